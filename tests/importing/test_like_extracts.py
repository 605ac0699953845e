"""Extracts of the kinds that officers get, each with what it says, cell by cell.

Each file of ``tests/data/importing/like`` holds a table (its figures are invented, its layout is
that of a publication of the kind), then ``=>``, then a line for each figure to be stored: cell;
measure; area (kind); first month/months; breakdown; value or status; unit. Lines that begin with
``?`` are the questions, all that may be asked.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from smpdesk.importing.plans.plan import Plan
from tests.importing.conftest import DATA, planned

KINDS = sorted((DATA / "importing" / "like").glob("*.txt"))


def lines_of(plan: Plan) -> list[str]:
    areas = {area.key: f"{area.name} ({area.kind})" for area in plan.areas}
    measures = {measure.key: measure for measure in plan.measures}
    lines = []
    for o in plan.observations:
        value = o.status if o.value is None else f"{o.value:.10g}"
        value += f" {o.status}" if o.status == "provisional" else ""
        what, unit = measures[o.measure].name, measures[o.measure].unit
        period, breakdown = f"{o.start}/{o.months}", o.breakdown or "-"
        lines.append(f"{o.cell}; {what}; {areas[o.area]}; {period}; {breakdown}; {value}; {unit}")
    people = [
        f"{p.cell}; population; {areas[p.area]}; {p.year}; -; {p.persons}; people"
        for p in plan.populations
    ]
    return [*lines, *people, *(f"? {question.text}" for question in plan.questions)]


@pytest.mark.parametrize("case", KINDS, ids=lambda path: path.stem)
def test_each_cell_becomes_what_the_table_says(case: Path, tmp_path: Path) -> None:
    text = case.read_text(encoding="utf-8")
    head, _, rest = text.partition("\n")
    table, _, expected = rest.partition("\n=>\n")
    path = tmp_path / head.removeprefix("file: ")
    path.write_text(table, encoding="utf-8")
    assert lines_of(planned(path)) == expected.splitlines()


# How many columns at the left name rows: their order says nothing.
LABELS = {
    "ward-level-wide-by-month": 5,
    "borough-level-wide-by-month": 3,
    "ward-level-older-columns": 5,
    "small-areas-wide-by-month": 5,
    "tidy-by-borough-and-ward": 8,
    "quarterly-by-partnership": 8,
    "quarterly-by-force": 7,
    "year-beside-district": 2,
    "statistics-service": 4,
}


@pytest.mark.parametrize(("stem", "labels"), LABELS.items())
def test_columns_in_another_order_say_the_same(stem: str, labels: int, tmp_path: Path) -> None:
    text = (DATA / "importing" / "like" / f"{stem}.txt").read_text(encoding="utf-8")
    head, _, rest = text.partition("\n")
    rows = list(csv.reader(io.StringIO(rest.partition("\n=>\n")[0])))
    turned = [[*reversed(row[:labels]), *row[labels:]] for row in rows]
    path = tmp_path / head.removeprefix("file: ")
    plans = []
    for version in (rows, turned):
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(version)
        plans.append(sorted(lines_of(planned(path))))
    assert plans[1] == plans[0]
