"""Pivot tables of three levels in one column, told by their sums: year, month, offence."""

from __future__ import annotations

from collections.abc import Sequence

from smpdesk.importing.files.sheets import text_of
from smpdesk.importing.meanings.columns import Column
from smpdesk.importing.tables.layout import Table
from smpdesk.importing.words.values import read_figure
from smpdesk.importing.words.wording import is_plain_total
from smpdesk.importing.words.written_periods import read_period

_MOST_ROWS = 5_000


def levels_by_sums(table: Table, columns: Sequence[Column]) -> list[int]:
    """How deep each row of figures lies: 0, 1 or 2; nothing unless all outer rows are sums.

    A total at the end is of level 0. Only whole figures without gaps are looked at.
    """
    label = next(c.index for c in columns if c.role == "label")
    values = [c.index for c in columns if c.role == "value"]
    numbers = [_numbers(table, data.row, values) for data in table.data]
    if not values or len(numbers) > _MOST_ROWS or any(not row for row in numbers):
        return []
    rows = table.sheet.rows
    total = is_plain_total(text_of(rows[table.data[-1].row][label]))
    levels = _forest(numbers[:-1] if total else numbers)
    if not levels or max(levels) != 2:
        return []
    return [*levels, 0] if total else levels


def _numbers(table: Table, row: int, values: Sequence[int]) -> tuple[float, ...]:
    """The figures of a row; none when one is missing or suppressed."""
    figures = [read_figure(table.sheet.rows[row][column]) for column in values]
    numbers = [f.number for f in figures if f is not None and f.number is not None]
    return tuple(numbers) if len(numbers) == len(values) else ()


def _forest(numbers: Sequence[tuple[float, ...]]) -> list[int]:
    """The levels of rows of which each outer one is the sum of the outer ones right below it."""
    levels: list[int] = []
    at = 0
    while at < len(numbers):
        middles = _run(numbers, at)
        if not middles:
            return []
        levels.append(0)
        for middle, leaves in middles:
            levels += [1] + [2] * leaves
            at = middle + leaves
        at += 1
    return levels


def _run(numbers: Sequence[tuple[float, ...]], outer: int) -> list[tuple[int, int]]:
    """The rows of level 1 below an outer row that make it up, with how many rows each sums."""
    found: list[tuple[int, int]] = []
    rest, at = numbers[outer], outer + 1
    while any(rest) and at < len(numbers):
        leaves = _leaves(numbers, at)
        if not leaves:
            return []
        found.append((at, leaves))
        rest = tuple(a - b for a, b in zip(rest, numbers[at], strict=True))
        at += 1 + leaves
        if min(rest) < 0:
            return []
    return found if not any(rest) else []


def _leaves(numbers: Sequence[tuple[float, ...]], middle: int) -> int:
    """How many rows right below add up to a row; 0 when none do."""
    rest = numbers[middle]
    for count, row in enumerate(numbers[middle + 1 :], start=1):
        rest = tuple(a - b for a, b in zip(rest, row, strict=True))
        if not any(rest):
            return count
        if min(rest) < 0:
            return 0
    return 0


def said_together(outer: str, middle: str) -> str:
    """Two outer names as one heading: ``Jan 2021``, or ``Violence: With injury``."""
    month = f"{middle} {outer}"
    return month if read_period(month) is not None else f"{outer}: {middle}"
