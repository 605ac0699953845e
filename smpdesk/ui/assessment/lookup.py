"""What the references of a text show: numbers at once, charts and tables as they are drawn."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from smpdesk.evidence.figures import Figure, Figures
from smpdesk.evidence.reference_parts import parts_of
from smpdesk.evidence.texts.cards import Card, card, title_of
from smpdesk.evidence.texts.lines import INSET
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Assessment
from smpdesk.ui.desk import Desk
from smpdesk.ui.tasks import Task, Work


class Lookup(QObject):
    """Looks references up in the desk's file; ``drawn`` says that a card's words have come."""

    drawn = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._figures = Figures(desk.file)
        self._cards: dict[str, Card] = {}
        self._asked: set[str] = set()

    @property
    def figures(self) -> Figures:
        """The figures as the file has them now."""
        return self._figures

    def forget(self) -> None:
        """Look everything up anew: the data have changed."""
        self._figures = Figures(self._desk.file)
        self._asked.clear()

    def __call__(self, reference: str) -> Figure:
        """What a reference shows."""
        if not INSET.fullmatch(reference):
            return self._figures.figure(reference)
        if reference not in self._asked:
            self._ask(reference)
        known = self._cards.get(reference) or Card(reference, title_of(reference), "…")
        words = known.problem or _shortened(known.words)
        return Figure(reference, f"{known.title}\u2028{words}", known.source, known.problem)

    def values(self, reference: str) -> tuple[float | None, ...]:
        """A chart's values for its small picture; none until they have come."""
        known = self._cards.get(reference)
        return known.values if known else ()

    def _ask(self, reference: str) -> None:
        assessment = self._desk.assessment
        if assessment is None:
            return
        self._asked.add(reference)
        task = Task("Drawing a card")
        task.done.connect(self._take)
        file = self._desk.file
        self._desk.tasks.start(task, lambda work: _draw(file, reference, assessment, work))

    def _take(self, found: Card) -> None:
        self._cards[found.reference] = found
        self.drawn.emit()


def _shortened(words: str) -> str:
    """The first two sentences: the papers say them all."""
    parts = words.split(". ")
    return words if len(parts) <= 2 else f"{'. '.join(parts[:2])}. …"


def _draw(file: PartnershipFile, reference: str, assessment: Assessment, work: Work) -> Card:
    work.check()
    with file.another() as own:
        return card(own, reference, assessment)


def figure_words(figure: Figure) -> str:
    """A figure as a sentence for the status line and the tip: what it is and its source."""
    if figure.problem:
        return figure.problem
    named = title_of(figure.reference).strip("{}= ")
    parts = ", ".join(part for part in parts_of(named) if part)
    source = f" · Source: {figure.source}" if figure.source else ""
    return f"{parts}{source}"
