"""What the papers lack, and where it is mended."""

from __future__ import annotations

from smpdesk.evidence.year.missing import missing_list, papers, statutory_words
from smpdesk.models.edits import add, change, remove
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Assessment, Implication, Section, StatutoryPoint


def gaps(file: PartnershipFile, assessment: Assessment) -> list[tuple[str, str]]:
    return [(gap.text, gap.page) for gap in missing_list(file, assessment)]


def test_each_gap_names_the_page_on_which_it_is_mended(
    file: PartnershipFile, assessment: Assessment
) -> None:
    assert gaps(file, assessment) == [
        ("Substance misuse has no lead", "priorities"),
        ("Substance misuse has no actions", "plan"),
        ("“Road safety” has no text", "assessment"),
        ("Case study not signed off: A safe home", "cases"),
        ("Domestic abuse has no recommendation", "priorities"),
        ("Substance misuse has no recommendation", "priorities"),
        ("Implication not signed off: Legal", "scrutiny"),
    ]


def test_a_figure_without_data_is_missing(file: PartnershipFile, assessment: Assessment) -> None:
    section = file.all(Section)[0]
    change(file, section, text="There were {= Theft; Maidstone; 2017-11/12; count }.")
    assert ("“Background” has 1 figure without data", "assessment") in gaps(file, assessment)


def test_each_paper_counts_its_own_gaps(file: PartnershipFile, assessment: Assessment) -> None:
    counted = {paper.title: len(paper.to_do) for paper in papers(missing_list(file, assessment))}
    assert counted == {
        "Strategic assessment": 3,
        "Plan refresh": 4,
        "Committee report": 1,
        "Action plan": 1,
        "Case studies": 1,
    }


def test_a_cover_report_without_implications_is_not_ready(
    file: PartnershipFile, assessment: Assessment
) -> None:
    remove(file, file.all(Implication)[0])
    assert ("No implications have been written", "scrutiny") in gaps(file, assessment)


def test_the_checklist_in_a_line_says_what_remains(
    file: PartnershipFile, assessment: Assessment
) -> None:
    assert statutory_words(file, assessment) == "1 of 2 met. Remaining: A copy is sent"
    change(file, file.all(StatutoryPoint)[1], met=True)
    assert statutory_words(file, assessment) == "2 of 2 met"


def test_a_year_in_which_nothing_was_done_has_no_paper_ready(file: PartnershipFile) -> None:
    year = add(file, Assessment(name="2030-31", data_start="2028-11"))
    assert [paper.title for paper in papers(missing_list(file, year)) if not paper.to_do] == []
