"""The importer's memory: told in words, changed, forgotten, undone; and what it doesn't keep."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from smpdesk.importing import plan_extract
from smpdesk.importing.plans.corrections import LEFT_OUT, cell_question
from smpdesk.importing.plans.plan import Plan
from smpdesk.importing.plans.remembered import change_answer, forget_answer, forget_kind, remembered
from smpdesk.importing.plans.summary import summary
from smpdesk.importing.storing.store import known_from, store_plan, take_back
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Extract, ImportMemory, Measure, Observation


@pytest.fixture
def file(tmp_path: Path) -> Iterator[PartnershipFile]:
    with PartnershipFile.create(tmp_path / "test.smp", "Test") as opened:
        yield opened


@pytest.fixture
def extract(tmp_path: Path) -> Path:
    path = tmp_path / "counts.csv"
    path.write_text("Area,Oct 2016,Change\nMaidstone,7,1\nSwale,9,2\n", encoding="utf-8")
    return path


def planned(file: PartnershipFile, extract: Path) -> Plan:
    return plan_extract(extract, known_from(file))


@pytest.fixture
def memory(file: PartnershipFile, extract: Path) -> ImportMemory:
    plan = planned(file, extract).decided("measure@1.1", "Robbery")
    store_plan(file, plan.decided("column@1.1/change", "ignored"))
    return file.all(ImportMemory)[0]


def test_answers_are_told_in_words(file: PartnershipFile, memory: ImportMemory) -> None:
    told = {(r.asks, r.says) for r in remembered(file, memory)}
    assert ("What do its figures count?", "Robbery") in told
    assert ("What does the column “change” hold?", "Not needed") in told


def test_a_changed_answer_is_used_for_the_next_extract(
    file: PartnershipFile, memory: ImportMemory, extract: Path
) -> None:
    change_answer(file, memory, "measure@1.1", "Burglary")
    assert {m.name for m in planned(file, extract).measures} == {"Burglary"}
    file.undo()
    assert {m.name for m in planned(file, extract).measures} == {"Robbery"}


def test_a_forgotten_answer_is_asked_again(
    file: PartnershipFile, memory: ImportMemory, extract: Path
) -> None:
    forget_answer(file, memory, "measure@1.1")
    questions = {q.id: q.answered for q in planned(file, extract).questions}
    assert questions["measure@1.1"] is False


def test_forgetting_the_last_answer_forgets_the_kind(
    file: PartnershipFile, memory: ImportMemory
) -> None:
    for each in remembered(file, memory):
        forget_answer(file, memory, each.question)
    assert file.all(ImportMemory) == []


def test_a_forgotten_kind_comes_back_by_undo(file: PartnershipFile, memory: ImportMemory) -> None:
    forget_kind(file, memory)
    assert file.all(ImportMemory) == []
    file.undo()
    assert file.all(ImportMemory) == [memory]


def test_what_is_said_of_one_cell_holds_for_this_file_alone(
    file: PartnershipFile, extract: Path
) -> None:
    plan = planned(file, extract).decided("measure@1.1", "Robbery")
    sheet = plan.tables[0].sheet
    plan = plan.decided(cell_question(sheet, "B2"), LEFT_OUT)
    plan = plan.decided(cell_question(sheet, "B3"), "*")
    assert [(o.cell, o.value, o.status) for o in plan.observations] == [("B3", None, "suppressed")]
    assert plan.tables[0].taken["B2"] == "left out"
    store_plan(file, plan)
    kept = json.loads(file.all(ImportMemory)[0].decisions)
    assert not any(question.startswith("cell@") for question in kept)


def test_one_cell_can_be_read_as_another_figure(file: PartnershipFile, extract: Path) -> None:
    plan = planned(file, extract).decided("measure@1.1", "Robbery")
    plan = plan.decided(cell_question(plan.tables[0].sheet, "B3"), "19")
    assert {o.cell: o.value for o in plan.observations} == {"B2": 7, "B3": 19}


def test_an_import_is_taken_back_with_its_measures_right_after_it(
    file: PartnershipFile, memory: ImportMemory
) -> None:
    take_back(file, file.all(Extract)[0])
    assert (file.all(Extract), file.all(Observation), file.all(Measure)) == ([], [], [])
    file.redo()
    assert len(file.all(Observation)) == 2


def test_an_earlier_import_is_taken_back_by_an_edit_that_undo_takes_back(
    file: PartnershipFile, memory: ImportMemory
) -> None:
    forget_kind(file, memory)
    take_back(file, file.all(Extract)[0])
    assert file.all(Observation) == []
    assert file.all(Measure) != []
    file.undo()
    assert len(file.all(Observation)) == 2


def test_a_corrected_column_is_remembered_for_next_month(
    file: PartnershipFile, memory: ImportMemory, tmp_path: Path
) -> None:
    later = tmp_path / "November" / "counts.csv"
    later.parent.mkdir()
    later.write_text("Area,Nov 2016,Change\nMaidstone,8,1\nSwale,4,-5\n", encoding="utf-8")
    plan = planned(file, later)
    assert plan.remembered
    assert plan.tables[0].columns["column@1.1/change"] == "ignored"


@pytest.mark.parametrize(
    ("months", "question", "answer"),
    [("Counts", "period@1.1", "October 2016"), ("Oct", "year@1.1", "2016")],
)
def test_the_time_of_figures_is_asked_anew_unless_the_files_name_says_it(
    file: PartnershipFile, tmp_path: Path, months: str, question: str, answer: str
) -> None:
    path = tmp_path / "counts.csv"
    path.write_text(f"Area,{months}\nMaidstone,7\nSwale,9\n", encoding="utf-8")
    plan = planned(file, path).decided("measure@1.1", "Robbery").decided(question, answer)
    store_plan(file, plan)
    assert len(file.all(Observation)) == 2
    path.write_text(f"Area,{months}\nMaidstone,8\nSwale,4\n", encoding="utf-8")
    later = planned(file, path)
    assert question in {q.id for q in later.questions if not q.answered}
    assert not later.observations


def test_columns_that_change_places_are_of_the_same_kind(
    file: PartnershipFile, memory: ImportMemory, tmp_path: Path
) -> None:
    later = tmp_path / "November" / "counts.csv"
    later.parent.mkdir()
    later.write_text("Change,Area,Nov 2016\n1,Maidstone,8\n-5,Swale,4\n", encoding="utf-8")
    plan = planned(file, later)
    assert plan.remembered
    assert all(question.answered for question in plan.questions)


def test_a_summary_tells_what_was_remembered_and_what_was_imported_before(
    file: PartnershipFile, memory: ImportMemory, extract: Path
) -> None:
    told = summary(planned(file, extract))
    assert "remembered: What do the figures count? Robbery" in told
    assert "imported before, as counts.csv" in told


def test_fractions_are_told_in_words_and_the_month_of_figures_to_date_is_asked_anew(
    file: PartnershipFile, tmp_path: Path
) -> None:
    path = tmp_path / "Dover.csv"
    path.write_text(
        "Offence,YTD 2021/22,YTD 2022/23,% detected\nBurglary,3,4,0.12\nRobbery,5,6,0.5\n", "utf-8"
    )
    plan = planned(file, path)
    plan = plan.decided("until@1.1", "November").decided("fraction@1.1/% detected", False)
    store_plan(file, plan)
    (kept,) = file.all(ImportMemory)
    told = {each.asks: each.says for each in remembered(file, kept)}
    assert told["What are the figures under “% detected”?"] == "As they stand"
    assert not [asks for asks in told if "November" in told[asks]]
