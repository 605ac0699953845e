"""Targets to keep a level: whether a difference from it is more than chance would give."""

from __future__ import annotations

from smpdesk.analysis.comparison import count_test
from smpdesk.analysis.ratios import ratio, ratio_change
from smpdesk.analysis.targets.aimed import Aimed, Missing, in_unit
from smpdesk.analysis.targets.facts import Facts, Status


def hold(facts: Facts, aimed: Aimed) -> tuple[Status, str]:
    """Whether the figure is still where it was: no worse, or no further off than chance.

    Counts are tried with 2(√now − √before) beyond ±3, per cents with their denominators by
    Newcombe's interval. A rate, or a per cent without denominators, can be told better but not
    told worse: that could be chance.
    """
    value = in_unit(facts, facts.value, aimed.unit)
    if isinstance(value, Missing):
        return "can't tell", value.why
    part = facts.period.months < 12 and aimed.yearly
    share = (facts.share_of_year or facts.period.months / 12) if part else 1.0
    level = aimed.amount * share
    kept: Status = "on course" if facts.period.months < 12 else "met"
    now = f"{facts.measure}: {aimed.text(value)} beside {aimed.words}"
    if part:
        now += f" ({aimed.text(level)} for these months)"
    if value == level:
        return kept, f"{now}, the same."
    better = (value < level) == (facts.direction == "lower")
    if facts.direction != "neither" and better:
        return kept, f"{now}, better."
    beyond = _beyond_chance(facts, value, level, aimed.unit)
    if beyond is None:
        return (
            "can't tell",
            f"{now}; whether that is more than chance takes the counts behind the figures.",
        )
    if not beyond:
        return kept, f"{now}, no further apart than chance can give."
    worse = "worse" if facts.direction != "neither" else "changed"
    return "off course", f"{now}, {worse} by more than chance would give."


def _beyond_chance(facts: Facts, value: float, level: float, unit: str) -> bool | None:
    test = count_test(value, level) if unit == "count" else None
    if test is not None:
        return test.beyond_chance
    if unit == "per cent" and facts.denominator and facts.baseline_denominator:
        now = ratio(facts.denominator * value / 100, facts.denominator)
        before = ratio(facts.baseline_denominator * level / 100, facts.baseline_denominator)
        return ratio_change(now, before).beyond_chance
    return None
