"""The pages, in the order of the rail: a new page is one more line here."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from smpdesk.ui.desk import Desk
    from smpdesk.ui.page import Page


@dataclass(frozen=True)
class PageEntry:
    """A page as the rail knows it; its module is imported when it is first seen.

    ``page`` names the class, such as ``home.HomePage`` in this package.
    """

    page: str
    title: str
    icon: str
    shortcut: str

    def page_class(self) -> type[Page]:
        """The page's class."""
        module, name = self.page.split(".")
        return cast("type[Page]", getattr(import_module(f"smpdesk.ui.pages.{module}"), name))

    def make(self, desk: Desk) -> Page:
        """The page, on a desk."""
        return self.page_class()(desk)


PAGES: tuple[PageEntry, ...] = (
    PageEntry("home.HomePage", "Home", "home", "Ctrl+1"),
    PageEntry("data.DataPage", "Data", "data", "Ctrl+2"),
    PageEntry("charts.ChartsPage", "Charts", "charts", "Ctrl+3"),
    PageEntry("assessment.AssessmentPage", "Assessment", "assessment", "Ctrl+4"),
    PageEntry("priorities.PrioritiesPage", "Priorities", "priorities", "Ctrl+5"),
    PageEntry("action_plan.ActionPlanPage", "Action plan", "plan", "Ctrl+6"),
    PageEntry("case_studies.CaseStudiesPage", "Case studies", "cases", "Ctrl+7"),
    PageEntry("scrutiny.ScrutinyPage", "Scrutiny", "scrutiny", "Ctrl+8"),
    PageEntry("documents.DocumentsPage", "Documents", "documents", "Ctrl+9"),
    PageEntry("partnership.PartnershipPage", "Partnership", "partnership", "Ctrl+Shift+P"),
)


@cache
def get_ready() -> None:
    """Import the modules of all pages, and what they work with, ahead of their being seen."""
    from smpdesk.analysis.identifying_words import rules

    for entry in PAGES:
        entry.page_class()
    views = ("chart_view", "several_view", "trend_view", "areas_view", "wards_view")
    for module in (*(f"smpdesk.ui.charts.{view}" for view in views), "markdown_it"):
        import_module(module)
    rules()
