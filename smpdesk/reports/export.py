"""A document of the partnership file, built and written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from smpdesk.errors import UserError
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.reports.documents.action_papers import (
    action_plan,
    performance_summary,
    progress_update,
)
from smpdesk.reports.documents.committee_report import committee_report
from smpdesk.reports.documents.data import data
from smpdesk.reports.documents.plan_refresh import plan_refresh
from smpdesk.reports.documents.short_papers import case_study_booklet, summary
from smpdesk.reports.documents.strategic_assessment import strategic_assessment
from smpdesk.reports.documents.three_year_plan import three_year_plan
from smpdesk.reports.edition import public_edition
from smpdesk.reports.matter import Matter, matter_of
from smpdesk.reports.tree import Document, Edition

BUILDERS: dict[str, Callable[[Matter], Document]] = {
    "strategic-assessment": strategic_assessment,
    "plan-refresh": plan_refresh,
    "three-year-plan": three_year_plan,
    "committee-report": committee_report,
    "action-plan": action_plan,
    "performance-summary": performance_summary,
    "progress-update": progress_update,
    "case-studies": case_study_booklet,
    "summary": summary,
    "data": data,
}
"""Every document, by the name that the command line uses."""


def build_document(
    file: PartnershipFile,
    name: str,
    edition: Edition = "public",
    assessment: str | None = None,
    date: dt.date | None = None,
) -> Document:
    """The tree of a document; the public edition holds nothing that is restricted.

    Raises ``UserError`` when the document or the assessment does not exist.
    """
    if name not in BUILDERS:
        raise UserError(f"There is no document “{name}”. There are: {', '.join(BUILDERS)}.")
    day = date or dt.date.today()  # noqa: DTZ011 - the officer's own day is meant
    document = BUILDERS[name](matter_of(file, assessment, edition, day))
    return public_edition(document) if edition == "public" else document


def export_document(
    file: PartnershipFile,
    name: str,
    out: Path,
    edition: Edition = "public",
    assessment: str | None = None,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    date: dt.date | None = None,
) -> None:
    """Write a document of the file to ``out``, whose suffix picks the format."""
    from smpdesk.reports.write import write

    write(build_document(file, name, edition, assessment, date), out, progress, cancelled)
