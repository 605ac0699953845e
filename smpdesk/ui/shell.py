"""The main window: a shell round the welcome page or the workspace of an open file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
)
from PySide6.QtWidgets import QFileDialog, QMainWindow, QVBoxLayout, QWidget

from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.ui import icons, theme
from smpdesk.ui.about import About, Keys
from smpdesk.ui.actions import ACTIONS, make_actions
from smpdesk.ui.command_palette import CommandPalette
from smpdesk.ui.desk import Desk
from smpdesk.ui.dropping import DropVeil, dropped_files
from smpdesk.ui.jumps import jump_entries
from smpdesk.ui.menus import fill_menus, page_actions, theme_menu
from smpdesk.ui.new_file import FILES, NewFileDialog, documents_folder
from smpdesk.ui.pages import PAGES
from smpdesk.ui.preferences import Preferences
from smpdesk.ui.preferences_dialog import PreferencesDialog
from smpdesk.ui.sample import SampleMaker
from smpdesk.ui.task_strip import TaskStrip
from smpdesk.ui.tasks import Tasks
from smpdesk.ui.theme import FONT_SCALES, Choice
from smpdesk.ui.welcome import Welcome
from smpdesk.ui.widgets.banner import BannerKind, Banners
from smpdesk.ui.workspace import Workspace

EXTRACTS = "Extracts (*.xlsx *.xls *.xlsb *.ods *.csv *.tsv *.zip);;All files (*)"


class Shell(QMainWindow):
    """One window on one file, or on none yet."""

    def __init__(self, preferences: Preferences, today: dt.date | None = None) -> None:
        super().__init__()
        self._today = today
        self.preferences = preferences
        self.tasks = Tasks()
        self.desk: Desk | None = None
        self.workspace: Workspace | None = None
        self._zoom = theme.current().zoom
        self.setWindowIcon(icons.program_icon())
        self.setAcceptDrops(True)
        self.actions_by_name = make_actions(self)
        self._build_menus()
        self._connect_actions()
        self.banners = Banners()
        self._middle = QWidget()
        self._middle.setObjectName("Content")
        self._column = QVBoxLayout(self._middle)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.banners)
        self._column.addWidget(TaskStrip(self.tasks))
        self._shown: QWidget | None = None
        self.setCentralWidget(self._middle)
        self._veil = DropVeil(self)
        self._sample = SampleMaker(self.tasks, self)
        self._sample.made.connect(self._open_made_sample)
        self._sample.failed.connect(self.show_problem)
        self.resize(theme.current().px(1280), theme.current().px(820))
        if (place := preferences.state("window")) is not None:
            self.restoreGeometry(place)
        theme.look().changed.connect(self._look_changed)
        self._show_welcome()

    def _build_menus(self) -> None:
        menus = fill_menus(self, self.actions_by_name)
        self._page_actions = page_actions(self, self._show_page)
        view = menus["View"]
        first = view.actions()[0]
        view.insertActions(first, self._page_actions)
        view.insertSeparator(first)
        self.theme_menu = theme_menu(self, self.preferences.theme, self.choose_theme)
        view.insertMenu(first, self.theme_menu)

    def _connect_actions(self) -> None:
        slots: dict[str, Callable[[], object]] = {
            "new": self.new_file,
            "open": self.choose_file,
            "sample": self.open_sample,
            "import": self.choose_extracts,
            "export": lambda: self._go("documents"),
            "save_copy": self.save_copy,
            "close": self.close_file,
            "quit": self.close,
            "undo": self.undo,
            "redo": self.redo,
            "find": self.search,
            "preferences": lambda: PreferencesDialog(self.preferences, self).open(),
            "larger": lambda: self.step_text_size(1),
            "smaller": lambda: self.step_text_size(-1),
            "usual_size": lambda: self.set_text_size(100),
            "full_screen": self._toggle_full_screen,
            "keys": lambda: Keys([(p.title, p.shortcut) for p in PAGES], self).open(),
            "about": lambda: About(self).open(),
        }
        for name, slot in slots.items():
            self.actions_by_name[name].triggered.connect(lambda _=False, s=slot: s())

    # Files

    def open_file(self, path: Path) -> None:
        """Open a partnership file in this window; raises ``UserError`` when it can't be."""
        self._take(PartnershipFile.open(path, user=self.preferences.user_name))

    def new_file(self) -> None:
        """Ask for a name and a place, and begin a new file there."""
        dialog = NewFileDialog(self)
        dialog.accepted.connect(lambda: self._make_file(dialog.path, dialog.name))
        dialog.open()

    def choose_file(self) -> None:
        """Ask for a partnership file and open it."""
        folder = str(self.desk.file.path.parent if self.desk else documents_folder())
        chosen, _ = QFileDialog.getOpenFileName(self, "Open a partnership file", folder, FILES)
        if chosen:
            self.open_file(Path(chosen))

    def open_sample(self) -> None:
        """Open the sample partnership, making it the first time."""
        self.actions_by_name["sample"].setEnabled(False)
        self._sample.start()

    def save_copy(self) -> None:
        """Write a copy of the open file elsewhere."""
        if self.desk is None:
            return
        path = self.desk.file.path
        suggested = str(path.with_name(f"{path.stem} copy.smp"))
        chosen, _ = QFileDialog.getSaveFileName(self, "Save a copy", suggested, FILES)
        if chosen:
            from smpdesk.models.backup import backup

            backup(self.desk.file, Path(chosen))
            self.banners.say("done", f"A copy was written to {Path(chosen).name}.")

    def close_file(self) -> None:
        """Close the file and go back to the welcome page; everything is kept already."""
        if self.desk is not None and self._may_leave():
            self._put_away()
            self._show_welcome()

    def choose_extracts(self) -> None:
        """Ask for extracts and open the import on them."""
        chosen, _ = QFileDialog.getOpenFileNames(self, "Import extracts", "", EXTRACTS)
        if chosen:
            self.import_files([Path(path) for path in chosen])

    def import_files(self, paths: list[Path]) -> None:
        """Open the import on these files."""
        if self.workspace is not None:
            self.workspace.import_files(paths)

    def _make_file(self, path: Path, name: str) -> None:
        self._take(PartnershipFile.create(path, name, user=self.preferences.user_name))

    def _open_made_sample(self, path: str) -> None:
        self.actions_by_name["sample"].setEnabled(True)
        self.open_file(Path(path))

    def _take(self, file: PartnershipFile) -> None:
        self._put_away()
        self.preferences.remember_file(file.path)
        self.desk = Desk(file, self.preferences, self.tasks, self._today)
        self.desk.changed.connect(self._show_undo)
        self.desk.said.connect(self._say)
        self.desk.import_wanted.connect(self.choose_extracts)
        last = self.preferences.text("page")
        self._show_workspace(next((i for i, p in enumerate(PAGES) if p.icon == last), 0))
        name = file.partnership().name
        self.setWindowTitle(f"{name} – smpdesk")
        self.setWindowFilePath(str(file.path))
        if file.read_only:
            self.banners.say("warning", f"{file.path.name} is open for reading only.")

    def _put_away(self) -> None:
        if self.workspace is not None:
            self.workspace.leave()
            self.preferences.remember_text("page", type(self.workspace.page).icon)
        if self.desk is not None:
            self.desk.close()
        self.desk = None
        self.workspace = None

    def _may_leave(self) -> bool:
        return self.tasks.finish()

    # What is seen

    def _show(self, widget: QWidget) -> None:
        if self._shown is not None:
            self._column.removeWidget(self._shown)
            self._shown.hide()
            self._shown.deleteLater()
        self._shown = widget
        self._column.addWidget(widget, 1)

    def _show_welcome(self) -> None:
        self.workspace = None
        self.setWindowTitle("smpdesk")
        self.setWindowFilePath("")
        welcome = Welcome(self.preferences.recent)
        welcome.new_wanted.connect(self.new_file)
        welcome.open_wanted.connect(self.choose_file)
        welcome.sample_wanted.connect(self.open_sample)
        welcome.recent_wanted.connect(self._open_recent)
        self._show(welcome)
        self._enable_actions()

    def _show_workspace(self, place: int) -> None:
        assert self.desk is not None
        self.workspace = Workspace(self.desk)
        self.workspace.find_wanted.connect(self.search)
        self._show(self.workspace)
        self.workspace.show_page(place)
        self.workspace.rail.take_focus()
        self._enable_actions()

    def _enable_actions(self) -> None:
        there = self.desk is not None
        for spec in ACTIONS:
            self.actions_by_name[spec.name].setEnabled(there or not spec.needs_file)
        for action in self._page_actions:
            action.setEnabled(there)
        self._show_undo()

    def _show_undo(self, _: object = None) -> None:
        for name, word in (("undo", "Undo"), ("redo", "Redo")):
            action = self.actions_by_name[name]
            edit = None
            if self.desk is not None and not self.desk.file.read_only:
                file = self.desk.file
                edit = file.next_undo() if name == "undo" else file.next_redo()
            action.setEnabled(edit is not None)
            action.setText(f"{word}: {edit.title}" if edit else word)

    def _open_recent(self, path: str) -> None:
        self.open_file(Path(path))

    def _show_page(self, place: int) -> None:
        if self.workspace is not None:
            self.workspace.show_page(place)

    def _go(self, page: str) -> None:
        if self.workspace is not None:
            self.workspace.go(page)

    def _say(self, kind: BannerKind, sentence: str) -> None:
        self.banners.say(kind, sentence)

    def show_problem(self, sentence: str) -> None:
        """Show what went wrong in the user's world."""
        self.actions_by_name["sample"].setEnabled(True)
        self.banners.say("problem", sentence)

    # Undo, search, look

    def undo(self) -> None:
        """Take the newest change back, and say which."""
        self._walk(lambda file: file.undo())

    def redo(self) -> None:
        """Make the change undone last again, and say which."""
        self._walk(lambda file: file.redo())

    def _walk(self, step: Callable[[PartnershipFile], object]) -> None:
        if self.desk is None or self.workspace is None:
            return
        self.workspace.page.leave()
        step(self.desk.file)

    def search(self) -> None:
        """Open search or jump."""
        if self.desk is not None:
            actions = [a for a in self.actions_by_name.values() if a.isEnabled()]
            CommandPalette(jump_entries(self.desk, actions), self).open()

    def choose_theme(self, choice: Choice) -> None:
        """Wear a theme and remember it."""
        self.preferences.theme = choice
        theme.look().dress(choice)

    def step_text_size(self, step: int) -> None:
        """Show everything a step larger or smaller."""
        at = min(FONT_SCALES, key=lambda percent: abs(percent - theme.look().percent))
        place = FONT_SCALES.index(at) + step
        self.set_text_size(FONT_SCALES[min(len(FONT_SCALES) - 1, max(0, place))])

    def set_text_size(self, percent: int) -> None:
        """Show everything in a size of 100 to 200 per cent, and remember it."""
        self.preferences.text_percent = percent
        theme.look().dress(percent=percent)

    def _look_changed(self) -> None:
        for action in self.theme_menu.actions():
            action.setChecked(action.data() == theme.look().choice)
        if theme.current().zoom == self._zoom:
            return
        self._zoom = theme.current().zoom
        if self.workspace is not None:
            self.workspace.leave()
            self._show_workspace(self.workspace.place)
        else:
            self._show_welcome()

    def _toggle_full_screen(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    # Events

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept files."""
        paths = dropped_files(event.mimeData())
        if paths:
            self._veil.cover(paths, importing=self.desk is not None)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The files went away."""
        self._veil.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the files."""
        self._veil.hide()
        paths = dropped_files(event.mimeData())
        event.acceptProposedAction()
        partnerships = [path for path in paths if path.suffix.lower() == ".smp"]
        if partnerships:
            self.open_file(partnerships[0])
        elif self.desk is None:
            sentence = "Open a partnership first, or begin a new one; then drop extracts on it."
            self.banners.say("info", sentence)
        else:
            self.activateWindow()
            self.import_files(paths)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember and close."""
        self.tasks.finish()
        self._put_away()
        self.preferences.remember_state("window", self.saveGeometry())
        self.preferences.keep()
        event.accept()
