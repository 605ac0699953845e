"""Written text with its live figures filled in, and charts and tables put where the text asks.

A paragraph that is nothing but a reference is replaced by that chart or table: ``{chart:``,
``{trend:``, ``{years:`` or ``{several: measure; area}`` month by month, ``{table:``, ``{areas:``,
``{peers:``, ``{funnel:`` or ``{wards: measure; period}`` over a period; and
``{table: recorded crime}``. What looks at months takes ``; rate`` for rates, and a chart
``; from 2016-04`` for its first month.
"""

from __future__ import annotations

import dataclasses

from smpdesk.errors import UserError
from smpdesk.evidence.areas.comparisons import parse_period
from smpdesk.evidence.areas.districts import districts
from smpdesk.evidence.charts.chart_words import series_holds_small_count
from smpdesk.evidence.charts.control import choose
from smpdesk.evidence.reference_parts import parts_of
from smpdesk.evidence.texts.asked import (
    asked_areas,
    asked_chart,
    asked_funnel,
    asked_months,
    asked_peers,
    asked_several,
    asked_trend,
    asked_wards,
    asked_years,
)
from smpdesk.evidence.texts.cards import (
    OF_A_PERIOD,
    RECORDED_CRIME,
    asks_for_rates,
    asks_since,
)
from smpdesk.evidence.texts.lines import INSET as INSET
from smpdesk.models.figures.observations import find_measures
from smpdesk.periods import Period
from smpdesk.reports.matter import Matter
from smpdesk.reports.parts.areas import (
    bars_figure,
    district_blocks,
    funnel_figure,
    peers_figure,
    ward_table,
)
from smpdesk.reports.parts.crime import chart_figure, chart_until, crime_table
from smpdesk.reports.parts.months import several_figures, trend_figure, years_figure
from smpdesk.reports.parts.text import blocks_of
from smpdesk.reports.tree import Block, Paragraph, Section, plain


def prose(matter: Matter, markdown: str) -> tuple[Block, ...]:
    """The text as blocks, with what it refers to in place."""
    return _with_insets(matter, blocks_of(matter.figures.filled(markdown)))


def tables_in(matter: Matter) -> frozenset[str]:
    """The measures (lower case) whose tables the assessment's texts hold already."""
    found = (match for s in matter.sections for match in INSET.finditer(s.text))
    return frozenset(parts_of(m[2])[0].casefold() for m in found if m[1] == "table")


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
    words = parts_of(what)
    name, where = words[0], words[1] if words[1:] else ""
    try:
        if kind == "table" and name.casefold() == RECORDED_CRIME:
            return crime_table(matter)
        if kind in OF_A_PERIOD:
            period = parse_period(where) if where else matter.data_period
            return _by_area(matter, kind, name, period)
        return _by_month(matter, kind, words)
    except UserError as error:
        return (Paragraph(f"[{error}]"),)


def _by_month(matter: Matter, kind: str, words: list[str]) -> tuple[Block, ...]:
    """What looks at months, up to the end of the data year; ``words`` are a reference's parts.

    A rate tells its count: where a count is too small to print, so is the rate.
    """
    name, area = words[0], words[1] if words[1:] else ""
    rates, since = asks_for_rates(words), asks_since(words)
    left_out = (Paragraph(f"[No chart of {name} can be shown in this edition.]"),)
    file, until = matter.file, matter.until
    if kind == "several":
        several = asked_several(file, name, area, until, rates)
        return several_figures(several, matter.smallest) or left_out
    if kind == "chart":
        if chart_until(matter, *choose(file, name, area or None), since) is None:
            return left_out
        return (chart_figure(asked_chart(file, name, area, until, rates, since)),)
    if series_holds_small_count(asked_months(file, name, area, until), matter.smallest):
        return left_out
    if kind == "trend":
        return (trend_figure(*asked_trend(file, name, area, until, rates)),)
    return (years_figure(asked_years(file, name, area, until, rates)),)


def _by_area(matter: Matter, kind: str, name: str, period: Period) -> tuple[Block, ...]:
    """What sets areas side by side; small counts are hidden where the edition asks for it."""
    file, smallest = matter.file, matter.smallest
    if kind == "areas":
        return (bars_figure(asked_areas(file, name, period, smallest)),)
    if kind == "funnel":
        return (funnel_figure(asked_funnel(file, name, period, smallest)),)
    if kind == "peers":
        return (peers_figure(asked_peers(file, name, period)),)
    if kind == "wards":
        return (ward_table(asked_wards(file, name, period, smallest)),)
    return _table(matter, name, period)


def _table(matter: Matter, name: str, period: Period) -> tuple[Block, ...]:
    for measure in find_measures(matter.file, name):
        if matter.area is not None:
            compared = districts(matter.file, measure, period, matter.area, matter.smallest)
            if compared.table.rows:
                return district_blocks(compared)
    return (Paragraph(f"[There are no figures of {name} for {period.text()}.]"),)
