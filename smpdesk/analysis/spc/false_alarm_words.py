"""The expected false alarms of a chart, as a sentence for its tooltip."""

from __future__ import annotations

import numpy as np

from smpdesk.analysis.spc.draw import Drawn
from smpdesk.analysis.spc.false_alarms import expected_false_alarms, expected_for_counts
from smpdesk.analysis.spc.fit import Fit
from smpdesk.analysis.spc.words import counted, noun


def expected_in(drawn: Drawn) -> float:
    """How many false alarms chance alone gives this chart, all phases together."""
    return sum(_expected(drawn, fit) for fit in drawn.fits)


def false_alarm_words(drawn: Drawn) -> str:
    """One sentence; empty for a chart without limits."""
    expected = expected_in(drawn)
    if not expected:
        return ""
    points = sum(fit.count for fit in drawn.fits if not fit.missing)
    return (
        f"Chance alone would give {counted(points, noun(drawn.frame.series))} under these rules "
        f"about {_amount(expected)}: {_one_in(drawn, points / expected)}."
    )


def _expected(drawn: Drawn, fit: Fit) -> float:
    if fit.missing:
        return 0.0
    points = int(np.isfinite(fit.values).sum())
    if drawn.choice.kind in ("poisson", "negative_binomial"):
        return expected_for_counts(
            points, drawn.rules, round(fit.level[0], 2), round(drawn.choice.dispersion, 2)
        )
    return expected_false_alarms(points, drawn.rules)


def _amount(expected: float) -> str:
    if expected < 0.05:
        return "no false alarm"
    return f"{expected:.1f} false alarms"


def _one_in(drawn: Drawn, points: float) -> str:
    """``one in about 4 years``; in points where they are not months."""
    series = drawn.frame.series
    months = points * series.months if series.monthly else 0
    if months >= 18:
        years = round(months / 12)
        return (
            f"one in about {counted(years, 'year')}" if years < 100 else "fewer than one a century"
        )
    return f"one in about {counted(max(1, round(points)), noun(series))}"
