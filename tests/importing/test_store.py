"""A plan carried out: stored in one edit, replaced by a later one, undone as a whole."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from smpdesk.importing import plan_extract
from smpdesk.importing.plans.plan import Plan
from smpdesk.importing.storing.store import Stored, known_from, store_plan
from smpdesk.models.partnership_file import PartnershipFile
from tests.importing.conftest import DATA

EXTRACTS = DATA / "extracts"
MAIDSTONE = EXTRACTS / "recorded-crime-maidstone-oct-2016.xlsx"
VIOLENT = EXTRACTS / "violent-crime-districts-oct-2016.csv"


@pytest.fixture
def file(tmp_path: Path) -> Iterator[PartnershipFile]:
    with PartnershipFile.create(tmp_path / "test.smp", "Test") as opened:
        yield opened


def bring(file: PartnershipFile, path: Path, **decisions: object) -> tuple[Plan, Stored]:
    plan = plan_extract(path, known_from(file))
    for question, answer in decisions.items():
        plan = plan.decided(question, answer)
    return plan, store_plan(file, plan)


def table(path: Path, *rows: str) -> Path:
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def values(file: PartnershipFile) -> dict[tuple[str, str, str], Any]:
    rows = file.rows("SELECT measure, area, start, value FROM current_observation")
    return {(r["measure"], r["area"], r["start"]): r["value"] for r in rows}


def test_figures_are_stored_with_their_sheet_and_cell(file: PartnershipFile) -> None:
    _, stored = bring(file, MAIDSTONE)
    assert (stored.new, stored.replaced, stored.unchanged) == (66, 0, 0)
    (row,) = file.rows(
        "SELECT value, sheet, cell, extract FROM current_observation "
        "WHERE measure = 'Robbery' AND start = '2016-10'"
    )
    assert row == {"value": 6, "sheet": "Maidstone", "cell": "B8", "extract": MAIDSTONE.name}


def test_measures_keep_their_parents_and_order(file: PartnershipFile) -> None:
    bring(file, MAIDSTONE)
    rows = file.rows(
        "SELECT m.name, p.name AS parent FROM measure m LEFT JOIN measure p ON p.id = m.parent "
        "ORDER BY m.position"
    )
    assert rows[0]["name"] == "Victim based crime"
    assert {r["name"]: r["parent"] for r in rows}["Robbery"] == "Violent Crime"


def test_a_new_district_brings_its_populations(file: PartnershipFile) -> None:
    bring(file, MAIDSTONE)
    rows = file.rows("SELECT year, persons FROM population ORDER BY year")
    assert (rows[0]["year"], rows[-1]["year"], len(rows)) == (2011, 2023, 13)


def test_divisions_have_their_districts(file: PartnershipFile) -> None:
    bring(file, VIOLENT)
    rows = file.rows(
        "SELECT d.name FROM area_member m JOIN area a ON a.id = m.area "
        "JOIN area d ON d.id = m.member WHERE a.name = 'North Division' ORDER BY d.name"
    )
    assert [row["name"] for row in rows] == ["Dartford", "Gravesham", "Medway", "Swale"]


def test_the_same_fact_in_another_extract_is_unchanged(file: PartnershipFile) -> None:
    bring(file, MAIDSTONE)
    _, stored = bring(file, VIOLENT)
    assert (stored.new, stored.replaced, stored.unchanged) == (48, 0, 3)


def test_the_same_extract_twice_changes_nothing_and_is_known_again(file: PartnershipFile) -> None:
    bring(file, MAIDSTONE)
    plan, stored = bring(file, MAIDSTONE)
    assert plan.before == MAIDSTONE.name
    assert stored == Stored(0, 0, 0, 66)
    assert len(file.history()) == 1


def test_a_revised_month_replaces_and_never_adds(file: PartnershipFile, tmp_path: Path) -> None:
    head = "District,Oct 2016,Nov 2016"
    bring(file, table(tmp_path / "burglary.csv", head, "Dover,5,6", "Swale,7,8"))
    path = table(tmp_path / "burglary.csv", head, "Dover,5,9", "Swale,7,8")
    plan = plan_extract(path, known_from(file))
    (change,) = plan.as_json()["replaced"]
    assert (change["area"], change["old"], change["new"]) == ("Dover", 6, 9)
    assert store_plan(file, plan).replaced == 1
    assert values(file)["Burglary", "Dover", "2016-11"] == 9
    assert len(values(file)) == 4


def test_undo_takes_the_import_back_and_puts_back_what_it_replaced(
    file: PartnershipFile, tmp_path: Path
) -> None:
    head = "District,Oct 2016,Nov 2016"
    bring(file, table(tmp_path / "burglary.csv", head, "Dover,5,6", "Swale,7,8"))
    before = values(file)
    bring(file, table(tmp_path / "burglary.csv", head, "Dover,5,9", "Swale,7,8"))
    file.undo()
    assert values(file) == before
    file.redo()
    assert values(file)["Burglary", "Dover", "2016-11"] == 9


def test_next_months_extract_of_the_same_kind_needs_no_question(
    file: PartnershipFile, tmp_path: Path
) -> None:
    october = table(tmp_path / "stats oct 2016.csv", "District,Count", "Dover,5", "Swale,7")
    plan = plan_extract(october, known_from(file))
    assert {q.id for q in plan.questions if not q.answered} == {"measure@1.1", "period@1.1"}
    plan = plan.decided("measure@1.1", "Burglary")
    store_plan(file, plan)
    november = table(tmp_path / "stats nov 2016.csv", "District,Count", "Dover,6", "Swale,8")
    again = plan_extract(november, known_from(file))
    assert again.remembered
    assert [q for q in again.questions if not q.answered] == []
    store_plan(file, again)
    assert values(file)["Burglary", "Dover", "2016-11"] == 6


def test_extracts_that_differ_only_in_what_they_count_are_not_of_one_kind(
    file: PartnershipFile, tmp_path: Path
) -> None:
    rows = ("District,Oct 2016", "Dover,5", "Swale,7")
    bring(file, table(tmp_path / "burglary.csv", *rows))
    plan, _ = bring(file, table(tmp_path / "robbery.csv", *rows))
    assert not plan.remembered
    assert {measure for measure, _, _ in values(file)} == {"Burglary", "Robbery"}


def test_a_name_accepted_once_is_known_from_then_on(file: PartnershipFile, tmp_path: Path) -> None:
    rows = ("District,Oct 2016", "Tonbridge and M,5", "Swale,7")
    plan, _ = bring(file, table(tmp_path / "burglary.csv", *rows))
    assert any(q.id.startswith("name@") for q in plan.questions)
    later, _ = bring(file, table(tmp_path / "robbery.csv", *rows))
    assert not any(q.id.startswith("name@") for q in later.questions)


def test_suppressed_missing_and_nought_stay_apart(file: PartnershipFile, tmp_path: Path) -> None:
    bring(file, table(tmp_path / "burglary.csv", "District,Oct 2016,Nov 2016",
                      "Dover,*,n/a", "Swale,0,5 [p]"))  # fmt: skip
    rows = file.rows("SELECT value, status FROM current_observation ORDER BY id")
    assert [(row["value"], row["status"]) for row in rows] == [
        (None, "suppressed"), (None, "missing"), (0, "value"), (5, "provisional"),
    ]  # fmt: skip


def test_street_level_files_are_stored_by_district_and_ward(file: PartnershipFile) -> None:
    plan, stored = bring(file, DATA / "importing" / "street-cut.zip")
    assert stored.new == len(plan.observations)
    (row,) = file.rows("SELECT sum(value) AS n FROM current_observation WHERE area_kind != 'ward'")
    assert row["n"] == 263 + 231 + 279
    (ward,) = file.rows("SELECT p.name FROM area w JOIN area p ON p.id = w.parent "
                        "WHERE w.kind = 'ward' AND p.name = 'Maidstone' LIMIT 1")  # fmt: skip
    assert ward["name"] == "Maidstone"


def test_a_plan_writes_nothing(file: PartnershipFile) -> None:
    before = file.path.read_bytes()
    plan_extract(MAIDSTONE, known_from(file))
    assert file.path.read_bytes() == before


def test_a_moved_extract_is_still_the_same(file: PartnershipFile, tmp_path: Path) -> None:
    bring(file, MAIDSTONE)
    copy = tmp_path / "renamed.xlsx"
    shutil.copy(MAIDSTONE, copy)
    assert plan_extract(copy, known_from(file)).before == MAIDSTONE.name


def test_a_single_new_month_is_compared_with_those_that_the_file_holds(
    file: PartnershipFile, tmp_path: Path
) -> None:
    def months(path: Path, *which: tuple[str, int]) -> Path:
        types = ("Burglary", "Robbery", "Shoplifting", "Drugs", "Vehicle crime")
        rows = [
            f"{month},{area},{kind},{size * share // 100}"
            for month, share in which
            for area in ("Maidstone", "Ashford")
            for size, kind in enumerate(types, start=40)
        ]
        return table(path, "Month,District,Crime type,Count", *rows)

    held = [(f"2018-{month:02d}", 100) for month in range(5, 11)]
    bring(file, months(tmp_path / "so far.csv", *held))
    plan = plan_extract(months(tmp_path / "november.csv", ("2018-11", 45)), known_from(file))
    (finding,) = [f for f in plan.findings if f.kind == "incomplete"]
    assert "November 2018 looks incomplete for Kent: 5 of 5 measures" in finding.message
    plan = plan_extract(months(tmp_path / "whole.csv", ("2018-11", 95)), known_from(file))
    assert not [f for f in plan.findings if f.kind == "incomplete"]
