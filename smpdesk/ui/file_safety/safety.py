"""All that is done with the open file as a whole: copied, restored, protected, checked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from smpdesk.errors import UserError
from smpdesk.ui.file_safety.keeper import wait_until_closed
from smpdesk.ui.tasks import Task, Tasks, Work

if TYPE_CHECKING:
    from smpdesk.models.partnership_file import PartnershipFile
    from smpdesk.models.safety.verify import Problem
    from smpdesk.ui.file_safety.backups_dialog import Kept


class Safety(QObject):
    """Asks, does it off the window's thread, and says how it went, for one window.

    ``leaving`` says that the open file must be closed now, ``reopen`` that it can be opened
    again (path and passphrase); ``past`` hands over a file that shows another time, and what
    time that is; ``done`` and ``failed`` are sentences, the latter empty when it was cancelled.
    """

    leaving = Signal()
    reopen = Signal(object, object)
    past = Signal(object, str)
    done = Signal(str)
    failed = Signal(str)

    def __init__(self, window: QWidget, tasks: Tasks) -> None:
        super().__init__(window)
        self._window, self._tasks = window, tasks
        self.user = ""

    # Backups

    def show_backups(self, file: PartnershipFile | None, recent: list[Path]) -> None:
        """Show the backups of the open file, or of the files opened lately when none is."""
        from smpdesk.ui.file_safety.backups_dialog import BackupsDialog

        files = [file.path] if file is not None else recent
        dialog = BackupsDialog(files, self._window, is_open=file is not None)
        dialog.restore_wanted.connect(lambda kept: self._restore(kept, file))
        dialog.look_wanted.connect(lambda kept: self._look(kept, file))
        if file is not None:
            dialog.day_wanted.connect(lambda day: self.show_past(file, day))
        dialog.open()

    def _restore(self, kept: Kept, file: PartnershipFile | None) -> None:
        known = file.passphrase if file is not None else None
        from smpdesk.models.safety.backup import spare

        path, user = kept.file, self.user
        chosen = spare(kept.backup.path)
        if file is not None:
            self.leaving.emit()

        def act(passphrase: str | None) -> tuple[Path, str | None, str]:
            from smpdesk.models.safety.backup import restore

            wait_until_closed(path)
            aside = restore(chosen, path, passphrase=passphrase, user=user)
            said = f" What it held before is kept as {aside.name}." if aside else ""
            return path, passphrase, f"The backup of {kept.when} was put back.{said}"

        def give_up(sentence: str) -> None:
            if file is not None:
                self.reopen.emit(path, known)
            self.failed.emit(sentence)

        self._unlocked(path.name, act, known, self._restored, give_up, f"Restoring {path.name}")

    def _restored(self, result: tuple[Path, str | None, str]) -> None:
        path, passphrase, sentence = result
        self.reopen.emit(path, passphrase)
        self.done.emit(sentence)

    def _look(self, kept: Kept, file: PartnershipFile | None) -> None:
        known = file.passphrase if file is not None else None

        def act(passphrase: str | None) -> tuple[PartnershipFile, str]:
            from smpdesk.models.partnership_file import PartnershipFile

            past = PartnershipFile.open(kept.backup.path, read_only=True, passphrase=passphrase)
            past.seal(f"it is a backup, taken on {kept.when}")
            return past, f"backup of {kept.when}"

        name = kept.file.name
        self._unlocked(name, act, known, self._show_past, self.failed.emit, f"Opening {name}")

    # The past

    def show_past(self, file: PartnershipFile, when: str) -> None:
        """Show the file as it was on the evening of a day, or at a time (ISO)."""

        def work(progress: Work) -> tuple[PartnershipFile, str]:
            from smpdesk.models.past.as_it_was import as_it_was

            past = as_it_was(file, when)
            if progress.unwanted():
                past.close()
            return past, f"as it was on {_when_text(when)}"

        title = f"Going back to {_when_text(when)}"
        self._run(title, work, self._show_past, self.failed.emit)

    def _show_past(self, result: tuple[PartnershipFile, str]) -> None:
        self.past.emit(*result)

    # Copies, checks, passphrase

    def save_copy(self, file: PartnershipFile, target: Path) -> None:
        """Write a copy of what is seen, with progress and a way to cancel."""

        def work(progress: Work) -> str:
            def tell(left: int, of: int) -> None:
                progress.report(of - left, of)

            try:
                file.check_underneath()
                own = file.another()
            except UserError:
                # What was opened is no longer what lies there: copy what is seen.
                file.save_copy(target, tell)
            else:
                with own:
                    own.save_copy(target, tell)
            return f"A copy was written to {target.name}."

        self._run(f"Writing {target.name}", work, self.done.emit, self.failed.emit)

    def check(self, file: PartnershipFile) -> None:
        """Check whether the file is sound, and show the result."""
        path, passphrase = file.path, file.passphrase

        def work(_: Work) -> list[Problem]:
            from smpdesk.models.safety.verify import verify

            return verify(path, passphrase)

        def show(problems: list[Problem]) -> None:
            from smpdesk.ui.file_safety.check_result import CheckResult

            result = CheckResult(path, problems, self._window)
            result.backups_wanted.connect(lambda: self.show_backups(file, []))
            result.open()

        self._run(f"Checking {path.name}", work, show, self.failed.emit)

    def set_passphrase(self, file: PartnershipFile) -> None:
        """Ask for another passphrase, or for none, and write the file anew with it."""
        from smpdesk.ui.file_safety.set_passphrase import PassphraseDialog

        dialog = PassphraseDialog(file.path, file.passphrase, self._window)
        dialog.wanted.connect(lambda new: self._protect(file.path, file.passphrase, new))
        dialog.open()

    def _protect(self, path: Path, current: str | None, new: str | None) -> None:
        user = self.user

        def work(_: Work) -> list[Path]:
            from smpdesk.models.safety.encryption import set_passphrase

            wait_until_closed(path)
            return set_passphrase(path, current, new, user=user)

        def protected(plain: list[Path]) -> None:
            self.reopen.emit(path, new)
            now = "is protected by the new passphrase" if new else "has no passphrase any more"
            self.done.emit(f"{path.name} {now}.")
            if plain:
                from smpdesk.ui.file_safety.set_passphrase import PlainCopies

                PlainCopies(plain, self._window).open()

        def kept(sentence: str) -> None:
            self.reopen.emit(path, current)
            self.failed.emit(sentence)

        self.leaving.emit()
        self._run(f"Writing {path.name} anew", work, protected, kept)

    # How it is run

    def _unlocked(
        self,
        name: str,
        act: Callable[[str | None], Any],
        known: str | None,
        done: Callable[[Any], object],
        failed: Callable[[str], object],
        title: str,
    ) -> None:
        """Run ``act`` with the passphrase known, or ask for it when it takes another."""

        def ask(_: object) -> None:
            from smpdesk.ui.file_safety.ask_passphrase import AskPassphrase

            dialog = AskPassphrase(name, act, self._tasks, self._window)
            dialog.opened.connect(done)
            dialog.gave_up.connect(failed)
            dialog.open()

        def work(_: Work) -> tuple[bool, Any]:
            from smpdesk.models.document.engine import PassphraseNeededError

            try:
                return True, act(known)
            except PassphraseNeededError:
                return False, None

        self._run(title, work, lambda got: done(got[1]) if got[0] else ask(None), failed)

    def _run(
        self,
        title: str,
        work: Callable[[Work], Any],
        done: Callable[[Any], object],
        failed: Callable[[str], object],
    ) -> None:
        """Run work whose outcome is told on the window's thread."""
        task = Task(title, shown=True)
        outcome = _Outcome(self, done, failed)
        task.done.connect(outcome.finish)
        task.failed.connect(outcome.fail)
        task.ended.connect(outcome.end)
        self._tasks.start(task, work)


class _Outcome(QObject):
    """Lives on the window's thread, where it is told how work went."""

    def __init__(
        self, parent: QObject, done: Callable[[Any], object], failed: Callable[[str], object]
    ) -> None:
        super().__init__(parent)
        self._done, self._failed = done, failed
        self._told = False

    def finish(self, result: object) -> None:
        """The work is done."""
        self._told = True
        self._done(result)

    def fail(self, sentence: str) -> None:
        """The work could not be done."""
        self._told = True
        self._failed(sentence)

    def end(self) -> None:
        """The work is over; when nothing was told, the officer has cancelled it."""
        if not self._told:
            self._failed("")
        self.deleteLater()


def _when_text(when: str) -> str:
    moment = dt.datetime.fromisoformat(when)
    time = f", {moment:%H:%M}" if len(when) > 10 else ""
    return f"{moment.day} {moment:%B %Y}{time}"
