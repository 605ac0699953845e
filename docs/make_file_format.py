"""Writes docs/file-format.md from the schema: ``python docs/make_file_format.py``."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from smpdesk.models.document import creation, engine
from smpdesk.models.records import ALL

PAGE = Path(__file__).with_name("file-format.md")

INTRODUCTION = f"""# The partnership file

A partnership file (suffix `.smp`) is a SQLite 3 database. Any program that reads SQLite can read
it: Datasette, pandas, DB Browser for SQLite. A file that is protected by a passphrase is the same
database encrypted page by page by SQLCipher 4 with its default settings.

- `PRAGMA application_id` is {engine.APPLICATION_ID} (0x{engine.APPLICATION_ID:X}, "SMPD");
  `PRAGMA user_version` is the version of the schema, now {engine.SCHEMA_VERSION}. smpdesk brings
  earlier versions up to date when it opens them, keeping a backup, and refuses later ones.
- Dates are ISO text (`2017-01-27`), months `YYYY-MM`, times local and to the second
  (`2017-01-27T10:42:05`). Money is in pounds. Columns that hold JSON say so by `json_valid`.
- Every table has an `id`. A column that names another table refers to its `id`.
- Start with the views: they join what belongs together.
- Read as much as you like; write with smpdesk. What another program writes is not in the history,
  so smpdesk can't undo it, and `smpdesk verify` reports it.
- `NAME.smp.lock` beside the file says who has it open for writing; `NAME.smp-journal` is there
  while a change is being written, and belongs to the file.

Figures: an observation counts while `replaced_by` is empty; `current_observation` shows those. A
suppressed or missing figure has no value. The edits are in `edit` and `edit_change`, newest last;
`state` is `done`, `undone` (it can be redone) or `given up` (undone, then something else was done).

This page is made from the schema by `docs/make_file_format.py`.
"""

KEEPING = {
    "edit": "One entry of the history: what was done, by whom and when.",
    "edit_change": "What an edit did to a row, as JSON: all columns of a new or removed row, else "
    "those that changed.",
    "edit_set": "Observations that an edit brought or took away as one set; their number and sum.",
    "withdrawn_observation": "Observations of a set that is not in the file now, kept for undo "
    "and redo.",
    "withdrawn_replacement": "Which extract had replaced an observation before a set was "
    "withdrawn.",
}


def page() -> str:
    """The whole page as Markdown."""
    connection = creation.empty()
    about = {kind.table(): (kind.__doc__ or "").split("\n\n")[0] for kind in ALL} | KEEPING
    parts = [INTRODUCTION, "## Tables\n"]
    names = [
        row["name"]
        for row in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
            "ORDER BY rowid"
        )
    ]
    parts += [_table(connection, name, about[name]) for name in names]
    parts.append("## Views\n")
    for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'view'").fetchall():
        columns = ", ".join(
            f"`{column['name']}`"
            for column in connection.execute(f"PRAGMA table_info({row['name']})")
        )
        parts.append(f"### {row['name']}\n\n{columns}\n")
    return "\n".join(parts)


def _table(connection: Any, name: str, about: str) -> str:
    refers = {
        row["from"]: row["table"] for row in connection.execute(f"PRAGMA foreign_key_list({name})")
    }
    sql = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).fetchone()[0]
    lines = [f"### {name}\n", f"{about}\n", "| column | type | |", "| --- | --- | --- |"]
    for column in connection.execute(f"PRAGMA table_info({name})").fetchall():
        notes = _notes(sql, column, refers.get(column["name"]))
        lines.append(f"| `{column['name']}` | {column['type']} | {notes} |")
    return "\n".join(lines) + "\n"


def _notes(sql: str, column: Any, target: str | None) -> str:
    notes = []
    if column["pk"]:
        notes.append("key")
    if target:
        notes.append(f"refers to `{target}`")
    values = re.search(rf"CHECK \({column['name']} IN \((.*?)\)\)", sql, re.DOTALL)
    if values:
        listed = [value.strip(" '") or "blank" for value in values[1].replace("\n", " ").split(",")]
        notes.append("one of: " + ", ".join(listed))
    if re.search(rf"json_valid\({column['name']}\)", sql):
        notes.append("JSON")
    if not column["notnull"] and not column["pk"]:
        notes.append("may be empty")
    return "; ".join(notes)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
