"""The time of day as the file writes it."""

from __future__ import annotations

import datetime as dt


def now() -> str:
    """Local date and time to the second, ISO: ``2017-01-27T10:42:05``."""
    return dt.datetime.now().astimezone().replace(tzinfo=None).isoformat(timespec="seconds")


def today() -> str:
    """Local date, ISO: ``2017-01-27``."""
    return now()[:10]


def seconds_between(earlier: str, later: str) -> float:
    """Seconds from one written time to another; negative when the clock went back."""
    return (dt.datetime.fromisoformat(later) - dt.datetime.fromisoformat(earlier)).total_seconds()
