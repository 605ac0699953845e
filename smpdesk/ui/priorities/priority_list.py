"""The priorities of the year: why each was chosen, who leads, what they will do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from smpdesk.models.records import Action, Assessment, Priority, SubGroup, Theme
from smpdesk.ui.desk import Desk
from smpdesk.ui.parts import RecordPart
from smpdesk.ui.widgets.record_form import RecordForm
from smpdesk.ui.widgets.record_model import Column


class PriorityList(RecordPart[Priority]):
    """The priorities of the assessment with leads and sub-groups."""

    title = "Priorities"
    icon = "priorities"
    shortcut = ""
    kind = Priority
    first_field = "name"
    lines = 2
    empty_title = "No priorities yet"
    empty_sentence = (
        "A priority is what the partnership has chosen to work on this year: its name, why it "
        "was chosen, who leads and what they will do."
    )

    def __init__(self, desk: Desk) -> None:
        self._actions: Counter[int] = Counter()
        self._groups: dict[int, str] = {}
        super().__init__(desk)

    def columns(self) -> Sequence[Column[Priority]]:
        """The columns of the list."""
        return [
            Column("Priority", lambda r: r.name, stretch=True, bold=True, tip=lambda r: r.name),
            Column("Lead", _lead, width=150, ink=_lead_ink, tip=_lead),
            Column("Lead agency", lambda r: r.lead_agency, width=110, tip=lambda r: r.lead_agency),
            Column("Sub-group", self._group, width=120, tip=self._group),
            Column("Actions", lambda r: str(self._actions[r.id]), align="right", width=72),
        ]

    def make_form(self) -> RecordForm:
        """The fields of a priority."""
        form = RecordForm(2)
        form.text("name", "Priority", wide=True)
        form.text("lead", "Lead (the post)", "Head of community safety")
        form.text("lead_agency", "Lead agency")
        form.reference("theme", "Theme")
        form.reference("sub_group", "Sub-group")
        form.area("why", "Why it is a priority", 4)
        form.area("objective", "Objective", 2)
        form.area("focus", "What we will focus on", 3)
        form.area("done", "What was done last year", 3)
        form.area("coming", "What is coming", 2)
        return form

    def offer(self, assessment: Assessment) -> None:
        """Offer themes and sub-groups."""
        self.form.offer("theme", self.desk.file.all(Theme))
        self.form.offer("sub_group", self.desk.file.all(SubGroup))

    def records(self, assessment: Assessment) -> list[Priority]:
        """The priorities of the assessment, in their order."""
        self._actions = Counter(a.priority for a in self.desk.file.all(Action))
        self._groups = {group.id: group.name for group in self.desk.file.all(SubGroup)}
        return self.desk.file.all(Priority, assessment=assessment.id)

    def blank(self, assessment: Assessment) -> Priority:
        """A priority to begin with."""
        there = self.desk.file.all(Priority, assessment=assessment.id)
        return Priority(
            assessment=assessment.id,
            name="New priority",
            position=max((p.position for p in there), default=-1) + 1,
        )

    def _group(self, priority: Priority) -> str:
        return self._groups.get(priority.sub_group or 0, "")


def _lead(priority: Priority) -> str:
    return priority.lead or "No lead yet"


def _lead_ink(priority: Priority) -> str:
    return "text" if priority.lead else "warn"
