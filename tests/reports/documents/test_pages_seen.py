"""The pages of the sample's papers as they are seen: nothing left alone, nothing torn."""

import io

import pdfplumber
import pypdfium2
import pytest

from smpdesk.reports.export import BUILDERS
from smpdesk.reports.house_style import standard
from smpdesk.reports.table_form import lines_below
from smpdesk.reports.tree import Figure, Section, Table, plain
from smpdesk.reports.walk import heading_text, walk

EVERY = [(name, edition) for name in BUILDERS for edition in ("public", "restricted")]
YEARS = ("2018-19", "2017-18")


def lines_of_pages(data, document):
    """The lines of each page but the cover, without what stands at head and foot of all."""
    with pypdfium2.PdfDocument(data) as pdf:
        for number, page in enumerate(pdf):
            if number or not document.cover:
                text = page.get_textpage().get_text_range()
                yield list(_own([squeezed(line) for line in text.splitlines()], document))


def _own(lines, document):
    """A page's own lines: head and foot come last in the file."""
    around = {document.marking, document.title, ""}
    while lines[-1] in around or lines[-1].startswith(document.imprint):
        lines.pop()
    return lines


def squeezed(text):
    return " ".join(text.split())


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize(("name", "edition"), EVERY)
def test_no_heading_or_caption_stands_last_on_a_page(paper, pdf, name, edition, year):
    document = paper(name, edition, year)
    titles = {
        squeezed(heading_text(place.number, place.block.title))
        for place in walk(document)
        if isinstance(place.block, Section)
    }
    for lines in lines_of_pages(pdf(name, edition, year), document):
        assert lines[-1] not in titles, lines[-3:]
        assert not lines[-1].startswith(("Table ", "Figure ")) or "see" in lines[-1], lines[-3:]


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize(("name", "edition"), EVERY)
def test_no_note_of_a_table_stands_alone_on_the_next_page(paper, pdf, name, edition, year):
    document = paper(name, edition, year)
    notes = {
        squeezed(plain(line))[:60]
        for place in walk(document)
        if isinstance(place.block, Table | Figure)
        for line in lines_below(place.block)
    }
    for lines in lines_of_pages(pdf(name, edition, year), document):
        first = " ".join(lines[:3])
        assert not any(first.startswith(note) for note in notes), first


@pytest.mark.parametrize("name", BUILDERS)
def test_nothing_runs_over_the_edge_of_the_text(pdf, name):
    house = standard()
    with pdfplumber.open(io.BytesIO(pdf(name, "restricted"))) as opened:
        for page in opened.pages[:60]:
            for char in page.chars:
                if char["text"].strip():
                    assert char["x0"] >= house.left - 1, page.page_number
                    assert char["x1"] <= house.page[0] - house.right + 1, page.page_number


@pytest.mark.parametrize("name", ["plan-refresh", "strategic-assessment", "case-studies"])
def test_what_was_achieved_stands_on_one_page(paper, pdf, name):
    document = paper(name, "restricted")
    boxes = [
        [squeezed(line) for line in _items(place.block)]
        for place in walk(document)
        if getattr(place.block, "title", "") == "What was achieved"
    ]
    assert boxes
    pages = [" ".join(lines) for lines in lines_of_pages(pdf(name, "restricted"), document)]
    for items in boxes:
        assert any(all(item[:40] in page for item in items) for page in pages), items


def _items(box):
    return [plain(item.text) for block in box.blocks for item in getattr(block, "items", ())]
