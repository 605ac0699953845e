"""Trends of indicators: a straight line, a forecast with its interval, three years side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from smpdesk.analysis.series import Series
from smpdesk.periods import Period, months_between, shift_month

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FEWEST = 4
FEW = 8
SEASON_FROM = 36
_FIGURES = {1: "month’s figure", 3: "quarter’s figure", 12: ""}


@dataclass(frozen=True)
class Forecast:
    """A period to come: the line's value and the interval a new value should lie in."""

    period: str
    value: float
    lower: float
    upper: float


@dataclass(frozen=True)
class Trend:
    """A fitted line: its slope a year with an interval, fitted values, a forecast, and words.

    ``rising`` is true only when the slope's interval lies above zero; numbers are ``None`` where
    there is too little to fit.
    """

    method: str
    slope_a_year: float | None
    slope_lower: float | None
    slope_upper: float | None
    fitted: tuple[float | None, ...]
    forecast: tuple[Forecast, ...]
    words: str
    notes: tuple[str, ...] = ()

    @property
    def rising(self) -> bool:
        """Whether the line rises by more than chance would give."""
        return self.slope_lower is not None and self.slope_lower > 0


def trend(series: Series, ahead: int = 0, level: float = 0.95) -> Trend:
    """A least-squares line through ``series``, and ``ahead`` periods of forecast.

    The intervals are the ordinary ones for a slope and for a new observation (Draper & Smith,
    Applied Regression Analysis, ch. 1), with Student's t. Monthly series of three full years or
    more are fitted with a level for each calendar month as well. Missing and provisional
    periods take no part; a calendar month that is always missing leaves a plain line, as nothing
    tells its level. Fewer than 4 values give no line, and a note.
    """
    import numpy as np

    used = _usable(series)
    calendar = {series.periods[index][5:7] for index in used}
    seasonal = series.months == 1 and len(used) >= SEASON_FROM and len(calendar) == 12
    method = "Straight line by least squares" + (" with a level a month" if seasonal else "")
    if len(used) < FEWEST:
        words = f"{len(used)} values are too few for a trend; it takes {FEWEST}."
        return Trend(method, None, None, None, (None,) * len(series.values), (), words)
    periods = _with_future(series, ahead)
    design = _design(periods, seasonal)
    y = np.array([series.values[index] for index in used], dtype=float)
    fit = _Fit.of(design[used], y, level)
    values = design @ fit.beta
    start = len(series.periods)
    forecast = _forecast(
        series, y, periods[start:], values[start:], fit.half_widths(design[start:])
    )
    slope, half = float(fit.beta[1]), fit.slope_half_width
    return Trend(
        method,
        slope,
        slope - half,
        slope + half,
        tuple(float(value) for value in values[:start]),
        forecast,
        _trend_words(series.months, slope, half, forecast, level),
        _notes(series, len(used)),
    )


def _usable(series: Series) -> list[int]:
    """The places of the values that are there and final."""
    return [
        index
        for index, (period, value) in enumerate(zip(series.periods, series.values, strict=True))
        if value is not None and period not in series.provisional
    ]


def _forecast(
    series: Series,
    used: NDArray[np.float64],
    periods: Sequence[str],
    values: NDArray[np.float64],
    half_widths: NDArray[np.float64],
) -> tuple[Forecast, ...]:
    """Values to come with their intervals, within what the unit allows."""
    import numpy as np

    floor = 0.0 if min(used) >= 0 else -np.inf
    ceiling = 100.0 if series.unit == "per cent" and max(used) <= 100 else np.inf
    return tuple(
        Forecast(
            period, *(float(np.clip(value + wide * way, floor, ceiling)) for way in (0, -1, 1))
        )
        for period, value, wide in zip(periods, values, half_widths, strict=True)
    )


def _notes(series: Series, used: int) -> tuple[str, ...]:
    notes = ["The intervals take the periods to be independent of each other."]
    if _step(series) < series.months:
        notes.append("The periods overlap, so the intervals are too narrow.")
    if used < FEW:
        notes.append(f"It rests on {used} values only.")
    return tuple(notes)


@dataclass(frozen=True)
class _Fit:
    """A least-squares fit: coefficients, residual deviation, and what intervals need."""

    beta: NDArray[np.float64]
    sigma: float
    inverse: NDArray[np.float64]
    t: float

    @classmethod
    def of(cls, design: NDArray[np.float64], y: NDArray[np.float64], level: float) -> _Fit:
        import numpy as np
        from scipy.stats import t

        inverse = np.asarray(np.linalg.pinv(design.T @ design), dtype=np.float64)
        beta = inverse @ design.T @ y
        if abs(beta[1]) < 1e-9 * float(np.max(np.abs(y), initial=1e-9)):
            beta[1] = 0.0
        free = len(y) - int(np.linalg.matrix_rank(design))
        residual = y - design @ beta
        sigma = float(np.sqrt(residual @ residual / free))
        if sigma < 1e-9 * float(np.max(np.abs(y), initial=1e-9)):
            sigma = 0.0
        return cls(beta, sigma, inverse, float(t.ppf((1 + level) / 2, free)))

    @property
    def slope_half_width(self) -> float:
        return float(self.t * self.sigma * self.inverse[1, 1] ** 0.5)

    def half_widths(self, design: NDArray[np.float64]) -> NDArray[np.float64]:
        """Half the width of the interval of a new value at each row of ``design``."""
        import numpy as np

        leverage = np.einsum("ij,jk,ik->i", design, self.inverse, design)
        widths: NDArray[np.float64] = self.t * self.sigma * np.sqrt(1 + leverage)
        return widths


def _with_future(series: Series, ahead: int) -> list[str]:
    step = _step(series)
    last = series.periods[-1]
    return [*series.periods, *(shift_month(last, step * (k + 1)) for k in range(ahead))]


def _step(series: Series) -> int:
    if len(series.periods) < 2:
        return series.months
    return min(
        months_between(a, b) for a, b in zip(series.periods, series.periods[1:], strict=False)
    )


def _design(periods: Sequence[str], seasonal: bool) -> NDArray[np.float64]:
    """A row a period: 1, time in years from the first period, and 11 month columns if seasonal.

    The month columns are coded as deviations that sum to zero over the calendar year.
    """
    import numpy as np

    time = np.array([months_between(periods[0], period) / 12 for period in periods])
    columns = [np.ones(len(periods)), time]
    if seasonal:
        months = np.array([int(period[5:7]) for period in periods])
        last = (months == 12).astype(float)
        columns += [(months == month).astype(float) - last for month in range(1, 12)]
    return np.column_stack(columns)


def _trend_words(
    months: int, slope: float, half: float, forecast: Sequence[Forecast], level: float
) -> str:
    """The slope in words: of figures shorter than a year it says which figure it is that moves."""
    lower, upper = slope - half, slope + half
    figure = _FIGURES.get(months, f"{months} months’ figure")
    if slope == half == 0:
        words = "The line is level: the values do not move"
    elif slope and (lower > 0 or upper < 0):
        way = "rising" if slope > 0 else "falling"
        words = f"The {figure} is {way}" if figure else way.capitalize()
        words += f" by about {_short(abs(slope))} a year"
    else:
        words = "No trend that chance could not give" + (f" in the {figure}" if figure else "")
    words += f" ({_short(lower, '+')} to {_short(upper, '+')} a year)." if slope or half else "."
    if forecast:
        end = forecast[-1]
        when = Period(end.period, months).text()
        when = f"the {when}" if when.startswith("year") else when
        words += (
            f" If the line goes on, the figure of {when} should lie between "
            f"{_short(end.lower)} and {_short(end.upper)} in {100 * level:.0f} of 100 cases."
        )
    return words


def _short(value: float, sign: str = "") -> str:
    value = round(value, 6) + 0.0
    decimals = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2
    written = f"{value:{sign},.{decimals}f}"
    return written.removesuffix(".00").removesuffix(".0").replace("-", "−")
