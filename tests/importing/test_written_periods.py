"""Periods as officers write them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smpdesk.importing.words.written_periods import (
    day_comes_first,
    find_period,
    read_period,
)
from smpdesk.importing.words.year_parts import part_alone, part_in
from smpdesk.periods import Period, month_text, shift_month, year_to

MONTHS = st.builds(lambda y, m: f"{y}-{m:02d}", st.integers(1990, 2059), st.integers(1, 12))


@pytest.mark.parametrize(
    ("written", "start", "months"),
    [
        ("2025-01", "2025-01", 1),
        ("202103", "2021-03", 1),
        (202103.0, "2021-03", 1),
        ("31-03-2003", "2003-03", 1),
        ("31/12/1999", "1999-12", 1),
        ("Oct-16", "2016-10", 1),
        ("Sept 2016", "2016-09", 1),
        ("31st October 2016", "2016-10", 1),
        ("2025-01-31 00:00:00", "2025-01", 1),
        (dt.date(2016, 10, 31), "2016-10", 1),
        (dt.datetime(2016, 10, 1, 12, tzinfo=dt.UTC), "2016-10", 1),
        ("Nov 15 – Oct 16", "2015-11", 12),
        ("November 15 – October 16", "2015-11", 12),
        ("RY ending October 2016", "2015-11", 12),
        ("Rolling year to Oct 2016", "2015-11", 12),
        ("year ending 31st March 2016", "2015-04", 12),
        ("12 months to October 2016", "2015-11", 12),
        ("01/11/2015 - 31/10/2016", "2015-11", 12),
        ("2013/14", "2013-04", 12),
        ("2013-14", "2013-04", 12),
        ("2011-12", "2011-12", 1),
        ("2011/12", "2011-04", 12),
        ("1999/00", "1999-04", 12),
        ("2016", "2016-01", 12),
        (2016.0, "2016-01", 12),
        ("Q3 2016/17", "2016-10", 3),
        ("Q3 2016", "2016-07", 3),
        ("Jul-Sep 2016", "2016-07", 3),
        ("Dec-Feb 2016", "2015-12", 3),
        ("3 months to Oct 2016", "2016-08", 3),
        ("Apr '10 to\n Mar '115", "2010-04", 12),
        ("Apr '11 to Mar '126,7,8", "2011-04", 12),
        ("Mid-2023", "2023-06", 1),
        ("2023-W05", "2023-02", 1),
        ("2020W53", "2020-12", 1),
        ("Week 14 2023", "2023-04", 1),
        ("Wk no. 1, 2021", "2021-01", 1),
    ],
)
def test_every_form_is_read(written: object, start: str, months: int) -> None:
    assert read_period(written) == Period(start, months)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "written", ["Month", "Rolling year", "12", 12, "May", "1 Jan", "Total", ""]
)
def test_what_names_no_period_gives_none(written: object) -> None:
    assert read_period(written) is None  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "period", "rest"),
    [
        (
            "Total recorded crime per 1,000 population in Kent, year ending March 2016",
            Period("2015-04", 12),
            "Total recorded crime per 1,000 population in Kent",
        ),
        ("recorded-crime-maidstone-oct-2016", Period("2016-10"), "recorded-crime-maidstone"),
        ("2016 rate per 1,000 pop.", Period("2016-01", 12), "rate per 1,000 pop."),
        ("Offences, year ending March 20191,2", Period("2018-04", 12), "Offences"),
        ("burglary 2019_20", Period("2019-04", 12), "burglary"),
    ],
)
def test_a_period_is_found_inside_a_title(text: str, period: Period, rest: str) -> None:
    assert find_period(text) == (period, rest)


def test_six_months_before_joining_is_no_period() -> None:
    assert find_period("6 Months before joining IOM") is None


def test_the_column_decides_whether_the_day_comes_first() -> None:
    assert day_comes_first(["03/04/2016", "25/04/2016"]) == (True, True)
    assert day_comes_first(["03/04/2016", "04/25/2016"]) == (False, True)
    assert day_comes_first(["03/04/2016", "04/04/2016"]) == (True, False)


@pytest.mark.parametrize(
    ("written", "start", "months"),
    [
        ("April", "2016-04", 1),
        ("Jan", "2017-01", 1),
        ("Q1", "2016-04", 3),
        ("Quarter 4", "2017-01", 3),
        ("2nd quarter", "2016-07", 3),
        ("Q3 (Oct-Dec)", "2016-10", 3),
        ("Apr–Dec", "2016-04", 9),
        ("(to Sept)", "2016-04", 6),
        ("YTD (Apr-Dec)", "2016-04", 9),
    ],
)
def test_a_part_of_a_year_lies_in_its_financial_year(written: str, start: str, months: int) -> None:
    part = part_alone(written)
    assert part is not None
    assert part_in(part, Period("2016-04", 12)) == Period(start, months)


def test_a_quarter_of_a_calendar_year_begins_in_january() -> None:
    part = part_alone("Q1")
    assert part is not None
    assert part_in(part, Period("2016-01", 12)) == Period("2016-01", 3)


def test_months_that_reach_over_the_end_of_a_year_are_no_part_of_it() -> None:
    part = part_alone("Feb-May")
    assert part is not None
    assert part_in(part, Period("2016-04", 12)) is None


@given(MONTHS)
def test_a_month_comes_back_from_each_way_of_writing_it(month: str) -> None:
    year, number = month.split("-")
    ways = (month, month_text(month), month_text(month, short=True), f"{year}{number}")
    for way in (*ways, f"{number}/{year}", f"15/{number}/{year}", f"15.{number}.{year}"):
        assert read_period(way) == Period(month)


@given(MONTHS)
def test_a_rolling_year_comes_back(month: str) -> None:
    first = shift_month(month, -11)
    for way in (
        f"RY ending {month_text(month)}",
        f"year to {month_text(month, short=True)}",
        f"{month_text(first, short=True)} - {month_text(month, short=True)}",
        f"{month_text(first)} to {month_text(month)}",
    ):
        assert read_period(way) == year_to(month)


@given(st.text(max_size=90) | st.floats() | st.integers() | st.dates() | st.booleans())
def test_nothing_makes_it_fail(cell: object) -> None:
    read_period(cell)  # type: ignore[arg-type]
    find_period(str(cell))
