"""The header: which assessment is looked at, and the way into search."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy

from smpdesk.periods import Period, month_text
from smpdesk.ui.desk import Desk
from smpdesk.ui.look import icons, theme
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.words import words


class Header(QFrame):
    """``find_wanted`` says that the user wants to search or jump."""

    find_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("Header")
        self._desk = desk
        worn = theme.current()
        row = QHBoxLayout(self)
        row.setContentsMargins(worn.px(22), worn.px(7), worn.px(22), worn.px(7))
        row.setSpacing(worn.px(12))
        self._choice = button("", tip="Choose the assessment to look at")
        self._choice.setProperty("menu", True)
        self._menu = QMenu(self._choice)
        self._choice.setMenu(self._menu)
        self._year = words("", "muted")
        self._year.setMinimumWidth(1)
        self.search = button("Search or jump to…", self.find_wanted.emit, tip="Search (Ctrl+K)")
        self.search.setObjectName("Search")
        self.search.setIcon(icons.icon("search"))
        self.search.setIconSize(QSize(worn.px(16), worn.px(16)))
        self.search.setMaximumWidth(worn.px(330))
        self.search.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)
        self._keys = keys = words("Ctrl+K", "small")
        keys.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside = QHBoxLayout(self.search)
        inside.setContentsMargins(0, 0, worn.px(10), 0)
        inside.addStretch(1)
        inside.addWidget(keys)
        row.addWidget(self._choice)
        row.addWidget(self._year)
        row.addStretch(1)
        row.addWidget(self.search, 2)
        desk.assessment_chosen.connect(self.refresh)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the data year, and the key to search by, out where there is no room for them."""
        super().resizeEvent(event)
        needed = self.search.sizeHint().width() + self._keys.sizeHint().width()
        self._keys.setVisible(self.search.width() >= needed)
        self._year.setVisible(self.width() > theme.current().px(640))

    def refresh(self) -> None:
        """Show the assessment chosen and offer the others."""
        self._menu.clear()
        chosen = self._desk.assessment
        group = QActionGroup(self._menu)
        for assessment in self._desk.assessments():
            action = QAction(f"Assessment {assessment.name}", self._menu)
            action.setCheckable(True)
            action.setChecked(chosen is not None and assessment.id == chosen.id)
            action.triggered.connect(
                lambda _=False, i=assessment.id: self._desk.choose_assessment(i)
            )
            group.addAction(action)
            self._menu.addAction(action)
        if chosen is None:
            self._choice.hide()
            self._year.setText("No assessment yet")
            return
        self._choice.show()
        self._choice.setText(f"Assessment {chosen.name}")
        period = Period(chosen.data_start, chosen.data_months)
        first, last = (month_text(m, short=True) for m in (period.start, period.end))
        self._year.setText(f"Data year {first} – {last}")
