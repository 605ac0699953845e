"""Priorities by themes: which takes up which."""

from __future__ import annotations

from reportlab.graphics.shapes import Drawing

from smpdesk.reports.charts.pen import LABEL, SMALL, Pen, wrapped
from smpdesk.reports.charts.values import ThemesMatrix
from smpdesk.reports.house_style import HouseStyle

_LINE = 11.5


def draw_matrix(value: ThemesMatrix, width: float, house: HouseStyle, height: float = 0) -> Drawing:
    """A full dot where a priority takes a theme up strongly, a ring where it does in part."""
    left = width * 0.34
    each = (width - left) / max(1, len(value.themes))
    heads = [wrapped(theme, each - 8, LABEL, bold=True) for theme in value.themes]
    names = [wrapped(name, left - 10) for name in value.priorities]
    head = max((len(lines) for lines in heads), default=1) * _LINE + 10
    rows = [len(lines) * _LINE + 11 for lines in names]
    pen = Pen(width, head + sum(rows) + 18, house)
    for index, lines in enumerate(heads):
        for number, words in enumerate(lines):
            y = pen.height - head + 8 + (len(lines) - 1 - number) * _LINE
            middle = left + each * (index + 0.5)
            pen.text(middle, y, words, colour="text", anchor="middle", bold=True)
    y = pen.height - head
    pen.line(0, y, width, y, colour="heading", width=1.1)
    for lines, row, marks in zip(names, rows, value.marks, strict=True):
        middle = y - row / 2
        for number, words in enumerate(lines):
            pen.text(
                0, middle - 3.2 + ((len(lines) - 1) / 2 - number) * _LINE, words, colour="text"
            )
        for index, mark in enumerate(marks):
            if mark:
                at = left + each * (index + 0.5)
                pen.dot(at, middle, 4.6, colour="heading", hollow=mark == "some")
        y -= row
        pen.line(0, y, width, y, colour="line", width=0.5)
    pen.dot(5, 5.4, 3.6, colour="heading")
    pen.text(13, 2.4, "taken up", size=SMALL)
    if any("some" in row for row in value.marks):
        pen.dot(63, 5.4, 3.6, colour="heading", hollow=True)
        pen.text(71, 2.4, "in part", size=SMALL)
    return pen.drawing
