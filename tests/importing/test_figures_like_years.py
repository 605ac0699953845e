"""Figures that look like years, beside headings that are years."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from smpdesk.importing.plans.plan import Plan
from tests.importing.conftest import Rows, told

Make = Callable[..., Plan]


@pytest.mark.parametrize(
    "rows",
    [
        [["Force", "2021", "2022"], ["Kent", "1500", "1600"], ["Essex", "2000", "2001"]],
        [["Force", "2021", "2022"], ["Essex", "2000", "2001"], ["Kent", "1500", "1600"]],
        [["Force", "2021/22", "2022/23"], ["Essex", "2000", "1999"], ["Kent", "2010", "2011"]],
    ],
    ids=["below figures", "below years", "nothing but years"],
)
def test_a_row_of_figures_like_years_is_a_row(extract_of: Make, rows: Rows) -> None:
    plan = extract_of([["Burglary"], [], *rows])
    assert len(plan.tables) == 1
    assert len(plan.observations) == 4
    assert {area for _, area, _, _ in told(plan)} == {"Kent", "Essex"}


def test_different_headings_stand_over_figures_and_not_over_years(extract_of: Make) -> None:
    plan = extract_of(
        [["District", "Burglary", "Robbery"], ["Dover", "2001", "2002"], ["Swale", "2010", "19"]],
        name="2021-22.csv",
    )
    assert told(plan)["Burglary", "Dover", "2021-04", 12] == 2001
    assert told(plan)["Robbery", "Swale", "2021-04", 12] == 19


def test_years_under_a_heading_of_several_columns_are_headings(extract_of: Make) -> None:
    plan = extract_of(
        [
            ["", "Burglary", "", "Robbery", ""],
            ["District", "2021", "2022", "2021", "2022"],
            ["Dover", "5", "6", "7", "8"],
            ["Swale", "9", "10", "11", "12"],
        ]
    )
    assert told(plan)["Robbery", "Dover", "2022-01", 12] == 8


@pytest.mark.parametrize("corner", ["District", "Ward", "Robbery"])
def test_a_heading_right_below_figures_begins_another_table(extract_of: Make, corner: str) -> None:
    first = [["District", "2021", "2022"], ["Dover", "5", "6"], ["Swale", "7", "8"]]
    second = [[corner, "2021", "2022"], ["Dover", "1", "2"], ["Swale", "3", "4"]]
    plan = extract_of([*first, *second], decisions={"measure@1.1": "Burglary"})
    assert len(plan.tables) == 2


@pytest.mark.parametrize("first", ["2001", "n/a", "*"])
def test_a_single_first_figure_below_words_is_a_figure(extract_of: Make, first: str) -> None:
    rows = [["District", "Burglary"], ["Dover", first], ["Swale", "300"], ["Thanet", "150"]]
    plan = extract_of(rows, name="2021-22.csv")
    assert len(plan.observations) == 3
    assert {(measure, start) for measure, _, start, _ in told(plan)} == {("Burglary", "2021-04")}


def test_a_single_year_beside_what_the_rows_are_is_a_heading(extract_of: Make) -> None:
    rows = [["", "Burglary"], ["District", "2021"], ["Dover", "5"], ["Swale", "300"]]
    assert told(extract_of(rows)) == {
        ("Burglary", "Dover", "2021-01", 12): 5,
        ("Burglary", "Swale", "2021-01", 12): 300,
    }
