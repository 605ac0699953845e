"""The main window: a shell round the welcome page or the workspace of an open file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QDialog

from smpdesk.ui.begin.files import Files
from smpdesk.ui.begin.welcome import Welcome
from smpdesk.ui.file_safety.notices import Notices
from smpdesk.ui.help.key import HelpKey
from smpdesk.ui.look import icons, theme
from smpdesk.ui.look.look_choice import LookChoice
from smpdesk.ui.look.preferences import Preferences
from smpdesk.ui.look.stylesheet import dress
from smpdesk.ui.pages import PAGES
from smpdesk.ui.tasks import Tasks
from smpdesk.ui.window import incoming
from smpdesk.ui.window.actions import make_actions
from smpdesk.ui.window.dropping import DropWindow, drop_words
from smpdesk.ui.window.menus import fill_menus, page_actions, theme_menu
from smpdesk.ui.window.opening import Opening
from smpdesk.ui.window.shell_actions import connect_actions, enable_actions, show_undo
from smpdesk.ui.window.stage import Stage
from smpdesk.ui.window.windows import Windows

if TYPE_CHECKING:
    from smpdesk.models.partnership_file import PartnershipFile
    from smpdesk.ui.desk import Desk
    from smpdesk.ui.window.workspace import Seen, Workspace


class Shell(DropWindow):
    """One window on one file, or on none yet."""

    def __init__(
        self,
        preferences: Preferences,
        today: dt.date | None = None,
        windows: Windows | None = None,
    ) -> None:
        super().__init__()
        dress(self)
        self.windows = windows or Windows(preferences)
        self.windows.shells.append(self)
        self._today = today
        self.preferences = preferences
        self.look_choice = LookChoice(preferences)
        self.tasks = Tasks()
        self.desk: Desk | None = None
        self.workspace: Workspace | None = None
        self._when = ""
        self._zoom = theme.current().zoom
        self.setWindowIcon(icons.program_icon())
        self.files = Files(self, preferences, self.tasks, self.windows)
        self.helper = HelpKey(self)
        self.actions_by_name = make_actions(self)
        self._build_menus()
        connect_actions(self)
        self._stage = Stage(self.tasks)
        self.banners = self._stage.banners
        self.notices = Notices(self.banners, self.files, preferences, self.tasks)
        self._listen()
        self.setCentralWidget(self._stage)
        self.resize(theme.current().px(1280), theme.current().px(820))
        if (place := preferences.state("window")) is not None:
            self.restoreGeometry(place)
        enable_actions(self.actions_by_name, self._page_actions, self.desk)

    def _listen(self) -> None:
        self.files.opened.connect(self._show_or_pass_on)
        self.files.leaving.connect(self._leave_file)
        self.files.done.connect(lambda sentence: self.banners.say("done", sentence))
        self.files.failed.connect(self._not_done)
        self.files.safety.past.connect(self.windows.show_file)
        theme.look().changed.connect(self._look_changed)

    def _build_menus(self) -> None:
        menus = fill_menus(self, self.actions_by_name)
        self._page_actions = page_actions(self, self._show_page)
        view = menus["View"]
        first = view.actions()[0]
        view.insertActions(first, self._page_actions)
        view.insertSeparator(first)
        self.theme_menu = theme_menu(self, self.preferences.theme, self.look_choice.choose_theme)
        view.insertMenu(first, self.theme_menu)

    # The file

    def open_file(self, path: Path) -> None:
        """Open a partnership file in this window; raises ``UserError`` when it can't be."""
        self.files.open(path)

    def open_when_seen(self, path: Path) -> None:
        """Open a partnership file, or say why it can't be, as soon as the window is seen."""
        opening = Opening(path.name)
        opening.seen.connect(lambda: incoming.open_into(self, path))
        self._stage.put_on(opening)

    def close_file(self) -> None:
        """Close the file, and the window too when there are others; everything is kept already."""
        if len(self.windows.shells) > 1:
            self.close()
        else:
            self._leave_file()

    def _leave_file(self) -> None:
        self._put_away()
        self.show_welcome()

    def import_files(self, paths: list[Path]) -> None:
        """Open the import on these files."""
        if self.workspace is not None:
            self.workspace.import_files(paths)

    def show_past(self, when: str) -> None:
        """Show the open file in a window more, as it was at a time (ISO)."""
        if self.desk is not None:
            self.files.safety.show_past(self.desk.file, when)

    def _show_or_pass_on(self, file: PartnershipFile) -> None:
        if self.desk is None:
            self.show_file(file)
        else:
            self.windows.show_file(file)

    def show_file(self, file: PartnershipFile, when: str = "") -> None:
        """Show a file in this window; ``when`` says what time one of the past shows."""
        from smpdesk.ui.desk import Desk

        self._put_away()
        if not when:
            self.preferences.remember_file(file.path)
        self.files.current = file
        self.desk = Desk(file, self.preferences, self.tasks, self._today)
        self.desk.changed.connect(self._changed)
        self.desk.said.connect(self.banners.say)
        self.desk.unsaid.connect(self.banners.unsay)
        self.desk.import_wanted.connect(lambda: incoming.choose_extracts(self))
        self.desk.paste_wanted.connect(lambda: incoming.paste_cells(self))
        last = self.preferences.text("page")
        place = next((i for i, p in enumerate(PAGES) if p.icon == last), 0)
        self._show_workspace(place)
        self.desk.assessment_chosen.connect(self._entitle)
        self._when = when
        self._entitle()
        self.setWindowFilePath(str(file.path))
        self.notices.greet(file, when)
        self.windows.changed.emit()

    def _put_away(self) -> None:
        if self.workspace is not None:
            self.workspace.leave()
            self.preferences.remember_text("page", type(self.workspace.page).icon)
        self.tasks.finish()
        for dialog in self.findChildren(QDialog):
            dialog.close()
        if self.desk is not None:
            self.desk.close()
        self.desk = None
        self.workspace = None
        self.files.current = None
        self.windows.changed.emit()

    # What is seen

    def show_welcome(self) -> None:
        """Show the ways to begin, and the files opened lately."""
        self.workspace = None
        self.setWindowTitle("smpdesk")
        self.setWindowFilePath("")
        welcome = Welcome(self.preferences.recent)
        welcome.new_wanted.connect(self.files.new)
        welcome.open_wanted.connect(self.files.choose)
        welcome.sample_wanted.connect(self.files.sample)
        welcome.restore_wanted.connect(self.files.backups)
        welcome.recent_wanted.connect(self.files.open_named)
        welcome.forget_wanted.connect(self._forget)
        self._stage.put_on(welcome)
        enable_actions(self.actions_by_name, self._page_actions, self.desk)

    def _show_workspace(self, seen: Seen | int) -> None:
        """Show what another workspace showed, or a page by its place."""
        from smpdesk.ui.window.workspace import Seen, Workspace

        assert self.desk is not None
        self.workspace = Workspace(self.desk)
        self.workspace.find_wanted.connect(self.actions_by_name["find"].trigger)
        self._stage.put_on(self.workspace)
        self.workspace.show_again(Seen(seen) if isinstance(seen, int) else seen)
        enable_actions(self.actions_by_name, self._page_actions, self.desk)

    def _forget(self, path: str) -> None:
        self.preferences.forget_file(Path(path))
        self.show_welcome()

    def _entitle(self) -> None:
        """Say in the title whose file it is, which year is looked at, and of when it is."""
        if self.desk is not None:
            looked_at = self.desk.assessment.name if self.desk.assessment else ""
            parts = (self.desk.file.partnership().name, looked_at, self._when)
            self.setWindowTitle(f"{', '.join(part for part in parts if part)} – smpdesk")

    def _changed(self, _: object) -> None:
        self._entitle()
        show_undo(self.actions_by_name, self.desk)

    def _show_page(self, place: int) -> None:
        if self.workspace is not None:
            self.workspace.show_page(place)

    def go(self, page: str, key: object = None) -> None:
        """Go to a page of the open file, and there to a record or part."""
        if self.workspace is not None:
            self.workspace.go(page, key)

    def _not_done(self, sentence: str) -> None:
        if sentence:
            self.show_problem(sentence)

    def show_problem(self, sentence: str) -> None:
        """Show what went wrong in the user's world."""
        self.banners.say("problem", sentence)

    # Undo, search, look

    def walk(self, back: bool) -> None:
        """Take the newest change back, or make the one undone last again, and say which."""
        from smpdesk.ui.window.undoing import walk

        if self.desk is not None and self.workspace is not None:
            self.workspace.page.leave()
            walk(self.desk, back)

    def _look_changed(self) -> None:
        for action in self.theme_menu.actions():
            action.setChecked(action.data() == theme.look().choice)
        if theme.current().zoom != self._zoom:
            self._make_anew()
            return
        if self.workspace is not None:
            self.workspace.keep_seen_only()
        dress(self)

    def _make_anew(self) -> None:
        """Show the same in the size of now; what was there goes first, not to be dressed too."""
        self._zoom = theme.current().zoom
        seen = None
        if self.workspace is not None:
            self.workspace.leave()
            seen = self.workspace.seen()
        self._stage.clear()
        dress(self)
        if seen is not None:
            self._show_workspace(seen)
        else:
            self.show_welcome()

    # Events

    def showEvent(self, event: QShowEvent) -> None:
        """Greet where nothing was opened before the window is seen."""
        if self._stage.seen is None:
            self.show_welcome()
        super().showEvent(event)

    def event(self, event: QEvent) -> bool:
        """See on coming back to the window whether the file was changed meanwhile."""
        if event.type() == QEvent.Type.WindowActivate:
            self.notices.look_underneath()
        return super().event(event)

    def hover_words(self, paths: list[Path]) -> str:
        """What letting go of these files would do."""
        return drop_words(paths, importing=self.desk is not None)

    def take_files(self, paths: list[Path]) -> None:
        """Open a partnership, or import extracts, that were dropped on the window."""
        incoming.take_files(self, paths)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember and close."""
        self.helper.close()
        self._put_away()
        self.preferences.remember_state("window", self.saveGeometry())
        self.preferences.keep()
        if self in self.windows.shells:
            self.windows.shells.remove(self)
        event.accept()
