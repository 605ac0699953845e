"""The plan: what an import would do, before anything is done. Pure values, given out as JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Union

from smpdesk.importing.files.sheets import Sheet
from smpdesk.importing.gazetteer.areas import PlannedArea
from smpdesk.importing.plans.measures import PlannedMeasure
from smpdesk.importing.plans.observations import Change, Observations, PlannedObservation
from smpdesk.periods import Period

if TYPE_CHECKING:
    from smpdesk.analysis.checks.finding import Finding

Taken = Literal[
    "period",
    "area",
    "measure",
    "value",
    "total",
    "derived",
    "note",
    "left out",
    "breakdown",
]
"""What a cell was taken for, for the colours of the preview."""

Shape = Literal["wide", "long", "incident"]


CELL = "cell@"
"""How the decisions on one single cell begin: ``cell@`` with its sheet, ``!`` and its address."""

UNTIL = "until@"
"""How the decision begins up to which month a table's figures to date run."""

YEAR = "year@"
"""How the decision begins of which year a table's months are."""


def holds_for_one_file(question: str, answer: object) -> bool:
    """Whether a decision is not for the next extract of its kind: on one cell, or on a time.

    A period read from the file's name moves with it and so holds for the next one too.
    """
    if question.startswith("period@"):
        return not str(answer).startswith("file/")
    return question.startswith((CELL, UNTIL, YEAR))


class PlannedPopulation(NamedTuple):
    """How many people live in an area in a year."""

    area: str
    year: int
    persons: int
    cell: str


class LeftOut(NamedTuple):
    """Rows, columns or a sheet that are not kept, and why."""

    cells: str
    text: str
    why: str


class Option(NamedTuple):
    """One answer to a question, as it is kept and as it is shown."""

    value: object
    label: str


@dataclass(frozen=True)
class Question:
    """What only the officer can say, with the best guess, which stands until she answers.

    ``free`` questions also take an answer that is not among the options (a name).
    """

    id: str
    text: str
    options: tuple[Option, ...]
    best: object
    cell: str = ""
    answered: bool = False
    free: bool = False

    def guess(self) -> str:
        """The best guess as it is shown."""
        labels = [option.label for option in self.options if option.value == self.best]
        return labels[0] if labels else str(self.best)


@dataclass(frozen=True)
class ImportFinding:
    """Something to look at: its kind, its sheet and cell, what it says, a sentence."""

    kind: str
    where: str
    message: str
    says: str = ""
    computed: str = ""


AnyFinding = Union[ImportFinding, "Finding"]
"""What reading found out, or what a check of the figures found out."""


@dataclass(frozen=True)
class PlannedTable:
    """A table that was found, and what was understood of it.

    ``at`` gives for a column's letters the question by which it is corrected, and what it was
    taken for. A row's area is corrected by ``name@`` with the table's id and its label.
    """

    id: str
    sheet: str
    cells: str
    heading: str
    shape: Shape
    measures: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    periods: tuple[Period, ...] = ()
    taken: Mapping[str, Taken] = field(default_factory=dict, repr=False)
    columns: Mapping[str, str] = field(default_factory=dict)
    at: Mapping[str, tuple[str, str]] = field(default_factory=dict, repr=False)
    left_out: tuple[LeftOut, ...] = ()
    included: bool = True


@dataclass(frozen=True)
class Plan:
    """What importing an extract will do; ``decided`` gives the plan with another answer.

    ``kind`` is the fingerprint of headers and shape by which its like is known again;
    ``remembered`` tells whether answers given before were used; ``before`` names the extract
    with the same content that was imported already; ``also_called`` are the names, by area,
    that the extract uses instead of the area's own.
    """

    path: Path
    sha256: str
    size: int
    kind: str
    tables: tuple[PlannedTable, ...]
    areas: tuple[PlannedArea, ...]
    measures: tuple[PlannedMeasure, ...]
    observations: Observations
    populations: tuple[PlannedPopulation, ...] = ()
    questions: tuple[Question, ...] = ()
    findings: tuple[AnyFinding, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    decisions: Mapping[str, object] = field(default_factory=dict)
    remembered: bool = False
    before: str = ""
    source: str = ""
    also_called: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    rows: int = 0
    sheets: tuple[Sheet, ...] = field(default=(), repr=False, compare=False)
    again: Callable[[Mapping[str, object]], Plan] | None = field(
        default=None, repr=False, compare=False
    )

    @property
    def name(self) -> str:
        """The extract's file name."""
        return self.path.name

    def count(self, change: Change) -> int:
        """How many observations are new, replaced or unchanged."""
        return self.observations.with_change(change)

    def with_status(self, status: str) -> int:
        """How many observations are suppressed, missing or provisional."""
        return self.observations.with_status(status)

    def decided(self, question: str, answer: object) -> Plan:
        """The plan with this decision; an id that nothing was asked about may be decided too."""
        if self.again is None:
            raise ValueError("this plan was made without its extract")
        return self.again({**self.decisions, question: answer})

    def to_remember(self) -> dict[str, object]:
        """The decisions worth keeping for the next extract of this kind.

        A guess that was let stand counts as decided. A period read from the file's name is kept
        as such, so that it moves with the month. What was said of one cell, and of the time of
        which figures are, holds for this file alone.
        """
        guesses = {q.id: q.best for q in self.questions if q.best not in ("", None)}
        kept = {**guesses, **self.decisions}
        return {each: said for each, said in kept.items() if not holds_for_one_file(each, said)}

    def as_json(self) -> dict[str, Any]:
        """The plan as ``smpdesk import --json`` prints it."""
        from smpdesk.importing.plans.plan_json import plan_json

        return plan_json(self)

    def all_left_out(self) -> list[LeftOut]:
        """What is not kept, of the whole extract and of each table."""
        return [*self.left_out, *(left for table in self.tables for left in table.left_out)]

    def where(self, observation: PlannedObservation) -> str:
        """The sheet and cell of an observation: ``Maidstone!B8``."""
        sheet = self.tables[observation.table].sheet
        return f"{sheet}!{observation.cell}" if sheet else observation.cell
