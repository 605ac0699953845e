"""The six extracts of 2016, as published: what is stored, and what is only compared."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from smpdesk.importing.plans.plan import Plan
from tests.importing.conftest import DATA, planned, told

EXTRACTS = DATA / "extracts"
OCTOBER, YEAR, YEAR_BEFORE = ("2016-10", 1), ("2015-11", 12), ("2014-11", 12)


def cells(name: str) -> list[list[object]]:
    """The rows of an extract read with another library than ours."""
    path = EXTRACTS / name
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            return [list(row) for row in csv.reader(file)]
    from openpyxl import load_workbook

    return [list(row) for row in load_workbook(path).active.iter_rows(values_only=True)]


@pytest.fixture(scope="module")
def maidstone() -> Plan:
    return planned(EXTRACTS / "recorded-crime-maidstone-oct-2016.xlsx")


@pytest.fixture(scope="module")
def violent() -> Plan:
    return planned(EXTRACTS / "violent-crime-districts-oct-2016.csv")


@pytest.fixture(scope="module")
def asb() -> Plan:
    return planned(EXTRACTS / "asb-districts-oct-2016.xlsx")


@pytest.fixture(scope="module")
def rates() -> Plan:
    return planned(EXTRACTS / "crime-rates-kent-2016.xlsx")


@pytest.fixture(scope="module")
def cost() -> Plan:
    return planned(EXTRACTS / "iom-cost-of-crime-2016.xlsx")


@pytest.fixture(scope="module")
def peers() -> Plan:
    return planned(EXTRACTS / "most-similar-group-crime-rate-oct-2016.csv")


def test_maidstones_22_measures_have_three_periods_each(maidstone: Plan) -> None:
    expected = {
        (str(row[0]).removeprefix("- "), "Maidstone", *period): float(str(row[column]))
        for row in cells("recorded-crime-maidstone-oct-2016.xlsx")[3:25]
        for column, period in ((1, OCTOBER), (2, YEAR), (3, YEAR_BEFORE))
    }
    assert len(expected) == 66
    assert told(maidstone) == expected


def test_maidstone_is_known_from_the_title_and_is_the_district(maidstone: Plan) -> None:
    (area,) = maidstone.areas
    assert (area.name, area.kind, area.code) == ("Maidstone", "district", "E07000110")
    assert maidstone.questions == ()


def test_dashes_say_what_a_measure_is_part_of(maidstone: Plan) -> None:
    parents = {measure.name: measure.parent for measure in maidstone.measures}
    assert parents["Violence Against The Person"] == "Violent Crime"
    assert parents["Theft From Motor Vehicle"] == "Vehicle Crime"
    assert parents["Burglary Dwelling"] == ""


def test_changes_are_compared_and_not_stored(maidstone: Plan) -> None:
    (table,) = maidstone.tables
    assert [left.cells for left in table.left_out] == ["E2:E25", "F2:F25"]
    robbery = next(f for f in maidstone.findings if f.where == "Maidstone!F8")
    assert robbery.kind == "percent"
    assert "-12.6%" in robbery.message


def test_each_cell_is_coloured_by_what_it_was_taken_for(maidstone: Plan) -> None:
    taken = maidstone.tables[0].taken
    assert [taken[c] for c in ("A1", "A5", "B3", "B5", "E5", "A27")] == [
        "note", "measure", "period", "value", "derived", "note",
    ]  # fmt: skip


def test_districts_divisions_and_force_are_areas_of_their_own_kind(violent: Plan) -> None:
    kinds = {area.name: area.kind for area in violent.areas}
    assert kinds["Maidstone"] == "district"
    assert kinds["West Division"] == "division"
    assert kinds["Kent"] == "force"
    assert [m.name for m in violent.measures] == ["Violent Crime"]


def test_every_figure_of_the_districts_is_stored(violent: Plan) -> None:
    rows = [row for row in cells("violent-crime-districts-oct-2016.csv")[2:] if row[0]]
    names = {"Shepway": "Folkestone and Hythe", "Force": "Kent"}
    expected = {
        ("Violent Crime", names.get(str(row[0]), str(row[0])), *period): float(str(row[column]))
        for row in rows
        for column, period in ((1, OCTOBER), (2, YEAR), (3, YEAR_BEFORE))
    }
    assert told(violent) == expected


def test_a_division_is_the_group_of_the_rows_above_it(violent: Plan) -> None:
    names = {area.key: area.name for area in violent.areas}
    (west,) = (area for area in violent.areas if area.name == "West Division")
    assert [names[key] for key in west.members] == [
        "Maidstone", "Sevenoaks", "Tonbridge and Malling", "Tunbridge Wells",
    ]  # fmt: skip


def test_a_name_without_its_space_is_the_district(asb: Plan) -> None:
    figures = told(asb)
    assert figures["ASB", "Tonbridge and Malling", *YEAR] == 2326
    assert figures["ASB", "Folkestone and Hythe", *YEAR_BEFORE] == 2890


def test_what_only_the_sheets_name_says_is_asked_with_that_as_best_guess(asb: Plan) -> None:
    questions = {q.id: q.best for q in asb.questions}
    assert questions["measure@1.1"] == "ASB"
    assert questions["name@1.1/kent district"] == "E23000032"


def test_another_answer_gives_another_plan(asb: Plan) -> None:
    plan = asb.decided("measure@1.1", "Anti-social behaviour incidents")
    assert [m.name for m in plan.measures] == ["Anti-social behaviour incidents"]
    assert [m.name for m in asb.measures] == ["ASB"]


def test_counts_and_published_rates_are_measures_of_their_own(rates: Plan) -> None:
    assert {m.name: (m.unit, m.per) for m in rates.measures} == {
        "Total recorded crime": ("count", None),
        "Total recorded crime rate per 1,000 population": ("rate", 1000),
    }
    figures = told(rates)
    assert figures["Total recorded crime", "Maidstone", "2015-04", 12] == 9332
    rate = "Total recorded crime rate per 1,000 population"
    assert [figures[rate, "Maidstone", f"{year}-04", 12] for year in (2015, 2014, 2013)] == [
        58.0, 56.7, 59.0,
    ]  # fmt: skip


def test_a_partnership_over_two_districts_is_one_area_with_two_members(rates: Plan) -> None:
    (both,) = (area for area in rates.areas if area.kind == "combined")
    assert (both.name, both.members) == ("Dartford and Gravesham", ("E07000107", "E07000109"))


def test_county_total_and_force_are_not_districts(rates: Plan) -> None:
    kinds = {area.name: area.kind for area in rates.areas}
    assert (kinds["KCC Total"], kinds["Kent"], kinds["Medway"]) == ("county", "force", "district")


def test_last_years_total_is_pointed_out(rates: Plan) -> None:
    stale = next(f for f in rates.findings if f.where == "Rates!B15")
    assert "93,376" in stale.message


def test_merged_headers_and_pounds(cost: Plan) -> None:
    before = "Cost of Crime: 6 Months before joining IOM"
    after = "Cost of Crime: 6 Months After joining IOM"
    units = {m.name: m.unit for m in cost.measures}
    assert units == {before: "pounds", after: "pounds", "Number @ Nil Cost 6 Months After": "count"}
    figures = told(cost)
    assert figures[before, "East Division", "2016-01", 12] == 350_435
    assert figures[after, "West Division", "2016-01", 12] == 503_263


def test_a_plain_total_is_compared_and_not_stored(cost: Plan) -> None:
    assert {area.name for area in cost.areas} == {
        "East Division", "North Division", "West Division",
    }  # fmt: skip
    assert any(left.text == "Total" for left in cost.tables[0].left_out)


def test_peers_are_districts_and_their_average_is_not(peers: Plan) -> None:
    assert len(peers.areas) == 15
    assert all(area.kind == "district" and area.code for area in peers.areas)
    assert told(peers)["Crime rate per 1,000 population", "Maidstone", *YEAR] == 62.45


def test_a_period_said_by_the_file_name_alone_is_asked(peers: Plan) -> None:
    (question,) = peers.questions
    assert (question.id, question.best) == ("period@1.1", "file/12")
    month = peers.decided("period@1.1", "file/1")
    assert {(o.start, o.months) for o in month.observations} == {OCTOBER}


@pytest.mark.parametrize("path", sorted(EXTRACTS.glob("*-*.*")), ids=lambda path: path.stem)
def test_the_plan_is_plain_json(path: Path) -> None:
    import json

    plan = planned(path).as_json()
    assert json.loads(json.dumps(plan)) == plan
    assert plan["observations"]["new"] > 0
