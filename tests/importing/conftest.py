"""What tests of importing share: plans, and sheets written on the spot."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from smpdesk.importing import plan_extract
from smpdesk.importing.plans.known import Known
from smpdesk.importing.plans.plan import Plan

DATA = Path(__file__).parent.parent / "data"

Rows = Sequence[Sequence[Any]]
Told = dict[tuple[str, str, str, int], float | str | None]


def told(plan: Plan) -> Told:
    """The plan's observations: (measure, area, start, months) to the value, or its status."""
    areas = {area.key: area.name for area in plan.areas}
    measures = {measure.key: measure.name for measure in plan.measures}
    return {
        (measures[o.measure], areas[o.area], o.start, o.months): (
            o.value if o.status == "value" else o.status
        )
        for o in plan.observations
    }


def planned(path: Path, known: Known | None = None, **kwargs: Any) -> Plan:
    return plan_extract(path, known or Known(), **kwargs)


@pytest.fixture
def extract_of(tmp_path: Path) -> Callable[..., Plan]:
    """Plans rows written as a CSV, or sheets written as a workbook."""

    def make(
        rows: Rows | Mapping[str, Rows],
        name: str = "table.csv",
        merged: Mapping[str, Sequence[str]] | None = None,
        known: Known | None = None,
        **kwargs: Any,
    ) -> Plan:
        path = tmp_path / name
        if isinstance(rows, Mapping):
            write_workbook(path, rows, merged or {})
        else:
            text = io.StringIO()
            csv.writer(text).writerows(rows)
            path.write_text(text.getvalue(), encoding="utf-8", newline="")
        return planned(path, known, **kwargs)

    return make


def write_workbook(
    path: Path, sheets: Mapping[str, Rows], merged: Mapping[str, Sequence[str]]
) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        for box in merged.get(name, ()):
            sheet.merge_cells(box)
    book.save(path)
