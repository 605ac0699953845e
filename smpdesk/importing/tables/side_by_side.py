"""Tables beside each other on a sheet, told apart at the blank columns between them."""

from __future__ import annotations

from itertools import pairwise

from smpdesk.importing.files.sheets import Box, Sheet, text_of
from smpdesk.importing.tables.cells import Look


def beside_each_other(sheet: Sheet, looks: list[list[Look]], box: Box) -> list[Box]:
    """The box cut at blank columns behind which another table begins with its own row labels."""
    rows = range(box.top, box.bottom + 1)
    used = [
        any(looks[row][column] != "blank" for row in rows)
        for column in range(box.left, box.right + 1)
    ]
    cuts: list[int] = []
    for column in range(box.left + 1, box.right):
        here = column - box.left
        if used[here] or not any(used[here + 1 :]) or not any(used[:here]):
            continue
        after = next(c for c in range(column + 1, box.right + 1) if used[c - box.left])
        last = cuts[-1] if cuts else box.left
        if after - 1 == column and not _merged_across(sheet, box, column):
            right = Box(box.top, after, box.bottom, box.right)
            left = Box(box.top, last, box.bottom, column - 1)
            begins = _begins_a_table(looks, right) or _headed_alike(sheet, left, right)
            if begins and _has_figures(looks, left):
                cuts.append(after)
    edges = [box.left, *cuts, box.right + 1]
    return [Box(box.top, a, box.bottom, b - 1) for a, b in pairwise(edges)]


def _merged_across(sheet: Sheet, box: Box, column: int) -> bool:
    return any(
        m.left < column <= m.right
        and m.bottom >= box.top
        and m.top <= box.bottom
        and m.left != box.left  # a title merged over everything binds nothing together
        for m in sheet.merged
    )


def _headed_alike(sheet: Sheet, left: Box, right: Box) -> bool:
    """Whether a row has the same words over both, from the first column of each on."""

    def words(row: int, box: Box) -> list[str]:
        return [text_of(cell) for cell in sheet.rows[row][box.left : box.right + 1]]

    for row in range(left.top, min(left.bottom, left.top + 12) + 1):
        one, other = words(row, left), words(row, right)
        if one == other and len(one) > 1 and one[0] and not any(map(str.isdecimal, one)):
            return True
    return False


def _has_figures(looks: list[list[Look]], box: Box) -> bool:
    return any(
        "number" in looks[row][box.left : box.right + 1] for row in range(box.top, box.bottom + 1)
    )


def _begins_a_table(looks: list[list[Look]], box: Box) -> bool:
    """Whether the first column names rows: mostly words or periods where figures follow."""
    named = figures = 0
    for row in range(box.top, box.bottom + 1):
        cells = looks[row][box.left : box.right + 1]
        if any(cell in ("number", "year") for cell in cells[1:]):
            figures += 1
            named += cells[0] in ("text", "period")
    return figures >= 1 and named >= 0.6 * figures
