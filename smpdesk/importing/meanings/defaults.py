"""What a table does not say in its cells: taken from around it, or asked of the officer."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from smpdesk.importing.files.sheets import address
from smpdesk.importing.gazetteer.areas import PlannedArea, new_area
from smpdesk.importing.meanings.column_periods import to_date
from smpdesk.importing.meanings.columns import Column
from smpdesk.importing.meanings.meaning import ColumnMeaning, ending_like, period_from
from smpdesk.importing.meanings.rows import RowMeaning
from smpdesk.importing.plans.gathered import Gathered
from smpdesk.importing.plans.plan import YEAR, Option
from smpdesk.importing.tables.context import Context
from smpdesk.importing.tables.layout import Table
from smpdesk.importing.words.dimensions import dimension_of
from smpdesk.importing.words.wording import is_generic
from smpdesk.importing.words.year_parts import part_in
from smpdesk.periods import Period, year_to

_NO_LABEL = (None, "measure", "breakdown", "value", "note")
LEAVE_OUT = "leave out"
NEW = "new"


class Defaults:
    """The measure, area and period of figures whose own row and column do not name them."""

    def __init__(
        self,
        table: Table,
        table_id: str,
        context: Context,
        columns: Sequence[Column],
        gathered: Gathered,
    ) -> None:
        self.table, self.id, self.context = table, table_id, context
        self.columns, self.gathered = columns, gathered
        self.asking = gathered.asking
        self._rows: dict[tuple[str, str], PlannedArea | None] = {}
        self._periods: dict[bool, Period | None] = {}

    # Measure

    def measure(self) -> str:
        """The measure said in the corner, the title, or (asked) the sheet's or file's name."""
        return self._measure

    def said_measure(self) -> str:
        """The measure that the corner or the title says, or nothing."""
        said = self.context.measure
        return self._corner or (said.text if said and said.origin == "title" else "")

    @cached_property
    def _measure(self) -> str:
        decided = self.asking.decided(f"measure@{self.id}")
        sure, said = self.said_measure(), self.context.measure
        if decided is None and sure:
            return sure
        best = sure or (said.text if said else "")
        where = f"; the {said.origin} says “{said.text}”" if said and not sure else ""
        options = (Option(best, best),) if best else ()
        return str(
            self.asking.ask(
                f"measure@{self.id}",
                f"What do the figures count{where}?",
                options,
                best,
                cell=address(self.table.box.top, self.table.left),
                free=True,
            )
        )

    @cached_property
    def _corner(self) -> str:
        """The words over the row labels, when they don't just say what the labels are."""
        for column in self.columns:
            if column.role != "label" or column.dimension not in ("area", "period"):
                continue
            words = column.words
            names = words.casefold().endswith(("name", "names"))
            if dimension_of(words) in _NO_LABEL and words and not names and not is_generic(words):
                return words
        return ""

    def says_measure(self) -> bool:
        """Whether anything around the table says what is counted."""
        return bool(self.said_measure() or self.context.measure)

    def rate_from_title(self, row: RowMeaning, meaning: ColumnMeaning) -> int:
        """Per how many, when only the title says that the figures are rates."""
        named = row.measure or meaning.named.words
        if not self.context.rate or meaning.counted or (named and meaning.named.unit):
            return 0
        return 0 if meaning.named.unit else self.context.rate

    # Area

    def area(self) -> str | None:
        """The key of the area in the title, or (asked) in the sheet's or file's name, or home."""
        return self._area

    @cached_property
    def _area(self) -> str | None:
        said, origin = self.context.area, self.context.area_origin
        question = f"area@{self.id}"
        if said is not None and self._plainly(said) and question not in self.asking.decisions:
            return self.gathered.use_area(said)
        home = self.gathered.areas.by_key.get(self.gathered.known.home)
        options = [a for a in (said, home) if a is not None]
        best = options[0].key if options else ""
        where = f"; the {origin} says “{said.name}”" if said is not None else ""
        answer = str(
            self.asking.ask(
                question,
                f"Which area are the figures of{where}?",
                [Option(a.key, a.name) for a in options],
                best,
                free=True,
            )
        )
        if not answer:
            return None
        found = self.gathered.areas.by_key.get(answer)
        if found is None:
            named = self.gathered.areas.named(answer)
            found = named[0] if named else new_area(answer, "location")
        return self.gathered.use_area(found)

    def _plainly(self, said: PlannedArea) -> bool:
        """Whether the title names the area, or the sheet's name is the area's and nothing more."""
        if self.context.area_origin == "sheet name":
            return self.gathered.areas.named(self.table.sheet.name) == [said]
        return self.context.area_origin == "title"

    def row_area(self, row: RowMeaning) -> PlannedArea | None:
        """The area of a row, asked about when it is only alike; None to leave the row out."""
        if row.area is None:
            return None
        label = row.area_label or row.area.area.name
        key = (label, row.area.area.key)
        if key not in self._rows:
            self._rows[key] = self._asked(row, label)
        return self._rows[key]

    def _asked(self, row: RowMeaning, label: str) -> PlannedArea | None:
        match = row.area
        assert match is not None
        question = f"name@{self.id}/{label.casefold()}"
        decided = self.asking.decided(question)
        if match.certainty != "likeness" and decided is None:
            return match.area
        kind = match.area.kind
        choices = [match.area, *match.others]
        options = [Option(a.key, f"{a.name} ({a.kind})") for a in choices]
        options += [Option(NEW, "An area of its own"), Option(LEAVE_OUT, "Leave the row out")]
        answer = self.asking.ask(
            question,
            f"Is “{label}” {match.area.name} ({kind})?",
            options,
            match.area.key,
            cell=address(row.row.row, self.table.left),
        )
        if answer == LEAVE_OUT:
            return None
        if answer == NEW:
            return new_area(label, kind if kind != "force" else "county")
        areas = self.gathered.areas
        named = areas.by_key.get(str(answer)) or next(iter(areas.named(str(answer))), None)
        return named or match.area

    # Period

    def row_period(
        self, row: RowMeaning, meaning: ColumnMeaning, section: Period | None
    ) -> Period | None:
        """The row's period, lengthened by a heading such as “Rolling year”."""
        period = row.period
        if period is None and row.part is not None:
            year = meaning.period or section or self.context.period
            period = part_in(row.part, year) if year is not None else None
            if period is None:
                return None
        if period is not None and period.months == 1:
            if meaning.to_date:
                return to_date(period)
            if meaning.rolling:
                return year_to(period.start)
        return period

    def period(self, meaning: ColumnMeaning) -> Period | None:
        """The period said in the title or sheet's name, or (asked) in the file's name."""
        if self.context.period is None and self.asking.is_open(f"{YEAR}{self.id}"):
            return None  # one question is enough
        rates = bool(meaning.named.per)
        if rates not in self._periods:
            self._periods[rates] = self._asked_period(rates)
        return self._periods[rates]

    def _asked_period(self, rates: bool) -> Period | None:
        said, origin = self.context.period, self.context.period_origin
        question = f"period@{self.id}"
        if said is not None and origin != "file name" and question not in self.asking.decisions:
            return said
        options: list[Option] = []
        best = ""
        if said is not None:
            lengths = [said.months] if said.months > 1 else [12, 1] if rates else [1, 12]
            options = [
                Option(
                    f"file/{n}",
                    ending_like(said, n).text()[:1].upper() + ending_like(said, n).text()[1:],
                )
                for n in lengths
            ]
            best = str(options[0].value)
        where = f"; the file's name says {said.text()}" if said is not None else ""
        answer = str(
            self.asking.ask(
                question,
                f"Which period are the figures of{where}?",
                options,
                best,
                free=True,
                cell=address(self.table.box.top, self.table.left),
            )
        )
        return self._answered(answer, said)

    @staticmethod
    def _answered(answer: str, said: Period | None) -> Period | None:
        from smpdesk.importing.words.written_periods import read_period

        if answer.startswith("file/") and said is not None and answer[5:].isdecimal():
            return ending_like(said, int(answer[5:]))
        return period_from(answer) or read_period(answer)
