"""A case study is begun with its checklist, and signed off only as it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from smpdesk.errors import UserError
from smpdesk.models import edits
from smpdesk.models.case_studies import (
    add_case_study,
    add_checklist,
    change_case_study,
    sign_off_case_study,
    take_sign_off_back,
)
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Assessment, CaseCheck, CaseStudy


@pytest.fixture
def case(tmp_path: Path) -> CaseStudy:
    return CaseStudy(assessment=1, heading="A safe home", text="It was cold.")


@pytest.fixture
def file(tmp_path: Path):  # type: ignore[no-untyped-def]
    with PartnershipFile.create(tmp_path / "a.smp", "Safer Testborough") as made:
        edits.add(made, Assessment(name="2018-19", data_start="2017-11"))
        yield made


def signed(file: PartnershipFile, case: CaseStudy) -> CaseStudy:
    made = add_case_study(file, case)
    for check in file.all(CaseCheck, case_study=made.id):
        edits.change(file, check, met=True)
    return sign_off_case_study(file, made, "Community safety manager", "2018-02-23")


def test_a_new_case_study_brings_its_checklist_in_the_same_edit(
    file: PartnershipFile, case: CaseStudy
) -> None:
    made = add_case_study(file, case)
    assert len(file.all(CaseCheck, case_study=made.id)) == 6
    file.undo()
    assert file.all(CaseStudy) == []
    assert file.all(CaseCheck) == []


def test_a_checklist_is_added_where_there_is_none_and_only_once(
    file: PartnershipFile, case: CaseStudy
) -> None:
    made = edits.add(file, case)
    add_checklist(file, made)
    add_checklist(file, made)
    assert len(file.all(CaseCheck, case_study=made.id)) == 6


def test_a_sign_off_has_a_post_and_a_day(file: PartnershipFile, case: CaseStudy) -> None:
    done = signed(file, case)
    assert (done.signed_off_by, done.signed_off_on) == ("Community safety manager", "2018-02-23")


@pytest.mark.parametrize("post", ["", "  "])
def test_nobody_can_t_sign_off(file: PartnershipFile, case: CaseStudy, post: str) -> None:
    made = add_case_study(file, case)
    with pytest.raises(UserError, match="A sign-off needs a name"):
        sign_off_case_study(file, made, post)


def test_without_a_checklist_nothing_is_signed_off(file: PartnershipFile, case: CaseStudy) -> None:
    made = edits.add(file, case)
    with pytest.raises(UserError, match="its checklist is not met"):
        sign_off_case_study(file, made, "Manager")


@pytest.mark.parametrize("field", ["heading", "text", "achieved"])
def test_rewriting_what_readers_see_takes_the_sign_off_back_in_the_same_edit(
    file: PartnershipFile, case: CaseStudy, field: str
) -> None:
    done = signed(file, case)
    after = change_case_study(file, done, **{field: "Told anew."})
    assert (after.signed_off_by, after.signed_off_on) == ("", None)
    file.undo()
    now = file.get(CaseStudy, done.id)
    assert (now.signed_off_on, getattr(now, field)) == ("2018-02-23", getattr(done, field))


def test_other_changes_leave_the_sign_off(file: PartnershipFile, case: CaseStudy) -> None:
    done = signed(file, case)
    assert change_case_study(file, done, agency="Golding Homes").signed_off_on == "2018-02-23"
    assert change_case_study(file, done, text=done.text).signed_off_on == "2018-02-23"


def test_a_sign_off_is_taken_back(file: PartnershipFile, case: CaseStudy) -> None:
    assert take_sign_off_back(file, signed(file, case)).signed_off_on is None
