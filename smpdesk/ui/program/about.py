"""About smpdesk: what it is, its version, and the licences of what it is made of."""

from __future__ import annotations

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from smpdesk import __version__
from smpdesk.licences import licence_texts
from smpdesk.ui.look import theme
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.record_model import Column
from smpdesk.ui.widgets.record_table import RecordTable
from smpdesk.ui.widgets.sheet import Sheet
from smpdesk.ui.widgets.words import words
from smpdesk.ui.window.actions import ACTIONS


class About(Sheet):
    """Version and licences."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("About smpdesk", parent, scrolled=False)
        said = (
            "The desktop of a community safety partnership officer. It works without a network: "
            "nothing you do here leaves this computer unless you send it."
        )
        self.column.addWidget(words(said, wrap=True))
        self.column.addWidget(words(f"Version {__version__}, Qt {qVersion()}", "muted"))
        text = QPlainTextEdit(licence_texts())
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setAccessibleName("Licences")
        self.column.addWidget(text, 1)
        self.foot(button("Close", self.accept, "primary"))
        worn = theme.current()
        self.resize(worn.px(620), worn.px(480))


class Keys(Sheet):
    """Every shortcut of the window, from its one table of actions and its pages."""

    def __init__(self, pages: list[tuple[str, str]], parent: QWidget) -> None:
        super().__init__("Keyboard shortcuts", parent, scrolled=False)
        rows = [(f"Go to {title}", shortcut, "") for title, shortcut in pages]
        rows += [(s.text.rstrip("…"), s.shortcut, s.tip) for s in ACTIONS if s.shortcut]
        rows += [
            ("On a chart: month to month", "Left, Right", "With Ctrl from signal to signal"),
            ("On a chart: add a change point", "C", "At the month one is at"),
            ("On a chart: set the month aside", "X", "Out of the centre and limits"),
            ("In a text: the next words to look at", "F7", "Back with Shift; the menu key offers"),
            ("In a text: check all figures", "Ctrl+F7", "Those of every section"),
            ("In a table: remove the record", "Delete", "Undo brings it back"),
            ("In a table: copy", "Ctrl+C", "Pastes into Excel"),
        ]
        table: RecordTable[tuple[str, str, str]] = RecordTable(
            "Keyboard shortcuts",
            [
                Column("What", lambda r: r[0], width=260),
                Column("Keys", lambda r: r[1], width=120, bold=True),
                Column("", lambda r: r[2], stretch=True, ink=lambda _: "muted"),
            ],
        )
        table.show_records(rows)
        self.column.addWidget(table, 1)
        self.foot(button("Close", self.accept, "primary"))
        worn = theme.current()
        self.resize(worn.px(720), worn.px(520))
