"""What stands beside a theme's score: volume, change, signals, residents, influence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from smpdesk.analysis.comparison import change
from smpdesk.errors import UserError
from smpdesk.evidence.charts.control import chart_of
from smpdesk.evidence.figures import in_words
from smpdesk.models.figures.observations import period_values
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import (
    Answer,
    Area,
    Assessment,
    Indicator,
    Measure,
    Priority,
    Question,
    Standing,
    Survey,
    Theme,
)
from smpdesk.periods import Period

_SMALL_WORDS = frozenset(
    {"and", "of", "or", "the", "other", "from", "in", "on", "to", "including", "specifically"}
    | {"killed"}
)


@dataclass(frozen=True)
class Beside:
    """A line beside the score: what it is, what it says, what that means, where it is from."""

    label: str
    words: str
    meaning: Literal["", "better", "worse", "changed"] = ""
    source: str = ""


def beside_score(file: PartnershipFile, assessment: Assessment, theme: Theme) -> list[Beside]:
    """The lines beside a theme's score; a line says so where the file has nothing."""
    return [
        *_figures(file, assessment, theme),
        _residents(file, assessment, theme),
        _influence(file, assessment, theme),
    ]


def watched_measure(file: PartnershipFile, theme: Theme) -> Measure | None:
    """The measure by which a theme is watched, or None.

    It is that of an indicator of its priority, the newest first, or the one whose name holds
    every word of the theme's.
    """
    measures = {measure.id: measure for measure in file.all(Measure)}
    for priority in reversed(file.all(Priority, theme=theme.id)):
        for indicator in file.all(Indicator, priority=priority.id):
            if indicator.measure in measures:
                return measures[indicator.measure]
    wanted = name_words(theme.name)
    named = [m for m in measures.values() if wanted and wanted <= name_words(m.name)]
    return min(named, key=lambda m: len(m.name), default=None)


def name_words(name: str) -> frozenset[str]:
    """The words that matter in a name, without brackets and plurals."""
    plain = re.sub(r"\(.*?\)", " ", name.casefold())
    return frozenset(w.rstrip("s") for w in re.findall(r"[a-z]+", plain)) - _SMALL_WORDS


def _figures(file: PartnershipFile, assessment: Assessment, theme: Theme) -> list[Beside]:
    measure, own = watched_measure(file, theme), file.partnership().area
    if measure is None or own is None:
        return [Beside("Volume", "No measure watches this theme")]
    period = Period(assessment.data_start, assessment.data_months)
    now = period_values(file, measure, period).get(own)
    before = period_values(file, measure, period.previous()).get(own)
    if now is None:
        lines = [Beside("Volume", f"No figure for the {period.text()}", source=measure.name)]
    else:
        changed = change(now, before)
        lines = [Beside("Volume, year", f"{now:,.0f}", source=f"{measure.name}, {period.text()}")]
        if changed.percent is not None and changed.number is not None:
            way = -changed.number if measure.direction == "higher" else changed.number
            neither = measure.direction == "neither" or not way
            lines.append(
                Beside(
                    "Change",
                    f"{changed.percent:+.1f}%".replace("-", "−"),
                    "" if neither else "worse" if way > 0 else "better",
                    f"{in_words(changed)} on the year before",
                )
            )
    return [*lines, _signal(file, measure, file.get(Area, own))]


def _signal(file: PartnershipFile, measure: Measure, area: Area) -> Beside:
    try:
        chart = chart_of(file, measure, area)
    except UserError:
        return Beside("Signals", "No monthly figures", source=measure.name)
    words = {"worse": "concern", "better": "improvement", "changed": "changed"}
    said = words.get(chart.meaning, "none: within what is usual")
    return Beside("Signals", said, chart.meaning, chart.verdict)


def _residents(file: PartnershipFile, assessment: Assessment, theme: Theme) -> Beside:
    """What residents answered to the question on the theme: the last answer, the worried one."""
    for survey in file.all(Survey, assessment=assessment.id):
        for question in file.all(Question, survey=survey.id, theme=theme.id):
            answers = file.all(Answer, question=question.id, people="All")
            shown = [f"{a.answer} {a.share:.0f}%" for a in answers if a.share is not None]
            if shown:
                return Beside("Residents", shown[-1], source=f"{question.text} {survey.heading}")
    return Beside("Residents", "Not asked in this year’s survey")


def _influence(file: PartnershipFile, assessment: Assessment, theme: Theme) -> Beside:
    held = file.first(Standing, assessment=assessment.id, theme=theme.id)
    influence = held.influence if held is not None else ""
    return Beside("Can the partnership influence it?", influence.capitalize() or "Not judged yet")
