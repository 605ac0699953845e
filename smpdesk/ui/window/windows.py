"""All windows of the program: each on a file of its own, or on none yet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal

from smpdesk.ui.look import theme
from smpdesk.ui.look.preferences import Preferences

if TYPE_CHECKING:
    from smpdesk.models.partnership_file import PartnershipFile
    from smpdesk.ui.window.shell import Shell

_STEP = 32
"""How far a further window stands below and beside the last one."""


class Windows(QObject):
    """Knows the open windows and makes further ones; ``changed`` says that other files are open."""

    changed = Signal()

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self._preferences = preferences
        self.shells: list[Shell] = []

    def new(self, fill: Callable[[Shell], object] | None = None) -> Shell:
        """Open one more window, on no file yet unless something fills it before it is seen."""
        from smpdesk.ui.window.shell import Shell

        last = self.shells[-1] if self.shells else None
        shell = Shell(self._preferences, windows=self)
        shell.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if last is not None:
            shell.resize(last.size())
            away = theme.current().px(_STEP)
            shell.move(last.pos() + QPoint(away, away))
        if fill is not None:
            fill(shell)
        shell.show()
        return shell

    def show_file(self, file: PartnershipFile, when: str = "") -> Shell:
        """Show an open file in one more window; ``when`` says what time a past one shows."""
        return self.new(lambda shell: shell.show_file(file, when))

    def files(self) -> list[Path]:
        """The files that are open, in the order of their windows."""
        return [shell.files.current.path for shell in self.shells if shell.files.current]

    def name_officer(self, name: str) -> None:
        """Write this name in the history of every open file from now on."""
        for shell in self.shells:
            if shell.files.current is not None:
                shell.files.current.user = name

    def showing(self, path: Path) -> Shell | None:
        """The window in which the file at a path is open, or None."""
        for shell in self.shells:
            if shell.files.current is not None and shell.files.current.path == path.resolve():
                return shell
        return None

    def show_problem(self, sentence: str) -> None:
        """Show what went wrong in the window that is worked in."""
        active = [shell for shell in self.shells if shell.isActiveWindow()]
        for shell in (active or self.shells)[:1]:
            shell.show_problem(sentence)

    def close_all(self) -> None:
        """Close every window, which ends the program."""
        for shell in list(self.shells):
            shell.close()
