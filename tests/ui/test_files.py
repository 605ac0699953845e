"""Opening, taking over, backing up and restoring, from the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from smpdesk.models.backup import backups
from smpdesk.models.edits import add
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Partner
from smpdesk.ui.backups import BackupsDialog
from smpdesk.ui.rail import Rail
from smpdesk.ui.shell import Shell


def status(shell: Shell) -> list[str]:
    rail = shell.findChild(Rail)
    assert rail is not None
    return [label.text() for label in rail.findChildren(QLabel)]


def test_a_file_that_another_has_open_can_be_read_and_taken_over(
    qtbot: QtBot, window: Shell, file_path: Path
) -> None:
    with PartnershipFile.open(file_path, user="Colleague"):
        window.open_file(file_path)
        assert window.desk is not None
        assert window.desk.file.read_only
        assert "Colleague" in window.banners.shown()[0].said.text()
        assert "Open for reading only" in status(window)
        take = next(
            b for b in window.banners.findChildren(QPushButton) if b.text() == "Take it over"
        )
        qtbot.mouseClick(take, Qt.MouseButton.LeftButton)
        assert window.desk is not None
        assert not window.desk.file.read_only


def test_opening_the_file_that_is_open_changes_nothing(shell: Shell, file_path: Path) -> None:
    before = shell.desk
    shell.open_file(file_path)
    assert shell.desk is before


def test_the_status_says_when_the_file_was_backed_up(qtbot: QtBot, shell: Shell) -> None:
    assert "All changes kept" in status(shell)
    assert shell.desk is not None
    shell.desk.backups.back_up()
    qtbot.waitUntil(
        lambda: any(text.startswith("Backed up ") for text in status(shell)), timeout=10_000
    )
    assert len(backups(shell.desk.file.path)) == 1


def test_a_backup_is_put_back_and_what_was_there_is_kept(
    qtbot: QtBot, shell: Shell, file_path: Path
) -> None:
    assert shell.desk is not None
    shell.desk.backups.back_up()
    qtbot.waitUntil(lambda: not shell.tasks.running, timeout=10_000)
    add(shell.desk.file, Partner(name="Golding Homes"))
    shell.actions_by_name["restore"].trigger()
    dialog = shell.findChild(BackupsDialog)
    assert dialog is not None
    qtbot.mouseClick(dialog.restore_button, Qt.MouseButton.LeftButton)
    assert shell.desk is not None
    assert shell.desk.file.all(Partner) == []
    assert "The backup was put back." in shell.banners.shown()[-1].said.text()


def test_without_backups_the_dialog_says_so(qtbot: QtBot, shell: Shell, file_path: Path) -> None:
    dialog = BackupsDialog(file_path, shell)
    qtbot.addWidget(dialog)
    assert not dialog.restore_button.isEnabled()
