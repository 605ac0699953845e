"""The officer's year as a line: what is done, what is next, what comes later."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from smpdesk.models.records import Milestone
from smpdesk.ui import theme
from smpdesk.ui.widgets.fields import date_text

SHOWN_MOST = 8


class YearLine(QWidget):
    """A ring for each milestone, filled when it is done; its month above its name."""

    def __init__(self) -> None:
        super().__init__()
        self._milestones: list[Milestone] = []
        self._more = 0

    def show_milestones(self, milestones: list[Milestone]) -> None:
        """Show milestones in their order: the last that are done, the next and those to come."""
        done = sum(bool(m.done_on) for m in milestones)
        start = max(0, min(done - SHOWN_MOST // 2, len(milestones) - SHOWN_MOST))
        self._milestones = milestones[start : start + SHOWN_MOST]
        said = [
            f"{m.name}, {date_text(m.due)}, {'done' if m.done_on else 'to do'}"
            for m in self._milestones
        ]
        self.setAccessibleName("The year")
        self.setAccessibleDescription("; ".join(said))
        self.setToolTip("\n".join(said))
        self.update()

    def sizeHint(self) -> QSize:
        """The size it would like."""
        worn = theme.current()
        return QSize(worn.px(700), worn.px(74))

    def minimumSizeHint(self) -> QSize:
        """The least size it can do with."""
        worn = theme.current()
        return QSize(worn.px(300), worn.px(74))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it in the theme worn now."""
        if not self._milestones:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        worn = theme.current()
        each = self.width() / len(self._milestones)
        height = worn.px(14)
        done = sum(bool(m.done_on) for m in self._milestones)
        reached = min(self.width(), each * (done + 0.5)) if done else 0
        painter.setPen(QPen(worn.colour("line"), worn.px(2)))
        painter.drawLine(QPointF(reached, height), QPointF(self.width(), height))
        painter.setPen(QPen(worn.colour("accent"), worn.px(2)))
        painter.drawLine(QPointF(0, height), QPointF(reached, height))
        for number, milestone in enumerate(self._milestones):
            self._paint(
                painter, milestone, QPointF(each * (number + 0.5), height), each, number == done
            )

    def _paint(
        self, painter: QPainter, milestone: Milestone, at: QPointF, each: float, is_next: bool
    ) -> None:
        worn = theme.current()
        role = "accent" if milestone.done_on or is_next else "field"
        painter.setPen(QPen(worn.colour(role), worn.px(2)))
        painter.setBrush(worn.colour("accent" if milestone.done_on else "surface"))
        painter.drawEllipse(at, worn.px(8), worn.px(8))
        font = QFont(self.font())
        font.setPixelSize(worn.size("small"))
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(worn.colour("text"))
        left = at.x() - each / 2
        line = worn.px(20)
        middle = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(QRectF(left, at.y() + worn.px(13), each, line), middle, _day(milestone))
        font.setWeight(QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(worn.colour("muted"))
        name = painter.fontMetrics().elidedText(
            milestone.name, Qt.TextElideMode.ElideRight, round(each - worn.px(8))
        )
        painter.drawText(QRectF(left, at.y() + worn.px(33), each, line), middle, name)


def _day(milestone: Milestone) -> str:
    """The day and month of a milestone: ``7 Feb``."""
    return date_text(milestone.due).rpartition(" ")[0]
