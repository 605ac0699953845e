"""What could identify a person in a case study is pointed out, and nothing else."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smpdesk.analysis.identifying import clues_in, in_words
from smpdesk.places import resource


def found(text: str, *known: str) -> list[tuple[str, str]]:
    return [(clue.kind, clue.words) for clue in clues_in(text, known)]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("The tenant rang Mr Hollis twice.", "name", "Mr Hollis"),
        ("When Jordan came home, it was quiet.", "name", "Jordan"),
        ("Sarah’s mother was told.", "name", "Sarah"),
        ("Siân ap Rhys was told.", "name", "Siân ap Rhys"),
        ("They met Éowyn there.", "name", "Éowyn"),
        ("The case is CR/1234/18.", "contact", "CR/1234/18"),
        ("They agreed that Kasprzak should stay.", "name", "Kasprzak"),
        ("Mrs K had a fall.", "initials", "Mrs K"),
        ("Client A was afraid to go out.", "initials", "Client A"),
        ("Officers met B at the door.", "initials", "B"),
        ("J.S. was not at school.", "initials", "J.S."),
        ("That week JB was arrested.", "initials", "JB"),
        ("A 34-year-old lived there.", "age", "34-year-old"),
        ("She is forty-two years old.", "age", "forty-two years old"),
        ("The boy, aged 15, ran off.", "age", "aged 15"),
        ("He is in his early 90's and fit.", "age", "in his early 90's"),
        ("She was born in May 1987.", "age", "born in May 1987"),
        ("On 12 March 2017 a call came.", "date", "12 March 2017"),
        ("It happened on 03/04/18 at night.", "date", "03/04/18"),
        ("In October 2016 the visits began.", "date", "October 2016"),
        ("It was on Christmas Eve.", "date", "Christmas Eve"),
        ("A flat in Sandling Road was searched.", "place", "Sandling Road"),
        ("They moved to ME14 2NH.", "place", "ME14 2NH"),
        ("Neighbours in Parkwood complained.", "place", "Parkwood"),
        ("The child left Oakwood Park Grammar School.", "place", "Oakwood Park Grammar School"),
        ("Flat 12 was boarded up.", "place", "Flat 12"),
        ("Ring 01622 602000 for her.", "contact", "01622 602000"),
        ("Write to j.doe@example.org.", "contact", "j.doe@example.org"),
        ("The car, GY17 KLM, was seized.", "contact", "GY17 KLM"),
        ("A retired headteacher helped.", "detail", "retired headteacher"),
        ("He works as a taxi driver.", "detail", "taxi driver"),
        ("A Nepalese couple asked for help.", "detail", "Nepalese"),
        ("The mother of six was tired.", "detail", "mother of six"),
        ("They have three young children.", "detail", "three young children"),
        ("She has Huntington’s and lives alone.", "detail", "Huntington’s"),
        ("A debt of £12,437 was settled.", "detail", "£12,437"),
    ],
)
def test_a_passage_that_could_identify_somebody_is_found(text: str, kind: str, words: str) -> None:
    assert found(text) == [(kind, words)]


@pytest.mark.parametrize(
    "text",
    [
        "People aged 16 to 24 were asked, and 16-year-olds answered most.",
        "Drugs of Class A were found. Plan B was ready.",
        "The Crown Court made a Criminal Behaviour Order.",
        "Officers of the Community Safety Unit visited with the Youth Offending Team.",
        "The tenant agreed to a Community Protection Notice, and the council paid £300.",
        "When the police came, Social Services had gone.",
        "“Nobody listened before,” the resident said. It was the first safe night in years.",
        "An adviser helped with the forms, and a debt of about £4,000 was written off.",
        "In 2017 the unit was 3 officers strong.",
        "Age UK and the NHS were told; Universal Credit was claimed.",
    ],
)
def test_what_identifies_nobody_is_passed_over(text: str) -> None:
    assert found(text) == []


def test_an_age_after_a_name_is_found_as_newspapers_write_it() -> None:
    assert found("They met Jordan, 9, by the school.") == [("name", "Jordan"), ("age", "9")]
    assert found("The tables, 12, and charts, 4, were read.") == []


def test_agencies_and_the_district_are_known() -> None:
    text = "Golding Homes moved the tenant within Maidstone. Change, Grow, Live visited."
    assert found(text, "Golding Homes", "Maidstone", "Change, Grow, Live") == []
    assert ("place", "Maidstone") in [*found("She lives in Maidstone.")]


def test_the_sample_s_case_studies_have_nothing_to_point_at() -> None:
    sample = tomllib.loads(resource("sample", "case-studies.toml").read_text("utf-8"))
    for study in sample["case_study"]:
        known = [study["agency"], *study["agencies_involved"].split(", ")]
        assert found(f"{study['text']}\n{study.get('achieved', '')}", *known) == []


def test_every_clue_says_why() -> None:
    clue = clues_in("She lives at 4 Mill Lane.")[0]
    assert clue.why == "A street, building or place by its name."


def test_what_was_found_is_said_in_a_sentence() -> None:
    assert in_words(clues_in("Mr A rang.")).startswith("1 passage could tell who somebody is.")
    assert in_words(()).startswith("Nothing in the text points at a person")


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_clues_lie_in_the_text_in_order_and_apart(text: str) -> None:
    end = 0
    for clue in clues_in(text, ["Kent Police"]):
        assert clue.start >= end
        assert text[clue.start : clue.end] == clue.words != ""
        end = clue.end
