"""Bringing our own bar into sight where there are more bars than room."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QScrollArea

from smpdesk.ui.charts.painted_chart import PaintedChart


def bring_into_sight(room: QScrollArea, chart: PaintedChart, value: object) -> None:
    """Scroll ``room`` to our own bar of the value that ``chart`` shows in it, if it has one."""
    from smpdesk.reports.charts.bars import own_place
    from smpdesk.reports.charts.values import RankedBars

    place = own_place(value) if isinstance(value, RankedBars) else None
    if place is not None:
        QApplication.sendPostedEvents(chart, QEvent.Type.LayoutRequest.value)
        middle = round(chart.to_pixels(0, place, 0, 0).y())
        room.ensureVisible(0, middle, 0, room.viewport().height() // 2)
