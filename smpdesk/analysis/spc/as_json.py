"""A control chart as plain values, for ``smpdesk spc --json``."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from smpdesk.analysis.control_chart import ControlChart


def as_json(chart: ControlChart) -> dict[str, Any]:
    """The chart as lists, numbers, texts and None, ready for ``json.dumps``.

    ``phases`` hold the level lines of an average period; where ``limits_vary`` is true each of
    ``points`` has its own.
    """
    return {
        "measure": chart.series.measure,
        "area": chart.series.area,
        "unit": chart.series.unit,
        "months": chart.series.months,
        "chart": chart.chart,
        "why": chart.why,
        "verdict": chart.verdict,
        "meaning": chart.meaning,
        "direction": chart.direction,
        "rules": chart.rules,
        "rules_text": chart.rules_text,
        "phases": [asdict(phase) for phase in chart.phases],
        "points": [{**vars(point), "signals": list(point.signals)} for point in chart.points],
        "change_points": [vars(change).copy() for change in chart.change_points],
        "notes": list(chart.notes),
        "false_alarms": chart.false_alarms,
        "step_candidates": list(chart.step_candidates),
        "set_aside_candidates": list(chart.set_aside_candidates),
    }
