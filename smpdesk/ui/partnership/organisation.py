"""The organisation chart: groups as boxes from left to right, and the same in words."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QWidget

from smpdesk.evidence.priorities.organisation import Branch, branches, in_words, walk
from smpdesk.models.past.history import Edited
from smpdesk.models.records import SubGroup
from smpdesk.ui.desk import Desk
from smpdesk.ui.look import theme
from smpdesk.ui.page import Page
from smpdesk.ui.widgets.card import Card
from smpdesk.ui.widgets.empty import EmptyState
from smpdesk.ui.widgets.words import words

_WIDE, _HIGH, _ACROSS, _DOWN = 172, 47, 24, 8
"""A box and the room between boxes, drawn size."""


class OrganisationChart(QWidget):
    """Arrow keys walk the groups.

    ``opened`` says the group entered or double-clicked, ``walked`` where the walk is now.
    """

    opened = Signal(object)
    walked = Signal(QRectF)

    def __init__(self) -> None:
        super().__init__()
        self._tops: tuple[Branch, ...] = ()
        self._places: list[tuple[Branch, QRectF]] = []
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Organisation chart")

    def show_groups(self, tops: tuple[Branch, ...]) -> None:
        """Show these trees."""
        self._tops = tops
        self._places = []
        top = 0.0
        for each in tops:
            self._place(each, 0, top)
            top += each.leaves
        self._at = min(self._at, max(0, len(self._places) - 1))
        self.setFixedSize(self.sizeHint())
        self._tell()

    def _place(self, branch: Branch, rank: int, line: float) -> None:
        """Lay a group out: in the middle of the lines that those below it take."""
        worn = theme.current()
        middle = line + branch.leaves / 2
        box = QRectF(
            rank * worn.px(_WIDE + _ACROSS) + 2,
            middle * worn.px(_HIGH + _DOWN) - worn.px(_HIGH) / 2,
            worn.px(_WIDE),
            worn.px(_HIGH),
        )
        self._places.append((branch, box))
        for below in branch.below:
            self._place(below, rank + 1, line)
            line += below.leaves

    def sizeHint(self) -> QSize:
        """As large as the chart."""
        right = max((box.right() for _, box in self._places), default=0.0)
        bottom = max((box.bottom() for _, box in self._places), default=0.0)
        return QSize(round(right) + 4, round(bottom) + theme.current().px(_DOWN))

    @property
    def group(self) -> SubGroup | None:
        """The group where the walk is."""
        return self._places[self._at][0].group if self._places else None

    def _tell(self) -> None:
        group = self.group
        said = ", ".join(p for p in (group.name, group.chair, group.purpose) if p) if group else ""
        self.setAccessibleDescription(said)
        QAccessible.updateAccessibility(
            QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        )
        self.update()
        if self._places:
            self.walked.emit(self._places[self._at][1])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer the keys it knows."""
        keys = Qt.Key
        key = keys(event.key())
        if not self._places:
            super().keyPressEvent(event)
        elif key in (keys.Key_Return, keys.Key_Enter):
            self.opened.emit(self.group)
        elif key in (keys.Key_Left, keys.Key_Right, keys.Key_Up, keys.Key_Down):
            self._walk(key)
        else:
            super().keyPressEvent(event)

    def _walk(self, key: Qt.Key) -> None:
        """Go to the nearest box on that side."""
        here = self._places[self._at][1]
        across = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key, 0)
        down = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(key, 0)

        def far(place: int) -> float:
            step = self._places[place][1].center() - here.center()
            same_rank = abs(step.x()) < here.width() / 2
            fits = step.x() * across > here.width() / 2 or (same_rank and step.y() * down > 0)
            return abs(step.x()) + abs(step.y()) if fits else float("inf")

        nearest = min(range(len(self._places)), key=far)
        if far(nearest) < float("inf"):
            self._at = nearest
            self._tell()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Walk to the box that was clicked."""
        for place, (_, box) in enumerate(self._places):
            if box.contains(event.position()):
                self._at = place
                self._tell()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the box that was clicked twice."""
        if self.group is not None:
            self.opened.emit(self.group)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the walk is."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide where the walk is."""
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        """Say what the box under the pointer is for."""
        if event.type() == QEvent.Type.ToolTip:
            spot = QPointF(self.mapFromGlobal(self.cursor().pos()))
            found = next((b for b, box in self._places if box.contains(spot)), None)
            said = (found.group.name, found.group.chair, found.group.purpose) if found else ()
            self.setToolTip("\n".join(part for part in said if part))
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it in the theme worn now."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        worn = theme.current()
        boxes = {branch.group.id: box for branch, box in self._places}
        painter.setPen(QPen(worn.colour("field"), 1))
        for branch, box in self._places:
            for below in branch.below:
                self._paint_line(painter, box, boxes[below.group.id])
        for place, (branch, box) in enumerate(self._places):
            here = self.hasFocus() and place == self._at
            painter.setPen(QPen(worn.colour("focus" if here else "line"), 2 if here else 1))
            painter.setBrush(worn.colour("accentbg" if branch.below else "sunken"))
            painter.drawRoundedRect(box, worn.px(7), worn.px(7))
            self._paint_words(painter, branch.group, box)

    def _paint_line(self, painter: QPainter, box: QRectF, other: QRectF) -> None:
        start = QPointF(box.right(), box.center().y())
        end = QPointF(other.left(), other.center().y())
        bend = (start.x() + end.x()) / 2
        corners = [start, QPointF(bend, start.y()), QPointF(bend, end.y()), end]
        painter.drawPolyline(corners)

    def _paint_words(self, painter: QPainter, group: SubGroup, box: QRectF) -> None:
        worn = theme.current()
        font = QFont(self.font())
        font.setPixelSize(worn.size("small"))
        room = box.adjusted(worn.px(9), worn.px(6), -worn.px(9), -worn.px(6))
        sides = Qt.AlignmentFlag
        dots = Qt.TextElideMode.ElideRight
        for bold, text, role, side in (
            (True, group.name, "text", sides.AlignTop if group.chair else sides.AlignVCenter),
            (False, group.chair, "muted", sides.AlignBottom),
        ):
            font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
            painter.setFont(font)
            painter.setPen(worn.colour(role))
            line = QFontMetrics(font).elidedText(text, dots, round(room.width()))
            painter.drawText(room, side | sides.AlignLeft, line)


class OrganisationPart(Page):
    """The chart, and its words beside it."""

    title = "Chart"
    icon = "partnership"
    shortcut = ""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.nest()
        self.chart = OrganisationChart()
        self.chart.opened.connect(lambda group: desk.go("partnership", group))
        self._area = area = QScrollArea()
        area.setObjectName("CardScroll")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self.chart)
        area.setMinimumHeight(theme.current().px(240))
        self.chart.walked.connect(self._keep_in_sight)
        self.chart.setObjectName("Detail")
        drawn, self.said_card = Card("Who reports to whom"), Card("In words")
        drawn.add(area, 1)
        self.said = words("", "text", wrap=True)
        keys = Qt.TextInteractionFlag
        self.said.setTextInteractionFlags(
            keys.TextSelectableByMouse | keys.TextSelectableByKeyboard
        )
        self.said_card.add(self.said)
        self.said_card.body.addStretch(1)
        self._sides = QWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._sides)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.current().size("gap"))
        self._row.addWidget(drawn, 3)
        self._row.addWidget(self.said_card, 1)
        self.empty_card, self.empty = Card(), EmptyState(self.icon)
        self.empty_card.add(self.empty, 1)
        self.body.addWidget(self._sides, 1)
        self.body.addWidget(self.empty_card, 1)

    def _keep_in_sight(self, box: QRectF) -> None:
        spot, margin = box.center().toPoint(), theme.current().px(_WIDE // 2 + 8)
        self._area.ensureVisible(spot.x(), spot.y(), margin, theme.current().px(_HIGH))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the words below the chart where there is no room beside it."""
        super().resizeEvent(event)
        narrow = self.width() < theme.current().px(760)
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    def refresh(self, edited: Edited | None = None) -> None:
        """Draw anew."""
        tops = branches(self.desk.file.all(SubGroup))
        self._sides.setVisible(bool(tops))
        self.empty_card.setVisible(not tops)
        self.empty.say(
            "Nothing to draw yet",
            "The chart is drawn from the sub-groups and to whom each reports.",
            "Go to the sub-groups",
            lambda: self.desk.go("partnership", "groups"),
        )
        self.chart.show_groups(tops)
        self.said.setText(in_words(tops).replace("\n", "\n\n"))
        count = sum(1 for _ in walk(tops))
        self.said_card.rename(f"In words: {count} group{'s' * (count != 1)}")
