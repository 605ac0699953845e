"""Our own place is seen at once among more districts than there is room for."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from smpdesk.reports.charts.bars import own_place
from smpdesk.reports.charts.values import Bar, RankedBars
from smpdesk.ui.charts.own_bar import bring_into_sight
from smpdesk.ui.charts.painted_chart import PaintedChart
from smpdesk.ui.look.theme import Look
from smpdesk.ui.tasks import Tasks


def test_our_bar_is_in_sight_however_many_are_above_it(qtbot: QtBot, look: Look) -> None:
    bars = tuple(Bar(f"District {n}", float(n), str(n), own=n == 38) for n in range(1, 41))
    value = RankedBars(bars)
    chart, room = PaintedChart(Tasks()), QScrollArea()
    room.setWidgetResizable(True)
    room.setWidget(chart)
    qtbot.addWidget(room)
    room.resize(600, 260)
    with qtbot.waitExposed(room):
        room.show()
    chart.drawn.connect(lambda: bring_into_sight(room, chart, value))
    with qtbot.waitSignal(chart.drawn, timeout=20_000):
        chart.show_value(value, "Districts", "In words")
    place = own_place(value)
    assert place is not None
    seen = chart.to_pixels(0, place, 0, 0).y() - room.verticalScrollBar().value()
    assert 0 < seen < room.viewport().height()
    assert room.verticalScrollBar().value() > 0
