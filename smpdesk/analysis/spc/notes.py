"""What must be said about a chart besides its verdict: each note one sentence."""

from __future__ import annotations

import numpy as np

from smpdesk.analysis.spc.draw import Drawn
from smpdesk.analysis.spc.fit import Fit
from smpdesk.analysis.spc.words import counted, listed, noun, number_words, period_words

_FEWER_LIMITS = {
    "empty": "There is no value in {when} to draw limits from.",
    "single": "With a single value in {when} there is nothing to take limits from.",
    "constant": "Every value in {when} is {value}, so the centre is drawn alone, without limits.",
    "overlapping": (
        "These are rolling totals, each sharing most of its months with the next, so limits and "
        "rules about runs would mean nothing: only the average is drawn."
    ),
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
    if fit.missing:
        value = number_words(fit.level[0], series.unit) if fit.count else ""
        return [_FEWER_LIMITS[fit.missing].format(when=when, value=value)]
    if 0 < fit.count < 12:
        few = counted(fit.count, noun(series))
        return [f"The limits of {when} rest on only {few}, fewer than 12, and are provisional."]
    return []


def _points(drawn: Drawn) -> list[str]:
    """Points that are missing, set aside or provisional."""
    frame, notes = drawn.frame, []
    series = frame.series
    gaps = sum(point.value is None for point in drawn.points)
    if gaps and gaps < len(drawn.points):
        notes.append(
            f"{counted(gaps, noun(series)).capitalize()} without a value: a gap, not a zero."
        )
    aside = [period_words(p.period, series.months) for p in drawn.points if p.set_aside]
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
    if kind in ("poisson", "negative_binomial"):
        notes.append("Runs are judged against the median count, as small counts lie unevenly.")
    if kind == "g":
        notes.append("The centre is the median; the limits lie about the mean.")
    used = kind in ("u", "p", "laney") or bool(np.ptp(drawn.choice.weights) > 0)
    if frame.exposure is not None and not used:
        notes.append("The denominators are not part of this chart: it shows the plain values.")
    return notes
