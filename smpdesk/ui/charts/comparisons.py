"""The views that compare, each made when it is first seen."""

from __future__ import annotations

from smpdesk.ui.charts.comparison_view import ComparisonView
from smpdesk.ui.desk import Desk


def comparison(view: str, desk: Desk) -> ComparisonView:
    """The view of a key, made anew."""
    from smpdesk.ui.charts.areas_view import AreasView
    from smpdesk.ui.charts.several_view import SeveralView
    from smpdesk.ui.charts.trend_view import TrendView
    from smpdesk.ui.charts.wards_view import WardsView

    kinds: dict[str, type[ComparisonView]] = {
        "several": SeveralView, "trend": TrendView, "areas": AreasView, "wards": WardsView,
    }  # fmt: skip
    return kinds[view](desk)
