"""What pages ask for often is looked up by an index, so that a million figures don't slow it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import Any

import pytest

from smpdesk.errors import UserError
from smpdesk.models.figures import figure_grid, figure_list, holdings, observations
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, Measure
from smpdesk.periods import Period

Question = Callable[[PartnershipFile, Measure, Area], object]
YEAR, MONTH = Period("2018-01", 12), Period("2018-01", 1)

QUESTIONS: dict[str, Question] = {
    "what can be charted": lambda file, *_: observations.monthly_choices(file),
    "a chart's months": observations.monthly_series,
    "a year of an area": lambda f, m, a: observations.year_values(f, [m], a, YEAR),
    "a measure in all areas": lambda f, m, _: observations.period_values(f, m, YEAR),
    "the periods of a chart": observations.periods_of,
    "the years of an area": lambda f, _, a: observations.year_periods(f, a),
    "where figures came from": lambda f, _, a: observations.figures_source(f, a, YEAR),
    "what can be compared": lambda f, _, a: observations.measures_by_area(f, a, "2018-12"),
    "a measure's lengths": lambda f, m, _: figure_grid.lengths(f, m),
    "an area's lengths": lambda f, _, a: figure_grid.lengths(f, a),
    "a measure's grid": lambda f, m, _: figure_grid.grid_figures(f, m, 1),
    "an area's grid": lambda f, _, a: figure_grid.grid_figures(f, a, 1),
    "the areas of the grid": lambda file, *_: figure_grid.areas_with_figures(file),
    "a figure's origin": lambda file, *_: figure_grid.origin_of(file, 1),
    "rows of the list": lambda file, *_: figure_list.figures_at(file, [1, 2, 3]),
    "measures that are held": lambda file, *_: holdings.measures_held(file),
    "areas that are held": lambda f, m, _: holdings.areas_held(f, m),
    "periods that are held": holdings.periods_held,
    "the source of one figure": lambda f, m, a: holdings.source_of(f, m, a, MONTH),
    "values that are held": holdings.values_held,
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_it_reads_no_table_of_figures_from_end_to_end(
    name: str, file: PartnershipFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    with file.edit("Add") as writer:
        measure = writer.insert(Measure(name="Burglary"))
        area = writer.insert(Area(name="Maidstone", kind="district"))
    asked: list[tuple[str, Any]] = []
    rows = file.rows

    def note(sql: str, values: Any = ()) -> list[dict[str, Any]]:
        asked.append((sql, values))
        return rows(sql, values)

    monkeypatch.setattr(file, "rows", note)
    with contextlib.suppress(UserError, LookupError):  # it holds no figure
        QUESTIONS[name](file, measure, area)
    of_figures = [(sql, values) for sql, values in asked if "observation" in sql]
    assert of_figures
    for sql, values in of_figures:
        steps = [row["detail"] for row in rows(f"EXPLAIN QUERY PLAN {sql}", values)]
        assert not [step for step in steps if step.startswith(("SCAN o", "SCAN x"))], sql
