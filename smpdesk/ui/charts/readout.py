"""The readout: a small card beside the point one is at."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from smpdesk.analysis.control_chart import ControlChart
from smpdesk.periods import month_text
from smpdesk.ui.charts.point_words import kind_of, number_text, point_texts
from smpdesk.ui.look import theme
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

    def show_point(self, chart: ControlChart, place: int, spots: Sequence[QPoint]) -> None:
        """Describe a point, beside where it is among ``spots``, those of all points.

        They are in the coordinates of the chart.
        """
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
        self.place(spots[place], spots)
        self.show()
        self.raise_()

    def place(self, at: QPoint, spots: Sequence[QPoint]) -> None:
        """Go where the fewest points are hidden: above or below it, else at the top or bottom."""
        room, wide, high = self._around.rect(), self.width(), self.height()
        away = theme.current().px(14)
        lowest = max(room.top(), room.bottom() - high)
        after, before = at.x() + away, at.x() - away - wide
        sides = [x for x in (after, before) if room.left() <= x and x + wide <= room.right()]
        heights = (at.y() - high - away // 2, at.y() + away // 2, room.top() + 4, lowest)
        boxes = [
            QRect(x, min(max(room.top() + 4, y), lowest), wide, high)
            for y in heights
            for x in sides or [max(room.left(), before)]
        ]
        best = min(boxes, key=lambda box: sum(box.contains(spot) for spot in spots))
        self.move(best.topLeft())
