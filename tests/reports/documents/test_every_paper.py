"""Every paper of the sample in both editions: accessible, whole, the same each time."""

import collections
import io

import docx
import openpyxl
import page
import pytest

from smpdesk.reports.export import BUILDERS, build_document
from smpdesk.reports.pdf import pdf_bytes
from smpdesk.reports.preflight import problems
from smpdesk.reports.tree import Contents, Figure, Section, Table, plain
from smpdesk.reports.walk import walk

EDITIONS = ("public", "restricted")
LONG = [name for name in BUILDERS if name not in ("data", "case-studies", "summary")]


def blocks(document, kind):
    return [place.block for place in walk(document) if isinstance(place.block, kind)]


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("name", BUILDERS)
def test_it_passes_every_rule_of_the_accessible_pdf(pdf, name, edition):
    failures = page.validate_pdf_bytes(pdf(name, edition), profile="ua1").failures
    assert [f"{failure.rule_id} {failure.message}" for failure in failures] == []


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("assessment", ["2016-17", "2017-18", "2018-19"])
@pytest.mark.parametrize("name", BUILDERS)
def test_nothing_is_to_be_mended_in_any_year(paper, name, assessment, edition):
    assert problems(paper(name, edition, assessment)) == []


@pytest.mark.parametrize("name", LONG)
def test_a_paper_over_three_pages_has_contents(paper, name):
    assert blocks(paper(name), Contents)


@pytest.mark.parametrize("name", BUILDERS)
def test_no_heading_stands_without_text_below_it(paper, name):
    assert all(section.blocks for section in blocks(paper(name), Section))


@pytest.mark.parametrize("name", [name for name in BUILDERS if name != "data"])
def test_nothing_is_read_twice(paper, name):
    """No sentence of some length stands twice, in the text, under charts or read aloud."""
    said = collections.Counter()
    for place in walk(paper(name)):
        block = place.block
        if isinstance(block, Figure | Table):
            texts = [*block.notes, getattr(block, "alternative", "")]
        else:
            texts = [getattr(block, "text", "")]
        said.update(text for text in map(plain, texts) if len(text) > 90)
    twice = [text for text, times in said.items() if times > 1]
    assert twice == []


@pytest.mark.parametrize("name", ["strategic-assessment", "committee-report"])
def test_the_same_file_and_day_give_the_same_bytes(partnership, pdf, paper, name):
    again = build_document(partnership, name, "public", None, paper(name).date)
    assert again == paper(name)
    assert pdf_bytes(again) == pdf(name)


@pytest.mark.parametrize("name", BUILDERS)
def test_the_word_draft_has_its_headings_tables_and_pictures(paper, word, name):
    document = paper(name)
    draft = docx.Document(io.BytesIO(word(name)))
    headed = [p.text for p in draft.paragraphs if p.style.name.startswith("Heading")]
    for section in blocks(document, Section):
        assert any(section.title in heading for heading in headed)
    assert len(draft.tables) >= len(blocks(document, Table))
    assert len(draft.inline_shapes) >= len(blocks(document, Figure))


@pytest.mark.parametrize("name", BUILDERS)
def test_the_spreadsheet_holds_every_table(paper, workbook, name):
    document = paper(name)
    book = openpyxl.load_workbook(io.BytesIO(workbook(name)))
    cells = {str(c.value) for sheet in book for row in sheet for c in row if c.value is not None}
    for table in blocks(document, Table):
        assert any(plain(table.caption) in cell for cell in cells)
