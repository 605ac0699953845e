"""Observations of wards, by the district that they lie in."""

from __future__ import annotations

from typing import Any

from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area
from smpdesk.periods import Period


def ward_rows(file: PartnershipFile, district: Area, data_year: Period) -> list[dict[str, Any]]:
    """Years of counts that end in the data year, of the district and its wards.

    A row has measure, area, start, months, value and status. Where the district has every month
    of the data year but a ward not the year, it is the sum of the ward's months, since lists of
    incidents leave out a month without any. Measures without wards are left out.
    """
    members = "SELECT id FROM area WHERE id = ?1 OR (kind = 'ward' AND parent = ?1)"
    years = file.rows(
        "SELECT measure, area, start, months, value, status FROM observation "
        f"WHERE replaced_by IS NULL AND breakdown = '' AND months = 12 AND area IN ({members}) "
        "AND date(start || '-01', '+11 months') BETWEEN ?2 || '-01' AND ?3 || '-01'",
        (district.id, data_year.start, data_year.end),
    )
    summed = file.rows(
        "SELECT measure, area, ?2 AS start, 12 AS months, sum(value) AS value, 'value' AS status "
        f"FROM observation WHERE replaced_by IS NULL AND breakdown = '' AND months = 1 "
        f"AND area IN ({members}) AND start BETWEEN ?2 AND ?3 AND value IS NOT NULL "
        "AND measure IN (SELECT measure FROM observation WHERE replaced_by IS NULL AND months = 1 "
        "AND breakdown = '' AND area = ?1 AND start BETWEEN ?2 AND ?3 GROUP BY measure "
        "HAVING count(value) = ?4) GROUP BY measure, area",
        (district.id, data_year.start, data_year.end, data_year.months),
    )
    held = {(row["measure"], row["area"], row["start"]) for row in years}
    rows = years + [r for r in summed if (r["measure"], r["area"], r["start"]) not in held]
    warded = {(r["measure"], r["start"]) for r in rows if r["area"] != district.id}
    return [row for row in rows if (row["measure"], row["start"]) in warded]
