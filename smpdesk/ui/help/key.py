"""The key for help, in a window and in its dialogs; the help is loaded when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget

if TYPE_CHECKING:
    from smpdesk.ui.help.guide import HelpWindow


class HelpKey(QObject):
    """Opens the help at the page about what is in focus, in dialogs too."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.window: HelpWindow | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def help_here(self) -> None:
        """Open the help at the place about what is in focus."""
        if self.window is None:
            from smpdesk.ui.help.guide import HelpWindow

            self.window = HelpWindow()
        self.window.help_here()
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def close(self) -> None:
        """Close the help with the window it belongs to."""
        if self.window is not None:
            self.window.close()
            self.window.deleteLater()
            self.window = None

    def _focus_moved(self, _: QWidget | None, now: QWidget | None) -> None:
        """Give a dialog that has come up a key for help: the window's own does not reach it."""
        dialog = now.window() if now is not None else None
        if isinstance(dialog, QDialog) and dialog.findChild(QShortcut, "help") is None:
            key = QShortcut(QKeySequence("F1"), dialog)
            key.setObjectName("help")
            key.activated.connect(self.help_here)
