"""The pages, in the order of the rail: a new page is one more line here."""

from __future__ import annotations

from smpdesk.ui.page import Page
from smpdesk.ui.pages.action_plan import ActionPlanPage
from smpdesk.ui.pages.assessment import AssessmentPage
from smpdesk.ui.pages.case_studies import CaseStudiesPage
from smpdesk.ui.pages.charts import ChartsPage
from smpdesk.ui.pages.data import DataPage
from smpdesk.ui.pages.documents import DocumentsPage
from smpdesk.ui.pages.home import HomePage
from smpdesk.ui.pages.partnership import PartnershipPage
from smpdesk.ui.pages.priorities import PrioritiesPage
from smpdesk.ui.pages.scrutiny import ScrutinyPage

PAGES: tuple[type[Page], ...] = (
    HomePage,
    DataPage,
    ChartsPage,
    AssessmentPage,
    PrioritiesPage,
    ActionPlanPage,
    CaseStudiesPage,
    ScrutinyPage,
    DocumentsPage,
    PartnershipPage,
)
