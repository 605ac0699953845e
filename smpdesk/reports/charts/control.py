"""The control chart on paper: band of limits, phases, change points, signals by shape."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from reportlab.graphics.shapes import Drawing

from smpdesk.analysis.control_chart import ControlChart, Point
from smpdesk.periods import month_text, months_between
from smpdesk.reports.charts.keys import (
    MEANINGS,
    Key,
    draw_key,
    key_height,
    key_of,
    ring,
    shape_of,
)
from smpdesk.reports.charts.pen import SMALL, Pen, Scale, apart, number, ticks
from smpdesk.reports.house_style import HouseStyle

_KINDS = {
    "recording": "Recording change",
    "boundary": "Boundary change",
    "intervention": "Intervention",
    "event": "Event",
}
_HEIGHT = 212.0
_ROOM, _LEAST_MARK = 4.0, 0.5
"""Points that a mark of full size takes along the axis, and how small the closest are drawn."""


def draw_control_chart(
    chart: ControlChart, width: float, house: HouseStyle, height: float = 0
) -> Drawing:
    """``chart`` as a drawing ``width`` points wide, with the key of its marks below."""
    return _Painter(chart, Pen(width, height or _HEIGHT, house), key_of([chart])).painted()


def draw_little(
    chart: ControlChart,
    width: float,
    house: HouseStyle,
    height: float,
    reach: tuple[float, float] | None = None,
) -> Drawing:
    """``chart`` in little, without a key, from the lowest to the highest value of ``reach``."""
    return _Painter(chart, Pen(width, height, house), [], little=True, reach=reach).painted()


def reach_of(charts: Sequence[ControlChart]) -> tuple[float, float]:
    """The lowest and the highest that charts show, limits included; 0 where it is near."""
    values = [
        value
        for chart in charts
        for point in chart.points
        for value in (point.value, point.centre, point.lower, point.upper)
        if value is not None
    ] or [0.0, 1.0]
    low, high = min(values), max(values)
    return (0.0 if 0 < low < 0.35 * high else low), high


class _Painter:
    def __init__(
        self,
        chart: ControlChart,
        pen: Pen,
        key: Key,
        little: bool = False,
        reach: tuple[float, float] | None = None,
    ) -> None:
        self.chart = chart
        self.pen = pen
        self.unit = chart.series.unit
        self.key = key
        rows = _change_rows(chart)
        low, high = reach or reach_of([chart])
        self.marks = ticks(low, high, 4 if little else 6)
        labels = [self.value_text(mark) for mark in self.marks]
        left = max(pen.wide(label, SMALL) for label in labels) + 8
        right = max((pen.wide(words) for words, _ in self._limit_labels()), default=0) + 12
        bottom = 30 + key_height(key, left, pen.width) if key else 16
        top = pen.height - 6 - 12 * rows
        self.x = Scale(-0.7, max(1, len(chart.points)) - 0.3, left, pen.width - right)
        self.y = Scale(self.marks[0], self.marks[-1], bottom + 2, top)
        self.labels = labels
        each = (self.x.end - self.x.start) / max(1, len(chart.points))
        self.mark = min(0.72 if little else 1.0, max(_LEAST_MARK, each / _ROOM))

    def painted(self) -> Drawing:
        """The drawing, from what lies behind to what lies in front."""
        self._bands()
        self._grid()
        self._limits()
        self._change_points()
        self._line()
        for index, point in enumerate(self.chart.points):
            if point.value is not None:
                self._point(point, self.x(index), self.y(point.value))
        self._right_labels()
        draw_key(self.pen, self.key, self.x.start)
        return self.pen.drawing

    def value_text(self, value: float) -> str:
        """A value as the axis shows it."""
        return number(value, self.unit)

    def _grid(self) -> None:
        for mark, label in zip(self.marks, self.labels, strict=True):
            height = self.y(mark)
            self.pen.line(self.x.start, height, self.x.end, height, colour="grid", width=0.5)
            self.pen.text(self.x.start - 6, height - 2.9, label, size=SMALL, anchor="end")
        base = self.y.start - 13
        for index in month_ticks(
            [p.period for p in self.chart.points], self.x.end - self.x.start, self.pen
        ):
            words = month_text(self.chart.points[index].period, short=True)
            self.pen.line(
                self.x(index), self.y.start, self.x(index), self.y.start - 3, colour="limit"
            )
            self.pen.text(self.x(index), base, words, size=SMALL, anchor="middle")
        self.pen.line(
            self.x.start, self.y.start, self.x.end, self.y.start, colour="limit", width=0.6
        )

    def _steps(self, name: str) -> list[tuple[int, list[tuple[float, float]]]]:
        """The limit ``name`` as lines that step from point to point, one for each phase."""
        lines: list[tuple[int, list[tuple[float, float]]]] = []
        numbered = enumerate(self.chart.points)
        for (phase, known), run in groupby(
            numbered, key=lambda item: (item[1].phase, getattr(item[1], name) is not None)
        ):
            if not known:
                continue
            line: list[tuple[float, float]] = []
            for index, point in run:
                height = self.y(getattr(point, name))
                if line and abs(line[-1][1] - height) < 1e-6:
                    line[-1] = (self.x(index + 0.5), height)
                else:
                    line += [(self.x(index - 0.5), height), (self.x(index + 0.5), height)]
            lines.append((phase, line))
        return lines

    def _bands(self) -> None:
        # Where a limit cannot be below nought the band reaches down to the axis.
        lower = dict(self._steps("lower"))
        for phase, upper in self._steps("upper"):
            floor = [(upper[0][0], self.y.start), (upper[-1][0], self.y.start)]
            self.pen.area(upper + list(reversed(lower.get(phase, floor))))

    def _limits(self) -> None:
        provisional = {i for i, phase in enumerate(self.chart.phases) if phase.provisional}
        for name in ("upper", "lower"):
            for phase, line in self._steps(name):
                dash = (1.2, 2.2) if phase in provisional else (4, 2.4)
                self.pen.path(line, colour="limit", width=0.9, dash=dash)
        for _, line in self._steps("centre"):
            self.pen.path(line, colour="limit", width=1.0)

    def _change_points(self) -> None:
        start = self.chart.points[0].period if self.chart.points else ""
        row_height = 12.0
        ends: list[float] = []
        for change in sorted(self.chart.change_points, key=lambda c: c.month):
            place = months_between(start, change.month) / self.chart.series.months
            if not 0 <= place <= len(self.chart.points) - 1:
                continue
            x = self.x(place - 0.5)
            words = _change_text(change.kind, change.note, change.month)
            wide = self.pen.wide(words, SMALL)
            at_left = x + 4 + wide > self.pen.width
            start_x = x - 4 - wide if at_left else x + 4
            row = next((i for i, end in enumerate(ends) if start_x >= end + 6), len(ends))
            ends[row : row + 1] = [start_x + wide]
            top = self.pen.height - 9 - row_height * row
            dash = (1.4, 2.2) if change.step_change else (1.4, 4)
            self.pen.line(x, self.y.start, x, top + 8, colour="changed", width=1.1, dash=dash)
            self.pen.text(start_x, top, words, size=SMALL, colour="changed")

    def _line(self) -> None:
        run: list[tuple[float, float]] = []
        before: Point | None = None
        for index, point in enumerate(self.chart.points):
            if point.value is None:
                self.pen.path(run)
                run, before = [], None
                continue
            here = (self.x(index), self.y(point.value))
            if before is not None and point.provisional:
                self.pen.path(run)
                self.pen.path([run[-1], here], dash=(1.5, 2.2))
                run = []
            run.append(here)
            before = point
        self.pen.path(run)

    def _point(self, point: Point, x: float, y: float) -> None:
        if point.set_aside:
            self.pen.dot(x, y, 2.9 * self.mark, hollow=True)
            return
        if point.signals and point.meaning:
            colour, _ = MEANINGS[point.meaning]
            self.pen.shape(shape_of(point), x, y, size=3.9 * self.mark, colour=colour)
        else:
            self.pen.dot(x, y, 1.9 * self.mark)
        if point.provisional:
            self.pen.drawing.add(ring(self.pen, x, y, 4.1 * self.mark))

    def _limit_labels(self) -> list[tuple[str, float]]:
        """The words at the right: the last phase's limits, and their values."""
        known = [p for p in self.chart.points if p.centre is not None]
        if not known:
            return []
        last = known[-1]
        named = (("Upper", last.upper), ("Centre", last.centre), ("Lower", last.lower))
        step = self.marks[1] - self.marks[0] if len(self.marks) > 1 else 1
        decimals = 0 if step >= 5 else 1 if step >= 0.5 else 2
        return [
            (f"{name} {number(value, self.unit, decimals)}", value)
            for name, value in named
            if value is not None
        ]

    def _right_labels(self) -> None:
        found = self._limit_labels()
        heights = apart([self.y(value) - 3 for _, value in found], 10.5)
        for (words, _), height in zip(found, heights, strict=True):
            self.pen.text(self.x.end + 4, height, words)


def month_ticks(periods: list[str], room: float, pen: Pen) -> list[int]:
    """Which of ``periods`` get a label so that none touch: every 1, 2, 3, 6, 12… of them."""
    if not periods:
        return []
    each = room / len(periods)
    need = pen.wide("Mmm 2000", SMALL) + 10
    step = next((s for s in (1, 2, 3, 6, 12, 24, 36, 60) if s * each >= need), 120)
    return list(range(0, len(periods), step))


def _change_rows(chart: ControlChart) -> int:
    """How many lines of words the change points may need above the plot."""
    return min(3, len(chart.change_points))


def _change_text(kind: str, note: str, month: str) -> str:
    named = note if note and len(note) <= 34 else _KINDS[kind]
    return f"{named} · {month_text(month, short=True)}"
