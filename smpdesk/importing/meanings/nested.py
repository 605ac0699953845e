"""Rows nested in one column, as a pivot table has them: each area with its types below it.

The row of an area is then the total of those below, and its name belongs to each of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from smpdesk.importing.files.sheets import address, leading_spaces, text_of
from smpdesk.importing.gazetteer.areas import Areas
from smpdesk.importing.meanings.columns import Column
from smpdesk.importing.meanings.three_levels import levels_by_sums, said_together
from smpdesk.importing.tables.layout import Table
from smpdesk.importing.words.values import read_figure
from smpdesk.importing.words.wording import is_plain_total, label_of
from smpdesk.importing.words.written_periods import read_period
from smpdesk.importing.words.year_parts import part_alone

_FEWEST = 4
_MOST = 0.6
_MOST_ROWS = 5_000


@dataclass(frozen=True)
class Subtotal:
    """The row of an outer name: its cell, and where it is not the sum of those below it."""

    cell: str
    name: str
    unlike: tuple[str, ...] = ()


def unnested(table: Table, columns: Sequence[Column], areas: Areas) -> list[Subtotal]:
    """Gives rows that are nested in their only column of names the outer name as their heading.

    The outer rows are taken out of the table's figures, and given back.
    """
    labels = [c for c in columns if c.role == "label"]
    if len(labels) != 1 or not _FEWEST <= len(table.data) <= _MOST_ROWS:
        return []
    names = [text_of(table.sheet.rows[d.row][labels[0].index]) for d in table.data]
    if levels := levels_by_sums(table, columns):
        kinds = [
            _kind([n for n, at in zip(names, levels, strict=True) if at == each], areas)
            for each in range(3)
        ]
        if kinds in (["period", "part", "words"], ["words", "words", "area"]):
            return _of_three_levels(table, names, levels, labels[0].index)
    outer = _outer(table, names, labels[0].index)
    if not outer or not _of_two_kinds(names, outer, areas):
        return []
    figures = [c.index for c in columns if c.role == "value"]
    found, section, kept = [], "", []
    for place, (data, name) in enumerate(zip(table.data, names, strict=True)):
        if place in outer:
            section = name
            unlike = _unlike(table, labels[0].index, place, outer, figures)
            found.append(Subtotal(address(data.row, labels[0].index), name, unlike))
            table.sections.append(data.row)
        else:
            kept.append(data._replace(section="" if is_plain_total(name) else section))
    table.data = kept
    return found if _mostly_sums(found) else [replace(each, unlike=()) for each in found]


def _of_three_levels(
    table: Table, names: Sequence[str], levels: Sequence[int], column: int
) -> list[Subtotal]:
    """Gives the innermost rows both outer names as their heading; the outer rows are sums."""
    found, kept, above = [], [], ["", ""]
    for data, name, level in zip(table.data, names, levels, strict=True):
        if level == 2:
            kept.append(data._replace(section=said_together(*above)))
            continue
        above[level] = name
        found.append(Subtotal(address(data.row, column), name))
        table.sections.append(data.row)
    table.data = kept
    return found


def _outer(table: Table, names: Sequence[str], column: int) -> set[int]:
    """The places of the rows within which the others lie: by their indents, or said only once."""
    rows = table.sheet.rows
    depths = [
        2 * table.sheet.indents.get((d.row, column), 0)
        + leading_spaces(rows[d.row][column])
        + label_of(rows[d.row][column])[1]
        for d in table.data
    ]
    named = [place for place, name in enumerate(names) if name and not is_plain_total(name)]
    if not named or named[0] != 0:
        return set()
    levels = sorted({depths[place] for place in named})
    if len(levels) == 2:
        outer = {place for place in named if depths[place] == levels[0]}
    elif len(levels) == 1:
        times = Counter(names)
        outer = {place for place in named if times[names[place]] == 1}
    else:
        return set()
    followed = all(place + 1 in named and place + 1 not in outer for place in outer)
    return outer if 0 in outer and len(outer) > 1 and followed else set()


def _of_two_kinds(names: Sequence[str], outer: set[int], areas: Areas) -> bool:
    """Whether outer and inner names are of different kinds, such as districts and offences."""
    above = list(dict.fromkeys(names[place] for place in sorted(outer)))
    below = list(dict.fromkeys(n for p, n in enumerate(names) if n and p not in outer))
    if not any(areas.named(name) for name in (*above, *below)):
        district = areas.districts_with_wards(above) or areas.districts_with_wards(below)
        areas.look_within([district] if district else [])
    kinds = _kind(above, areas), _kind(below, areas)
    return kinds[0] != kinds[1] and "" not in kinds and kinds[1] != "period"


def _kind(names: Sequence[str], areas: Areas) -> str:
    """What most of these names are: areas, periods, parts of a year, or words; or nothing."""
    kinds = Counter(_kind_of(name, areas) for name in names if not is_plain_total(name))
    kind, count = kinds.most_common(1)[0] if kinds else ("", 0)
    return kind if count >= _MOST * sum(kinds.values()) else ""


def _kind_of(name: str, areas: Areas) -> str:
    if areas.named(label_of(name)[0]):
        return "area"
    if read_period(name) is not None:
        return "period"
    return "part" if part_alone(name) is not None else "words"


def _unlike(
    table: Table, label: int, place: int, outer: set[int], figures: Sequence[int]
) -> tuple[str, ...]:
    """The cells of an outer row that are not the sum of those below."""
    rows, start = table.sheet.rows, table.data[place]
    end = place + 1
    while end < len(table.data) and end not in outer:
        end += 1
    below = table.data[place + 1 : end]
    inner = [d.row for d in below if not is_plain_total(text_of(rows[d.row][label]))]
    unlike = []
    for column in figures:
        whole = read_figure(rows[start.row][column])
        parts = [read_figure(rows[row][column]) for row in inner]
        numbers = [p.number for p in parts if p is not None and p.number is not None]
        suppressed = any(p is not None and p.status == "suppressed" for p in parts)
        if whole is None or whole.number is None or suppressed:
            continue
        if abs(whole.number - sum(numbers)) > 0.5:
            unlike.append(address(start.row, column))
    return tuple(unlike)


def _mostly_sums(found: Sequence[Subtotal]) -> bool:
    return sum(not each.unlike for each in found) * 2 >= len(found)
