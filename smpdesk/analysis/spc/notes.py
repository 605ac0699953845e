"""What must be said about a chart besides its verdict: each note one sentence."""

from __future__ import annotations

import numpy as np

from smpdesk.analysis.spc.choice import SMALL, SMALL_COUNT_KINDS
from smpdesk.analysis.spc.draw import Drawn
from smpdesk.analysis.spc.fit import RATE_KINDS, Fit
from smpdesk.analysis.spc.limits import RANGE_TO_SIGMA, moving_range
from smpdesk.analysis.spc.words import counted, listed, noun, number_words, period_words

_TOO_NARROW = 1.4
"""Variation between neighbours over what chance makes, from which a chart is too narrow."""

_FEWER_LIMITS = {
    "empty": "There is no value in {when} to draw limits from.",
    "single": "With a single value in {when} there is nothing to take limits from.",
    "constant": "Every value in {when} is {value}, so the centre is drawn alone, without limits.",
    "overlapping": (
        "These are rolling totals, each sharing most of its months with the next, so limits and "
        "rules about runs would mean nothing: only the average is drawn."
    ),
    "level": "Neighbouring values of {when} never differ, so there is no width for limits.",
    "apart": "No two neighbouring values of {when} are there, so there is no limit to draw.",
}


def notes_of(drawn: Drawn) -> tuple[str, ...]:
    """The sentences, those about the limits first."""
    notes: list[str] = []
    for fit in drawn.fits:
        notes.extend(_limits(drawn, fit))
    if any(not fit.missing for fit in drawn.fits):
        notes.extend(drawn.choice.notes)
        notes.extend(_kind(drawn))
    notes.extend(_points(drawn))
    return tuple(dict.fromkeys(notes))


def _limits(drawn: Drawn, fit: Fit) -> list[str]:
    """Why a phase has no limits, or how firm they are."""
    series = drawn.frame.series
    start, end = series.periods[fit.span.start], series.periods[fit.span.stop - 1]
    span = f"{period_words(start)} to {period_words(end)}"
    when = span if len(drawn.fits) > 1 and start != end else "the series"
    if start == end and len(drawn.fits) > 1:
        when = period_words(start)
    if fit.repeating:
        return [
            f"Every year of {when} repeats the one before, so the season is drawn alone, without "
            "limits."
        ]
    if fit.missing:
        value = number_words(fit.level[0], series.unit) if fit.count else ""
        return [_FEWER_LIMITS[fit.missing].format(when=when, value=value)]
    notes = []
    if fit.unscreened:
        notes.append(
            f"Screening would leave no moving range in {when}, so the limits are unscreened."
        )
    if 0 < fit.count < 12:
        few = counted(fit.count, noun(series))
        notes.append(
            f"The limits of {when} rest on only {few}, fewer than 12, and are provisional."
        )
    return notes


def _points(drawn: Drawn) -> list[str]:
    """Points that are missing, set aside or provisional."""
    frame, notes = drawn.frame, []
    series = frame.series
    gaps = sum(point.value is None for point in drawn.points)
    if gaps and gaps < len(drawn.points):
        notes.append(
            f"{counted(gaps, noun(series)).capitalize()} without a value: a gap, not a zero."
        )
    reasons = dict(drawn.settings.set_aside_reasons)
    aside = [
        f"{period_words(p.period, series.months)} ({reasons[p.period]})"
        if reasons.get(p.period)
        else period_words(p.period, series.months)
        for p in drawn.points
        if p.set_aside
    ]
    if aside:
        notes.append(f"Set aside, and not part of the centre and limits: {listed(aside)}.")
    late = [period_words(p.period, series.months) for p in drawn.points if p.provisional]
    if late:
        notes.append(
            f"Provisional, so not part of the centre and limits, and no signal alone: "
            f"{listed(late)}."
        )
    return notes


def _kind(drawn: Drawn) -> list[str]:
    """What the kind of chart asks to be told."""
    notes = []
    kind, frame = drawn.choice.kind, drawn.frame
    if kind in SMALL_COUNT_KINDS:
        notes.append("Runs are judged against the median count, as small counts lie unevenly.")
    if kind == "g":
        notes.append("The centre is the median; the limits lie about the mean.")
    used = kind in RATE_KINDS or bool(np.ptp(drawn.choice.weights) > 0)
    if frame.exposure is not None and not used:
        notes.append("The denominators are not part of this chart: it shows the plain values.")
    if any(_too_narrow(drawn, fit) for fit in drawn.fits):
        notes.append(
            "The values vary clearly more than this chart takes for chance, so it marks too many: "
            f"{'a Laney' if kind == 'u' else 'an XmR'} chart would suit them better."
        )
    if kind == "xmr" and frame.series.unit == "count" and frame.whole and _small(drawn):
        notes.append(
            "Counts this small make many false alarms on an XmR chart: limits for small counts "
            "would suit them better."
        )
    return notes


def _too_narrow(drawn: Drawn, fit: Fit) -> bool:
    """Whether neighbours differ by far more than a c, u or p chart takes for chance."""
    if drawn.choice.kind not in ("c", "u", "p") or fit.missing or fit.count < 12:
        return False
    kept = np.where(drawn.frame.included[fit.span], fit.values, np.nan)
    scores = (kept - fit.band.centre) / fit.band.up
    spread = float(moving_range(scores[None, :], screen=True)[0]) / RANGE_TO_SIGMA
    return spread > _TOO_NARROW


def _small(drawn: Drawn) -> bool:
    return any(not fit.missing and fit.level[0] < SMALL for fit in drawn.fits)
