"""The readout: a small card beside the point one is at."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from smpdesk.analysis.control_chart import ControlChart
from smpdesk.periods import month_text
from smpdesk.ui import theme
from smpdesk.ui.charts.point_words import kind_of, number_text, point_texts
from smpdesk.ui.widgets.tag import Tag
from smpdesk.ui.widgets.words import words


class Readout(QFrame):
    """Month, value, what the point means, and why."""

    def __init__(self, chart: QWidget) -> None:
        super().__init__(chart)
        self._around = chart
        self.setObjectName("Readout")
        worn = theme.current()
        column = QVBoxLayout(self)
        column.setContentsMargins(worn.px(10), worn.px(7), worn.px(10), worn.px(8))
        column.setSpacing(worn.px(3))
        self._head = words("", "heading")
        self._tag = Tag()
        self._why = words("", "small")
        for part in (self._head, self._tag, self._why):
            column.addWidget(part)
        self.hide()

    def show_point(self, chart: ControlChart, place: int, at: QPoint) -> None:
        """Describe a point, beside ``at`` in the coordinates of the chart."""
        point = chart.points[place]
        value = number_text(point.value, chart.series.unit)
        self._head.setText(f"{month_text(point.period)} · {value}")
        meaning = {"worse": "Concern", "better": "Improvement"}.get(point.meaning, "Changed")
        kind = kind_of(point.meaning)
        self._tag.say(meaning if point.signals else "", kind)
        lines = point_texts(point)
        if point.lower is not None and point.upper is not None:
            low, high = (number_text(v, chart.series.unit) for v in (point.lower, point.upper))
            lines.append(f"Limits {low} to {high}, centre {number_text(point.centre)}")
        self._why.setText("\n".join(lines))
        self.adjustSize()
        self._place(at)
        self.show()
        self.raise_()

    def _place(self, at: QPoint) -> None:
        room = self._around.rect()
        away = theme.current().px(14)
        x = at.x() + away
        if x + self.width() > room.right():
            x = at.x() - away - self.width()
        above = at.y() - self.height() - away // 2
        lowest = max(room.top(), room.bottom() - self.height())
        self.move(max(room.left(), x), min(max(room.top() + 4, above), lowest))
