"""A plain table of periods and values made into a series."""

import datetime as dt

import pytest

from smpdesk.analysis.spc import ChartSettings, control_chart, series_from_rows
from smpdesk.errors import UserError


def rows(*pairs):
    return [{"period": period, "value": value} for period, value in pairs]


@pytest.mark.parametrize(
    ("written", "month"),
    [
        ("2016-10", "2016-10"),
        ("2016-10-01", "2016-10"),
        ("31/10/2016", "2016-10"),
        ("Oct 2016", "2016-10"),
        ("Oct-16", "2016-10"),
        ("October 2016", "2016-10"),
        (dt.date(2016, 10, 31), "2016-10"),
        ("2016-10-01 00:00:00", "2016-10"),
    ],
)
def test_months_are_read_however_they_are_written(written, month):
    assert series_from_rows(rows((written, "4"))).periods == (month,)


def test_a_month_left_out_is_missing():
    series = series_from_rows(rows(("2016-01", "4"), ("2016-03", "5"), ("2016-04", "6")))
    assert series.periods == ("2016-01", "2016-02", "2016-03", "2016-04")
    assert series.values == (4, None, 5, 6)


def test_months_out_of_order_are_put_in_order():
    assert series_from_rows(rows(("2016-02", "5"), ("2016-01", "4"))).values == (4, 5)


def test_days_stay_days():
    series = series_from_rows(rows(("2016-01-01", 3), ("2016-01-02", 4), ("2016-01-05", 5)))
    assert series.periods == ("2016-01-01", "2016-01-02", "2016-01-05")
    assert not series.monthly


def test_any_labels_keep_their_order():
    series = series_from_rows(rows(("week 9", 3), ("week 10", 4), ("week 11", 5)))
    assert series.periods == ("week 9", "week 10", "week 11")


def test_quarters_and_years_are_told_by_their_steps():
    assert series_from_rows(rows(("2015-01", 1), ("2015-04", 2), ("2015-07", 3))).months == 3
    assert series_from_rows(rows(("2013-04", 1), ("2014-04", 2), ("2015-04", 3))).months == 12
    assert series_from_rows(rows(("2013-04", 1), ("2013-05", 2), ("2015-04", 3))).months == 1


@pytest.mark.parametrize("nothing", ["", " ", "n/a", "..", "-", "*", "[x]", None])
def test_missing_and_suppressed_are_not_zero(nothing):
    assert series_from_rows(rows(("2016-01", nothing), ("2016-02", 5))).values == (None, 5)


@pytest.mark.parametrize(
    ("written", "value"),
    [("1,234", 1234), (" 12.5 ", 12.5), ("−3", -3), ("£300", 300), ("7%", 7), (8, 8), ("1e3", 1e3)],
)
def test_numbers_are_read_as_tables_write_them(written, value):
    assert series_from_rows(rows(("2016-01", written))).values == (value,)


def test_whole_values_from_0_up_are_counts():
    assert series_from_rows(rows(("a", 0), ("b", 5))).unit == "count"
    assert series_from_rows(rows(("a", 0.5), ("b", 5))).unit == "number"
    assert series_from_rows(rows(("a", -1), ("b", 5))).unit == "number"


def test_a_denominator_makes_the_exposure():
    table = [{"Period": "2016-01", " Value ": "3", "DENOMINATOR": "1,000"}]
    assert series_from_rows(table).exposure == (1000,)
    assert series_from_rows(rows(("2016-01", 3))).exposure is None


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ([], "no rows"),
        ([{"month": "2016-01", "value": 3}], "no column called “period”"),
        (rows(("2016-01", "lots")), "Row 2 has “lots” as its value"),
        (rows(("2016-01", 3), ("", 4)), "Row 3 has no period"),
        (rows(("week 1", 3), ("week 1", 4)), "twice"),
        (rows(("2016-01-05", 3), ("2016-01-05", 4)), "twice"),
    ],
)
def test_what_cannot_be_read_is_refused_in_plain_words(table, words):
    with pytest.raises(UserError, match=words):
        series_from_rows(table)


def test_a_step_may_be_given_by_the_date_in_the_table():
    from smpdesk.analysis.control_chart import ChangePoint

    series = series_from_rows(rows(*((f"2016-{m:02d}-01", m) for m in range(1, 11))))
    change = ChangePoint("2016-06-01", step_change=True)
    chart = control_chart(series, ChartSettings(change_points=(change,)))
    assert [phase.start for phase in chart.phases] == ["2016-01", "2016-06"]


def test_the_first_and_the_last_years_of_the_calendar_are_months_like_others():
    first = series_from_rows([{"period": "0001-01", "value": 1}, {"period": "0001-02", "value": 2}])
    assert first.periods == ("0001-01", "0001-02")
    months = [f"{9996 + by // 12}-{by % 12 + 1:02d}" for by in range(48)]
    last = series_from_rows([{"period": m, "value": 30 + len(m) % 5} for m in months])
    assert control_chart(last).points[-1].period == "9999-12"


@pytest.mark.parametrize("values", [(1.7e308, 1.6e308), (1.7e308, -1.7e308), (1e16, 4)])
def test_a_value_that_no_count_reaches_is_refused(values):
    rows = [{"period": f"2013-{by + 1:02d}", "value": v} for by, v in enumerate(values * 3)]
    with pytest.raises(UserError, match="thousand million million"):
        control_chart(series_from_rows(rows))
