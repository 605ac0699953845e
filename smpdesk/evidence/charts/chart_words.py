"""What a control chart says, shorter than its verdict: a line of a table, a picture heard."""

from __future__ import annotations

import re
from dataclasses import dataclass

from smpdesk.analysis.control_chart import ControlChart, Point
from smpdesk.analysis.series import Series
from smpdesk.analysis.spc.words import number_words, range_words
from smpdesk.evidence.charts.signals import rule_words
from smpdesk.periods import month_text

_ADVICE = re.compile(
    r"\s*(?:If the change is real and understood, [^.]*\.|[^.]*: consider setting it aside[^.]*\.)"
)
_MEANINGS = {
    "worse": "Cause for concern",
    "better": "Improvement",
    "changed": "Something has changed",
    "": "As usual",
}


@dataclass(frozen=True)
class ChartLine:
    """A chart in a line: what is usual, its ordinary range, the newest month, what that means."""

    measure: str
    usual: str
    ordinary: str
    newest: str
    says: str


def chart_line(chart: ControlChart) -> ChartLine:
    """The line of ``chart`` in a table of charts."""
    unit = chart.series.unit
    phase = chart.phases[-1] if chart.phases else None
    usual = ordinary = "–"
    if phase is not None and phase.centre is not None:
        usual = number_words(phase.centre, unit)
    if phase is not None and phase.lower is not None and phase.upper is not None:
        ordinary = range_words(phase.lower, phase.upper, unit)
    newest = _newest(chart)
    value = "–"
    if newest is not None:
        when = month_text(newest.period, short=True)
        value = f"{number_words(newest.value or 0, unit)} in {when}"
    return ChartLine(chart.series.measure, usual, ordinary, value, _says(chart))


def _newest(chart: ControlChart) -> Point | None:
    return next((p for p in reversed(chart.points) if p.value is not None), None)


def _says(chart: ControlChart) -> str:
    """What the newest month means; where it is as usual, how many of the year before were not."""
    if chart.meaning:
        return f"{_MEANINGS[chart.meaning]}: {rule_words(chart)}"
    earlier = sum(bool(point.signals) for point in chart.points[-12:])
    if not earlier:
        return _MEANINGS[""]
    months = "month" if earlier == 1 else "months"
    return f"{_MEANINGS['']}; a signal in {earlier} {months} of the last 12"


def heard(chart: ControlChart) -> str:
    """The picture for who can't see it: what it shows, how many months, lowest and highest.

    What it means is the verdict's to say, which stands beside it.
    """
    series, unit = chart.series, chart.series.unit
    held = [point for point in chart.points if point.value is not None]
    if not held:
        return f"Control chart of {series.measure} in {series.area}, without figures."
    low = min(held, key=lambda point: point.value or 0)
    high = max(held, key=lambda point: point.value or 0)
    return (
        f"Control chart of {series.measure} in {series.area} over {len(held)} months, with the "
        f"centre line and limits. Lowest {number_words(low.value or 0, unit)} in "
        f"{month_text(low.period)}, highest {number_words(high.value or 0, unit)} in "
        f"{month_text(high.period)}, newest {number_words(held[-1].value or 0, unit)} in "
        f"{month_text(held[-1].period)}."
    )


def told(chart: ControlChart) -> str:
    """The verdict below a caption.

    Without the name, which the caption has, and without what only the officer is to consider.
    """
    words = chart.verdict
    title = f"{chart.series.measure} in {chart.series.area}, "
    if words.startswith(title) and ". " in words[len(title) :]:
        words = words[len(title) :].split(". ", 1)[1]
    return _ADVICE.sub("", words).strip()


def holds_small_count(chart: ControlChart, smallest: int) -> bool:
    """Whether a point of the chart is a count from 1 up to ``smallest`` − 1."""
    return series_holds_small_count(chart.series, smallest)


def series_holds_small_count(series: Series, smallest: int) -> bool:
    """Whether a value of the series is a count from 1 up to ``smallest`` − 1.

    With denominators the values are the counts that rates are worked out from.
    """
    if series.unit != "count" and series.exposure is None:
        return False
    return any(v is not None and 0 < v < smallest for v in series.values)
