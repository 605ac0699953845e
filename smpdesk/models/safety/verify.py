"""Whether a file is sound: its pages, its references, its tables, its history and its figures."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from smpdesk.errors import UserError
from smpdesk.models.document import creation, engine
from smpdesk.models.past.history import Image
from smpdesk.models.records import ALL


@dataclass(frozen=True)
class Problem:
    """Something wrong: ``kind`` is file, pages, reference, schema, history or figures."""

    kind: str
    where: str
    message: str

    def as_json(self) -> dict[str, str]:
        """The problem as one JSON object."""
        return asdict(self)


def verify(path: Path, passphrase: str | None = None) -> list[Problem]:
    """What is wrong with the file; empty when it is sound. Nothing is changed.

    Raises ``UserError`` when there is no file, or it takes another passphrase.
    """
    engine.check_identity(path)
    try:
        connection = engine.connect_to_read(path, passphrase)
    except (engine.PassphraseNeededError, engine.WrongPassphraseError):
        raise
    except UserError as error:
        return [Problem("file", path.name, str(error))]
    found: list[Problem] = []
    try:
        with engine.plain_errors(path):
            found.extend(_problems(connection, path, passphrase))
    except UserError as error:
        found.append(Problem("file", path.name, str(error)))
    finally:
        connection.close()
    return found


def _problems(connection: Any, path: Path, passphrase: str | None) -> Iterator[Problem]:
    try:
        version = engine.check_version(connection, path)
        with engine.plain_errors(path):
            damaged = list(_pages(connection, passphrase))
    except UserError as error:
        yield Problem("file", path.name, str(error))
        return
    yield from damaged
    if damaged:
        return
    yield from _references(connection)
    if version == engine.SCHEMA_VERSION:
        yield from _schema(connection)
        yield from _history(connection)
        yield from _sets(connection)


def _pages(connection: Any, passphrase: str | None) -> Iterator[Problem]:
    for row in connection.execute("PRAGMA integrity_check(20)").fetchall():
        if row[0] != "ok":
            yield Problem("pages", "", f"The file is damaged: {row[0]}.")
    if passphrase is not None:
        for row in connection.execute("PRAGMA cipher_integrity_check").fetchall():
            yield Problem("pages", "", f"The file is damaged: {row[0]}.")


def _references(connection: Any) -> Iterator[Problem]:
    for row in connection.execute("PRAGMA foreign_key_check").fetchall():
        record, target = _words(row["table"]), _words(row["parent"]).lower()
        yield Problem(
            "reference",
            f"{row['table']} {row['rowid']}",
            f"{record} {row['rowid']} refers to a {target} that is not there.",
        )


def _schema(connection: Any) -> Iterator[Problem]:
    expected, found = declared(creation.empty()), declared(connection)
    for name in sorted(expected.keys() | found.keys()):
        if name not in found:
            yield Problem("schema", name, f"{_words(name)} is missing from the file.")
        elif name not in expected:
            yield Problem("schema", name, f"{_words(name)} was added by another program.")
        elif expected[name] != found[name]:
            yield Problem("schema", name, f"{_words(name)} was altered by another program.")


def declared(connection: Any) -> dict[str, str]:
    """The tables, indexes, views and triggers of a file, by name, with their SQL.

    Spaces are left out that SQLite writes otherwise where a migration adds a column.
    """
    return {
        row["name"]: re.sub(r" ?([(),]) ?", r"\1", " ".join(row["sql"].split()))
        for row in connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        if not row["name"].startswith("sqlite_")
    }


def _history(connection: Any) -> Iterator[Problem]:
    """The order of what is done and undone; and each row against the last edit that touched it."""
    row = connection.execute(
        "SELECT (SELECT max(id) FROM edit WHERE state = 'done') AS done, "
        "(SELECT min(id) FROM edit WHERE state = 'undone') AS undone"
    ).fetchone()
    if row["done"] is not None and row["undone"] is not None and row["undone"] < row["done"]:
        yield Problem("history", "", "The edits that are undone are not the newest ones.")
    written = _written(connection)
    for kind in ALL:
        table = kind.table()
        for number, image in written.get(table, {}).items():
            held = connection.execute(f"SELECT * FROM {table} WHERE id = ?", (number,)).fetchone()
            if not _agree(None if held is None else dict(held), image):
                yield Problem(
                    "history",
                    f"{table} {number}",
                    f"{kind.word().capitalize()} {number} is not as the last edit left it: "
                    f"another program changed it.",
                )


def _written(connection: Any) -> dict[str, dict[int, Image | None]]:
    """What the history says of each row: its columns as last written, None where removed."""
    written: dict[str, dict[int, Image | None]] = {}
    for record, number, after in connection.execute(
        "SELECT c.record, c.record_id, c.after FROM edit_change c JOIN edit e ON e.id = c.edit "
        "WHERE e.state = 'done' ORDER BY c.edit, c.id"
    ):
        rows = written.setdefault(record, {})
        rows[number] = None if after is None else {**(rows.get(number) or {}), **_read(after)}
    _leave_sets_out(connection, written.get("observation", {}))
    return written


def _read(after: str) -> Image:
    try:
        return dict(json.loads(after))
    except (ValueError, TypeError) as error:
        raise UserError(
            "The history of the file is damaged: it can't all be read. Restore the newest backup."
        ) from error


def _leave_sets_out(connection: Any, written: dict[int, Image | None]) -> None:
    """Imports mark figures as replaced, and removals take them, as sets: not row by row."""
    for (number,) in connection.execute("SELECT observation FROM withdrawn_observation"):
        written.pop(number, None)
    for image in written.values():
        if image is not None:
            image.pop("replaced_by", None)


def _agree(held: Image | None, image: Image | None) -> bool:
    if held is None or image is None:
        return held is None and image is None
    return all(held[name] == value for name, value in image.items() if name in held)


def _sets(connection: Any) -> Iterator[Problem]:
    """The number and the sum of each extract's observations against what was imported."""
    if connection.execute(
        "SELECT 1 FROM edit_change WHERE record = 'observation' LIMIT 1"
    ).fetchone():
        return
    for row in connection.execute(
        "SELECT s.observations, s.total, x.id, x.name FROM edit_set s "
        "JOIN edit e ON e.id = s.edit AND e.state = 'done' JOIN extract x ON x.id = s.record_id "
        "WHERE s.did = 'brought' AND s.record = 'extract'"
    ).fetchall():
        count, total = 0, 0.0
        for table in ("observation", "withdrawn_observation"):
            part = connection.execute(
                f"SELECT count(*), total(value) FROM {table} WHERE extract_table IN "
                "(SELECT id FROM extract_table WHERE extract = ?)",
                (row["id"],),
            ).fetchone()
            count, total = count + part[0], total + part[1]
        if count != row["observations"] or not math.isclose(total, row["total"], rel_tol=1e-9):
            yield Problem(
                "figures",
                f"extract {row['id']}",
                f"{row['name']} brought {row['observations']:,} figures that add to "
                f"{row['total']:,.10g}; the file holds {count:,} that add to {total:,.10g}.",
            )


def _words(table: str) -> str:
    return table.replace("_", " ").capitalize()
