"""Pivot tables as they are copied from Excel: compact, in outline, with a column a level."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import Alignment

from smpdesk.importing.plans.plan import Plan
from tests.importing.conftest import Rows, planned, told

Make = Callable[..., Plan]

COMPACT = [
    ["Row Labels", "2021", "2022", "Grand Total"],
    ["Ashford", 30, 33, 63],
    ["Burglary", 10, 12, 22],
    ["Robbery", 20, 21, 41],
    ["Dover", 7, 11, 18],
    ["Burglary", 3, 5, 8],
    ["Robbery", 4, 6, 10],
    ["Grand Total", 37, 44, 81],
]
NESTED = {
    ("Burglary", "Ashford", "2021-01", 12): 10,
    ("Burglary", "Ashford", "2022-01", 12): 12,
    ("Robbery", "Ashford", "2021-01", 12): 20,
    ("Robbery", "Ashford", "2022-01", 12): 21,
    ("Burglary", "Dover", "2021-01", 12): 3,
    ("Burglary", "Dover", "2022-01", 12): 5,
    ("Robbery", "Dover", "2021-01", 12): 4,
    ("Robbery", "Dover", "2022-01", 12): 6,
}


def test_types_nested_in_districts_are_of_their_districts(extract_of: Make) -> None:
    plan = extract_of(COMPACT)
    assert told(plan) == NESTED
    left_out = {left.text for left in plan.all_left_out()}
    assert {"Ashford", "Dover", "Grand Total"} <= left_out
    assert not plan.findings
    assert not plan.questions


def test_types_set_in_below_their_districts(tmp_path: Path) -> None:
    book = Workbook()
    assert book.active is not None
    for row in COMPACT:
        book.active.append(row)
        if row[0] in ("Burglary", "Robbery"):
            book.active.cell(book.active.max_row, 1).alignment = Alignment(indent=1)
    book.save(tmp_path / "pivot.xlsx")
    assert told(planned(tmp_path / "pivot.xlsx")) == NESTED


def test_districts_nested_in_types(extract_of: Make) -> None:
    plan = extract_of(
        [
            ["Row Labels", "2021", "2022"],
            ["Burglary", 13, 17],
            ["Ashford", 10, 12],
            ["Dover", 3, 5],
            ["Robbery", 24, 27],
            ["Ashford", 20, 21],
            ["Dover", 4, 6],
            ["Grand Total", 37, 44],
        ]
    )
    assert told(plan) == NESTED


def test_months_nested_in_years(extract_of: Make) -> None:
    plan = extract_of(
        [
            ["Row Labels", "Count of Incident Ref", "Average"],
            ["2021", 30, ""],
            ["Nov", 10, ""],
            ["Dec", 20, ""],
            ["2022", 7, ""],
            ["Nov", 3, ""],
            ["Dec", 4, ""],
        ],
        decisions={"measure@1.1": "Noise", "area@1.1": "Dover"},
    )
    counts = {where: value for where, value in told(plan).items() if value != "missing"}
    assert [(start, value) for (_, _, start, months), value in counts.items() if months == 1] == [
        ("2021-11", 10),
        ("2021-12", 20),
        ("2022-11", 3),
        ("2022-12", 4),
    ]
    assert len(counts) == 4


def test_a_subtotal_that_does_not_add_up_is_told(extract_of: Make) -> None:
    rows: Rows = [*COMPACT[:4], ["Dover", 7, 12, 18], *COMPACT[5:]]
    (finding,) = extract_of(rows).findings
    assert "C5" in str(finding)
    assert "Dover is not the sum" in str(finding)


@pytest.mark.parametrize("subtotal", ["Ashford Total", "Ashford"])
def test_the_subtotal_of_a_district_is_not_another_figure(extract_of: Make, subtotal: str) -> None:
    plan = extract_of(
        [
            ["District", "Crime type", "Apr-22", "May-22", "Grand Total"],
            ["Ashford", "Burglary", 1, 2, 3],
            ["", "Robbery", 4, 5, 9],
            [subtotal, "", 5, 7, 12],
            ["Dover", "Burglary", 6, 7, 13],
            ["", "Robbery", 8, 9, 17],
            ["Dover Total", "", 14, 16, 30],
        ]
    )
    assert {measure for measure, *_ in told(plan)} == {"Burglary", "Robbery"}
    assert told(plan)["Robbery", "Dover", "2022-05", 1] == 9
    assert not plan.findings
    assert not plan.questions


def test_years_with_months_with_offences_in_one_column(extract_of: Make) -> None:
    rows = [
        ["Row Labels", "Count of Crime"],
        *([2021, 18], ["Jan", 11], ["Burglary", 5], ["Robbery", 6], ["Feb", 7], ["Burglary", 3]),
        *(["Robbery", 4], [2022, 19], ["Jan", 10], ["Burglary", 2], ["Robbery", 8], ["Mar", 9]),
        *(["Burglary", 9], ["Grand Total", 37]),
    ]
    plan = extract_of(rows, name="Dover.csv")
    assert len(plan.observations) == 7
    assert told(plan)["Robbery", "Dover", "2021-02", 1] == 4
    assert told(plan)["Burglary", "Dover", "2022-03", 1] == 9


def test_groups_with_offences_with_districts_in_one_column(extract_of: Make) -> None:
    rows = [
        ["Row Labels", "2021/22", "2022/23"],
        *(["Violence", 21, 35], ["With injury", 11, 15], ["Dover", 5, 7], ["Swale", 6, 8]),
        *(["Other", 10, 20], ["Dover", 1, 9], ["Swale", 9, 11], ["Theft", 9, 12]),
        *(["Shoplifting", 7, 7], ["Dover", 3, 3], ["Swale", 4, 4], ["Other", 2, 5]),
        *(["Dover", 1, 2], ["Swale", 1, 3], ["Grand Total", 30, 47]),
    ]
    figures = told(extract_of(rows))
    assert len(figures) == 16
    assert figures["Violence: Other", "Swale", "2022-04", 12] == 11
    assert figures["Theft: Other", "Dover", "2021-04", 12] == 1
