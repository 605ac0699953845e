"""The plan goes out to three leads; their sheets come back with a conflict, and are taken in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Action, Progress
from smpdesk.ui.pages.action_plan import ActionPlanPage
from smpdesk.ui.plan.action_list import ActionList
from smpdesk.ui.plan.leads_view import LeadsView
from smpdesk.ui.window.shell import Shell
from tests.e2e.resting import rest

CONTROL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
LEADS = ("Golding Homes", "Kent Police", "Kent County Council")
STATUS, DUE, PROGRESS = 5, 6, 10


@pytest.fixture
def page(qtbot: QtBot, shell: Shell) -> ActionPlanPage:
    qtbot.keyClick(shell, Qt.Key.Key_6, CONTROL)
    assert shell.workspace is not None
    found = shell.workspace.page
    assert isinstance(found, ActionPlanPage)
    return found


def leads(qtbot: QtBot, page: ActionPlanPage) -> LeadsView:
    button = next(b for b in page.view.findChildren(QPushButton) if b.text() == "Leads")
    qtbot.mouseClick(button, LEFT)
    assert isinstance(page.part, LeadsView)
    return page.part


def sheets(
    qtbot: QtBot, page: ActionPlanPage, shell: Shell, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> dict[str, Path]:
    """The sheets of the three leads, written by the button into a folder."""
    view = leads(qtbot, page)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    for agency, box in view.out._boxes.items():
        if agency not in LEADS:
            qtbot.mouseClick(box, LEFT, pos=QPoint(8, box.height() // 2))
    assert view.out.write_button.text() == "Write 3 sheets…"
    qtbot.mouseClick(view.out.write_button, LEFT)
    rest(qtbot, shell)
    return {lead: next(folder.glob(f"{lead}*.xlsx")) for lead in LEADS}


def filled(path: Path, fill: Callable[[Any], None]) -> Path:
    book = openpyxl.load_workbook(path)
    fill(book["Actions"])
    book.save(path)
    return path


def drop(shell: Shell, paths: list[Path]) -> None:
    """Drop files on the window as a file manager does."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    spot, buttons = QPointF(400, 300), Qt.MouseButton.LeftButton
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(shell, QDragEnterEvent(spot, copy, data, buttons, none))
    QApplication.sendEvent(shell, QDropEvent(spot, copy, data, buttons, none))


def action_of(path: Path, row: int) -> int:
    return int(openpyxl.load_workbook(path)["Actions"].cell(row, 1).value[1:])


def kept(path: Path, action: int) -> Action:
    with PartnershipFile.open(path, read_only=True) as file:
        return file.get(Action, action)


def test_sheets_of_three_leads_come_back_with_a_conflict(
    qtbot: QtBot,
    page: ActionPlanPage,
    shell: Shell,
    tmp_path: Path,
    sample_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = tmp_path / "sheets"
    folder.mkdir()
    sent = sheets(qtbot, page, shell, folder, monkeypatch)

    # Each lead fills in its own; one leaves everything as it is.
    def police(sheet: Any) -> None:
        sheet.cell(6, STATUS).value = "at risk"
        sheet.cell(6, PROGRESS).value = "One group is without a plan."

    filled(sent["Kent Police"], police)
    filled(sent["Golding Homes"], lambda sheet: setattr(sheet.cell(6, STATUS), "value", "done"))
    conflicted, other = action_of(sent["Kent Police"], 6), action_of(sent["Golding Homes"], 6)

    # Meanwhile the officer changes the same action herself.
    page.show_part("actions")
    listed = page.part
    assert isinstance(listed, ActionList)
    listed.go_to(kept(sample_path, conflicted))
    status = listed.form._fields["status"]
    status.setFocus()
    qtbot.keyClicks(status, "st")
    assert kept(sample_path, conflicted).status == "stopped"

    drop(shell, list(sent.values()))
    rest(qtbot, shell)
    assert isinstance(page.part, LeadsView)
    back = page.part.back
    waiting = {(w.found.action.id, w.found.field): w.found for w in back.table.records.records}
    assert set(waiting) == {(conflicted, "status"), (conflicted, "progress"), (other, "status")}
    assert waiting[(conflicted, "status")].conflict
    assert not waiting[(other, "status")].conflict

    # What nobody here touched is taken over at once, each cell an edit of its own.
    qtbot.mouseClick(back.all_button, LEFT)
    rest(qtbot, shell)
    assert kept(sample_path, other).status == "done"
    with PartnershipFile.open(sample_path, read_only=True) as file:
        entry = file.all(Progress, action=conflicted)[-1]
    assert (entry.text, entry.entered_by) == ("One group is without a plan.", "Kent Police")

    # The conflict is looked at, and theirs taken by key.
    assert len(back.table.records.records) == 1
    back.table.setFocus()
    assert "Theirs: at risk\nOurs: stopped\nAs it was sent:" in back.whole.text()
    qtbot.keyClicks(back.table, "t")
    rest(qtbot, shell)
    assert kept(sample_path, conflicted).status == "at risk"
    assert back.table.records.records == []

    # Undo takes the newest back, and it waits again.
    qtbot.keyClick(shell, Qt.Key.Key_Z, CONTROL)
    rest(qtbot, shell)
    assert kept(sample_path, conflicted).status == "stopped"
    assert len(back.table.records.records) == 1

    # Ours is left, and nothing waits any more.
    back.table.setFocus()
    qtbot.keyClick(back.table, Qt.Key.Key_Delete)
    rest(qtbot, shell)
    assert back.table.records.records == []
    assert kept(sample_path, conflicted).status == "stopped"


def test_a_sheet_of_another_partnership_is_refused_in_words(
    qtbot: QtBot,
    page: ActionPlanPage,
    shell: Shell,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = tmp_path / "sheets"
    folder.mkdir()
    path = sheets(qtbot, page, shell, folder, monkeypatch)["Golding Homes"]
    book = openpyxl.load_workbook(path)
    book["smpdesk"]["B1"].value = "Safer Elsewhere"
    book.save(path)
    drop(shell, [path])
    rest(qtbot, shell)
    said = [banner.accessibleName() for banner in shell.banners.shown()]
    assert any("was sent by another partnership, Safer Elsewhere" in each for each in said)
