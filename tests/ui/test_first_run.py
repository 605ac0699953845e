"""A new file is told its area; small numbers are set; texts are searched: by keys and clicks."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from smpdesk.evidence.charts.control import chart_of
from smpdesk.models.charting import choose_chart
from smpdesk.models.edits import change
from smpdesk.models.records import Area, CaseStudy, Measure
from smpdesk.ui.begin.new_file import NewFileDialog
from smpdesk.ui.look.preferences_dialog import PreferencesDialog
from smpdesk.ui.search.command_palette import CommandPalette
from smpdesk.ui.window.shell import Shell

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_the_name_suggests_the_area_which_brings_its_neighbours(
    qtbot: QtBot, window: Shell, tmp_path: Path
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_N, CONTROL)
    dialog = window.findChild(NewFileDialog)
    assert dialog is not None
    qtbot.keyClicks(dialog.name_field, "Safer Maidstone Partnership")
    assert dialog.area_choice.currentText() == "Maidstone  (Kent)"
    dialog.path_field.setText(str(tmp_path / "Maidstone.smp"))
    qtbot.mouseClick(dialog.make, Qt.MouseButton.LeftButton)
    assert window.desk is not None
    file = window.desk.file
    home = file.get(Area, file.partnership().area or 0)
    assert home.name == "Maidstone"
    assert len(file.all(Area, kind="district")) == 13


def test_an_area_is_chosen_by_typing_a_part_of_its_name(qtbot: QtBot, window: Shell) -> None:
    dialog = NewFileDialog(window)
    qtbot.addWidget(dialog)
    dialog.area_choice.setCurrentIndex(0)
    field = dialog.area_choice.lineEdit()
    assert field is not None
    field.selectAll()
    qtbot.keyClicks(field, "Swale  (Kent)")
    assert dialog.area == "E22000146" or dialog.area.startswith("E22")
    qtbot.keyClicks(dialog.name_field, "Maidstone")
    assert "Swale" in dialog.area_choice.currentText()


def test_a_partnership_of_no_known_name_has_no_area_yet(
    qtbot: QtBot, window: Shell, tmp_path: Path
) -> None:
    dialog = NewFileDialog(window)
    qtbot.addWidget(dialog)
    qtbot.keyClicks(dialog.name_field, "Safer Somewhere")
    assert dialog.area == ""


@pytest.mark.parametrize(
    ("name", "area"),
    [
        ("Camden Community Safety Partnership", "Camden  (Metropolitan Police)"),
        ("Cardiff CSP", "Cardiff  (South Wales)"),
        ("Safer Dartford and Gravesham", "Dartford and Gravesham  (Kent: 2 districts)"),
    ],
)
def test_the_area_is_suggested_by_whatever_partnerships_are_called(
    qtbot: QtBot, window: Shell, name: str, area: str
) -> None:
    dialog = NewFileDialog(window)
    qtbot.addWidget(dialog)
    qtbot.keyClicks(dialog.name_field, name)
    assert dialog.area_choice.currentText() == area


def test_small_numbers_are_kept_in_the_file_and_can_be_undone(qtbot: QtBot, shell: Shell) -> None:
    assert shell.desk is not None
    qtbot.keyClick(shell, Qt.Key.Key_Comma, CONTROL)
    dialog = shell.findChild(PreferencesDialog)
    assert dialog is not None
    dialog.small_number.setFocus()
    qtbot.keyClick(dialog.small_number, Qt.Key.Key_Down)
    assert shell.desk.file.partnership().small_number == 6
    dialog.accept()
    qtbot.keyClick(shell, Qt.Key.Key_Z, CONTROL)
    assert shell.desk.file.partnership().small_number == 5


def test_words_of_a_text_are_found_and_gone_to(qtbot: QtBot, shell: Shell) -> None:
    assert shell.desk is not None
    study = shell.desk.file.all(CaseStudy)[0]
    change(shell.desk.file, study, text="A survivor moved into a refuge within a day.")
    qtbot.keyClick(shell, Qt.Key.Key_K, CONTROL)
    palette = shell.findChild(CommandPalette)
    assert palette is not None
    qtbot.waitUntil(lambda: not shell.tasks.running, timeout=10_000)
    qtbot.keyClicks(palette.field, "survivor refuge")
    shown = [entry.name for entry in palette._model.entries]
    assert shown == ["In case studies", "A safe home"]
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert shell.workspace is not None
    assert shell.workspace.page.title == "Case studies"


def test_the_rules_of_charts_are_kept_in_the_file_and_hold_for_charts_without_their_own(
    qtbot: QtBot, shell: Shell
) -> None:
    assert shell.desk is not None
    file = shell.desk.file
    robbery, violence = (
        file.all(Measure, name=name)[0] for name in ("Robbery", "Violence against the person")
    )
    area = file.all(Area)[0]
    choose_chart(file, violence, area, "xmr", "nelson")
    qtbot.keyClick(shell, Qt.Key.Key_Comma, CONTROL)
    dialog = shell.findChild(PreferencesDialog)
    assert dialog is not None
    dialog.rules.setFocus()
    qtbot.keyClicks(dialog.rules, "West")
    qtbot.keyClick(dialog.rules, Qt.Key.Key_Return)
    dialog.shift.setFocus()
    qtbot.keyClick(dialog.shift, Qt.Key.Key_Down)
    assert file.partnership().chart_rules == "weco"
    assert file.partnership().chart_shift == 5
    assert chart_of(file, robbery, area).rules_text.startswith("Western Electric rules")
    assert "5" in chart_of(file, robbery, area).rules_text
    assert chart_of(file, violence, area).rules_text.startswith("Nelson rules")
    assert "9" in chart_of(file, violence, area).rules_text


def test_a_new_name_stands_in_the_history_from_the_next_change_on(
    qtbot: QtBot, shell: Shell
) -> None:
    assert shell.desk is not None
    qtbot.keyClick(shell, Qt.Key.Key_Comma, CONTROL)
    dialog = shell.findChild(PreferencesDialog)
    assert dialog is not None
    dialog.name.setFocus()
    dialog.name.selectAll()
    qtbot.keyClicks(dialog.name, "Partnership officer")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    dialog.small_number.setFocus()
    qtbot.keyClick(dialog.small_number, Qt.Key.Key_Down)
    assert shell.desk.file.history()[0].made_by == "Partnership officer"
