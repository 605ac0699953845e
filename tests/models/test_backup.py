"""Backups: sound, thinned, restored without losing what was there."""

from __future__ import annotations

import datetime as dt
import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smpdesk.errors import UserError
from smpdesk.models import edits
from smpdesk.models.document import engine
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.past.as_it_was import as_it_was
from smpdesk.models.records import Theme
from smpdesk.models.safety import backup
from smpdesk.models.safety.backup import backup_folder, backups, keep, restore, spare, thin, to_drop
from smpdesk.models.safety.verify import verify
from tests.models.contents import add_everything, contents

NOW = dt.datetime.fromisoformat("2017-03-15T16:30")
TIMES = st.datetimes(
    dt.datetime.fromisoformat("2010-01-01"), dt.datetime.fromisoformat("2020-01-01")
)


def themes(path: Path, passphrase: str | None = None) -> list[str]:
    """The names of the themes in a file that is read."""
    with PartnershipFile.open(path, read_only=True, passphrase=passphrase) as file:
        return [theme.name for theme in file.all(Theme)]


def test_a_backup_is_a_whole_file_with_its_history(file: PartnershipFile, tmp_path: Path) -> None:
    with file.edit("One of everything") as writer:
        add_everything(writer, "one")
    copy = backup.backup(file, tmp_path / "Copy.smp")
    assert verify(copy) == []
    with PartnershipFile.open(copy) as opened:
        assert contents(opened) == contents(file)
        assert opened.undo() is not None


def test_a_backup_is_taken_of_a_closed_file_and_of_one_that_another_has_open(
    file: PartnershipFile, tmp_path: Path
) -> None:
    edits.add(file, Theme(name="Violence"))
    steps: list[tuple[int, int]] = []
    backup.backup(
        file.path, tmp_path / "Open.smp", progress=lambda left, of: steps.append((left, of))
    )
    file.close()
    backup.backup(file.path, tmp_path / "Closed.smp")
    assert themes(tmp_path / "Open.smp") == themes(tmp_path / "Closed.smp") == ["Violence"]
    assert steps[-1][0] == 0


def test_a_backup_never_overwrites(file: PartnershipFile, tmp_path: Path) -> None:
    taken = tmp_path / "Copy.smp"
    taken.write_text("something else")
    with pytest.raises(UserError, match="There is already a file"):
        backup.backup(file, taken)
    with pytest.raises(UserError, match="There is no folder"):
        backup.backup(file, tmp_path / "nowhere" / "Copy.smp")
    assert taken.read_text() == "something else"


def test_an_automatic_backup_is_taken_when_something_changed(file: PartnershipFile) -> None:
    assert keep(file) is not None
    assert keep(file) is None
    edits.add(file, Theme(name="Violence"))
    newest = keep(file)
    assert newest is not None and themes(newest) == ["Violence"]
    file.undo()
    assert keep(file) is not None


def test_a_damaged_file_is_not_backed_up_over_sound_backups(path: Path) -> None:
    with PartnershipFile.create(path, "Example") as file:
        for number in range(200):
            edits.add(file, Theme(name=f"Theme {number}", about="x" * 400))
        sound = keep(file)
        edits.add(file, Theme(name="One more"))
    damage(path)
    with PartnershipFile.open(path) as file, pytest.raises(UserError, match="damaged"):
        keep(file)
    assert [kept.path for kept in backups(path)] == [sound]
    assert [entry.name for entry in backup_folder(path).iterdir()] == [sound.name if sound else ""]


def damage(path: Path) -> None:
    """Overwrite a page of the file that holds themes."""
    raw = path.read_bytes()
    pages = [raw[at : at + 4096] for at in range(0, len(raw), 4096)]
    place = next(n for n, page in enumerate(pages) if b"x" * 400 in page and b"json" not in page)
    with path.open("r+b") as file:
        file.seek(place * 4096)
        file.write(b"\xa5" * 4096)


def test_files_of_the_same_name_keep_their_backups_apart(tmp_path: Path) -> None:
    folders = set()
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        folders.add(backup_folder(tmp_path / name / "Partnership.smp"))
    assert len(folders) == 2


def test_what_a_crash_left_of_a_backup_is_cleared_away(file: PartnershipFile) -> None:
    folder = backup_folder(file.path)
    folder.mkdir(parents=True)
    (folder / "2017-01-27T10-42-05.smp.part").write_bytes(b"half")
    assert keep(file) is not None
    assert len(list(folder.iterdir())) == 1


def test_thinning_keeps_hours_of_today_days_of_the_week_then_weeks_then_months() -> None:
    taken = [NOW - dt.timedelta(minutes=10 * n) for n in range(6 * 24 * 100)]
    kept = sorted(set(taken) - set(to_drop(taken, NOW)), reverse=True)
    assert [time.hour for time in kept[:17]] == list(range(16, -1, -1))
    assert [time.day for time in kept[17:23]] == [14, 13, 12, 11, 10, 9]
    weeks = [time.isocalendar().week for time in kept[23:28]]
    assert weeks == sorted(weeks, reverse=True) and len(set(weeks)) == 5
    assert [time.month for time in kept[28:]] == [2, 1, 12]


@given(st.lists(TIMES, min_size=1), TIMES)
def test_thinning_keeps_the_newest_whatever_the_clock_says_and_settles(
    taken: list[dt.datetime], moment: dt.datetime
) -> None:
    left = set(taken) - set(to_drop(taken, moment))
    assert max(taken) in left
    assert {time for time in taken if time > moment} <= left
    past = [time for time in taken if time <= moment]
    assert not past or max(past) in left
    assert to_drop(list(left), moment) == []


def test_thinning_removes_only_automatic_backups_of_this_file(
    file: PartnershipFile, tmp_path: Path
) -> None:
    folder = backup_folder(file.path)
    folder.mkdir(parents=True)
    names = [
        "2017-03-15T16-01-00.smp",
        "2017-03-15T16-20-00.smp",
        "2017-03-15T16-10-00 before updating.smp",
        "Something of the user's.smp",
    ]
    for name in names:
        (folder / name).write_bytes(b"")
    dropped = backup.thin(file.path, NOW)
    assert [entry.name for entry in dropped] == ["2017-03-15T16-01-00.smp"]
    assert {entry.name for entry in folder.iterdir()} == set(names[1:])


def test_restoring_puts_a_backup_back_and_keeps_what_was_there(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "Copy.smp"
    with PartnershipFile.create(path, "Example") as file:
        edits.add(file, Theme(name="Then"))
        backup.backup(file, copy)
        edits.add(file, Theme(name="Since"))
    kept = restore(copy, path)
    assert kept is not None and "(before restoring" in kept.name
    assert themes(path) == ["Then"]
    assert sorted(themes(kept)) == ["Since", "Then"]
    again = restore(copy, path)
    assert again is not None and again != kept
    assert copy.exists()


def test_restoring_where_there_is_nothing(file: PartnershipFile, tmp_path: Path) -> None:
    copy = backup.backup(file, tmp_path / "Copy.smp")
    assert restore(copy, tmp_path / "New.smp") is None
    assert verify(tmp_path / "New.smp") == []


def test_restoring_over_a_broken_file_keeps_it_with_its_journal(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with PartnershipFile.create(path, "Example") as file:
        copy = backup.backup(file, tmp_path / "Copy.smp")
    path.write_bytes(b"broken")
    journal = path.with_name(path.name + "-journal")
    journal.write_bytes(b"unfinished")
    monkeypatch.setattr("smpdesk.models.safety.backup._finish_unfinished", lambda *_: None)
    kept = restore(copy, path)
    assert kept is not None and kept.read_bytes() == b"broken"
    assert kept.with_name(kept.name + "-journal").read_bytes() == b"unfinished"
    assert not journal.exists()
    assert verify(path) == []


def test_restoring_is_refused_while_the_file_is_open_or_the_backup_is_no_good(
    file: PartnershipFile, tmp_path: Path
) -> None:
    copy = backup.backup(file, tmp_path / "Copy.smp")
    with pytest.raises(UserError, match="is open: officer on"):
        restore(copy, file.path)
    with pytest.raises(UserError, match="is the file itself"):
        restore(file.path, file.path)
    file.close()
    before = file.path.read_bytes()
    copy.write_bytes(copy.read_bytes()[:9000])
    with pytest.raises(UserError, match=r"cut short|damaged"):
        restore(copy, file.path)
    assert file.path.read_bytes() == before
    assert sorted(entry.name for entry in tmp_path.glob("*.smp*")) == [
        "Copy.smp",
        "Partnership.smp",
    ]


def test_as_it_was_on_a_day_is_a_read_only_copy_that_goes_when_closed(
    file: PartnershipFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in ("2017-03-02", "2017-03-03", "2017-03-04"):
        monkeypatch.setattr("smpdesk.models.partnership_file.now", lambda at=f"{day}T12:00:00": at)
        edits.add(file, Theme(name=day))
    with as_it_was(file, "2017-03-03") as past:
        assert [theme.name for theme in past.all(Theme)] == ["2017-03-02", "2017-03-03"]
        with pytest.raises(UserError, match="as it was on 3 March 2017"):
            past.undo()
        copy = past.path
        assert copy != file.path
    assert not copy.parent.exists()
    with as_it_was(file, "2017-03-03T11:59:00") as past:
        assert [theme.name for theme in past.all(Theme)] == ["2017-03-02"]
    assert len(file.all(Theme)) == 3


def test_a_backup_folder_that_can_t_be_made_is_told_plainly(
    file: PartnershipFile, data_folder: Path
) -> None:
    (data_folder / "backups").write_text("a file in the way")
    with pytest.raises(UserError, match="Backups can't be kept in"):
        keep(file)


def test_a_backup_while_another_connection_writes_is_of_one_moment(
    file: PartnershipFile, tmp_path: Path
) -> None:
    with file.edit("Many") as writer:
        for number in range(300):
            writer.insert(Theme(name=f"Theme {number}", about="x" * 3000))
    with file.another() as worker:
        written = []

        def write(left: int, of: int) -> None:
            if not written:
                written.append(edits.add(worker, Theme(name="In the middle")))

        engine_pages = "smpdesk.models.safety.copying._PAGES"
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(engine_pages, 20)
            backup.backup(file, tmp_path / "Copy.smp", progress=write)
    assert written
    assert verify(tmp_path / "Copy.smp") == []
    assert engine.SCHEMA_VERSION >= 1


def test_a_backup_that_is_gone_back_to_is_not_thinned(tmp_path: Path) -> None:
    path = tmp_path / "kent.smp"
    with PartnershipFile.create(path, "Kent") as file:
        first = keep(file)
        assert first is not None
        chosen = spare(first)
        edits.add(file, Theme(name="Domestic abuse"))
        keep(file)
        thin(path, dt.datetime(2099, 1, 1))  # noqa: DTZ001
    assert chosen.exists()
    assert restore(chosen, path) is not None


@pytest.mark.skipif(os.name == "nt", reason="Windows files are as open as their folder")
def test_a_backup_and_a_restored_file_are_open_to_the_same_people(
    file: PartnershipFile, tmp_path: Path
) -> None:
    path = file.path
    path.chmod(0o640)
    copy = backup.backup(file, tmp_path / "Copy.smp")
    file.close()
    assert stat.S_IMODE(copy.stat().st_mode) == 0o640
    path.chmod(0o660)
    restore(copy, path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o660


@pytest.mark.skipif(os.name == "nt", reason="a link needs an administrator there")
def test_restoring_by_a_link_restores_the_file_that_it_leads_to(
    file: PartnershipFile, tmp_path: Path
) -> None:
    path = file.path
    copy = backup.backup(file, tmp_path / "Copy.smp")
    edits.add(file, Theme(name="Violence"))
    file.close()
    link = tmp_path / "Link.smp"
    link.symlink_to(path)
    restore(copy, link)
    assert link.is_symlink()
    assert themes(path) == []


def test_a_folder_is_not_restored_over(file: PartnershipFile, tmp_path: Path) -> None:
    copy = backup.backup(file, tmp_path / "Copy.smp")
    (tmp_path / "folder").mkdir()
    with pytest.raises(UserError, match="folder is a folder"):
        restore(copy, tmp_path / "folder")
