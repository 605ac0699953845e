"""Spelling and acronyms of the text being written: found off the window's thread, and marked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal

from smpdesk.evidence.texts.first_uses import FirstUse, blanked, first_uses
from smpdesk.evidence.texts.spelling import Slip, known_words, misspelt
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Section
from smpdesk.ui.assessment.document import kind_of, runs_in
from smpdesk.ui.assessment.editor import TextEditor
from smpdesk.ui.assessment.marks import Mark
from smpdesk.ui.desk import Desk
from smpdesk.ui.tasks import Task, Work


@dataclass(frozen=True)
class Reading:
    """What was found in a text: by paragraph its slips, and the first uses of acronyms."""

    paragraphs: tuple[str, ...] = ()
    known: frozenset[str] = frozenset()
    slips: Mapping[str, list[Slip]] = field(default_factory=dict)
    uses: tuple[FirstUse, ...] = ()


class Proofreader(QObject):
    """Marks what there is to look at in the words of an editor.

    ``counted`` says how many spellings and how many acronyms that is.
    """

    counted = Signal(int, int)

    def __init__(self, desk: Desk, editor: TextEditor) -> None:
        super().__init__(editor)
        self._desk, self._editor = desk, editor
        self._section: Section | None = None
        self._task: Task | None = None
        self._reading = Reading()
        self._left: set[tuple[int, str]] = set()
        self._held = False
        editor.cursorPositionChanged.connect(self._let_go)

    def check(self, section: Section | None) -> None:
        """Look at the section shown in the editor: at what has changed since, and mark it all."""
        if self._task is not None:
            self._task.cancel()
        self._section = section
        if section is None or self._editor.isReadOnly() or not self._desk.preferences.spelling:
            self._take(Reading(tuple(self._paragraphs())))
            return
        task = self._task = Task("Looking at the spelling")
        task.done.connect(self._take)
        file, paragraphs, before = self._desk.file, tuple(self._paragraphs()), self._reading
        self._desk.tasks.start(task, lambda work: _read(file, section, paragraphs, before, work))

    def leave(self, word: str) -> None:
        """Say no more of a word in this section, until the file is closed."""
        if self._section is not None:
            self._left.add((self._section.id, word.casefold()))
            self._mark()

    def go_on(self, step: int = 1) -> bool:
        """Go to the next words marked, or those before; False when there are none."""
        marks = sorted(
            self._editor.marks.all("figure", "spelling", "acronym"), key=lambda mark: mark.start
        )
        cursor = self._editor.textCursor()
        first, last = cursor.selectionStart(), cursor.selectionEnd()
        if step > 0:
            ahead = [mark for mark in marks if mark.start >= last] + marks
        else:
            ahead = [mark for mark in marks[::-1] if mark.end <= first] + marks[::-1]
        if ahead:
            self._editor.go_to(ahead[0].start, ahead[0].end)
        return bool(ahead)

    def _paragraphs(self) -> list[str]:
        """The words of each block, blank where they come from the data or are no prose."""
        made, block = [], self._editor.document().begin()
        while block.isValid():
            at, text = block.position(), block.text()
            live = [(run.start - at, run.end - at) for run in runs_in(block)]
            live = [(0, len(text))] if kind_of(block) == "raw" else live
            made.append(blanked(text, live))
            block = block.next()
        return made

    def _take(self, reading: Reading) -> None:
        self._reading = reading
        self._mark()

    def _let_go(self) -> None:
        """Mark the word that was being written, now that the cursor has left it."""
        if self._held:
            self._mark()

    def _mark(self) -> None:
        if self._reading.paragraphs != tuple(self._paragraphs()):
            return
        slips, uses = self._slips(), self._uses()
        cursor = self._editor.textCursor()
        writing = -1 if cursor.hasSelection() else cursor.position()
        shown = [mark for mark in slips if mark.end != writing or not self._editor.hasFocus()]
        self._held = len(shown) < len(slips)
        self._editor.marks.show_kind("spelling", shown)
        self._editor.marks.show_kind("acronym", uses)
        self.counted.emit(len(shown), len(uses))

    def _slips(self) -> list[Mark]:
        found, at = [], 0
        for text in self._reading.paragraphs:
            for slip in self._reading.slips.get(text, ()):
                if not self._is_left(slip.word):
                    said = f"Spelling: “{slip.word}”. The menu key offers other words."
                    found.append(Mark(at + slip.start, at + slip.end, said, "spelling"))
            at += len(text) + 1
        return found

    def _uses(self) -> list[Mark]:
        return [
            Mark(use.start, use.end, _said_of(use), "acronym", use.written_out)
            for use in self._reading.uses
            if not self._is_left(use.acronym)
        ]

    def _is_left(self, word: str) -> bool:
        return self._section is not None and (self._section.id, word.casefold()) in self._left


def words_to_look_at(spellings: int, acronyms: int) -> str:
    """Such as ``3 spellings and 1 acronym to look at``; nothing when there are none."""
    counts = [(spellings, "spelling"), (acronyms, "acronym")]
    said = [f"{count} {word}{'s' * (count > 1)}" for count, word in counts if count]
    return f"{' and '.join(said)} to look at" if said else ""


def _said_of(use: FirstUse) -> str:
    if use.written_out:
        return f"First use of {use.acronym}. The menu key writes it out: {use.written_out}."
    return f"Nothing says what {use.acronym} means. The menu key lets you define it."


def _read(
    file: PartnershipFile,
    section: Section,
    paragraphs: tuple[str, ...],
    before: Reading,
    work: Work,
) -> Reading:
    with file.another() as own:
        known = known_words(own)
        there = own.first(Section, id=section.id) is not None
        uses = first_uses(own, section, "\n".join(paragraphs)) if there else []
    seen = before.slips if before.known == known else {}
    slips: dict[str, list[Slip]] = {}
    for text in paragraphs:
        work.check()
        slips[text] = seen[text] if text in seen else misspelt(text, known)
    return Reading(paragraphs, known, slips, tuple(uses))
