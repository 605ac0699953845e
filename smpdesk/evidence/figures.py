"""Live figures: a reference in a text to a number that the file can compute.

A reference stands in the text as ``{= measure; area; period; form }``, such as
``{= Violent Crime; Maidstone; 2015-11/12; change in words }``. The area may be left empty for
the partnership's own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, get_args

from smpdesk.analysis.comparison import Change, change
from smpdesk.errors import UserError
from smpdesk.evidence.comparisons import compare, parse_period
from smpdesk.models.observations import figures_source, find_areas, find_measures, period_values
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, Measure
from smpdesk.periods import Period

Form = Literal[
    "count", "before", "change", "per cent", "change in words", "rate", "rank", "share", "period"
]
FORMS: tuple[Form, ...] = get_args(Form)

REFERENCE = re.compile(r"\{=([^{}]*)\}")


@dataclass(frozen=True)
class Figure:
    """What a reference shows, where it comes from, and why it shows nothing if it doesn't."""

    reference: str
    words: str
    source: str = ""
    problem: str = ""


def reference(measure: str, area: str, period: Period, form: Form) -> str:
    """The reference as it stands in a text."""
    return f"{{= {measure}; {area}; {period.start}/{period.months}; {form} }}"


def figures_in(file: PartnershipFile, text: str) -> list[Figure]:
    """Every live figure of a text, in order."""
    return [figure(file, match[0]) for match in REFERENCE.finditer(text)]


def filled(file: PartnershipFile, text: str) -> str:
    """The text with each reference replaced by its number in words."""
    return REFERENCE.sub(lambda match: figure(file, match[0]).words, text)


def figure(file: PartnershipFile, text: str) -> Figure:
    """What the reference ``{= … }`` shows; one that can't be computed shows ``[no figure]``."""
    match = REFERENCE.fullmatch(text.strip())
    parts = [part.strip() for part in match[1].split(";")] if match else []
    if len(parts) != 4 or parts[3] not in FORMS:
        forms = ", ".join(FORMS)
        return _none(text, f"A figure names measure; area; period; form (one of: {forms}).")
    try:
        period = parse_period(parts[2])
        area = _area(file, parts[1])
        for measure in find_measures(file, parts[0]):
            values = period_values(file, measure, period)
            if values.get(area.id) is not None:
                return _shown(file, text, measure, area, period, parts[3])
    except UserError as error:
        return _none(text, str(error))
    return _none(text, f"There is no figure of “{parts[0]}” for {area.name}, {period.text()}.")


def _area(file: PartnershipFile, name: str) -> Area:
    own = file.partnership().area
    if name:
        return find_areas(file, name)[0]
    if own is None:
        raise UserError("The partnership has not chosen its area yet.")
    return file.get(Area, own)


def _shown(
    file: PartnershipFile, text: str, measure: Measure, area: Area, period: Period, form: str
) -> Figure:
    source = figures_source(file, area, period)
    now = period_values(file, measure, period).get(area.id)
    before = period_values(file, measure, period.previous()).get(area.id)
    changed = change(now, before)
    simple = {
        "count": _count(measure, now),
        "before": _count(measure, before),
        "change": f"{changed.number:+,.0f}" if changed.number is not None else "",
        "per cent": f"{changed.percent:+.1f} %" if changed.percent is not None else "",
        "change in words": in_words(changed),
        "period": period.text(),
    }
    words = simple[form] if form in simple else _compared(file, measure, area, period, form)
    words = words.replace("-", "−") if form in ("change", "per cent") else words
    if not words:
        return _none(text, changed.note or f"There is nothing to show as {form}.")
    return Figure(text, words, source)


def in_words(changed: Change) -> str:
    """``an increase of 26.3 %``, ``a decrease of 12.7 %``, ``no change``; empty if undefined."""
    if changed.percent is None or changed.number is None:
        return "no change" if changed.number == 0 else ""
    if changed.number == 0:
        return "no change"
    way = "an increase" if changed.number > 0 else "a decrease"
    return f"{way} of {abs(changed.percent):.1f} %"


def _count(measure: Measure, value: float | None) -> str:
    if value is None:
        return ""
    if measure.unit == "pounds":
        return f"£{value:,.0f}"
    if measure.unit == "per cent":
        return f"{value:,.1f} %"
    return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"


def _compared(
    file: PartnershipFile, measure: Measure, area: Area, period: Period, form: str
) -> str:
    for row in compare(file, measure, period).rows:
        if row.area == area.name:
            if form == "rank":
                return row.rank_text
            if form == "share":
                return f"{100 * row.share:.1f} %" if row.share is not None else ""
            return f"{row.rate:,.1f}" if row.rate is not None else ""
    return ""


def _none(text: str, problem: str) -> Figure:
    return Figure(text, "[no figure]", problem=problem)
