"""A new file is told whose it is: the area, its force and its neighbours, as one edit.

Figures: ONS, mid-year population estimates (Maidstone 2015: 164,112), and the lookup of Community
Safety Partnerships to police forces (Open Government Licence).
"""

from __future__ import annotations

from pathlib import Path

import pytest

from smpdesk.importing.records.first_run import home_areas, set_home
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, AreaMember, Population

MAIDSTONE, DORSET = "E22000142", "E22000367"


@pytest.fixture
def file(tmp_path: Path) -> PartnershipFile:
    return PartnershipFile.create(tmp_path / "a.smp", "A partnership", user="Officer")


def test_every_partnership_is_offered_by_name() -> None:
    areas = home_areas()
    assert len(areas) == 300
    assert [area.name for area in areas] == sorted(area.name for area in areas)
    maidstone = next(area for area in areas if area.name == "Maidstone")
    assert (maidstone.code, maidstone.about) == (MAIDSTONE, "Kent")


def test_a_partnership_of_one_district_is_that_district(file: PartnershipFile) -> None:
    home = set_home(file, MAIDSTONE)
    assert (home.code, home.kind) == ("E07000110", "district")
    assert file.partnership().area == home.id
    assert len(file.history()) == 1


def test_the_districts_of_the_force_come_along_with_their_populations(
    file: PartnershipFile,
) -> None:
    home = set_home(file, MAIDSTONE)
    force = file.first(Area, kind="force")
    assert force is not None
    assert force.name == "Kent"
    assert {area.parent for area in file.all(Area, kind="district")} == {force.id}
    assert len(file.all(Area, kind="district")) == 13
    people = file.first(Population, area=home.id, year=2015)
    assert people is not None
    assert people.persons == 164_112


def test_a_partnership_of_several_districts_is_a_group_of_them(file: PartnershipFile) -> None:
    home = set_home(file, DORSET)
    assert home.kind == "csp"
    members = {file.get(Area, m.member).name for m in file.all(AreaMember, area=home.id)}
    assert members == {"Bournemouth, Christchurch and Poole", "Dorset"}


def test_areas_that_are_there_are_kept(file: PartnershipFile) -> None:
    with file.edit("Import") as writer:
        there = writer.insert(Area(name="Maidstone", code="E07000110"))
    assert set_home(file, MAIDSTONE).id == there.id
    assert len(file.all(Area, code="E07000110")) == 1


def test_undo_takes_the_choice_back(file: PartnershipFile) -> None:
    set_home(file, MAIDSTONE)
    file.undo()
    assert file.all(Area) == []
    assert file.partnership().area is None


def test_an_unknown_code_changes_nothing(file: PartnershipFile) -> None:
    with pytest.raises(LookupError):
        set_home(file, "E99999999")
    assert file.history() == []
