"""The desk: the file that a window has open, the assessment chosen, and who is told of changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from smpdesk.models.figures.brought import Brought
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.past.history import Edited
from smpdesk.models.records import Assessment
from smpdesk.ui.file_safety.keeper import BackupKeeper
from smpdesk.ui.look.preferences import Preferences
from smpdesk.ui.tasks import Tasks
from smpdesk.ui.widgets.banner import BannerKind


class Desk(QObject):
    """What a page may use.

    ``changed`` says what an edit, an undo or a redo has changed; ``assessment_chosen`` that
    another year is looked at; ``said`` a message for the head of the window and a way on from
    there, ``unsaid`` one that no longer holds; ``page_wanted`` the name of a page and a key on it
    to go to; ``import_wanted`` that extracts are to be chosen; ``paste_wanted`` that copied cells
    are to be imported; ``spelling_chosen`` that spelling is to be marked, or no longer.
    """

    changed = Signal(object)
    assessment_chosen = Signal()
    said = Signal(str, str, str, object)
    unsaid = Signal(str)
    noted = Signal(str)
    page_wanted = Signal(str, object)
    import_wanted = Signal()
    paste_wanted = Signal()
    spelling_chosen = Signal()

    def __init__(
        self,
        file: PartnershipFile,
        preferences: Preferences,
        tasks: Tasks,
        today: dt.date | None = None,
    ) -> None:
        super().__init__()
        self.today = today or dt.datetime.now().astimezone().date()
        self.file = file
        self.preferences = preferences
        self.tasks = tasks
        self._end_listening: Callable[[], None] = file.listen(self._tell)
        self.backups = BackupKeeper(file, tasks)
        self.changed.connect(self.backups.changed)
        self._assessment_id = self._newest()
        self.section = 0
        """The id of the section of text looked at last, 0 before any."""
        self.brought: Brought | None = None
        """What the last imports brought, None before any."""
        self._refused = ""
        self._undo_offered = ""

    @property
    def read_only(self) -> bool:
        """Whether the file can only be read: held by another, marked so, or of another time."""
        return self.file.read_only

    @property
    def assessment(self) -> Assessment | None:
        """The assessment being looked at: the newest until another is chosen."""
        return self.file.first(Assessment, id=self._assessment_id)

    def assessments(self) -> list[Assessment]:
        """All assessments, newest first."""
        return self.file.all(Assessment)[::-1]

    def choose_assessment(self, assessment_id: int) -> None:
        """Look at another year."""
        self._assessment_id = assessment_id
        self.assessment_chosen.emit()

    def say(
        self,
        kind: BannerKind,
        sentence: str,
        way: str = "",
        act: Callable[[], object] | None = None,
    ) -> None:
        """Show a message at the head of the window, perhaps with a button for the ``way`` on."""
        self.said.emit(kind, sentence, way, act)

    def refuse(self, sentence: str) -> None:
        """Say why what was just written is not kept, until something is or one ``moves_on``."""
        self.move_on()
        self.say("problem", sentence)
        self._refused = sentence

    def move_on(self) -> None:
        """What could not be kept is no longer in question."""
        self.unsaid.emit(self._refused)
        self._refused = ""

    def offer_undo(self, sentence: str, undo: Callable[[], object] | None = None) -> None:
        """Say what was done, with a button that undoes it, until anything else is done."""
        self.say("done", sentence, "Undo", undo or self.file.undo)
        self._undo_offered = sentence

    def note(self, sentence: object) -> None:
        """Tell quietly what was done, where the eye can pass over it."""
        self.noted.emit(str(sentence))

    def go(self, page: str, key: object = None) -> None:
        """Go to a page by its name, and there to a record by its key."""
        self.page_wanted.emit(page, key)

    def close(self) -> None:
        """Close the file."""
        self.backups.stop()
        self._end_listening()
        self.file.close()

    def _newest(self) -> int:
        there = self.assessments()
        return there[0].id if there else 0

    def _tell(self, edited: Edited) -> None:
        if self.assessment is None:
            self._assessment_id = self._newest()
            self.assessment_chosen.emit()
        self.move_on()
        self.unsaid.emit(self._undo_offered)
        self._undo_offered = ""
        self.changed.emit(edited)
