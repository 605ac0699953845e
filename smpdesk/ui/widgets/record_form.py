"""A form on one record: each field keeps what is written when it is left."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QCompleter, QWidget

from smpdesk.models.records import Record
from smpdesk.ui.widgets.fields import Choice, DateField, TextArea, TextField
from smpdesk.ui.widgets.form import Form
from smpdesk.ui.widgets.money import MoneyField
from smpdesk.ui.widgets.reading_only import changes_file


class RecordForm(Form):
    """Shows a record's fields; ``changed`` says record, field and new value as one writes."""

    changed = Signal(object, str, object)

    def __init__(self, columns: int = 1) -> None:
        super().__init__(columns)
        self.record: Record | None = None
        self._shows: dict[str, Callable[[object], None]] = {}
        self._fields: dict[str, QWidget] = {}

    def text(self, name: str, label: str, placeholder: str = "", wide: bool = False) -> TextField:
        """A line of text."""
        field = self.row(label, TextField(placeholder=placeholder), wide=wide)
        field.committed.connect(lambda text: self._say(name, text))
        self._bind(name, field, lambda value: field.show_text(str(value or "")))
        return field

    def area(
        self, name: str, label: str, lines: int = 3, placeholder: str = "", hint: str = ""
    ) -> TextArea:
        """Some lines of text over the whole width."""
        field = self.row(label, TextArea(placeholder=placeholder, lines=lines), hint, wide=True)
        field.committed.connect(lambda text: self._say(name, text))
        self._bind(name, field, lambda value: field.show_text(str(value or "")))
        return field

    def choice(self, name: str, label: str, choices: Sequence[tuple[str, str]]) -> Choice:
        """One of a few words."""
        field = self.row(label, changes_file(Choice(choices)))
        field.chosen.connect(lambda key: self._say(name, key))
        self._bind(name, field, lambda value: field.show_key(str(value or "")))
        return field

    def reference(self, name: str, label: str) -> Choice:
        """One of the records offered by id (``offer``), or none."""
        field = self.row(label, changes_file(Choice([("", "None")])))
        field.chosen.connect(lambda key: self._say(name, int(key) if key else None))
        self._bind(name, field, lambda value: field.show_key(str(value or "")))
        return field

    def date(self, name: str, label: str) -> DateField:
        """A date, or none."""
        field = self.row(label, DateField())
        field.picked.connect(lambda iso: self._say(name, iso or None))
        self._bind(name, field, lambda value: field.show_date(str(value or "")))
        return field

    def money(self, name: str, label: str) -> MoneyField:
        """An amount in pounds."""
        field = self.row(label, MoneyField())
        field.entered.connect(lambda pounds: self._say(name, pounds))
        self._bind(name, field, lambda value: field.show_pounds(float(str(value or 0))))
        return field

    def tick(self, name: str, label: str, words: str) -> QCheckBox:
        """A yes or no, with the words beside its box."""
        field = self.row(label, changes_file(QCheckBox(words)))
        field.clicked.connect(lambda on=False: self._say(name, on))
        self._bind(name, field, lambda value: field.setChecked(bool(value)))
        return field

    def offer(self, name: str, records: Sequence[Record]) -> None:
        """Offer records in a field made by ``reference``."""
        self.offer_choices(name, [("", "None"), *((str(r.id), r.title()) for r in records)])

    def offer_choices(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        """Offer other choices in a field made by ``choice`` or ``reference``."""
        field = self._fields[name]
        assert isinstance(field, Choice)
        field.offer(choices, field.key)

    def complete(self, name: str, known: Sequence[str]) -> None:
        """Offer words that are known to finish what is written in a line of text."""
        field = self._fields[name]
        if isinstance(field, TextField):
            held: QCompleter | None = field.completer()
            completer = held if held is not None else QCompleter(field)
            completer.setModel(QStringListModel(list(known), completer))
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            field.setCompleter(completer)

    def show_record(self, record: Record) -> None:
        """Show a record; what is being written in a field of the same record stays."""
        same = self.record is not None and self.record.id == record.id
        self.record = record
        for name, show in self._shows.items():
            field = self._fields[name]
            if not (same and isinstance(field, TextField | TextArea) and field.half_written):
                show(getattr(record, name))

    def set_read_only(self, read_only: bool) -> None:
        """Let the fields be read and copied, but not changed."""
        for field in self._fields.values():
            if isinstance(field, TextField | TextArea):
                field.setReadOnly(read_only)
            else:
                field.setEnabled(not read_only)

    def commit(self) -> None:
        """Keep now what is half-written."""
        for field in self._fields.values():
            if isinstance(field, TextField | TextArea):
                field.commit()

    def start_at(self, name: str) -> None:
        """Put the cursor into a field, all of it selected."""
        field = self._fields[name]
        field.setFocus()
        if isinstance(field, TextField):
            field.selectAll()

    def _bind(self, name: str, field: QWidget, show: Callable[[object], None]) -> None:
        self._fields[name] = field
        self._shows[name] = show

    def _say(self, name: str, value: object) -> None:
        if self.record is not None:
            self.changed.emit(self.record, name, value)
