"""Bringing files of earlier versions up to date, one version at a time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from smpdesk.errors import UserError
from smpdesk.models.document import engine

Step = Callable[[Any], None]
"""Takes a connection, inside a transaction, from one version to the next."""


def _of_the_partnership(connection: Any) -> None:
    """The rules of charts that have none of their own, and the words that are spelt right here."""
    connection.execute("ALTER TABLE partnership ADD COLUMN chart_rules TEXT NOT NULL DEFAULT 'mdc'")
    connection.execute("ALTER TABLE partnership ADD COLUMN chart_shift INTEGER")
    connection.execute("ALTER TABLE partnership ADD COLUMN chart_trend INTEGER")
    connection.execute("ALTER TABLE partnership ADD COLUMN own_words TEXT NOT NULL DEFAULT ''")


def _of_the_matrix(connection: Any) -> None:
    """What the grades beside a result are called, and how much each section counts."""
    connection.execute(
        "ALTER TABLE matrix ADD COLUMN grades TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(grades))"
    )
    connection.execute("ALTER TABLE matrix_part ADD COLUMN weight REAL NOT NULL DEFAULT 1")


STEPS: dict[int, Step] = {1: _of_the_partnership, 2: _of_the_matrix}
"""By version, the step from it to the next. A released schema never changes without one."""


def back_up_before(path: Path, passphrase: str | None) -> None:
    """Keep a backup of the file as it is, before it is brought up to date."""
    from smpdesk.models.safety.backup import keep_before

    keep_before(path, passphrase, "updating")


def migrate(connection: Any, path: Path) -> None:
    """Bring the file to the newest version, all steps in one transaction or none.

    Raises ``UserError`` when a step fails; the file is then as it was.
    """
    with engine.plain_errors(path):
        connection.execute("PRAGMA foreign_keys = OFF")
        try:
            connection.execute("BEGIN IMMEDIATE")
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            while version < engine.SCHEMA_VERSION:
                STEPS[version](connection)
                version += 1
                connection.execute(f"PRAGMA user_version = {version}")
            _refuse_loose_ends(connection, path)
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        finally:
            connection.execute("PRAGMA foreign_keys = ON")


def _refuse_loose_ends(connection: Any, path: Path) -> None:
    if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise UserError(
            f"{path.name} can't be brought up to date: it holds records that refer to others "
            f"that are not there. It was left as it is; restore a backup made before."
        )
