"""The unit of figures: said by a heading, or seen in the cells."""

from __future__ import annotations

import re
from collections import Counter

from smpdesk.importing.meanings.columns import cells_of
from smpdesk.importing.meanings.meaning import ColumnMeaning
from smpdesk.importing.meanings.rows import RowMeaning
from smpdesk.importing.meanings.understood import Reading
from smpdesk.importing.words.values import read_figure
from smpdesk.importing.words.wording import is_share

_SHARES = re.compile(r"[(\[,–-]\s*(?:percentages?|per ?cents?|%)\s*[)\]]?\s*$", re.IGNORECASE)
"""How a title ends that says that all its figures are per cents."""


def unit_of_column(reading: Reading, meaning: ColumnMeaning) -> str:
    """What the figures of a column are counted in: count, number, per cent, pounds."""
    if meaning.named.unit:
        return meaning.named.unit
    titled = is_share(reading.defaults.said_measure()) or _SHARES.search(reading.context.heading)
    if titled and not meaning.counted:
        return "per cent"
    cells = cells_of(reading.table, meaning.column.index, 300)
    figures = [figure for cell in cells if (figure := read_figure(cell)) is not None]
    units = Counter(figure.unit for figure in figures if figure.number is not None)
    unit = units.most_common(1)[0][0] if units else ""
    if unit:
        return unit
    percents, column = reading.table.sheet.percents, meaning.column.index
    styled = sum((d.row, column) in percents for d in reading.table.data[:300])
    if styled * 2 > len(figures):
        return "per cent"
    plain = [f.number for f in figures if f.number is not None and not f.unit]
    whole = all(number.is_integer() for number in plain)
    return "count" if whole else "number"


def unit_of_row(reading: Reading, row: RowMeaning, meaning: ColumnMeaning, usual: str) -> str:
    """The unit of a row's measure where its column mixes per cents and counts."""
    column = meaning.column.index
    if not row.measure or meaning.named.unit:
        return usual
    sheet = reading.table.sheet
    figure = read_figure(sheet.rows[row.row.row][column])
    if is_share(row.label) or (row.row.row, column) in sheet.percents:
        return "per cent"
    if figure is None or figure.number is None:
        return usual
    if figure.unit:
        return figure.unit
    return "count" if usual in ("per cent", "pounds") else usual
