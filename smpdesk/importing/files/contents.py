"""What an extract holds: its workbooks and texts read, its lists of incidents counted."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from smpdesk.errors import UserError
from smpdesk.importing.files.delimited import (
    HELD,
    is_text_name,
    rows_of,
    start_of,
    with_decimal_points,
)
from smpdesk.importing.files.reading import ExtractFile, Member, refuse_packed_bomb
from smpdesk.importing.files.sheets import (
    Cancellation,
    Cancelled,
    Problem,
    Progress,
    Raw,
    Sheet,
    errors_shown,
)
from smpdesk.importing.files.workbook import TORN, damaged, read_workbook
from smpdesk.importing.incidents import counting

_EVERY = 20_000
_COMMAS = "The figures in {} are written with decimal commas; 1.234,5 is read as 1,234.5."


class Contents:
    """The sheets of an extract, and its lists of incidents counted; read when it is made."""

    def __init__(self, extract: ExtractFile, progress: Progress, cancelled: Cancelled) -> None:
        self.sheets: list[Sheet] = []
        self.counted: list[counting.Counted] = []
        meter = counting.Meter(progress, cancelled, sum(m.size for m in extract.members))
        counters: dict[tuple[str, ...], counting.Counted] = {}
        for member in extract.members:
            if cancelled():
                raise Cancellation
            try:
                self._read(member, counters, meter)
            except UserError as error:
                # The rest of an archive is imported all the same; a file alone is refused.
                if len(extract.members) == 1:
                    raise
                problem = Problem("", f"{error} The rest of {extract.path.name} is not affected.")
                self.sheets.append(Sheet(member.name, [], problems=(problem,)))
        self.counted = list(counters.values())
        self.sheets = _told_apart(self.sheets)
        meter.finish()

    def _read(
        self,
        member: Member,
        counters: dict[tuple[str, ...], counting.Counted],
        meter: counting.Meter,
    ) -> None:
        """Reads a member to its end; raises UserError when it cannot be read."""
        if member.form == "archive":
            raise UserError(
                f"{member.name} is an archive within an archive, so it was not looked into. "
                "Unpack it and import what is in it."
            )
        if member.locked:
            raise UserError(
                f"{member.name} is protected with a password in its archive, so it cannot be "
                "read. Unpack the archive with the password and import what was in it."
            )
        try:
            read = self._read_text if member.form == "text" else self._read_workbook
            read(member, counters, meter)
        except TORN as error:
            raise _torn(member.name) if member.inside else damaged(member.name) from error

    def _read_text(
        self,
        member: Member,
        counters: dict[tuple[str, ...], counting.Counted],
        meter: counting.Meter,
    ) -> None:
        with member.open() as file:
            whole = file.read(HELD)
            if len(whole) < HELD and self._count_even(whole, member, counters, meter):
                return
            file.seek(0)
            rows = rows_of(file if len(whole) == HELD else io.BytesIO(whole), member.name)
            start = list(islice(rows, counting.LOOK_AHEAD))
            recognised = counting.recognise(start)
            if recognised is not None:
                counted = counters.setdefault(recognised.shape, counting.Counted(recognised))
                counted.add(member.name, start, rows, meter, member.size)
                return
            name = "" if not member.inside else Path(member.name).stem
            found = _read_all(start, rows, meter, member.size)
            delimiter, _ = start_of(whole, member.name)
            pointed = with_decimal_points(found) if delimiter != "," else None
            said: tuple[Problem, ...] = (
                (Problem("", _COMMAS.format(member.name)),) if pointed else ()
            )
            cells = _squared(pointed or found)
            said += errors_shown(name, cells) if b"#" in whole else ()
            self.sheets.append(Sheet(name, cells, problems=said, inside=member.inside))

    def _count_even(
        self,
        data: bytes,
        member: Member,
        counters: dict[tuple[str, ...], counting.Counted],
        meter: counting.Meter,
    ) -> bool:
        """Counts a list of incidents all at once; False when it is none or not plain enough."""
        delimiter, start = start_of(data, member.name)
        recognised = counting.recognise(start[: counting.LOOK_AHEAD])
        if recognised is None:
            return False
        counted = counters.get(recognised.shape, counting.Counted(recognised))
        if not counted.add_even(member.name, start, data, delimiter, meter):
            return False
        counters[recognised.shape] = counted
        return True

    def _read_workbook(
        self,
        member: Member,
        counters: dict[tuple[str, ...], counting.Counted],
        meter: counting.Meter,
    ) -> None:
        with member.open() as file:
            data = file.read()
        if member.inside:
            refuse_packed_bomb(member.name, data)
        for sheet in read_workbook(data, member.name):
            texts = [[str(cell) for cell in row] for row in sheet.rows[: counting.LOOK_AHEAD]]
            recognised = counting.recognise(texts)
            if recognised is None or sheet.hidden:
                self.sheets.append(replace(sheet, inside=member.inside))
            else:
                counted = counters.setdefault(recognised.shape, counting.Counted(recognised))
                body = ([_as_text(c) for c in row] for row in sheet.rows[counting.LOOK_AHEAD :])
                counted.add(sheet.name, texts, body, meter, member.size)
            meter.count(len(sheet.rows), 0)


def _torn(name: str) -> UserError:
    """What is said of a file that cannot be unpacked from its archive."""
    return UserError(
        f"{name} is damaged in its archive, so nothing was read from it. Fetch the archive again."
    )


def _told_apart(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The sheets of an archive's files, those of one name called by their files: a cell is one."""
    times = Counter(sheet.name for sheet in sheets)
    return [
        replace(sheet, name=_full_name(sheet), called=sheet.name)
        if sheet.inside and times[sheet.name] > 1
        else sheet
        for sheet in sheets
    ]


def _full_name(sheet: Sheet) -> str:
    return sheet.inside if is_text_name(sheet.inside) else f"{sheet.inside}: {sheet.name}"


def _read_all(
    start: list[list[str]], rest: Iterator[list[str]], meter: counting.Meter, size: int
) -> list[list[str]]:
    rows = list(start)
    for row in rest:
        rows.append(row)
        if len(rows) % _EVERY == 0:
            meter.count(_EVERY, 0)
    meter.count(len(rows) % _EVERY, size)
    return rows


def _squared(rows: list[list[str]]) -> list[list[Raw]]:
    """All rows, made equally wide."""
    width = max(map(len, rows), default=0)
    return [[*row, *[""] * (width - len(row))] for row in rows]


def _as_text(cell: Raw) -> str:
    return cell if isinstance(cell, str) else str(cell)
