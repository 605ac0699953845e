"""Action plan: what will be done for each priority, by whom, by when, and how it goes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from smpdesk.models.records import Action, Assessment, Priority
from smpdesk.ui.desk import Desk
from smpdesk.ui.pages.progress_card import ProgressCard
from smpdesk.ui.pages.statuses import STATUS_CHOICES, STATUSES, STRAND_CHOICES
from smpdesk.ui.record_page import RecordPage
from smpdesk.ui.widgets.fields import Choice, date_text
from smpdesk.ui.widgets.record_form import RecordForm
from smpdesk.ui.widgets.record_model import Column
from smpdesk.ui.widgets.signs import Kind

ALL = ""


class ActionPlanPage(RecordPage[Action]):
    """The actions of the assessment, of all priorities or of one."""

    title = "Action plan"
    icon = "plan"
    shortcut = "Ctrl+6"
    kind = Action
    first_field = "action"
    empty_title = "No actions yet"
    empty_sentence = (
        "An action says what will be done for a priority, who leads and by when. Its progress is "
        "written down each quarter and goes into the reports."
    )

    def __init__(self, desk: Desk) -> None:
        self._names: dict[int, str] = {}
        self._today = desk.today.isoformat()
        super().__init__(desk)

    def fill_head(self) -> None:
        """Put the page's tools beside its title."""
        self.priority_choice = Choice([(ALL, "All priorities")], wide=220)
        self.priority_choice.setAccessibleName("Priority")
        self.priority_choice.chosen.connect(lambda _: self.refresh())
        super().fill_head()
        self.head.insertWidget(1, self.priority_choice)

    def columns(self) -> Sequence[Column[Action]]:
        """The columns of the list."""
        return [
            Column("Action", lambda r: r.action, stretch=True, tip=lambda r: r.action),
            Column("Priority", lambda r: self._names.get(r.priority, ""), width=130, ink=_muted),
            Column("Lead agency", lambda r: r.lead_agency, width=130),
            Column("Due", lambda r: self._due(r), width=112, tag=self._due_kind),
            Column("Status", lambda r: r.status.capitalize(), width=112, tag=_status_kind),
        ]

    def make_form(self) -> RecordForm:
        """The fields of an action."""
        form = RecordForm(2)
        form.area("action", "Action", 2)
        form.choice("priority", "Priority", [])
        form.choice("status", "Status", STATUS_CHOICES)
        form.text("lead_agency", "Lead agency")
        form.date("due", "Due")
        form.choice("strand", "Strand", STRAND_CHOICES)
        form.text("aim", "Aim")
        form.area("outcome", "Outcome", 2, hint="What will be different when it is done")
        form.area("how_much", "How much did we do?", 1)
        form.area("how_well", "How well did we do it?", 1)
        form.area("better_off", "Is anyone better off?", 1)
        return form

    def extras(self) -> list[QWidget]:
        """The progress of an action stands below its fields."""
        self.progress = ProgressCard(self.desk)
        return [self.progress]

    def show_record(self, record: Action) -> None:
        """Show an action and its progress."""
        super().show_record(record)
        self.progress.show_action(record)

    def offer(self, assessment: Assessment) -> None:
        """Offer the priorities."""
        priorities = self.desk.file.all(Priority, assessment=assessment.id)
        choices = [(str(p.id), p.name) for p in priorities]
        self.form.offer_choices("priority", choices)
        chosen = self.priority_choice.key
        self.priority_choice.offer([(ALL, "All priorities"), *choices], chosen)
        self._names = {p.id: p.name for p in priorities}

    def records(self, assessment: Assessment) -> list[Action]:
        """The actions of the priority chosen, or of all."""
        chosen = self.priority_choice.key
        priorities = self.desk.file.all(Priority, assessment=assessment.id)
        self._names = {p.id: p.name for p in priorities}
        actions = [a for p in priorities for a in self.desk.file.all(Action, priority=p.id)]
        return [a for a in actions if chosen in (ALL, str(a.priority))]

    def blank(self, assessment: Assessment) -> Action | None:
        """An action to begin with, for the priority chosen or that of the current action."""
        priorities = self.desk.file.all(Priority, assessment=assessment.id)
        if not priorities:
            self.desk.say("info", "An action belongs to a priority. Add a priority first.")
            return None
        chosen = self.priority_choice.key
        current = self.table.current()
        usual = current.priority if current else priorities[0].id
        priority = int(chosen) if chosen else usual
        there = self.desk.file.all(Action, priority=priority)
        return Action(
            priority=priority,
            action="New action",
            position=max((a.position for a in there), default=-1) + 1,
        )

    def say_empty(self, assessment: Assessment) -> None:
        """Say what belongs here, or that a priority comes first."""
        if self._names:
            super().say_empty(assessment)
            return
        self.empty.say(
            self.empty_title,
            "Each action belongs to a priority, and this assessment has none yet.",
            "Go to Priorities",
            lambda: self.desk.go("priorities"),
        )

    def keep(self, record: object, field: str, value: object) -> None:
        """Keep what was written in a field."""
        assert isinstance(record, Action)
        super().keep(record, field, int(str(value)) if field == "priority" else value)

    def _late(self, action: Action) -> bool:
        over = action.status in ("done", "stopped")
        return bool(action.due) and not over and str(action.due) < self._today

    def _due(self, action: Action) -> str:
        return date_text(action.due or "") or "No date"

    def _due_kind(self, action: Action) -> Kind | None:
        if not action.due:
            return "warn"
        return "concern" if self._late(action) else None


def _status_kind(action: Action) -> Kind:
    return STATUSES.get(action.status, "normal")


def _muted(_: Action) -> str:
    return "muted"
