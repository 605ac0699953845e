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
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.ui import icons, theme
from smpdesk.ui.about import About, Keys
from smpdesk.ui.actions import ACTIONS, make_actions
from smpdesk.ui.check_dialog import CheckDialog
from smpdesk.ui.command_palette import CommandPalette
from smpdesk.ui.desk import Desk
from smpdesk.ui.dropping import DropVeil, dropped_files
from smpdesk.ui.files import Files
from smpdesk.ui.help import Helper
from smpdesk.ui.jumps import jump_entries
from smpdesk.ui.menus import fill_menus, page_actions, theme_menu
from smpdesk.ui.new_assessment import NewAssessmentDialog
from smpdesk.ui.pages import PAGES
from smpdesk.ui.preferences import Preferences
from smpdesk.ui.preferences_dialog import PreferencesDialog
from smpdesk.ui.task_strip import TaskStrip
from smpdesk.ui.tasks import Tasks
from smpdesk.ui.theme import FONT_SCALES, Choice
from smpdesk.ui.welcome import Welcome
from smpdesk.ui.widgets.banner import BannerKind, Banners
from smpdesk.ui.workspace import Workspace
from smpdesk.ui.year.roll_forward import RollForwardDialog


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
        self.files = Files(self, preferences, self.tasks)
        self.files.opened.connect(self.show_file)
        self.files.leaving.connect(self._put_away)
        self.files.done.connect(lambda sentence: self._say("done", sentence))
        self.files.sample_failed.connect(self.show_problem)
        self.helper = Helper(self)
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
            "new": self.files.new,
            "open": self.files.choose,
            "sample": self.files.sample,
            "import": self.choose_extracts,
            "export": lambda: self._go("documents"),
            "roll_forward": self.roll_forward,
            "partnership": lambda: self._go("partnership"),
            "what_changed": lambda: self._go("home", "changed"),
            "save_copy": self.files.save_copy,
            "restore": self.files.restore,
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
            "help": self.helper.help_here,
            "check_installation": lambda: CheckDialog(self.tasks, self).open(),
            "keys": lambda: Keys([(p.title, p.shortcut) for p in PAGES], self).open(),
            "about": lambda: About(self).open(),
        }
        for name, slot in slots.items():
            self.actions_by_name[name].triggered.connect(lambda _=False, s=slot: s())

    # The file

    def open_file(self, path: Path) -> None:
        """Open a partnership file in this window; raises ``UserError`` when it can't be."""
        self.files.open(path)

    def close_file(self) -> None:
        """Close the file and go back to the welcome page; everything is kept already."""
        self._put_away()
        self._show_welcome()

    def choose_extracts(self) -> None:
        """Ask for extracts and open the import on them."""
        if paths := self.files.choose_extracts():
            self.import_files(paths)

    def import_files(self, paths: list[Path]) -> None:
        """Open the import on these files."""
        if self.workspace is not None:
            self.workspace.import_files(paths)

    def roll_forward(self) -> None:
        """Begin the next assessment from the one that is looked at, or the first of all."""
        if self.desk is None:
            return
        previous = self.desk.assessment
        if previous is None:
            NewAssessmentDialog(self.desk, self).open()
        else:
            RollForwardDialog(self.desk, previous, self).open()

    def show_file(self, file: PartnershipFile) -> None:
        """Show a file in this window, in place of the one that is open."""
        self._put_away()
        self.preferences.remember_file(file.path)
        self.files.current = file
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
            self._say_read_only(file)

    def _say_read_only(self, file: PartnershipFile) -> None:
        """Say why nothing can be changed, and offer to take the file over where that helps."""
        path = file.path
        sentence = f"{path.name} can only be read, because {file.why_read_only}."
        if file.held_by is None:
            self.banners.say("warning", sentence)
        else:
            act = "Take it over"
            self.banners.say("warning", sentence, act, lambda: self.files.open(path, True))

    def _put_away(self) -> None:
        if self.workspace is not None:
            self.workspace.leave()
            self.preferences.remember_text("page", type(self.workspace.page).icon)
        self.tasks.finish()
        if self.desk is not None:
            self.desk.close()
        self.desk = None
        self.workspace = None
        self.files.current = None

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
        welcome.new_wanted.connect(self.files.new)
        welcome.open_wanted.connect(self.files.choose)
        welcome.sample_wanted.connect(self.files.sample)
        welcome.recent_wanted.connect(self.files.open_named)
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

    def _show_page(self, place: int) -> None:
        if self.workspace is not None:
            self.workspace.show_page(place)

    def _go(self, page: str, key: object = None) -> None:
        if self.workspace is not None:
            self.workspace.go(page, key)

    def _say(self, kind: BannerKind, sentence: str) -> None:
        self.banners.say(kind, sentence)

    def show_problem(self, sentence: str) -> None:
        """Show what went wrong in the user's world."""
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
        self.helper.close()
        self._put_away()
        self.preferences.remember_state("window", self.saveGeometry())
        self.preferences.keep()
        event.accept()
