"""Numbers as papers print them."""

from __future__ import annotations

import datetime as dt

from smpdesk.analysis.comparison import Change


def number(value: float | None, decimals: int = 0) -> str:
    """``3743`` as ``3,743``; a missing value as a dash; a true minus sign."""
    if value is None:
        return "–"
    return f"{value:,.{decimals}f}".replace("-", "−")


def signed(value: float | None) -> str:
    """A change in number: ``+779``, ``−10``, ``0``."""
    if value is None:
        return "–"
    return "0" if value == 0 else f"{value:+,.0f}".replace("-", "−")


def percent_change(change: Change) -> str:
    """A change in per cent to one place: ``+26.3%``; a dash where it is not defined."""
    return signed_percent(change.percent)


def signed_percent(percent: float | None) -> str:
    """A per cent with its sign: ``+26.3%``, ``−4.0%``, ``0.0%``; a dash where there is none."""
    if percent is None:
        return "–"
    if round(percent, 1) == 0:
        return "0.0%"
    return f"{percent:+.1f}%".replace("-", "−")


def date(iso: str | None) -> str:
    """``2017-01-27`` as ``27 January 2017``; what is no date as it stands."""
    try:
        day = dt.date.fromisoformat(iso or "")
    except ValueError:
        return iso or ""
    return f"{day.day} {day:%B %Y}"


def short_date(iso: str | None) -> str:
    """``2017-01-27`` as ``27 Jan 2017``, for tables; what is no date as it stands."""
    try:
        day = dt.date.fromisoformat(iso or "")
    except ValueError:
        return iso or ""
    return f"{day.day} {day:%b %Y}"
