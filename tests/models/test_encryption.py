"""Passphrases: given, changed, taken away; nothing plain left behind."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from smpdesk.errors import UserError
from smpdesk.models import edits
from smpdesk.models.document.engine import PassphraseNeededError, WrongPassphraseError
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.past.as_it_was import as_it_was
from smpdesk.models.records import Theme
from smpdesk.models.safety import backup
from smpdesk.models.safety.backup import restore
from smpdesk.models.safety.encryption import NO_BACK_DOOR, set_passphrase
from smpdesk.models.safety.verify import verify

SECRET = "Operation Kingfisher"
PASSPHRASE = 'it\'s a "long" passphrase — ñ'


@pytest.fixture
def protected(path: Path) -> Path:
    """A closed file that was created with a passphrase and holds the secret."""
    with PartnershipFile.create(path, "Example", passphrase=PASSPHRASE) as file:
        edits.add(file, Theme(name=SECRET))
    return path


def plain_files(folder: Path) -> list[str]:
    """The files under a folder in which the secret can be read."""
    return [
        entry.name
        for entry in folder.rglob("*")
        if entry.is_file() and SECRET.encode() in entry.read_bytes()
    ]


def themes(path: Path, passphrase: str | None) -> list[str]:
    with PartnershipFile.open(path, passphrase=passphrase) as file:
        return [theme.name for theme in file.all(Theme)]


def test_a_file_created_with_a_passphrase_opens_with_it_alone(
    protected: Path, tmp_path: Path
) -> None:
    assert themes(protected, PASSPHRASE) == [SECRET]
    assert plain_files(tmp_path) == []
    assert not protected.read_bytes().startswith(b"SQLite")


def test_a_wrong_passphrase_and_none_are_told_plainly(
    protected: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    before = protected.read_bytes()
    with pytest.raises(WrongPassphraseError, match="The passphrase does not open"):
        PartnershipFile.open(protected, passphrase="it's a long passphrase")
    with pytest.raises(PassphraseNeededError, match="is protected by a passphrase"):
        PartnershipFile.open(protected)
    with pytest.raises(WrongPassphraseError):
        verify(protected, "wrong")
    assert protected.read_bytes() == before
    assert capfd.readouterr().err == ""


def test_an_encrypted_file_is_worked_on_like_any_other(protected: Path, tmp_path: Path) -> None:
    with PartnershipFile.open(protected, passphrase=PASSPHRASE) as file:
        edits.add(file, Theme(name="Second"))
        with file.another() as other:
            edits.add(other, Theme(name="Third"))
        file.undo()
        kept = backup.keep(file)
        with as_it_was(file, "2000-01-01") as past:
            assert past.all(Theme) == []
            assert SECRET.encode() not in past.path.read_bytes()
    assert kept is not None
    assert themes(kept, PASSPHRASE) == [SECRET, "Second"]
    assert plain_files(tmp_path) == []
    assert verify(protected, PASSPHRASE) == []
    restore(kept, protected, passphrase=PASSPHRASE)
    assert plain_files(tmp_path) == []


def test_a_plain_file_given_a_passphrase_leaves_nothing_plain(path: Path, tmp_path: Path) -> None:
    with PartnershipFile.create(path, "Example") as file:
        edits.add(file, Theme(name=SECRET))
        edits.add(file, Theme(name="Undone"))
        file.undo()
        backup.keep(file)
    assert len(plain_files(tmp_path)) == 2
    assert set_passphrase(path, None, PASSPHRASE) == []
    assert plain_files(tmp_path) == []
    assert [kept.path for kept in backup.backups(path)]
    assert themes(backup.backups(path)[0].path, PASSPHRASE) == [SECRET]
    with PartnershipFile.open(path, passphrase=PASSPHRASE) as file:
        assert file.redo() is not None
        assert len(file.history()) == 2
    assert verify(path, PASSPHRASE) == []


def test_the_old_file_is_overwritten_before_it_goes(path: Path, tmp_path: Path) -> None:
    with PartnershipFile.create(path, "Example") as file:
        edits.add(file, Theme(name=SECRET))
    with path.open("rb") as old:
        set_passphrase(path, None, PASSPHRASE)
        assert SECRET.encode() not in old.read()


@pytest.mark.skipif(os.name == "nt", reason="Windows files are as open as their folder")
def test_a_file_given_a_passphrase_is_open_to_the_same_people(path: Path) -> None:
    PartnershipFile.create(path, "Maidstone").close()
    path.chmod(0o600)
    set_passphrase(path, None, "harvest")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_copies_that_stay_plain_are_named(path: Path, tmp_path: Path) -> None:
    with PartnershipFile.create(path, "Example") as file:
        copy = backup.backup(file, tmp_path / "Copy.smp")
    kept = restore(copy, path)
    assert set_passphrase(path, None, PASSPHRASE) == [kept]


def test_a_passphrase_is_changed_and_taken_away(protected: Path, tmp_path: Path) -> None:
    set_passphrase(protected, PASSPHRASE, "another")
    assert themes(protected, "another") == [SECRET]
    with pytest.raises(WrongPassphraseError):
        PartnershipFile.open(protected, passphrase=PASSPHRASE)
    assert plain_files(tmp_path) == []
    set_passphrase(protected, "another", None)
    assert themes(protected, None) == [SECRET]
    assert verify(protected) == []


def test_a_wrong_or_empty_passphrase_changes_nothing(protected: Path) -> None:
    before = protected.read_bytes()
    with pytest.raises(WrongPassphraseError):
        set_passphrase(protected, "wrong", "new")
    with pytest.raises(UserError, match="protects nothing"):
        set_passphrase(protected, PASSPHRASE, " ")
    with PartnershipFile.open(protected, passphrase=PASSPHRASE), pytest.raises(UserError):
        set_passphrase(protected, PASSPHRASE, "new")
    assert protected.read_bytes() == before
    assert [entry.name for entry in protected.parent.glob("*.smp*")] == [protected.name]


def test_a_passphrase_for_a_plain_file_is_refused_plainly(file: PartnershipFile) -> None:
    with pytest.raises(WrongPassphraseError):
        PartnershipFile.open(file.path, passphrase="x")


def test_a_file_is_not_created_with_an_empty_passphrase(path: Path) -> None:
    with pytest.raises(UserError, match="protects nothing"):
        PartnershipFile.create(path, "Example", passphrase="")
    assert not path.exists()


def test_there_is_a_warning_before_a_passphrase_is_set() -> None:
    assert "no back door" in NO_BACK_DOOR
