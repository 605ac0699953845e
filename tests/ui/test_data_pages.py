"""Data and charts, on the small file."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import ChangePoint, ChartChoice, SetAside
from smpdesk.ui.charts.dialogs import ChangePointDialog, SetAsideDialog
from smpdesk.ui.page import Page
from smpdesk.ui.pages.charts import ChartsPage
from smpdesk.ui.pages.data import DataPage
from smpdesk.ui.window.shell import Shell


def go(shell: Shell, name: str) -> Page:
    assert shell.workspace is not None
    shell.workspace.go(name)
    return shell.workspace.page


def at_rest(qtbot: QtBot, shell: Shell) -> None:
    qtbot.waitUntil(lambda: not shell.tasks.running, timeout=20_000)


@pytest.fixture
def chart(shell: Shell, qtbot: QtBot) -> ChartsPage:
    page = go(shell, "charts")
    assert isinstance(page, ChartsPage)
    at_rest(qtbot, shell)
    page.overview.table.setFocus()
    qtbot.keyClick(page.overview.table, Qt.Key.Key_Return)
    return page


def test_the_overview_says_what_each_measure_shows(qtbot: QtBot, shell: Shell) -> None:
    page = go(shell, "charts")
    assert isinstance(page, ChartsPage)
    at_rest(qtbot, shell)
    table = page.overview.table
    shown = [[c.text(r) for c in table.records.columns] for r in table.records.records]
    robbery = next(row for row in shown if row[0] == "Robbery")
    assert robbery[:6] == ["Robbery", "Maidstone", "42 months", "Nov 2016", "7", "6"]
    assert robbery[7:] == ["As expected", ""]
    qtbot.keyClicks(page.overview.search_field, "viol")
    assert [r.measure.name for r in table.records.records] == ["Violence against the person"]
    page.overview.search_field.clear()
    only = next(
        b for b in page.overview.signals.findChildren(QPushButton) if b.text() == "Signals only"
    )
    qtbot.mouseClick(only, Qt.MouseButton.LeftButton)
    assert [r.measure.name for r in table.records.records] == ["Violence against the person"]


def test_chart_and_table_are_walked_together(qtbot: QtBot, chart: ChartsPage) -> None:
    chart.go_to(chart.what.charted.records[-1].key)
    view = chart.chart_view
    view.chart.setFocus()
    qtbot.keyClick(view.chart, Qt.Key.Key_Left)
    current = view.table.current()
    assert current is not None
    assert current.period == view.chart.month == "2016-10"
    view.table.setFocus()
    qtbot.keyClick(view.table, Qt.Key.Key_Down)
    assert view.chart.month == "2016-09"


def test_a_change_point_is_added_by_key_and_redraws_the_limits(
    qtbot: QtBot, shell: Shell, chart: ChartsPage, file_path: Path
) -> None:
    view = chart.chart_view
    view.chart.setFocus()
    qtbot.keyClick(view.chart, Qt.Key.Key_Home)
    for _ in range(30):
        qtbot.keyClick(view.chart, Qt.Key.Key_Right)
    phases = len(view.chart.chart.phases)  # type: ignore[union-attr]
    qtbot.keyClick(view.chart, Qt.Key.Key_C)
    dialog = view.findChild(ChangePointDialog)
    assert dialog is not None
    assert dialog.month.key == "2015-12"
    qtbot.keyClicks(dialog.note, "New unit")
    dialog.step.click()
    qtbot.mouseClick(dialog.done_button, Qt.MouseButton.LeftButton)
    with PartnershipFile.open(file_path, read_only=True) as file:
        added = file.all(ChangePoint)[-1]
    assert (added.month, added.note, added.step_change) == ("2015-12", "New unit", True)
    assert len(view.chart.chart.phases) == phases + 1  # type: ignore[union-attr]


def test_a_month_is_set_aside_only_with_a_reason(
    qtbot: QtBot, chart: ChartsPage, file_path: Path
) -> None:
    view = chart.chart_view
    view.chart.setFocus()
    qtbot.keyClick(view.chart, Qt.Key.Key_X)
    dialog = view.findChild(SetAsideDialog)
    assert dialog is not None
    assert not dialog.done_button.isEnabled()
    qtbot.keyClicks(dialog.reason, "One-off operation")
    qtbot.mouseClick(dialog.done_button, Qt.MouseButton.LeftButton)
    with PartnershipFile.open(file_path, read_only=True) as file:
        assert [s.reason for s in file.all(SetAside)] == ["One-off operation"]


def test_the_rules_chosen_are_kept(qtbot: QtBot, chart: ChartsPage, file_path: Path) -> None:
    rules = chart.chart_view.choices.rules
    rules.setFocus()
    qtbot.keyClicks(rules, "W")
    with PartnershipFile.open(file_path, read_only=True) as file:
        assert [c.rules for c in file.all(ChartChoice)] == ["weco"]
    assert "Western Electric" in chart.chart_view.caption.text()


def test_a_figure_says_where_it_came_from(qtbot: QtBot, shell: Shell) -> None:
    page = go(shell, "data")
    assert isinstance(page, DataPage)
    page.figures.tree.pick(1)
    table = page.figures.grid.table
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Right)
    qtbot.keyClick(table, Qt.Key.Key_Right)
    assert page.figures.grid.source.text() == (
        "Maidstone, November 2016: 345. From monthly.csv, Maidstone!B43 · Invented · "
        "imported on 3 Nov 2016 by Officer."
    )


def test_a_measure_is_found_by_typing(qtbot: QtBot, shell: Shell) -> None:
    page = go(shell, "data")
    assert isinstance(page, DataPage)
    qtbot.keyClicks(page.figures.tree.search_field, "robb")
    assert page.figures.tree._shown.rowCount() == 1
