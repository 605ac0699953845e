"""What a paper tells, so that it explains that and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from smpdesk.analysis.control_chart import ControlChart
from smpdesk.reports.charts.values import SmallMultiples
from smpdesk.reports.edition import public_sections
from smpdesk.reports.matter import Matter
from smpdesk.reports.tree import Block, Figure, Section
from smpdesk.reports.walk import words


@dataclass(frozen=True)
class Told:
    """The texts of a paper, a cell of a table being one, and the values of its charts."""

    texts: tuple[str, ...]
    charts: tuple[object, ...]

    def says(self, pattern: str) -> bool:
        """Whether some text holds the regular expression."""
        return any(re.search(pattern, text) for text in self.texts)

    def draws(self, *kinds: type) -> bool:
        """Whether some chart is of one of the ``kinds``."""
        return any(isinstance(chart, kinds) for chart in self.charts)

    @property
    def control_charts(self) -> list[ControlChart]:
        """The control charts, those side by side in one figure too."""
        found: list[ControlChart] = []
        for chart in self.charts:
            if isinstance(chart, SmallMultiples):
                found += chart.charts
            elif isinstance(chart, ControlChart):
                found.append(chart)
        return found


def told_in(matter: Matter, sections: Sequence[Section]) -> Told:
    """What the edition of the paper tells in ``sections``."""
    shown = tuple(sections)
    if matter.public:
        shown = public_sections(shown)
    return Told(tuple(words(shown)), tuple(_charts(shown)))


def _charts(blocks: tuple[Block, ...]) -> Iterator[object]:
    for block in blocks:
        if isinstance(block, Figure):
            yield block.chart
        elif isinstance(block, Section):
            yield from _charts(block.blocks)
