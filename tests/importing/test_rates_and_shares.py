"""Rates of some people only, shares, and the counts beside them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from smpdesk.importing.plans.plan import Plan
from smpdesk.importing.words.rate_words import rate_in
from tests.importing.conftest import told

Make = Callable[..., Plan]


@pytest.mark.parametrize(
    ("heading", "of"),
    [
        ("Rate per 100,000 10-17 year olds", "10-17 year olds"),
        ("per 1,000 population aged 16 to 59", "population aged 16 to 59"),
        ("rate per 1,000 adults", "adults"),
        ("Rate per 1,000 population", "population"),
        ("Crimes per 1,000 residents", "population"),
        ("per 10,000 people", "population"),
        ("Burglaries per 1,000 households", "households"),
    ],
)
def test_a_rate_is_of_those_whom_its_heading_names(heading: str, of: str) -> None:
    found = rate_in(heading)
    assert found is not None
    assert found.of == of


def test_a_rate_of_children_is_not_called_one_of_the_population(extract_of: Make) -> None:
    plan = extract_of(
        [
            ["First time entrants to youth justice, 2022/23"],
            ["Police force", "Number", "Rate per 100,000 10-17 year olds"],
            ["Essex", "120", "81.5"],
            ["Norfolk", "60", "77.1"],
        ]
    )
    rates = [m.name for m in plan.measures if m.unit == "rate"]
    assert rates == ["First time entrants to youth justice rate per 100,000 10-17 year olds"]


def test_sexual_offences_under_a_title_of_rates_are_rates(extract_of: Make) -> None:
    plan = extract_of(
        [
            ["Crime by police force, rate per 1,000 population, 2022/23"],
            ["Police force", "Robbery", "Sexual offences", "Number of offences"],
            ["Essex", "1.2", "3.1", "1000"],
            ["Norfolk", "0.4", "2.9", "800"],
        ]
    )
    units = {m.name: m.unit for m in plan.measures}
    assert units["Sexual offences rate per 1,000 population"] == "rate"
    assert "count" in units.values()


def test_a_value_is_what_its_row_names_and_its_count_stands_beside_it(extract_of: Make) -> None:
    plan = extract_of(
        [
            [
                "Parent Code",
                "Parent Name",
                "Area Code",
                "Area Name",
                "Indicator Name",
                "Time period",
                "Value",
                "Count",
                "Time period Sortable",
            ],
            [
                "E92000001",
                "England",
                "E07000110",
                "Maidstone",
                "Admissions (per 100,000)",
                "2021/22",
                "31.5",
                "55",
                "20210000",
            ],
            [
                "E92000001",
                "England",
                "E07000113",
                "Swale",
                "Admissions (per 100,000)",
                "2021/22",
                "40.1",
                "61",
                "20210000",
            ],
        ]
    )
    assert told(plan) == {
        ("Admissions rate per 100,000 population", "Maidstone", "2021-04", 12): 31.5,
        ("Admissions: Count", "Maidstone", "2021-04", 12): 55,
        ("Admissions rate per 100,000 population", "Swale", "2021-04", 12): 40.1,
        ("Admissions: Count", "Swale", "2021-04", 12): 61,
    }
    assert not plan.findings


def test_the_base_of_a_survey_is_a_count_of_people(extract_of: Make) -> None:
    plan = extract_of(
        [
            ["Feeling safe after dark, % who agree, 2022"],
            ["District", "Base (n)", "Agree"],
            ["Dover", "120", "68"],
            ["Swale", "98", "61"],
        ]
    )
    assert {m.name: m.unit for m in plan.measures} == {"Base (n)": "count", "Agree": "per cent"}


FRACTIONS = [
    ["Detections by district, 2022/23"],
    ["District", "Offences", "% detected"],
    ["Dover", "1200", "0.126"],
    ["Swale", "1500", "0.2"],
]


def test_per_cents_written_as_fractions_are_asked_about(extract_of: Make) -> None:
    plan = extract_of(FRACTIONS)
    (question,) = plan.questions
    assert "Does 0.126 under “% detected” mean 12.6 per cent?" in question.text
    assert told(plan)["% detected", "Dover", "2022-04", 12] == 12.6
    as_written = plan.decided(question.id, False)
    assert told(as_written)["% detected", "Dover", "2022-04", 12] == 0.126


def test_one_per_cent_above_one_tells_that_all_are_as_written(extract_of: Make) -> None:
    plan = extract_of([*FRACTIONS, ["Ashford", "900", "1.4"]])
    assert told(plan)["% detected", "Dover", "2022-04", 12] == 0.126
    assert not plan.questions


def test_a_change_written_as_a_fraction_agrees_with_its_figures(extract_of: Make) -> None:
    plan = extract_of(
        [
            ["Burglary by district"],
            ["District", "2021/22", "2022/23", "% change"],
            ["Dover", "1000", "1126", "0.126"],
            ["Swale", "2000", "1900", "-0.05"],
            ["Ashford", "100", "120", "0.2"],
        ]
    )
    assert not plan.findings


def test_a_change_from_a_year_that_is_not_shown_is_not_compared(extract_of: Make) -> None:
    plan = extract_of(
        [
            ["Recorded crime by district, 2022/23"],
            ["District", "Burglary", "Robbery", "Total recorded crime % change"],
            ["Dover", "436", "659", "3"],
            ["Swale", "777", "444", "4"],
            ["Ashford", "109", "746", "-2"],
        ]
    )
    assert not plan.findings


def test_rows_that_say_how_settled_they_are(extract_of: Make) -> None:
    plan = extract_of(
        [
            ["Month", "District", "Measure", "Value", "Status"],
            ["Oct-23", "Dover", "Evictions", "12", "Final"],
            ["Nov-23", "Dover", "Evictions", "14", "Provisional"],
        ]
    )
    assert [(o.value, o.status, o.breakdown) for o in plan.observations] == [
        (12, "value", ""),
        (14, "provisional", ""),
    ]


def test_shares_of_nothing_but_totals_are_let_be(extract_of: Make) -> None:
    totals = [[f"{name} total", 10 + n, "10.0%"] for n, name in enumerate("ABCDE")]
    plan = extract_of([["Fires 2021/22"], ["Area", "Fires", "% of total"], *totals])
    assert len(plan.observations) == 5


def test_the_denominator_of_a_rate_is_left_out_with_a_word(extract_of: Make) -> None:
    rows = [
        ["Indicator Name", "Area Name", "Time period", "Value", "Count", "Denominator"],
        ["Violence per 1,000 population", "Dover", "2020/21", 30.2, 3864, 122441],
        ["Violence per 1,000 population", "Swale", "2020/21", 36.9, 3034, 142726],
    ]
    plan = extract_of(rows)
    assert len(plan.observations) == 4
    assert "Denominator" in {left.text for left in plan.all_left_out()}
