"""What can be done with partnership files: begin, open, copy, restore, take over."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.ui.backups import BackupsDialog
from smpdesk.ui.new_file import FILES, NewFileDialog, documents_folder
from smpdesk.ui.preferences import Preferences
from smpdesk.ui.sample import SampleMaker
from smpdesk.ui.tasks import Tasks

EXTRACTS = "Extracts (*.xlsx *.xls *.xlsb *.ods *.csv *.tsv *.zip);;All files (*)"


class Files(QObject):
    """Asks the user and does it, for one window.

    ``opened`` hands over a file that is to be shown in place of the present one; ``leaving``
    says that the present one must be closed first; ``done`` is a sentence on what went well.
    ``current`` is set by the window.
    """

    opened = Signal(object)
    leaving = Signal()
    done = Signal(str)
    sample_failed = Signal(str)

    def __init__(self, window: QWidget, preferences: Preferences, tasks: Tasks) -> None:
        super().__init__(window)
        self._window, self._preferences = window, preferences
        self.current: PartnershipFile | None = None
        self._sample = SampleMaker(tasks, self)
        self._sample.made.connect(self.open_named)
        self._sample.failed.connect(self.sample_failed)

    def open(self, path: Path, take_over: bool = False) -> None:
        """Open a partnership file; raises ``UserError`` when it can't be, and nothing changes."""
        if self._is_open(path) and not take_over:
            return
        if take_over:
            self.leaving.emit()
        user = self._preferences.user_name
        self.opened.emit(PartnershipFile.open(path, user=user, take_over=take_over))

    def open_named(self, path: str) -> None:
        """Open the file at a path given as text."""
        self.open(Path(path))

    def new(self) -> None:
        """Ask for a name and a place, and begin a new file there."""
        dialog = NewFileDialog(self._window)
        dialog.accepted.connect(lambda: self._make(dialog.path, dialog.name))
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
            self.current.save_copy(Path(chosen))
            self.done.emit(f"A copy was written to {Path(chosen).name}.")

    def restore(self) -> None:
        """Let the user choose a backup of the open file, and put it in its place."""
        if self.current is not None:
            dialog = BackupsDialog(self.current.path, self._window)
            dialog.accepted.connect(lambda: self._put_back(dialog.chosen))
            dialog.open()

    def _put_back(self, chosen: Path | None) -> None:
        if self.current is None or chosen is None:
            return
        from smpdesk.models.backup import restore

        path = self.current.path
        self.leaving.emit()
        try:
            kept = restore(chosen, path, user=self._preferences.user_name)
        finally:
            self.open(path)
        said = f" What it held before is kept as {kept.name}." if kept else ""
        self.done.emit(f"The backup was put back.{said}")

    def _make(self, path: Path, name: str) -> None:
        user = self._preferences.user_name
        self.opened.emit(PartnershipFile.create(path, name, user=user))

    def _is_open(self, path: Path) -> bool:
        return self.current is not None and path.resolve() == self.current.path.resolve()
