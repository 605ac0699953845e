"""The window."""

from smpdesk.ui.immortal import keep_constants
from smpdesk.ui.unread import leave_sources_unread

keep_constants()
leave_sources_unread()
