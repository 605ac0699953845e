"""What the tagging relies on in ReportLab's private parts; a new version must keep it."""

import io

import pytest
import reportlab
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject
from reportlab.platypus import Paragraph

from smpdesk.reports import fonts
from smpdesk.reports.pdf.flowables import TaggedTable
from smpdesk.reports.pdf.hooks import TaggedCanvas
from smpdesk.reports.pdf.tags import Tag


@pytest.fixture(autouse=True, scope="module")
def faces():
    fonts.register()


def canvas(finish=lambda *_: None):
    return TaggedCanvas(
        io.BytesIO(), targets={}, finish_page=finish, initialFontName=fonts.REGULAR, invariant=1
    )


class Recorder(Canvas):
    """A canvas that notes the order of what the hooks are called with."""

    def __init__(self):
        self.calls = []
        super().__init__(io.BytesIO(), initialFontName=fonts.REGULAR)

    def beginText(self, x=0, y=0, direction=None):
        calls = self.calls

        class Text(PDFTextObject):
            def _textOut(self, text, TStar=0):  # noqa: N803
                calls.append(("text", text, bool(TStar), len(self._code)))
                super()._textOut(text, TStar)
                assert len(self._code) == calls[-1][3] + 1

            def _linkRecord(self, record, what):
                calls.append((what, record[1]))

        return Text(self, x, y, direction=direction)

    def linkRect(self, contents, destinationname, Rect=None, **kw):  # noqa: N803
        self.calls.append(("area", destinationname))

    def drawText(self, aTextObject):  # noqa: N803
        self.calls.append(("drawn",))


def drawn(markup, width=400):
    recorder = Recorder()
    paragraph = Paragraph(markup, ParagraphStyle("plain", fontName=fonts.REGULAR))
    paragraph.wrapOn(recorder, width, 800)
    paragraph.drawOn(recorder, 0, 0)
    return [call[:3] for call in recorder.calls]


def test_the_version_is_the_one_the_hooks_were_read_in():
    assert reportlab.__version__ == "5.1.0"


def test_a_link_is_recorded_after_its_first_words_and_after_its_last():
    assert drawn('Before <a href="#k">the link</a> after') == [
        ("text", "Before ", False),
        ("text", "the link", False),
        ("start", "#k"),
        ("end", "#k"),
        ("text", " after", True),
        ("area", "k"),
        ("drawn",),
    ]


def test_a_paragraph_that_is_all_link_records_nothing_and_tells_its_area_before_it_is_drawn():
    assert drawn('<a href="#k">the link</a>') == [
        ("text", "the link", True),
        ("area", "k"),
        ("drawn",),
    ]


def test_each_line_ends_with_a_starred_piece():
    calls = drawn("some words " * 20, width=150)
    assert all(call[2] for call in calls if call[0] == "text")


def test_a_page_holds_its_operators_as_text_until_the_end():
    plain = Canvas(io.BytesIO(), initialFontName=fonts.REGULAR)
    plain.line(0, 0, 10, 10)
    plain.showPage()
    assert "0 0 m 10 10 l S" in plain._doc.Pages.pages[0].stream


def test_text_without_a_tag_raises():
    with pytest.raises(AssertionError, match="without a tag"):
        canvas().drawString(10, 10, "stray")


def test_text_in_a_tag_is_marked_and_text_in_an_artifact_is_not_read():
    own, tag = canvas(), Tag("P")
    with own.tagged(tag):
        own.drawString(10, 10, "words")
    with own.artifact("Pagination"), own.tagged(tag):
        own.drawString(10, 10, "Page 1")
    code = "\n".join(own._code)
    assert code.count("/P <</MCID 0>> BDC") == 1
    assert code.count("/Artifact <</Type /Pagination>> BDC") == 1
    assert len(tag.marks) == 1


def test_a_line_between_words_is_an_artifact_but_part_of_a_figure_inside_one():
    own, tag = canvas(), Tag("Figure", alternative="a chart")
    own.line(0, 0, 10, 10)
    assert "/Artifact" in "\n".join(own._code)
    before = len(own._code)
    with own.figure(tag):
        own.line(0, 0, 10, 10)
        own.drawString(0, 0, "label")
    inside = "\n".join(own._code[before:])
    assert "/Artifact" not in inside
    assert inside.count("BDC") == inside.count("EMC") == 1


def test_what_needs_the_number_of_pages_is_drawn_at_the_end():
    seen = []

    def finish(own, page, pages):
        seen.append((page, pages))
        with own.artifact("Pagination"):
            own.drawString(10, 10, f"{page} of {pages}")

    own = canvas(finish)
    own.showPage()
    own.showPage()
    own.save()
    assert seen == [(1, 2), (2, 2)]


def test_a_table_asked_for_its_size_again_does_not_measure_its_rows_anew():
    asked = []

    class Cell(Paragraph):
        def wrap(self, width, height):
            asked.append(self)
            return super().wrap(width, height)

    style = ParagraphStyle("plain", fontName=fonts.REGULAR)
    table = TaggedTable([[Cell(f"row {i}", style)] for i in range(60)], colWidths=[200])
    table.wrapOn(canvas(), 200, 300)
    assert len(asked) == 60
    table.wrapOn(canvas(), 200, 300)
    _, rest = table.splitOn(canvas(), 200, 300)
    rest.wrapOn(canvas(), 200, 10_000)
    assert len(asked) == 60
