"""What each column of a table is: a name, a period, a figure, or worked out from figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from smpdesk.importing.files.sheets import Raw, text_of
from smpdesk.importing.gazetteer.area_matching import Match, kind_of_heading, matches_for
from smpdesk.importing.gazetteer.areas import CODE, Areas
from smpdesk.importing.tables.cells import Look, look_of
from smpdesk.importing.tables.headers import Heading, headings_of
from smpdesk.importing.tables.label_columns import with_measures
from smpdesk.importing.tables.layout import Table
from smpdesk.importing.words.dimensions import (
    Dimension,
    are_standings,
    dimension_of,
    is_identifier,
)
from smpdesk.importing.words.values import read_figure
from smpdesk.importing.words.wording import (
    is_generic,
    is_plain_total,
    label_of,
    same_words,
    without_notes,
)
from smpdesk.importing.words.written_periods import (
    day_comes_first,
    hyphens_join_years,
    read_period,
)
from smpdesk.importing.words.year_parts import numbered_part, part_alone

Role = Literal[
    "label",
    "value",
    "change",
    "percent",
    "rank",
    "share",
    "average",
    "total",
    "note",
    "ignored",
    "blank",
]
ROLES: tuple[Role, ...] = (
    "value",
    "change",
    "percent",
    "rank",
    "share",
    "average",
    "total",
    "note",
    "ignored",
)

_SAMPLE = 1500
_MOST = 0.6
_SENTENCES = 70


@dataclass(frozen=True)
class Column:
    """A column's place, heading and role; a label column also has a dimension.

    ``alike`` counts the columns at its left whose headings differ from its own by periods alone.
    """

    index: int
    heading: Heading
    role: Role
    dimension: Dimension | None = None
    kind: str = ""
    day_first: bool = True
    undecided_dates: bool = False
    hyphened_years: bool = False
    alike: int = 0

    @property
    def words(self) -> str:
        """The heading as one line, without footnote marks."""
        return ": ".join(w for cell in self.heading if (w := without_notes(text_of(cell))))


def columns_of(table: Table, areas: Areas) -> list[Column]:
    """The columns of a table from left to right; label columns have their dimension."""
    labels = {c for c in range(table.left, table.right + 1) if _names_rows(table, c)}
    headings = headings_of(table, labels)
    columns = [
        _column(table, index, headings[index], index in labels, areas)
        for index in range(table.left, table.right + 1)
    ]
    return with_measures(columns, table)


def cells_of(table: Table, column: int, most: int = _SAMPLE) -> list[Raw]:
    """The cells of a column in the rows of figures, the first ``most`` of them, blanks left out."""
    rows = table.sheet.rows
    found = (rows[data.row][column] for data in table.data[:most])
    return [cell for cell in found if not isinstance(cell, str) or text_of(cell)]


def _names_rows(table: Table, column: int) -> bool:
    """Whether the column's cells are names or dates rather than figures."""
    looks = Counter(look_of(cell) for cell in cells_of(table, column))
    named = looks["text"] + looks["period"]
    figures = looks["number"] + looks["year"] + looks["missing"]
    if named and named >= figures:
        return True
    heading = table.sheet.rows[table.header_rows[-1]][column] if table.header_rows else ""
    return _numbers_name_rows(table, column, text_of(heading), looks)


def _numbers_name_rows(table: Table, column: int, heading: str, looks: Counter[Look]) -> bool:
    """Whether a column of numbers names rows after all: years, quarters, codes, references."""
    dimension = dimension_of(heading)
    if dimension == "year part" and looks["number"]:
        cells = cells_of(table, column)
        return all(numbered_part(text_of(c), heading) or part_alone(text_of(c)) for c in cells)
    if dimension in ("year", "year part", "period"):
        return looks["year"] + looks["period"] > looks["number"]
    if dimension in ("area code", "measure code") and not looks["missing"]:
        return True
    if dimension == "ignored" and not looks["missing"]:
        return column != table.right or is_identifier(heading)
    if dimension in ("breakdown", "measure code") and _code_beside_words(table, column, heading):
        return True
    if dimension == "breakdown":
        return column == table.left or (_counts_follow(table, column) and _repeats(table))
    only_years = looks["year"] > 1 and not looks["number"]
    return only_years and column == table.left and table.right > table.left


def _code_beside_words(table: Table, column: int, heading: str) -> bool:
    """Whether numbers are codes of what a column of words says: “Outcome type”, “Outcome group”."""
    header = table.sheet.rows[table.header_rows[-1]] if table.header_rows else []
    first = same_words(heading).split()[:1]
    numbers = [read_figure(cell) for cell in cells_of(table, column, 300)]
    whole = all(n is not None and n.number is not None and n.number.is_integer() for n in numbers)
    return whole and any(
        same_words(text_of(cell)).split()[:1] == first
        and at != column
        and all(look_of(c) == "text" for c in cells_of(table, at, 50))
        for at, cell in enumerate(header[: table.right + 1])
        if at >= table.left
    )


def _counts_follow(table: Table, column: int) -> bool:
    """Whether a later column says in its heading that it holds the counts."""
    header = table.sheet.rows[table.header_rows[-1]] if table.header_rows else []
    return any(dimension_of(text_of(cell)) == "value" for cell in header[column + 1 :])


def _repeats(table: Table) -> bool:
    """Whether names stand in several rows at the left, as where the rows tell groups apart."""
    names = [text_of(cell) for cell in cells_of(table, table.left)]
    return len(set(names)) < len(names)


def _column(table: Table, index: int, heading: Heading, is_label: bool, areas: Areas) -> Column:
    cells = cells_of(table, index)
    if not cells:
        return Column(index, heading, "blank")
    if not is_label:
        return Column(index, heading, "value")
    title = text_of(heading[-1]) if heading else ""
    dimension = _dimension(title, cells, areas)
    lengths = [len(text_of(cell)) for cell in cells]
    if dimension == "note" or sum(lengths) > _SENTENCES * len(lengths):
        return Column(index, heading, "note", "note")
    if dimension in ("ignored", "area type"):
        return Column(index, heading, "ignored", dimension)
    day_first, decided = day_comes_first(cells)
    return Column(
        index,
        heading,
        "label",
        dimension,
        kind_of_heading(" ".join(map(text_of, heading))),
        day_first,
        not decided and dimension == "period",
        hyphens_join_years(cells),
    )


def _dimension(title: str, cells: Sequence[Raw], areas: Areas) -> Dimension | None:
    """What a label column's cells are: by what they hold first, then by what its heading says."""
    said = dimension_of(title)
    if are_standings(title, {without_notes(text_of(c)) for c in cells}):
        return "status"
    if _share(cells, lambda c: bool(CODE.fullmatch(text_of(c)))) >= 0.3:
        return "area code"
    if said == "ignored":
        return said
    if said == "year part" and all(numbered_part(text_of(c), title) for c in cells):
        return said
    if _share(cells, lambda c: part_alone(text_of(c)) is not None) >= _MOST:
        return "year part"
    if _share(cells, lambda c: read_period(c) is not None) >= _MOST:
        return "year" if said == "year" else "period"
    if said in ("period", "year part", "year"):
        return "ignored"
    names = list(dict.fromkeys(label_of(c)[0] for c in cells if not _is_sum(c)))[:400]
    known = sum(
        match.certainty in ("name", "code")
        for match in matches_for(names, areas, alike=False).values()
    )
    if names and known >= 0.5 * len(names):
        return "area"
    if said in ("breakdown", "area type", "note", "measure code", "qualifier"):
        return said
    if said == "area code":
        return "ignored"
    if said == "value":
        return None
    if said is None and known >= max(3, 0.3 * len(names)):
        return "area"
    return said


def _is_sum(cell: Raw) -> bool:
    return is_plain_total(text_of(cell))


def _share(cells: Sequence[Raw], test: Callable[[Raw], bool]) -> float:
    return sum(map(test, cells)) / len(cells) if cells else 0.0


def area_level(columns: Sequence[Column], areas: Areas) -> dict[int, Match]:
    """For a table wide by area: the area that each value column's heading names, by column.

    A level of the headings is one of areas when most of its different words name areas. A single
    name will do where no column names the areas of rows.
    """
    fewest = 2 if any(c.dimension in ("area", "area code") for c in columns) else 1
    values = [c for c in columns if c.role == "value" and c.heading]
    depth = max((len(c.heading) for c in values), default=0)
    for level in range(depth):
        words = {
            c.index: without_notes(text_of(c.heading[level]))
            for c in values
            if len(c.heading) > level
        }
        different = [
            w for w in dict.fromkeys(words.values()) if not is_generic(w) and not is_plain_total(w)
        ]
        if len(different) < fewest:
            continue
        matches = matches_for(different, areas, alike=False)
        certain = sum(m.certainty in ("name", "code") for m in matches.values())
        if certain >= _MOST * len(different):
            return {index: matches[word] for index, word in words.items() if word in matches}
    return {}
