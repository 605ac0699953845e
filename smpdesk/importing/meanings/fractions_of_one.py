"""Per cents written as fractions of one, without a style that says so: 0.126 for 12.6%."""

from __future__ import annotations

import re
from collections.abc import Iterable

from smpdesk.importing.files.sheets import address
from smpdesk.importing.meanings.columns import cells_of
from smpdesk.importing.meanings.meaning import ColumnMeaning, heading_shape
from smpdesk.importing.plans.asking import Asking
from smpdesk.importing.plans.plan import Option
from smpdesk.importing.tables.layout import Table
from smpdesk.importing.words.values import read_figure
from smpdesk.importing.words.wording import is_share

_PROPORTION = re.compile(r"\bproportions?\b", re.IGNORECASE)


def fraction_columns(
    table: Table, table_id: str, kept: Iterable[ColumnMeaning], title: str, asking: Asking
) -> frozenset[int]:
    """The columns of per cents whose figures are fractions of one, by the officer's word.

    Nothing in a file tells 0.126% from 12.6% written as a fraction, so she is asked; that no
    figure lies beyond one is the reason to guess a fraction.
    """
    found = set()
    for meaning in kept:
        words = meaning.column.words or title
        said = is_share(words) or _PROPORTION.search(words) or meaning.named.unit == "per cent"
        titled = is_share(title) and not meaning.counted
        if meaning.named.per or not (said or titled) or not are_fractions(table, meaning):
            continue
        first = next(d.row for d in table.data if _between(table, d.row, meaning))
        figure = read_figure(table.sheet.rows[first][meaning.column.index])
        assert figure is not None and figure.number is not None
        answer = asking.ask(
            f"fraction@{table_id}/{heading_shape(meaning.column)}",
            f"Does {figure.number:g} under “{words}” mean {figure.number * 100:g} per cent?",
            [
                Option(True, f"Yes, {figure.number * 100:g} per cent"),
                Option(False, f"No, {figure.number:g} per cent as it stands"),
            ],
            True,
            cell=address(first, meaning.column.index),
        )
        if answer is True:
            found.add(meaning.column.index)
    return frozenset(found)


def are_fractions(table: Table, meaning: ColumnMeaning) -> bool:
    """Whether a column's plain figures all lie within one of nought, and not all are whole."""
    column = meaning.column.index
    if any(at == column for _, at in table.sheet.percents):
        return False
    figures = [read_figure(cell) for cell in cells_of(table, column, 300)]
    numbers = [f.number for f in figures if f is not None and f.number is not None]
    marked = any(f is not None and f.unit for f in figures)
    whole = all(number.is_integer() for number in numbers)
    return bool(numbers) and not marked and not whole and max(map(abs, numbers)) <= 1


def _between(table: Table, row: int, meaning: ColumnMeaning) -> bool:
    figure = read_figure(table.sheet.rows[row][meaning.column.index])
    return figure is not None and figure.number is not None and not figure.number.is_integer()
