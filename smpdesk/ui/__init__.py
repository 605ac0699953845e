"""The window."""

from smpdesk.ui.program.immortal import keep_constants
from smpdesk.ui.program.unread import leave_sources_unread

keep_constants()
leave_sources_unread()
