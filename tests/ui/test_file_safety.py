"""Opening, taking over, passphrase, backups, history and checks, by clicks and keys."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from smpdesk.models.document.engine import PassphraseNeededError
from smpdesk.models.edits import add, change
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Partner, Priority
from smpdesk.models.safety.backup import backups
from smpdesk.models.safety.encryption import set_passphrase
from smpdesk.ui.file_safety import keeper
from smpdesk.ui.file_safety.ask_passphrase import AskPassphrase
from smpdesk.ui.file_safety.backups_dialog import BackupsDialog
from smpdesk.ui.file_safety.check_result import CheckResult
from smpdesk.ui.file_safety.history_dialog import HistoryDialog, WalkDialog
from smpdesk.ui.file_safety.set_passphrase import PassphraseDialog, PlainCopies
from smpdesk.ui.file_safety.take_over import TakeOverDialog
from smpdesk.ui.widgets.banner import Banner
from smpdesk.ui.window.rail import Rail
from smpdesk.ui.window.shell import Shell

SECRET = "four brown owls at dusk"
LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
W = TypeVar("W", bound=QWidget)


def status(shell: Shell) -> list[str]:
    rail = shell.findChild(Rail)
    assert rail is not None
    return [label.text() for label in rail.findChildren(QLabel)]


def messages(shell: Shell) -> str:
    return "\n".join(b.said.text() for b in shell.findChildren(Banner) if b.isVisible())


def dialog(qtbot: QtBot, shell: QWidget, kind: type[W]) -> W:
    """The dialog of a kind that is seen, once it is."""

    def seen() -> list[W]:
        return [found for found in shell.findChildren(kind) if found.isVisible()]

    qtbot.waitUntil(lambda: bool(seen()), timeout=10_000)
    return seen()[-1]


def press(qtbot: QtBot, within: QWidget, text: str) -> None:
    found = [b for b in within.findChildren(QPushButton) if b.text() == text and b.isVisible()]
    assert found, f"no button {text}"
    assert found[0].isEnabled(), f"{text} is disabled"
    qtbot.mouseClick(found[0], LEFT)


def until(qtbot: QtBot, shell: Shell, there: Callable[[], object]) -> None:
    qtbot.waitUntil(lambda: bool(there()) and not shell.tasks.running, timeout=20_000)


@pytest.fixture
def protected(file_path: Path) -> Path:
    set_passphrase(file_path, None, SECRET)
    return file_path


def test_a_file_that_another_has_open_is_read_only_and_taken_over_after_a_warning(
    qtbot: QtBot, window: Shell, file_path: Path
) -> None:
    with PartnershipFile.open(file_path, user="Colleague"):
        window.open_file(file_path)
        assert window.desk is not None
        assert window.desk.read_only
        assert "Colleague" in messages(window)
        assert "Open for reading only" in status(window)
        press(qtbot, window, "Take over…")
        asked = dialog(qtbot, window, TakeOverDialog)
        assert "Colleague" in "".join(label.text() for label in asked.findChildren(QLabel))
        qtbot.mouseClick(asked.take_button, LEFT)
        assert window.desk is not None
        assert not window.desk.read_only


def test_whoever_was_warned_can_go_on_reading(qtbot: QtBot, window: Shell, file_path: Path) -> None:
    with PartnershipFile.open(file_path, user="Colleague"):
        window.open_file(file_path)
        press(qtbot, window, "Take over…")
        qtbot.keyClick(dialog(qtbot, window, TakeOverDialog), Qt.Key.Key_Return)
        assert window.desk is not None
        assert window.desk.read_only


def test_while_a_file_can_only_be_read_nothing_that_changes_it_is_offered(
    qtbot: QtBot, window: Shell, file_path: Path
) -> None:
    file_path.chmod(0o444)
    with PartnershipFile.open(file_path, read_only=True) as file:
        window.show_file(PartnershipFile.open(file.path, read_only=True))
    offered = {name for name, action in window.actions_by_name.items() if action.isEnabled()}
    assert not offered & {"import", "roll_forward", "passphrase", "undo", "redo"}
    assert {"save_copy", "backups", "check", "history", "export"} <= offered
    file_path.chmod(0o644)


def test_opening_the_file_that_is_open_changes_nothing(shell: Shell, file_path: Path) -> None:
    before = shell.desk
    shell.open_file(file_path)
    assert shell.desk is before
    assert shell.windows.shells == [shell]


def test_a_protected_file_asks_for_its_passphrase(
    qtbot: QtBot, window: Shell, protected: Path
) -> None:
    window.open_file(protected)
    asked = dialog(qtbot, window, AskPassphrase)
    qtbot.keyClicks(asked.field, "four brown mice")
    qtbot.keyClick(asked.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: asked.said.isVisible(), timeout=10_000)
    assert asked.said.text() == "Wrong passphrase. You can try twice more."
    asked.field.selectAll()
    qtbot.keyClicks(asked.field, SECRET)
    qtbot.keyClick(asked.field, Qt.Key.Key_Return)
    until(qtbot, window, lambda: window.desk)
    assert window.windowTitle() == "Maidstone, 2017-18 – smpdesk"


def test_after_three_wrong_passphrases_the_file_stays_closed(
    qtbot: QtBot, window: Shell, protected: Path
) -> None:
    window.open_file(protected)
    asked = dialog(qtbot, window, AskPassphrase)
    for _ in range(3):
        qtbot.waitUntil(asked.field.isEnabled, timeout=10_000)
        asked.field.clear()
        qtbot.keyClicks(asked.field, "wrong")
        qtbot.mouseClick(asked.open_button, LEFT)
        qtbot.waitUntil(lambda: not window.tasks.running, timeout=10_000)
        qtbot.wait(10)
    assert not asked.isVisible()
    assert window.desk is None
    assert "wrong three times" in messages(window)


def test_cancel_leaves_a_protected_file_closed_without_a_word(
    qtbot: QtBot, window: Shell, protected: Path
) -> None:
    window.open_file(protected)
    qtbot.keyClick(dialog(qtbot, window, AskPassphrase), Qt.Key.Key_Escape)
    assert window.desk is None
    assert messages(window) == ""


def test_a_passphrase_is_set_in_the_window_and_taken_away(
    qtbot: QtBot, shell: Shell, file_path: Path
) -> None:
    assert shell.desk is not None
    add(shell.desk.file, Partner(name="Golding Homes"))
    shell.actions_by_name["passphrase"].trigger()
    asked = dialog(qtbot, shell, PassphraseDialog)
    assert "no back door" in "".join(label.text() for label in asked.findChildren(QLabel))
    assert not asked.set_button.isEnabled()
    qtbot.keyClicks(asked.new, SECRET)
    qtbot.keyClicks(asked.again, SECRET)
    qtbot.mouseClick(asked.set_button, LEFT)
    until(qtbot, shell, lambda: shell.desk)
    with pytest.raises(PassphraseNeededError):
        PartnershipFile.open(file_path, read_only=True)
    assert [p.name for p in shell.desk.file.all(Partner)] == ["Golding Homes"]
    shell.actions_by_name["passphrase"].trigger()
    again = dialog(qtbot, shell, PassphraseDialog)
    assert again.present is not None
    qtbot.keyClicks(again.present, SECRET)
    qtbot.mouseClick(again.remove_button, LEFT)
    until(qtbot, shell, lambda: shell.desk and shell.desk.file.passphrase is None)
    PartnershipFile.open(file_path, read_only=True).close()


def test_plain_copies_are_named_after_protecting(
    qtbot: QtBot, shell: Shell, file_path: Path
) -> None:
    beside = file_path.with_name(f"{file_path.stem} (before restoring 2017-03-03 10.00.00).smp")
    shutil.copyfile(file_path, beside)
    shell.actions_by_name["passphrase"].trigger()
    asked = dialog(qtbot, shell, PassphraseDialog)
    qtbot.keyClicks(asked.new, SECRET)
    qtbot.keyClicks(asked.again, SECRET)
    qtbot.mouseClick(asked.set_button, LEFT)
    listed = dialog(qtbot, shell, PlainCopies)
    assert str(beside) in listed.listed.toPlainText()


def test_the_status_says_when_the_file_was_backed_up(qtbot: QtBot, shell: Shell) -> None:
    assert "All changes kept" in status(shell)
    assert shell.desk is not None
    shell.desk.backups.back_up()
    until(qtbot, shell, lambda: any(text.startswith("Backed up ") for text in status(shell)))
    assert len(backups(shell.desk.file.path)) == 1


def test_closing_backs_up_what_was_changed_and_the_file_opens_again(
    qtbot: QtBot, shell: Shell, file_path: Path
) -> None:
    assert shell.desk is not None
    add(shell.desk.file, Partner(name="Golding Homes"))
    qtbot.keyClick(shell, Qt.Key.Key_W, CONTROL)
    assert shell.desk is None
    shell.open_file(file_path)
    until(qtbot, shell, lambda: shell.desk)
    assert not shell.desk.read_only
    newest = backups(file_path)[0]
    with PartnershipFile.open(newest.path, read_only=True) as kept:
        assert [p.name for p in kept.all(Partner)] == ["Golding Homes"]


def test_closing_without_a_change_takes_no_backup(
    qtbot: QtBot, shell: Shell, file_path: Path
) -> None:
    qtbot.keyClick(shell, Qt.Key.Key_W, CONTROL)
    keeper.wait_until_closed(file_path)
    assert backups(file_path) == []


def test_a_backup_is_put_back_and_what_was_there_is_kept(
    qtbot: QtBot, shell: Shell, file_path: Path
) -> None:
    assert shell.desk is not None
    shell.desk.backups.back_up()
    until(qtbot, shell, lambda: backups(file_path))
    add(shell.desk.file, Partner(name="Golding Homes"))
    shell.actions_by_name["backups"].trigger()
    chosen = dialog(qtbot, shell, BackupsDialog).restore_button
    qtbot.waitUntil(chosen.isEnabled, timeout=10_000)
    qtbot.mouseClick(chosen, LEFT)
    until(qtbot, shell, lambda: "was put back" in messages(shell))
    assert shell.desk is not None
    assert shell.desk.file.all(Partner) == []
    aside = list(file_path.parent.glob("*before restoring*"))
    with PartnershipFile.open(aside[0], read_only=True) as kept:
        assert [p.name for p in kept.all(Partner)] == ["Golding Homes"]


def test_a_backup_of_a_file_that_was_deleted_is_put_back_from_the_welcome(
    qtbot: QtBot, shell: Shell, file_path: Path
) -> None:
    assert shell.desk is not None
    add(shell.desk.file, Partner(name="Golding Homes"))
    qtbot.keyClick(shell, Qt.Key.Key_W, CONTROL)
    keeper.wait_until_closed(file_path)
    file_path.unlink()
    shell.actions_by_name["backups"].trigger()
    qtbot.mouseClick(dialog(qtbot, shell, BackupsDialog).restore_button, LEFT)
    until(qtbot, shell, lambda: shell.desk is not None)
    assert [p.name for p in shell.desk.file.all(Partner)] == ["Golding Homes"]


def test_a_backup_is_looked_into_in_a_window_of_its_own(qtbot: QtBot, shell: Shell) -> None:
    assert shell.desk is not None
    shell.desk.backups.back_up()
    until(qtbot, shell, lambda: not shell.tasks.running)
    add(shell.desk.file, Partner(name="Golding Homes"))
    shell.actions_by_name["backups"].trigger()
    qtbot.mouseClick(dialog(qtbot, shell, BackupsDialog).look_button, LEFT)
    until(qtbot, shell, lambda: len(shell.windows.shells) == 2)
    past = shell.windows.shells[1]
    assert past.desk is not None
    assert past.desk.read_only
    assert past.desk.file.all(Partner) == []
    assert "backup of" in past.windowTitle()
    past.close()
    assert shell.windows.shells == [shell]


def test_without_backups_the_dialog_says_so(qtbot: QtBot, shell: Shell) -> None:
    shell.actions_by_name["backups"].trigger()
    shown = dialog(qtbot, shell, BackupsDialog)
    assert not shown.restore_button.isEnabled()
    assert not shown.look_button.isEnabled()


def test_the_file_as_it_was_on_a_day_opens_in_a_window_of_its_own(
    qtbot: QtBot, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert shell.desk is not None
    monkeypatch.setattr("smpdesk.models.partnership_file.now", lambda: "2099-03-03T10:00:00")
    add(shell.desk.file, Partner(name="Golding Homes"))
    monkeypatch.setattr("smpdesk.models.partnership_file.now", lambda: "2099-03-04T10:00:00")
    add(shell.desk.file, Partner(name="Kent Fire and Rescue"))
    shell.actions_by_name["backups"].trigger()
    shown = dialog(qtbot, shell, BackupsDialog)
    qtbot.keyClicks(shown.day, "3/3/2099")
    qtbot.mouseClick(shown.day_button, LEFT)
    until(qtbot, shell, lambda: len(shell.windows.shells) == 2)
    past = shell.windows.shells[1]
    assert past.desk is not None
    assert [p.name for p in past.desk.file.all(Partner)] == ["Golding Homes"]
    assert "as it was on 3 March 2099" in past.windowTitle()
    assert "as it was on 3 March 2099" in messages(past)
    past.close()
    assert len(shell.desk.file.all(Partner)) == 2
    assert shell.desk.file.path in shell.preferences.recent
    assert len(shell.preferences.recent) == 1


def test_the_history_tells_who_when_what_before_and_after(qtbot: QtBot, shell: Shell) -> None:
    assert shell.desk is not None
    file = shell.desk.file
    priority = file.all(Priority)[0]
    change(file, priority, lead="Chief inspector")
    add(file, Partner(name="Golding Homes"))
    qtbot.keyClick(shell, Qt.Key.Key_H, CONTROL)
    shown = dialog(qtbot, shell, HistoryDialog)
    qtbot.keyClicks(shown.field, "lead")
    qtbot.waitUntil(lambda: len(shown.details.records.records) > 0, timeout=5000)
    assert [e.title for e in shown.table.records.records] == [
        "Change lead of priority: Domestic abuse"
    ]
    lines = [(line.what.strip(), line.before, line.after) for line in shown.details.records.records]
    assert lines == [
        ("Changed priority: Domestic abuse", "", ""),
        ("lead", "Head of service", "Chief inspector"),
    ]
    shown.close()


def test_walking_back_in_the_history_undoes_one_by_one_after_asking(
    qtbot: QtBot, shell: Shell
) -> None:
    assert shell.desk is not None
    file = shell.desk.file
    for name in ("A", "B", "C"):
        add(file, Partner(name=name))
    qtbot.keyClick(shell, Qt.Key.Key_H, CONTROL)
    shown = dialog(qtbot, shell, HistoryDialog)
    shown.table.pick_row(2)
    press(qtbot, shown, "Undo back to here…")
    asked = dialog(qtbot, shown, WalkDialog)
    assert "2 edits" in "".join(label.text() for label in asked.findChildren(QLabel))
    qtbot.mouseClick(asked.go_button, LEFT)
    until(qtbot, shell, lambda: [p.name for p in file.all(Partner)] == ["A"])
    states = [e.state for e in shown.table.records.records[:3]]
    assert states == ["undone", "undone", "done"]
    shown.table.pick_row(0)
    press(qtbot, shown, "Redo up to here…")
    qtbot.mouseClick(dialog(qtbot, shown, WalkDialog).go_button, LEFT)
    until(qtbot, shell, lambda: len(file.all(Partner)) == 3)
    shown.close()


def test_checking_the_file_says_that_it_is_sound(qtbot: QtBot, shell: Shell) -> None:
    shell.actions_by_name["check"].trigger()
    result = dialog(qtbot, shell, CheckResult)
    assert result.windowTitle() == "Maidstone.smp is sound"
    result.close()


def test_a_copy_is_written_with_progress(
    qtbot: QtBot, shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "copy.smp"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    shell.actions_by_name["save_copy"].trigger()
    until(qtbot, shell, lambda: "A copy was written" in messages(shell))
    with PartnershipFile.open(out, read_only=True) as copy:
        assert len(copy.all(Priority)) == 2


def test_a_file_deleted_underneath_is_told_and_can_still_be_saved(
    qtbot: QtBot, shell: Shell, file_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file_path.rename(tmp_path / "elsewhere.smp")
    (tmp_path / "elsewhere.smp").unlink()
    shell.notices.look_underneath()
    until(qtbot, shell, lambda: "moved, renamed or deleted" in messages(shell))
    out = tmp_path / "rescued.smp"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    press(qtbot, shell, "Save a copy…")
    until(qtbot, shell, out.is_file)
    with PartnershipFile.open(out, read_only=True) as copy:
        assert len(copy.all(Priority)) == 2


def test_a_file_replaced_underneath_is_told_and_left_as_it_is(
    qtbot: QtBot, shell: Shell, file_path: Path, made_file: Path
) -> None:
    replacement = file_path.with_name("new.smp")
    shutil.copyfile(made_file, replacement)
    with PartnershipFile.open(replacement) as other:
        add(other, Partner(name="From elsewhere"))
    replacement.replace(file_path)
    shell.notices.look_underneath()
    until(qtbot, shell, lambda: "replaced by another copy" in messages(shell))
    press(qtbot, shell, "Open it again")
    assert shell.desk is not None
    assert [p.name for p in shell.desk.file.all(Partner)] == ["From elsewhere"]


def test_advice_on_a_synchronised_folder_is_given_once(
    qtbot: QtBot, window: Shell, file_path: Path, tmp_path: Path
) -> None:
    place = tmp_path / "OneDrive - Council" / "Maidstone.smp"
    place.parent.mkdir()
    shutil.copyfile(file_path, place)
    window.open_file(place)
    assert "OneDrive" in messages(window)
    qtbot.keyClick(window, Qt.Key.Key_W, CONTROL)
    for banner in window.banners.shown():
        banner.dismiss()
    QApplication.processEvents()
    window.open_file(place)
    assert "OneDrive" not in messages(window)


def test_a_second_file_opens_in_a_second_window(
    qtbot: QtBot, shell: Shell, file_path: Path, tmp_path: Path
) -> None:
    other = tmp_path / "Ashford.smp"
    PartnershipFile.create(other, "Safer Ashford").close()
    shell.open_file(other)
    assert [s.windowTitle() for s in shell.windows.shells] == [
        "Maidstone, 2017-18 – smpdesk",
        "Safer Ashford – smpdesk",
    ]
    second = shell.windows.shells[1]
    assert second.desk is not shell.desk
    second.open_file(file_path)
    assert len(shell.windows.shells) == 2
    second.activateWindow()
    qtbot.waitUntil(second.isActiveWindow)
    qtbot.keyClick(second, Qt.Key.Key_W, CONTROL)
    assert shell.windows.shells == [shell]


def test_a_new_window_begins_with_the_welcome(qtbot: QtBot, shell: Shell) -> None:
    shell.actions_by_name["new_window"].trigger()
    second = shell.windows.shells[1]
    assert second.windowTitle() == "smpdesk"
    second.close()


def test_a_recent_file_that_is_missing_is_marked_and_can_be_taken_off(
    qtbot: QtBot, shell: Shell, file_path: Path
) -> None:
    shell.close_file()
    keeper.wait_until_closed(file_path)
    file_path.unlink()
    shell.show_welcome()

    def listed() -> list[str]:
        return [label.text() for label in shell.findChildren(QLabel) if label.isVisible()]

    qtbot.waitUntil(lambda: any(text.startswith("Missing") for text in listed()))
    off = next(
        b
        for b in shell.findChildren(QWidget)
        if b.accessibleName() == "Take Maidstone off the list"
    )
    qtbot.mouseClick(off, LEFT)
    assert shell.preferences.recent == []


def test_closing_the_file_closes_the_dialogs_about_it(qtbot: QtBot, shell: Shell) -> None:
    shell.actions_by_name["history"].trigger()
    shown = dialog(qtbot, shell, HistoryDialog)
    shell.close_file()
    assert not shown.isVisible()
    assert not [d for d in shell.findChildren(QDialog) if d.isVisible()]
