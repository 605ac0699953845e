"""The actions of the plan: written in their cells or beside them, filtered, sorted, grouped."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from smpdesk.evidence.priorities.plan_order import (
    arranged,
    counted,
    first_of_groups,
    group_of,
    is_late,
)
from smpdesk.models.edits import change
from smpdesk.models.leads import STATUSES, lead_agencies
from smpdesk.models.records import Action, Assessment, Priority, Record
from smpdesk.periods import read_date
from smpdesk.ui.desk import Desk
from smpdesk.ui.pages.statuses import STATUS_CHOICES, STRAND_CHOICES
from smpdesk.ui.pages.statuses import STATUSES as STATUS_KINDS
from smpdesk.ui.parts import RecordPart
from smpdesk.ui.plan.filter_bar import FilterBar
from smpdesk.ui.plan.progress_card import ProgressCard
from smpdesk.ui.widgets.fields import date_text
from smpdesk.ui.widgets.record_form import RecordForm
from smpdesk.ui.widgets.record_model import Column
from smpdesk.ui.widgets.signs import Kind
from smpdesk.ui.widgets.words import words


class ActionList(RecordPart[Action]):
    """The actions of the assessment, of all priorities or of one."""

    title = "Actions"
    icon = "plan"
    shortcut = ""
    kind = Action
    first_field = "action"
    cells = True
    lines = 2
    empty_title = "No actions yet"
    empty_sentence = (
        "An action says what will be done for a priority, who leads and by when. Its progress is "
        "written down each quarter and goes into the reports."
    )

    def __init__(self, desk: Desk) -> None:
        self._names: dict[int, str] = {}
        self._firsts: frozenset[int] = frozenset()
        self._any = False
        self.filter = FilterBar()
        super().__init__(desk)
        self.counted = words("", "muted", wrap=True)
        self.body.insertWidget(0, self.filter)
        self.body.insertWidget(1, self.counted)
        self.filter.changed.connect(self.refresh)

    def columns(self) -> Sequence[Column[Action]]:
        """The columns of the list; the group stands first, once for each."""
        return [
            Column("Group", self._group, width=120, ink=self._group_ink, tip=self._group),
            Column(
                "Action",
                lambda r: r.action,
                stretch=True,
                tip=lambda r: r.action,
                edit=self._keep("action"),
            ),
            Column(
                "Lead agency",
                lambda r: r.lead_agency,
                width=116,
                tip=lambda r: r.lead_agency,
                edit=self._keep("lead_agency"),
            ),
            Column("Due", self._due, width=108, tag=self._due_kind, edit=self._keep_due),
            Column(
                "Status",
                _status,
                width=112,
                tag=_status_kind,
                edit=self._keep_status,
                choices=[status.capitalize() for status in STATUSES],
            ),
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
        form.text("aim", "Aim", wide=True)
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
        choices = [(str(key), name) for key, name in self._names.items()]
        self.form.offer_choices("priority", choices)
        self.form.complete("lead_agency", lead_agencies(self.desk.file, assessment))
        self.filter.setVisible(self._any)
        self.counted.setVisible(self._any)

    def records(self, assessment: Assessment) -> list[Action]:
        """The actions wanted, in their groups."""
        file = self.desk.file
        priorities = file.all(Priority, assessment=assessment.id)
        self._names = {p.id: p.name for p in priorities}
        self.filter.offer_priorities(self._names)
        every = [a for p in priorities for a in file.all(Action, priority=p.id)]
        self._any = bool(every)
        wanted = self.filter.wanted
        shown = arranged(every, wanted, self._names, self.desk.today)
        group_by = wanted.group_by or "priority"
        self._firsts = first_of_groups(shown, group_by, self._names)
        self.counted.setText(counted(shown, self.desk.today))
        return shown

    def blank(self, assessment: Assessment) -> Action | None:
        """An action to begin with, for the priority chosen or that of the current action."""
        if not self._names:
            self.desk.say("info", "An action belongs to a priority. Add a priority first.")
            return None
        chosen, current = self.filter.wanted.priority, self.table.current()
        usual = current.priority if current is not None else next(iter(self._names))
        priority = chosen if chosen is not None else usual
        there = self.desk.file.all(Action, priority=priority)
        return Action(
            priority=priority,
            action="New action",
            position=max((a.position for a in there), default=-1) + 1,
        )

    def say_empty(self, assessment: Assessment) -> None:
        """Say what belongs here, that a priority comes first, or that all are filtered out."""
        wanted = self.filter.wanted
        narrowed = wanted.words or wanted.status or wanted.only
        if wanted.priority is not None and not narrowed:
            self.empty.say(
                f"No actions for {self._names[wanted.priority]} yet",
                self.empty_sentence,
                "Add an action",
                self.add_new,
            )
        elif self._any:
            self.empty.say(
                "No action fits",
                "What is chosen above leaves no action to show.",
                "Show all",
                self.filter.clear,
            )
        elif self._names:
            super().say_empty(assessment)
        else:
            self.empty.say(
                self.empty_title,
                "Each action belongs to a priority, and this assessment has none yet.",
                "Go to Priorities",
                lambda: self.desk.go("priorities", "list"),
            )

    def keep(self, record: Record, field: str, value: object) -> None:
        """Keep what was written in a field."""
        super().keep(record, field, int(str(value)) if field == "priority" else value)

    def go_to(self, key: object) -> None:
        """Show an action, or the actions of a priority."""
        if isinstance(key, Priority):
            self.filter.show_priority(key.id)
            self.table.setFocus()
            return
        if isinstance(key, Action) and self.table.records.row_of(key.id) < 0:
            self.filter.clear()
        super().go_to(key)

    # Cells

    def _keep(self, field: str) -> Callable[[Action, str], None]:
        def keep(action: Action, text: str) -> None:
            if text or field != "action":
                self._change(action, field, text)

        return keep

    def _keep_due(self, action: Action, text: str) -> None:
        day = read_date(text)
        if text and day is None:
            self.desk.say("warning", f"“{text}” is not a date. Write it as 31 Mar 2019.")
        else:
            self._change(action, "due", day.isoformat() if day else None)

    def _keep_status(self, action: Action, text: str) -> None:
        self._change(action, "status", text.lower())

    def _change(self, action: Action, field: str, value: object) -> None:
        if not self.desk.file.read_only:
            change(self.desk.file, action, **{field: value})

    def _group(self, action: Action) -> str:
        group_by = self.filter.wanted.group_by
        return group_of(action, group_by or "priority", self._names)

    def _group_ink(self, action: Action) -> str:
        return "text" if action.id in self._firsts else "muted"

    def _due(self, action: Action) -> str:
        return date_text(action.due or "") or "No date"

    def _due_kind(self, action: Action) -> Kind | None:
        if not action.due:
            return "warn"
        return "concern" if is_late(action, self.desk.today) else None


def _status(action: Action) -> str:
    return action.status.capitalize()


def _status_kind(action: Action) -> Kind:
    return STATUS_KINDS.get(action.status, "normal")
