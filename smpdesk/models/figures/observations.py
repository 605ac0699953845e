"""Observations as rows for people and as series for charts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from smpdesk.errors import UserError
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, ChangePoint, Measure, SetAside
from smpdesk.periods import Period, months_between, shift_month


@dataclass(frozen=True)
class MonthlySeries:
    """A measure in an area month by month, gaps as None, with where the figures came from."""

    measure: Measure
    area: Area
    months: tuple[str, ...]
    values: tuple[float | None, ...]
    provisional: frozenset[str]
    source: str
    change_points: tuple[ChangePoint, ...]
    set_aside: tuple[SetAside, ...]


def find_measures(file: PartnershipFile, name: str) -> list[Measure]:
    """The measures called ``name`` (or ``collection: name``), without regard to case.

    Raises ``UserError`` when there is none, naming some that come near.
    """
    measures = file.all(Measure)
    wanted = name.strip().casefold()
    found = [
        m for m in measures if wanted in (m.name.casefold(), f"{m.collection}: {m.name}".casefold())
    ]
    if not found:
        known = {
            row["measure"]
            for row in file.rows("SELECT measure FROM measure_name WHERE name = ?", (name.strip(),))
        }
        found = [m for m in measures if m.id in known]
    if not found:
        raise UserError(_no_such("measure", name, [m.name for m in measures]))
    return found


def find_areas(file: PartnershipFile, name: str) -> list[Area]:
    """The areas with this name, other name or code; raises ``UserError`` when there is none."""
    sql = (
        "SELECT id FROM area WHERE name = ?1 COLLATE NOCASE OR code = ?1 COLLATE NOCASE "
        "UNION SELECT area FROM area_name WHERE name = ?1"
    )
    ids = {row["id"] for row in file.rows(sql, (name.strip(),))}
    areas = file.all(Area)
    found = [a for a in areas if a.id in ids]
    if not found:
        raise UserError(_no_such("area", name, [a.name for a in areas]))
    return found


def _no_such(word: str, name: str, known: list[str]) -> str:
    from rapidfuzz import process

    near = [match for match, _, _ in process.extract(name, sorted(set(known)), limit=3)]
    hint = f" Near it: {', '.join(near)}." if near else " The file holds no data yet."
    return f"The file has no {word} “{name}”.{hint}"


def data_rows(
    file: PartnershipFile, measures: list[Measure] | None = None, areas: list[Area] | None = None
) -> list[dict[str, Any]]:
    """Current observations, a row each, as ``smpdesk data`` prints them."""
    tests, values = ["1"], []
    for column, records in (("measure_id", measures), ("area_id", areas)):
        if records is not None:
            tests.append(f"{column} IN ({', '.join('?' * len(records))})")
            values += [record.id for record in records]
    rows = file.rows(
        "SELECT o.measure, o.collection, p.name AS parent, o.area, o.area_code, o.area_kind, "
        "o.start, o.months, o.breakdown, o.value, o.status, o.unit, o.extract, e.source, "
        "CASE WHEN o.sheet = '' THEN o.cell ELSE o.sheet || '!' || o.cell END AS cell "
        "FROM current_observation o JOIN measure m ON m.id = o.measure_id "
        "JOIN extract e ON e.id = o.extract_id "
        "LEFT JOIN measure p ON p.id = m.parent "
        f"WHERE {' AND '.join(tests)} "
        "ORDER BY o.collection, m.position, o.measure, o.area_kind, o.area, o.start, o.months",
        values,
    )
    for row in rows:
        if row["value"] is not None and row["value"] == int(row["value"]):
            row["value"] = int(row["value"])
    return rows


def monthly_choices(file: PartnershipFile) -> list[tuple[Measure, Area, int]]:
    """Each measure and area with monthly figures, and how many months they span."""
    # The ends of each series are looked up by the index: to count would be to read every figure.
    of = (
        "FROM observation o WHERE o.replaced_by IS NULL AND o.measure = m.id AND o.area = a.id "
        "AND o.months = 1 AND o.breakdown = ''"
    )
    rows = file.rows(
        f"SELECT m.id AS measure, a.id AS area, (SELECT min(o.start) {of}) AS first, "
        f"(SELECT max(o.start) {of}) AS last FROM measure m CROSS JOIN area a "
        "WHERE first IS NOT NULL"
    )
    measures = {m.id: m for m in file.all(Measure)}
    areas = {a.id: a for a in file.all(Area)}
    order = {key: place for place, key in enumerate(measures)}
    rows.sort(key=lambda row: (order[row["measure"]], areas[row["area"]].name))
    return [
        (measures[row["measure"]], areas[row["area"]], _span(row["first"], row["last"]))
        for row in rows
    ]


@lru_cache(maxsize=1024)
def _span(first: str, last: str) -> int:
    return months_between(first, last) + 1


def monthly_series(file: PartnershipFile, measure: Measure, area: Area) -> MonthlySeries:
    """The measure month by month in the area; raises ``UserError`` when there are no months."""
    rows = file.rows(
        "SELECT o.start, o.value, o.status, e.name, e.source FROM observation o "
        "JOIN extract_table t ON t.id = o.extract_table JOIN extract e ON e.id = t.extract "
        "WHERE o.replaced_by IS NULL AND o.months = 1 AND o.breakdown = '' "
        "AND o.measure = ? AND o.area = ? ORDER BY o.start",
        (measure.id, area.id),
    )
    if not rows:
        raise UserError(
            f"There are no monthly figures of “{measure.name}” for {area.name}. "
            "Import an extract by month to see its control chart."
        )
    held = {row["start"]: row for row in rows}
    first, last = rows[0]["start"], rows[-1]["start"]
    months = tuple(shift_month(first, i) for i in range(months_between(first, last) + 1))
    return MonthlySeries(
        measure=measure,
        area=area,
        months=months,
        values=tuple(held[m]["value"] if m in held else None for m in months),
        provisional=frozenset(m for m, row in held.items() if row["status"] == "provisional"),
        source="; ".join(dict.fromkeys(row["source"] or row["name"] for row in rows)),
        change_points=tuple(
            c
            for c in file.all(ChangePoint)
            if c.measure in (None, measure.id) and c.area in (None, area.id)
        ),
        set_aside=tuple(file.all(SetAside, measure=measure.id, area=area.id)),
    )


def year_values(
    file: PartnershipFile, measures: list[Measure], area: Area, period: Period
) -> dict[int, float | None]:
    """The value of each measure (by id) for the area and period; left out where there is none."""
    marks = ", ".join("?" * len(measures))
    rows = file.rows(
        "SELECT measure, value FROM observation WHERE replaced_by IS NULL AND breakdown = '' "
        f"AND area = ? AND start = ? AND months = ? AND measure IN ({marks})",
        (area.id, period.start, period.months, *(m.id for m in measures)),
    )
    return {row["measure"]: row["value"] for row in rows}


def period_values(
    file: PartnershipFile, measure: Measure, period: Period
) -> dict[int, float | None]:
    """The value of the measure in each area (by id) that has one for the period.

    Where an area has every month of the period but not the period itself, it is their sum.
    """
    rows = file.rows(
        "SELECT area, value FROM observation WHERE replaced_by IS NULL AND breakdown = '' "
        "AND measure = ? AND start = ? AND months = ?",
        (measure.id, period.start, period.months),
    )
    values = {row["area"]: row["value"] for row in rows}
    if period.months > 1 and measure.unit in ("count", "pounds"):
        summed = file.rows(
            "SELECT area, sum(value) AS value FROM observation WHERE replaced_by IS NULL "
            "AND breakdown = '' AND measure = ? AND months = 1 AND start BETWEEN ? AND ? "
            "AND value IS NOT NULL GROUP BY area HAVING count(*) = ?",
            (measure.id, period.start, period.end, period.months),
        )
        values = {row["area"]: row["value"] for row in summed} | values
    return values


def periods_of(file: PartnershipFile, measure: Measure, area: Area) -> list[Period]:
    """The periods for which the measure has a value in the area, newest first."""
    rows = file.rows(
        "SELECT start, months FROM observation WHERE replaced_by IS NULL AND breakdown = '' "
        "AND measure = ? AND area = ? AND value IS NOT NULL ORDER BY start DESC, months DESC",
        (measure.id, area.id),
    )
    return [Period(row["start"], row["months"]) for row in rows]


def year_periods(file: PartnershipFile, area: Area) -> list[tuple[Period, int]]:
    """The twelve-month periods with counts of the area, newest first, and how many measures.

    Periods that have less than half the measures of the fullest are left out.
    """
    rows = file.rows(
        "SELECT start, count(DISTINCT measure) AS n FROM measure m CROSS JOIN observation "
        "ON measure = m.id WHERE m.unit = 'count' AND replaced_by IS NULL AND months = 12 "
        "AND breakdown = '' AND area = ? AND value IS NOT NULL GROUP BY start ORDER BY start DESC",
        (area.id,),
    )
    fullest = max((row["n"] for row in rows), default=0)
    return [(Period(row["start"], 12), row["n"]) for row in rows if 2 * row["n"] >= fullest]


def figures_source(file: PartnershipFile, area: Area, period: Period) -> str:
    """Where the area's figures of the period came from, in a line."""
    rows = file.rows(
        "SELECT DISTINCT coalesce(nullif(e.source, ''), e.name) AS source "
        "FROM measure m CROSS JOIN observation o ON o.measure = m.id "
        "JOIN extract_table t ON t.id = o.extract_table JOIN extract e ON e.id = t.extract "
        "WHERE o.replaced_by IS NULL AND o.area = ? AND o.start = ? AND o.months = ? "
        "ORDER BY source",
        (area.id, period.start, period.months),
    )
    return "; ".join(row["source"] for row in rows)


def check_rows(file: PartnershipFile) -> list[dict[str, Any]]:
    """Current counts and pounds with their place, in the order of their extracts."""
    return file.rows(
        "SELECT o.extract_table, o.measure, o.measure_name, o.area, o.area_name, o.start, "
        "o.months, o.value, o.extract, o.sheet, o.cell FROM ("
        "SELECT c.id, c.measure_id AS measure, c.measure AS measure_name, c.area_id AS area, "
        "c.area AS area_name, c.start, c.months, c.value, c.extract, c.sheet, c.cell, c.unit, "
        "x.extract_table, c.breakdown FROM current_observation c "
        "JOIN observation x ON x.id = c.id) o "
        "WHERE o.unit IN ('count', 'pounds') AND o.breakdown = '' ORDER BY o.id"
    )


def measures_by_area(
    file: PartnershipFile, area: Area, until: str, unit: str = "count"
) -> list[tuple[Measure, Period]]:
    """Measures of a unit that four areas or more have a year of, ours too, and the newest such.

    The year ends by the month ``until``.
    """
    rows = file.rows(
        "SELECT measure, max(start) AS start FROM (SELECT m.id AS measure, o.start "
        "FROM measure m CROSS JOIN area a CROSS JOIN observation o "
        "ON o.measure = m.id AND o.area = a.id WHERE o.replaced_by IS NULL AND o.months = 12 "
        "AND o.breakdown = '' AND o.value IS NOT NULL "
        "AND date(o.start || '-01', '+11 months') <= ?2 || '-01' "
        "AND EXISTS (SELECT 1 FROM observation x WHERE x.replaced_by IS NULL AND x.area = ?1 "
        "AND x.measure = m.id AND x.start = o.start AND x.months = 12) "
        "GROUP BY m.id, o.start HAVING count(DISTINCT o.area) >= 4) GROUP BY measure",
        (area.id, until),
    )
    newest = {row["measure"]: Period(row["start"], 12) for row in rows}
    return [(m, newest[m.id]) for m in file.all(Measure, unit=unit) if m.id in newest]
