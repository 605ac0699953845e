"""The expected false alarms of a chart, as a sentence for its tooltip."""

from __future__ import annotations

import numpy as np

from smpdesk.analysis.spc.draw import Drawn
from smpdesk.analysis.spc.false_alarms import expected_false_alarms, expected_for_counts
from smpdesk.analysis.spc.fit import Fit
from smpdesk.analysis.spc.words import counted, noun


def false_alarm_words(drawn: Drawn) -> str:
    """One sentence; empty for a chart without limits."""
    points, expected = _expected_in(drawn)
    if not expected:
        return ""
    return (
        f"On a chart of {counted(points, noun(drawn.frame.series))} chance alone makes about "
        f"{_amount(expected)} under these rules: {_once_in(drawn, points / expected)}."
    )


def caution_words(drawn: Drawn) -> str:
    """What to remember before acting on a single signal; empty where chance seldom makes one."""
    points, expected = _expected_in(drawn)
    if expected < 0.2:
        return ""
    return (
        f"Chance alone makes a false alarm of this kind {_once_in(drawn, points / expected)}, so "
        "look for a cause before acting."
    )


def _expected_in(drawn: Drawn) -> tuple[int, float]:
    """The points judged and the false alarms expected of them, all phases together."""
    points = sum(int(np.isfinite(fit.values).sum()) for fit in drawn.fits if not fit.missing)
    return points, sum(_expected(drawn, fit) for fit in drawn.fits)


def _expected(drawn: Drawn, fit: Fit) -> float:
    if fit.missing:
        return 0.0
    points = int(np.isfinite(fit.values).sum())
    if drawn.choice.kind in ("poisson", "negative_binomial"):
        return expected_for_counts(
            points, drawn.rules, _two_figures(fit.level[0]), _two_figures(drawn.choice.dispersion)
        )
    return expected_false_alarms(points, drawn.rules)


def _two_figures(value: float) -> float:
    """Rounded, so that like charts share one computation."""
    return float(f"{value:.2g}")


def _amount(expected: float) -> str:
    if expected < 0.05:
        return "no false alarm"
    return f"{expected:.1f} false alarms"


def _once_in(drawn: Drawn, points: float) -> str:
    """``once in about 4 years``; in points where they are not months."""
    series = drawn.frame.series
    months = points * series.months if series.monthly else 0
    if months >= 18:
        years = round(months / 12)
        return (
            f"once in about {counted(years, 'year')}" if years < 100 else "less than once a century"
        )
    return f"once in about {counted(max(1, round(points)), noun(series))}"
