"""British spelling, checked here: what is a slip, what is not, and what is offered instead."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smpdesk.evidence.texts.first_uses import FirstUse, define, first_uses
from smpdesk.evidence.texts.spelling import (
    add_word,
    known_words,
    misspelt,
    own_words,
    suggestions,
    take_word_away,
    words_in_names,
)
from smpdesk.models.edits import add, change
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, Assessment, Partner, Section, Term


def slips(text: str, known: frozenset[str] = frozenset()) -> list[str]:
    return [slip.word for slip in misspelt(text, known)]


# Words often misspelt, from the Oxford English Corpus's list as oxforddictionaries.com gave it:
# "accommodate", "achieve", "across", "aggressive", "apparently", "beginning", "believe", ...
@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("accomodate", "accommodate"),
        ("acheive", "achieve"),
        ("accross", "across"),
        ("agressive", "aggressive"),
        ("apparantly", "apparently"),
        ("begining", "beginning"),
        ("beleive", "believe"),
        ("comming", "coming"),
        ("commitee", "committee"),
        ("definately", "definitely"),
        ("dissapear", "disappear"),
        ("enviroment", "environment"),
        ("goverment", "government"),
        ("immediatly", "immediately"),
        ("neccessary", "necessary"),
        ("occured", "occurred"),
        ("publically", "publicly"),
        ("recieve", "receive"),
        ("seperate", "separate"),
        ("tommorow", "tomorrow"),
        ("untill", "until"),
        ("whereever", "wherever"),
    ],
)
def test_a_word_often_misspelt_is_found_and_the_right_one_offered(slip: str, meant: str) -> None:
    assert slips(f"It was {slip} again.") == [slip]
    assert meant in suggestions(slip)[:2]


@pytest.mark.parametrize(
    ("american", "british"),
    [
        ("color", "colour"),
        ("center", "centre"),
        ("behavior", "behaviour"),
        ("neighborhood", "neighbourhood"),
        ("defense", "defence"),
        ("analyze", "analyse"),
        ("counseling", "counselling"),
        ("traveled", "travelled"),
        ("enrollment", "enrolment"),
        ("skillful", "skilful"),
        ("catalog", "catalogue"),
        ("gray", "grey"),
        ("pediatric", "paediatric"),
        ("program", "programme"),
        ("programs", "programmes"),
    ],
)
def test_an_american_spelling_is_a_slip_and_the_british_is_offered_first(
    american: str, british: str
) -> None:
    assert slips(american) == [american]
    assert suggestions(american)[0] == british


def test_both_ise_and_ize_are_british() -> None:
    text = "Organised and organized, an organisation and an organization, prioritising, to realize."
    assert slips(text) == []


def test_the_words_of_the_field_are_known() -> None:
    text = "Reoffending, cuckooing, upskirting, MoRiLE, PESTELO, safeguarding, perpetrators."
    assert slips(text) == []


def test_places_of_england_and_wales_are_known_with_a_capital_only() -> None:
    assert slips("Maidstone, Medway, Tonbridge and Malling, Hertfordshire, Gwynedd") == []
    assert slips("maidstone") == ["maidstone"]


def test_what_is_no_word_is_passed_over() -> None:
    text = (
        "The CSP’s PCSOs met on the 15th of Q1 under 4Ps; see www.exampel.gov.uk/teh, "
        "https://exampel.org/zzz or write to csu@maidstne.gov.uk. {= Voilence; ; 2015-11/12; rate}"
    )
    assert slips(text) == []


def test_whose_it_is_makes_no_slip() -> None:
    assert slips("The council’s plan, the council's plan, officers’ notes, it’s, doesn’t") == []
    assert slips("the recieved’s") == ["recieved’s"]


def test_the_parts_of_a_word_with_hyphens_are_looked_at_each() -> None:
    assert (
        slips("anti-social, co-ordinator, co-operating, pre-sentence, re-open, multi-agency") == []
    )
    assert slips("anti-socail") == ["socail"]


def test_a_slip_says_where_it_stands() -> None:
    (slip,) = misspelt("We recieved it.")
    assert (slip.start, slip.end) == (3, 11)


def test_suggestions_keep_the_capital() -> None:
    assert suggestions("Recieved")[0] == "Received"


@given(st.text())
def test_any_text_can_be_looked_at(text: str) -> None:
    for slip in misspelt(text):
        assert text[slip.start : slip.end] == slip.word


@given(st.text(max_size=40))
def test_what_is_known_is_no_slip(text: str) -> None:
    assert misspelt(text, words_in_names([text])) == []


def test_what_the_file_names_is_known(file: PartnershipFile) -> None:
    assert slips("Penendem met Addactoin.", known_words(file)) == ["Penendem", "Addactoin"]
    add(file, Area(name="Penendem Heath", kind="ward"))
    add(file, Partner(name="Addactoin"))
    assert slips("Penendem met Addactoin’s staff.", known_words(file)) == []


def test_a_word_is_added_to_those_of_the_partnership_and_undone(file: PartnershipFile) -> None:
    add_word(file, "Speedwotch")
    add_word(file, "Boxlee")
    assert own_words(file) == ["Boxlee", "Speedwotch"]
    assert slips("A speedwotch in Boxlee", known_words(file)) == []
    file.undo()
    assert slips("A speedwotch in Boxlee", known_words(file)) == ["Boxlee"]
    take_word_away(file, "speedwotch")
    assert own_words(file) == []


def test_adding_a_word_is_told_in_the_history(file: PartnershipFile) -> None:
    add_word(file, "Boxlee")
    assert file.history()[0].title == "Add “Boxlee” to the words of the partnership"


@pytest.fixture
def sections(file: PartnershipFile) -> list[Section]:
    assessment = file.all(Assessment)[0]
    return [
        add(file, Section(assessment=assessment.id, heading=heading, position=place, text=text))
        for place, (heading, text) in enumerate(
            [("First", "The KSI figure fell. {= MARAC; ; 2015-11/12; count}"), ("Second", "")], 20
        )
    ]


def test_an_acronym_of_the_glossary_is_offered_in_words_at_its_first_use(
    file: PartnershipFile, sections: list[Section]
) -> None:
    add(file, Term(term="MARAC", meaning="Multi-Agency Risk Assessment Conference"))
    text = "The MARACs met. A MARAC is a meeting."
    assert first_uses(file, sections[1], text) == [
        FirstUse(4, 10, "MARAC", "Multi-Agency Risk Assessment Conference (MARACs)")
    ]


def test_an_acronym_explained_later_is_offered_by_that_explanation(
    file: PartnershipFile, sections: list[Section]
) -> None:
    text = "The MARAC met. A Multi-Agency Risk Assessment Conference (MARAC) is a meeting."
    (found,) = first_uses(file, sections[1], text)
    assert found.written_out == "Multi-Agency Risk Assessment Conference (MARAC)"


def test_an_acronym_of_no_meaning_has_none_until_it_is_defined(
    file: PartnershipFile, sections: list[Section]
) -> None:
    assert first_uses(file, sections[1], "The MARAC met.") == [FirstUse(4, 9, "MARAC", "")]
    define(file, "MARAC", "Multi-Agency Risk Assessment Conference")
    (found,) = first_uses(file, sections[1], "The MARAC met.")
    assert found.written_out == "Multi-Agency Risk Assessment Conference (MARAC)"
    define(file, "MARAC", "Meeting about risk")
    assert [t.meaning for t in file.all(Term) if t.term == "MARAC"] == ["Meeting about risk"]


def test_an_acronym_that_an_earlier_section_uses_is_no_first_use(
    file: PartnershipFile, sections: list[Section]
) -> None:
    assert first_uses(file, sections[1], "KSI rose.") == []
    change(file, sections[0], text="Nothing.")
    assert [use.acronym for use in first_uses(file, sections[1], "KSI rose.")] == ["KSI"]


def test_an_acronym_in_a_live_figure_is_not_looked_at(
    file: PartnershipFile, sections: list[Section]
) -> None:
    assert first_uses(file, sections[1], "It fell: MARAC.", [(9, 14)]) == []


def test_an_acronym_explained_at_its_first_use_is_left_alone(
    file: PartnershipFile, sections: list[Section]
) -> None:
    text = "The Multi-Agency Risk Assessment Conference (MARAC) met. The MARAC met again."
    assert first_uses(file, sections[1], text) == []
