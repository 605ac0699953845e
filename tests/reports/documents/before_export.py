"""What the window shows beside a paper: everything to look at before it leaves."""

from __future__ import annotations

import datetime as dt

from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.reports.before_export import Concern, concerns
from smpdesk.reports.export import build_document
from smpdesk.reports.matter import matter_of
from smpdesk.reports.tree import Edition


def before_export(
    file: PartnershipFile,
    name: str,
    edition: Edition = "public",
    assessment: str | None = None,
    date: dt.date | None = None,
) -> list[Concern]:
    """A paper built, and everything to look at in it, what stops it first."""
    document = build_document(file, name, edition, assessment, date)
    return concerns(matter_of(file, assessment, edition, document.date), name, document)
