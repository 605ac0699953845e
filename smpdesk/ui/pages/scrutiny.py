"""Scrutiny and money: meetings, recommendations, implications, bids and funds."""

from __future__ import annotations

from smpdesk.ui.page import Page
from smpdesk.ui.parts import PartsPage
from smpdesk.ui.scrutiny.grants import Bids, Funds
from smpdesk.ui.scrutiny.implications import Implications
from smpdesk.ui.scrutiny.meetings import Meetings
from smpdesk.ui.scrutiny.recommendations import Recommendations


class ScrutinyPage(PartsPage):
    """What the committee asks for, what its papers imply, and what became of the grants."""

    title = "Scrutiny"
    icon = "scrutiny"
    shortcut = "Ctrl+8"
    parts_name = "Part of the page"

    def make_parts(self) -> dict[str, Page]:
        """The parts in the order of a meeting's life, then the money."""
        return {
            "recommendations": Recommendations(self.desk),
            "meetings": Meetings(self.desk),
            "implications": Implications(self.desk),
            "bids": Bids(self.desk),
            "funds": Funds(self.desk),
        }
