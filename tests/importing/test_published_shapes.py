"""Shapes that councils, forces and departments publish, cut to a few rows and cells."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from smpdesk.importing.plans.plan import Plan
from smpdesk.importing.storing.store import known_from, store_plan
from smpdesk.models.partnership_file import PartnershipFile
from tests.importing.conftest import planned, told

Make = Callable[..., Plan]


def kinds(plan: Plan) -> dict[str, str]:
    return {area.name: area.kind for area in plan.areas}


def test_months_headed_in_welsh_and_english(extract_of: Make) -> None:
    plan = extract_of(
        [
            ["Awdurdod Lleol / Local Authority", "Ebrill 2023 / April 2023", "Mai 2023"],
            ["Sir Gaerfyrddin / Carmarthenshire", "812", "799"],
            ["Ceredigion", "201", "220"],
        ],
        decisions={"measure@1.1": "Crime"},
    )
    assert told(plan) == {
        ("Crime", "Carmarthenshire", "2023-04", 1): 812,
        ("Crime", "Carmarthenshire", "2023-05", 1): 799,
        ("Crime", "Ceredigion", "2023-04", 1): 201,
        ("Crime", "Ceredigion", "2023-05", 1): 220,
    }


def test_districts_that_were_merged_since_are_districts_still(extract_of: Make) -> None:
    plan = extract_of(
        [["District", "2019/20"], ["Northampton", "18000"], ["Carlisle", "7000"], ["Mendip", "4"]],
        decisions={"measure@1.1": "Crime"},
    )
    codes = {area.name: (area.code, area.kind) for area in plan.areas}
    assert codes["Northampton"] == ("E07000154", "district")
    assert codes["Carlisle"] == ("E07000028", "district")
    assert codes["Mendip"] == ("E07000187", "district")
    assert not [q for q in plan.questions if not q.answered]


def test_motives_of_hate_crime_are_counted_though_one_is_called_disability(
    extract_of: Make,
) -> None:
    plan = extract_of(
        [
            ["Hate crime by district, 1 April 2023 - 31 March 2024"],
            ["District", "Racial", "Disability", "Total"],
            ["Dover ¹", "88", "9", "97"],
            ["Swale[1]", "120", "-", "120"],
        ]
    )
    assert told(plan) == {
        ("Racial", "Dover", "2023-04", 12): 88,
        ("Disability", "Dover", "2023-04", 12): 9,
        ("Racial", "Swale", "2023-04", 12): 120,
        ("Disability", "Swale", "2023-04", 12): "missing",
    }


def test_small_numbers_given_as_a_range_are_suppressed(extract_of: Make) -> None:
    plan = extract_of(
        [["District", "2021/22", "2022/23"], ["Dover", "1-4", "12"], ["Swale", "−", "0 to 4"]],
        decisions={"measure@1.1": "Crime"},
    )
    assert list(told(plan).values()) == ["suppressed", 12, "missing", "suppressed"]


def test_rolling_months_beside_months_are_the_same_measure_over_a_year(extract_of: Make) -> None:
    plan = extract_of(
        [
            ["Domestic abuse incidents, Kent"],
            ["Month", "Incidents", "Rolling 12 months"],
            ["Apr-23", "2345", "28140"],
        ]
    )
    assert told(plan) == {
        ("Domestic abuse incidents", "Kent", "2023-04", 1): 2345,
        ("Domestic abuse incidents", "Kent", "2022-05", 12): 28140,
    }


def test_months_with_a_hyphen_within_a_heading(extract_of: Make) -> None:
    plan = extract_of(
        [
            ["Borough", "Offences 12 months to Oct-22", "Offences 12 months to Oct-23"],
            ["Camden", "1000", "1100"],
            ["Hackney", "2000", "1900"],
        ],
        decisions={"measure@1.1": "Offences"},
    )
    assert told(plan)["Offences", "Camden", "2021-11", 12] == 1000
    assert told(plan)["Offences", "Hackney", "2022-11", 12] == 1900


@pytest.mark.parametrize("total", ["2023/24 Total", "YTD 2023/24"])
def test_a_year_beside_its_quarters_is_their_sum_and_not_kept(extract_of: Make, total: str) -> None:
    quarters = [f"Q{n} 2023/24" for n in range(1, 5)]
    plan = extract_of(
        [
            ["Burglary"],
            ["District", *quarters, total],
            ["Dover", 1, 2, 3, 4, 10],
            ["Swale", 1, 1, 1, 1, 4],
        ]
    )
    assert {months for _, _, _, months in told(plan)} == {3}
    assert len(told(plan)) == 8


def test_decimal_commas_are_told_from_thousands(tmp_path: Path) -> None:
    path = tmp_path / "rates.csv"
    rows = [
        ["District", "Offence group", "Rate per 1,000 2023/24", "Offences 2023/24"],
        ["Ashford", "Burglary", "3,45", "1.234"],
        ["Dover", "Burglary", "2,15", "987"],
    ]
    path.write_text("\n".join(";".join(row) for row in rows), encoding="cp1252")
    plan = planned(path)
    assert list(told(plan).values()) == [3.45, 1234, 2.15, 987]
    assert "decimal commas" in str(plan.findings[0])


def test_thousands_with_commas_between_semicolons_stay_thousands(tmp_path: Path) -> None:
    path = tmp_path / "burglary.csv"
    path.write_text("District;2022/23;2023/24\nDover;1,234;12.5\nSwale;2,345;13,1", "utf-8")
    assert 1234 in told(planned(path)).values()


def test_a_subtype_is_what_is_counted_and_its_type_the_parent(extract_of: Make) -> None:
    plan = extract_of(
        [
            ["YEAR", "QUARTER", "FRS_NAME", "INCIDENT_TYPE", "INCIDENT_SUBTYPE", "TOTAL_INCIDENTS"],
            ["2022/23", "Q1", "Kent", "Fire", "Primary fires", "412"],
            ["2022/23", "Q2", "Kent", "Fire", "Primary fires", "450"],
        ]
    )
    assert [m.name for m in plan.measures if m.parent == "Fire"] == ["Primary fires"]
    assert list(told(plan).values()) == [412, 450]


def test_a_rate_named_in_the_row_is_a_rate_and_its_limits_are_not_kept(extract_of: Make) -> None:
    plan = extract_of(
        [
            ["period", "area_code", "area_name", "indicator", "value", "lower_ci", "upper_ci"],
            ["2022/23", "E07000105", "Ashford", "Violence per 1,000", "23.5", "22.7", "24.3"],
            ["2022/23", "E07000108", "Dover", "Violence per 1,000", "25.9", "25.0", "26.8"],
        ]
    )
    assert [(m.unit, m.per) for m in plan.measures] == [("rate", 1000)]
    assert list(told(plan).values()) == [23.5, 25.9]


def test_total_recorded_crime_needs_no_name_from_the_file(extract_of: Make) -> None:
    plan = extract_of(
        [
            ["Community\nSafety Partnership", "Total\nrecorded crime\n(2023/24)"],
            ["Ashford", "10000"],
            ["Swale ", "12 000"],
        ],
        name="csp final v2.csv",
    )
    assert told(plan) == {
        ("Total recorded crime", "Ashford", "2023-04", 12): 10000,
        ("Total recorded crime", "Swale", "2023-04", 12): 12000,
    }


def test_a_county_beside_its_unitary_district_may_not_be_the_police_area(extract_of: Make) -> None:
    plan = extract_of(
        [
            ["First time entrants to youth justice, rate per 100,000"],
            ["YOT", "Year ending December 2022", "Year ending December 2023"],
            ["Kent", "143.7", "138.1"],
            ["Medway", "190.3", "180.0"],
        ]
    )
    assert kinds(plan)["Kent"] == "county"
    (question,) = plan.questions
    assert [option.label for option in question.options][:2] == ["Kent (county)", "Kent (force)"]
    police = plan.decided(question.id, question.options[1].value)
    assert kinds(police)["Kent"] == "force"


def test_districts_on_sheets_of_their_own_need_no_question_and_do_not_disagree(
    extract_of: Make,
) -> None:
    header = ["Offence", "Apr 23", "May 23", "Total"]
    plan = extract_of(
        {
            "Ashford": [header, ["Burglary", 1, 2, 3], ["Robbery", 4, 5, 9]],
            "Dover": [header, ["Burglary", 7, 8, 15], ["Robbery", 10, 11, 21]],
        },
        name="monthly.xlsx",
    )
    assert told(plan)["Robbery", "Dover", "2023-05", 1] == 11
    assert not plan.questions
    assert not plan.findings


def test_stop_and_search_is_counted_for_the_force_in_the_files_name(tmp_path: Path) -> None:
    header = ["Type", "Date", "Latitude", "Longitude", "Object of search", "Outcome"]
    person = ["Person search", "2023-04-01T10:00:00+00:00", "51.2", "0.5", "Drugs", "Arrest"]
    vehicle = ["Vehicle search", "2023-04-02T11:00:00+00:00", "", "", "Drugs", "Arrest"]
    text = io.StringIO()
    csv.writer(text).writerows([header, person, person, vehicle])
    with zipfile.ZipFile(tmp_path / "police.zip", "w") as archive:
        for force in ("kent", "dyfed-powys"):
            archive.writestr(f"2023-04/2023-04-{force}-stop-and-search.csv", text.getvalue())
    plan = planned(tmp_path / "police.zip")
    assert told(plan) == {
        ("Person search", "Kent", "2023-04", 1): 2,
        ("Vehicle search", "Kent", "2023-04", 1): 1,
        ("Person search", "Dyfed-Powys", "2023-04", 1): 2,
        ("Vehicle search", "Dyfed-Powys", "2023-04", 1): 1,
    }
    assert {m.collection for m in plan.measures} == {"Stop and search"}


def test_wards_imported_again_are_the_same_wards(extract_of: Make, tmp_path: Path) -> None:
    rows = [
        ["Burglary by ward, Maidstone"],
        ["Ward", "2022/23", "2023/24"],
        ["Fant and Oakwood", "31", "28"],
        ["Shepway", "12", "14"],
    ]
    with PartnershipFile.create(tmp_path / "Wards.smp", "Wards") as file:
        store_plan(file, extract_of(rows, known=known_from(file)))
        again = extract_of(rows, known=known_from(file))
    assert {o.change for o in again.observations} == {"unchanged"}
