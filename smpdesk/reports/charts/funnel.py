"""The funnel: areas' rates against their exposure, with the limits that chance allows."""

from __future__ import annotations

from reportlab.graphics.shapes import Drawing

from smpdesk.analysis.funnel import LEVELS, FunnelPoint, adjusted_limits, funnel_curves
from smpdesk.reports.charts.pen import SMALL, Pen, Scale, number, ticks
from smpdesk.reports.charts.values import FunnelChart
from smpdesk.reports.house_style import HouseStyle

_HEIGHT = 250.0
_STEPS = 60
_DASHES: dict[float, tuple[float, float]] = {99.8: (5, 2.5), 95.0: (1.5, 2.2)}


def draw_funnel(value: FunnelChart, width: float, house: HouseStyle, height: float = 0) -> Drawing:
    """Areas beyond a limit stand out by shape and by name; the inner limits are dotted."""
    pen = Pen(width, height or _HEIGHT, house)
    points = value.funnel.points
    sizes = [point.exposure for point in points]
    rates = [point.rate * value.per for point in points]
    across = ticks(min(sizes), max(sizes), 5)
    up = ticks(min(rates) * 0.9, max(rates) * 1.08, 6)
    labels = [number(mark) for mark in up]
    left = max(pen.wide(label, SMALL) for label in labels) + 8
    x = Scale(across[0], across[-1], left, width - 66)
    y = Scale(up[0], up[-1], 32, pen.height - 20)
    pen.text(0, pen.height - 9, value.rate_label, size=SMALL)
    for mark, label in zip(up, labels, strict=True):
        pen.line(left, y(mark), x.end, y(mark), colour="grid", width=0.5)
        pen.text(left - 6, y(mark) - 2.9, label, size=SMALL, anchor="end")
    for mark in across:
        pen.text(x(mark), 20, number(mark), size=SMALL, anchor="middle")
    pen.text((left + x.end) / 2, 5, value.exposure_label, size=SMALL, anchor="middle")
    pen.line(left, y.start, x.end, y.start, colour="limit")
    _draw_limits(pen, value, x, y)
    for point, rate in zip(points, rates, strict=True):
        _draw_area(pen, point, value, x(point.exposure), y(rate))
    return pen.drawing


def _draw_limits(pen: Pen, value: FunnelChart, x: Scale, y: Scale) -> None:
    average = value.funnel.average * value.per
    pen.line(x.start, y(average), x.end, y(average), colour="limit", width=1.0)
    pen.text(x.end + 4, y(average) - 3, f"Average {number(round(average, 1))}", size=SMALL)
    for level in LEVELS:
        for curve in _curves(value, x, level):
            inside = [
                (x(size), y(rate * value.per))
                for size, rate in curve
                if x.low <= size <= x.high and y.low <= rate * value.per <= y.high
            ]
            pen.path(inside, colour="limit", width=0.9, dash=_DASHES.get(level, (3, 3)))
            if inside:
                pen.text(
                    x.end + 4, inside[-1][1] - 3, f"{number(level)}%", size=SMALL, colour="muted"
                )


def _curves(value: FunnelChart, x: Scale, level: float) -> list[list[tuple[float, float]]]:
    """The lower and upper limit from the smallest exposure drawn to the largest."""
    average, tau = value.funnel.average, value.funnel.tau_squared
    if tau == 0:
        lower, upper = funnel_curves(average, x.high * 1.1, level)
        return [sorted(lower), sorted(upper)]
    low = max(x.low, x.high / 1000)
    sizes = [low + (x.high - low) * step / _STEPS for step in range(_STEPS + 1)]
    pairs = [adjusted_limits(size, average, tau, level) for size in sizes]
    return [[(s, p[side]) for s, p in zip(sizes, pairs, strict=True)] for side in (0, 1)]


def _draw_area(pen: Pen, point: FunnelPoint, value: FunnelChart, x: float, y: float) -> None:
    place = point.adjusted_place if value.funnel.tau_squared else point.place
    own = point.area == value.own
    if "high" in place or "low" in place:
        shape = "up" if "high" in place else "down"
        pen.shape(shape, x, y, colour="heading" if place in ("high", "low") else "normal")
    else:
        pen.dot(x, y, 3.2 if own else 2.2, colour="accent" if own else "normal")
    if own or place in ("high", "low"):
        at_edge = x + 7 + pen.wide(point.area, SMALL, own) > pen.width - 66
        pen.text(
            x - 6 if at_edge else x + 6,
            y + 3,
            point.area,
            size=SMALL,
            colour="text",
            anchor="end" if at_edge else "start",
            bold=own,
        )
