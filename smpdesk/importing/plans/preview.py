"""What each cell of a table was taken for, and the table's summary in the plan."""

from __future__ import annotations

from smpdesk.importing.files.sheets import address, column_letters, text_of
from smpdesk.importing.meanings.columns import Column
from smpdesk.importing.meanings.meaning import ColumnMeaning, column_question
from smpdesk.importing.meanings.understood import Reading
from smpdesk.importing.plans.gathered import Gathered
from smpdesk.importing.plans.plan import LeftOut, PlannedTable, Shape, Taken
from smpdesk.periods import Period

_MOST_CELLS = 30_000
_OF_DIMENSION: dict[str, Taken] = {
    "area": "area",
    "area code": "area",
    "measure": "measure",
    "period": "period",
    "year": "period",
    "year part": "period",
    "breakdown": "breakdown",
}
_OF_ROLE: dict[str, Taken] = {
    "value": "value",
    "total": "total",
    "average": "derived",
    "change": "derived",
    "percent": "derived",
    "rank": "derived",
    "share": "derived",
    "note": "note",
}


def planned_table(reading: Reading, gathered: Gathered) -> PlannedTable:
    """The reading as it is shown and given out."""
    whats = reading.observations.whats()
    counted = dict.fromkeys(what.measure for what in whats)
    measures = [gathered.measures[m].name for m in counted]
    measures += ["Population"] if reading.populations else []
    areas = dict.fromkeys([*reading.observations.areas(), *(p.area for p in reading.populations)])
    periods = sorted({Period(what.start, what.months) for what in whats})
    return PlannedTable(
        id=reading.id,
        sheet=reading.table.sheet.name,
        cells=reading.table.box.address,
        heading=reading.context.heading,
        shape=_shape(reading),
        measures=tuple(measures),
        areas=tuple(gathered.used_areas[a].name for a in areas),
        periods=tuple(periods),
        taken=taken_for(reading),
        columns={column_question(reading.id, m.column): m.column.role for m in reading.meanings},
        at=_corrected_by(reading),
        left_out=(*reading.left_out, *_columns_left_out(reading)),
    )


def _corrected_by(reading: Reading) -> dict[str, tuple[str, str]]:
    roles = {m.column.index: m.column.role for m in reading.meanings}
    return {
        column_letters(c.index): (
            column_question(reading.id, c),
            roles.get(c.index) or (c.dimension if c.role == "label" else c.role) or c.role,
        )
        for c in reading.columns
        if c.role != "blank"
    }


def _shape(reading: Reading) -> Shape:
    return "long" if reading.long else "wide"


def _columns_left_out(reading: Reading) -> list[LeftOut]:
    """Derived columns and the like, a line each."""
    why = {
        "change": "a change: compared with the figures, not kept",
        "percent": "a change in per cent: compared with the figures, not kept",
        "rank": "a rank: compared with the figures, not kept",
        "share": "a share of a total: compared with the figures, not kept",
        "average": "an average: not kept",
        "total": "a total of other columns: not kept",
        "note": "a note",
        "ignored": "not needed",
    }
    columns: list[Column] = [m.column for m in reading.meanings]
    columns += [c for c in reading.columns if c.role in ("note", "ignored")]
    box = reading.table.box
    return [
        LeftOut(f"{address(box.top, c.index)}:{address(box.bottom, c.index)}", c.words, why[c.role])
        for c in columns
        if c.role in why
    ]


def taken_for(reading: Reading) -> dict[str, Taken]:
    """What each cell of the table and its titles and notes was taken for, by address."""
    table = reading.table
    if len(table.data) * (table.right - table.left + 1) > _MOST_CELLS:
        return {}
    taken: dict[str, Taken] = {}
    meanings = {m.column.index: m for m in reading.meanings}
    for row in [*table.titles, *table.notes, *table.sections]:
        for place in range(table.left, table.right + 1):
            if text_of(table.sheet.rows[row][place]):
                taken[address(row, place)] = "note"
    for column in reading.columns:
        meaning = meanings.get(column.index)
        for row in table.header_rows:
            if text_of(table.sheet.rows[row][column.index]):
                taken[address(row, column.index)] = _of_heading(column, meaning)
    for meant in reading.rows:
        row = meant.row.row
        for column in reading.columns:
            if not text_of(table.sheet.rows[row][column.index]):
                continue
            what = _of_cell(meanings.get(column.index), column)
            summed = meant.total or meant.average
            taken[address(row, column.index)] = "total" if summed and what != "note" else what
    for left in reading.left_out:
        if left.why in ("not a figure", "left out by your decision"):
            taken[left.cells] = "left out"
    return taken


def _of_heading(column: Column, meaning: ColumnMeaning | None) -> Taken:
    if meaning is None:
        return _OF_DIMENSION.get(column.dimension or "", "note")
    if not meaning.kept:
        return _OF_ROLE.get(meaning.column.role, "left out")
    if meaning.area is not None:
        return "area"
    return "period" if meaning.period is not None and not meaning.named.words else "measure"


def _of_cell(meaning: ColumnMeaning | None, column: Column) -> Taken:
    if meaning is not None:
        return _OF_ROLE.get(meaning.column.role, "left out")
    if column.role == "label":
        return _OF_DIMENSION.get(column.dimension or "", "note")
    return "note" if column.role == "note" else "left out"
