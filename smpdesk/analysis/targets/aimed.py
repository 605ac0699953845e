"""The figure that a target aims at, worked out from the facts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from smpdesk.analysis.targets.facts import Facts
from smpdesk.analysis.targets.rule import (
    AverageOf,
    BestOf,
    Fixed,
    FromBaseline,
    FromLastYear,
    Rule,
)

_SPREAD = ("county", "district", "force", "")


@dataclass(frozen=True)
class Missing:
    """What is wanting, in a sentence, for a figure to be worked out."""

    why: str


@dataclass(frozen=True)
class Aimed:
    """The figure to reach, its unit, and words for it.

    ``yearly`` when it is for a whole year, so that part of a year is compared in proportion.
    """

    amount: float
    unit: str
    words: str
    yearly: bool
    note: str = ""

    def text(self, value: float) -> str:
        """``value`` with this unit, as sentences give it."""
        return in_words(value, self.unit)


def in_words(value: float, unit: str) -> str:
    """A figure with its unit: ``1,610``, ``25.1%``, ``£1,200``, ``22.3 per 1,000``."""
    if unit == "per cent":
        return f"{value:.1f}%"
    if unit == "pounds":
        return f"£{value:,.0f}"
    if unit.startswith("per "):
        return f"{value:.2f} {unit}" if abs(value) < 10 else f"{value:.1f} {unit}"
    return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"


def aimed_at(rule: Rule, facts: Facts) -> Aimed | Missing:
    """The figure that ``rule`` aims at on these facts, or what is missing to tell it."""
    reference = rule.reference
    if isinstance(reference, Fixed):
        return _fixed(reference, facts)
    if isinstance(reference, AverageOf):
        return _average(reference, facts, rule.text)
    if isinstance(reference, BestOf):
        return _best(reference, facts, rule)
    if isinstance(reference, FromBaseline):
        return _baseline(reference, facts)
    if isinstance(reference, FromLastYear):
        return _last_year(reference, facts)
    raise TypeError(f"{reference!r} is not a figure")


def in_unit(facts: Facts, value: float | None, unit: str) -> float | Missing:
    """``value`` of the facts' unit in ``unit``, by way of the population where it takes one."""
    if value is None:
        return Missing(f"There is no figure of {facts.measure} to compare.")
    own, wanted = per(facts.unit), per(unit)
    if facts.unit == unit or (own and own == wanted):
        return value
    if own and wanted:
        return value * wanted / own
    if (facts.unit == "count" and wanted) or (own and unit == "count"):
        if not facts.population:
            return Missing(
                f"The target is {unit if wanted else 'a number'} and the figure "
                f"{facts.unit if own else 'a number'}; it takes the population to compare them."
            )
        return value * wanted / facts.population if wanted else value * facts.population / own
    return Missing(
        f"The target is in {_unit_words(unit)} and the figure in {_unit_words(facts.unit)}; "
        "they cannot be compared."
    )


def per(unit: str) -> int:
    """The people that a rate's unit is for (``per 1,000`` gives 1000); 0 when it is no rate."""
    found = re.fullmatch(r"per ([\d,]+)(?: .*)?", unit)
    return int(found.group(1).replace(",", "")) if found else 0


def _unit_words(unit: str) -> str:
    return {"count": "numbers", "per cent": "per cents"}.get(unit, unit)


def _fixed(reference: Fixed, facts: Facts) -> Aimed:
    unit = reference.unit or facts.unit
    yearly = unit != "per cent"
    year = " a year" if yearly else ""
    return Aimed(
        reference.amount, unit, f"the target of {in_words(reference.amount, unit)}{year}", yearly
    )


def _average(reference: AverageOf, facts: Facts, text: str) -> Aimed | Missing:
    named = _find(reference.whose, facts)
    if named is None:
        written = re.search(re.escape(reference.whose), text, re.I)
        name = written.group() if written else reference.whose
        whose = f"the {name} average" if name else "an average"
        known = f" There is one of {', '.join(facts.averages)}." if facts.averages else ""
        return Missing(f"The target is measured against {whose}, and that is not known.{known}")
    average = facts.averages[named]
    amount = average * reference.factor
    words = f"the {named} average of {in_words(average, facts.unit)}"
    if reference.factor != 1:
        words = f"{in_words(amount, facts.unit)} ({100 * (reference.factor - 1):+.0f}% on {words})"
    return Aimed(amount, facts.unit, words, yearly=False)


def _find(whose: str, facts: Facts) -> str | None:
    wanted = whose.casefold().strip()
    for name in facts.averages:
        if name.casefold() == wanted:
            return name
    for name in facts.averages:
        if wanted and (wanted in name.casefold() or name.casefold() in wanted):
            return name
    if len(facts.averages) == 1 and wanted in _SPREAD:
        return next(iter(facts.averages))
    return None


def _best(reference: BestOf, facts: Facts, rule: Rule) -> Aimed | Missing:
    lowest = rule.aim in ("at most", "below") or (
        rule.aim not in ("at least", "above") and facts.direction == "lower"
    )
    known = {name: value for name, value in facts.districts.items() if value is not None}
    stated = reference.stated
    if len(known) < max(reference.count, 1):
        if stated is None:
            return Missing(
                f"It takes the figures of at least {reference.count} districts to tell the best "
                f"{reference.count}; {len(known)} are known."
            )
        unit = stated.unit or facts.unit
        return Aimed(
            stated.amount,
            unit,
            f"the target of {in_words(stated.amount, unit)}",
            yearly=unit != "per cent",
            note="the target's own figure, as the districts' are not known",
        )
    best = sorted(known, key=lambda name: known[name], reverse=not lowest)[: reference.count]
    mean = sum(known[name] for name in best) / reference.count
    words = f"the mean of the best {reference.count} ({', '.join(best)}), "
    note = ""
    if stated is not None:
        then = in_words(stated.amount, stated.unit or facts.unit)
        note = f"the target was written when that was {then}"
    return Aimed(mean, facts.unit, words + in_words(mean, facts.unit), False, note)


def _baseline(reference: FromBaseline, facts: Facts) -> Aimed | Missing:
    if facts.baseline is None:
        return Missing("The target is measured against the baseline, and there is none.")
    amount = facts.baseline * reference.factor + reference.plus
    base = f"the baseline of {in_words(facts.baseline, facts.unit)}"
    words = base
    if reference != FromBaseline():
        words = f"{in_words(amount, facts.unit)} ({_by(reference)} on {base})"
    months = facts.baseline_period.months if facts.baseline_period else 12
    yearly = facts.unit != "per cent" and months >= 12
    return Aimed(amount, facts.unit, words, yearly)


def _last_year(reference: FromLastYear, facts: Facts) -> Aimed | Missing:
    if facts.last_year is None:
        return Missing("The target is measured against the year before, and that is not known.")
    amount = facts.last_year * reference.factor + reference.plus
    base = f"last year's {in_words(facts.last_year, facts.unit)}"
    if reference != FromLastYear():
        base = f"{in_words(amount, facts.unit)} ({_by(reference)} on {base})"
    return Aimed(amount, facts.unit, base, yearly=False)


def _by(reference: FromBaseline | FromLastYear) -> str:
    if reference.plus:
        return f"{reference.plus:+g}"
    return f"{100 * (reference.factor - 1):+.1f}".removesuffix(".0") + " %"
