"""The sub-groups: what each is for, who chairs it, and to which group it reports."""

from __future__ import annotations

from collections.abc import Sequence

from smpdesk.evidence.priorities.organisation import branches, may_report_to, walk
from smpdesk.models.records import Assessment, Priority, SubGroup
from smpdesk.ui.desk import Desk
from smpdesk.ui.parts import RecordPart
from smpdesk.ui.widgets.record_form import RecordForm
from smpdesk.ui.widgets.record_model import Column


class Groups(RecordPart[SubGroup]):
    """The groups from the top down, each set in below the one it reports to."""

    title = "Sub-groups"
    icon = "partnership"
    shortcut = ""
    yearly = False
    kind = SubGroup
    first_field = "name"
    empty_title = "No sub-groups yet"
    empty_sentence = (
        "Sub-groups answer for priorities. Who reports to whom makes the organisation chart, in "
        "the window and in the plan."
    )

    def __init__(self, desk: Desk) -> None:
        self._depths: dict[int, int] = {}
        self._leads: dict[int, list[str]] = {}
        super().__init__(desk)
        self.new_button.setText("New sub-group")

    def columns(self) -> Sequence[Column[SubGroup]]:
        """The columns of the list."""
        return [
            Column("Group", self._indented, stretch=True, bold=True),
            Column("Chair", lambda r: r.chair, width=230, tip=lambda r: r.chair),
            Column("Answers for", self._priorities, width=200, tip=self._priorities),
        ]

    def make_form(self) -> RecordForm:
        """The fields of a group."""
        form = RecordForm()
        form.text("name", "Group")
        form.reference("parent", "Reports to")
        form.text("chair", "Chair (the post)")
        form.area("purpose", "Purpose", 4)
        return form

    def show_record(self, record: SubGroup) -> None:
        """Show a group; it can't report to itself or to a group below it."""
        self.form.offer("parent", may_report_to(record, self.desk.file.all(SubGroup)))
        super().show_record(record)

    def records(self, assessment: Assessment) -> list[SubGroup]:
        """All groups from the top down."""
        walked = list(walk(branches(self.desk.file.all(SubGroup))))
        self._depths = {branch.group.id: depth for branch, depth in walked}
        self._leads = {}
        for priority in self.desk.file.all(Priority, assessment=assessment.id):
            self._leads.setdefault(priority.sub_group or 0, []).append(priority.name)
        return [branch.group for branch, _ in walked]

    def blank(self, assessment: Assessment) -> SubGroup:
        """A group to begin with, reporting to the one that is looked at."""
        there = self.desk.file.all(SubGroup)
        last = max((group.position for group in there), default=-1)
        current = self.table.current()
        return SubGroup(name="New group", parent=current.id if current else None, position=last + 1)

    def _indented(self, group: SubGroup) -> str:
        return "\u2003" * self._depths.get(group.id, 0) + group.name

    def _priorities(self, group: SubGroup) -> str:
        return ", ".join(self._leads.get(group.id, []))
