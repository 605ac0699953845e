"""Going to the chart of a measure as an officer does: by keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from smpdesk.ui.charts.chart_view import ChartView
from smpdesk.ui.pages.charts import ChartsPage
from smpdesk.ui.window.shell import Shell
from tests.e2e.resting import rest


def charts_page(qtbot: QtBot, shell: Shell) -> ChartsPage:
    """The Charts page, come to rest."""
    qtbot.keyClick(shell, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    rest(qtbot, shell)
    assert shell.workspace is not None
    page = shell.workspace.page
    assert isinstance(page, ChartsPage)
    return page


def open_chart(qtbot: QtBot, shell: Shell, measure: str) -> ChartView:
    """Find a measure in the overview and open its chart; the focus is on the newest month."""
    page = charts_page(qtbot, shell)
    overview = page.overview
    qtbot.mouseClick(overview.search_field, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(overview.search_field, measure)
    table = overview.table
    names = [record.measure.name for record in table.records.records]
    qtbot.mouseClick(
        table.viewport(),
        Qt.MouseButton.LeftButton,
        pos=table.visualRect(table.records.index(names.index(measure), 0)).center(),
    )
    qtbot.keyClick(table, Qt.Key.Key_Return)
    view = page.chart_view
    assert view.chart.hasFocus()
    return view


def walk_to(qtbot: QtBot, view: ChartView, month: str) -> None:
    """Go to a month of the chart with the arrows."""
    qtbot.keyClick(view.chart, Qt.Key.Key_End)
    assert view.chart.chart is not None
    for _ in view.chart.chart.points:
        if view.chart.month == month:
            return
        qtbot.keyClick(view.chart, Qt.Key.Key_Left)
    raise AssertionError(f"{month} is not on the chart")


def undo(qtbot: QtBot, shell: Shell) -> None:
    """Press Ctrl+Z in the window, to which the desktop has gone back from a dialog."""
    shell.activateWindow()
    qtbot.waitUntil(shell.isActiveWindow, timeout=5000)
    qtbot.keyClick(shell, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    rest(qtbot, shell)
