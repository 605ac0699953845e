"""Control charts side by side, each in little."""

from __future__ import annotations

from reportlab.graphics.shapes import Drawing, Group

from smpdesk.reports.charts.control import draw_key, draw_little, key_of
from smpdesk.reports.charts.pen import Pen, wrapped
from smpdesk.reports.charts.values import SmallMultiples
from smpdesk.reports.house_style import HouseStyle

_GAP = 16.0
_ROW = 138.0
_TITLE = 16.0


def draw_multiples(
    value: SmallMultiples, width: float, house: HouseStyle, height: float = 0
) -> Drawing:
    """The charts of ``value`` in rows."""
    columns = max(1, value.columns)
    rows = -(-len(value.charts) // columns)
    key = key_of(value.charts)
    foot = 14.0 if key else 0.0
    row_height = (height - foot) / rows if height else _ROW
    pen = Pen(width, row_height * rows + foot, house)
    each = (width - _GAP * (columns - 1)) / columns
    for index, chart in enumerate(value.charts):
        x = (index % columns) * (each + _GAP)
        y = pen.height - (index // columns + 1) * row_height
        title = wrapped(chart.series.measure or chart.series.area, each - 4, 9.5, bold=True)[0]
        pen.text(x, y + row_height - 12, title, size=9.5, colour="text", bold=True)
        small = draw_little(chart, each, house, row_height - _TITLE - 8)
        pen.drawing.add(Group(*small.contents, transform=(1, 0, 0, 1, x, y + 6)))
    draw_key(pen, key, 0)
    return pen.drawing
