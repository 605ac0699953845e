"""What a change of the data does to the texts: every passage before and after."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from smpdesk.evidence.figures import REFERENCE, Figure, Figures, Values
from smpdesk.evidence.texts.lines import Line
from smpdesk.evidence.texts.reading import lines_of
from smpdesk.importing.plans.plan import Plan
from smpdesk.importing.storing.stored_areas import key_of
from smpdesk.models.figures.observations import period_values
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, Assessment, Measure, Section
from smpdesk.periods import Period, shift_month


@dataclass(frozen=True)
class TextChange:
    """A passage whose live figures change: where it stands, how it read and how it reads.

    ``figures`` are the numbers before and after, in order, those that stay the same left out.
    """

    assessment: str
    section: Section
    before: str
    after: str
    figures: tuple[tuple[str, str], ...]


Known = Mapping[str, Figure]
"""What references showed at some time."""


def all_figures(figures: Figures, sections: Sequence[Section]) -> dict[str, Figure]:
    """What every reference of the sections shows now."""
    references = (match[0] for s in sections for match in REFERENCE.finditer(s.text))
    return {reference: figures.figure(reference) for reference in references}


def figure_changes(
    sections: Sequence[Section], before: Known, after: Known, assessments: Mapping[int, str]
) -> list[TextChange]:
    """Every passage of the sections that reads otherwise; ``assessments`` are names by id."""
    return [
        TextChange(assessments.get(section.assessment, ""), section, *told)
        for section in sections
        if "{=" in section.text
        for line in lines_of(section.text)
        if (told := _told(line, before, after)) is not None
    ]


def texts_that_change(file: PartnershipFile, plan: Plan) -> list[TextChange]:
    """What importing a plan would do to the texts of every assessment; nothing is written.

    Newest assessment first. Figures of measures that the file does not know yet are not told.
    """
    names = {a.id: a.name for a in file.all(Assessment)}
    order = sorted(names, key=lambda key: names[key], reverse=True)
    sections = [s for key in order for s in file.all(Section, assessment=key)]
    now = all_figures(Figures(file), sections)
    then = all_figures(Figures(file, planned_values(file, plan)), sections)
    return figure_changes(sections, now, then, names)


def planned_values(file: PartnershipFile, plan: Plan) -> Values:
    """The figures of the file as they would be once a plan is carried out."""
    areas = {key_of(area): area.id for area in file.all(Area)}
    measures = {(m.name.casefold(), m.collection.casefold()): m.id for m in file.all(Measure)}
    planned: dict[tuple[int, str, int], dict[int, float | None]] = defaultdict(dict)
    of_all = plan.observations.where(
        lambda what: what.measure in measures and not what.breakdown, areas.__contains__
    )
    for o in of_all:
        planned[measures[o.measure], o.start, o.months][areas[o.area]] = o.value

    def values(measure: Measure, period: Period) -> Mapping[int, float | None]:
        as_given = replace(measure, unit="")  # so that months are not added up yet
        given = period_values(file, as_given, period)
        given |= planned.get((measure.id, period.start, period.months), {})
        return _added_up(file, measure, period, planned) | given

    return values


def _added_up(
    file: PartnershipFile,
    measure: Measure,
    period: Period,
    planned: Mapping[tuple[int, str, int], Mapping[int, float | None]],
) -> dict[int, float | None]:
    """The sum of the months where an area has them all, as ``period_values`` adds them up."""
    if period.months == 1 or measure.unit not in ("count", "pounds"):
        return {}
    months = [shift_month(period.start, number) for number in range(period.months)]
    if not any((measure.id, month, 1) in planned for month in months):
        return period_values(file, measure, period)
    by_month = [
        period_values(file, measure, Period(month)) | dict(planned.get((measure.id, month, 1), {}))
        for month in months
    ]
    whole = set.intersection(*({a for a, v in m.items() if v is not None} for m in by_month))
    return {area: sum(month[area] or 0 for month in by_month) for area in whole}


def _told(
    line: Line, before: Known, after: Known
) -> tuple[str, str, tuple[tuple[str, str], ...]] | None:
    pairs = tuple(dict.fromkeys(_pairs(line, before, after)))
    if not pairs:
        return None
    return _read(line, before), _read(line, after), pairs


def _pairs(line: Line, before: Known, after: Known) -> Iterator[tuple[str, str]]:
    for span in line.spans:
        if span.figure in before and span.figure in after:
            was, becomes = before[span.figure].words, after[span.figure].words
            if was != becomes:
                yield was, becomes


def _read(line: Line, known: Known) -> str:
    return "".join(
        known[span.figure].words if span.figure in known else span.text for span in line.spans
    )
