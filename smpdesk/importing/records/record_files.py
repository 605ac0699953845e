"""Records written by hand as TOML or CSV, put into a partnership file.

A table of a TOML file is a record, named as the partnership file names it, and the lists inside
it are the records that are part of it. What a record refers to is written by name::

    [[action]]
    assessment = "2018-19"              # where names are looked for first
    priority = "Domestic Abuse"
    action = "Meet every month as a panel on repeat victims."
    progress = [{ quarter = "2018-19 Q1", entered_on = "2018-07-12", text = "Held." }]

A name of another assessment is written with it: ``2017-18: Domestic Abuse``.
"""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from smpdesk.models.partnership_file import Writer
from smpdesk.models.records import ALL, Partnership, Record, Standing

KINDS = {kind.table(): kind for kind in ALL}

Entry = Mapping[str, Any]
Names = dict[tuple[str, str, str], int]


class RecordFiles:
    """Puts the records of hand-written files into a partnership file, within one edit.

    ``names`` are records known beforehand: their table, assessment (or none) and name, and the id.
    """

    def __init__(self, writer: Writer, names: Names | None = None) -> None:
        self._writer = writer
        self.names: Names = dict(names or {})
        self._positions: dict[tuple[str, int], int] = {}
        self._references: dict[str, dict[str, str]] = {}

    def read(self, path: Path) -> None:
        """Add all records of a file; raises ``ValueError`` for a word or name it can't place."""
        for table, entry in _entries(path):
            try:
                self.add(table, entry)
            except (KeyError, LookupError) as error:
                raise ValueError(f"{path.name}: {error}") from error

    def add(self, table: str, entry: Entry, *, scope: str = "", **parent: int) -> int:
        """Add one record with all that is part of it; gives its id.

        ``scope`` is the assessment in which names are looked for first, ``parent`` the column
        and id of the record that this one is part of. Raises ``LookupError``.
        """
        kind = KINDS[table]
        scope = entry.get("assessment", scope)
        values: dict[str, Any] = dict(parent)
        parts: list[tuple[str, list[Entry]]] = []
        for word, value in self._with_scope(kind, entry, scope).items():
            if word in kind.columns():
                values.setdefault(word, self._value(table, word, value, scope))
            elif word in KINDS and word != "assessment":
                parts.append((word, value))
            elif word != "assessment":
                raise LookupError(f"a {kind.word()} has no {word}")
        if "position" in kind.columns():
            values.setdefault("position", self._next_position(table, parent, values))
        record_id = self._write(kind, values)
        self.names[table, scope, _name(kind, entry)] = record_id
        for part, entries in parts:
            for one in entries:
                self.add(part, one, scope=scope, **{self._column_of(part, table): record_id})
        return record_id

    def find(self, table: str, name: str, scope: str = "") -> int:
        """The id of the record with this name, of ``scope`` before all others.

        Raises ``LookupError`` when no record read so far is called that.
        """
        of, _, rest = name.partition(": ")
        for key in ((table, scope, name), (table, "", name), (table, of, rest)):
            if key in self.names:
                return self.names[key]
        raise LookupError(f"there is no {table.replace('_', ' ')} called {name!r} ({scope})")

    def _write(self, kind: type[Record], values: dict[str, Any]) -> int:
        if kind is Partnership:
            return self._writer.update(Partnership(id=1, name=values["name"]), **values).id
        return self._writer.insert(kind(**values)).id

    def _with_scope(self, kind: type[Record], entry: Entry, scope: str) -> Entry:
        if scope and "assessment" in kind.columns():
            return {"assessment": scope, **entry}
        return entry

    def _value(self, table: str, column: str, value: Any, scope: str) -> Any:
        target = self._targets(table).get(column)
        if target is not None:
            return self.find(target, value, "" if target == "assessment" else scope)
        return unwrapped(value) if isinstance(value, str) else value

    def _next_position(self, table: str, parent: Mapping[str, int], values: Entry) -> int:
        owner = next(iter(parent.values()), values.get("priority") or values.get("assessment") or 0)
        position = self._positions.get((table, owner), 0)
        self._positions[table, owner] = position + 1
        return position

    def _column_of(self, part: str, whole: str) -> str:
        return whole if self._targets(part).get(whole) == whole else "parent"

    def _targets(self, table: str) -> dict[str, str]:
        """The columns of a table that refer to other records, and to which."""
        if table not in self._references:
            rows = self._writer.execute(f"PRAGMA foreign_key_list({table})").fetchall()
            self._references[table] = {row[3]: row[2] for row in rows}
        return self._references[table]


def unwrapped(text: str) -> str:
    """Text without its file's line breaks: blank lines part paragraphs, ``-`` begins an item."""
    return re.sub(r"(?<!\n)\n[ \t]*(?!\n|- |\d+\. |#|> )(?=\S)", " ", text.strip())


def _name(kind: type[Record], entry: Entry) -> str:
    """By what other records call it; a standing goes by the name of its theme."""
    return str(entry.get("theme" if kind is Standing else kind.title_field, ""))


def _entries(path: Path) -> Iterator[tuple[str, Entry]]:
    """The records of a file with their table; a CSV file holds one kind and is named for it."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as file:
            lines = (line for line in file if not line.startswith("#"))
            for row in csv.DictReader(lines):
                yield path.stem, {word: value for word, value in row.items() if value}
        return
    for table, entries in tomllib.loads(path.read_text("utf-8")).items():
        for entry in entries:
            yield table, entry
