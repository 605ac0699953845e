"""What a control chart says about reaching a target, nothing being changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from smpdesk.analysis.control_chart import ControlChart
from smpdesk.analysis.spc.words import number_words

Will = Literal["reached", "by chance", "missed"]


@dataclass(frozen=True)
class Outlook:
    """Whether a month will reach ``target``: always, now and then, or never; and that in words."""

    target: float
    will: Will
    words: str


def outlook(chart: ControlChart, target: float) -> Outlook | None:
    """How the limits of the newest month lie to a month's ``target``.

    A target beyond the limits on the far side is always reached, one on the near side never; in
    between it is chance that decides (NHS England, Making Data Count: the icons of assurance).
    None for a chart without limits, or where neither way is better.
    """
    newest = chart.points[-1] if chart.points else None
    if newest is None or chart.direction == "neither":
        return None
    lower, upper = newest.lower, newest.upper
    if upper is None and lower is None:
        return None
    low_is_good = chart.direction == "lower"
    above = lower is not None and lower > target
    below = upper is not None and upper < target
    told = number_words(target, chart.series.unit)
    if above or below:
        good = below if low_is_good else above
        place = "above" if below else "below"
        will: Will = "reached" if good else "missed"
        words = f"The target of {told} a month lies {place} the limits: " + (
            "it will be reached as long as nothing changes."
            if good
            else "it will be missed unless something changes."
        )
        return Outlook(target, will, words)
    words = (
        f"The target of {told} a month lies between the limits: some months will reach it and "
        "some will not, by chance."
    )
    return Outlook(target, "by chance", words)
