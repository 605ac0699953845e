"""What columns say of each other: sums of their neighbours, codes of words, titles shared."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from smpdesk.importing.plans.plan import Plan
from tests.importing.conftest import told

Make = Callable[..., Plan]


def test_a_quarter_beside_its_months_is_their_sum_and_not_kept(extract_of: Make) -> None:
    plan = extract_of(
        [
            ["Domestic abuse incidents 2022/23"],
            ["District", "Apr", "May", "Jun", "Q1", "Jul", "Aug", "Sep", "Q2"],
            ["Dover", 1, 2, 3, 6, 4, 5, 6, 15],
            ["Swale", 7, 8, 9, 24, 1, 1, 1, 3],
        ]
    )
    assert {months for *_, months in told(plan)} == {1}
    assert len(told(plan)) == 12


def test_a_rate_of_a_quarter_beside_those_of_its_months_is_no_sum(extract_of: Make) -> None:
    plan = extract_of(
        [
            ["Burglary 2022/23, Kent"],
            ["", "Rate per 1,000", "", "", ""],
            ["District", "Apr", "May", "Jun", "Q1"],
            ["Dover", 1.1, 1.3, 1.2, 3.6],
            ["Swale", 1.1, 1.0, 1.2, 3.3],
        ]
    )
    assert ("Burglary rate per 1,000 population", "Dover", "2022-04", 3) in told(plan)


def test_a_year_to_date_ends_with_the_month_beside_it(extract_of: Make) -> None:
    plan = extract_of(
        [
            ["Dartford: performance"],
            ["Offence", "Oct-21", "Oct-22", "FYTD 2021/22", "FYTD 2022/23"],
            ["Burglary", 1, 2, 30, 40],
        ]
    )
    assert told(plan)["Burglary", "Dartford", "2021-04", 7] == 30
    assert told(plan)["Burglary", "Dartford", "2022-04", 7] == 40
    assert not plan.questions


def test_up_to_when_a_year_to_date_runs_is_asked_where_nothing_says_it(extract_of: Make) -> None:
    rows = [["Dartford"], ["Offence", "YTD 2021/22", "YTD 2022/23"], ["Burglary", 30, 40]]
    plan = extract_of(rows)
    (question,) = plan.questions
    assert "Up to which month" in question.text
    plan = plan.decided(question.id, "November")
    assert told(plan)["Burglary", "Dartford", "2022-04", 8] == 40


@pytest.mark.parametrize(
    ("heading", "start", "months"),
    [("Year ending", "2020-04", 12), ("Quarter ending", "2021-01", 3), ("Month", "2021-03", 1)],
)
def test_months_under_the_end_of_a_longer_period(
    extract_of: Make, heading: str, start: str, months: int
) -> None:
    rows = [["Force", heading, "Orders made"], ["Essex", "Mar 2021", 5], ["Kent", "Mar 2021", 6]]
    assert told(extract_of(rows)) == {
        ("Orders made", "Essex", start, months): 5,
        ("Orders made", "Kent", start, months): 6,
    }


def test_a_title_over_two_tables_is_of_both_and_a_year_over_each_of_its_own(
    extract_of: Make,
) -> None:
    plan = extract_of(
        [
            ["Hate crime by district"],
            ["2021/22", "", "", "", "2022/23", "", ""],
            ["District", "Q1", "Q2", "", "District", "Q1", "Q2"],
            ["Dover", 1, 2, "", "Dover", 5, 6],
            ["Swale", 3, 4, "", "Swale", 7, 8],
        ]
    )
    assert told(plan)["Hate crime", "Dover", "2021-07", 3] == 2
    assert told(plan)["Hate crime", "Swale", "2022-04", 3] == 7
    assert not plan.questions


def test_numbers_of_outcomes_that_are_described_beside_are_codes(extract_of: Make) -> None:
    header = ["Financial Year", "Force Name", "Offence Code expired", "Offence", "Outcome Type"]
    plan = extract_of(
        [
            [*header, "Outcome Group", "Outcome Description", "Outcomes recorded in quarter"],
            ["2022/23", "Essex", "No", "Arson", 1, "Charged", "Charged", 20],
            ["2022/23", "Essex", "No", "Arson", 14, "Difficulties", "No suspect", 25],
            ["2022/23", "Essex", "No", "Arson", 16, "Difficulties", "No support", 9],
        ]
    )
    assert [(o.breakdown, o.value) for o in plan.observations] == [
        ("Outcome Description: Charged", 20),
        ("Outcome Description: No suspect", 25),
        ("Outcome Description: No support", 9),
    ]


def test_a_code_of_another_name_is_told_once_however_many_rows_it_has(extract_of: Make) -> None:
    rows = [["E07000110", "Swale", kind, n] for n, kind in enumerate(["Arson", "Robbery", "Theft"])]
    plan = extract_of([["Area Code", "Area Name", "Offence", "2021/22"], *rows])
    assert len([f for f in plan.findings if f.kind == "problem"]) == 1


def test_nought_where_there_were_many_may_be_a_figure_that_is_missing(extract_of: Make) -> None:
    plan = extract_of(
        [["Theft"], ["District", "Q1 2021", "Q2 2021", "Q3 2021"], ["Dover", 190, 170, 0]]
    )
    (finding,) = plan.findings
    assert "missing, not nought" in str(finding)


def test_a_change_from_before_the_first_year_shown_is_not_compared(extract_of: Make) -> None:
    header = ["Force", "2020/21", "2021/22", "% change", "% change from 2010/11", "5-year change %"]
    rows = [["Durham", 100, 110, "10%", "33", "12"], ["Kent", 200, 190, "-5%", "21", "9"]]
    assert not extract_of([["Knife crime"], header, *rows]).findings


def test_a_header_again_on_another_page_goes_on_with_the_table(extract_of: Make) -> None:
    title, header = ["Theft by district, 2022/23"], ["District", "Offences", "Rate per 1,000"]
    first = [["Adur", 5, 1.2], ["Arun", 6, 1.3]]
    second = [["Crawley", 7, 1.4], ["Chichester", 8, 1.5]]
    plan = extract_of([title, header, *first, header, *second])
    assert len(plan.tables) == 1
    assert told(plan)["Theft", "Crawley", "2022-04", 12] == 7


def test_forces_and_partnerships_by_initials(extract_of: Make) -> None:
    plan = extract_of(
        [
            ["Rate of robbery, 2022/23, rate per 1,000 population"],
            ["PFA code", "PFA name", "CSP code", "CSP name", "Robbery"],
            ["E23000032", "Kent", "", "", "1.1"],
            ["E23000032", "Kent", "E22000142", "Maidstone", "0.9"],
        ]
    )
    assert told(plan) == {
        ("Robbery rate per 1,000 population", "Kent", "2022-04", 12): 1.1,
        ("Robbery rate per 1,000 population", "Maidstone", "2022-04", 12): 0.9,
    }


def test_numbers_kept_as_text_by_an_apostrophe(extract_of: Make) -> None:
    plan = extract_of(
        [["Arson"], ["Force", "2021/22"], ["Kent", "'14,000"], ["Essex", "12\xa0345"]]
    )
    assert list(told(plan).values()) == [14000, 12345]


def test_a_title_that_ends_in_per_cents_says_what_all_figures_are(extract_of: Make) -> None:
    plan = extract_of(
        [
            ["Outcomes of offences in 2021/22, by force (percentages)"],
            ["Force", "Charged", "No suspect"],
            ["Kent", 10, 90],
            ["Essex", 12, 88],
        ]
    )
    assert {m.unit for m in plan.measures} == {"per cent"}


def test_a_year_to_date_without_a_year_is_the_sum_of_the_quarters_beside_it(
    extract_of: Make,
) -> None:
    quarters = [f"Quarter {n} 2022-23" for n in (1, 2, 3)]
    plan = extract_of(
        [
            ["Noise complaints"],
            ["District", *quarters, "Year to date"],
            ["Bolsover", 1, 2, 3, 6],
            ["Chesterfield", 4, 5, 6, 15],
        ]
    )
    assert {months for *_, months in told(plan)} == {3}
    assert not plan.questions


def test_a_list_that_goes_on_at_its_right_under_the_same_headings(extract_of: Make) -> None:
    plan = extract_of(
        [
            ["Burglary by ward, Maidstone, 2022/23"],
            ["Rank", "Ward", "Count", "", "Rank", "Ward", "Count"],
            [1, "Shepway", 30, "", 3, "Boxley Downs", 12],
            [2, "Fant and Oakwood", 20, "", 4, "Allington and Bridge", 9],
        ]
    )
    assert told(plan) == {
        ("Burglary", "Shepway", "2022-04", 12): 30,
        ("Burglary", "Fant & Oakwood", "2022-04", 12): 20,
        ("Burglary", "Boxley Downs", "2022-04", 12): 12,
        ("Burglary", "Allington & Bridge", "2022-04", 12): 9,
    }
