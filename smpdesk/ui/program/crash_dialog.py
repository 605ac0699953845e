"""The dialog about a fault of the program: what it means, and a report to copy."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from smpdesk.ui.look import theme
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.sheet import Sheet


class CrashDialog(Sheet):
    """Says that something of ours went wrong, that nothing is lost, and offers the report."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__("Something went wrong in smpdesk", parent, scrolled=False)
        self.say(
            "This is a fault of the program, not of yours. Everything you changed before is "
            "kept in the file. You can go on working; if it happens again, send this report "
            "to whoever supports smpdesk. It is all there is to it: it holds no figure, text "
            "or name of your partnership, and nothing is sent unless you do it."
        )
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setAccessibleName("Report")
        worn = theme.current()
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(worn.size("small"))
        self.report.setFont(font)
        self.column.addWidget(self.report, 1)
        self.copy_button = button("Copy the report", self._copy, icon="copy")
        self.foot(button("Go on", self.accept, "primary"), left=(self.copy_button,))
        self.resize(worn.px(640), worn.px(440))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())
