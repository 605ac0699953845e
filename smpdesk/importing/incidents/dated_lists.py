"""Lists with a row an incident that don't say of what type it was, such as road collisions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from smpdesk.importing.files.sheets import text_of
from smpdesk.importing.gazetteer.areas import CODE
from smpdesk.importing.meanings.days import is_day
from smpdesk.importing.words.dimensions import dimension_of
from smpdesk.importing.words.values import is_shown_figure

_FEWEST = 5
_MOST = 0.8
_WIDEST = 200
_FINEST = ("E01", "W01", "E05", "W05", "E0", "W0")


class Untyped(NamedTuple):
    """The columns that say when and where a row's incident was; -1 for what there isn't."""

    month: int
    kind: int
    force: int
    code: int
    place: int


def untyped_list(
    number: int, header: Sequence[str], rows: Sequence[Sequence[str]]
) -> Untyped | None:
    """The columns of such a list, or None for any other table.

    Each row has a reference that no other has, a day, and the official code of its place. One
    column of numbers may be what is to be added up; with several, or none, rows are counted.
    """
    body = [row for row in rows if len(row) >= len(header)]
    if len(body) < _FEWEST or len(header) > _WIDEST:
        return None
    dimensions = [dimension_of(cell) for cell in header]
    if "ignored" not in dimensions:
        return None
    columns = [[text_of(row[at]) for row in body] for at in range(len(header))]
    told_apart = any(
        dimension == "ignored" and len(set(cells)) == len(cells)
        for dimension, cells in zip(dimensions, columns, strict=True)
    )
    dated = [at for at, cells in enumerate(columns) if _mostly(cells, is_day)]
    coded = [at for at, cells in enumerate(columns) if _mostly(cells, CODE.fullmatch)]
    numbers = [
        at
        for at, cells in enumerate(columns)
        if dimensions[at] == "value" and _mostly(cells, is_shown_figure)
    ]
    if not told_apart or not dated or not coded or len(numbers) == 1:
        return None
    return Untyped(dated[0], -1, -1, min(coded, key=lambda at: _fineness(columns[at])), -1)


def _mostly(cells: Sequence[str], test: Callable[[str], object]) -> bool:
    return sum(bool(test(cell)) for cell in cells) >= _MOST * len(cells)


def _fineness(codes: Sequence[str]) -> int:
    """How small the areas are that most of the codes are of."""
    found = [
        next((place for place, start in enumerate(_FINEST) if code.startswith(start)), 9)
        for code in codes
        if code
    ]
    return max(set(found), key=found.count)
