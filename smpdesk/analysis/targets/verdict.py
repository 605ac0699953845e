"""Judging a target: met, on course, off course or can't tell, and why."""

from __future__ import annotations

import math
from dataclasses import dataclass

from smpdesk.analysis.targets.aimed import Aimed, Missing, aimed_at, in_unit
from smpdesk.analysis.targets.facts import Facts, Status
from smpdesk.analysis.targets.hold import hold
from smpdesk.analysis.targets.place import place
from smpdesk.analysis.targets.rule import FromBaseline, PlaceIn, Rule, Unclear
from smpdesk.periods import Period, months_between


@dataclass(frozen=True)
class Verdict:
    """How a target stands, why in a sentence, and the figure to reach (for the whole year).

    ``expected`` is where the figure should be by now: a part of the year's target, or a point
    on the straight line from the baseline to the target.
    """

    status: Status
    why: str
    target: float | None = None
    expected: float | None = None


def judge(rule: Rule | Unclear, facts: Facts) -> Verdict:
    """How the target stands on these facts.

    A target for a whole year is compared in proportion while the year is young. A target due
    later that is not met yet is on course when the figure has come as far as a straight line
    from the baseline would be; "maintain" has to hold all along.
    """
    if isinstance(rule, Unclear):
        return Verdict("can't tell", rule.why)
    if facts.value is None:
        return Verdict(
            "can't tell", f"There is no figure of {facts.measure} for {facts.period.text()}."
        )
    if isinstance(rule.reference, PlaceIn):
        return Verdict(*place(rule.reference, facts))
    aimed = aimed_at(rule, facts)
    if isinstance(aimed, Missing):
        return Verdict("can't tell", aimed.why)
    if rule.aim == "hold":
        status, why = hold(facts, aimed)
        return Verdict(status, _with_notes(why, rule, aimed), aimed.amount)
    return _compare(rule, facts, aimed)


def _compare(rule: Rule, facts: Facts, aimed: Aimed) -> Verdict:
    down = _downwards(rule, facts, aimed)
    if down is None:
        return Verdict(
            "can't tell",
            f"It is not said whether {facts.measure} should be under or over {aimed.words}; set "
            "the measure's direction.",
            aimed.amount,
        )
    value = in_unit(facts, facts.value, aimed.unit)
    if isinstance(value, Missing):
        return Verdict("can't tell", value.why, aimed.amount)
    strict = rule.aim in ("below", "above")
    if aimed.yearly and facts.period.months < 12:
        return _part_year(rule, facts, aimed, value, down)
    met = _reached(value, aimed.amount, down, strict)
    said = f"{_now(facts, value, aimed)}, {_side(value, aimed.amount)} {aimed.words}"
    if met:
        status: Status = "met" if facts.period.months >= 12 else "on course"
        return Verdict(status, _with_notes(said + ".", rule, aimed), aimed.amount)
    if isinstance(rule.reference, FromBaseline) and not _after_baseline(facts):
        return Verdict(
            "can't tell",
            _with_notes(f"{said}; there is no figure after the baseline yet.", rule, aimed),
            aimed.amount,
        )
    if not rule.due or rule.due <= facts.period.end or rule.keep:
        return Verdict("off course", _with_notes(said + ".", rule, aimed), aimed.amount)
    return _on_the_way(rule, facts, aimed, value, down, said)


def _part_year(rule: Rule, facts: Facts, aimed: Aimed, value: float, down: bool) -> Verdict:
    """A year's target while the year is young: in proportion to the months gone."""
    share = facts.share_of_year or facts.period.months / 12
    expected = aimed.amount * share
    said = f"{_now(facts, value, aimed)}; {aimed.words} comes to {aimed.text(expected)} by then"
    strict = rule.aim in ("below", "above")
    if not down and _reached(value, aimed.amount, down, strict):
        where = "at" if value == aimed.amount else _side(value, aimed.amount)
        said = f"{_now(facts, value, aimed)}, already {where} {aimed.words}"
        status: Status = "met"
    elif down and not _reached(value, aimed.amount, down, strict):
        said = f"{_now(facts, value, aimed)}, already {_side(value, aimed.amount)} {aimed.words}"
        status = "off course"
    else:
        status = "on course" if _reached(value, expected, down, False) else "off course"
    return Verdict(status, _with_notes(said + ".", rule, aimed), aimed.amount, expected)


def _on_the_way(
    rule: Rule, facts: Facts, aimed: Aimed, value: float, down: bool, said: str
) -> Verdict:
    """Not there yet and not due yet: beside the straight line from the baseline."""
    baseline = in_unit(facts, facts.baseline, aimed.unit)
    if isinstance(baseline, Missing) or facts.baseline_period is None:
        why = (
            f"{said}; it is not due yet, and without a baseline and its period nobody can say "
            "whether it is on the way."
        )
        return Verdict("can't tell", _with_notes(why, rule, aimed), aimed.amount)
    whole = months_between(facts.baseline_period.end, rule.due)
    gone = months_between(facts.baseline_period.end, facts.period.end)
    part = min(1.0, max(0.0, gone / whole)) if whole > 0 else 1.0
    expected = baseline + (aimed.amount - baseline) * part
    good = _reached(value, expected, down, False)
    status: Status = "on course" if good and gone > 0 else "off course"
    why = (
        f"{said}, and a straight line from the baseline of {aimed.text(baseline)} would be at "
        f"{aimed.text(expected)} by now."
    )
    if gone <= 0:
        status, why = "can't tell", f"{said}; there is no figure after the baseline yet."
    return Verdict(status, _with_notes(why, rule, aimed), aimed.amount, expected)


def _after_baseline(facts: Facts) -> bool:
    """Whether the figure is newer than the baseline, as it is held to be without its period."""
    return facts.baseline_period is None or facts.period.end > facts.baseline_period.end


def _downwards(rule: Rule, facts: Facts, aimed: Aimed) -> bool | None:
    if rule.aim in ("at most", "below"):
        return True
    if rule.aim in ("at least", "above"):
        return False
    if facts.direction != "neither":
        return facts.direction == "lower"
    baseline = in_unit(facts, facts.baseline, aimed.unit)
    if isinstance(baseline, Missing) or baseline == aimed.amount:
        return None
    return baseline > aimed.amount


def _reached(value: float, target: float, down: bool, strict: bool) -> bool:
    if math.isclose(value, target, rel_tol=1e-9):
        return not strict
    return value < target if down else value > target


def _side(value: float, target: float) -> str:
    return "the same as" if value == target else "below" if value < target else "above"


def _now(facts: Facts, value: float, aimed: Aimed) -> str:
    return f"{facts.measure}: {aimed.text(value)} in {_when(facts.period)}"


def _when(period: Period) -> str:
    words = period.text()
    return f"the {words}" if words.startswith("year to") else words


def _with_notes(why: str, rule: Rule, aimed: Aimed) -> str:
    notes = [note for note in (rule.note, aimed.note) if note]
    return f"{why} ({'; '.join(notes)})" if notes else why
