"""What the overview of charts tells of a measure beside its chart: themes, targets, a year ago."""

from __future__ import annotations

from collections import defaultdict

from smpdesk.analysis.comparison import change
from smpdesk.analysis.control_chart import ControlChart
from smpdesk.evidence.priorities.beside import name_words
from smpdesk.evidence.priorities.indicators import judged
from smpdesk.evidence.reference_parts import parts_of
from smpdesk.evidence.texts.lines import INSET
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import (
    Assessment,
    Indicator,
    Measure,
    Priority,
    PriorityTheme,
    Section,
    Standing,
    Theme,
)
from smpdesk.periods import shift_month

Themed = dict[int, frozenset[str]]
"""The names of the themes of each measure, by the measure's id."""


def themes_of_measures(file: PartnershipFile, assessment: Assessment | None) -> Themed:
    """The themes of an assessment that each measure belongs to.

    A measure belongs to a theme that it watches as an indicator of its priority, in whose text
    its chart or table stands, or every word of whose name it holds in its own.
    """
    if assessment is None:
        return {}
    standing = {s.theme for s in file.all(Standing, assessment=assessment.id)}
    names = {theme.id: theme.name for theme in file.all(Theme) if theme.id in standing}
    measures = file.all(Measure)
    found: dict[int, set[str]] = defaultdict(set)
    for measure, theme in (*_watched(file, assessment), *_told(file, assessment, measures)):
        if theme in names:
            found[measure].add(names[theme])
    wanted = [(name, name_words(name)) for name in names.values()]
    for each in measures:
        held = name_words(each.name)
        found[each.id] |= {name for name, words in wanted if words and words <= held}
    return {measure: frozenset(themes) for measure, themes in found.items() if themes}


def _watched(file: PartnershipFile, assessment: Assessment) -> list[tuple[int, int]]:
    """Measures (by id) that watch a theme as an indicator of a priority."""
    pairs = []
    for priority in file.all(Priority, assessment=assessment.id):
        crossing = [link.theme for link in file.all(PriorityTheme, priority=priority.id)]
        themes = crossing if priority.theme is None else [priority.theme]
        for indicator in file.all(Indicator, priority=priority.id):
            if indicator.measure is not None:
                pairs += [(indicator.measure, theme) for theme in themes]
    return pairs


def _told(
    file: PartnershipFile, assessment: Assessment, measures: list[Measure]
) -> list[tuple[int, int]]:
    """Measures (by id) whose chart or table stands in the text on a theme."""
    pairs = []
    for section in file.all(Section, assessment=assessment.id):
        if section.theme is None:
            continue
        told = {parts_of(m[2])[0].casefold() for m in INSET.finditer(section.text)}
        pairs += [(m.id, section.theme) for m in measures if m.name.casefold() in told]
    return pairs


def monthly_targets(
    file: PartnershipFile, assessment: Assessment | None
) -> dict[tuple[int, int], float]:
    """A month's target for each measure and area (by id) that an indicator has one for."""
    own = file.partnership().area
    found: dict[tuple[int, int], float] = {}
    if assessment is None:
        return found
    for priority in file.all(Priority, assessment=assessment.id):
        for indicator in file.all(Indicator, priority=priority.id):
            area = indicator.area or own
            if indicator.measure is None or area is None:
                continue
            target = judged(file, indicator).monthly_target
            if target is not None:
                found.setdefault((indicator.measure, area), target)
    return found


def on_year_before(chart: ControlChart) -> str:
    """The newest month against the same month a year before: ``+8.9%``; empty without one."""
    held = {point.period: point.value for point in chart.points}
    newest = chart.points[-1]
    changed = change(newest.value, held.get(shift_month(newest.period, -12)))
    if changed.percent is None:
        return "0" if changed.number == 0 else ""
    return f"{changed.percent:+.1f}%".replace("-", "−")
