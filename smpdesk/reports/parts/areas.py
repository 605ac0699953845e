"""Areas side by side: districts and their places, published rates, peers, wards."""

from __future__ import annotations

from smpdesk.analysis.area_table import AreaRow
from smpdesk.evidence.areas.districts import (
    Districts,
    district_comparisons,
    funnel_of,
    funnel_words,
)
from smpdesk.evidence.areas.peers import Peers, peer_comparisons
from smpdesk.evidence.areas.rates_over_years import YearsOfRates, rates_over_years
from smpdesk.evidence.areas.wards import Wards, ward_tables
from smpdesk.evidence.texts.asked import Funnelled
from smpdesk.periods import Period, month_text
from smpdesk.reports.charts.values import Bar, FunnelChart, RankedBars
from smpdesk.reports.matter import Matter
from smpdesk.reports.parts.numbers import number, signed_percent
from smpdesk.reports.tree import Block, Column, Figure, Paragraph, Row, Section, Table

_HEAD, _BAR = 20.0, 14.5
"""Points that ranked bars take above them, and each of them, set close."""


def area_sections(matter: Matter, told: frozenset[str] = frozenset()) -> tuple[Section, ...]:
    """The area among others: rates and places, the Most Similar Group, each measure, wards.

    Measures ``told`` (lower case) have their table in the texts already.
    """
    if matter.area is None:
        return ()
    rates = rates_over_years(matter.file, matter.area, matter.data_period)
    rated = {r.count.name.casefold() for r in rates if r.count}
    compared = _comparisons(matter)
    rates = [r for r in rates if not (r.count and r.count.name.casefold() in told)]
    left = [c for c in compared if c.measure.name.casefold() not in told | rated]
    peers = peer_comparisons(matter.file, matter.area, matter.data_period)
    made = (
        ("Rates and places in the county", tuple(b for r in rates for b in _rates(matter, r))),
        ("Most Similar Group", tuple(peers_figure(p) for p in peers)),
        ("More than chance?", _funnel(matter, compared)),
        ("District by district", tuple(b for c in left for b in district_blocks(c))),
        ("Ward by ward", ward_blocks(matter)),
    )
    return tuple(Section(title, blocks) for title, blocks in made if blocks)


def _comparisons(matter: Matter) -> list[Districts]:
    assert matter.area is not None
    return district_comparisons(matter.file, matter.area, matter.data_period, matter.smallest)


def district_blocks(compared: Districts) -> tuple[Block, ...]:
    """A measure by district: the places as bars, then the table."""
    return (*((bars,) if (bars := district_bars(compared)) else ()), district_table(compared))


def district_bars(compared: Districts) -> Figure | None:
    """The districts in the order of their places, ours marked, with the rate of the whole."""
    return bars_figure(compared) if compared.rated and len(compared.ranked) >= 4 else None


def bars_figure(compared: Districts) -> Figure:
    """The districts in the order of their places by rate, or by their figures without rates."""
    name, unit, whole = compared.measure.name, compared.measure.unit, None
    if compared.rated:
        name, unit = f"{name} per {compared.table.per:,} people", "rate"
        whole = compared.whole
    bars = tuple(
        Bar(row.area, compared.shown(row), rank=row.rank_text, own=row.area == compared.own)
        for row in compared.ranked
    )
    order = "rate" if unit == "rate" else "figure"
    return Figure(
        f"{name}, by district",
        RankedBars(bars, unit, whole.rate if whole else None, whole.area if whole else ""),
        alternative=f"Bars in order of {order}. {compared.words}",
        source=compared.source,
        period=compared.table.period.text(),
        notes=(compared.sentence,) if compared.sentence and not compared.rated else (),
        height=_HEAD + _BAR * len(bars),
    )


def district_table(compared: Districts) -> Table:
    """A measure by area: both years, change, rate and place, the totals last and set apart."""
    table = compared.table
    columns = (
        Column("Area", width=30, header=True),
        *((Column(_year(table.previous), "right", 16),) if compared.compared else ()),
        Column(_year(table.period), "right", 16),
        *((Column("Change, %", "right", 14),) if compared.compared else ()),
        *((Column(f"Rate per {table.per:,}", "right", 14),) if compared.rated else ()),
        Column("Place", "right", 10),
    )
    against = f" against the {table.previous.text()}" if compared.compared else ""
    return Table(
        f"{compared.measure.name} by area",
        columns,
        tuple(_district_row(compared, row) for row in sorted(table.rows, key=_is_whole)),
        source=compared.source,
        period=f"{table.period.text()}{against}",
        notes=tuple(n for n in (f"{table.ranked_by}.", compared.sentence, *compared.notes) if n),
    )


def _district_row(compared: Districts, row: AreaRow) -> Row:
    hidden = compared.hidden.get(row.area, frozenset())

    def shown(field: str, text: str) -> str:
        return "*" if field in hidden else text

    cells = [row.area]
    if compared.compared:
        cells.append(shown("previous", number(row.previous)))
    cells.append(shown("value", number(row.value)))
    if compared.compared:
        cells.append(shown("change_pct", signed_percent(row.change_pct)))
    if compared.rated:
        cells.append(shown("rate", number(row.rate, 1)))
    cells.append(row.rank_text or "–")
    return Row(tuple(cells), kind="total" if _is_whole(row) else "body")


def _is_whole(row: AreaRow) -> bool:
    return row.kind in ("force", "county", "division")


def _year(period: Period) -> str:
    return f"Year to {month_text(period.end, short=True)}"


def _rates(matter: Matter, rates: YearsOfRates) -> tuple[Block, ...]:
    """Published rates over the years with the newest place; none that rest on a small count."""
    if any(v is not None and 0 < v < matter.smallest for v in rates.counts.values()):
        return ()
    counted = rates.count is not None and any(v is not None for v in rates.counts.values())
    rows = tuple(
        Row(
            (
                row.area,
                *((number(rates.counts.get(row.area)),) if counted else ()),
                *(number(year.get(row.area), 1) for year in reversed(rates.rates)),
                row.rank_text or "–",
            ),
            kind="total" if _is_whole(row) else "body",
        )
        for row in sorted(rates.rows, key=_is_whole)
    )
    columns = (
        Column("Area", width=30, header=True),
        *((Column("Number", "right", 14),) if counted else ()),
        *(Column(f"Rate to {_short(p)}", "right", 15) for p in reversed(rates.years)),
        Column("Place", "right", 10),
    )
    ranked = rates.table.ranked_by.replace("the value", "the newest rate")
    table = Table(
        rates.measure.name,
        columns,
        rows,
        source=rates.source,
        period=rates.years[-1].text(),
        notes=(f"Rates as published. {ranked}. {rates.direction}".rstrip(),),
    )
    return (table,)


def _short(period: Period) -> str:
    return month_text(period.end, short=True)


def peers_figure(peers: Peers) -> Figure:
    """A rate in the Most Similar Group as bars, with the mean of its members."""
    compared = peers.comparison
    bars = tuple(
        Bar(name, value, rank=place.text, own=name == compared.area)
        for name, value, place in compared.members
    )
    return Figure(
        f"{peers.measure.name}: {peers.group}",
        RankedBars(bars, "rate", compared.mean, "Mean"),
        alternative=f"Bars in order of rate with the mean of the group. {compared.words}",
        height=_HEAD + _BAR * len(bars),
        source=peers.source,
        period=peers.period.text(),
        notes=(f"{compared.label}.",),
    )


def _funnel(matter: Matter, compared: list[Districts]) -> tuple[Block, ...]:
    """The rarest of what is counted in a funnel: whether places mean anything there."""
    rated = [c for c in compared if c.rated and not c.hidden and c.whole]
    if not rated:
        return ()
    fewest = min(rated, key=lambda c: c.whole.value or 0 if c.whole else 0)
    found = funnel_of(matter.file, fewest)
    if found is None:
        return ()
    made, per = found
    funnelled = Funnelled(fewest, made, per, funnel_words(made, fewest.own))
    return (Paragraph(_ABOUT_FUNNEL), funnel_figure(funnelled), Paragraph(funnelled.words))


def funnel_figure(funnelled: Funnelled) -> Figure:
    """The districts' rates against their people, with the limits of chance."""
    compared, made, per = funnelled.compared, funnelled.funnel, funnelled.per
    return Figure(
        f"{compared.measure.name} per {per:,} people against population",
        FunnelChart(made, compared.own, per, rate_label=f"Rate per {per:,}"),
        alternative=f"Funnel chart of {len(made.points)} districts. {funnelled.words}",
        source=compared.source,
        period=compared.table.period.text(),
    )


_ABOUT_FUNNEL = (
    "A place in a list always exists, even where the districts differ by no more than chance. The "
    "funnel shows how far apart chance alone would set them: wide for small populations, narrow "
    "for large ones. Only a district beyond the outer limits differs from the average for sure."
)


def ward_blocks(matter: Matter) -> tuple[Block, ...]:
    """The wards' counts, with small ones hidden in the public edition."""
    if matter.area is None:
        return ()
    tables = ward_tables(matter.file, matter.area, matter.data_period, matter.smallest)
    return tuple(ward_table(wards) for wards in tables)


def ward_table(wards: Wards) -> Table:
    """Counts ward by ward, with the district's."""
    one = len(wards.measures) == 1
    title = f"{wards.measures[0].name} by ward" if one else "Wards of the district"
    columns = (
        Column("Ward", width=34, header=True),
        *(Column(m.name if not one else "Number", "right", 16) for m in wards.measures),
    )
    body = tuple(Row((wards.told(name), *cells)) for name, cells in wards.rows)
    whole = Row((wards.whole[0], *wards.whole[1]), kind="total")
    return Table(
        title,
        columns,
        (*body, whole),
        source=wards.source,
        period=wards.period.text(),
        notes=wards.notes,
    )
