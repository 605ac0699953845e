"""An officer who needs everything twice as large walks all pages, opens dialogs, and works."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from smpdesk.models.figures.observations import find_measures
from smpdesk.models.records import CaseStudy
from smpdesk.ui.look import theme
from smpdesk.ui.look.preferences import Preferences
from smpdesk.ui.pages import PAGES
from smpdesk.ui.pages.data import DataPage
from smpdesk.ui.search.command_palette import CommandPalette
from smpdesk.ui.window.shell import Shell
from tests.e2e.importing import drop, import_view, write_extract
from tests.ui.walking import cut_off

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
DIALOGS = {
    "preferences": (Key.Key_Comma, CONTROL),
    "history": (Key.Key_H, CONTROL),
    "search": (Key.Key_K, CONTROL),
    "keys": (Key.Key_F1, CONTROL),
    "a new file": (Key.Key_N, CONTROL),
}


def rest(qtbot: QtBot, shell: Shell) -> None:
    qtbot.waitUntil(lambda: not shell.tasks.running, timeout=60_000)
    qtbot.wait(60)


@pytest.fixture
def large(qtbot: QtBot, shell: Shell, preferences: Preferences) -> Shell:
    """The window at 200 per cent, which its own keys have made it."""
    while theme.current().zoom < 2:
        before = theme.current().zoom
        qtbot.keyClick(shell, Key.Key_Plus, CONTROL)
        rest(qtbot, shell)
        assert theme.current().zoom > before
    assert preferences.text_percent == 200
    return shell


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_what_was_shown_stays_when_the_letters_grow(qtbot: QtBot, shell: Shell) -> None:
    qtbot.keyClick(shell, Key.Key_2, CONTROL)
    rest(qtbot, shell)

    def page() -> DataPage:
        assert shell.workspace is not None
        shown = shell.workspace.page
        assert isinstance(shown, DataPage)
        return shown

    page().figures.go_to(find_measures(page().desk.file, "Robbery")[0])
    page().figures.grid.table.setFocus()
    for _ in range(2):
        qtbot.keyClick(page().figures.grid.table, Key.Key_Right)
    place = page().figures.grid.place
    assert place is not None
    qtbot.keyClick(shell, Key.Key_Plus, CONTROL)
    rest(qtbot, shell)
    assert page().figures.grid.place == place
    assert page().figures.grid.table.hasFocus()
    page().show_part("memory")
    qtbot.keyClick(shell, Key.Key_Minus, CONTROL)
    rest(qtbot, shell)
    assert page().view.key == "memory"


def test_an_import_goes_on_when_the_letters_grow(
    qtbot: QtBot, shell: Shell, tmp_path: Path
) -> None:
    drop(
        shell,
        *(
            write_extract(tmp_path / name, ["Area", "Month", "Arson"], ["Maidstone", "2016-10", 6])
            for name in ("one.xlsx", "two.xlsx")
        ),
    )
    plan = import_view(qtbot, shell).plan
    qtbot.keyClick(shell, Key.Key_Plus, CONTROL)
    rest(qtbot, shell)
    assert shell.workspace is not None
    view = shell.workspace.imports.view
    assert view is not None
    assert view.plan is plan
    assert view.import_button.hasFocus()
    qtbot.keyClick(view.import_button, Key.Key_Space)
    rest(qtbot, shell)
    view = shell.workspace.imports.view
    assert view is not None
    assert view.accessibleName() == "Import two.xlsx"


def test_no_button_or_label_of_any_page_is_cut_off(qtbot: QtBot, large: Shell) -> None:
    wrong = {}
    for place, entry in enumerate(PAGES[:9]):
        qtbot.keyClick(large, Key(Key.Key_1 + place), CONTROL)
        rest(qtbot, large)
        assert large.workspace is not None
        assert large.workspace.page.title == entry.title
        if found := cut_off(large):
            wrong[entry.title] = found
    assert wrong == {}
    assert large.width() <= 1280


@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog_fits_its_text_and_the_screen(qtbot: QtBot, large: Shell, name: str) -> None:
    qtbot.keyClick(large, *DIALOGS[name])
    rest(qtbot, large)
    dialog = next(d for d in large.findChildren(QDialog) if d.isVisible())
    assert cut_off(dialog) == []
    least = dialog.minimumSizeHint()
    assert least.width() <= 1280
    assert least.height() <= 720
    qtbot.keyClick(dialog, Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_case_study_is_found_renamed_and_the_change_undone(qtbot: QtBot, large: Shell) -> None:
    assert large.desk is not None
    file = large.desk.file
    before = file.all(CaseStudy)[-1]
    qtbot.keyClick(large, Key.Key_K, CONTROL)
    palette = large.findChild(CommandPalette)
    assert palette is not None
    rest(qtbot, large)
    qtbot.keyClicks(palette.field, before.heading[:20])
    qtbot.keyClick(palette.field, Key.Key_Return)
    rest(qtbot, large)
    qtbot.keyClick(focused(), Key.Key_Return)
    field = focused()
    assert isinstance(field, QLineEdit)
    qtbot.keyClicks(field, "Another heading")
    qtbot.keyClick(field, Key.Key_Return)
    assert file.get(CaseStudy, before.id).heading == "Another heading"
    qtbot.keyClick(large, Key.Key_Z, CONTROL)
    assert file.get(CaseStudy, before.id).heading == before.heading


def test_the_usual_size_comes_back_by_one_key(qtbot: QtBot, large: Shell) -> None:
    qtbot.keyClick(large, Key.Key_0, CONTROL)
    rest(qtbot, large)
    assert theme.current().zoom == pytest.approx(1)
    assert large.workspace is not None
    assert large.workspace.page.title == "Home"
