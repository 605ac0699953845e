"""Numbers typed by hand beside data that say otherwise: told when sure, silent when not.

The figures are those of the Strategic Assessment 2017-18, January 2017, section 4.1.
"""

from __future__ import annotations

import pytest

from smpdesk.evidence.figures import Figures
from smpdesk.evidence.texts.typed import TypedCheck, paragraphs
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area
from smpdesk.periods import Period


@pytest.fixture
def check(file: PartnershipFile) -> TypedCheck:
    return TypedCheck(Figures(file), file.get(Area, 1), Period("2015-11", 12))


@pytest.mark.parametrize(
    ("text", "says", "computed"),
    [
        ("Violent crime rose from 2,946 to 3,743 offences.", "2,946", "2,964"),
        ("Violent crime rose from 2,964 to 3,734 offences.", "3,734", "3,743"),
        ("Shoplifting dropped to 812.", "812", "804"),
        ("Shoplifting fell by 34%.", "34%", "a decrease of 25.3%"),
        ("Robbery rose by 12.7%.", "12.7%", "a decrease of 12.7%"),
        ("All crime, with an increase of 12.8%, grew.", "12.8%", "an increase of 11.8%"),
    ],
)
def test_a_number_that_the_data_contradict_is_told(
    check: TypedCheck, text: str, says: str, computed: str
) -> None:
    doubt = check.doubts(text)[0]
    assert (doubt.says, doubt.computed) == (says, computed)
    assert text[doubt.start : doubt.end] == says


@pytest.mark.parametrize(
    "text",
    [
        "Violent crime rose from 2,964 to 3,743 offences, an increase of 26.3%.",
        "Violent crime rose by over a quarter.",
        "Shoplifting fell to about 800.",
        "Violent crime fell to 100 in High Street ward.",
        "Violent crime rose to 412 in October 2016.",
        "Violent crime rose to 90,000 in the county.",
        "Robbery in Ashford rose to 90.",
        "Robbery in Park Wood Parade rose to 90.",
        "Robbery and shoplifting rose to 90.",
        "Robbery could rise to 90 next year.",
        "Repeat robbery rose to 12.",
        "Of the 62 robberies 40 were solved.",
        "Knife crime rose to 12.",
    ],
)
def test_what_is_right_or_not_sure_is_left_alone(check: TypedCheck, text: str) -> None:
    assert check.doubts(text) == []


def test_a_live_figure_is_never_doubted(check: TypedCheck) -> None:
    text = "Robbery fell to 999."
    assert check.doubts(text) and not check.doubts(text, [(16, 19)])


def test_a_doubt_offers_the_live_figure_that_could_stand_there(check: TypedCheck) -> None:
    doubt = check.doubts("Robbery fell to 65.")[0]
    assert doubt.reference == "{= Robbery; Maidstone; 2015-11/12; count }"


def test_numbers_that_contradict_their_neighbours_are_told(check: TypedCheck) -> None:
    text = "Incidents rose from 2,258 to 2,683, an increase of 34%."
    assert [(d.says, d.computed) for d in check.doubts(text)] == [("34%", "18.8%")]


def test_paragraphs_are_read_with_their_live_figures_in_place(file: PartnershipFile) -> None:
    text = (
        "Robbery fell to {= Robbery; Maidstone; 2015-11/12; count }.\n\n{chart: Robbery; Maidstone}"
    )
    assert list(paragraphs(Figures(file), text)) == [("Robbery fell to 62.", [(16, 18)])]
