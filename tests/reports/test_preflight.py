"""Before a document leaves: what is wrong with it is named with its place."""

import pytest

from smpdesk.errors import UserError
from smpdesk.reports.preflight import problems, refuse_unfit
from smpdesk.reports.tree import (
    Bullets,
    Column,
    Item,
    Link,
    Paragraph,
    Reference,
    Row,
    Section,
    Table,
)


def kinds(document):
    return [problem.kind for problem in problems(document)]


def test_a_sound_document_has_no_problem(rich_document):
    assert problems(rich_document) == []


def test_a_figure_without_alternative_text_is_refused_with_its_place(sample):
    document = sample.document(
        Section("Crime", (Section("Violence", (sample.figure("control", alternative=" "),)),))
    )
    (problem,) = problems(document)
    assert problem.place == "Figure 1 in 1.1 Violence"
    assert problem.refuses
    with pytest.raises(UserError, match=r"Figure 1 in 1\.1 Violence.*can't see it.*not written"):
        refuse_unfit(document)


def test_a_skipped_heading_level_is_refused(sample):
    document = sample.document(Section("One", (Section("Deep", (Paragraph("x"),), level=3),)))
    (problem,) = problems(document)
    assert problem.kind == "heading level"
    assert "from level 1 to level 3" in problem.message


def test_a_character_that_the_font_lacks_is_named_where_it_stands(sample):
    document = sample.document(
        Section("One", (Bullets((Item("a"), Item("b 漢 \U0001f600"))), sample.crime_table()))
    )
    (problem,) = problems(document)
    assert problem.kind == "character"
    assert "漢" in problem.message
    assert problem.place == "bullets in 1 One"


def test_a_lacking_character_in_a_chart_or_a_title_is_found_too(sample):
    chart = sample.control_chart(measure="漢")
    from smpdesk.reports.tree import Figure

    figure = Figure("A chart", chart, "words", source="x")
    document = sample.document(Section("漢", (figure,)), organisation="漢")
    assert [p.place for p in problems(document)] == ["Cover", "1 漢", "Figure 1 in 1 漢"]


@pytest.mark.parametrize("link", [Link(" ", "https://example.org"), Link("x", "javascript:a()")])
def test_a_link_without_words_or_address_is_refused(sample, link):
    assert kinds(sample.document(Section("One", (Paragraph(("see ", link)),)))) == ["link"]


def test_a_reference_to_nothing_is_refused(sample):
    document = sample.document(Section("One", (Paragraph((Reference("gone"),)),)))
    assert kinds(document) == ["reference"]


def test_two_parts_of_the_same_key_are_refused(sample):
    document = sample.document(
        Section("One", (Paragraph("x"),), key="a"), Section("Two", (Paragraph("x"),), key="a")
    )
    assert kinds(document) == ["key"]


def test_a_document_without_title_or_language_is_refused(sample):
    section = Section("One", (Paragraph("x"),))
    assert kinds(sample.document(section, title=" ")) == ["title"]
    assert kinds(sample.document(section, language="")) == ["language"]


def test_what_is_only_unwise_is_told_but_not_refused(sample):
    table = Table("Bare", (Column("A"), Column("B")), (Row(("1", "2")),))
    document = sample.document(Section("One", (table,)), Section("Two"))
    assert kinds(document) == ["source", "empty"]
    refuse_unfit(document)


def test_a_table_or_figure_without_caption_is_refused(sample):
    document = sample.document(
        Section("One", (sample.crime_table(caption=""), sample.figure("bars", caption="")))
    )
    assert kinds(document) == ["caption", "caption"]


def test_the_message_says_how_many_more_there_are(sample):
    document = sample.document(
        Section("One", (sample.crime_table(caption=""), sample.figure("bars", caption="")))
    )
    with pytest.raises(UserError, match="There is 1 more"):
        refuse_unfit(document)


def test_a_word_draft_needs_no_character_of_the_papers_font(sample):
    refuse_unfit(sample.document(Section("One", (Paragraph("漢"),))), printed=False)


def test_a_character_that_can_t_be_written_at_all_is_refused_everywhere(sample):
    document = sample.document(Section("One", (Paragraph("a\x0bb"),)))
    assert kinds(document) == ["control character"]
    with pytest.raises(UserError, match=r"U\+000B"):
        refuse_unfit(document, printed=False)
