"""Tables as published (tests/data/checks, with their source) and small ones made for a rule."""

from __future__ import annotations

import csv
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from smpdesk.analysis.checks import (
    CheckCell,
    CheckColumn,
    CheckRow,
    CheckTable,
    Finding,
    check_tables,
)
from smpdesk.analysis.checks.figures import Shown, fits, read_figure

DATA = Path(__file__).parents[1] / "data" / "checks"


def check_table(table: CheckTable) -> list[Finding]:
    """What does not add up within one table."""
    return check_tables([table])


def table_from(name: str, sheet: str, header_rows: int) -> CheckTable:
    """A published table with every role left for the checks to work out."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file))
    headings = [" ".join(part) for part in zip(*lines[:header_rows], strict=True)]
    rows, block = [], 0
    for number, line in enumerate(lines[header_rows:], header_rows + 1):
        cells = tuple(
            CheckCell(printed.shown.value, f"{sheet}!{letter}{number}", text)
            if (printed := read_figure(text))
            else None
            for letter, text in zip("BCDEFGH", line[1:], strict=False)
        )
        if line[0] and any(cells):
            rows.append(CheckRow(line[0], cells, block=block))
        else:
            block += 1
    columns = tuple(CheckColumn(" ".join(heading.split())) for heading in headings[1:])
    return CheckTable(columns, tuple(rows), sheet)


def summary(findings: list[Finding]) -> set[tuple[str, str, str]]:
    return {(finding.kind, finding.where, finding.computed) for finding in findings}


def made(*rows: tuple[str, list[float | None]], columns: tuple[CheckColumn, ...]) -> CheckTable:
    """A small table whose cells are named by row and column number."""
    return CheckTable(
        columns,
        tuple(
            CheckRow(
                label,
                tuple(
                    CheckCell(value, f"S!{'BCDEFG'[at]}{number}") for at, value in enumerate(values)
                ),
            )
            for number, (label, values) in enumerate(rows, 2)
        ),
    )


VALUE, RANK = CheckColumn("Number", "value"), CheckColumn("Rank", "rank")


def test_the_total_carried_over_from_last_year_is_found() -> None:
    findings = check_table(table_from("crime-rates-kent-2016", "Rates", 3))
    assert summary(findings) == {
        ("stale", "Rates!B15", "93,376"),
        ("total", "Rates!B17", "113,661"),
    }
    stale = next(finding for finding in findings if finding.kind == "stale")
    assert "89643" in stale.message
    assert "2015 rate" in stale.message


def test_parts_and_per_cents_of_recorded_crime_that_do_not_follow() -> None:
    findings = check_table(table_from("recorded-crime-maidstone-oct-2016", "Maidstone", 3))
    assert summary(findings) == {
        ("part", "Maidstone!D4", "8,486"),
        ("part", "Maidstone!D5", "2,966"),
        ("percent", "Maidstone!F8", "−12.7%"),  # 79 to 69
        ("percent", "Maidstone!F11", "17.7%"),  # 583 to 686
        ("percent", "Maidstone!F13", "11.8%"),  # 451 to 504
        ("percent", "Maidstone!F19", "6.9%"),  # 1,372 to 1,466
    }


def test_a_force_a_little_above_its_divisions_is_said_once() -> None:
    findings = check_table(table_from("violent-crime-districts-oct-2016", "Violence", 2))
    assert summary(findings) == {
        ("total", "Violence!B22", "3,975"),
        ("percent", "Violence!F18", "29.7%"),
    }


def test_a_district_total_two_short_of_its_rows() -> None:
    findings = check_table(table_from("asb-districts-oct-2016", "ASB", 1))
    assert summary(findings) == {
        ("total", "ASB!C15", "46,899"),
        ("percent", "ASB!E2", "−9.0%"),
        ("percent", "ASB!E12", "4.0%"),
    }


def test_a_sound_table_of_money_has_no_findings() -> None:
    assert check_table(table_from("iom-cost-of-crime-2016", "IOM", 2)) == []


def test_a_rank_that_does_not_fit_and_a_tie_that_does() -> None:
    table = made(
        ("Ashford", [13.3, 1]),
        ("Sevenoaks", [16.7, 2]),
        ("Maidstone", [22.3, 3]),
        ("Canterbury", [26.9, 4]),
        ("Shepway", [26.8, 5]),
        ("Dover", [32.6, 6]),
        ("Deal", [32.6, 7]),
        columns=(CheckColumn("Rate per 1,000", "rate"), RANK),
    )
    assert summary(check_table(table)) == {("rank", "S!C5", "5"), ("rank", "S!C6", "4")}


def test_ranks_that_put_the_highest_first_are_understood() -> None:
    rows = [(f"Area {n}", [float(100 - n), float(n)]) for n in range(1, 9)]
    assert check_table(made(*rows, columns=(VALUE, RANK))) == []


def test_a_rate_is_held_against_its_count_and_population() -> None:
    columns = (VALUE, CheckColumn("Rate per 1,000", "rate"))
    table = made(("Maidstone", [9178, 59.7]), ("Ashford", [6361, 51.6]), columns=columns)
    told = CheckTable(table.columns, table.rows, "", {(0, 1): 161_800, (1, 1): 123_285})
    assert summary(check_table(told)) == {("rate", "S!C2", "56.7")}


def test_the_same_fact_given_twice_is_found_across_tables() -> None:
    column = CheckColumn("2015", "value", period="2015-01/12", measure="Violent crime")
    one = made(("Maidstone", [2945]), columns=(column,))
    other = made(("Maidstone", [2943]), columns=(column,))
    assert [finding.kind for finding in check_tables([one, other])] == ["claim"]


def test_a_missing_or_suppressed_part_keeps_the_total_unjudged() -> None:
    rows = [("North", [10.0]), ("South", [None]), ("East", [30.0]), ("Total", [48.0])]
    assert check_table(made(*rows, columns=(VALUE,))) == []


def test_when_change_and_per_cent_agree_the_figure_itself_is_named() -> None:
    columns = (
        CheckColumn("2016", "value"),
        CheckColumn("2015", "value"),
        CheckColumn("Change", "change", (0, 1)),
        CheckColumn("% change", "percent", (0, 1)),
    )
    table = made(("Theft", [1200, 1000, 200, 20]), ("Arson", [710, 500, 110, 22]), columns=columns)
    assert summary(check_table(table)) == {("change", "S!B3", "610")}


@given(st.integers(1, 10**6), st.integers(0, 10**6), st.integers(0, 2))
def test_a_correctly_rounded_per_cent_is_never_accused(before: int, now: int, places: int) -> None:
    columns = (VALUE, VALUE, CheckColumn("% change", "percent", (0, 1)))
    percent = round(100 * (now / before - 1), places)
    cells = (CheckCell(now), CheckCell(before), CheckCell(percent, "x", f"{percent:.{places}f}%"))
    assert check_table(CheckTable(columns, (CheckRow("Theft", cells),))) == []


@given(st.lists(st.integers(0, 5000), min_size=3, max_size=12))
def test_a_correct_total_is_never_accused(parts: list[int]) -> None:
    rows = [(f"Ward {at}", [float(part)]) for at, part in enumerate(parts)]
    table = made(*rows, ("Total", [float(sum(parts))]), columns=(VALUE,))
    assert [f for f in check_table(table) if f.kind == "total"] == []


@given(st.floats(-1000, 1000), st.integers(0, 3))
def test_any_figure_rounds_to_its_own_rounding(exact: float, places: int) -> None:
    assert fits(Shown(round(exact, places), places), exact, exact)


def people_table(dover: str, rows: int = 8) -> CheckTable:
    """Crimes and rates of Kent's districts by their own population column; made up but for one."""
    lines = (
        ("Ashford", 126_200, 7_120, "56.4"),
        ("Dover", 113_900, 7_790, dover),
        ("Maidstone", 164_500, 9_245, "56.2"),
        ("Swale", 143_700, 10_560, "73.5"),
        ("Thanet", 140_700, 14_870, "105.7"),
        ("Tunbridge Wells", 116_700, 7_410, "63.5"),
        ("Canterbury", 160_000, 11_250, "70.3"),
        ("Sevenoaks", 118_500, 5_210, "44.0"),
    )
    headings = ("Population", "2016 crimes", "Rate per 1,000")
    return CheckTable(
        tuple(CheckColumn(heading) for heading in headings),
        tuple(
            CheckRow(
                name,
                (
                    CheckCell(people, f"B{at}", str(people)),
                    CheckCell(crimes, f"C{at}", str(crimes)),
                    CheckCell(float(rate), f"D{at}", rate),
                ),
            )
            for at, (name, people, crimes, rate) in enumerate(lines[:rows], 2)
        ),
    )


def test_a_rate_is_held_against_the_people_in_a_column_of_the_same_table():
    (found,) = check_table(people_table("58.4"))
    assert (found.kind, found.where, found.computed) == ("rate", "D3", "68.4")
    assert check_table(people_table("68.4")) == []


def test_too_few_rows_do_not_say_what_a_rate_is_of():
    assert check_table(people_table("58.4", rows=4)) == []
