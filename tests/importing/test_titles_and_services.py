"""What lines above a table say and don't say, and areas that are no districts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from smpdesk.importing.plans.plan import Plan
from smpdesk.importing.records.first_run import set_home
from smpdesk.importing.storing.store import known_from, store_plan
from smpdesk.importing.words.wording import without_notes
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, AreaMember
from tests.importing.conftest import told

Make = Callable[..., Plan]

MAIDSTONE_PARTNERSHIP = "E22000142"


@pytest.mark.parametrize(
    "line",
    [
        "OFFICIAL - SENSITIVE",
        "Source: Home Office, updated 20 July 2021",
        "Prepared by the performance team, May 2021",
        "This worksheet contains one table.",
        "Last updated 3 May 2021",
    ],
)
def test_lines_that_are_no_title_name_neither_measure_nor_period(
    extract_of: Make, line: str
) -> None:
    rows = [["Police force", "Robberies"], ["Kent", 5], ["Essex", 7]]
    plan = extract_of([[line], ["Robberies in 2022/23"], *rows])
    assert told(plan) == {
        ("Robberies", "Kent", "2022-04", 12): 5,
        ("Robberies", "Essex", "2022-04", 12): 7,
    }


@pytest.mark.parametrize("title", ["Contact centre calls", "Source of referrals", "Notes made"])
def test_titles_that_begin_like_a_note_are_titles(extract_of: Make, title: str) -> None:
    rows = [["District", "Apr-23", "May-23"], ["Dover", 5, 6], ["Swale", 7, 8]]
    assert {measure for measure, *_ in told(extract_of([[f"{title} by ward"], *rows]))} == {title}


def test_figures_of_a_title_about_england_are_of_england(extract_of: Make) -> None:
    plan = extract_of(
        [
            ["FIRE0401: Deliberate fires in England"],
            ["Financial year", "Primary fires", "Secondary fires"],
            ["2020/21", 5, 6],
            ["2021/22", 7, 8],
        ]
    )
    assert told(plan)["Primary fires", "England", "2021-04", 12] == 7


@pytest.mark.parametrize("label", ["PACE s1", "s60", "Theft", "Section 47A (Terrorism)", "Class A"])
def test_numbers_in_a_name_are_no_footnotes(label: str) -> None:
    assert without_notes(label) == label
    assert without_notes("Theft4,5") == "Theft"
    assert without_notes("Section 47A (Terrorism)2") == "Section 47A (Terrorism)"


@pytest.mark.parametrize("coded", [True, False], ids=["by code", "by heading"])
def test_a_fire_service_is_not_the_police_force_of_its_name(extract_of: Make, coded: bool) -> None:
    rows = [
        ["Fire and Rescue Authority", "E Code", "Deliberate fires 2021/22"],
        ["Avon", "E31000001", 5],
        ["Kent", "E31000022", 7],
    ]
    plan = extract_of(rows if coded else [[name, figure] for name, _, figure in rows])
    assert {(area.name, area.kind) for area in plan.areas} == {
        ("Avon Fire and Rescue", "combined"),
        ("Kent Fire and Rescue", "combined"),
    }


def test_the_own_fire_service_covers_the_districts_of_its_police_force(
    extract_of: Make, tmp_path: Path
) -> None:
    rows = [["FRS", "Fires 2021/22"], ["Kent", 7], ["Essex", 9]]
    with PartnershipFile.create(tmp_path / "Own.smp", "Own") as file:
        set_home(file, MAIDSTONE_PARTNERSHIP)
        store_plan(file, extract_of(rows, known=known_from(file)))
        services = {area.id: area.name for area in file.all(Area) if area.kind == "combined"}
        members = Counter(services.get(each.area) for each in file.all(AreaMember))
        again = extract_of(rows, known=known_from(file))
        police = extract_of([["Force", *rows[0][1:]], *rows[1:]], known=known_from(file))
    assert set(services.values()) == {"Kent Fire and Rescue", "Essex Fire and Rescue"}
    assert members == {"Kent Fire and Rescue": 13}
    assert {o.change for o in again.observations} == {"unchanged"}
    assert {area.kind for area in police.areas} == {"force"}


@pytest.mark.parametrize("short", ["Canterbury CC", "Maidstone BC", "Dover DC", "Sefton MBC"])
def test_councils_by_their_initials(extract_of: Make, short: str) -> None:
    plan = extract_of([["Council", "2022/23"], [short, 5]], decisions={"measure@1.1": "Fires"})
    assert [area.kind for area in plan.areas] == ["district"]


def test_a_district_within_two_partnerships_and_once_within_none(extract_of: Make) -> None:
    plan = extract_of(
        [
            ["LA code", "LA name", "CSP code", "CSP name", "Fires 2021/22"],
            ["E07000108", "Dover", "E22000901", "Dover West", 1],
            ["E07000108", "Dover", "E22000902", "Dover East", 2],
            ["E07000108", "Dover", "", "", 3],
        ]
    )
    assert [o.value for o in plan.observations] == [1, 2, 3]


def test_wards_of_one_name_in_two_districts_are_two_and_known_again(
    extract_of: Make, tmp_path: Path
) -> None:
    header = ["District", "Ward", "Offence", "Apr-23"]
    barnet, brent = ["Barnet", "Old Green", "Theft", 5], ["Brent", "Old Green", "Theft", 7]
    with PartnershipFile.create(tmp_path / "Wards.smp", "Wards") as file:
        plan = extract_of([header, barnet, brent])
        store_plan(file, plan)
        again = extract_of([header, brent], known=known_from(file))
    assert told(plan) == {
        ("Theft", "Old Green, Barnet", "2023-04", 1): 5,
        ("Theft", "Old Green, Brent", "2023-04", 1): 7,
    }
    assert not plan.findings
    assert [(o.value, o.change) for o in again.observations] == [(7, "unchanged")]
