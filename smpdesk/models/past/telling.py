"""What an edit did, in plain words: which record, which field, before and after."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, get_type_hints

from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.past.history import Change, Edit
from smpdesk.models.records import ALL, Record

_KINDS = {kind.table(): kind for kind in ALL}
_ENTRIES = {
    "progress": ("progress entry", "progress entries"),
    "priority_theme": ("cell of the themes matrix", "cells of the themes matrix"),
    "project": ("bid", "bids"),
    "case_check": ("check", "checks"),
    "case_study": ("case study", "case studies"),
    "priority": ("priority", "priorities"),
}
"""What is counted by another word than its own, or makes its plural otherwise: one, and many."""
_NOTHING = "nothing"
_AROUND = 40
_LONG = 240


@dataclass(frozen=True)
class FieldTold:
    """A field that an edit changed, with what it held before and after."""

    field: str
    before: str
    after: str


@dataclass(frozen=True)
class ChangeTold:
    """A record that an edit added, changed or removed, and its fields."""

    did: str
    record: str
    fields: tuple[FieldTold, ...]

    @property
    def title(self) -> str:
        """``Changed priority: Domestic abuse``."""
        return f"{self.did} {self.record}"


def told(file: PartnershipFile, edit: Edit, most: int = 200) -> list[ChangeTold]:
    """The changes of an edit in words, at most so many records; figures of imports are not listed.

    Fields that refer to another record name it.
    """
    teller = _Teller(file)
    return [teller.told(change) for change in file.changes(edit)[:most]]


def gone_with(file: PartnershipFile, edit: Edit, record: Record) -> str:
    """What an edit removed besides the record it was about: ``3 actions and 1 indicator``."""
    itself = (record.table(), record.id)
    counted = Counter(
        change.record
        for change in file.changes(edit)
        if change.after is None and (change.record, change.record_id) != itself
    )
    told = [_counted(counted[table], kind) for table, kind in _KINDS.items() if counted[table]]
    return " and ".join(filter(None, [", ".join(told[:-1]), *told[-1:]]))


def _counted(count: int, kind: type[Record]) -> str:
    one, many = _ENTRIES.get(kind.table(), (kind.word(), f"{kind.word()}s"))
    return f"{count} {one if count == 1 else many}"


class _Teller:
    """Knows what the ids in rows refer to."""

    def __init__(self, file: PartnershipFile) -> None:
        self._file = file
        self._targets: dict[str, dict[str, str]] = {}
        self._titles: dict[tuple[str, int], str] = {}

    def told(self, change: Change) -> ChangeTold:
        kind = _KINDS[change.record]
        did = "Changed"
        if change.before is None:
            did = "Added"
        elif change.after is None:
            did = "Removed"
        title = self._title(kind, change)
        record = f"{kind.word()}: {title}" if title else kind.word()
        return ChangeTold(did, record, tuple(self._fields(kind, change)))

    def _title(self, kind: type[Record], change: Change) -> str:
        image = {**(change.before or {}), **(change.after or {})}
        if kind.title_field in image:
            return self._value(kind, kind.title_field, image[kind.title_field])
        return self._name(kind.table(), change.record_id)

    def _fields(self, kind: type[Record], change: Change) -> Iterable[FieldTold]:
        before, after = change.before or {}, change.after or {}
        for name in kind.columns():
            if name == "id" or (name not in before and name not in after):
                continue
            was, becomes = (self._value(kind, name, image.get(name)) for image in (before, after))
            if was == becomes:
                continue
            if change.before is not None and change.after is not None:
                was, becomes = around_the_difference(was, becomes)
            yield FieldTold(name.replace("_", " "), was[:_LONG], becomes[:_LONG])

    def _value(self, kind: type[Record], name: str, value: Any) -> str:
        if value is None or value == "":
            return _NOTHING
        if get_type_hints(kind)[name] is bool:
            return "yes" if value else "no"
        target = self._targets_of(kind.table()).get(name)
        if target is not None:
            return self._name(target, int(value)) or f"one that is gone ({value})"
        return _as_people_write(value)

    def _name(self, table: str, record_id: int) -> str:
        key = (table, record_id)
        if key not in self._titles:
            found = self._file.first(_KINDS[table], id=record_id)
            self._titles[key] = found.title() if found else ""
        return self._titles[key]

    def _targets_of(self, table: str) -> dict[str, str]:
        if table not in self._targets:
            rows = self._file.rows(f"PRAGMA foreign_key_list({table})")
            self._targets[table] = {
                row["from"]: row["table"] for row in rows if row["table"] in _KINDS
            }
        return self._targets[table]


def _as_people_write(value: Any) -> str:
    """Dates as ``3 March 2017``, whole numbers without a point, texts as they are."""
    if isinstance(value, float) and value.is_integer():
        return f"{int(value):,}"
    text = str(value)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        try:
            day = dt.date.fromisoformat(text)
        except ValueError:
            return text
        return f"{day.day} {day:%B %Y}"
    return text


def around_the_difference(before: str, after: str) -> tuple[str, str]:
    """Two long texts cut to where they differ, with dots where something was left out."""
    if max(len(before), len(after)) <= _LONG:
        return before, after
    shorter = min(len(before), len(after))
    start = next((i for i in range(shorter) if before[i] != after[i]), shorter)
    end = next(
        (i for i in range(shorter - start) if before[-1 - i] != after[-1 - i]), shorter - start
    )
    return _cut(before, start, end), _cut(after, start, end)


def _cut(text: str, start: int, end: int) -> str:
    first = max(0, start - _AROUND)
    last = min(len(text), len(text) - end + _AROUND)
    return ("… " if first else "") + text[first:last] + (" …" if last < len(text) else "")


def history_matching(edits: Iterable[Edit], query: str) -> list[Edit]:
    """The edits whose title, author or time hold every word of the query."""
    wanted = query.casefold().split()
    return [
        edit
        for edit in edits
        if all(w in f"{edit.title} {edit.made_by} {edit.made_at}".casefold() for w in wanted)
    ]
