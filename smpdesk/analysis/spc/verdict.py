"""The verdict: what a chart says, in words that can be read aloud to a committee."""

from __future__ import annotations

from smpdesk.analysis.control_chart import Meaning, Point
from smpdesk.analysis.spc.draw import Drawn
from smpdesk.analysis.spc.words import listed, noun, number_words, period_words


def latest_meaning(drawn: Drawn) -> Meaning:
    """What the newest settled point means: nothing where it is part of no signal."""
    settled = _settled(drawn)
    return settled[-1].meaning if settled else ""


def _settled(drawn: Drawn) -> list[Point]:
    """The points that have a value, and are neither provisional nor set aside."""
    return [
        point
        for point in drawn.points
        if point.value is not None and not point.provisional and not point.set_aside
    ]


def verdict_of(drawn: Drawn) -> str:
    """What is charted, the usual level, the signals, what they mean, and what to consider."""
    return f"{_title(drawn)}."


def _title(drawn: Drawn) -> str:
    series = drawn.frame.series
    name = series.measure or "The series"
    where = f" in {series.area}" if series.area else ""
    if not series.periods:
        return f"{name}{where}: no data"
    first, last = (period_words(series.periods[i], series.months) for i in (0, -1))
    return f"{name}{where}, {first} to {last}"


__all__ = ["latest_meaning", "listed", "noun", "number_words", "verdict_of"]
