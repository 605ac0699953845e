"""Live figures: a reference in a text to a number that the file can compute.

A reference stands in the text as ``{= measure; area; period; form }``, such as
``{= Violent Crime; Maidstone; 2015-11/12; change in words }``. The area may be left empty for
the partnership's own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from smpdesk.analysis.area_table import AreaRow
from smpdesk.analysis.areas import Area as ComparedArea
from smpdesk.analysis.comparison import Change, change
from smpdesk.errors import UserError
from smpdesk.evidence.areas.comparisons import compare_values, compared_areas, parse_period
from smpdesk.evidence.reference_parts import part_of, parts_of
from smpdesk.models.figures.holdings import source_of
from smpdesk.models.figures.observations import find_areas, find_measures, period_values
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
    return f"{{= {part_of(measure)}; {part_of(area)}; {period.start}/{period.months}; {form} }}"


@dataclass(frozen=True)
class Wanted:
    """What a reference asks for, as it is written."""

    measure: str
    area: str
    period: str
    form: str


def wanted(text: str) -> Wanted | None:
    """The parts of a reference; None when there are not four with a known form."""
    match = REFERENCE.fullmatch(text.strip())
    parts = parts_of(match[1]) if match else []
    return Wanted(*parts) if len(parts) == 4 and parts[3] in FORMS else None


Values = Callable[[Measure, Period], Mapping[int, float | None]]
"""Gives a measure's value in each area (by id) for a period."""


class Figures:
    """Works out the live figures of a file, each look-up once.

    ``values`` stands in for the file's own figures, to see what others would make of the texts.
    A count from 1 up to ``smallest`` − 1, and what is worked out from one, is not told.
    After the data has changed, make a new one.
    """

    def __init__(
        self, file: PartnershipFile, values: Values | None = None, smallest: int = 0
    ) -> None:
        self.file = file
        self.smallest = smallest
        self._given = values
        self._values: dict[tuple[int, Period], Mapping[int, float | None]] = {}
        self._rows: dict[tuple[int, Period], dict[str, AreaRow]] = {}
        self._shown: dict[str, Figure] = {}
        self._areas: dict[int, ComparedArea] | None = None

    def figure(self, text: str) -> Figure:
        """What the reference ``{= … }`` shows; one that can't be computed: ``[no figure]``."""
        if text not in self._shown:
            self._shown[text] = self._work_out(text)
        return self._shown[text]

    def filled(self, text: str) -> str:
        """The text with each reference replaced by its number in words."""
        return REFERENCE.sub(lambda match: self.figure(match[0]).words, text)

    def values(self, measure: Measure, period: Period) -> Mapping[int, float | None]:
        """The measure's value in each area (by id) for a period."""
        key = (measure.id, period)
        if key not in self._values:
            given = self._given or (lambda m, p: period_values(self.file, m, p))
            self._values[key] = given(measure, period)
        return self._values[key]

    def words(self, measure: Measure, area: Area, period: Period, form: str) -> str:
        """A figure in one of the forms; empty where there is nothing to show."""
        now = self.values(measure, period).get(area.id)
        before = self.values(measure, period.previous()).get(area.id)
        changed = change(now, before)
        simple = {
            "count": _count(measure, now),
            "before": _count(measure, before),
            "change": f"{changed.number:+,.0f}" if changed.number is not None else "",
            "per cent": f"{changed.percent:+.1f}%" if changed.percent is not None else "",
            "change in words": in_words(changed),
            "period": period.text(),
        }
        if form not in simple:
            return self._compared(measure, area, period, form)
        said = simple[form]
        return said.replace("-", "−") if form in ("change", "per cent") else said

    def _work_out(self, text: str) -> Figure:
        asked = wanted(text)
        if asked is None:
            forms = ", ".join(FORMS)
            return _none(text, f"A figure names measure; area; period; form (one of: {forms}).")
        try:
            period = parse_period(asked.period)
            area = _area(self.file, asked.area)
            for measure in find_measures(self.file, asked.measure):
                if self.values(measure, period).get(area.id) is not None:
                    return self._shown_as(text, measure, area, period, asked.form)
        except UserError as error:
            return _none(text, str(error))
        what = f"“{asked.measure}” for {area.name}, {period.text()}"
        return _none(text, f"There is no figure of {what}.")

    def _shown_as(
        self, text: str, measure: Measure, area: Area, period: Period, form: str
    ) -> Figure:
        values = [self.values(measure, p).get(area.id) for p in (period, period.previous())]
        words = self._untold(measure, values, form) or self.words(measure, area, period, form)
        if words:
            return Figure(text, words, source_of(self.file, measure, area, period))
        return _none(text, change(*values).note or f"There is nothing to show as {form}.")

    def _untold(self, measure: Measure, values: list[float | None], form: str) -> str:
        """What stands for a figure that rests on a count too small to publish; else nothing."""
        rests_on = {"before": values[1:], "count": values[:1], "period": []}.get(form, values)
        small = any(v is not None and 0 < v < self.smallest for v in rests_on)
        if not small or measure.unit != "count":
            return ""
        counted = form in ("count", "before")
        return f"fewer than {self.smallest}" if counted else "a figure too small to publish"

    def _compared(self, measure: Measure, area: Area, period: Period, form: str) -> str:
        key = (measure.id, period)
        if key not in self._rows:
            if self._areas is None:
                self._areas = compared_areas(self.file)
            values = (self.values(measure, period), self.values(measure, period.previous()))
            rows = compare_values(self._areas, measure, period, *values).rows
            self._rows[key] = {row.area: row for row in rows}
        row = self._rows[key].get(area.name) or self._rows[key].get(f"{area.name} ({area.kind})")
        if row is None:
            return ""
        if form in ("rank", "share") and len(self._rows[key]) < 2:
            return ""
        if form == "rank":
            return row.rank_text
        if form == "share":
            return f"{100 * row.share:.1f}%" if row.share is not None else ""
        return f"{row.rate:,.1f}" if row.rate is not None else ""


def figures_in(file: PartnershipFile, text: str) -> list[Figure]:
    """Every live figure of a text, in order."""
    figures = Figures(file)
    return [figures.figure(match[0]) for match in REFERENCE.finditer(text)]


def filled(file: PartnershipFile, text: str) -> str:
    """The text with each reference replaced by its number in words."""
    return Figures(file).filled(text)


def figure(file: PartnershipFile, text: str) -> Figure:
    """What the reference ``{= … }`` shows; one that can't be computed shows ``[no figure]``."""
    return Figures(file).figure(text)


def _area(file: PartnershipFile, name: str) -> Area:
    own = file.partnership().area
    if name:
        return find_areas(file, name)[0]
    if own is None:
        raise UserError("The partnership has not chosen its area yet.")
    return file.get(Area, own)


def in_words(changed: Change) -> str:
    """``an increase of 26.3%``, ``a decrease of 12.7%``, ``no change``; empty if undefined."""
    if changed.percent is None or changed.number is None:
        return "no change" if changed.number == 0 else ""
    if changed.number == 0:
        return "no change"
    way = "an increase" if changed.number > 0 else "a decrease"
    return f"{way} of {abs(changed.percent):.1f}%"


def _count(measure: Measure, value: float | None) -> str:
    if value is None:
        return ""
    if measure.unit == "pounds":
        return f"£{value:,.0f}"
    if measure.unit == "per cent":
        return f"{value:,.1f}%"
    return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"


def _none(text: str, problem: str) -> Figure:
    return Figure(text, "[no figure]", problem=problem)
