"""Which chart fits a series, and why, in one sentence."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from smpdesk.analysis.spc.frame import Frame
from smpdesk.analysis.spc.limits import Floats, mean_of
from smpdesk.analysis.spc.season import calendar
from smpdesk.analysis.spc.settings import ChartSettings
from smpdesk.analysis.spc.words import noun, number_words

SMALL = 5.0
"""A mean under this is too small for limits that lie evenly about the centre."""

SMALL_COUNT_KINDS = ("poisson", "negative_binomial")


@dataclass(frozen=True)
class Choice:
    """The chart chosen: its kind, the reason, and what its limits follow.

    ``factor`` is each period's expected share of the level by calendar (1 for an average
    month); ``weights`` its share of exposure for small counts; ``dispersion`` the variance of
    small counts over their mean. ``notes`` are sentences about season and month length.
    """

    kind: str
    why: str
    factor: Floats
    weights: Floats
    dispersion: float = 1.0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Pick:
    kind: str
    why: str
    dispersion: float = 1.0


_BY_HAND = {
    "xmr": "An XmR chart, chosen by hand: its limits come from how much neighbours differ.",
    "c": "A c-chart, chosen by hand: it takes the counts to vary by chance alone.",
    "poisson": "Exact Poisson limits, chosen by hand: they suit small counts.",
    "u": "A u-chart, chosen by hand: events for their exposure, varying by chance alone.",
    "p": "A p-chart, chosen by hand: a share of its denominator, varying by chance alone.",
    "laney": "A Laney chart, chosen by hand: events for their exposure, varying more than chance.",
    "g": "A g-chart, chosen by hand: the number of cases between events.",
    "t": "A t-chart, chosen by hand: the time between events.",
}
_BETWEEN = {
    "days between": _Pick("t", "A t-chart, because the values are the time between events."),
    "cases between": _Pick("g", "A g-chart, because the values count what passes between events."),
}


def choose(frame: Frame, settings: ChartSettings) -> Choice:
    """The chart that the settings ask for, or the one that fits the series."""
    pick = _automatic(frame, settings) if settings.chart == "auto" else None
    if pick is None:
        pick = _Pick(settings.chart, _BY_HAND[settings.chart])
    days = calendar(frame, settings, pick.kind)
    weights = np.ones(len(frame.values))
    if pick.kind in SMALL_COUNT_KINDS and settings.chart == "auto" and frame.exposure is not None:
        weights = frame.exposure / np.nanmean(frame.exposure)
    return Choice(pick.kind, pick.why, days.factor, weights, pick.dispersion, days.notes)


def _automatic(frame: Frame, settings: ChartSettings) -> _Pick:
    """The chart that suits the kind of values and their size in the latest phase."""
    if settings.as_making_data_count:
        return _Pick("xmr", "An XmR chart, as NHS England's Making Data Count draws it.")
    unit, negative = frame.series.unit, bool((frame.values < 0).any())
    if unit in _BETWEEN and not negative:
        return _BETWEEN[unit]
    recent = frame.values[frame.starts[-1] :] if frame.starts else frame.values
    recent = recent[frame.included[frame.starts[-1] :]] if frame.starts else recent
    if not recent.size:
        return _Pick("xmr", "An XmR chart, which suits most measures: there is no value yet.")
    if unit != "count" or negative or not frame.whole:
        return _Pick("xmr", "An XmR chart, because the values are not plain counts.")
    each, mean = noun(frame.series), mean_of(recent)
    about = f"about {number_words(mean)} a {each}"
    if mean < SMALL:
        return _small(recent, about)
    if frame.exposure is not None:
        return _Pick(
            "laney",
            f"A Laney chart, because counts of {about} come with a denominator and recorded "
            "crime varies more than chance alone.",
        )
    return _Pick(
        "xmr",
        f"An XmR chart, because counts of {about} are high enough for limits taken from how much "
        f"one {each} differs from the next, and recorded crime varies more than chance alone.",
    )


def _small(recent: Floats, about: str) -> _Pick:
    """Poisson limits for small counts; negative binomial where they clearly vary more."""
    dispersion = _dispersion(recent)
    if dispersion > 1:
        return _Pick(
            "negative_binomial",
            f"Negative binomial limits, because counts of {about} are small and vary more than "
            "chance alone.",
            dispersion,
        )
    return _Pick("poisson", f"Exact Poisson limits, because counts of {about} are small.")


def _dispersion(counts: Floats) -> float:
    """Variance over mean of neighbours' differences, 1 unless clearly over it.

    The largest count is left out, so that one freak month can't widen its own limits. Clearly
    over is more than three standard errors of the ratio for Poisson counts, √(3/n + 1/(2nm)).
    """
    others = np.delete(counts, np.argmax(counts))
    mean = mean_of(others)
    if len(others) < 12 or mean == 0:
        return 1.0
    ratio = float((np.diff(others) ** 2).mean() / 2 / mean)
    error = float(np.sqrt(3 / len(others) + 1 / (2 * len(others) * mean)))
    return ratio if ratio > 1 + 3 * error else 1.0
