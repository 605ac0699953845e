"""A point of a control chart in words: for the readout, the data table and a screen reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smpdesk.periods import month_text
from smpdesk.ui.widgets.signs import Kind

if TYPE_CHECKING:
    from smpdesk.analysis.control_chart import ControlChart, Meaning, Point

_SIGNALS = {
    "shift": "Part of a run on one side of the centre",
    "two_of_three": "Two of three near a limit",
    "four_of_five": "Four of five beyond one sigma",
    "alternating": "Fourteen months up and down in turn",
    "hugging": "Fifteen months close to the centre",
    "avoiding": "Eight months away from the centre",
    "run": "Part of an unusually long run",
    "crossings": "Unusually few crossings of the centre",
}
_KINDS: dict[Meaning, Kind] = {"worse": "concern", "better": "better", "changed": "changed"}
MEANING_WORDS: dict[Meaning, str] = {
    "worse": "Concern",
    "better": "Improvement",
    "changed": "Changed",
    "": "As expected",
}


def number_text(value: float | None, unit: str = "count") -> str:
    """A figure as it is written on the chart: ``1,234``, ``12.5``, ``no figure``."""
    if value is None:
        return "no figure"
    whole = abs(value) >= 100 or value == int(value)
    return f"{value:,.0f}" if whole else f"{value:,.1f}"


def kind_of(meaning: Meaning, has_signals: bool = True) -> Kind:
    """The kind of tag and sign for a meaning; a signal without one is a change."""
    return _KINDS.get(meaning, "changed" if has_signals else "normal")


def signal_texts(point: Point) -> list[str]:
    """Each rule that a point hits, as a short sentence."""
    above = point.value is not None and point.centre is not None and point.value > point.centre
    texts = []
    for signal in point.signals:
        if signal == "outside":
            texts.append(f"Outside the {'upper' if above else 'lower'} limit")
        elif signal == "trend":
            texts.append("Part of a trend, each month beyond the one before")
        else:
            texts.append(_SIGNALS.get(signal, signal.replace("_", " ").capitalize()))
    return texts


def point_texts(point: Point) -> list[str]:
    """What is to be known about a point beside its value: signals, set aside, provisional."""
    texts = signal_texts(point)
    if point.set_aside:
        texts.append("Set aside: not in the centre or limits")
    if point.provisional:
        texts.append("Provisional: late recording may change it")
    if point.value is None:
        texts.append("No figure for this month")
    return texts or [_without_signal(point)]


def _without_signal(point: Point) -> str:
    if point.lower is None and point.upper is None:
        return "No signal: the chart has no limits here"
    return "As expected: within the limits of natural variation"


def point_sentence(chart: ControlChart, place: int) -> str:
    """The point as one line for a screen reader."""
    point = chart.points[place]
    value = number_text(point.value, chart.series.unit)
    return f"{month_text(point.period)}: {value}. {'. '.join(point_texts(point))}."
