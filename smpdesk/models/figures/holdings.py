"""What the file holds figures of: measures, areas, periods, to choose from."""

from __future__ import annotations

from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, Measure
from smpdesk.periods import Period, months_between

_CURRENT = "o.replaced_by IS NULL AND o.breakdown = '' AND o.value IS NOT NULL"
_QUARTERS = ("01", "04", "07", "10")


def measures_held(file: PartnershipFile) -> list[Measure]:
    """The measures that have a figure, in their order."""
    rows = file.rows(
        "SELECT m.id FROM measure m WHERE EXISTS "
        f"(SELECT 1 FROM observation o WHERE o.measure = m.id AND {_CURRENT})"
    )
    ids = {row["id"] for row in rows}
    return [measure for measure in file.all(Measure) if measure.id in ids]


def areas_held(file: PartnershipFile, measure: Measure) -> list[Area]:
    """The areas that have a figure of the measure, in their order."""
    rows = file.rows(
        f"SELECT DISTINCT o.area FROM observation o WHERE o.measure = ? AND {_CURRENT}",
        (measure.id,),
    )
    ids = {row["area"] for row in rows}
    return [area for area in file.all(Area) if area.id in ids]


def periods_held(file: PartnershipFile, measure: Measure, area: Area) -> list[Period]:
    """The periods with a figure of the measure in the area, the longest first, then newest.

    Where counts come by month, the quarters and twelve months that they fill are among them.
    """
    rows = file.rows(
        f"SELECT o.start, o.months FROM observation o WHERE o.measure = ? AND o.area = ? "
        f"AND {_CURRENT}",
        (measure.id, area.id),
    )
    held = {Period(row["start"], row["months"]) for row in rows}
    if measure.unit in ("count", "pounds"):
        months = sorted(period.start for period in held if period.months == 1)
        for length in (3, 12):
            held |= {
                Period(start, length)
                for start, end in zip(months, months[length - 1 :], strict=False)
                if months_between(start, end) == length - 1
                and (length == 12 or start[5:] in _QUARTERS)
            }
    return sorted(held, key=lambda p: (p.months, p.start), reverse=True)


def source_of(file: PartnershipFile, measure: Measure, area: Area, period: Period) -> str:
    """Where a measure's figure of the area and period came from, or its months' figures."""
    for months, least, most in ((period.months, period.start, period.start),
                                (1, period.start, period.end)):  # fmt: skip
        rows = file.rows(
            "SELECT DISTINCT coalesce(nullif(e.source, ''), e.name) AS source FROM observation o "
            "JOIN extract_table t ON t.id = o.extract_table JOIN extract e ON e.id = t.extract "
            f"WHERE {_CURRENT} AND o.measure = ? AND o.area = ? AND o.months = ? "
            "AND o.start BETWEEN ? AND ? ORDER BY source",
            (measure.id, area.id, months, least, most),
        )
        if rows:
            return "; ".join(row["source"] for row in rows)
    return ""


def values_held(file: PartnershipFile, measure: Measure, area: Area) -> set[float]:
    """Every value of the measure in the area, whatever its period."""
    rows = file.rows(
        f"SELECT DISTINCT o.value FROM observation o WHERE o.measure = ? AND o.area = ? "
        f"AND {_CURRENT}",
        (measure.id, area.id),
    )
    return {row["value"] for row in rows}
