"""Street-level files of police.uk: every row counted once, where it belongs."""

from __future__ import annotations

import csv
import io
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from smpdesk.importing import plan_extract
from smpdesk.importing.files.sheets import Cancellation
from smpdesk.importing.gazetteer.geography import Geography
from smpdesk.importing.plans.known import Known
from smpdesk.importing.plans.plan import Plan
from tests.importing.conftest import DATA, planned

CUT = DATA / "importing" / "street-cut.zip"
HEADER = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,"
    "Crime type,Last outcome category,Context"
)


def rows() -> list[dict[str, str]]:
    """The rows counted by a plain reader."""
    found = []
    with zipfile.ZipFile(CUT) as archive:
        for name in archive.namelist():
            text = io.TextIOWrapper(archive.open(name), "utf-8", newline="")
            found += list(csv.DictReader(text))
    return found


@pytest.fixture(scope="module")
def street() -> Plan:
    return planned(CUT)


def counts(plan: Plan, *, wards: bool) -> dict[tuple[str, str, str], float]:
    areas = {area.key: area for area in plan.areas}
    names = {measure.key: measure.name for measure in plan.measures}
    return {
        (o.start, areas[o.area].code or areas[o.area].name, names[o.measure]): o.value or 0
        for o in plan.observations
        if (areas[o.area].kind == "ward") == wards and o.value
    }


def test_counts_by_month_district_and_type_equal_a_plain_count(street: Plan) -> None:
    geography = Geography.load()
    expected = Counter(
        (
            row["Month"],
            geography.district_of_lsoa(row["LSOA code"]) or "No location, Kent Police",
            row["Crime type"],
        )
        for row in rows()
    )
    assert counts(street, wards=False) == expected


def test_counts_by_ward_equal_a_plain_count(street: Plan) -> None:
    geography = Geography.load()
    expected = Counter(
        (row["Month"], ward, row["Crime type"])
        for row in rows()
        if (ward := geography.ward_of_lsoa(row["LSOA code"]))
    )
    assert counts(street, wards=True) == expected


def test_no_row_is_lost_and_rows_that_look_alike_all_count(street: Plan) -> None:
    assert sum(counts(street, wards=False).values()) == len(rows())
    assert len({tuple(row.values()) for row in rows()}) < len(rows())


def test_rows_without_a_location_are_an_area_of_their_own(street: Plan) -> None:
    (nowhere,) = (area for area in street.areas if area.kind == "elsewhere")
    assert (nowhere.name, nowhere.parent) == ("No location, Kent Police", "E23000032")


def test_rows_outside_the_force_stay_with_their_own_district(street: Plan) -> None:
    assert {area.name for area in street.areas} >= {"Bexley", "Maidstone", "Dover"}
    assert any("outside the force's area" in finding.message for finding in street.findings)


def test_a_type_that_did_not_happen_is_nought_and_not_a_gap(street: Plan) -> None:
    areas = {area.key: area for area in street.areas}
    maidstone = [o for o in street.observations if areas[o.area].name == "Maidstone"]
    assert len(maidstone) == len({(row["Month"], row["Crime type"]) for row in rows()})
    assert any(o.value == 0 for o in street.observations if areas[o.area].kind == "ward")


def test_the_measures_stand_in_a_collection_of_their_own(street: Plan) -> None:
    assert {m.collection for m in street.measures} == {"Street-level crime"}
    assert "police.uk" in street.source


def test_an_lsoa_column_that_is_empty_from_top_to_bottom(tmp_path: Path) -> None:
    path = tmp_path / "2018-01-kent-street.csv"
    line = ",2018-01,Kent Police,Kent Police,,,No Location,,,Anti-social behaviour,,"
    path.write_text("\n".join([HEADER, line, line, line]) + "\n", encoding="utf-8-sig")
    (observation,) = planned(path).observations
    assert (observation.area, observation.value) == ("elsewhere:no location, kent police", 3)


def test_codes_of_before_2021_fall_back_to_the_old_lookup_then_to_the_name(tmp_path: Path) -> None:
    old = next(iter(Geography.load()._old_lsoas.items()))
    path = tmp_path / "2018-01-kent-street.csv"
    first = f"a,2018-01,Kent Police,Kent Police,0,51,On or near X,{old[0]},Y 001A,Drugs,,"
    second = "b,2018-01,Kent Police,Kent Police,0,51,On or near X,E01999999,Maidstone 001A,Drugs,,"
    third = "c,2018-01,Kent Police,Kent Police,0,51,On or near X,E01999998,Shepway 003B,Drugs,,"
    path.write_text("\n".join([HEADER, first, second, third]) + "\n", encoding="utf-8")
    plan = planned(path)
    assert {o.area: o.value for o in plan.observations} == {
        old[1]: 1,
        "E07000110": 1,
        "E07000112": 1,
    }
    assert any("before 2021" in finding.message for finding in plan.findings)


def test_the_same_file_twice_in_an_archive_counts_once(tmp_path: Path) -> None:
    path = tmp_path / "twice.zip"
    with zipfile.ZipFile(CUT) as archive, zipfile.ZipFile(path, "w") as twice:
        text = archive.read("2025-01/2025-01-kent-street.csv")
        twice.writestr("2025-01/2025-01-kent-street.csv", text)
        twice.writestr("copy/2025-01-kent-street.csv", text)
    once = sum(row["Month"] == "2025-01" for row in rows())
    assert sum(counts(planned(path), wards=False).values()) == once


def test_progress_is_told_in_rows_and_cancelling_stops_it() -> None:
    seen: list[tuple[int, int]] = []
    planned(CUT, progress=lambda done, of: seen.append((done, of)))
    assert seen[-1] == (len(rows()), len(rows()))
    with pytest.raises(Cancellation):
        plan_extract(CUT, Known(), cancelled=lambda: True)
