"""The window."""

from smpdesk.ui.keep_none import keep_none

keep_none()
