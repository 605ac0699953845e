"""Case studies with their checklist: begun, rewritten, signed off and taken back, as edits."""

from __future__ import annotations

import tomllib
from typing import Any

from smpdesk.errors import UserError
from smpdesk.models.document.clock import today
from smpdesk.models.document.writer import Writer
from smpdesk.models.edits import change
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import CaseCheck, CaseStudy
from smpdesk.places import resource

TOLD = ("heading", "text", "achieved")
"""The fields that readers see: rewriting one of them takes the sign-off back."""


def add_case_study(file: PartnershipFile, case: CaseStudy) -> CaseStudy:
    """Begin a case study with the checklist that it has to pass."""
    with file.edit(f"Add case study: {case.title()}") as writer:
        made = writer.insert(case)
        _put_checks(writer, made)
        return made


def add_checklist(file: PartnershipFile, case: CaseStudy) -> None:
    """Give the checklist to a case study that has none."""
    if not file.all(CaseCheck, case_study=case.id):
        with file.edit(f"Add the checklist of case study: {case.title()}") as writer:
            _put_checks(writer, case)


def change_case_study(file: PartnershipFile, case: CaseStudy, **fields: Any) -> CaseStudy:
    """Change fields of a case study; what readers see takes the sign-off back, in the same edit."""
    now = file.get(CaseStudy, case.id)
    rewritten = any(name in TOLD and getattr(now, name) != new for name, new in fields.items())
    if not (rewritten and now.signed_off_on):
        return change(file, case, **fields)
    with file.edit(f"Rewrite case study, taking its sign-off back: {now.title()}") as writer:
        return writer.update(now, **fields, signed_off_by="", signed_off_on=None)


def sign_off_case_study(
    file: PartnershipFile, case: CaseStudy, by: str, on: str | None = None
) -> CaseStudy:
    """Sign a case study off for publication: ``by`` a post, today or on the ISO date given.

    Raises ``UserError`` without a post, without a checklist, or while a check is not met.
    """
    if not by.strip():
        raise UserError("A sign-off needs a name: write the post that gives it.")
    checks = file.all(CaseCheck, case_study=case.id)
    unmet = [check.question for check in checks if not check.met]
    if not checks or unmet:
        first = f" The first is: {unmet[0]}." if unmet else ""
        count = f"{len(unmet)} of its checks" if unmet else "its checklist"
        verb = "is" if len(unmet) <= 1 else "are"
        raise UserError(f"“{case.title()}” can't be signed off yet: {count} {verb} not met.{first}")
    with file.edit(f"Sign off case study: {case.title()}") as writer:
        return writer.update(case, signed_off_by=by.strip(), signed_off_on=on or today())


def take_sign_off_back(file: PartnershipFile, case: CaseStudy) -> CaseStudy:
    """Take a sign-off back; the case study leaves the public edition."""
    with file.edit(f"Take back the sign-off of case study: {case.title()}") as writer:
        return writer.update(case, signed_off_by="", signed_off_on=None)


def _put_checks(writer: Writer, case: CaseStudy) -> None:
    text = resource("checklists", "case-studies.toml").read_text("utf-8")
    for position, point in enumerate(tomllib.loads(text)["point"]):
        question = str(point["question"])
        writer.insert(CaseCheck(case_study=case.id, question=question, position=position))
