"""A series with its fitted line and forecast."""

from __future__ import annotations

from reportlab.graphics.shapes import Drawing

from smpdesk.periods import month_text
from smpdesk.reports.charts.control import month_ticks
from smpdesk.reports.charts.pen import SMALL, Pen, Scale, number, ticks
from smpdesk.reports.charts.values import TrendChart
from smpdesk.reports.house_style import HouseStyle

_HEIGHT = 200.0


def draw_trend(value: TrendChart, width: float, house: HouseStyle, height: float = 0) -> Drawing:
    """The values, the line through them, and the forecast with its interval as a band."""
    pen = Pen(width, height or _HEIGHT, house)
    series, fitted, ahead = value.series, value.trend.fitted, value.trend.forecast
    known = [v for v in (*series.values, *fitted) if v is not None]
    known += [edge for step in ahead for edge in (step.lower, step.upper)]
    known = known or [0.0, 1.0]
    low, high = min(known), max(known)
    marks = ticks(0.0 if 0 < low < 0.35 * high else low, high, 6)
    labels = [number(mark, series.unit) for mark in marks]
    left = max(pen.wide(label, SMALL) for label in labels) + 8
    count = len(series.periods) + len(ahead)
    x = Scale(-0.7, max(1, count) - 0.3, left, width - 64)
    y = Scale(marks[0], marks[-1], 18, pen.height - 8)
    for mark, label in zip(marks, labels, strict=True):
        pen.line(x.start, y(mark), x.end, y(mark), colour="grid", width=0.5)
        pen.text(x.start - 6, y(mark) - 2.9, label, size=SMALL, anchor="end")
    _draw_months(pen, value, x, y)
    start = len(series.periods)
    if ahead:
        upper = [(x(start + i), y(step.upper)) for i, step in enumerate(ahead)]
        lower = [(x(start + i), y(step.lower)) for i, step in enumerate(ahead)]
        pen.area(upper + lower[::-1])
        pen.path(upper, colour="limit", width=0.8, dash=(2, 2))
        pen.path(lower, colour="limit", width=0.8, dash=(2, 2))
    line = [(x(i), y(v)) for i, v in enumerate(fitted) if v is not None]
    coming = [(x(start + i), y(step.value)) for i, step in enumerate(ahead)]
    pen.path(line, colour="accent", width=1.3)
    pen.path([*line[-1:], *coming], colour="accent", width=1.3, dash=(4, 2.5))
    _draw_values(pen, value, x, y)
    if coming:
        pen.text(x.end + 4, coming[-1][1] - 3, "Forecast", colour="accent")
    elif line:
        pen.text(x.end + 4, line[-1][1] - 3, "Fitted line", colour="accent")
    return pen.drawing


def _draw_months(pen: Pen, value: TrendChart, x: Scale, y: Scale) -> None:
    periods = [*value.series.periods, *(step.period for step in value.trend.forecast)]
    for index in month_ticks(periods, x.end - x.start, pen):
        pen.line(x(index), y.start, x(index), y.start - 3, colour="limit")
        words = month_text(periods[index], short=True)
        pen.text(x(index), y.start - 13, words, size=SMALL, anchor="middle")
    pen.line(x.start, y.start, x.end, y.start, colour="limit")


def _draw_values(pen: Pen, value: TrendChart, x: Scale, y: Scale) -> None:
    run: list[tuple[float, float]] = []
    for index, figure in enumerate(value.series.values):
        if figure is None:
            pen.path(run)
            run = []
            continue
        run.append((x(index), y(figure)))
        hollow = value.series.periods[index] in value.series.provisional
        pen.dot(*run[-1], 2.4 if hollow else 1.8, hollow=hollow)
    pen.path(run, width=0.9)
