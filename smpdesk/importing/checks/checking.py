"""A table that was understood, handed over to the checks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import combinations

from smpdesk.analysis.checks import CheckCell, CheckColumn, CheckRow, CheckTable
from smpdesk.analysis.checks.table import Role
from smpdesk.importing.files.sheets import Sheet, address, text_of
from smpdesk.importing.meanings.fractions_of_one import are_fractions
from smpdesk.importing.meanings.meaning import ColumnMeaning
from smpdesk.importing.meanings.understood import Reading
from smpdesk.importing.words.values import read_figure
from smpdesk.importing.words.wording import same_words

_NOT_ADDED = re.compile(
    r"\bper\b|\bdensity|\bmedian|\bmean\b|\baverage|\brates?\b|\bindex\b|\bscore", re.IGNORECASE
)
_YEARS = re.compile(r"\b(?:[2-9]|1\d|two|three|five|ten)[- ]years?\b", re.IGNORECASE)
_ROLES: dict[str, Role] = {
    "value": "value",
    "change": "change",
    "percent": "percent",
    "rank": "rank",
    "share": "share",
}


def check_table_of(reading: Reading) -> CheckTable:
    """The neutral table that ``check_tables`` takes."""
    meanings = list(reading.meanings)
    compared = _are_compared(meanings)
    first = min((m.period.start for m in meanings if m.kept and m.period), default="")
    columns = tuple(
        _column(meaning, reading, compared and not _from_before(meaning, first))
        for meaning in meanings
    )
    rows = []
    labels = _labels(reading)
    depths = {level: depth for depth, level in enumerate(sorted({r.level for r in reading.rows}))}
    fractions = {
        m.column.index
        for m in meanings
        if m.column.role in ("percent", "share") and are_fractions(reading.table, m)
    } | reading.fractions
    for position, row in enumerate(reading.rows):
        sheet, number = reading.table.sheet, row.row.row
        cells = tuple(
            _cell(sheet, number, m.column.index, m.column.index in fractions) for m in meanings
        )
        group = reading.areas_of_rows.get(position)
        total = (
            True if row.total or (group and group.startswith(("division:", "county:"))) else None
        )
        rows.append(CheckRow(labels[position], cells, depths[row.level], total, row.row.block))
    return CheckTable(columns, tuple(rows), reading.table.sheet.name)


def _labels(reading: Reading) -> list[str]:
    """The rows' labels; a district and a force of one name are told apart, and a sheet an area.

    Rows of the same name are told apart by what they count, when and of whom.
    """
    times = Counter((row.area_label or row.label).casefold() for row in reading.rows)
    keys: dict[str, set[str]] = {}
    for position, row in enumerate(reading.rows):
        key = reading.areas_of_rows.get(position, "")
        keys.setdefault((row.area_label or row.label).casefold(), set()).add(key)
    labels, around = [], reading.context.area
    for row in reading.rows:
        label = row.area_label or row.label
        if len(keys[label.casefold()]) > 1 and row.area is not None:
            label = f"{label} ({row.area.area.kind})"
        elif row.area is None and around is not None and reading.context.area_origin != "title":
            label = f"{label}, {around.name}"
        if times[(row.area_label or row.label).casefold()] > 1:
            period = row.period.text() if row.period else ""
            more = (row.row.section, row.measure, row.breakdown, period)
            label = ", ".join(dict.fromkeys([label, *(one for one in more if one)]))
        labels.append(label)
    return labels


def _are_compared(meanings: Sequence[ColumnMeaning]) -> bool:
    """Whether any two columns of figures are of one measure, so that a change is between them.

    Burglary and Robbery are not, nor a count and its rate: a change beside them is from a year
    that the table does not show.
    """
    kept = [m for m in meanings if m.kept]
    return any(
        one.named.per == other.named.per
        and (
            same_words(one.named.words) == same_words(other.named.words)
            or set(same_words(one.column.words).split())
            & set(same_words(other.column.words).split())
        )
        for one, other in combinations(kept, 2)
    )


def _from_before(meaning: ColumnMeaning, first: str) -> bool:
    """Whether a change is said to be from a time before the first that the table shows."""
    period = meaning.period
    return bool(period and period.start < first) or bool(_YEARS.search(meaning.column.words))


def _column(meaning: ColumnMeaning, reading: Reading, compared: bool) -> CheckColumn:
    role: Role = _ROLES.get(meaning.column.role, "other")
    if role in ("change", "percent") and not compared:
        role = "other"
    if role == "value":
        if meaning.named.per or (reading.context.rate and not meaning.counted):
            role = "rate"
        elif meaning.named.unit == "per cent":
            role = "share"
        elif _NOT_ADDED.search(meaning.column.words) or (
            not meaning.counted and _NOT_ADDED.search(reading.context.heading)
        ):
            role = "other"
    period = f"{meaning.period.start}/{meaning.period.months}" if meaning.period else ""
    return CheckColumn(
        meaning.column.words,
        role,
        None,
        meaning.column.words if meaning.daily else period,
        meaning.named.words or reading.defaults.said_measure(),
        meaning.area.area.name if meaning.area else "",
        float(meaning.named.per or 1000),
    )


def _cell(sheet: Sheet, row: int, column: int, fraction: bool) -> CheckCell | None:
    raw = sheet.rows[row][column]
    figure = read_figure(raw)
    place = address(row, column)
    where = f"{sheet.name}!{place}" if sheet.name else place
    if figure is None or figure.number is None:
        return None
    text = text_of(raw) if isinstance(raw, str) else ""
    if fraction or (row, column) in sheet.percents:
        return CheckCell(round(figure.number * 100, 10), where)
    return CheckCell(figure.number, where, text)
