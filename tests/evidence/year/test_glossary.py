"""The glossary beside the year's texts."""

from __future__ import annotations

from smpdesk.evidence.glossary import Word, explain_at_first_use, words_of
from smpdesk.models.edits import add, change
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Assessment, Section, Term


def word(file: PartnershipFile, assessment: Assessment, term: str) -> Word:
    return next(w for w in words_of(file, assessment) if w.term == term)


def test_an_acronym_that_nothing_explains_is_found(
    file: PartnershipFile, assessment: Assessment
) -> None:
    marac = word(file, assessment, "MARAC")
    assert marac.state == "not explained"
    assert marac.section is not None
    assert marac.section.heading == "Background"
    assert marac.offered == ""


def test_a_term_with_a_meaning_is_offered_at_the_first_use(
    file: PartnershipFile, assessment: Assessment
) -> None:
    add(file, Term(term="MARAC", meaning="Multi-Agency Risk Assessment Conference"))
    marac = word(file, assessment, "MARAC")
    assert marac.state == "not at first use"
    assert marac.offered == "The Multi-Agency Risk Assessment Conference (MARAC) meets.…"


def test_explaining_it_there_is_one_step_back(
    file: PartnershipFile, assessment: Assessment
) -> None:
    add(file, Term(term="MARAC", meaning="Multi-Agency Risk Assessment Conference"))
    explain_at_first_use(file, word(file, assessment, "MARAC"))
    told = "The Multi-Agency Risk Assessment Conference (MARAC) meets."
    assert file.all(Section)[0].text == told
    assert word(file, assessment, "MARAC").state == "explained"
    file.undo()
    assert file.all(Section)[0].text == "The MARAC meets."


def test_an_explanation_given_twice_is_pointed_out(
    file: PartnershipFile, assessment: Assessment
) -> None:
    text = "Anti-social behaviour (ASB) fell. Anti-social behaviour (ASB) by day rose."
    change(file, file.all(Section)[0], text=text)
    assert word(file, assessment, "ASB").state == "explained twice"


def test_a_term_of_the_glossary_that_no_text_uses_is_said_so(
    file: PartnershipFile, assessment: Assessment
) -> None:
    add(file, Term(term="county lines", meaning="Drug dealing from town to town"))
    assert word(file, assessment, "county lines").state == "not used"
    change(file, file.all(Section)[1], text="Work on county lines goes on.")
    assert word(file, assessment, "county lines").state == "explained"


def test_live_figures_are_no_text(file: PartnershipFile, assessment: Assessment) -> None:
    change(file, file.all(Section)[0], text="It was {= KSI; Maidstone; 2016-11/12; count }.")
    assert "KSI" not in [w.term for w in words_of(file, assessment)]
