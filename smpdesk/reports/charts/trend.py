"""A series with its fitted line and forecast, and a year beside the year before."""

from __future__ import annotations

from reportlab.graphics.shapes import Drawing

from smpdesk.periods import month_text
from smpdesk.reports.charts import keys
from smpdesk.reports.charts.control import month_ticks
from smpdesk.reports.charts.pen import SMALL, Pen, Scale, apart, number, ticks
from smpdesk.reports.charts.values import TrendChart, YearLines
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
    key = _key_of(any(v is not None for v in fitted), bool(ahead))
    wides = [38 + pen.wide(words, SMALL) for words, *_ in key]
    foot = 34 + keys.height(wides, x.start, pen.width)
    y = Scale(marks[0], marks[-1], foot, pen.height - 8)
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
    for entry, (row, left) in zip(key, keys.places(wides, x.start, pen.width), strict=True):
        _draw_entry(pen, entry, left, row * keys.LINE)
    return pen.drawing


_Entry = tuple[str, str, float, tuple[float, float] | None]
"""What a line is: its words, colour, width and dashes."""


def _key_of(fitted: bool, ahead: bool) -> list[_Entry]:
    """What each line is, to be said at the foot."""
    entries: list[_Entry] = [("recorded", "normal", 0.9, None)]
    entries += [("fitted line", "accent", 1.3, None)] if fitted else []
    entries += [("forecast, with the range of 95 in 100", "accent", 1.3, (4, 2.5))] if ahead else []
    return entries


def _draw_entry(pen: Pen, entry: _Entry, x: float, y: float) -> None:
    words, colour, width, dash = entry
    pen.line(x, y + 5.4, x + 18, y + 5.4, colour=colour, width=width, dash=dash)
    if words == "recorded":
        pen.dot(x + 9, y + 5.4, 1.8)
    pen.text(x + 23, y + 2.6, words, size=SMALL)


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


def draw_years(value: YearLines, width: float, house: HouseStyle, height: float = 0) -> Drawing:
    """This year as a strong line over last year's, which is dashed with hollow marks."""
    pen = Pen(width, height or _HEIGHT, house)
    known = [v for v in (*value.now, *value.before) if v is not None] or [0.0, 1.0]
    low, high = min(known), max(known)
    marks = ticks(0.0 if 0 < low < 0.35 * high else low, high, 6)
    labels = [number(mark, value.unit) for mark in marks]
    left = max(pen.wide(label, SMALL) for label in labels) + 8
    names = (value.now_name, value.before_name)
    right = max(pen.wide(name, SMALL, bold=True) for name in names) + 12
    x = Scale(-0.5, len(value.months) - 0.5, left, width - right)
    y = Scale(marks[0], marks[-1], 18, pen.height - 8)
    for mark, label in zip(marks, labels, strict=True):
        pen.line(x.start, y(mark), x.end, y(mark), colour="grid", width=0.5)
        pen.text(x.start - 6, y(mark) - 2.9, label, size=SMALL, anchor="end")
    step = 1 if (x.end - x.start) / max(1, len(value.months)) >= pen.wide("Mmm", SMALL) + 6 else 2
    for index, month in list(enumerate(value.months))[::step]:
        words = month_text(month, short=True)[:3]
        pen.text(x(index), y.start - 13, words, size=SMALL, anchor="middle")
    pen.line(x.start, y.start, x.end, y.start, colour="limit")
    ends = [
        _draw_year(pen, value.before, x, y, own=False),
        _draw_year(pen, value.now, x, y, own=True),
    ]
    told = [(end, name, own) for end, name, own in zip(ends, names[::-1], (0, 1), strict=True)]
    placed = [(end - 3, name, own) for end, name, own in told if end is not None]
    heights = apart([end for end, _, _ in placed], 10.5)
    for at, (_, name, own) in zip(heights, placed, strict=True):
        pen.text(
            x.end + 4, at, name, size=SMALL, colour="accent" if own else "muted", bold=bool(own)
        )
    return pen.drawing


def _draw_year(
    pen: Pen, values: tuple[float | None, ...], x: Scale, y: Scale, own: bool
) -> float | None:
    """One year's line with its marks; gives the height of its last mark, None without any."""
    colour, end = ("accent" if own else "normal"), None
    run: list[tuple[float, float]] = []
    dots: list[tuple[float, float]] = []
    for index, figure in enumerate((*values, None)):
        if figure is not None:
            run.append((x(index), y(figure)))
            dots.append(run[-1])
            end = run[-1][1]
            continue
        pen.path(run, colour=colour, width=1.6 if own else 1.0, dash=None if own else (3, 2.2))
        run = []
    for at in dots:
        pen.dot(*at, 2.3, colour=colour, hollow=not own)
    return end
