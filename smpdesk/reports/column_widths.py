"""How wide the columns of a table are."""

from __future__ import annotations

from smpdesk.reports import fonts
from smpdesk.reports.house_style import HouseStyle
from smpdesk.reports.tree import Align, Table, Text, plain

PADDING = 6.0  # at each side of a cell, points
INDENT = 12.0  # how far one indent sets a cell in
_LONG = 26  # letters of a word that a column need not hold on one line


def column_widths(table: Table, house: HouseStyle) -> list[float]:
    """The columns' widths in points; together they fill the measure.

    Columns take their given shares, or what their longest line needs; when that is too much,
    the columns with long texts give way, but no word is broken that could stand whole.
    """
    least, natural = _needs(table, house.table_size)
    if all(column.width for column in table.columns):
        total = sum(column.width for column in table.columns)
        shares = [house.measure * column.width / total for column in table.columns]
        return _at_least(least, shares)
    return _shared(house.measure, least, natural, [c.align for c in table.columns])


def _needs(table: Table, size: float) -> tuple[list[float], list[float]]:
    """For each column, what its longest word needs and what its longest line would like."""
    least, natural = [], []
    for index, column in enumerate(table.columns):
        # A long table says the same names and months again and again: each is measured once.
        texts: dict[tuple[Text, str, int], None] = {(column.title, fonts.BOLD, 0): None}
        for row in table.rows:
            if row.kind != "group":
                font = fonts.BOLD if row.kind == "total" else fonts.REGULAR
                indent = row.indent if index == 0 else 0
                texts[row.cells[index], font, indent] = None
        least.append(max(_longest_word(*t, size) for t in texts) + 2 * PADDING + 1)
        natural.append(max(_longest_line(*t, size) for t in texts) + 2 * PADDING + 1)
    return least, natural


def _at_least(least: list[float], shares: list[float]) -> list[float]:
    """``shares``, with the columns that are too narrow widened at the cost of the others."""
    short = sum(max(0.0, need - share) for need, share in zip(least, shares, strict=True))
    spare = sum(max(0.0, share - need) for need, share in zip(least, shares, strict=True))
    if short > spare:
        return [sum(shares) * need / sum(least) for need in least]
    return [
        max(need, share - max(0.0, share - need) * (short / spare if spare else 0))
        for need, share in zip(least, shares, strict=True)
    ]


def parted(text: str) -> str:
    """``text`` with each very long word, such as a file's name, on two lines at a hyphen."""
    for word in text.split():
        breaks = [place for place, letter in enumerate(word, start=1) if letter in "-_"]
        if len(word) > _LONG and breaks:
            middle = min(breaks, key=lambda place: abs(place - len(word) / 2))
            text = text.replace(word, f"{word[:middle]}\n{word[middle:]}")
    return text


def _longest_word(text: Text, font: str, indent: int, size: float) -> float:
    words = (parted(text) if isinstance(text, str) else plain(text)).split()
    longest = max((fonts.width(word, font, size) for word in words), default=0)
    return longest + indent * INDENT


def _longest_line(text: Text, font: str, indent: int, size: float) -> float:
    longest = max((fonts.width(w, font, size) for w in plain(text).split("\n")), default=0)
    return longest + indent * INDENT


def _shared(
    measure: float, least: list[float], natural: list[float], aligns: list[Align]
) -> list[float]:
    """Widths that add up to ``measure``: no less than ``least``, as near ``natural`` as can be."""
    spare = measure - sum(natural)
    if spare >= 0:
        growing = [i for i, align in enumerate(aligns) if align == "left"] or [0]
        share = [natural[i] if i in growing else 0.0 for i in range(len(natural))]
        if len(growing) == 1:
            # One column of words would leave the figures far to the right: share some out.
            share = [w + (natural[growing[0]] * 0.35 if not w else 0) for w in share]
        return [w + spare * s / sum(share) for w, s in zip(natural, share, strict=True)]
    room = measure - sum(least)
    if room <= 0:
        return [measure * w / sum(least) for w in least]
    wants = [n - w for n, w in zip(natural, least, strict=True)]
    # Long texts want without bound; the power lets short columns keep their lines whole.
    eager = [min(want, 40 + want**0.8) for want in wants]
    widths = [w + room * e / sum(eager) for w, e in zip(least, eager, strict=True)]
    return _capped(widths, natural, measure)


def _capped(widths: list[float], natural: list[float], measure: float) -> list[float]:
    """``widths`` with none beyond its natural one; what is freed goes to the others."""
    over = [w >= n for w, n in zip(widths, natural, strict=True)]
    if not any(over) or all(over):
        return widths
    fixed = sum(n for n, o in zip(natural, over, strict=True) if o)
    loose = sum(w for w, o in zip(widths, over, strict=True) if not o)
    factor = (measure - fixed) / loose
    return [n if o else w * factor for w, n, o in zip(widths, natural, over, strict=True)]
