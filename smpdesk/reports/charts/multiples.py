"""Control charts side by side, each in little."""

from __future__ import annotations

from reportlab.graphics.shapes import Drawing, Group

from smpdesk.analysis.control_chart import ControlChart
from smpdesk.evidence.charts.several import measure_of
from smpdesk.reports.charts.control import draw_little, reach_of
from smpdesk.reports.charts.keys import draw_key, key_height, key_of
from smpdesk.reports.charts.pen import Pen, wrapped
from smpdesk.reports.charts.values import SmallMultiples
from smpdesk.reports.house_style import HouseStyle

_GAP = 16.0
_ROW = 138.0
_TITLE = 16.0
_FOOT = 14.0

Box = tuple[float, float, float, float]
"""Left, bottom, width and height in points; y grows upwards."""


def draw_multiples(
    value: SmallMultiples, width: float, house: HouseStyle, height: float = 0
) -> Drawing:
    """The charts of ``value`` in rows."""
    places = boxes(value, width, height)
    key = key_of(value.charts)
    pen = Pen(width, max((y + tall for _, y, _, tall in places), default=0.0), house)
    reach = reach_of(value.charts) if value.shared_scale else None
    for chart, (x, y, wide, tall) in zip(value.charts, places, strict=True):
        lines = wrapped(title_of(value, chart), wide - 4, 9.5, bold=True)
        title = lines[0] if len(lines) == 1 else f"{lines[0]}…"
        pen.text(x, y + tall - 12, title, size=9.5, colour="text", bold=True)
        small = draw_little(chart, wide, house, tall - _TITLE - 8, reach)
        pen.drawing.add(Group(*small.contents, transform=(1, 0, 0, 1, x, y + 6)))
    draw_key(pen, key, 0)
    return pen.drawing


def title_of(value: SmallMultiples, chart: ControlChart) -> str:
    """What stands above one of the charts: what tells it from the others.

    Per how many people rates are stands in the title of them all.
    """
    series = chart.series
    return series.area if value.by == "area" else measure_of(chart) or series.area


def boxes(value: SmallMultiples, width: float, height: float = 0) -> list[Box]:
    """Where each chart of ``value`` lies on a drawing that is ``width`` points wide."""
    columns = max(1, value.columns)
    rows = -(-len(value.charts) // columns)
    key = key_of(value.charts)
    foot = _FOOT + key_height(key, 0, width) if key else 0.0
    tall = (height - foot) / rows if height and rows else _ROW
    wide = (width - _GAP * (columns - 1)) / columns
    top = tall * rows + foot
    return [
        (index % columns * (wide + _GAP), top - (index // columns + 1) * tall, wide, tall)
        for index in range(len(value.charts))
    ]
