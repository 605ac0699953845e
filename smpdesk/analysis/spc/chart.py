"""A series and its settings made into one control chart, with its words."""

from __future__ import annotations

from smpdesk.analysis.control_chart import ControlChart
from smpdesk.analysis.series import Series
from smpdesk.analysis.spc.draw import draw
from smpdesk.analysis.spc.false_alarm_words import false_alarm_words
from smpdesk.analysis.spc.notes import notes_of
from smpdesk.analysis.spc.settings import ChartSettings
from smpdesk.analysis.spc.verdict import latest_meaning, verdict_of

_DEFAULTS = ChartSettings()


def control_chart(series: Series, settings: ChartSettings = _DEFAULTS) -> ControlChart:
    """The control chart of a series: limits, signals, what they mean, and all of it in words.

    Raises ``UserError`` for a step or a set-aside month that is not in the data, values that
    the chart can't take, and a missing denominator.
    """
    drawn = draw(series, settings)
    return ControlChart(
        series=drawn.frame.series,
        chart=drawn.choice.kind,
        why=drawn.choice.why,
        rules=settings.rules,
        rules_text=drawn.rules.text,
        direction=settings.direction,
        points=drawn.points,
        phases=drawn.phases,
        change_points=settings.change_points,
        verdict=verdict_of(drawn),
        meaning=latest_meaning(drawn),
        notes=notes_of(drawn),
        false_alarms=false_alarm_words(drawn),
        step_candidates=drawn.steps,
        set_aside_candidates=drawn.asides,
    )
