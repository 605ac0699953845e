"""Written text with its live figures filled in, and charts and tables put where the text asks.

A paragraph that is nothing but ``{chart: measure; area}``, ``{table: recorded crime}`` or
``{table: measure; period}`` is replaced by that chart or table.
"""

from __future__ import annotations

import dataclasses
import re

from smpdesk.errors import UserError
from smpdesk.evidence.charts import choose
from smpdesk.evidence.comparisons import parse_period
from smpdesk.evidence.districts import districts
from smpdesk.models.observations import find_measures
from smpdesk.reports.matter import Matter
from smpdesk.reports.parts.areas import district_blocks
from smpdesk.reports.parts.crime import chart_figure, chart_until, crime_table
from smpdesk.reports.parts.text import blocks_of
from smpdesk.reports.tree import Block, Paragraph, Section, plain

INSET = re.compile(r"\{(chart|table):([^{}]*)\}")


def prose(matter: Matter, markdown: str) -> tuple[Block, ...]:
    """The text as blocks, with what it refers to in place."""
    return _with_insets(matter, blocks_of(matter.figures.filled(markdown)))


def tables_in(matter: Matter) -> frozenset[str]:
    """The measures (lower case) whose tables the assessment's texts hold already."""
    found = (match for s in matter.sections for match in INSET.finditer(s.text))
    return frozenset(m[2].split(";")[0].strip().casefold() for m in found if m[1] == "table")


def _with_insets(matter: Matter, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    made: list[Block] = []
    for block in blocks:
        if isinstance(block, Section):
            made.append(dataclasses.replace(block, blocks=_with_insets(matter, block.blocks)))
            continue
        match = INSET.fullmatch(plain(block.text).strip()) if isinstance(block, Paragraph) else None
        made += _inset(matter, match[1], match[2]) if match else (block,)
    return tuple(made)


def _inset(matter: Matter, kind: str, what: str) -> tuple[Block, ...]:
    words = [word.strip() for word in what.split(";")]
    try:
        if kind == "chart":
            return _chart(matter, words)
        if words[0].casefold() == "recorded crime":
            return crime_table(matter)
        return _table(matter, words)
    except UserError as error:
        return (Paragraph(f"[{error}]"),)


def _chart(matter: Matter, words: list[str]) -> tuple[Block, ...]:
    chart = chart_until(matter, *choose(matter.file, words[0], words[1] if words[1:] else None))
    if chart is None:
        return (Paragraph(f"[No chart of {words[0]} can be shown in this edition.]"),)
    return (chart_figure(chart),)


def _table(matter: Matter, words: list[str]) -> tuple[Block, ...]:
    period = parse_period(words[1]) if len(words) > 1 else matter.data_period
    for measure in find_measures(matter.file, words[0]):
        if matter.area is not None:
            compared = districts(matter.file, measure, period, matter.area, matter.smallest)
            if compared.table.rows:
                return district_blocks(compared)
    return (Paragraph(f"[There are no figures of {words[0]} for {period.text()}.]"),)
