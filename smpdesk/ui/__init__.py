"""The window."""

from smpdesk.ui.immortal import keep_constants

keep_constants()
