"""The Word draft, read back: real styles, headings, tables, pictures and fields."""

import io
import re
import zipfile

import docx
import pytest
from docx.oxml.ns import qn

from smpdesk.reports.tree import Column, Paragraph, Row, Section, Table
from smpdesk.reports.word import word_bytes


@pytest.fixture(scope="module")
def data(rich_document):
    return word_bytes(rich_document)


@pytest.fixture(scope="module")
def word(data):
    return docx.Document(io.BytesIO(data))


def part(data, name):
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return parts.read(name).decode()


def test_headings_have_word_s_own_styles(word):
    headings = [(p.style.name, p.text) for p in word.paragraphs if p.style.name[:7] == "Heading"]
    assert headings == [
        ("Heading 1", "Violent crime"),
        ("Heading 2", "What was done"),
        ("Heading 1", "Wards"),
        ("Heading 1", "Every chart"),
        ("Heading 1", "Unnumbered"),
        ("Heading 1", "Glossary"),
        ("Heading 2", "More"),
    ]


def test_headings_are_numbered_by_word_appendices_by_letter(data, word):
    def number(text):
        paragraph = next(
            p for p in word.paragraphs if p.text == text and p.style.name[:7] == "Heading"
        )
        own = paragraph._p.pPr.numPr
        return None if own is None else (own.numId.val, own.ilvl.val)

    assert number("Violent crime") is None  # as its style says
    style = word.styles["Heading 2"].element.pPr.numPr
    assert style.numId.val > 0
    assert style.ilvl.val == 1
    assert number("Unnumbered") == (0, 0)
    assert number("Glossary")[1] == 0
    assert number("More") == (number("Glossary")[0], 1)
    assert 'w:lvlText w:val="Appendix %1"' in part(data, "word/numbering.xml")


def test_lists_titles_captions_and_quotes_have_styles(word):
    styles = {p.style.name for p in word.paragraphs}
    assert {
        "Title",
        "Subtitle",
        "Caption",
        "List Bullet",
        "List Bullet 2",
        "List Number",
        "Quote",
        "TOC Heading",
        "Lead",
        "Small",
    } <= styles


def test_tables_repeat_their_headings_and_keep_rows_whole(word):
    table = word.tables[1]
    flags = [
        row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None
        for row in table.rows
    ]
    assert flags == [True, True] + [False] * 80
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
    assert table.rows[1].cells[0].text == "Ward"


def test_each_picture_has_its_alternative_text(word, sample):
    described = [shape._inline.docPr.get("descr") for shape in word.inline_shapes]
    assert described[0] == sample.figure("control").alternative
    assert len(described) == len(sample.charts())
    assert all(described)


def test_captions_are_numbered_by_fields(data, sample):
    body = part(data, "word/document.xml")
    assert body.count("SEQ Figure") == len(sample.charts())
    assert body.count("SEQ Table") == 2


def test_the_contents_are_a_field_that_already_shows_the_headings(data, word):
    assert 'TOC \\o "1-2"' in part(data, "word/document.xml")
    shown = [p.text for p in word.paragraphs]
    assert "1.1 What was done" in shown


def test_every_field_that_begins_ends(data):
    for name in ("word/document.xml", "word/footer1.xml"):
        kinds = re.findall(r'fldCharType="(\w+)"', part(data, name))
        assert kinds.count("begin") == kinds.count("separate") == kinds.count("end") > 0


def test_links_lead_to_bookmarks_that_are_there(data):
    body = part(data, "word/document.xml")
    wanted = set(re.findall(r'w:hyperlink w:anchor="(\w+)"', body))
    there = set(re.findall(r'bookmarkStart [^>]*w:name="(\w+)"', body))
    assert wanted
    assert wanted <= there


def test_the_language_is_british_english_and_the_properties_are_set(data, word):
    assert 'w:lang w:val="en-GB"' in part(data, "word/styles.xml")
    assert word.core_properties.title == "Community Safety Plan"
    assert word.core_properties.language == "en-GB"


def test_the_marking_stands_at_head_and_foot_with_the_pages(word):
    section = word.sections[0]
    assert section.header.paragraphs[0].text == "OFFICIAL"
    foot = " ".join(p.text for p in section.footer.paragraphs)
    assert "OFFICIAL" in foot
    assert "Page 1 of 1" in foot


def test_a_group_s_name_stands_across_the_table(word):
    table = next(t for t in word.tables if t.rows[1].cells[0].text == "Recorded crime")
    assert table.rows[1].cells[0]._tc is table.rows[1].cells[-1]._tc
    assert len(table.rows[1]._tr.tc_lst) == 1
    assert len(table.rows[2]._tr.tc_lst) == len(table.columns)


def test_a_cell_that_looks_like_a_formula_can_t_become_one(sample):
    rows = tuple(Row((text, "+27.2%")) for text in ("=1+1", "+cmd", "-x", "@handle", "plain"))
    table = Table("T", (Column("A"), Column("B")), rows)
    made = docx.Document(io.BytesIO(word_bytes(sample.document(Section("One", (table,))))))
    cells = [row.cells[0].text for row in made.tables[0].rows[1:]]
    assert not any(cell[0] in "=+-@" for cell in cells)
    assert [cell.strip("\u2060") for cell in cells] == ["=1+1", "+cmd", "-x", "@handle", "plain"]
    assert made.tables[0].rows[1].cells[1].text == "+27.2%"


def test_a_second_numbered_list_begins_again(sample):
    from smpdesk.reports.tree import Item, Numbered

    lists = (Numbered((Item("a"),)), Paragraph("x"), Numbered((Item("b"),), start=4))
    data = word_bytes(sample.document(Section("One", lists)))
    made = docx.Document(io.BytesIO(data))
    numbers = [p._p.pPr.numPr.numId.val for p in made.paragraphs if p.style.name == "List Number"]
    assert len(set(numbers)) == 2
    assert 'w:start w:val="4"' in part(data, "word/numbering.xml")
