"""What the list before export finds, and that each point leads to where it is mended."""

import shutil
from dataclasses import replace

import pytest

from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Assessment, CaseStudy, Indicator, Priority, Section
from smpdesk.reports.before_export import concerns
from smpdesk.reports.document_parts import NEEDED, stands_in
from smpdesk.reports.export import BUILDERS
from smpdesk.reports.matter import matter_of
from smpdesk.reports.tree import Figure
from smpdesk.reports.walk import words
from tests.reports.documents.before_export import before_export


@pytest.fixture
def changed(sample_path, tmp_path):
    """A copy of the sample that a test may spoil, and its newest assessment's sections by part."""
    path = shutil.copy(sample_path, tmp_path / "changed.smp")
    with PartnershipFile.open(path) as file:
        yield file


def newest(file):
    return file.all(Assessment)[-1]


def section(file, part):
    return file.first(Section, assessment=newest(file).id, part=part)


def found(file, name, kind, edition="public"):
    return [c for c in before_export(file, name, edition) if c.kind == kind]


def write(file, part, text):
    with file.edit("Spoil a text") as writer:
        writer.update(section(file, part), text=text)
    return section(file, part)


def test_a_live_figure_without_data_leads_to_its_section(changed):
    spoilt = write(
        changed, "introduction", "There were {= Burglary Dwelling; ; 1999-01/12; count }."
    )
    (concern,) = [c for c in found(changed, "plan-refresh", "figure") if c.page == "assessment"]
    assert concern.record == spoilt
    assert "1999" in concern.message
    assert not concern.refuses


def test_a_number_typed_against_the_data_is_pointed_out(changed):
    spoilt = write(
        changed, "headlines", "ASB fell from 3,697 to 3,111 in the year to October 2017."
    )
    (concern,) = [c for c in found(changed, "summary", "figure") if c.record == spoilt]
    assert "3,243" in concern.message


def test_misspelt_words_are_told_once_for_each_section(changed):
    spoilt = write(changed, "headlines", "It was recieved in the center; the center was full.")
    (concern,) = found(changed, "summary", "spelling")
    assert (concern.record, concern.refuses) == (spoilt, False)
    assert concern.message == "Spelling to look at: recieved, center."


def test_a_chart_or_table_that_has_no_figures_is_pointed_out(changed):
    spoilt = write(changed, "introduction", "{table: ASB; 1999-01/12}")
    assert [c.record for c in found(changed, "plan-refresh", "figure") if c.record] == [spoilt]


def test_published_totals_that_do_not_add_up_lead_to_the_data(changed):
    # Recorded crime, year to October 2015: violent crime 2,964, its three parts come to 2,966.
    found_here = found(changed, "strategic-assessment", "figure")
    concern = next(c for c in found_here if "2,964" in c.message)
    assert concern.page == "data"
    assert "D5" in concern.place


def test_a_part_that_nobody_wrote_is_missing(changed):
    write(changed, "foreword", "")
    assert "Foreword" in {c.place for c in found(changed, "three-year-plan", "missing")}


def test_an_unsigned_case_study_leads_to_itself(changed):
    (concern,) = found(changed, "case-studies", "missing")
    assert isinstance(concern.record, CaseStudy)
    assert concern.page == "cases"


def test_an_open_comment_is_listed_until_it_is_resolved(changed):
    (concern,) = found(changed, "strategic-assessment", "comment")
    assert concern.record.heading == "Substance misuse"
    assert found(changed, "committee-report", "comment") == []


def test_a_character_that_the_font_lacks_stops_the_export_and_comes_first(changed):
    write(changed, "introduction", "A snowman \u2603 and a cuneiform \U00012000.")
    concern = before_export(changed, "plan-refresh")[0]
    assert concern.kind == "character"
    assert concern.refuses
    assert (concern.page, concern.record) == ("assessment", section(changed, "introduction"))
    assert concern.heading == "1 Introduction"


def test_a_small_count_is_pointed_out_in_the_public_edition_alone(changed):
    indicator = changed.all(Indicator, priority=changed.all(Priority)[-1].id)[0]
    with changed.edit("A small baseline") as writer:
        writer.update(indicator, baseline="3")
    assert [c.record.id for c in found(changed, "action-plan", "disclosure")] == [indicator.id]
    assert found(changed, "action-plan", "disclosure", "restricted") == []


def test_a_live_figure_of_a_small_count_is_not_told_and_pointed_out(changed):
    text = "Weapons: {= Possession of weapons; Senacre; 2025-03/1; count } or robbery: "
    text += "{= Theft from the person; Maidstone; 2025-01/1; count }."
    spoilt = write(changed, "introduction", text)
    assert spoilt in [c.record for c in found(changed, "plan-refresh", "disclosure")]


def test_restricted_sections_are_not_checked_for_a_public_paper(changed):
    part = section(changed, "restricted")
    with changed.edit("Spoil it") as writer:
        writer.update(part, text="{= Nothing; ; 2016-01/12; count }")
    assert part.id not in [
        c.record.id for c in before_export(changed, "strategic-assessment") if c.record
    ]
    restricted = before_export(changed, "strategic-assessment", "restricted")
    assert part.id in [c.record.id for c in restricted if c.record]


@pytest.mark.parametrize("name", [name for name in BUILDERS if name in NEEDED])
def test_the_parts_named_for_a_paper_are_those_it_takes_up(partnership, paper, name):
    text = " ".join(words(paper(name, "restricted")))
    for each in partnership.all(Section, assessment=newest(partnership).id):
        opening = " ".join(each.text.split()[:4])
        if not opening or set("{*#-1") & set(opening):
            continue
        if stands_in(each, name):
            assert opening in text, each.heading
        elif len(opening) > 25:
            assert opening not in text, each.heading


def spoilt(blocks, kind, change):
    """The blocks with the first part of a kind changed, wherever it stands."""
    for place, block in enumerate(blocks):
        if isinstance(block, kind):
            return (*blocks[:place], change(block), *blocks[place + 1 :])
        inner = getattr(block, "blocks", ())
        below = spoilt(inner, kind, change)
        if below != inner:
            return (*blocks[:place], replace(block, blocks=below), *blocks[place + 1 :])
    return blocks


def faults(partnership, document):
    matter = matter_of(partnership, None, "public", document.date)
    return [c for c in concerns(matter, "plan-refresh", document) if c.refuses]


def test_a_figure_without_words_stops_the_export_and_names_its_place(partnership, paper):
    whole = paper("plan-refresh")
    blocks = spoilt(whole.blocks, Figure, lambda figure: replace(figure, alternative=" "))
    (concern,) = faults(partnership, replace(whole, blocks=blocks))
    assert concern.kind == "alternative text"
    assert concern.place.startswith("Figure 1 in 3.1 What changed")
    assert concern.heading == "3.1 What changed"


def test_a_skipped_heading_level_stops_the_export_and_leads_to_its_section(partnership, paper):
    whole = paper("plan-refresh")
    blocks = tuple(
        replace(block, level=3) if getattr(block, "title", "") == "Consultation" else block
        for block in whole.blocks
    )
    concern = faults(partnership, replace(whole, blocks=blocks))[0]
    assert concern.kind == "heading level"
    assert concern.page == "assessment"
    assert concern.record == section(partnership, "consultation")


def test_a_paper_with_nothing_to_mend_has_an_empty_list(changed):
    assert before_export(changed, "three-year-plan", "restricted") == []
