"""Prose of the file: live figures filled in, tables and charts put where the text asks.

A paragraph that is nothing but ``{chart: measure; area}``, ``{table: recorded crime}`` or
``{table: measure; period}`` is replaced by that chart or table.
"""

from __future__ import annotations

import dataclasses
import re

from smpdesk.errors import UserError
from smpdesk.evidence.charts import chart_of, choose
from smpdesk.evidence.comparisons import compare, parse_period
from smpdesk.evidence.figures import filled
from smpdesk.models.observations import find_measures
from smpdesk.reports.matter import Matter
from smpdesk.reports.parts.crime import area_table, chart_figure, crime_table
from smpdesk.reports.parts.text import blocks_of
from smpdesk.reports.tree import Block, Paragraph, Section, plain

INSET = re.compile(r"\{(chart|table):([^{}]*)\}")


def prose(matter: Matter, markdown: str) -> tuple[Block, ...]:
    """The text as blocks, with what it refers to in place."""
    return _with_insets(matter, blocks_of(filled(matter.file, markdown)))


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
            area = words[1] if len(words) > 1 else None
            return (chart_figure(chart_of(matter.file, *choose(matter.file, words[0], area))),)
        if words[0].casefold() == "recorded crime":
            return crime_table(matter)
        period = parse_period(words[1]) if len(words) > 1 else matter.data_period
        for measure in find_measures(matter.file, words[0]):
            table = compare(matter.file, measure, period)
            if table.rows:
                return (area_table(matter, measure, table),)
    except UserError as error:
        return (Paragraph(f"[{error}]"),)
    return (Paragraph(f"[There are no figures of {words[0]} for {period.text()}.]"),)
