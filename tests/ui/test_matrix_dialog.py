"""A year is scored with another matrix: one that the file holds, or one that is read."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from smpdesk.importing.records.matrix_files import add_matrix, shipped_matrix
from smpdesk.models.assessing import add_theme, score
from smpdesk.models.records import Assessment, Criterion, Score, Theme
from smpdesk.ui.desk import Desk
from smpdesk.ui.priorities.matrix_dialog import MatrixDialog
from smpdesk.ui.priorities.scores_view import ScoresView
from smpdesk.ui.window.shell import Shell
from tests.ui.test_plan_parts import show

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def desk(qtbot: QtBot, shell: Shell) -> Desk:
    """The desk, once the first page has read what it shows."""
    assert shell.desk is not None
    tasks = shell.desk.tasks
    qtbot.waitUntil(lambda: not tasks.running, timeout=20_000)
    return shell.desk


@pytest.fixture
def year(desk: Desk) -> Assessment:
    """The year, with two scores by the shipped matrix."""
    assert desk.assessment is not None
    year = desk.assessment
    add_matrix(desk.file, year, shipped_matrix())
    theme = desk.file.get(Theme, add_theme(desk.file, year, "Rural crime", "emerging").theme)
    for criterion in desk.file.all(Criterion)[:2]:
        score(desk.file, year, theme, criterion, 4)
    return desk.file.get(Assessment, year.id)


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    """A matrix file of another name."""
    path = tmp_path / "ours.toml"
    text = shipped_matrix().read_text("utf-8")
    path.write_text(text.replace('"Illustrative matrix"', '"Ours"'), "utf-8")
    return path


def said(dialog: MatrixDialog) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel))


def press(qtbot: QtBot, dialog: MatrixDialog, begins: str) -> None:
    (found,) = [b for b in dialog.findChildren(QPushButton) if b.text().startswith(begins)]
    qtbot.mouseClick(found, LEFT)


def test_scores_are_told_of_before_they_go_and_undo_brings_them_back(
    qtbot: QtBot,
    shell: Shell,
    desk: Desk,
    year: Assessment,
    ours: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(ours), ""))
    view = show(qtbot, shell, "priorities", "scores").part
    assert isinstance(view, ScoresView)
    before = desk.file.all(Score, assessment=year.id)
    qtbot.mouseClick(view.other_matrix, LEFT)
    dialog = view.findChild(MatrixDialog)
    assert "The 2 scores of this year" in said(dialog)
    press(qtbot, dialog, "Read a matrix file")
    assert not dialog.isVisible()
    assert desk.file.all(Score, assessment=year.id) == []
    assert view.grid.isVisible()
    assert desk.file.undo()
    assert desk.file.all(Score, assessment=year.id) == before


def test_a_matrix_that_the_file_holds_is_chosen_from_a_list(
    qtbot: QtBot, shell: Shell, desk: Desk, year: Assessment, ours: Path
) -> None:
    first = year.matrix
    add_matrix(desk.file, year, ours)
    dialog = MatrixDialog(desk, desk.file.get(Assessment, year.id), shell)
    qtbot.addWidget(dialog)
    assert "is scored with Ours, version 1." in said(dialog)
    assert "Nothing is scored yet" in said(dialog)
    assert dialog.other.currentText() == "Illustrative matrix, version 1"
    dialog.use_button.click()
    assert desk.file.get(Assessment, year.id).matrix == first


def test_a_file_that_is_no_matrix_leaves_the_dialog_open_and_the_scores_as_they_were(
    qtbot: QtBot,
    shell: Shell,
    desk: Desk,
    year: Assessment,
    ours: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ours.write_text("name = ", "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(ours), ""))
    before = desk.file.all(Score)
    dialog = MatrixDialog(desk, year, shell)
    qtbot.addWidget(dialog)
    dialog.show()
    press(qtbot, dialog, "Read a matrix file")
    assert dialog.isVisible()
    assert desk.file.all(Score) == before
