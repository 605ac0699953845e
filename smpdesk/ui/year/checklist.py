"""The statutory checklist: what the law asks, and the place where each point is met."""

from __future__ import annotations

from collections.abc import Sequence

from smpdesk.models.edits import change
from smpdesk.models.officers_year import set_up_checklist
from smpdesk.models.records import Assessment, Record, StatutoryPoint
from smpdesk.ui.parts import RecordPart
from smpdesk.ui.widgets.record_form import RecordForm
from smpdesk.ui.widgets.record_model import Column
from smpdesk.ui.widgets.signs import Kind


class Checklist(RecordPart[StatutoryPoint]):
    """The points of the year looked at."""

    title = "Statutory checklist"
    icon = "check"
    shortcut = ""
    kind = StatutoryPoint
    first_field = "point"
    lines = 2
    empty_title = "No checklist yet"
    empty_sentence = (
        "The checklist holds what the law asks of a partnership, point by point, with the place "
        "where each is met. It can be changed as the law changes."
    )

    def columns(self) -> Sequence[Column[StatutoryPoint]]:
        """The columns of the list."""
        return [
            Column("", lambda r: "met" if r.met else "to do", width=72, tag=_met_kind),
            Column("Point", lambda r: r.point, stretch=True, tip=lambda r: r.point),
            Column("Met at", lambda r: r.met_at, width=250, tip=lambda r: r.met_at),
        ]

    def make_form(self) -> RecordForm:
        """The fields of a point."""
        form = RecordForm()
        form.area("point", "Point", 3)
        form.text("law", "Law")
        form.text("met_at", "Where it is met", "Plan refresh, Action plan")
        form.tick("met", "State", "It is met")
        return form

    def records(self, assessment: Assessment) -> list[StatutoryPoint]:
        """The points of the year, in their order."""
        return self.desk.file.all(StatutoryPoint, assessment=assessment.id)

    def blank(self, assessment: Assessment) -> StatutoryPoint:
        """A point to begin with."""
        there = self.desk.file.all(StatutoryPoint, assessment=assessment.id)
        last = max((point.position for point in there), default=-1)
        return StatutoryPoint(assessment=assessment.id, point="New point", position=last + 1)

    def keep(self, record: Record, field: str, value: object) -> None:
        """Keep what was written; a place where it is met says that it is met, in one step."""
        assert isinstance(record, StatutoryPoint)
        if field == "met_at" and value and not record.met:
            change(self.desk.file, record, met_at=value, met=True)
            return
        super().keep(record, field, value)

    def say_empty(self, assessment: Assessment) -> None:
        """Offer the shipped checklist."""
        self.empty.say(
            self.empty_title,
            self.empty_sentence,
            "Set up the checklist",
            lambda: set_up_checklist(self.desk.file, assessment),
        )


def _met_kind(point: StatutoryPoint) -> Kind:
    return "ok" if point.met else "warn"
