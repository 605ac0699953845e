"""Making a new partnership file."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

from smpdesk.errors import UserError
from smpdesk.models.document import engine
from smpdesk.models.safety.copying import placed, refuse_existing


def create_file(path: Path, name: str, passphrase: str | None = None) -> None:
    """Write a new, empty file for the partnership ``name``; nothing is left of one that fails."""
    refuse_existing(path)
    if passphrase is not None:
        refuse_empty(passphrase)
    with placed(path) as part:
        connection = engine.connect(part, passphrase=passphrase)
        try:
            with engine.plain_errors(path):
                write_schema(connection, name)
        finally:
            connection.close()


def refuse_empty(passphrase: str) -> None:
    """Raise ``UserError`` for a passphrase that would protect nothing."""
    if not passphrase.strip():
        raise UserError("A passphrase of nothing but spaces protects nothing. Choose a longer one.")


def schema() -> str:
    """The SQL of the newest schema."""
    return files("smpdesk.models").joinpath("schema.sql").read_text(encoding="utf-8")


def write_schema(connection: Any, name: str) -> None:
    """Write the tables and the partnership's row in one transaction."""
    connection.executescript(
        "BEGIN;\n"
        f"PRAGMA application_id = {engine.APPLICATION_ID};\n"
        f"PRAGMA user_version = {engine.SCHEMA_VERSION};\n"
        f"{schema()}\n"
        f"INSERT INTO partnership (id, name) VALUES (1, {engine.quoted(name)});\n"
        "COMMIT;"
    )


def empty() -> Any:
    """A connection to an empty partnership file that is only in memory."""
    connection = engine.in_memory()
    write_schema(connection, "")
    return connection
