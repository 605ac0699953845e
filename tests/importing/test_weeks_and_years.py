"""Weeks by their numbers, and months whose year nothing says."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from smpdesk.importing.plans.plan import Plan
from smpdesk.importing.words.wording import label_of
from tests.importing.conftest import Rows, told

Make = Callable[..., Plan]
CALLS = {("Calls", "Dover", "2023-02", 1): 11, ("Calls", "Dover", "2023-03", 1): 9}


@pytest.mark.parametrize(
    "rows",
    [
        [["Week", "District", "Calls"], ["2023-W05", "Dover", 5], ["2023-W06", "Dover", 6],
         ["2023-W10", "Dover", 9]],
        [["Year", "Week", "District", "Calls"], [2023, 5, "Dover", 5], [2023, 6, "Dover", 6],
         [2023, 10, "Dover", 9]],
        [["Week no.", "Year", "District", "Calls"], [5, 2023, "Dover", 5], [6, 2023, "Dover", 6],
         [10, 2023, "Dover", 9]],
        [["Calls", "Wk 5 2023", "Wk 6 2023", "Wk 10 2023"], ["Dover", 5, 6, 9]],
        [["Calls, 2023"], ["District", "Week 5", "Week 6", "Week 10"], ["Dover", 5, 6, 9]],
    ],
    ids=["ISO weeks", "year and week", "week numbers", "columns", "columns beneath a year"],
)  # fmt: skip
def test_weeks_are_added_up_to_the_months_of_their_thursdays(extract_of: Make, rows: Rows) -> None:
    plan = extract_of(rows)
    assert told(plan) == CALLS
    assert any("Thursday" in finding.message for finding in plan.findings)


MONTHS = [["Burglary", "Apr", "May"], ["Dover", 5, 6], ["Swale", 7, 8]]


def test_the_year_of_months_is_asked_when_nothing_says_it(extract_of: Make) -> None:
    plan = extract_of(MONTHS)
    assert [question.id for question in plan.questions] == ["year@1.1"]
    assert not plan.observations
    dated = plan.decided("year@1.1", "2023/24")
    assert told(dated)["Burglary", "Swale", "2023-05", 1] == 8


def test_the_year_of_months_in_rows_is_asked(extract_of: Make) -> None:
    rows = [["Month", "Burglary", "Robbery"], ["Apr", 5, 6], ["May", 7, 8]]
    plan = extract_of(rows, "Dover.csv", decisions={"year@1.1": "2023"})
    assert told(plan)["Robbery", "Dover", "2023-05", 1] == 8


def test_a_column_headed_by_an_area_is_of_it(extract_of: Make) -> None:
    rows = [["Offence", "Kent"], ["Burglary", 20], ["Robbery", 300]]
    plan = extract_of(rows, decisions={"period@1.1": "2023"})
    assert told(plan)["Robbery", "Kent", "2023-01", 12] == 300


QUARTERS: Rows = [
    ["Financial Year", "Financial Quarter", "District", "Burglary"],
    ["2022/23", 1, "Dover", 5],
    ["2022/23", 2, "Dover", 6],
    ["2022/23", 4, "Dover", 7],
]


@pytest.mark.parametrize(
    ("rows", "name"), [({"Crime": QUARTERS}, "crime.xlsx"), (QUARTERS, "crime.csv")]
)
def test_a_financial_quarter_may_stand_as_a_number(
    extract_of: Make, rows: object, name: str
) -> None:
    assert told(extract_of(rows, name)) == {
        ("Burglary", "Dover", "2022-04", 3): 5,
        ("Burglary", "Dover", "2022-07", 3): 6,
        ("Burglary", "Dover", "2023-01", 3): 7,
    }


@pytest.mark.parametrize("cell", [1, 1.0, "1"])
def test_a_number_cell_is_a_label_as_it_is_shown(cell: float | str) -> None:
    assert label_of(cell) == ("1", 0)
