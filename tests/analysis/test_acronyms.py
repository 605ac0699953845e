"""Acronyms are found in texts, with whether they are explained, and put into words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smpdesk.analysis.acronyms import find_acronyms, put_into_words


def names(text: str) -> list[str]:
    return [found.acronym for found in find_acronyms([text])]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The MARAC heard 146 cases; MARACs meet monthly.", ["MARAC"]),
        ("Four PCSOs work under the 4P plan.", ["4P", "PCSO"]),
        ("Visits to A&E rose.", ["A&E"]),
        ("Part II and Part IV on A4 paper, in the UK.", []),
        ("Between the M20 and the M2, by the A229 and the B2015.", []),
        ("It cost £5K and NOT £6K.", []),
        ("THE YEAR IN FIGURES\nThe KSI count fell.", ["KSI"]),
        ("Write to csu@example.org or see ABC-12.", []),
        ("I am a resident.", []),
    ],
)
def test_acronyms_are_told_from_ordinary_capitals(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "explained"),
    [
        ("Anti-social Behaviour (ASB) fell.", "Anti-social Behaviour"),
        ("A report on those killed or seriously injured (KSI).", "killed or seriously injured"),
        ("ASB (anti-social behaviour) fell.", "anti-social behaviour"),
        ("The Crime and Disorder Act (CDA) applies.", "Crime and Disorder Act"),
        ("Multi-Agency Risk Assessment Conferences (MARACs) meet.", "Multi-Agency Risk "
         "Assessment Conferences"),
        ("It fell (ASB).", ""),
        ("ASB (see page 3) fell.", ""),
    ],
)  # fmt: skip
def test_an_explanation_is_the_words_whose_initials_it_is(text: str, explained: str) -> None:
    assert find_acronyms([text])[0].first.explained == explained


def test_uses_are_told_in_reading_order_over_the_texts() -> None:
    found = find_acronyms(["ASB fell.", "Anti-social behaviour (ASB) rose. ASB fell."])[0]
    assert [(use.text, bool(use.explained)) for use in found.uses] == [
        (0, False),
        (1, True),
        (1, False),
    ]
    assert found.explanations == ("Anti-social behaviour",)


@pytest.mark.parametrize(
    ("text", "meaning", "told"),
    [
        ("ASB fell.", "Anti-social behaviour", "Anti-social behaviour (ASB) fell."),
        ("Reports of ASB fell.", "Anti-social behaviour", "Reports of anti-social behaviour (ASB) "
         "fell."),
        ("The CDA applies.", "Crime and Disorder Act", "The Crime and Disorder Act (CDA) applies."),
        ("Two CPNs.", "Community Protection Notice: an order to stop", "Two Community Protection "
         "Notice (CPNs)."),
    ],
)  # fmt: skip
def test_an_acronym_is_put_into_words_where_it_stands(text: str, meaning: str, told: str) -> None:
    assert put_into_words(text, find_acronyms([text])[0].first, meaning) == told


def test_once_put_into_words_it_is_found_explained() -> None:
    text = "Reports of ASB fell, and ASB by day rose."
    told = put_into_words(text, find_acronyms([text])[0].first, "Anti-social behaviour")
    found = find_acronyms([told])[0]
    assert found.first.explained == "anti-social behaviour"
    assert len(found.uses) == 2


@given(st.text(max_size=200))
def test_any_text_is_read_and_each_use_stands_where_it_says(text: str) -> None:
    for found in find_acronyms([text]):
        for use in found.uses:
            assert text[use.at : use.at + len(use.acronym)] == use.acronym
