"""What a cell looks like by itself, before its place in a table is known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby, islice, repeat
from operator import itemgetter
from typing import Literal

from smpdesk.importing.files.sheets import Raw, Sheet, text_of
from smpdesk.importing.words.values import read_figure
from smpdesk.importing.words.written_periods import read_period
from smpdesk.importing.words.year_parts import part_alone

Look = Literal["blank", "number", "year", "missing", "period", "text"]
"""How a cell looks; a year is a number that may as well be a year or a month."""

_FIRST_YEAR = 1980.0
_AT_ONCE = 500
"""Rows looked at together: few enough to stay within the processor's reach."""


def look_of(cell: Raw) -> Look:
    """How a cell looks by itself: a number, a date, a word."""
    if isinstance(cell, str):
        return _look_of_text(cell) if cell else "blank"
    if isinstance(cell, bool):
        return "text"
    if isinstance(cell, (int, float)):
        return "year" if _year_like(float(cell)) else "number"
    return "period" if isinstance(cell, dt.date) else "text"


def looks_of_rows(sheet: Sheet) -> list[list[Look]]:
    """How each cell of each row looks; rows that look the same share a list.

    Rows of cells of the same types are looked at together, column by column: in a large sheet
    most cells look like those above them.
    """
    looks: list[list[Look]] = []
    shared: dict[tuple[Look, ...], list[Look]] = {}
    for _, alike in groupby(zip(sheet.types, sheet.rows, strict=True), itemgetter(0)):
        while run := [row for _, row in islice(alike, _AT_ONCE)]:
            columns = list(zip(*run, strict=True))
            same = [_look_of_all(cells) for cells in columns]
            if all(same):
                row: tuple[Look, ...] = tuple(filter(None, same))
                looks += [shared.setdefault(row, list(row))] * len(run)
                continue
            each = (
                repeat(look, len(run)) if look else map(look_of, cells)
                for look, cells in zip(same, columns, strict=True)
            )
            looks += [shared.setdefault(row, list(row)) for row in zip(*each, strict=True)]
    return looks


def _look_of_all(cells: Sequence[Raw]) -> Look | None:
    """How all of these cells of one type look, if they look the same."""
    if type(cells[0]) is float and max(cells) < _FIRST_YEAR:  # type: ignore[operator]
        return "number"
    looks = set(map(look_of, set(cells)))
    return looks.pop() if len(looks) == 1 else None


@lru_cache(maxsize=100_000)
def _look_of_text(cell: str) -> Look:
    text = text_of(cell)
    if not text:
        return "blank"
    if text.isdecimal() and len(text) in (4, 6) and _year_like(float(text)):
        return "year"
    figure = read_figure(cell)
    if figure is not None:
        # 2016-17 and 10/2016 are no figures, but 1.2016 might be a date: figures come first.
        return "missing" if figure.status == "missing" else "number"
    if read_period(cell) is not None or part_alone(text) is not None:
        return "period"
    return "text"


def _year_like(number: float) -> bool:
    if not number.is_integer():
        return False
    whole = int(number)
    year, month = divmod(whole, 100)
    return _FIRST_YEAR <= whole <= 2060 or (_FIRST_YEAR <= year <= 2060 and 1 <= month <= 12)
