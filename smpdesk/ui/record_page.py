"""A page on one kind of record: a list, the record chosen, add, change, remove."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from PySide6.QtWidgets import QWidget

from smpdesk.models.edits import add, change, remove
from smpdesk.models.past.history import Edited
from smpdesk.models.past.telling import gone_with
from smpdesk.models.records import Assessment, Record
from smpdesk.ui.begin.new_assessment import NewAssessmentDialog
from smpdesk.ui.desk import Desk
from smpdesk.ui.page import Page
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.empty import EmptyState
from smpdesk.ui.widgets.master_detail import MasterDetail, detail_column
from smpdesk.ui.widgets.reading_only import changes_file
from smpdesk.ui.widgets.record_form import RecordForm
from smpdesk.ui.widgets.record_model import Column
from smpdesk.ui.widgets.record_table import RecordTable

R = TypeVar("R", bound=Record)


class RecordPage(Page, Generic[R]):
    """What the pages of records share; each says its kind, columns, form and first words."""

    kind: ClassVar[type[Record]]
    first_field: ClassVar[str]
    empty_title: ClassVar[str]
    empty_sentence: ClassVar[str]
    yearly: ClassVar[bool] = True
    """Whether its records belong to one year's assessment, which must then be there first."""
    cells: ClassVar[bool] = False
    lines: ClassVar[int] = 1
    share: ClassVar[tuple[int, int]] = (5, 3)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.table: RecordTable[R] = RecordTable(
            self.title, self.columns(), lambda r: r.id, self.cells, self.lines
        )
        self.form = self.make_form()
        self.empty = EmptyState(self.icon)
        detail = detail_column(*self.intro(), self.form, *self.extras())
        name, kept = type(self).__name__, desk.preferences
        self.sides = MasterDetail(name, self.table, detail, self.empty, kept, self.share)
        self.remove_button = changes_file(button("Remove", self.remove_current, icon="remove"))
        new = button(f"New {self.kind.word()}", self.add_new, "primary", "add")
        self.new_button = changes_file(new)
        self.fill_head()
        self.body.addWidget(self.sides, 1)
        self.table.picked.connect(self._picked)
        self.table.opened.connect(lambda _: self.form.start_at(self.first_field))
        self.table.removal_wanted.connect(lambda _: self.remove_current())
        self.form.changed.connect(self.keep)

    # What a page says of itself

    def columns(self) -> Sequence[Column[R]]:
        """The columns of the list."""
        raise NotImplementedError

    def make_form(self) -> RecordForm:
        """The fields of a record."""
        raise NotImplementedError

    def intro(self) -> list[QWidget]:
        """What stands above the fields."""
        return []

    def extras(self) -> list[QWidget]:
        """What stands below the fields."""
        return []

    def fill_head(self) -> None:
        """Put the page's tools beside its title."""
        self.tools.addWidget(self.remove_button)
        self.tools.addWidget(self.new_button)

    def records(self, assessment: Assessment) -> list[R]:
        """The records to list."""
        raise NotImplementedError

    def blank(self, assessment: Assessment) -> R | None:
        """A new record to begin with, or None when something else is needed first."""
        raise NotImplementedError

    def show_record(self, record: R) -> None:
        """Show the record chosen; a page with extras shows them too."""
        self.form.show_record(record)

    def offer(self, assessment: Assessment) -> None:
        """Offer in the form what can be chosen."""

    def year(self) -> Assessment | None:
        """The assessment whose records are shown; a blank one for records of no year."""
        blank = None if self.yearly else Assessment(name="", data_start="")
        return self.desk.assessment or blank

    # What happens

    def refresh(self, edited: Edited | None = None) -> None:
        """Read the file anew."""
        assessment = self.year()
        self.heading.setText(self.title)
        for tool in (self.new_button, self.remove_button):
            tool.setEnabled(assessment is not None and not self.desk.file.read_only)
        self.form.set_read_only(self.desk.file.read_only)
        if assessment is None:
            self._begin_assessment()
            return
        records = self.records(assessment)
        self.offer(assessment)
        self.table.show_records(records)
        self.sides.show_empty(not records)
        self.remove_button.setVisible(bool(records))
        self.new_button.setVisible(bool(records))
        self.say_empty(assessment)
        if (record := self.table.current()) is not None:
            self.show_record(record)
        else:
            self.table.pick_first()  # which shows it

    def say_empty(self, assessment: Assessment) -> None:
        """Say what belongs here when there is nothing yet."""
        word = self.kind.word()
        one = f"an {word}" if word[0] in "aeiou" else f"a {word}"
        self.empty.say(self.empty_title, self.empty_sentence, f"Add {one}", self.add_new)

    def _begin_assessment(self) -> None:
        self.sides.show_empty(True)
        self.remove_button.hide()
        self.new_button.hide()
        self.empty.say(
            "Begin with an assessment",
            "Priorities, actions and case studies belong to one year's assessment, and this "
            "file has none yet.",
            "New assessment…",
            lambda: NewAssessmentDialog(self.desk, self).open(),
        )

    def add_new(self) -> None:
        """Add a record and go to its first field."""
        assessment = self.year()
        if assessment is None or (record := self.blank(assessment)) is None:
            return
        self.form.commit()
        made = self.insert(record)
        self.table.pick(made.id)
        self.sides.show_top()
        self.form.start_at(self.first_field)

    def insert(self, record: R) -> R:
        """Put a new record into the file."""
        return add(self.desk.file, record)

    def remove_current(self) -> None:
        """Remove the record chosen; undo brings it back."""
        record = self.table.current()
        if record is None:
            return
        row = self.table.currentIndex().row()
        remove(self.desk.file, record)
        self.table.pick_row(row)
        gone = gone_with(self.desk.file, self.desk.file.history(1)[0], record)
        parts, back = (f", with {gone}", "it all") if gone else ("", "it")
        self.desk.say("done", f"Removed: {record.title()}{parts}. Undo brings {back} back.")

    def keep(self, record: Record, field: str, value: object) -> None:
        """Keep what was written in a field."""
        change(self.desk.file, record, **{field: value})

    def go_to(self, key: object) -> None:
        """Show the record asked for, given as a record or its id."""
        self.table.pick(key.id if isinstance(key, Record) else int(str(key)))
        self.table.setFocus()

    def seen(self) -> object:
        """The record that is chosen."""
        return self.table.current()

    def leave(self) -> None:
        """Commit what is half-written."""
        self.form.commit()

    def _picked(self, record: R) -> None:
        self.form.commit()
        self.show_record(record)
        self.sides.show_top()
