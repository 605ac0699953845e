"""Each figure of each published extract against a second, plain reading of the same file."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from smpdesk.importing.plans.plan import Plan
from tests.importing import plain_reading as plain
from tests.importing.conftest import DATA, planned

EXTRACTS, CUTS = DATA / "extracts", DATA / "importing"


def facts_of(plan: Plan, sheet: str | None = None, *, named: bool = False) -> plain.Facts:
    areas = {area.key: area for area in plan.areas}
    measures = {measure.key: measure.name for measure in plan.measures}
    found: plain.Facts = {}
    for o in plan.observations:
        where = (plan.tables[o.table].sheet, o.cell)
        if sheet is not None and where[0] != sheet:
            continue
        area = areas[o.area]
        assert not o.breakdown
        assert (o.value is None) == (o.status == "missing"), where
        assert where not in found
        place = area.name if named or not area.code else area.code
        found[where] = (measures[o.measure], place, o.start, o.months, o.value)
    return found


@pytest.mark.parametrize(
    ("name", "read", "count"),
    [
        ("recorded-crime-maidstone-oct-2016.xlsx", plain.recorded_crime_maidstone, 66),
        ("violent-crime-districts-oct-2016.csv", plain.violent_crime, 51),
        ("asb-districts-oct-2016.xlsx", plain.asb, 28),
        ("crime-rates-kent-2016.xlsx", plain.crime_rates, 56),
        ("iom-cost-of-crime-2016.xlsx", plain.cost_of_crime, 9),
        ("most-similar-group-crime-rate-oct-2016.csv", plain.most_similar_group, 15),
    ],
)
def test_the_six_extracts(name: str, read: Callable[..., plain.Facts], count: int) -> None:
    expected = read(EXTRACTS / name)
    assert len(expected) == count
    assert facts_of(planned(EXTRACTS / name)) == expected


@pytest.fixture(scope="module")
def force_tables() -> Plan:
    return planned(CUTS / "force-tables-cut.xlsx")


@pytest.mark.parametrize(
    ("sheet", "read", "count"),
    [
        ("Table P1 ", plain.force_counts, 9 * 23),
        ("Table P3 ", plain.force_rates, 8 * 25),
        ("Table P7 ", plain.asb_by_force, 7 * 24),
    ],
)
def test_the_tables_by_police_force(
    force_tables: Plan, sheet: str, read: Callable[..., plain.Facts], count: int
) -> None:
    expected = read(CUTS / "force-tables-cut.xlsx")
    assert len(expected) == count
    assert facts_of(force_tables, sheet) == expected


def test_the_population_beside_the_rates(force_tables: Plan) -> None:
    rows = plain.sheet(CUTS / "force-tables-cut.xlsx", "Table P3 ")
    expected = {row[0].strip(): row[2] for row in rows[6:14]}
    assert {p.area: p.persons for p in force_tables.populations} == expected
    assert {p.year for p in force_tables.populations} == {2017}


def test_recorded_crime_by_partnership() -> None:
    path = CUTS / "recorded-crime-by-partnership-cut.csv"
    expected = plain.by_partnership(path)
    assert len(expected) == 36 * 23
    assert facts_of(planned(path)) == expected


def test_populations_by_district_and_year() -> None:
    path = CUTS / "populations-cut.xlsx"
    expected = plain.populations(path)
    assert len(expected) == 6 * 13
    assert {(p.area, p.year): p.persons for p in planned(path).populations} == expected


def test_burglaries_by_borough_and_month() -> None:
    path = CUTS / "london-burglary-cut.csv"
    expected = plain.london_burglary(path)
    assert len(expected) == 24 * 6
    assert facts_of(planned(path), named=True) == expected
