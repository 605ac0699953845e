"""The officer finds what is more than chance: overview, chart, month, words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from smpdesk.ui.charts.point_words import point_sentence
from smpdesk.ui.charts.taking_away import TakeAway
from smpdesk.ui.pages.charts import ChartsPage
from smpdesk.ui.window.shell import Shell
from tests.e2e.charting import charts_page, open_chart
from tests.e2e.resting import rest

CONTROL = Qt.KeyboardModifier.ControlModifier
KEY = Qt.Key


def test_only_measures_with_a_signal_are_shown(qtbot: QtBot, shell: Shell) -> None:
    overview = charts_page(qtbot, shell).overview
    every = len(overview.table.records.records)
    only = next(b for b in overview.signals.findChildren(QPushButton) if b.text() == "Signals only")
    qtbot.mouseClick(only, Qt.MouseButton.LeftButton)
    left = overview.table.records.records
    assert 0 < len(left) < every
    assert all(record.glance is not None and record.glance.meaning for record in left)


def test_a_signal_leads_to_its_chart_and_the_chart_to_its_months(
    qtbot: QtBot, shell: Shell
) -> None:
    page = charts_page(qtbot, shell)
    overview = page.overview
    only = next(b for b in overview.signals.findChildren(QPushButton) if b.text() == "Signals only")
    qtbot.mouseClick(only, Qt.MouseButton.LeftButton)
    first = overview.table.records.records[0]
    qtbot.keyClick(only, KEY.Key_Tab)
    qtbot.keyClick(overview.table, KEY.Key_Return)
    view = page.chart_view
    chart = view.chart.chart
    assert chart is not None
    assert (chart.series.measure, chart.series.area) == (first.measure.name, first.area.name)
    assert view.chart.hasFocus()
    assert view.chart.month == chart.points[-1].period

    with_signal = [point.period for point in chart.points if point.signals]
    seen = [view.chart.month]
    for _ in with_signal[1:]:
        qtbot.keyClick(view.chart, KEY.Key_Left, CONTROL)
        seen.append(view.chart.month)
    assert seen[::-1] == with_signal, "Ctrl+Left goes from signal to signal"
    place = [point.period for point in chart.points].index(view.chart.month)
    assert point_sentence(chart, place).startswith(view.table.texts()[-1 - place][0][:3])
    assert view.words_card.verdict.text() == chart.verdict


def test_what_the_chart_says_is_copied_by_keys(qtbot: QtBot, shell: Shell) -> None:
    view = open_chart(qtbot, shell, "ASB")
    assert view.chart.chart is not None
    assert shell.workspace is not None
    taker = shell.workspace.page.findChild(TakeAway)
    assert taker is not None
    qtbot.keyClick(taker, KEY.Key_Space)
    menu = taker.menu()
    assert isinstance(menu, QMenu)
    qtbot.waitUntil(menu.isVisible, timeout=5000)
    while menu.activeAction() is None or menu.activeAction().text() != "Copy as words":
        qtbot.keyClick(menu, KEY.Key_Down)
    qtbot.keyClick(menu, KEY.Key_Return)
    rest(qtbot, shell)
    assert QGuiApplication.clipboard().text() == view.chart.chart.verdict


def test_the_chart_begins_with_a_month_and_is_put_so_in_the_assessment(
    qtbot: QtBot, shell: Shell
) -> None:
    view = open_chart(qtbot, shell, "ASB")
    chart = view.chart.chart
    assert chart is not None
    since = view.choices.since
    since.setFocus()
    qtbot.keyClick(since, KEY.Key_Down)
    qtbot.keyClick(since, KEY.Key_Down)
    rest(qtbot, shell)
    assert view.chart.chart is not None
    first = chart.points[2].period
    assert view.chart.chart.points[0].period == since.key == first
    assert view.table.records.rowCount() == len(chart.points) - 2
    shown = view.shown()
    assert shown is not None
    assert shown.reference.endswith(f"; from {first}}}")


def test_the_chart_is_looked_at_as_it_was_at_an_earlier_month(qtbot: QtBot, shell: Shell) -> None:
    view = open_chart(qtbot, shell, "ASB")
    chart = view.chart.chart
    assert chart is not None
    until = view.choices.until
    until.setFocus()
    qtbot.keyClick(until, KEY.Key_Down)
    qtbot.keyClick(until, KEY.Key_Down)
    rest(qtbot, shell)
    assert view.chart.chart is not None
    assert view.chart.chart.points[-1].period == until.key == chart.points[-3].period
    assert shell.workspace is not None
    page = shell.workspace.page
    assert isinstance(page, ChartsPage)
    page.measure_choice.setFocus()
    qtbot.keyClick(page.measure_choice, KEY.Key_Home)
    rest(qtbot, shell)
    assert view.chart.chart.series.measure != "ASB"
    assert until.key == "", "another measure is seen whole"
