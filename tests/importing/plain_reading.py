"""Published tables read a second time, plainly: openpyxl or csv, and what a person knows of each.

Nothing here knows of smpdesk. Each reader gives every figure that is to be stored: sheet and cell
to measure, area (its code, or its name where there is none), first month, months, value.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

Fact = tuple[str, str, str, int, float | None]
Facts = dict[tuple[str, str], Fact]

DISTRICTS = {
    "Ashford": "E07000105", "Canterbury": "E07000106", "Dartford": "E07000107",
    "Dover": "E07000108", "Gravesham": "E07000109", "Maidstone": "E07000110",
    "Medway": "E06000035", "Sevenoaks": "E07000111", "Shepway": "E07000112",
    "Swale": "E07000113", "Thanet": "E07000114", "Tonbridge and Malling": "E07000115",
    "Tunbridge Wells": "E07000116", "Dartford & Gravesham": "E22000352",
    "Force": "E23000032", "Kent": "E23000032", "Kent district": "E23000032",
    "South Ribble": "E07000126", "North Hertfordshire": "E07000099",
    "Central Bedfordshire": "E06000056", "Chorley": "E07000118",
    "Cheshire West and Chester": "E06000050", "Charnwood": "E07000130",
    "South Gloucestershire": "E06000025", "Arun": "E07000224", "Dacorum": "E07000096",
    "Epping Forest": "E07000072", "Chelmsford": "E07000070", "Rugby": "E07000220",
}  # fmt: skip
"""Names to codes as the ONS gives them; divisions and county totals have no code."""
OCTOBER, YEAR, BEFORE = ("2016-10", 1), ("2015-11", 12), ("2014-11", 12)


def place(name: str) -> str:
    """The code for a name, or the name."""
    plain = re.sub(r"\s*&\s*", " and ", name.strip())
    return DISTRICTS.get(name.strip(), DISTRICTS.get(plain, name.strip()))


def number(cell: Any) -> float | None:
    """A figure without pounds, commas and blanks; None for a mark that says missing."""
    text = str(cell).strip().replace(",", "").replace("£", "")
    return float(text) if re.fullmatch(r"-?\d+(\.\d+)?", text) else None


def sheet(path: Path, name: str | None = None) -> list[list[Any]]:
    """All cells of a sheet, from A1 on."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            return [list(row) for row in csv.reader(file)]
    book = load_workbook(path)
    found = book[name] if name else book.worksheets[0]
    return [list(row) for row in found.iter_rows(values_only=True)]


def cell(row: int, column: int) -> str:
    """The address of a cell counted from 0."""
    return f"{get_column_letter(column + 1)}{row + 1}"


def recorded_crime_maidstone(path: Path) -> Facts:
    """Offences down, three periods across; two columns of change."""
    return {
        ("Maidstone", cell(r, c)): (
            str(row[0]).removeprefix("- "), "E07000110", *period, number(row[c]),
        )
        for r, row in enumerate(sheet(path)[3:25], start=3)
        for c, period in ((1, OCTOBER), (2, YEAR), (3, BEFORE))
    }  # fmt: skip


def violent_crime(path: Path) -> Facts:
    """Districts in divisions down, three periods across."""
    return {
        ("", cell(r, c)): ("Violent Crime", place(row[0]), *period, number(row[c]))
        for r, row in enumerate(sheet(path))
        if r > 1 and row[0]
        for c, period in ((1, OCTOBER), (2, YEAR), (3, BEFORE))
    }


def asb(path: Path) -> Facts:
    """Districts down, two rolling years across."""
    names = {"Tonbridge& Malling": "Tonbridge and Malling"}
    return {
        ("ASB", cell(r, c)): (
            "ASB", place(names.get(row[0], row[0])), *period, number(row[c]),
        )
        for r, row in enumerate(sheet(path)[1:], start=1)
        for c, period in ((1, YEAR), (2, BEFORE))
    }  # fmt: skip


def crime_rates(path: Path) -> Facts:
    """A count of the year to March 2016, and three years of rates."""
    count, rate = "Total recorded crime", "Total recorded crime rate per 1,000 population"
    columns = ((1, count, "2015"), (2, rate, "2015"), (3, rate, "2014"), (4, rate, "2013"))
    return {
        ("Rates", cell(r, c)): (what, place(row[0]), f"{year}-04", 12, number(row[c]))
        for r, row in enumerate(sheet(path)[3:17], start=3)
        for c, what, year in columns
    }


def cost_of_crime(path: Path) -> Facts:
    """Pounds before and after, and a count, by division; the total row is not kept."""
    heads = {
        1: "Cost of Crime: 6 Months before joining IOM",
        2: "Cost of Crime: 6 Months After joining IOM",
        4: "Number @ Nil Cost 6 Months After",
    }
    return {
        ("IOM", cell(r, c)): (what, row[0], "2016-01", 12, number(row[c]))
        for r, row in enumerate(sheet(path)[2:5], start=2)
        for c, what in heads.items()
    }


def most_similar_group(path: Path) -> Facts:
    """A rate for each peer; their average is not kept."""
    return {
        ("", cell(r, 1)): ("Crime rate per 1,000 population", place(row[0]), *YEAR, number(row[1]))
        for r, row in enumerate(sheet(path)[1:16], start=1)
    }


def without_marks(text: object) -> str:
    """A heading on one line, without the numbers of its footnotes."""
    plain = re.sub(r"\s+", " ", str(text)).strip()
    return re.sub(r"(?<=[a-z)])\d(,\d)*(?=$|\))", "", plain).strip()


def force_counts(path: Path) -> Facts:
    """Table P1: forces down, offences across, two spacer columns."""
    rows = sheet(path, "Table P1 ")
    found: Facts = {}
    for r, row in enumerate(rows[6:], start=6):
        code = row[0] if row[2] is not None else None
        if row[2] is None:
            break
        for c in range(2, 27):
            if c in (3, 22):
                continue
            what = without_marks(rows[4][c] or rows[3][c])
            area = (code or row[1]).strip()
            found["Table P1 ", cell(r, c)] = (what, area, "2018-04", 12, number(row[c]))
    return found


def force_rates(path: Path) -> Facts:
    """Table P3: households of mid-2017, then rates per 1,000 people or households."""
    rows = sheet(path, "Table P3 ")
    found: Facts = {}
    for r, row in enumerate(rows[6:], start=6):
        if row[2] is None:
            break
        found["Table P3 ", cell(r, 3)] = (
            "Household figures rounded to 100", row[0], "2017-06", 1, number(row[3]),
        )  # fmt: skip
        for c in range(5, 31):
            if c in (6, 26):
                continue
            head = re.sub(r"\s+", " ", str(rows[4][c])).strip()
            per = "households" if "households" in head else "population"
            name = re.sub(r"\s*\(households\)", "", head)
            name = re.sub(r"(?<=fraud)\d", "", re.sub(r"(?<=[a-z])\d(,\d)*$", "", name))
            what = f"{name} rate per 1,000 {per}"
            found["Table P3 ", cell(r, c)] = (what, row[0].strip(), "2018-04", 12, number(row[c]))
    return found


def asb_by_force(path: Path) -> Facts:
    """Table P7: a count and a rate for each of twelve years; areas by name."""
    names = {
        "ENGLAND AND WALES (inc. BTP)9": "ENGLAND AND WALES (inc. BTP)",
        "ENGLAND AND WALES (exc. BTP)": "ENGLAND AND WALES (exc. BTP)",
        "ENGLAND": "E92000001", "City of London10": "E23000034",
        "South East ": "E12000008", "Hampshire": "E23000030", "Kent": "E23000032",
    }  # fmt: skip
    incidents = "Anti-social behaviour incidents"
    found: Facts = {}
    for r, row in enumerate(sheet(path, "Table P7 ")[5:12], start=5):
        for c in range(1, 25):
            what = incidents if c % 2 else f"{incidents} rate per 1,000 population"
            start = f"{2007 + (c - 1) // 2}-04"
            found["Table P7 ", cell(r, c)] = (what, names[row[0]], start, 12, number(row[c]))
    return found


def by_partnership(path: Path) -> Facts:
    """Table C2: force rows, partnership rows, unassigned rows; preamble of seven lines."""
    rows = sheet(path)
    head = next(r for r, row in enumerate(rows) if row[0].startswith("Police Force\nArea code"))
    within = [row[4] for row in rows[head + 1 :] if row[4]]
    found: Facts = {}
    for r, row in enumerate(rows[head + 1 :], start=head + 1):
        if not any(text.strip() for text in row[6:]):  # “unassigned Surrey” has no figures at all
            continue
        force, _, csp, csp_name, district = (text.strip() for text in row[:5])
        divided = within.count(district) > 1
        if csp_name.startswith("Unassigned"):
            area = csp_name
        elif district.startswith(("E0", "W0")) and not divided:
            area = district
        else:
            area = csp or force
        for c in range(6, 29):
            what = re.sub(r"\s+", " ", rows[head][c]).strip()
            found["", cell(r, c)] = (what, area, "2024-07", 12, number(row[c]))
    return found


def populations(path: Path) -> dict[tuple[str, int], int]:
    """Table MYE4: people by area's code and year."""
    rows = sheet(path, "MYE4")
    years = [int(str(head)[-4:]) for head in rows[7][3:]]
    return {
        (row[0], year): int(people)
        for row in rows[8:]
        if row[0]
        for year, people in zip(years, row[3:], strict=True)
    }


def london_burglary(path: Path) -> Facts:
    """A month a row, a borough a column; boroughs by name."""
    rows = sheet(path)
    return {
        ("", cell(r, c)): ("London burglary cut", name, row[0], 1, number(row[c]))
        for r, row in enumerate(rows[1:], start=1)
        for c, name in enumerate(rows[0][1:], start=1)
    }
