"""The totals of grants in a line: given, asked for, granted, left, spent."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout

from smpdesk.evidence.year.grants import Totals, pounds
from smpdesk.ui.look import theme
from smpdesk.ui.widgets.card import Card
from smpdesk.ui.widgets.tag import Tag
from smpdesk.ui.widgets.words import words

_NAMES = ("Given", "Asked for", "Granted", "Left to grant", "Spent", "Granted, not spent")


class MoneyLine(Card):
    """Six sums under their names, and what is still to be done in words."""

    def __init__(self) -> None:
        super().__init__(padding=12)
        self.setAccessibleName("Totals")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.current().px(22))
        self._grid.setVerticalSpacing(theme.current().px(1))
        self._names = {name: words(name, "label") for name in _NAMES}
        self._sums = {name: words("", "heading") for name in _NAMES}
        self._wide = 0
        self.to_do = Tag()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.addLayout(self._grid)
        self._row.addStretch(1)
        self._row.addWidget(self.to_do, 0, Qt.AlignmentFlag.AlignLeft)
        self.add(self._row)
        self._place(3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the sums into two lines where there is no room for one."""
        super().resizeEvent(event)
        self._place(6 if self.width() > theme.current().px(760) else 3)

    def _place(self, wide: int) -> None:
        """Put the sums in lines of so many."""
        if wide == self._wide:
            return
        self._wide = wide
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.LeftToRight if wide == len(_NAMES) else ways.TopToBottom)
        for place, name in enumerate(_NAMES):
            line, column = divmod(place, wide)
            self._grid.addWidget(self._names[name], 2 * line, column)
            self._grid.addWidget(self._sums[name], 2 * line + 1, column)

    def show_totals(self, money: Totals) -> None:
        """Show the sums."""
        sums = (money.amount, money.bid, money.granted, money.left, money.spent, money.unspent)
        for (name, figure), amount in zip(self._sums.items(), sums, strict=True):
            figure.setText(pounds(amount))
            figure.setAccessibleName(f"{name}: {pounds(amount)}")
        over = [
            f"{pounds(amount)} more {what}"
            for amount, what in (
                (-money.left, "granted than given"),
                (money.overspent, "spent than granted"),
            )
            if amount > 0
        ]
        waiting = [
            f"{number} {what}"
            for number, what in ((money.waiting, "to decide"), (money.to_report, "to report"))
            if number
        ]
        said = ", ".join(over or waiting)
        self.to_do.say(said, "concern" if over else "warn")
