"""The columns of the table that stands below a comparing chart, by what is in them."""

from __future__ import annotations

import re

from smpdesk.ui.widgets.record_model import Column

Line = tuple[str, ...]
"""A line of the table as it is read."""
_NAME, _NAME_WIDE = 34, 240
"""Characters of a name that are seen whole, and the pixels they take at 100%."""
_FIGURE = re.compile(r"[-+−–*£\d,.%  =]*")


def figure_columns(table: tuple[Line, ...], own: str) -> list[Column[Line]]:
    """A column for each heading: figures at the right, the first and wide words stretched."""
    heads, lines = table[0], table[1:]
    figures = [all(_FIGURE.fullmatch(line[n]) for line in lines) for n in range(len(heads))]
    wordy = [n for n in range(1, len(heads)) if not figures[n]]
    stretched = wordy[-1] if wordy else 0
    names_wide = max((len(line[0]) for line in lines), default=0) > _NAME
    return [
        Column(
            head,
            lambda line, n=n: line[n],
            "right" if figures[n] and n else "left",
            stretch=n == stretched,
            bold=n == 0,
            width=_NAME_WIDE if n == 0 and names_wide else 0,
            tip=lambda line, n=n: line[n],
            ground=lambda line: "accentbg" if own and line[0] == own else "",
        )
        for n, head in enumerate(heads)
    ]
