"""Charts for paper, drawn from the same results as those on the screen.

Each chart is a value; :func:`draw` turns it into a vector drawing with selectable text.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from smpdesk.reports.house_style import HouseStyle

if TYPE_CHECKING:
    from reportlab.graphics.shapes import Drawing


def draw(chart: object, width: float, house: HouseStyle, height: float = 0) -> Drawing:
    """``chart`` as a drawing ``width`` points wide; ``height`` 0 takes the chart's own.

    Raises ``TypeError`` for a value that is not a chart.
    """
    painter = _painters().get(type(chart))
    if painter is None:
        raise TypeError(f"{type(chart).__name__} is not a chart that can be drawn")
    drawing: Drawing = painter(chart, width, house, height)
    return drawing


def picture(
    chart: object, width: float, house: HouseStyle, height: float = 0, scale: float = 3.0
) -> bytes:
    """``chart`` as the bytes of a PNG, ``scale`` pixels to the point: for Word."""
    return png_of(draw(chart, width, house, height), scale)


def png_of(drawing: Drawing, scale: float) -> bytes:
    """A drawing as the bytes of a PNG, ``scale`` pixels to the point."""
    import io

    from PIL import Image
    from reportlab.graphics import renderPDF

    from smpdesk.reports.preview import page

    drawn = page(renderPDF.drawToString(drawing), 0, scale)
    out = io.BytesIO()
    image = Image.frombytes("RGB", (drawn.width, drawn.height), drawn.rgb)
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


@functools.cache
def _painters() -> dict[type, Any]:
    from smpdesk.analysis.control_chart import ControlChart
    from smpdesk.evidence.priorities.lineage import Lineage
    from smpdesk.reports.charts import (
        bars,
        control,
        funnel,
        lineage,
        matrix,
        multiples,
        organisation,
        trend,
        values,
    )

    return {
        ControlChart: control.draw_control_chart,
        values.SmallMultiples: multiples.draw_multiples,
        values.RankedBars: bars.draw_ranked,
        values.FunnelChart: funnel.draw_funnel,
        values.TrendChart: trend.draw_trend,
        values.YearLines: trend.draw_years,
        values.SurveyBars: bars.draw_survey,
        values.ThemesMatrix: matrix.draw_matrix,
        values.OrganisationChart: organisation.draw_organisation,
        Lineage: lineage.draw_lineage,
    }
