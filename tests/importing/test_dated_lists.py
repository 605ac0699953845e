"""Lists with a row an incident that don't say of what type it was."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

import pytest

from smpdesk.importing.plans.plan import Plan
from tests.importing.conftest import told

Make = Callable[..., Plan]

HEADER = ["collision_index", "collision_year", "date", "day_of_week", "district"]
COUNTED = [*HEADER, "collision_severity", "number_of_vehicles", "number_of_casualties"]


def collision(number: int) -> list[object]:
    day = dt.date(2021, 1 + number % 2, 1 + number)
    district = "E07000108" if number % 3 else "E07000113"
    return [f"2021{number:06d}", 2021, day.strftime("%d/%m/%Y"), 1, district, 3, 2, 1 + number % 4]


def rows(header: Sequence[str], number: int = 12) -> list[Sequence[object]]:
    return [header, *(collision(each)[: len(header)] for each in range(number))]


def test_collisions_are_counted_by_month_and_district(extract_of: Make) -> None:
    plan = extract_of(rows(COUNTED), name="collisions-2021.csv")
    (question,) = plan.questions
    assert "One what?" in question.text
    plan = plan.decided(question.id, "Collisions")
    counts = {where[1:3]: value for where, value in told(plan).items()}
    assert counts == {
        ("Dover", "2021-01"): 4,
        ("Dover", "2021-02"): 4,
        ("Swale", "2021-01"): 2,
        ("Swale", "2021-02"): 2,
    }
    assert {m.name for m in plan.measures} == {"Collisions"}
    assert "not added up" in str(plan.findings)


def test_the_only_numbers_of_a_list_are_added_up(extract_of: Make) -> None:
    plan = extract_of(
        [
            ["Ref", "Date", "Area code", "Number of needles"],
            *([f"N{n}", f"{n + 1:02d}/04/2023", "E07000108", 10 + n] for n in range(8)),
        ]
    )
    assert [o.value for o in plan.observations] == [sum(range(10, 18))]


def test_first_days_of_months_are_told_from_days_of_january(extract_of: Make) -> None:
    rows = [[f"{month}/1/2022", "Dover", month] for month in range(1, 13)]
    plan = extract_of([["Date", "District", "Robberies"], *rows])
    assert [o.start for o in plan.observations] == [f"2022-{month:02d}" for month in range(1, 13)]
    assert "month first" in str(plan.findings)


SHEPWAY = ["Shepway", "Fant and Oakwood", "Boxley Downs", "Allington and Bridge"]


def test_a_ward_called_like_a_district_among_its_own_in_a_list_of_cases(extract_of: Make) -> None:
    header = ["Case Ref", "Date Reported", "Category", "Ward", "Status"]
    cases = [
        [f"ASB{n:04d}", f"{n + 1:02d}/04/2023", "Noise", SHEPWAY[n % 4], "Closed"]
        for n in range(20)
    ]
    plan = extract_of([header, *cases], name="Maidstone cases.csv")
    assert {area.name for area in plan.areas if area.kind == "district"} == {"Maidstone"}
    assert told(plan)["Noise", "Shepway", "2023-04", 1] == 5


def test_a_ward_called_like_a_district_below_its_own_district(extract_of: Make) -> None:
    rows = [["Maidstone", 9, 8], *([ward, 2, 1] for ward in SHEPWAY)]
    plan = extract_of([["Robbery"], ["Area", "2021/22", "2022/23"], *rows])
    kinds = {area.name: area.kind for area in plan.areas}
    assert kinds.pop("Maidstone") == "district"
    assert set(kinds.values()) == {"ward"}
    assert "Shepway" in kinds


@pytest.mark.parametrize(
    "days",
    [
        ["02/01/2023", "30/01/2023", "06/02/2023"],
        ["W/C 02/01/2023", "W/C 30/01/2023", "W/C 06/02/2023"],
        ["Week ending 2 January 2023", "Week ending 30 January 2023", "Week ending 6 Feb 2023"],
        ["1/2/2023", "1/30/2023", "2/6/2023"],
    ],
    ids=["dates", "weeks by number", "weeks by name", "month first"],
)
def test_columns_by_day_or_week_are_added_up_to_months(extract_of: Make, days: list[str]) -> None:
    plan = extract_of([["Calls, Dover"], ["Type", *days], ["Noise", 1, 2, 3], ["Litter", 4, 5, 6]])
    assert told(plan) == {
        ("Noise", "Dover", "2023-01", 1): 3,
        ("Noise", "Dover", "2023-02", 1): 3,
        ("Litter", "Dover", "2023-01", 1): 9,
        ("Litter", "Dover", "2023-02", 1): 6,
    }
    (finding,) = plan.findings
    assert "columns are by day or by week" in str(finding)


def test_months_in_headings_with_the_month_first(extract_of: Make) -> None:
    plan = extract_of([["Calls, Dover"], ["Type", "4/1/2023", "5/1/2023"], ["Noise", 1, 2]])
    assert told(plan) == {
        ("Noise", "Dover", "2023-04", 1): 1,
        ("Noise", "Dover", "2023-05", 1): 2,
    }
