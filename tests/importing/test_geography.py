"""The geography in the box."""

from __future__ import annotations

import pytest

from smpdesk.importing.gazetteer.geography import Geography

KENT = "E23000032"


@pytest.fixture(scope="module")
def geography() -> Geography:
    return Geography.load()


def test_every_district_of_england_and_wales_has_a_partnership_and_a_force(
    geography: Geography,
) -> None:
    assert len(geography.districts) == 318
    assert all(d.csp and d.force for d in geography.districts.values())


def test_an_lsoa_lies_in_its_ward_and_district(geography: Geography) -> None:
    # ONS best fit lookup, LSOA (2021) to ward (2025): Ashford 001B
    assert geography.district_of_lsoa("E01023987") == "E07000105"
    ward = geography.wards[geography.ward_of_lsoa("E01023987") or ""]
    assert ward.district == "E07000105"


def test_kent_has_thirteen_districts(geography: Geography) -> None:
    names = {geography.districts[code].name for code in geography.districts_of_force(KENT)}
    assert len(names) == 13
    assert {"Medway", "Maidstone", "Folkestone and Hythe"} <= names


def test_shepway_is_the_old_name_of_folkestone_and_hythe(geography: Geography) -> None:
    assert geography.district_named("Shepway") == "E07000112"


def test_recoded_districts_are_known_under_both_codes(geography: Geography) -> None:
    assert geography.district_named("E08000038") == "E08000016"


def test_a_partnership_may_cover_two_districts(geography: Geography) -> None:
    assert geography.csps["E22000352"] == ("Dartford and Gravesham", ("E07000107", "E07000109"))


def test_population_by_year(geography: Geography) -> None:
    # ONS, mid-year population estimates, Table MYE4 (July 2024)
    people = geography.population("E06000001")
    assert (people[2011], people[2023]) == (92_088, 95_366)
    assert list(people) == list(range(2011, 2024))


def test_all_of_it_is_smaller_than_a_photograph(geography: Geography) -> None:
    assert sum(path.stat().st_size for path in geography.folder.iterdir()) < 1_500_000
