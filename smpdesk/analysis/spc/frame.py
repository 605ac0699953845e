"""A series laid out for charting: arrays, what counts towards the limits, where phases start."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from smpdesk.analysis.control_chart import ChangePoint
from smpdesk.analysis.series import Series
from smpdesk.analysis.spc.limits import Flags, Floats
from smpdesk.analysis.spc.settings import ChartSettings
from smpdesk.analysis.spc.words import period_words
from smpdesk.errors import UserError

_DENOMINATOR_CHARTS = ("u", "p", "laney")
_LARGEST = 1e15
"""Beyond this a computer no longer tells one whole number from the next."""

_FLOORED_UNITS = ("count", "rate", "per cent")


@dataclass(frozen=True)
class Frame:
    """The arrays of a series, all as long as its periods; NaN for what is missing.

    ``included`` says which points the centre and limits rest on. ``starts`` are the indices
    at which phases begin, the first always 0.
    """

    series: Series
    values: Floats
    exposure: Floats | None
    aside: Flags
    provisional: Flags
    included: Flags
    starts: tuple[int, ...]
    whole: bool
    floor: bool

    def spans(self) -> list[slice]:
        """The slice of each phase."""
        ends = (*self.starts[1:], len(self.values))[: len(self.starts)]
        return [slice(start, end) for start, end in zip(self.starts, ends, strict=True)]

    def without(self, index: int) -> Frame:
        """The same series with one point more set aside."""
        aside, included = self.aside.copy(), self.included.copy()
        aside[index], included[index] = True, False
        return replace(self, aside=aside, included=included)


def lay_out(series: Series, settings: ChartSettings) -> Frame:
    """The frame of a series; ``UserError`` where the settings don't fit the data."""
    values = np.array([np.nan if v is None else v for v in series.values], dtype=float)
    values[~np.isfinite(values)] = np.nan
    exposure = _exposure(series, values, settings)
    places = {period: index for index, period in enumerate(series.periods)}
    aside = np.zeros(len(values), dtype=bool)
    for month in settings.set_aside:
        aside[_place(month, places, values, "be set aside")] = True
    starts = {0} if len(values) else set()
    for change in settings.change_points:
        if change.step_change:
            starts.add(_place(change.month, places, values, "start new limits"))
    provisional = np.array([p in series.provisional for p in series.periods], dtype=bool)
    there = values[~np.isnan(values)]
    negative = bool((there < 0).any())
    _refuse_impossible(values, exposure, settings, negative)
    return Frame(
        series=series,
        values=values,
        exposure=exposure,
        aside=aside,
        provisional=provisional,
        included=~np.isnan(values) & ~aside & ~provisional,
        starts=tuple(sorted(starts)),
        whole=bool((there == np.round(there)).all()),
        floor=(
            series.unit in _FLOORED_UNITS and not negative and not settings.as_making_data_count
        ),
    )


def change_index(frame: Frame, change: ChangePoint) -> int | None:
    """Where a change point lies on the axis, or None if outside the series."""
    month = _as_label(change.month, frame.series.periods)
    return frame.series.periods.index(month) if month in frame.series.periods else None


def _exposure(series: Series, values: Floats, settings: ChartSettings) -> Floats | None:
    """The denominators; a month without one becomes a gap on a chart that needs it."""
    known = series.exposure is not None and any(n is not None for n in series.exposure)
    if settings.chart in _DENOMINATOR_CHARTS and not known and len(values):
        raise UserError(
            f"A {settings.chart} chart divides each value by a denominator, and this series has "
            "none. Give one for each period, or choose another chart."
        )
    if series.exposure is None or not known:
        return None
    exposure = np.array([np.nan if n is None else n for n in series.exposure], dtype=float)
    if (exposure < 0).any():
        raise UserError("A denominator is below 0, which no population can be. Correct it first.")
    if settings.chart in (*_DENOMINATOR_CHARTS, "auto"):
        exposure[exposure == 0] = np.nan
        values[np.isnan(exposure)] = np.nan
    return exposure


def _refuse_impossible(
    values: Floats, exposure: Floats | None, settings: ChartSettings, negative: bool
) -> None:
    """Refuses values that a chart's formula can't take."""
    for figures in (values, exposure):
        if figures is not None and (np.abs(figures) > _LARGEST).any():
            raise UserError(
                "A figure of the series is over a thousand million million, which counts nothing "
                "that a chart can show. Correct it first."
            )
    if negative and settings.chart not in ("auto", "xmr"):
        raise UserError(
            f"The series has a value below 0, and a {settings.chart} chart is for counts. "
            "Correct the value, or choose the XmR chart."
        )
    if settings.chart == "p" and exposure is not None and (values > exposure).any():
        raise UserError(
            "A p-chart shows a share, and one value is greater than its denominator. "
            "Correct it, or choose the u-chart for events that can happen more than once."
        )


def _place(month: str, places: dict[str, int], values: Floats, deed: str) -> int:
    """The index of a month that has a value; ``UserError`` where there is none."""
    labels = tuple(places)
    label = _as_label(month, labels)
    named = period_words(month)
    if label not in places:
        reach = ""
        if labels:
            first, last = period_words(labels[0]), period_words(labels[-1])
            reach = f" The data run from {first} to {last}: choose a period that is there."
        raise UserError(f"{named} is not in the data, so it can't {deed}.{reach}")
    if np.isnan(values[places[label]]):
        raise UserError(
            f"{named} has no value in the data, so it can't {deed}. Choose a period that has one."
        )
    return places[label]


def _as_label(month: str, labels: tuple[str, ...]) -> str:
    """The month of a full date where the series has months: 2016-04-01 means 2016-04."""
    return month[:7] if month not in labels and month[:7] in labels else month
