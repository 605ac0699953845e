"""A year is set up in one step, and taken back in one."""

from __future__ import annotations

from pathlib import Path

import pytest

from smpdesk.models.checklists import statutory_checklist
from smpdesk.models.edits import add
from smpdesk.models.officers_year import (
    USUAL_IMPLICATIONS,
    mark_done,
    set_up_checklist,
    set_up_implications,
    set_up_year,
)
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Assessment, Implication, Milestone, StatutoryPoint


@pytest.fixture
def file(tmp_path: Path) -> PartnershipFile:
    return PartnershipFile.create(tmp_path / "P.smp", "Partnership", user="Officer")


@pytest.fixture
def assessment(file: PartnershipFile) -> Assessment:
    return add(file, Assessment(name="2018-19", data_start="2016-11"))


def test_a_usual_year_follows_from_the_end_of_the_data_year(
    file: PartnershipFile, assessment: Assessment
) -> None:
    set_up_year(file, assessment)
    due = {mark.name: mark.due for mark in file.all(Milestone)}
    assert due["Data year closes"] == "2017-10-31"
    assert due["Partnership agrees"] == "2018-02-15"
    assert due["Plan begins"] == "2018-04-01"
    assert due["Quarter 4 progress"] == "2019-04-14"


def test_each_setting_up_is_one_step_back(file: PartnershipFile, assessment: Assessment) -> None:
    for set_up, kind, count in (
        (set_up_year, Milestone, 12),
        (set_up_checklist, StatutoryPoint, len(statutory_checklist())),
        (set_up_implications, Implication, len(USUAL_IMPLICATIONS)),
    ):
        set_up(file, assessment)
        assert len(file.all(kind)) == count
        file.undo()
        assert file.all(kind) == []


def test_a_milestone_is_marked_done_and_not_done(
    file: PartnershipFile, assessment: Assessment
) -> None:
    mark = add(file, Milestone(assessment=assessment.id, name="Committee", due="2018-03-20"))
    mark_done(file, mark, "2018-03-20")
    assert file.all(Milestone)[0].done_on == "2018-03-20"
    edit = file.next_undo()
    assert edit is not None
    assert edit.title == "Done: Committee"
    mark_done(file, mark, None)
    assert file.all(Milestone)[0].done_on is None
