"""From a table whose words are understood to observations, cell by cell."""

from __future__ import annotations

from collections.abc import Sequence

from smpdesk.importing.files.sheets import address, text_of
from smpdesk.importing.gazetteer.areas import PlannedArea
from smpdesk.importing.meanings.column_periods import with_year
from smpdesk.importing.meanings.columns import columns_of
from smpdesk.importing.meanings.days import add_up_days
from smpdesk.importing.meanings.defaults import Defaults
from smpdesk.importing.meanings.fractions_of_one import fraction_columns
from smpdesk.importing.meanings.meaning import ColumnMeaning, meanings_of
from smpdesk.importing.meanings.nested import Subtotal, unnested
from smpdesk.importing.meanings.plain_rows import PlainRows
from smpdesk.importing.meanings.row_areas import match_areas
from smpdesk.importing.meanings.rows import RowMeaning, rows_of_table, section_meaning
from smpdesk.importing.meanings.settled_areas import settle_areas
from smpdesk.importing.meanings.understood import Reading
from smpdesk.importing.plans.corrections import corrected
from smpdesk.importing.plans.fingerprint import shape_of, source_of
from smpdesk.importing.plans.gathered import Gathered
from smpdesk.importing.plans.measures import MeasureKey, is_population, rate_name
from smpdesk.importing.plans.observations import Observations
from smpdesk.importing.plans.plan import ImportFinding, LeftOut, PlannedPopulation
from smpdesk.importing.tables.context import context_of
from smpdesk.importing.tables.layout import Table
from smpdesk.importing.words.rate_words import rate_in
from smpdesk.importing.words.units import unit_of_column, unit_of_row
from smpdesk.importing.words.values import Figure, read_figure
from smpdesk.periods import Period

_MOST_PEOPLE = 10_000_000_000
_TOTAL = "a total of other rows: compared with them, not kept"


def read_table(table: Table, number: int, table_id: str, gathered: Gathered) -> Reading:
    """Reads one table into observations; what only the officer can say is asked about."""
    columns = corrected(columns_of(table, gathered.areas), gathered.asking, table_id)
    subtotals = unnested(table, columns, gathered.areas)
    if subtotals:
        columns = corrected(columns_of(table, gathered.areas), gathered.asking, table_id)
    context = context_of(table, gathered.file_name, gathered.areas)
    context = with_year(columns, table, context, gathered.asking, table_id)
    if context.area is not None and context.area.kind == "district":
        gathered.areas.look_within([context.area.key])
    meanings = meanings_of(columns, context, gathered.areas, gathered.asking, table_id)
    rows = rows_of_table(table, columns)
    match_areas(rows, columns, gathered.areas, context.area)
    defaults = Defaults(table, table_id, context, columns, gathered)
    observations = Observations(gathered.observations.terms)
    reading = Reading(
        table, table_id, number, context, columns, meanings, rows, defaults, observations
    )
    if _says_nothing(reading):
        reading.left_out.append(LeftOut(table.box.address, "", "nothing names its rows"))
        return reading
    _tell_subtotals(subtotals, reading, gathered)
    settle_areas(reading, gathered)
    reading.fractions = fraction_columns(
        table,
        table_id,
        [m for m in meanings if m.kept],
        defaults.said_measure(),
        gathered.asking,
    )
    _Facts(reading, gathered).read()
    add_up_days(reading, gathered)
    gathered.shapes.append(shape_of(reading, gathered))
    gathered.source = gathered.source or source_of(table)
    return reading


def _says_nothing(reading: Reading) -> bool:
    """Whether neither rows nor columns say what their numbers are, as in a list of notes."""
    labels = any(column.role == "label" for column in reading.columns)
    return not labels and not any(m.period or m.area for m in reading.meanings)


def _tell_subtotals(subtotals: Sequence[Subtotal], reading: Reading, gathered: Gathered) -> None:
    """The rows that are totals of those below are left out; those that do not add up are told."""
    sheet = reading.table.sheet.name
    for row in subtotals:
        reading.left_out.append(LeftOut(row.cell, row.name, _TOTAL))
        for cell in row.unlike:
            where = f"{sheet}!{cell}" if sheet else cell
            message = f"{where}: the figure for {row.name} is not the sum of the rows below it."
            gathered.findings.append(ImportFinding("total", where, message))


class _Facts:
    """Walks over the cells of a table."""

    def __init__(self, reading: Reading, gathered: Gathered) -> None:
        self.reading, self.gathered = reading, gathered
        self.sheet = reading.table.sheet
        self.kept = [m for m in reading.meanings if m.kept]
        self.units = {m.column.index: unit_of_column(reading, m) for m in self.kept}
        for column in reading.fractions:
            self.units[column] = "per cent"
        self._measures: dict[tuple[str, str, int], MeasureKey | None] = {}
        self._sections: dict[str, tuple[PlannedArea | None, Period | None, str]] = {}
        self._column_areas = {
            m.column.index: gathered.use_area(m.area.area) for m in self.kept if m.area
        }

    def read(self) -> None:
        """Every row and every column of figures."""
        plain = PlainRows(self.reading, self.kept, self._measure)
        for position, row in enumerate(self.reading.rows):
            why = self._why_not(row)
            if why:
                cell = address(row.row.row, self.reading.table.left)
                self.reading.left_out.append(LeftOut(cell, row.label, why))
                continue
            self._row(position, row, plain)
        plain.hand_over()

    def _why_not(self, row: RowMeaning) -> str:
        if row.total:
            return _TOTAL
        if row.average:
            return "an average of other rows: compared with them, not kept"
        return ""

    def _row(self, position: int, row: RowMeaning, plain: PlainRows) -> None:
        section_area, section_period, section_words = self._section(row.row.section)
        if section_area is not None and position not in self.reading.areas_of_rows:
            self.reading.areas_of_rows[position] = self.gathered.use_area(section_area)
        cells = self.sheet.rows[row.row.row]
        section = (section_period, section_words)
        for meaning in plain.keep(position, row, section, cells):
            column = meaning.column.index
            cell = cells[column]
            figure = read_figure(cell)
            if figure is None:
                self._not_a_figure(row, column, text_of(cell))
                continue
            if figure.status == "missing" and not text_of(cell) and self._sparse(cells):
                continue
            if figure.number is not None and self._is_fraction(row.row.row, column):
                figure = figure._replace(number=round(figure.number * 100, 10), unit="per cent")
            if row.provisional and figure.status == "value":
                figure = figure._replace(status="provisional")
            measure = self._measure(row, meaning, section_words)
            period = self._period(row, meaning, section_period)
            area = self._area(position, row, meaning)
            if measure is None or period is None or area is None:
                self._incomplete(row, column, measure, period)
                continue
            parts = [part for part in (row.breakdown, meaning.breakdown) if part]
            self._keep(row, column, figure, measure, period, area, "; ".join(parts))

    def _is_fraction(self, row: int, column: int) -> bool:
        """Whether the cell holds a per cent as a fraction of one."""
        return (row, column) in self.sheet.percents or column in self.reading.fractions

    def _keep(
        self,
        row: RowMeaning,
        column: int,
        figure: Figure,
        measure: MeasureKey,
        period: Period,
        area: str,
        breakdown: str,
    ) -> None:
        cell = address(row.row.row, column)
        if measure == ("", "population"):
            if figure.number is not None and 0 <= figure.number < _MOST_PEOPLE:
                self.reading.populations.append(
                    PlannedPopulation(area, int(period.end[:4]), round(figure.number), cell)
                )
            elif figure.number is not None:
                self._not_a_figure(row, column, f"{figure.number:g}")
            return
        self.reading.observations.add(
            measure,
            area,
            period.start,
            period.months,
            breakdown,
            figure.number,
            figure.status,
            self.reading.number,
            row.row.row,
            column,
        )

    def _sparse(self, cells: Sequence[object]) -> bool:
        """Whether a row has no figure at all, so that its blanks are not missing figures."""
        return not any(text_of(cells[m.column.index]) for m in self.kept)  # type: ignore[arg-type]

    def _section(self, section: str) -> tuple[PlannedArea | None, Period | None, str]:
        if section not in self._sections:
            self._sections[section] = section_meaning(section, self.gathered.areas)
        return self._sections[section]

    def _area(self, position: int, row: RowMeaning, meaning: ColumnMeaning) -> str | None:
        by_column = self._column_areas.get(meaning.column.index)
        if by_column is not None:
            return by_column
        by_row = self.reading.areas_of_rows.get(position)
        return by_row if by_row is not None else self.reading.defaults.area()

    def _period(
        self, row: RowMeaning, meaning: ColumnMeaning, section: Period | None
    ) -> Period | None:
        default = section or None
        if row.period is not None or row.part is not None:
            return self.reading.defaults.row_period(row, meaning, default)
        if meaning.period is not None:
            return meaning.period
        return default or self.reading.defaults.period(meaning)

    def _measure(self, row: RowMeaning, meaning: ColumnMeaning, section: str) -> MeasureKey | None:
        key = (row.measure, section, meaning.column.index)
        if key not in self._measures:
            self._measures[key] = self._named(row, meaning, section)
        return self._measures[key]

    def _named(self, row: RowMeaning, meaning: ColumnMeaning, section: str) -> MeasureKey | None:
        named, defaults = meaning.named, self.reading.defaults
        if self._counts_people(row, meaning):
            return ("", "population")
        per = named.per or defaults.rate_from_title(row, meaning)
        if per:
            base = named.words or row.measure or section or defaults.said_measure()
            base = base or named.vague or defaults.measure()
            if not base:
                return None
            if named.words and row.measure:
                base = f"{row.measure}: {named.words}"
            of = named.rate_of or self.reading.context.rate_of
            return self.gathered.use_measure(rate_name(base, per, of), "rate", per)
        rated = rate_in(row.measure)
        if rated is not None and not named.words and not meaning.counted:
            name = rate_name(rated.rest, rated.per, rated.of)
            return self.gathered.use_measure(name, "rate", rated.per)
        name, parent = rated.rest if rated is not None and rated.rest else row.measure, row.parent
        if named.words:
            name = f"{name}: {named.words}" if name else named.words
            parent = parent or (named.above if name == named.words else "")
        question = self.reading.context.question
        if name and question:
            name, parent = f"{question} {name}", parent or question
        name = name or section
        plain = " " in named.vague and not defaults.said_measure()  # “Total recorded crime”
        if not name and named.vague and (plain or not defaults.says_measure()):
            name = named.vague
        name = name or defaults.measure()
        if not name:
            return None
        unit = unit_of_row(self.reading, row, meaning, self.units[meaning.column.index])
        if parent and parent != name:
            self.gathered.use_measure(parent, unit)
        return self.gathered.use_measure(name, unit, 0, parent)

    def _counts_people(self, row: RowMeaning, meaning: ColumnMeaning) -> bool:
        if row.measure or row.breakdown or meaning.breakdown:
            return False
        words = meaning.named.words
        if words:
            return is_population(words)
        said = self.reading.context.measure
        return said is not None and meaning.period is not None and is_population(said.text)

    def _not_a_figure(self, row: RowMeaning, column: int, text: str) -> None:
        cell = address(row.row.row, column)
        self.reading.left_out.append(LeftOut(cell, text[:80], "not a figure"))

    def _incomplete(
        self, row: RowMeaning, column: int, measure: MeasureKey | None, period: Period | None
    ) -> None:
        lacking = "measure" if measure is None else "period" if period is None else "area"
        cell = address(row.row.row, column)
        self.reading.left_out.append(
            LeftOut(cell, row.label, f"nothing says which {lacking} this figure is of")
        )
