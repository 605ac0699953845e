"""What the officer is told about the file itself: who has it, where it lies, what became of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from smpdesk.errors import UserError
from smpdesk.ui.begin.files import Files
from smpdesk.ui.look.preferences import Preferences
from smpdesk.ui.program.last_run import CutOff
from smpdesk.ui.tasks import Task, Tasks, Work
from smpdesk.ui.widgets.banner import Banners

if TYPE_CHECKING:
    from smpdesk.models.partnership_file import PartnershipFile


class Notices(QObject):
    """Says it at the head of the window, calmly and once."""

    def __init__(
        self, banners: Banners, files: Files, preferences: Preferences, tasks: Tasks
    ) -> None:
        super().__init__(banners)
        self._banners, self._files = banners, files
        self._preferences, self._tasks = preferences, tasks
        self._looking = False
        self._told = ""

    def greet(self, file: PartnershipFile, when: str) -> None:
        """Say what is to be known about a file that was opened; ``when`` of one of the past."""
        self._told = ""
        if when:
            name = file.partnership().name
            self._banners.say(
                "info", f"{name}: {when}. It is for reading; the file itself is as it was."
            )
        elif file.held_by is not None:
            self._banners.say(
                "warning",
                f"{file.path.name} is open elsewhere ({file.held_by.text()}), so here it can "
                "only be read. "
                f"It shows what was kept until now.",
                "Take over…",
                self._files.take_over,
            )
        elif file.read_only:
            self._banners.say(
                "warning", f"{file.path.name} can only be read, because {file.why_read_only}."
            )
        if not when:
            self._advise(file.path)

    def _advise(self, path: Path) -> None:
        """Give the advice on the place a file lies in, once for each file."""
        import hashlib

        from smpdesk.models.safety.whereabouts import whereabouts

        place = whereabouts(path)
        if place is None:
            return
        mark = hashlib.sha256(str(path).encode()).hexdigest()[:12]
        if self._preferences.text(f"advised-{mark}") != place.service:
            self._preferences.remember_text(f"advised-{mark}", place.service)
            self._banners.say("info", place.advice)

    def tell_cut_off(self, cut_off: CutOff) -> None:
        """Say that the last run was cut off, and offer to look whether its file is sound."""
        if cut_off.files:
            first = cut_off.files[0]
            self._banners.say(
                "warning",
                cut_off.text(),
                f"Open and check {first.stem}",
                lambda: self._files.open_and_check(first),
            )
        else:
            self._banners.say("info", cut_off.text())

    def look_underneath(self) -> None:
        """Look, off the window's thread, whether the open file is still the one on the disk."""
        file = self._files.current
        if file is None or self._looking:
            return

        def work(_: Work) -> tuple[Path, str]:
            try:
                file.check_underneath()
            except UserError as error:
                return file.path, str(error)
            return file.path, ""

        self._looking = True
        task = Task("Looking at the file")
        task.done.connect(self._looked)
        task.ended.connect(self._over)
        self._tasks.start(task, work)

    def _over(self) -> None:
        self._looking = False

    def _looked(self, seen: tuple[Path, str]) -> None:
        path, sentence = seen
        current = self._files.current
        if current is None or current.path != path or sentence == self._told:
            return
        self._told = sentence
        if not sentence:
            return
        if not path.exists():
            said = (
                f"{path.name} is not where it was: it was moved, renamed or deleted. What you see "
                f"is still whole; save a copy of it, or put the file back."
            )
            self._banners.say("problem", said, "Save a copy…", self._files.save_copy)
            return
        if current.read_only:
            said = f"{path.name} has been changed since it was opened here."
            self._banners.say("info", said, "Show what is there now", self._files.open_again)
            return
        said = sentence.replace("so the change was not made", "so nothing can be changed here now")
        self._banners.say("warning", said, "Open it again", self._files.open_again)
