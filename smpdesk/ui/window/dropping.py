"""Files dropped anywhere on the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QMainWindow, QVBoxLayout, QWidget

from smpdesk.ui.look import theme
from smpdesk.ui.widgets.words import words


def dropped_files(data: QMimeData) -> list[Path]:
    """The local files in what is dragged; empty when it is something else."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


class DropVeil(QFrame):
    """Lies over the window while files hover above it, and says what a drop will do."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("DropVeil")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column = QVBoxLayout(self)
        self._said = words("", "huge")
        self._said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self._said)
        self.hide()

    def cover(self, said: str) -> None:
        """Cover the window and say what letting go of the files will do."""
        self._said.setText(said)
        away = theme.current().px(14)
        self.setGeometry(self._window.rect().adjusted(away, away, -away, -away))
        self.show()
        self.raise_()


def drop_words(paths: list[Path], importing: bool) -> str:
    """What letting go of these files will do; ``importing`` when a partnership is open."""
    if any(path.suffix.lower() == ".smp" for path in paths):
        return "Drop to open this partnership"
    if importing:
        return "Drop to look at what is in it" if len(paths) == 1 else "Drop to look at them"
    return "Open a partnership first, then drop extracts on it"


class DropWindow(QMainWindow):
    """A window on which files can be dropped anywhere."""

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self._veil = DropVeil(self)

    def hover_words(self, paths: list[Path]) -> str:
        """What letting go of these files would do."""
        raise NotImplementedError

    def take_files(self, paths: list[Path]) -> None:
        """Take files that were dropped."""
        raise NotImplementedError

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept files."""
        paths = dropped_files(event.mimeData())
        if paths:
            self._veil.cover(self.hover_words(paths))
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The files went away."""
        self._veil.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the files."""
        self._veil.hide()
        event.acceptProposedAction()
        self.take_files(dropped_files(event.mimeData()))
