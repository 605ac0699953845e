"""Making a new partnership file."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from smpdesk.errors import UserError
from smpdesk.models import engine


def create_file(path: Path, name: str, passphrase: str | None = None) -> None:
    """Write a new, empty file for the partnership ``name``; nothing is left of one that fails."""
    if path.exists():
        raise UserError(
            f"There is already a file {path.name} here, and it was left as it is. "
            f"Choose another name."
        )
    if not path.absolute().parent.is_dir():
        raise UserError(f"There is no folder {path.absolute().parent}. Make it first.")
    part = path.with_name(path.name + ".part")
    try:
        part.write_bytes(b"")
        connection = engine.connect(part, passphrase=passphrase)
        try:
            with engine.plain_errors(path):
                write_schema(connection, name)
        finally:
            connection.close()
        part.replace(path)
    except OSError as error:
        raise UserError(
            f"{path.name} can't be made here ({error.strerror}). Choose another folder."
        ) from error
    finally:
        part.unlink(missing_ok=True)


def schema() -> str:
    """The SQL of the newest schema."""
    return files("smpdesk.models").joinpath("schema.sql").read_text(encoding="utf-8")


def write_schema(connection: object, name: str) -> None:
    """Write the tables and the partnership's row in one transaction."""
    from sqlite_utils import Database

    database = Database(connection)  # type: ignore[arg-type]
    database.conn.executescript(
        "BEGIN;\n"
        f"PRAGMA application_id = {engine.APPLICATION_ID};\n"
        f"PRAGMA user_version = {engine.SCHEMA_VERSION};\n"
        f"{schema()}\nCOMMIT;"
    )
    database.table("partnership").insert({"id": 1, "name": name})
