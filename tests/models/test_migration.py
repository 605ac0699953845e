"""Files of earlier versions are brought up to date, with a backup before, or left as they were."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from smpdesk.errors import UserError
from smpdesk.models import edits
from smpdesk.models.document import creation, engine, migration
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Theme
from smpdesk.models.safety import backup
from smpdesk.models.safety.verify import declared, verify
from tests.models.contents import contents

RELEASED = sorted(Path("tests/data/models").glob("schema-*.smp"))


@pytest.fixture
def next_version(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[int, migration.Step]]:
    """As if this program knew one version more of the file."""
    monkeypatch.setattr(engine, "SCHEMA_VERSION", engine.SCHEMA_VERSION + 1)
    monkeypatch.setattr(migration, "STEPS", dict(migration.STEPS))
    migration.STEPS[engine.SCHEMA_VERSION - 1] = add_colour
    yield migration.STEPS


def add_colour(connection: Any) -> None:
    connection.execute("ALTER TABLE theme ADD COLUMN colour TEXT NOT NULL DEFAULT ''")
    connection.execute("UPDATE theme SET colour = 'blue'")


@pytest.fixture
def old(path: Path) -> Path:
    """A closed file of the version before, whose last edit is undone."""
    with PartnershipFile.create(path, "Example") as file:
        theme = edits.add(file, Theme(name="Violence"))
        edits.change(file, theme, name="Violent crime")
        edits.add(file, Theme(name="Undone"))
        file.undo()
    return path


def test_there_is_a_file_of_every_released_schema() -> None:
    assert [int(re.findall(r"\d+", path.name)[0]) for path in RELEASED] == list(
        range(1, engine.SCHEMA_VERSION + 1)
    )


@pytest.mark.parametrize("released", RELEASED, ids=lambda path: path.stem)
def test_a_released_file_opens_with_all_it_held_and_becomes_like_a_new_one(
    released: Path, path: Path
) -> None:
    shutil.copy(released, path)
    with PartnershipFile.open(path) as file:
        held = contents(file)
        assert all(len(rows) >= 1 for rows in held.values()), "a table is empty"
        assert file.redo() is not None
        newest = contents(file)
        while file.undo():
            pass
        while file.redo():
            pass
        assert contents(file) == newest
    assert verify(path) == []
    connection = engine.connect(path)
    assert declared(connection) == declared(creation.empty())
    connection.close()


def test_an_old_file_is_migrated_with_a_backup_before(
    old: Path, next_version: dict[int, migration.Step]
) -> None:
    with PartnershipFile.open(old) as file:
        assert file.rows("SELECT name, colour FROM theme") == [
            {"name": "Violent crime", "colour": "blue"}
        ]
        assert file.rows("PRAGMA user_version") == [{"user_version": engine.SCHEMA_VERSION}]
    (kept,) = backup.backups(old)
    assert kept.before == "updating"
    connection = engine.connect(kept.path)
    assert engine.check_version(connection, kept.path) == engine.SCHEMA_VERSION - 1
    connection.close()


def test_undo_and_redo_go_on_after_a_migration_and_keep_new_columns(
    old: Path, next_version: dict[int, migration.Step]
) -> None:
    with PartnershipFile.open(old) as file:
        file.undo()
        assert file.rows("SELECT name, colour FROM theme") == [
            {"name": "Violence", "colour": "blue"}
        ]
        file.redo()
        file.redo()
        assert len(file.rows("SELECT * FROM theme")) == 2


def test_a_migration_that_fails_leaves_the_file_as_it_was(
    old: Path, next_version: dict[int, migration.Step]
) -> None:
    def fail(connection: Any) -> None:
        add_colour(connection)
        connection.execute("DELETE FROM partnership")
        raise UserError("The step failed.")

    next_version[engine.SCHEMA_VERSION - 1] = fail
    before = old.read_bytes()
    with pytest.raises(UserError, match="The step failed"):
        PartnershipFile.open(old)
    assert old.read_bytes() == before
    assert len(backup.backups(old)) == 1


def test_a_migration_that_leaves_loose_ends_is_refused(
    old: Path, next_version: dict[int, migration.Step]
) -> None:
    next_version[engine.SCHEMA_VERSION - 1] = lambda connection: connection.execute(
        "UPDATE partnership SET area = 99"
    )
    before = old.read_bytes()
    with pytest.raises(UserError, match="can't be brought up to date"):
        PartnershipFile.open(old)
    assert old.read_bytes() == before


def test_an_old_file_opened_for_reading_is_migrated_in_a_copy(
    old: Path, next_version: dict[int, migration.Step]
) -> None:
    before = old.read_bytes()
    with PartnershipFile.open(old, read_only=True) as file:
        assert file.rows("SELECT colour FROM theme") == [{"colour": "blue"}]
        copy = file.path
        with pytest.raises(UserError, match="opened for reading only"):
            file.undo()
    assert old.read_bytes() == before
    assert not copy.parent.exists()


def test_an_encrypted_old_file_is_migrated_and_its_backup_encrypted(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    PartnershipFile.create(path, "Example", passphrase="secret").close()
    monkeypatch.setattr(engine, "SCHEMA_VERSION", engine.SCHEMA_VERSION + 1)
    monkeypatch.setitem(migration.STEPS, engine.SCHEMA_VERSION - 1, add_colour)
    PartnershipFile.open(path, passphrase="secret").close()
    (kept,) = backup.backups(path)
    assert not kept.path.read_bytes().startswith(b"SQLite")
