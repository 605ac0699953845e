"""An import is taken back: by undo at once, and among the extracts when more has happened."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from smpdesk.models.edits import add
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Extract, Measure, Term
from smpdesk.ui.data.extracts_part import ExtractsPart
from smpdesk.ui.pages.data import DataPage
from smpdesk.ui.window import undoing
from smpdesk.ui.window.shell import Shell
from tests.e2e.importing import drop, import_view, write_extract
from tests.e2e.resting import rest

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def figures(file: PartnershipFile) -> list[dict[str, object]]:
    """All figures that count, as they are."""
    return file.rows("SELECT * FROM current_observation ORDER BY id")


def bring(qtbot: QtBot, shell: Shell, path: Path, figure: int) -> None:
    write_extract(
        path,
        ["Violent Crime by district"],
        ["District", "Oct 2016"],
        ["Maidstone", figure],
        ["Swale", figure + 1],
    )
    drop(shell, path)
    qtbot.keyClick(import_view(qtbot, shell).import_button, Qt.Key.Key_Space)
    rest(qtbot, shell)


def test_undo_brings_back_what_an_import_replaced_and_redo_imports_again(
    qtbot: QtBot, shell: Shell, tmp_path: Path
) -> None:
    assert shell.desk is not None
    file = shell.desk.file
    before = figures(file)
    bring(qtbot, shell, tmp_path / "violent.xlsx", 400)
    after = figures(file)
    assert after != before
    qtbot.keyClick(shell, Qt.Key.Key_Z, CONTROL)
    rest(qtbot, shell)
    assert figures(file) == before
    qtbot.keyClick(shell, Qt.Key.Key_Z, CONTROL | SHIFT)
    rest(qtbot, shell)
    assert figures(file) == after


def test_an_earlier_import_is_taken_back_among_the_extracts_and_comes_back_by_undo(
    qtbot: QtBot, shell: Shell, tmp_path: Path
) -> None:
    assert shell.desk is not None
    assert shell.workspace is not None
    file = shell.desk.file
    before = figures(file)
    bring(qtbot, shell, tmp_path / "violent.xlsx", 400)
    after = figures(file)
    add(file, Term(term="OPV", meaning="Off-peak visits"))
    page = shell.workspace.page
    assert isinstance(page, DataPage)
    segment = next(b for b in page.view.findChildren(QPushButton) if b.text() == "Extracts")
    qtbot.mouseClick(segment, Qt.MouseButton.LeftButton)
    shown = page.part
    assert isinstance(shown, ExtractsPart)
    shown.table.setFocus()
    current = shown.table.current()
    assert current is not None
    assert current.name == "violent.xlsx"
    qtbot.keyClick(shown.table, Qt.Key.Key_Delete)
    rest(qtbot, shell)
    assert figures(file) == before
    assert "violent.xlsx" not in {e.name for e in file.all(Extract)}
    assert file.first(Term, term="OPV") is not None
    qtbot.keyClick(shell, Qt.Key.Key_Z, CONTROL)
    rest(qtbot, shell)
    assert figures(file) == after
    assert file.all(Measure)


def test_what_came_of_several_extracts_is_taken_back_with_one_button(
    qtbot: QtBot, shell: Shell, tmp_path: Path
) -> None:
    assert shell.desk is not None
    file = shell.desk.file
    before = figures(file)
    paths = [tmp_path / name for name in ("violent.xlsx", "letter.xlsx", "more.xlsx")]
    for path, title in ((paths[0], "Violent Crime"), (paths[2], "Fly-tipping in lanes")):
        write_extract(path, [f"{title} by district"], ["District", "Oct 2016"], ["Maidstone", 401])
    paths[1].write_bytes(b"Dear colleague")
    drop(shell, *paths)
    for _ in paths:
        view = import_view(qtbot, shell)
        key = Qt.Key.Key_Return if view.plan is None else Qt.Key.Key_Space
        qtbot.keyClick(view.window().focusWidget(), key)
        rest(qtbot, shell)
    assert figures(file) != before
    (told,) = shell.banners.shown()
    assert told.said.text() == "2 extracts brought 1 new figure and replaced 1."
    qtbot.mouseClick(
        next(b for b in told.findChildren(QPushButton) if b.text() == "Undo"),
        Qt.MouseButton.LeftButton,
    )
    rest(qtbot, shell)
    assert figures(file) == before
    assert shell.banners.shown() == []


def test_undo_is_offered_no_more_once_something_else_is_done(
    qtbot: QtBot, shell: Shell, tmp_path: Path
) -> None:
    assert shell.desk is not None
    bring(qtbot, shell, tmp_path / "violent.xlsx", 400)
    assert len(shell.banners.shown()) == 1
    add(shell.desk.file, Term(term="OPV", meaning="Off-peak visits"))
    assert shell.banners.shown() == []


def test_a_large_import_is_undone_and_redone_without_keeping_the_window_waiting(
    qtbot: QtBot, shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(undoing, "_MANY", 1)
    assert shell.desk is not None
    file = shell.desk.file
    before = figures(file)
    bring(qtbot, shell, tmp_path / "violent.xlsx", 400)
    after = figures(file)
    for key, expected in ((CONTROL, before), (CONTROL | SHIFT, after)):
        qtbot.keyClick(shell, Qt.Key.Key_Z, key)
        assert [task.title for task in shell.tasks.running][-1].endswith("Import violent.xlsx")
        rest(qtbot, shell)
        assert figures(file) == expected
