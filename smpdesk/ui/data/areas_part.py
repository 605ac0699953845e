"""Areas: their kinds, codes, other names and groups, and how many people live there by year."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from smpdesk.errors import UserError
from smpdesk.models.area_facts import (
    call_also,
    groups_of,
    join_group,
    keep_population,
    latest_populations,
    leave_group,
    members_of,
    other_names,
    populations,
)
from smpdesk.models.edits import change
from smpdesk.models.records import Area, Assessment, Population, Record
from smpdesk.ui.data.record_tree import KIND_WORDS
from smpdesk.ui.desk import Desk
from smpdesk.ui.parts import RecordPart
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.fields import Choice, SearchField, TextField
from smpdesk.ui.widgets.reading_only import changes_file
from smpdesk.ui.widgets.record_form import RecordForm
from smpdesk.ui.widgets.record_model import Column
from smpdesk.ui.widgets.record_table import RecordTable
from smpdesk.ui.widgets.words import words

_LARGER = ("force", "county", "division", "district", "csp", "combined", "peer group")


class AreasPart(RecordPart[Area]):
    """The areas by kind at the left; the one chosen, with its populations, at the right."""

    title = "Areas"
    icon = "data"
    shortcut = ""
    yearly = False
    kind = Area
    first_field = "name"
    share = (3, 2)
    empty_title = "No areas yet"
    empty_sentence = (
        "Areas come with the extracts you import, or with the area you chose for your partnership. "
        "Their populations make rates."
    )

    def __init__(self, desk: Desk) -> None:
        self._latest: dict[int, Population] = {}
        self._names: dict[int, str] = {}
        self.kind_choice = Choice([("", "Every kind")], wide=190)
        self.kind_choice.setAccessibleName("Kind of area")
        self.search_field = SearchField("Find an area")
        super().__init__(desk)
        self.new_button.setText("New area")
        changes_file(self.new_button)
        changes_file(self.remove_button)
        filters = QHBoxLayout()
        filters.addWidget(self.search_field)
        filters.addWidget(self.kind_choice)
        filters.addStretch(1)
        self.body.insertLayout(0, filters)
        self.kind_choice.chosen.connect(lambda _: self.refresh())
        self.search_field.textChanged.connect(lambda _: self.refresh())

    def columns(self) -> Sequence[Column[Area]]:
        """The columns of the list."""
        return [
            Column("Area", lambda r: r.name, stretch=True, bold=True),
            Column("Kind", lambda r: KIND_WORDS[r.kind], width=84, ink=lambda _: "muted"),
            Column("Code", lambda r: r.code or "", width=96, ink=lambda _: "muted"),
            Column("People", self._people, align="right", width=82),
            Column("Part of", lambda r: self._names.get(r.parent or 0, ""), width=120),
        ]

    def make_form(self) -> RecordForm:
        """The fields of an area."""
        form = RecordForm(2)
        form.text("name", "Name", wide=True)
        form.choice("kind", "Kind", list(KIND_WORDS.items()))
        form.text("code", "Official code", "E07000110")
        form.reference("parent", "Part of")
        return form

    def extras(self) -> list[QWidget]:
        """Other names, groups and populations."""
        self.also_field = TextField(placeholder="Shepway; Folkestone")
        self.also_field.setAccessibleName("Other names, with semicolons between them")
        self.also_field.committed.connect(self._call)
        self.groups = words("", "muted", wrap=True)
        self.group_choice = changes_file(Choice([("", "Add it to a group…")], wide=200))
        self.group_choice.setAccessibleName("Add it to a group, or take it out")
        self.group_choice.chosen.connect(self._join)
        self.people: RecordTable[Population] = RecordTable(
            "Mid-year population",
            [
                Column("Year", lambda r: str(r.year), width=70),
                Column("People", lambda r: f"{r.persons:,}", align="right", width=110,
                       edit=self._count),
                Column("Source", lambda r: r.source, stretch=True, ink=lambda _: "muted",
                       edit=self._source, tip=lambda r: r.source),
            ],
            lambda r: r.id,
            cells=True,
        )  # fmt: skip
        self.year_field = TextField(placeholder="2016: 166,360")
        self.year_field.setAccessibleName("Add a year: the year, a colon, the number of people")
        self.year_button = changes_file(button("Add the year", self._add_year))
        adding = QWidget()
        line = QHBoxLayout(adding)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.year_field, 1)
        line.addWidget(self.year_button)
        return [
            words("Other names, with semicolons between them", "label"),
            self.also_field,
            words("Groups", "label"),
            self.groups,
            self.group_choice,
            words("Mid-year population", "label"),
            self.people,
            adding,
        ]

    def records(self, assessment: Assessment) -> list[Area]:
        """The areas of the kind chosen whose name or code has what is looked for."""
        areas = self.desk.file.all(Area)
        self._latest = latest_populations(self.desk.file)
        self._names = {area.id: area.name for area in areas}
        kinds = {area.kind for area in areas}
        offered = [(kind, said) for kind, said in KIND_WORDS.items() if kind in kinds]
        key = self.kind_choice.key if self.kind_choice.key in kinds else ""
        self.kind_choice.offer([("", "Every kind"), *offered], key)
        sought = self.search_field.text().strip().casefold()
        order = list(KIND_WORDS)
        found = [
            area
            for area in areas
            if key in ("", area.kind)
            and (sought in area.name.casefold() or sought in (area.code or "").casefold())
        ]
        own = self.desk.file.partnership().area
        return sorted(found, key=lambda area: (area.id != own, order.index(area.kind)))

    def blank(self, assessment: Assessment) -> Area:
        """An area to begin with."""
        return Area(name="New area", kind=self.kind_choice.key or "location")

    def offer(self, assessment: Assessment) -> None:
        """Offer the larger areas to be part of, and the groups."""
        areas = self.desk.file.all(Area)
        self.form.offer("parent", [area for area in areas if area.kind in _LARGER])
        self._groups = [a for a in areas if a.kind in ("combined", "division", "peer group")]

    def show_record(self, record: Area) -> None:
        """Show an area with its names, groups and populations."""
        super().show_record(record)
        file = self.desk.file
        self.also_field.show_text("; ".join(other_names(file, record)))
        inside, members = groups_of(file, record), members_of(file, record)
        said = [
            f"Belongs to {', '.join(a.name for a in inside)}." if inside else "",
            f"Has {', '.join(a.name for a in members)}." if members else "",
        ]
        self.groups.setText(" ".join(part for part in said if part) or "It belongs to no group.")
        of = {area.id for area in inside}
        offered = [
            (str(g.id), f"Take it out of {g.name}" if g.id in of else f"Add it to {g.name}")
            for g in self._groups
            if g.id != record.id
        ]
        self.group_choice.offer([("", "Add it to a group…"), *offered])
        self.group_choice.setVisible(bool(offered))
        self.people.show_records(populations(file, record))
        self.people.updateGeometry()

    def keep(self, record: Record, field: str, value: object) -> None:
        """Keep what was written in a field; a code belongs to one area alone."""
        if field == "name" and not value:
            self.desk.say("info", "An area needs a name. The old one was kept.")
        elif field == "code" and value and (held := self.desk.file.first(Area, code=value)):
            self.desk.say("info", f"{value} is the code of {held.name}. Nothing was changed.")
        else:
            change(self.desk.file, record, **{field: value or None if field == "code" else value})
            return
        self.refresh()

    def leave(self) -> None:
        """Commit what is half-written."""
        super().leave()
        self.also_field.commit()

    def _people(self, area: Area) -> str:
        held = self._latest.get(area.id)
        return f"{held.persons:,}" if held is not None else ""

    def _call(self, text: str) -> None:
        if (area := self.table.current()) is not None:
            call_also(self.desk.file, area, text.split(";"))

    def _join(self, key: str) -> None:
        area = self.table.current()
        group = next((g for g in self._groups if str(g.id) == key), None)
        if area is None or group is None:
            return
        inside = {each.id for each in groups_of(self.desk.file, area)}
        if group.id in inside:
            leave_group(self.desk.file, group, area)
        else:
            join_group(self.desk.file, group, area)

    def _count(self, held: Population, written: str) -> None:
        self._keep_people(held.year, written, f"Typed by {self.desk.file.user}")

    def _source(self, held: Population, written: str) -> None:
        change(self.desk.file, held, source=written)

    def _add_year(self) -> None:
        year, _, persons = self.year_field.text().partition(":")
        if year.strip().isdecimal() and persons.strip():
            if self._keep_people(int(year), persons, f"Typed by {self.desk.file.user}"):
                self.year_field.show_text("")
        else:
            self.desk.say("info", "Write the year, a colon and the number: 2016: 166,360.")

    def _keep_people(self, year: int, written: str, source: str) -> bool:
        area = self.table.current()
        digits = re.sub(r"[,\s]", "", written)
        if area is None:
            return False
        if not digits.isdecimal():
            self.desk.say("problem", f"“{written}” is not a number of people. Nothing was changed.")
            return False
        try:
            keep_population(self.desk.file, area, year, int(digits), source)
        except UserError as error:
            self.desk.say("problem", str(error))
            return False
        return True
