"""The counts that the public papers of an assessment print or say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from smpdesk.analysis.comparison import change
from smpdesk.evidence.areas.comparisons import compare, parse_period
from smpdesk.evidence.areas.districts import district_comparisons
from smpdesk.evidence.areas.wards import ward_tables
from smpdesk.evidence.figures import REFERENCE, Wanted, in_words, wanted
from smpdesk.evidence.published.data import published_data
from smpdesk.evidence.published.key_figures import key_figures
from smpdesk.evidence.published.years import published_years
from smpdesk.evidence.texts.typed import TypedCheck, paragraphs
from smpdesk.models.records import Area, Measure
from smpdesk.periods import Period
from smpdesk.reports.matter import Matter


class Count(NamedTuple):
    """A count as papers tell it: the measure with its collection, the area, the months."""

    measure: str
    area: str
    breakdown: str
    start: str
    months: int

    def __str__(self) -> str:
        of = f" ({self.breakdown})" if self.breakdown else ""
        return f"{self.measure}{of}, {self.area}, {Period(self.start, self.months).text()}"


def label(measure: Measure) -> str:
    """The measure's name with its collection."""
    return f"{measure.collection}: {measure.name}" if measure.collection else measure.name


def told_counts(matter: Matter) -> Iterator[tuple[Count, str]]:
    """Every count that a public paper prints, and the paper."""
    assert matter.area is not None
    file, area, year, smallest = matter.file, matter.area, matter.data_period, matter.smallest
    for name, rows in published_data(file, smallest).by_measure.items():
        for row in rows:
            if row["unit"] == "count" and row["value"] is not None:
                count = Count(name, row["area"], row["breakdown"], row["start"], row["months"])
                yield count, "the data"
    for compared in district_comparisons(file, area, year, smallest):
        table = compared.table
        for each in table.rows:
            hidden = compared.hidden.get(each.area, frozenset())
            for field, value, period in (
                ("value", each.value, table.period),
                ("previous", each.previous, table.previous),
            ):
                if value is not None and field not in hidden:
                    yield _count(compared.measure, each.area, period), "the strategic assessment"
    for wards in ward_tables(file, area, year, smallest):
        for name, cells in (*wards.rows, wards.whole):
            for measure, cell in zip(wards.measures, cells, strict=True):
                if cell.replace(",", "").isdigit():
                    yield _count(measure, name, wards.period), "the strategic assessment"
    yield from _told_of_own(matter)
    yield from _told_in_texts(matter)


def _count(measure: Measure, area: str, period: Period) -> Count:
    return Count(label(measure), area, "", period.start, period.months)


def _told_of_own(matter: Matter) -> Iterator[tuple[Count, str]]:
    """The year against the year before, and the figures of the summary."""
    assert matter.area is not None
    own, year = matter.area, matter.data_period
    measures = {m.name: m for m in matter.file.all(Measure, unit="count")}
    years = published_years(matter.file, own, year, matter.smallest)
    for row in years.table.rows if years is not None else ():
        hidden = years.hidden.get(row.measure, frozenset()) if years is not None else ()
        for field, value in (("now", row.change.now), ("before", row.change.before)):
            if years is not None and value is not None and field not in hidden:
                period = years.table.now if field == "now" else years.table.before
                yield _count(measures[row.measure], own.name, period), "the plan"
    for figure in key_figures(matter.file, own, year, smallest=matter.smallest):
        for told, period in ((figure.change.now, year), (figure.change.before, year.previous())):
            if told is not None:
                yield _count(figure.measure, own.name, period), "the summary"


def _told_in_texts(matter: Matter) -> Iterator[tuple[Count, str]]:
    """The counts of the public texts: live figures, and what was typed as the data have it."""
    for live in _live_figures(matter):
        if live.asked.form == "count" or (live.asked.form == "rate" and _one_count_has_rate(live)):
            yield live.count(live.period), live.where
        elif live.asked.form == "before":
            yield live.count(live.period.previous()), live.where
    if matter.area is None:
        return
    typed = TypedCheck(matter.figures, matter.area, matter.data_period)
    for section in matter.sections:
        if section.edition == "public":
            for text, _ in paragraphs(matter.figures, section.text):
                for measure, period in typed.told(text):
                    yield _count(measure, matter.area.name, period), f"“{section.heading}”"


@dataclass(frozen=True)
class Change:
    """Two counts between which a text tells the change.

    ``gives_now`` says that who knows the earlier count knows the later one by it, ``gives_before``
    the other way about: no other whole number would read the same.
    """

    now: Count
    before: Count
    gives_now: bool
    gives_before: bool
    where: str


def told_changes(matter: Matter) -> Iterator[Change]:
    """The changes that the live figures of the public texts tell, in number or per cent."""
    for live in _live_figures(matter):
        form, now, before = live.asked.form, live.value(), live.value(earlier=True)
        if form not in ("change", "per cent", "change in words") or now is None or before is None:
            continue
        yield Change(
            live.count(live.period),
            live.count(live.period.previous()),
            all(_reads(form, now + step, before) != live.words for step in (-1, 1)),
            all(_reads(form, now, before + step) != live.words for step in (-1, 1)),
            live.where,
        )


@dataclass(frozen=True)
class _Live:
    """A live figure of a public text: what it asks for, what it shows, and where."""

    matter: Matter
    asked: Wanted
    measure: Measure
    area: Area
    words: str
    where: str

    @property
    def period(self) -> Period:
        return parse_period(self.asked.period)

    def count(self, period: Period) -> Count:
        return _count(self.measure, self.area.name, period)

    def value(self, earlier: bool = False) -> float | None:
        period = self.period.previous() if earlier else self.period
        return self.matter.figures.values(self.measure, period).get(self.area.id)


def _live_figures(matter: Matter) -> Iterator[_Live]:
    """The live figures of counts that the public texts show, those kept back left out."""
    measures = {m.name.casefold(): m for m in matter.file.all(Measure, unit="count")}
    areas = {area.name.casefold(): area for area in matter.file.all(Area)}
    for section in matter.sections:
        if section.edition != "public":
            continue
        for match in REFERENCE.finditer(section.text):
            asked = wanted(match[0])
            measure = measures.get(asked.measure.casefold()) if asked else None
            area = areas.get(asked.area.casefold(), matter.area) if asked else None
            if asked is None or measure is None or area is None:
                continue
            shown = matter.figures.figure(match[0])
            told = matter.figures.words(measure, area, parse_period(asked.period), asked.form)
            if not shown.problem and told and shown.words == told:
                yield _Live(matter, asked, measure, area, told, f"“{section.heading}”")


def _one_count_has_rate(live: _Live) -> bool:
    """Whether the count is the only one that gives the rate as it is shown."""
    rows = compare(live.matter.file, live.measure, live.period).rows
    row = next((row for row in rows if row.area == live.area.name), None)
    if row is None or not row.value or row.rate is None:
        return False
    each = row.rate / row.value
    return all(f"{(row.value + step) * each:,.1f}" != live.words for step in (-1, 1))


def _reads(form: str, now: float, before: float) -> str:
    """How a change would read in a form."""
    changed = change(now, before)
    if form == "change in words":
        return in_words(changed)
    if form == "change":
        return f"{changed.number:+,.0f}".replace("-", "−")
    return f"{changed.percent:+.1f}%".replace("-", "−") if changed.percent is not None else ""
