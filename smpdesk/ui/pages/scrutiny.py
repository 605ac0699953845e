"""Scrutiny and money: meetings, recommendations, implications, bids and funds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

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

    parts: ClassVar[Mapping[str, type[Page]]] = {
        "recommendations": Recommendations,
        "meetings": Meetings,
        "implications": Implications,
        "bids": Bids,
        "funds": Funds,
    }
