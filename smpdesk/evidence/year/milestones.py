"""The officer's year: an assessment's milestones beside today, and the quarters of its plan."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Literal

from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Assessment, Milestone
from smpdesk.periods import Period, first_day, shift_month

StopState = Literal["done", "late", "next", "ahead", "left open", "undated"]
AFTERWARDS = 42
"""How many days after its last date a year is still looked at as the present one."""


@dataclass(frozen=True)
class Stop:
    """A milestone and how it stands today; ``days_left`` is negative when its day has passed."""

    milestone: Milestone
    state: StopState
    days_left: int | None


@dataclass(frozen=True)
class OfficersYear:
    """The milestones in order of their dates; ``over`` says that the year is history."""

    stops: tuple[Stop, ...]
    over: bool
    today: dt.date

    @property
    def next(self) -> Stop | None:
        """What comes next, late or ahead; None when nothing is left or the year is over."""
        waiting = (s for s in self.stops if s.state in ("late", "next"))
        return next(waiting, None)

    @property
    def gone(self) -> float:
        """How far along the stops today is: 0 before the first, their number after the last."""
        days = [days_until(s.milestone.due, self.today) for s in self.stops]
        dated = [(place, left) for place, left in enumerate(days) if left is not None]
        passed = [place for place, left in dated if left <= 0]
        if not passed:
            return 0.0
        at = max(passed)
        after = [(place, left) for place, left in dated if place > at]
        if not after:
            return float(len(self.stops))
        since, until = days[at] or 0, after[0][1]
        return at + (-since) / max(1, until - since)


def officers_year(file: PartnershipFile, assessment: Assessment, today: dt.date) -> OfficersYear:
    """The milestones of the assessment as they stand on a day."""
    marks = file.all(Milestone, assessment=assessment.id)
    over = year_over(file, assessment, today)
    marks.sort(key=lambda mark: mark.due or mark.done_on or "9999")
    stops: list[Stop] = []
    for mark in marks:
        waiting = any(stop.state == "next" for stop in stops)
        stops.append(Stop(mark, _state(mark, today, over, waiting), days_until(mark.due, today)))
    return OfficersYear(tuple(stops), over, today)


def _state(mark: Milestone, today: dt.date, over: bool, waiting: bool) -> StopState:
    left = days_until(mark.due, today)
    if mark.done_on:
        return "done"
    if over:
        return "left open"
    if left is None:
        return "undated"
    if left < 0:
        return "late"
    return "ahead" if waiting else "next"


def year_over(file: PartnershipFile, assessment: Assessment, today: dt.date) -> bool:
    """Whether the assessment's year is history: marked as past, or its last date long gone."""
    if assessment.status == "past":
        return True
    dates = [mark.due for mark in file.all(Milestone, assessment=assessment.id)]
    last = max([*dates, plan_end(assessment).isoformat()])
    left = days_until(last, today)
    return left is not None and left < -AFTERWARDS


def plan_year(assessment: Assessment) -> Period:
    """The twelve months of the plan that follows from the assessment.

    They begin in April of the first year in its name (``2018-19``), or, for a name without a
    year, in the first April two months or more after the data year.
    """
    named = re.search(r"\b(?:19|20)\d\d\b", assessment.name)
    if named:
        return Period(f"{named[0]}-04", 12)
    start = shift_month(assessment.data_start, assessment.data_months + 2)
    while not start.endswith("-04"):
        start = shift_month(start, 1)
    return Period(start, 12)


def plan_end(assessment: Assessment) -> dt.date:
    """The last day of the plan's year."""
    return _last_day(plan_year(assessment))


def _last_day(period: Period) -> dt.date:
    return first_day(shift_month(period.start, period.months)) - dt.timedelta(days=1)


@dataclass(frozen=True)
class Quarter:
    """A quarter of a plan's year, as progress entries name it (``2018-19 Q3``)."""

    label: str
    number: int
    period: Period

    @property
    def ends(self) -> dt.date:
        """Its last day."""
        return _last_day(self.period)


def quarters(assessment: Assessment) -> list[Quarter]:
    """The four quarters of the plan's year."""
    start = plan_year(assessment).start
    return [
        Quarter(f"{assessment.name} Q{n}", n, Period(shift_month(start, 3 * (n - 1)), 3))
        for n in (1, 2, 3, 4)
    ]


def quarter_ended(assessment: Assessment, today: dt.date) -> Quarter | None:
    """The quarter that ended last, if one has."""
    ended = [quarter for quarter in quarters(assessment) if quarter.ends < today]
    return ended[-1] if ended else None


def days_until(date: str, today: dt.date) -> int | None:
    """Days from today to an ISO date; None for what is no date."""
    try:
        return (dt.date.fromisoformat(date) - today).days
    except ValueError:
        return None
