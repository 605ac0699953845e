"""A lead's workbook come back: what differs from what was sent and from what the file has now."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from smpdesk.errors import UserError
from smpdesk.models.leads import (
    ACTIONS_SHEET,
    ASKED,
    FORMAT,
    KEPT_SHEET,
    STATUSES,
    AskedField,
    asked_value,
)
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Action, Assessment, Priority, Progress
from smpdesk.periods import read_date

_FIRST_ASKED = 4
"""The column of the first cell to fill in, counted from 0."""


@dataclass(frozen=True)
class Difference:
    """A cell that the lead has changed: what was sent, what the file has, what came back.

    In a ``conflict`` the file has been changed since it was sent, and not to the same.
    """

    action: Action
    priority: str
    field: AskedField
    title: str
    sent: str
    ours: str
    theirs: str

    @property
    def conflict(self) -> bool:
        """Whether ours was changed meanwhile as well."""
        return self.ours != self.sent


@dataclass(frozen=True)
class Returned:
    """A workbook read back: whose it is, what differs, and what could not be taken from it."""

    name: str
    assessment: str
    agency: str
    quarter: str
    sent_on: str
    differences: tuple[Difference, ...]
    problems: tuple[str, ...]


def is_lead_sheet(path: Path) -> bool:
    """Whether a file looks like a workbook that was sent to a lead; quick, and never raises."""
    if path.suffix.lower() not in (".xlsx", ".xlsm"):
        return False
    try:
        with zipfile.ZipFile(path) as parts:
            return f'name="{KEPT_SHEET}"'.encode() in parts.read("xl/workbook.xml")
    except (OSError, KeyError, zipfile.BadZipFile, NotImplementedError, EOFError):
        return False


def compare_sheet(file: PartnershipFile, name: str, data: bytes) -> Returned:
    """What a lead wrote in a workbook (its bytes), against what was sent and ``file`` has now.

    ``name`` is that of its file. Raises ``UserError`` for what isn't such a workbook, or is
    another partnership's.
    """
    kept, rows = _sheets(name, data)
    _, partnership, year, agency, quarter, sent_on = kept[0][:6]
    if partnership != file.partnership().name:
        raise UserError(
            f"{name} was sent by another partnership, {partnership}. Nothing was read. "
            "Open that partnership's file, and take the sheet back there."
        )
    if file.first(Assessment, name=year) is None:
        raise UserError(f"{name} belongs to {year}, a year that this file does not have.")
    reading = _Reading(file, quarter, _sent(kept[1:]), [], [])
    reading.all(rows)
    found, problems = tuple(reading.differences), tuple(reading.problems)
    return Returned(name, year, agency, quarter, sent_on, found, problems)


def _sheets(name: str, data: bytes) -> tuple[list[list[str]], list[list[Any]]]:
    """The rows of the hidden sheet as texts, and those of the sheet that was filled in."""
    stranger = UserError(
        f"{name} is not a sheet that was sent to a lead from here, or what was sent with it "
        "has been removed. Send the lead a new one, or enter the progress by hand."
    )
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        names = book.sheet_names
        if KEPT_SHEET not in names or ACTIONS_SHEET not in names:
            raise stranger
        kept = book.get_sheet_by_name(KEPT_SHEET).to_python(skip_empty_area=False)
        rows = book.get_sheet_by_name(ACTIONS_SHEET).to_python(skip_empty_area=False)
    except (CalamineError, ValueError) as error:
        raise stranger from error
    texts = [[_text(cell) for cell in row] for row in kept]
    if not texts or len(texts[0]) < 6 or texts[0][0] != FORMAT:
        raise stranger
    return texts, rows


@dataclass(frozen=True)
class _Sent:
    """An action as it was sent: its words, and each field."""

    action: str
    fields: dict[str, str]


def _sent(rows: list[list[str]]) -> dict[int, _Sent]:
    sent: dict[int, _Sent] = {}
    for row in rows:
        if len(row) >= 4 and row[0].isdigit():
            sent.setdefault(int(row[0]), _Sent(row[3], {})).fields[row[1]] = row[2]
    return sent


@dataclass
class _Reading:
    """The rows of a workbook being compared."""

    file: PartnershipFile
    quarter: str
    sent: dict[int, _Sent]
    differences: list[Difference]
    problems: list[str]

    def all(self, rows: list[list[Any]]) -> None:
        found: Counter[int] = Counter()
        for number, row in enumerate(rows, start=1):
            cells = [_text(cell) for cell in row]
            match = re.fullmatch(r"A(\d+)", cells[0]) if cells else None
            key = int(match[1]) if match else 0
            if key in self.sent:
                found[key] += 1
                if found[key] == 1:
                    self.row(key, row)
            elif any(cells[_FIRST_ASKED:]) and any(found):
                self.problems.append(
                    f"Row {number} has no reference of ours, so it is left out: "
                    f"“{_shortened(' '.join(filter(None, cells)))}”."
                )
        for key, sent in self.sent.items():
            if found[key] != 1:
                self.problems.append(_lost(sent.action, found[key]))

    def row(self, key: int, row: list[Any]) -> None:
        """Compare a row, cell by cell."""
        action = self.file.first(Action, id=key)
        if action is None:
            lost = _shortened(self.sent[key].action)
            self.problems.append(f"The action “{lost}” is no longer in the file.")
            return
        priority = self.file.get(Priority, action.priority).name
        for place, asked in enumerate(ASKED, start=_FIRST_ASKED):
            raw = row[place] if place < len(row) else ""
            theirs, problem = _understood(asked.field, raw)
            sent = self.sent[key].fields.get(asked.field, "")
            if problem:
                self.problems.append(f"{action.title()}: {problem}")
            elif theirs != sent:
                ours = self.ours(action, asked.field, theirs)
                if theirs != ours:
                    self.differences.append(
                        Difference(action, priority, asked.field, asked.title, sent, ours, theirs)
                    )

    def ours(self, action: Action, field: AskedField, theirs: str) -> str:
        """What the file has; of progress, the same entry if it was taken over before."""
        if field != "progress":
            return asked_value(action, field)
        entries = self.file.all(Progress, action=action.id, quarter=self.quarter, text=theirs)
        return theirs if entries else ""


def _understood(field: AskedField, raw: Any) -> tuple[str, str]:
    """What a cell says in the file's own form, or what is wrong with it."""
    words = _text(raw)
    if field == "status":
        if words.casefold() in STATUSES:
            return words.casefold(), ""
        return "", f"“{words}” is not a status. It is one of: {', '.join(STATUSES)}."
    if field == "due" and words:
        day = read_date(words)
        wrong = f"“{words}” is not a date. Write it as 31/03/2019."
        return (day.isoformat(), "") if day else ("", wrong)
    return words, ""


def _text(raw: Any) -> str:
    """A cell's words; a date in ISO form, a whole number without its point."""
    if isinstance(raw, dt.datetime):
        return raw.date().isoformat()
    if isinstance(raw, dt.date):
        return raw.isoformat()
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    return re.sub(r"\r\n?", "\n", str(raw)).strip()


def _lost(action: str, times: int) -> str:
    if times:
        return f"The row of “{_shortened(action)}” is there {times} times; the first was read."
    return f"The row of “{_shortened(action)}” was deleted; nothing of the action is changed."


def _shortened(words: str) -> str:
    return words if len(words) <= 60 else words[:57].rstrip() + "…"
