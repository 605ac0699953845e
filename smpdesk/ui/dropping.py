"""Files dropped anywhere on the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from smpdesk.ui import theme
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

    def cover(self, paths: list[Path], importing: bool) -> None:
        """Cover the window and say what letting go of these files will do."""
        partnership = any(path.suffix.lower() == ".smp" for path in paths)
        if partnership:
            said = "Drop to open this partnership"
        elif importing:
            said = "Drop to look at what is in it" if len(paths) == 1 else "Drop to look at them"
        else:
            said = "Open a partnership first, then drop extracts on it"
        self._said.setText(said)
        away = theme.current().px(14)
        self.setGeometry(self._window.rect().adjusted(away, away, -away, -away))
        self.show()
        self.raise_()
