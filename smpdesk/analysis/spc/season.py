"""Season and month length: what part of the level each calendar month is expected to have."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from smpdesk.analysis.spc.frame import Frame
from smpdesk.analysis.spc.limits import Floats, mean_of
from smpdesk.analysis.spc.settings import ChartSettings
from smpdesk.periods import month_text

YEARS_NEEDED = 3
AVERAGE_MONTH = 365.25 / 12
_SEASONAL_KINDS = ("xmr", "c", "u", "laney")
_CLEAR = 0.02
_FREAK = 4.0


@dataclass(frozen=True)
class Calendar:
    """Each period's factor (1 for an average month) and the sentences about it."""

    factor: Floats
    notes: tuple[str, ...] = ()


def calendar(frame: Frame, settings: ChartSettings, kind: str) -> Calendar:
    """The factors of season and month length, from three full years of months on.

    Automatic charts follow the calendar by themselves; charts chosen by hand only when told to.
    """
    level = Calendar(np.ones(len(frame.values)))
    wanted = settings.season
    if wanted is None:
        wanted = settings.chart == "auto" and not settings.as_making_data_count
    if not wanted or not frame.series.monthly or frame.series.months != 1:
        return level
    if kind not in _SEASONAL_KINDS or (frame.values < 0).any():
        return level
    periods = frame.series.periods
    month_of = np.array([int(period[5:7]) - 1 for period in periods], dtype=np.intp)
    held = np.bincount(month_of[frame.included], minlength=12)
    if held.min() < YEARS_NEEDED:
        note = (
            "With less than three full years, the limits do not follow the season or the length "
            "of the months."
        )
        return Calendar(level.factor, (note,))
    return _follow(frame, month_of, kind)


def _follow(frame: Frame, month_of: NDArray[np.intp], kind: str) -> Calendar:
    """Month length for counts, and the season on top of it as far as it shows."""
    # A year that repeats the one before has no leap day in it either.
    counts = frame.series.unit == "count" and not _repeats(frame)
    length = np.ones(len(frame.values))
    if counts:
        length = np.array([_days(p) / AVERAGE_MONTH for p in frame.series.periods])
    values = np.where(frame.included, frame.values, np.nan) / length
    if frame.exposure is not None and kind in ("u", "laney"):
        values = values / frame.exposure
    for span in frame.spans():
        mean = mean_of(values[span])
        values[span] = values[span] / mean if mean > 0 else np.nan
    season = seasonal_factors(values, month_of)
    follow = "the length of the months" if counts else ""
    if np.ptp(season) < _CLEAR:
        notes = (f"The limits follow {follow}; no season shows.",) if counts else ()
        return Calendar(length, notes)
    factor = length * season[month_of]
    usual = np.array([factor[month_of == month].mean() for month in range(12)])
    high, low = (_month_name(int(pick)) for pick in (usual.argmax(), usual.argmin()))
    also = f" and {follow}" if counts else ""
    note = (
        f"The limits follow the season{also}: {high} is usually {_away(usual.max())} and "
        f"{low} {_away(usual.min())} the average."
    )
    return Calendar(factor, (note,))


def _repeats(frame: Frame) -> bool:
    """Whether every month is exactly as a year before."""
    both = frame.included[12:] & frame.included[:-12]
    return bool((frame.values[12:] == frame.values[:-12])[both].all())


def seasonal_factors(values: Floats, month_of: NDArray[np.intp]) -> Floats:
    """Twelve factors with mean 1, by ratio to the centred 12-month moving average.

    The classical ratio-to-moving-average method (Macaulay 1931) with two cautions: ratios far
    from the median of their calendar month are left out, so that one freak month makes no
    season, and the factors are drawn towards 1 by the share of their spread that noise alone
    would give (empirical Bayes).
    """
    ratios = values / _local_level(values)
    first = int(month_of[0])
    table = np.full((-(-(first + len(ratios)) // 12), 12), np.nan)
    table.flat[first : first + len(ratios)] = ratios
    medians = _column_medians(table)
    if not np.isfinite(medians).all() or medians.mean() <= 0:
        return np.ones(12)
    apart = np.abs(np.diff(table, axis=0)).reshape(-1, 1)
    noise = float(_column_medians(apart)[0]) / 0.6745 / np.sqrt(2)
    table[np.abs(table - medians) > _FREAK * noise] = np.nan
    kept = ~np.isnan(table)
    means = np.where(kept, table, 0.0).sum(axis=0) / np.maximum(kept.sum(axis=0), 1)
    means = np.where(kept.any(axis=0), means, medians)
    means = means / means.mean()
    spread = float(means.var(ddof=1))
    of_noise = noise**2 * 12 / max(1, np.count_nonzero(kept))
    shown = max(0.0, 1 - of_noise / spread) if spread > 0 else 0.0
    factors = np.maximum(1 + shown * (means - 1), 0.05)
    level: Floats = factors / factors.mean()
    return level


def _column_medians(table: Floats) -> Floats:
    """The median of what is there in each column; NaN where nothing is."""
    ordered = np.sort(table, axis=0)
    count = (~np.isnan(table)).sum(axis=0)
    columns = np.arange(table.shape[1])
    low = ordered[np.maximum(count - 1, 0) // 2, columns]
    high = ordered[np.minimum(count // 2, len(ordered) - 1), columns]
    middle: Floats = (low + high) / 2
    return middle


def _local_level(values: Floats) -> Floats:
    """The centred 12-month moving average, held level over the first and last half year."""
    weights = np.array([0.5, *[1.0] * 11, 0.5])
    there = ~np.isnan(values)
    total = np.convolve(np.where(there, values, 0.0), weights, mode="valid")
    held = np.convolve(there.astype(float), weights, mode="valid")
    middle = np.where(held > 6, total / np.maximum(held, 1), np.nan)
    level: Floats = np.concatenate((np.full(6, middle[0]), middle, np.full(6, middle[-1])))
    level[level <= 0] = np.nan
    return level


@lru_cache(maxsize=4096)
def _days(month: str) -> int:
    return monthrange(int(month[:4]), int(month[5:7]))[1]


def _month_name(month: int) -> str:
    return month_text(f"{dt.MINYEAR:04d}-{month + 1:02d}").split()[0]


def _away(factor: float) -> str:
    """``12% above``, ``8% below``."""
    return f"{abs(factor - 1) * 100:.0f}% {'above' if factor > 1 else 'below'}"
