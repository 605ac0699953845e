"""What is said on the page of charts where there is nothing to chart."""

from __future__ import annotations

from collections.abc import Callable

from smpdesk.ui.widgets.card import Card
from smpdesk.ui.widgets.empty import EmptyState


class NothingCharted(Card):
    """Says why there is no chart, and leads to where there is one."""

    def __init__(self) -> None:
        super().__init__()
        self.empty = EmptyState("charts")
        self.add(self.empty, 1)

    def say_no_figures(self, begin_import: Callable[[], object]) -> None:
        """The file has no figures by month at all."""
        self.empty.say(
            "No monthly figures yet",
            "A control chart needs figures by month. Import an extract, or drop one anywhere "
            "on this window.",
            "Import extracts…",
            begin_import,
        )

    def say_not_monthly(self, measure: str, show_overview: Callable[[], object]) -> None:
        """There are such figures, but none of this measure."""
        self.empty.say(
            "No figures by month",
            f"The file has no figures of {measure} by month. "
            "Choose another measure, or look at areas and wards.",
            "Show the overview",
            show_overview,
        )
