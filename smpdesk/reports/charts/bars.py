"""Bars: areas in rank order with their mean, and the answers of a survey."""

from __future__ import annotations

from itertools import groupby

from reportlab.graphics.shapes import Drawing

from smpdesk.reports.charts.pen import LABEL, SMALL, Pen, Scale, number, ticks
from smpdesk.reports.charts.values import RankedBars, SurveyBar, SurveyBars
from smpdesk.reports.house_style import HouseStyle

_ROW = 17.0
_LEAST_ROW = 12.0  # lower, and the bars would lie on each other
_BAR = 11.0
_OF_ROW = 0.76  # the most of its row that a bar fills


def draw_ranked(value: RankedBars, width: float, house: HouseStyle, height: float = 0) -> Drawing:
    """The bars of ``value``, the first at the top, each with its value beside it."""
    top = _top(value)
    row = _row(height - top - 4, len(value.bars)) if height else _ROW
    thick = min(_BAR, row * _OF_ROW)
    pen = Pen(width, top + row * len(value.bars) + 4, house)
    ranks = max((pen.wide(bar.rank) for bar in value.bars), default=0.0)
    indent = ranks + 8 if ranks else 0.0
    left = indent + max((pen.wide(bar.name, LABEL, bar.own) for bar in value.bars), default=0) + 10
    texts = _texts(value)
    right = max((pen.wide(text, LABEL, True) for text in texts), default=0) + 6
    known = [bar.value for bar in value.bars if bar.value is not None] + [value.mean or 0.0]
    x = Scale(min(0.0, *known), max(0.0, *known) or 1.0, left, width - right)
    rows = [pen.height - top - row * (index + 0.5) for index in range(len(value.bars))]
    for bar, middle in zip(value.bars, rows, strict=True):
        if bar.value is not None:
            start, end = sorted((x(bar.value), x(0.0)))
            fill = "accent" if bar.own else "limit"
            pen.box(start, middle - thick / 2, max(0.5, end - start), thick, colour=fill)
    if value.mean is not None:
        _draw_mean(pen, x(value.mean), value)
    for bar, middle, text in zip(value.bars, rows, texts, strict=True):
        base = middle - 3.1
        pen.text(ranks, base, bar.rank, anchor="end", bold=bar.own)
        pen.text(indent, base, bar.name, colour="text" if bar.own else "muted", bold=bar.own)
        end = max(x(bar.value or 0.0), x(0.0))
        pen.box(end + 2, middle - 5, pen.wide(text, LABEL, bar.own) + 4, 10, colour="paper")
        pen.text(end + 4, base, text, colour="text", bold=bar.own)
    pen.line(x(0.0), 2, x(0.0), pen.height - top, colour="rule")
    return pen.drawing


def own_place(value: RankedBars) -> float | None:
    """How far below the top the middle of our own bar lies, in points; None without one."""
    own = next((place for place, bar in enumerate(value.bars) if bar.own), None)
    return None if own is None else _top(value) + _ROW * (own + 0.5)


def _top(value: RankedBars) -> float:
    return 16.0 if value.mean is not None else 4.0


def _row(height: float, rows: int) -> float:
    """How tall each of ``rows`` is when they share ``height``, or the least that is legible."""
    return max(_LEAST_ROW, height / max(1, rows))


def _draw_mean(pen: Pen, x: float, value: RankedBars) -> None:
    assert value.mean is not None
    words = f"{value.mean_label} {number(value.mean, value.unit)}"
    pen.line(x, 2, x, pen.height - 13, colour="text", width=1.0, dash=(3, 2))
    middle = min(x, pen.width - pen.wide(words) / 2)
    pen.text(middle, pen.height - 9, words, colour="text", anchor="middle")


def _texts(value: RankedBars) -> list[str]:
    """The values as words, all with the same number of decimals."""
    known = [bar.value for bar in value.bars if bar.value is not None]
    decimals = 0 if all(abs(v - round(v)) < 1e-9 for v in known) else 1
    return [
        bar.text or ("no figure" if bar.value is None else number(bar.value, value.unit, decimals))
        for bar in value.bars
    ]


def draw_survey(value: SurveyBars, width: float, house: HouseStyle, height: float = 0) -> Drawing:
    """The shares of ``value`` as bars with whiskers for their intervals, group by group."""
    grouped = [(name, list(bars)) for name, bars in groupby(value.bars, key=lambda b: b.group)]
    rows = len(value.bars) + sum(1 for name, _ in grouped if name)
    row = _row(height - 30, rows) if height else _ROW
    pen = Pen(width, row * rows + 30, house)
    left = max((pen.wide(bar.answer) for bar in value.bars), default=0) + 8
    left = min(left, width * 0.45)
    most = max((bar.upper for bar in value.bars), default=1.0)
    marks = ticks(0, min(1.0, most) * 100, 5)
    x = Scale(0, marks[-1], left, width - 40)
    for mark in marks:
        pen.line(x(mark), 26, x(mark), pen.height - 2, colour="grid", width=0.5)
        pen.text(x(mark), 15, number(mark, "per cent"), size=SMALL, anchor="middle")
    pen.line(x(0), 26, x(0), pen.height - 2, colour="rule")
    y = pen.height - 4.0
    for name, bars in grouped:
        if name:
            y -= row
            # The lines of the scale stop at a question, which runs across them.
            pen.box(0, y, pen.wide(name, LABEL, True) + 4, row, colour="paper")
            pen.text(0, y + row / 2 - 3.1, name, colour="text", bold=True)
        for bar in bars:
            y -= row
            _draw_share(pen, bar, x, y + row / 2, min(_BAR, row * _OF_ROW))
    base = f"{value.base}. " if value.base else ""
    pen.text(0, 2, f"{base}Whiskers: 95% interval.", size=SMALL)
    return pen.drawing


def _draw_share(pen: Pen, bar: SurveyBar, x: Scale, middle: float, thick: float) -> None:
    pen.text(x.start - 8, middle - 3.1, bar.answer, anchor="end")
    end = x(bar.share * 100)
    pen.box(x.start, middle - thick / 2, max(0.5, end - x.start), thick, colour="limit")
    low, high = x(bar.lower * 100), x(bar.upper * 100)
    pen.line(low, middle, high, middle, colour="text", width=1.1)
    for side in (low, high):
        pen.line(side, middle - 3, side, middle + 3, colour="text", width=1.1)
    pen.text(high + 5, middle - 3.1, number(round(bar.share * 100), "per cent"), colour="text")
