"""Observations written as the set of a new extract, and what they replace marked by it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import chain, islice
from typing import NamedTuple

from smpdesk.models.document.writer import Writer

_INSERT = (
    "INSERT INTO observation (measure, area, start, months, breakdown, value, status, "
    "extract_table, cell) VALUES "
)
_FIGURE = "(?, ?, ?, ?, ?, ?, ?, ?, ?)"
_AT_ONCE = 50
"""Figures to a statement: written together they take half the time; more gain nothing."""
_REPLACE = (
    "UPDATE observation SET replaced_by = ? WHERE replaced_by IS NULL AND measure = ? "
    "AND area = ? AND start = ? AND months = ? AND breakdown = ?"
)


class Observed(NamedTuple):
    """A figure to be kept: of what, where and when (ids and a start month), from which cell."""

    measure: int
    area: int
    start: str
    months: int
    breakdown: str
    value: float | None
    status: str
    table: int
    cell: str = ""


Written = tuple[int, int, str, int, str, float | None, str, int, str]
"""An ``Observed`` as the plain tuple that it is."""


def observe(
    writer: Writer, extract: int, observed: Iterable[Written], replacing: Iterable[Written]
) -> None:
    """Write figures as those of ``extract``, which must be new in this edit.

    ``replacing`` are those of them that the file holds another figure for: the earlier ones stay,
    marked by the extract. Undoing the edit takes all out, and the earlier ones count again. Many
    are written fastest in the order of measure, area, months, start and breakdown: the index then
    grows at its end.
    """
    with writer.import_set(extract):
        writer.execute_many(_REPLACE, [(extract, *figure[:5]) for figure in replacing])
        values = chain.from_iterable(observed)
        while batch := tuple(islice(values, _AT_ONCE * len(Observed._fields))):
            writer.execute(_insert(len(batch) // len(Observed._fields)), batch)


@cache
def _insert(figures: int) -> str:
    """The statement that writes so many figures together."""
    return _INSERT + ", ".join([_FIGURE] * figures)
