"""Rows by their looks: figures, words or nothing; years and ages may be headings."""

from __future__ import annotations

from itertools import pairwise
from typing import Literal

from smpdesk.importing.files.sheets import Box, Raw, Sheet, text_of
from smpdesk.importing.tables.cells import Look, look_of
from smpdesk.importing.words.dimensions import dimension_of
from smpdesk.importing.words.wording import is_generic

RowKind = Literal["blank", "data", "words"]

_FEWEST_COUNTED = 6


def row_kinds(sheet: Sheet, looks: list[list[Look]], box: Box) -> list[RowKind]:
    """The kind of each row of the box, from its top.

    A large sheet is mostly of rows that look like the row of figures before them.
    """
    kinds: list[RowKind] = []
    headings: list[int] = []
    seen_data = False
    alike, first = list[Look](), -1
    for row in range(box.top, box.bottom + 1):
        if looks[row] is alike and (first < 0 or not _may_count_up(sheet.rows[row][first])):
            kinds.append("data")
            continue
        kind = _row_kind(sheet, row, looks, box, seen_data, headings)
        seen_data = seen_data or kind == "data"
        if kind == "words":
            headings.append(row)
        elif kind == "data" and "number" in looks[row][box.left : box.right + 1]:
            alike, first = looks[row], _first_of_many(looks[row], box)
        kinds.append(kind)
    return kinds


def _first_of_many(looks: list[Look], box: Box) -> int:
    """The first column of figures in a row that has so many that they may be headings, else -1."""
    figures = [c for c in range(box.left, box.right + 1) if looks[c] in ("number", "year")]
    return figures[0] if len(figures) >= _FEWEST_COUNTED else -1


def _may_count_up(first: Raw) -> bool:
    """Whether a row that begins with this figure may be 0, 1, 2 and so on."""
    if isinstance(first, float):
        return first <= 1 or not first.is_integer()
    text = text_of(first)
    return text in ("0", "1") or not text.isdecimal()


def _row_kind(
    sheet: Sheet,
    row: int,
    looks: list[list[Look]],
    box: Box,
    seen_data: bool,
    headings: list[int],
) -> RowKind:
    cells = looks[row][box.left : box.right + 1]
    if "number" in cells:
        header = _numbered_header(sheet, row, cells, box)
        return "words" if header or (not seen_data and _banded(sheet, row, box)) else "data"
    count = {look: cells.count(look) for look in ("year", "missing", "text", "period")}
    if not any(count.values()):
        return "blank"
    if count["year"]:
        if seen_data:
            heads = count["year"] > 1 and _heads_again(sheet, row, looks, box, headings)
            return "words" if heads else "data"
        under = headings[-1:] == [row - 1] and _counts_under(sheet, row, looks, box)
        return "data" if under else "words"
    if count["missing"] and (seen_data or count["missing"] >= 2):
        return "data" if count["missing"] >= 2 or count["text"] <= 3 else "words"
    if count["missing"] and count["text"] == 1 and headings[-1:] == [row - 1]:
        return "data" if _named_under_headings(sheet, row, looks, box, "missing") else "words"
    return "words"


def _whole_numbers(sheet: Sheet, row: int, box: Box) -> list[int]:
    found = []
    for cell in sheet.rows[row][box.left : box.right + 1]:
        text = text_of(cell)
        if text.isdecimal():
            found.append(int(text))
    return found


def _years_in_a_row(sheet: Sheet, row: int, box: Box) -> bool:
    """2014, 2015, 2016: years that follow each other are headings, not figures."""
    years = _whole_numbers(sheet, row, box)
    steps = {b - a for a, b in pairwise(years)}
    return len(years) >= 2 and steps in ({1}, {-1}) and all(1980 <= y <= 2060 for y in years)


def _heads_again(
    sheet: Sheet, row: int, looks: list[list[Look]], box: Box, headings: list[int]
) -> bool:
    """Whether a row of years below figures heads another table.

    Years that follow each other do, but “Essex, 2000, 2001” right below a row of figures is one
    more of these, unless its name or its years stand in a heading above, or it names what rows
    are.
    """
    if not _years_in_a_row(sheet, row, box):
        return False
    name, years = text_of(sheet.rows[row][box.left]), _whole_numbers(sheet, row, box)
    before = looks[row - 1][box.left : box.right + 1]
    below_figures = row - 1 not in headings and before.count("blank") < len(before)
    if not name or not below_figures or dimension_of(name) is not None:
        return True
    return any(
        name == text_of(sheet.rows[above][box.left]) or years == _whole_numbers(sheet, above, box)
        for above in headings
    )


def _counts_under(sheet: Sheet, row: int, looks: list[list[Look]], box: Box) -> bool:
    """Whether numbers that look like years are the first figures below their headings.

    They are if each stands under a heading that is a period already, or each under another
    heading: no table has Burglary of 2001 beside Robbery of 2002. A single one is a figure if
    its row begins with a name, and not with what the names below it are of.
    """
    if not _named_under_headings(sheet, row, looks, box, "year"):
        return False
    years = [c for c in range(box.left, box.right + 1) if looks[row][c] == "year"]
    if all(looks[row - 1][c] in ("year", "period") for c in years):
        return True
    headings = {text_of(sheet.rows[row - 1][c]) for c in years}
    if len(years) == 1:
        return dimension_of(text_of(sheet.rows[row][box.left])) is None
    return len(headings) == len(years) and len({text_of(sheet.rows[row][c]) for c in years}) > 1


def _named_under_headings(
    sheet: Sheet, row: int, looks: list[list[Look]], box: Box, look: Look
) -> bool:
    """Whether a row begins with a name, and all its cells of this look have words above them."""
    name = text_of(sheet.rows[row][box.left])
    above = [looks[row - 1][c] for c in range(box.left, box.right + 1) if looks[row][c] == look]
    return (
        looks[row][box.left] == "text"
        and looks[row - 1][box.left] != "blank"
        and "blank" not in above
        and not is_generic(name)
    )


def _banded(sheet: Sheet, row: int, box: Box) -> bool:
    """“Under 18”, “18-24”, “25+”: bands of ages are headings though the first looks suppressed."""
    figures = [
        text_of(cell)
        for cell in sheet.rows[row][box.left : box.right + 1]
        if look_of(cell) == "number"
    ]
    return all(text[:1].isalpha() for text in figures)


def _numbered_header(sheet: Sheet, row: int, cells: list[Look], box: Box) -> bool:
    """0, 1, 2, 3…: single years of age or days are headings when they count up by one.

    Under a row of headings they are figures that happen to do so.
    """
    first, written = "", sheet.rows[row]
    for at, look in enumerate(cells, box.left):
        if look in ("number", "year") and (first := text_of(written[at])).isdecimal():
            break
    if first not in ("0", "1"):
        return False
    numbers = _whole_numbers(sheet, row, box)
    above = sheet.rows[row - 1][box.left : box.right + 1] if row > box.top else []
    if sum(bool(text_of(cell)) for cell in above) > len(numbers) / 2:
        return False
    steps = {b - a for a, b in pairwise(numbers)}
    return len(numbers) >= _FEWEST_COUNTED and steps == {1} and numbers[0] in (0, 1)
