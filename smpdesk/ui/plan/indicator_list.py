"""Indicators: baseline, newest figure, target, how it stands, where it is heading."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from smpdesk.evidence.priorities.indicators import Judged, judged
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, Assessment, Indicator, Measure, Priority, Record
from smpdesk.ui.desk import Desk
from smpdesk.ui.pages.statuses import TARGET_KINDS
from smpdesk.ui.parts import RecordPart
from smpdesk.ui.plan.judged_card import JudgedCard
from smpdesk.ui.tasks import Task, Work
from smpdesk.ui.widgets.record_form import RecordForm
from smpdesk.ui.widgets.record_model import Column
from smpdesk.ui.widgets.signs import Kind


class IndicatorList(RecordPart[Indicator]):
    """The indicators of the assessment; how they stand is worked out off the window's thread."""

    title = "Indicators"
    icon = "plan"
    shortcut = ""
    kind = Indicator
    first_field = "name"
    lines = 2
    empty_title = "No indicators yet"
    empty_sentence = (
        "An indicator is a measure that a priority watches, with a baseline and a target in plain "
        "words, such as “reduce to 1,200 a year by 2018”. The file judges it as figures come in."
    )

    def __init__(self, desk: Desk) -> None:
        self._names: dict[int, str] = {}
        self._judged: dict[int, Judged] = {}
        self._task: Task | None = None
        super().__init__(desk)

    def columns(self) -> Sequence[Column[Indicator]]:
        """The columns of the list."""
        return [
            Column("Indicator", lambda r: r.name, stretch=True, bold=True, tip=lambda r: r.name),
            Column(
                "Priority",
                lambda r: self._names.get(r.priority, ""),
                width=100,
                ink=lambda _: "muted",
                tip=lambda r: self._names.get(r.priority, ""),
            ),
            Column("Baseline", lambda r: r.baseline, "right", width=82),
            Column("Now", self._now, "right", width=66),
            Column("Target", lambda r: r.target, width=134, tip=lambda r: r.target),
            Column("Stands", self._stands, width=108, tag=self._kind),
        ]

    def make_form(self) -> RecordForm:
        """The fields of an indicator."""
        form = RecordForm(2)
        form.text("name", "Indicator", wide=True)
        form.choice("priority", "Priority", [])
        form.reference("measure", "Measure")
        form.reference("area", "Area (our own if none)")
        form.text("comparison", "Comparison")
        form.text("baseline", "Baseline")
        form.text("baseline_period", "Baseline’s period")
        form.area("target", "Target", 2, hint="In plain words: maintain under the Kent average")
        form.area("story", "The story behind the figures", 3)
        return form

    def intro(self) -> list[QWidget]:
        """How it stands is above its fields."""
        self.card = JudgedCard()
        return [self.card]

    def show_record(self, record: Indicator) -> None:
        """Show an indicator and how it stands."""
        super().show_record(record)
        self.card.show_judged(record.name, self._judged.get(record.id))

    def offer(self, assessment: Assessment) -> None:
        """Offer priorities, measures and areas."""
        self.form.offer_choices("priority", [(str(k), name) for k, name in self._names.items()])
        self.form.offer("measure", self.desk.file.all(Measure))
        self.form.offer("area", self.desk.file.all(Area))

    def records(self, assessment: Assessment) -> list[Indicator]:
        """The indicators of the assessment, priority by priority."""
        file = self.desk.file
        priorities = file.all(Priority, assessment=assessment.id)
        self._names = {p.id: p.name for p in priorities}
        found = [i for p in priorities for i in file.all(Indicator, priority=p.id)]
        self._judge(found)
        return found

    def say_empty(self, assessment: Assessment) -> None:
        """Say what belongs here, or that a priority comes first."""
        if self._names:
            super().say_empty(assessment)
            return
        self.empty.say(
            self.empty_title,
            "Each indicator belongs to a priority, and this assessment has none yet.",
            "Go to Priorities",
            lambda: self.desk.go("priorities", "list"),
        )

    def blank(self, assessment: Assessment) -> Indicator | None:
        """An indicator to begin with, for the priority of the current one."""
        if not self._names:
            self.desk.say("info", "An indicator belongs to a priority. Add a priority first.")
            return None
        current = self.table.current()
        priority = current.priority if current is not None else next(iter(self._names))
        there = self.desk.file.all(Indicator, priority=priority)
        place = max((i.position for i in there), default=-1) + 1
        return Indicator(priority=priority, name="New indicator", position=place)

    def keep(self, record: Record, field: str, value: object) -> None:
        """Keep what was written in a field."""
        super().keep(record, field, int(str(value)) if field == "priority" else value)

    def _judge(self, indicators: list[Indicator]) -> None:
        """Work out how all stand; those worked out before are shown until then."""
        if self._task is not None:
            self._task.cancel()
        file = self.desk.file
        self._task = Task("Judging indicators")
        self._task.partly_done.connect(self._show_judged)
        self.desk.tasks.start(self._task, lambda work: _judge_all(file, indicators, work))

    def _show_judged(self, found: Judged) -> None:
        self._judged[found.indicator.id] = found
        self.table.viewport().update()
        current = self.table.current()
        if current is not None and current.id == found.indicator.id:
            self.card.show_judged(current.name, found)

    def _now(self, record: Indicator) -> str:
        found = self._judged.get(record.id)
        return found.value_words if found is not None else "…"

    def _stands(self, record: Indicator) -> str:
        found = self._judged.get(record.id)
        return found.status.capitalize() if found is not None else "…"

    def _kind(self, record: Indicator) -> Kind | None:
        found = self._judged.get(record.id)
        return TARGET_KINDS[found.status] if found is not None else None


def _judge_all(file: PartnershipFile, indicators: list[Indicator], work: Work) -> None:
    for indicator in indicators:
        work.partial(judged(file, indicator))
