"""Signals of the partnership's own area, and which of them are new to whoever looks."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from smpdesk.analysis.control_chart import ControlChart, Point
from smpdesk.analysis.spc import ChartSettings
from smpdesk.analysis.spc.by_chance import chance_of_signal
from smpdesk.evidence.charts.control import chart_of, chosen_rules
from smpdesk.evidence.priorities.indicators import Judged, judged
from smpdesk.models.figures.observations import monthly_choices
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, Assessment, Indicator, Measure, Priority

_WORDS = {"worse": "concern", "better": "better", "changed": "changed"}


@dataclass(frozen=True)
class Signal:
    """A measure whose newest month shows more than natural variation."""

    measure: Measure
    area: Area
    chart: ControlChart

    @property
    def key(self) -> tuple[int, int]:
        """The ids of measure and area, by which its chart is opened."""
        return self.measure.id, self.area.id

    @property
    def mark(self) -> str:
        """What it is remembered by: the month it was seen in and the rules it met there."""
        newest = self.chart.points[-1]
        return f"{newest.period} {','.join(newest.signals)}"

    @property
    def words(self) -> str:
        """What it shows: ``concern: above limits``, ``better: run of 9 below``."""
        return f"{_WORDS[self.chart.meaning]}: {rule_words(self.chart)}"


def rule_words(chart: ControlChart) -> str:
    """What the newest month of a chart shows: ``above limits``, ``run of 9 below``, ``rising``."""
    newest = chart.points[-1]
    side = "above" if _above(newest) else "below"
    if "outside" in newest.signals:
        return f"{side} limits"
    if "shift" in newest.signals or "run" in newest.signals:
        return f"run of {_run(chart)} {side}"
    if "trend" in newest.signals:
        return "rising" if newest.heads > 0 else "falling"
    if "two_of_three" in newest.signals:
        return f"near the {'upper' if side == 'above' else 'lower'} limit"
    return "an unusual pattern"


def _above(point: Point) -> bool:
    return point.value is not None and point.centre is not None and point.value > point.centre


def _run(chart: ControlChart) -> int:
    """How many of the newest months in a row lie on the same side of the centre."""
    newest, count = chart.points[-1], 0
    for point in reversed(chart.points):
        if point.phase != newest.phase or _above(point) != _above(newest):
            break
        count += point.value is not None and not point.set_aside
    return count


@dataclass(frozen=True)
class Looked:
    """The charts of the own area looked at: their signals, concerns first.

    ``charts`` is how many could show one; ``by_chance`` how many of them chance alone would make
    show one, at most, though nothing had changed.
    """

    signals: list[Signal]
    charts: int = 0
    by_chance: float = 0.0

    @property
    def words(self) -> str:
        """How many charts show a signal, and how many by chance alone; empty where none does."""
        if not self.signals:
            return ""
        shown = f"{len(self.signals)} of {self.charts} charts show{'s' * (len(self.signals) == 1)}"
        few = round(self.by_chance)
        return f"{shown} a signal; by chance alone {f'about {few}' if few else 'hardly one'} would."


def find_signals(file: PartnershipFile, check: Callable[[], object] = bool) -> Looked:
    """The charts of the own area that show a signal now, out of how many.

    ``check`` is called before each chart, and may raise to stop.
    """
    own = file.partnership().area
    found, charts, by_chance = [], 0, 0.0
    for measure, area, _ in monthly_choices(file):
        if area.id != own:
            continue
        check()
        chart = chart_of(file, measure, area)
        if chart.false_alarms:
            charts += 1
            rules = ChartSettings(**chosen_rules(file, measure, area))
            by_chance += chance_of_signal(chart.phases[-1].count, rules)
        if chart.meaning:
            found.append(Signal(measure, area, chart))
    order = ("worse", "changed", "better")
    found.sort(key=lambda signal: order.index(signal.chart.meaning))
    return Looked(found, charts, by_chance)


def nothing_to_find(file: PartnershipFile) -> str:
    """Why no chart of the own area can show a signal yet, in a sentence; empty where one can."""
    own = file.partnership().area
    if own is None:
        return "Say under Partnership which area is yours; then its charts are looked at here."
    if all(area.id != own for _, area, _ in monthly_choices(file)):
        return "There are no monthly figures of your own area yet. Import an extract that has some."
    return ""


def off_course(
    file: PartnershipFile, assessment: Assessment, check: Callable[[], object] = bool
) -> list[Judged]:
    """The indicators of an assessment's priorities whose target is off course."""
    found = []
    for priority in file.all(Priority, assessment=assessment.id):
        for indicator in file.all(Indicator, priority=priority.id):
            check()
            verdict = judged(file, indicator)
            if verdict.status == "off course":
                found.append(verdict)
    return found


class Seen:
    """Which signals somebody has looked at, to be kept as a short text."""

    def __init__(self, kept: str = "") -> None:
        """``kept`` is what ``text`` gave before; anything else counts as nothing seen."""
        try:
            marks = json.loads(kept) if kept else {}
        except ValueError:
            marks = {}
        self._marks: dict[str, str] = marks if isinstance(marks, dict) else {}

    @property
    def text(self) -> str:
        """What to keep."""
        return json.dumps(self._marks, separators=(",", ":"))

    def look(self, signals: Iterable[Signal]) -> None:
        """Count these signals as looked at."""
        self._marks |= {_name(signal): signal.mark for signal in signals}

    def new(self, signals: Iterable[Signal]) -> list[Signal]:
        """Those that were not looked at as they are now."""
        return [s for s in signals if self._marks.get(_name(s)) != s.mark]


def _name(signal: Signal) -> str:
    return f"{signal.measure.id}:{signal.area.id}"
