"""What can be done with partnership files: begin, open, copy, restore, take over."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from smpdesk.ui.begin.sample import SampleMaker
from smpdesk.ui.file_safety.keeper import closing, wait_until_closed
from smpdesk.ui.file_safety.safety import Safety
from smpdesk.ui.look.preferences import Preferences
from smpdesk.ui.tasks import Task, Tasks, Work
from smpdesk.ui.window.windows import Windows

if TYPE_CHECKING:
    from smpdesk.models.partnership_file import PartnershipFile

FILES = "Partnership files (*.smp)"
EXTRACTS = "Extracts (*.xlsx *.xls *.xlsb *.ods *.csv *.tsv *.zip);;All files (*)"


def documents_folder() -> Path:
    """The user's folder for documents."""
    where = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(where) if where and Path(where).is_dir() else Path.home()


class Files(QObject):
    """Asks the user and does it, for one window.

    ``opened`` hands over a file that is to be shown; ``leaving`` says that the present one must
    be closed first; ``done`` is a sentence on what went well, ``failed`` on what did not.
    ``current`` is set by the window.
    """

    opened = Signal(object)
    leaving = Signal()
    done = Signal(str)
    failed = Signal(str)

    def __init__(
        self, window: QWidget, preferences: Preferences, tasks: Tasks, windows: Windows
    ) -> None:
        super().__init__(window)
        self._window, self._preferences, self._tasks = window, preferences, tasks
        self._windows = windows
        self.current: PartnershipFile | None = None
        self.safety = Safety(window, tasks)
        self.safety.leaving.connect(self.leaving)
        self.safety.reopen.connect(self._reopen)
        self.safety.done.connect(self.done)
        self.safety.failed.connect(self.failed)
        self._sample = SampleMaker(tasks, self)
        self._sample.made.connect(self.open_named)
        self._sample.failed.connect(self.failed)

    # Opening

    def open(self, path: Path) -> None:
        """Open a partnership file; raises ``UserError`` when it can't be, and nothing changes.

        Where it takes a passphrase, that is asked for first.
        """
        showing = self._windows.showing(path)
        if showing is None:
            self._open(path, None)
        else:
            showing.activateWindow()
            showing.raise_()

    def open_named(self, path: str) -> None:
        """Open the file at a path given as text."""
        self.open(Path(path))

    def open_and_check(self, path: Path) -> None:
        """Open a file and say whether it is sound."""
        self.open(path)
        if self.current is not None and self.current.path == path.resolve():
            self.check()

    def open_again(self) -> None:
        """Close the open file and open what is at its place now."""
        if self.current is not None:
            path, passphrase = self.current.path, self.current.passphrase
            self.leaving.emit()
            self._open(path, passphrase)

    def take_over(self) -> None:
        """Warn, and take the open file over from whoever has it."""
        file = self.current
        if file is None or file.held_by is None:
            return
        from smpdesk.ui.file_safety.take_over import TakeOverDialog

        path, passphrase = file.path, file.passphrase
        dialog = TakeOverDialog(path, file.held_by, self._window)
        dialog.accepted.connect(lambda: self._take_over(path, passphrase))
        dialog.open()

    def _take_over(self, path: Path, passphrase: str | None) -> None:
        self.leaving.emit()
        self._open(path, passphrase, take_over=True)

    def _reopen(self, path: Path, passphrase: str | None) -> None:
        self._open(path, passphrase)

    def _open(self, path: Path, passphrase: str | None, take_over: bool = False) -> None:
        if closing(path):
            self._open_when_closed(path, passphrase)
            return
        from smpdesk.models.document.engine import PassphraseNeededError

        try:
            self._hand_over(self._opened(path, passphrase, take_over))
        except PassphraseNeededError:
            from smpdesk.ui.file_safety.ask_passphrase import AskPassphrase

            dialog = AskPassphrase(
                path.name, lambda typed: self._opened(path, typed), self._tasks, self._window
            )
            dialog.opened.connect(self._hand_over)
            dialog.gave_up.connect(self.failed)
            dialog.open()

    def _open_when_closed(self, path: Path, passphrase: str | None) -> None:
        """Wait, off the window's thread, for the last backup of a file closed just now."""

        def work(_: Work) -> tuple[Path, str | None]:
            wait_until_closed(path)
            return path, passphrase

        task = Task(f"Backing up {path.name}", shown=True)
        task.done.connect(self._now_closed)
        self._tasks.start(task, work)

    def _now_closed(self, opening: tuple[Path, str | None]) -> None:
        self._open(*opening)

    def _opened(
        self, path: Path, passphrase: str | None, take_over: bool = False
    ) -> PartnershipFile:
        from smpdesk.models.partnership_file import PartnershipFile

        user = self._preferences.user_name
        return PartnershipFile.open(path, user=user, passphrase=passphrase, take_over=take_over)

    def _hand_over(self, file: PartnershipFile) -> None:
        self.opened.emit(file)

    # Asking

    def new(self) -> None:
        """Ask for a name, an area and a place, and begin a new file there."""
        from smpdesk.ui.begin.new_file import NewFileDialog

        dialog = NewFileDialog(self._window)
        dialog.accepted.connect(lambda: self._make(dialog.path, dialog.name, dialog.area))
        dialog.open()

    def choose(self) -> None:
        """Ask for a partnership file and open it."""
        folder = self.current.path.parent if self.current else documents_folder()
        title = "Open a partnership file"
        chosen, _ = QFileDialog.getOpenFileName(self._window, title, str(folder), FILES)
        if chosen:
            self.open(Path(chosen))

    def choose_extracts(self) -> list[Path]:
        """Ask for extracts; empty when the user thinks better of it."""
        chosen, _ = QFileDialog.getOpenFileNames(self._window, "Import extracts", "", EXTRACTS)
        return [Path(path) for path in chosen]

    def sample(self) -> None:
        """Open the sample partnership, making it the first time."""
        self._sample.start()

    def save_copy(self) -> None:
        """Write a copy of the open file elsewhere."""
        if self.current is None:
            return
        path = self.current.path
        suggested = str(path.with_name(f"{path.stem} copy.smp"))
        chosen, _ = QFileDialog.getSaveFileName(self._window, "Save a copy", suggested, FILES)
        if chosen:
            self.safety.save_copy(self.current, Path(chosen))

    def backups(self) -> None:
        """Show the backups of the open file, or of those opened lately when none is."""
        self.safety.user = self._preferences.user_name
        self.safety.show_backups(self.current, self._preferences.recent)

    def set_passphrase(self) -> None:
        """Set, change or take away the passphrase of the open file."""
        self.safety.user = self._preferences.user_name
        if self.current is not None:
            self.safety.set_passphrase(self.current)

    def check(self) -> None:
        """Check whether the open file is sound."""
        if self.current is not None:
            self.safety.check(self.current)

    def _make(self, path: Path, name: str, area: str) -> None:
        from smpdesk.models.partnership_file import PartnershipFile

        file = PartnershipFile.create(path, name, user=self._preferences.user_name)
        if area:
            from smpdesk.importing.records.first_run import set_home

            set_home(file, area)
        self.opened.emit(file)
