"""A blind councillor can read the PDF: PDF/UA-1, checked by a validator and by reading it back."""

import dataclasses
import io
import shutil
import subprocess

import page
import pdfplumber
import pikepdf
import pytest

from smpdesk.reports.pdf import pdf_bytes
from smpdesk.reports.tree import Paragraph, Section, Table
from smpdesk.reports.walk import walk, words


def failures(data):
    return [
        f"{failure.rule_id} {failure.message}"
        for failure in page.validate_pdf_bytes(data, profile="ua1").failures
    ]


def changed(data, change):
    """The PDF after ``change`` was done to it."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def test_a_document_of_every_node_and_chart_passes_every_rule(rich_pdf):
    assert failures(rich_pdf) == []


def test_the_validator_catches_a_figure_without_alternative_text(rich_pdf):
    def remove(pdf):
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/Figure":
                del item.Alt

    assert failures(changed(rich_pdf, remove))


def test_the_validator_catches_a_missing_language(rich_pdf):
    def remove(pdf):
        del pdf.Root.Lang

    assert failures(changed(rich_pdf, remove))


def test_the_validator_catches_a_skipped_heading(rich_pdf):
    def skip(pdf):
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/H2":
                item.S = pikepdf.Name.H4

    assert failures(changed(rich_pdf, skip))


def test_the_validator_catches_untagged_text(rich_pdf):
    def add(pdf):
        font = next(iter(pdf.pages[0].obj.Resources.Font))
        stream = pdf.make_stream(f"BT {font} 12 Tf 90 90 Td (abc) Tj ET".encode())
        pdf.pages[0].contents_add(stream)

    assert failures(changed(rich_pdf, add))


def test_every_character_belongs_to_a_tag_or_is_an_artifact(rich_pdf):
    with pdfplumber.open(io.BytesIO(rich_pdf)) as pages:
        stray = [
            char["text"]
            for each in pages.pages
            for char in each.chars
            if char["mcid"] is None and char["tag"] != "Artifact"
        ]
    assert stray == []


def test_no_text_is_both_tagged_and_an_artifact(rich_pdf):
    with pikepdf.open(io.BytesIO(rich_pdf)) as pdf:
        for each in pdf.pages:
            depth = 0
            for _, operator in pikepdf.parse_content_stream(each):
                depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(str(operator), 0)
                assert 0 <= depth <= 1
            assert depth == 0


def test_the_words_are_read_in_the_order_of_the_tree(rich_document, rich_structure):
    """Every text of the tree stands in the structure, after those before it."""
    read = " ".join(rich_structure.text().split())
    at = read.index("Contents")
    at = read.index("Violent crime", read.index("Unnumbered"))  # past the contents themselves
    for place in walk(rich_document):
        own = place.block.title if isinstance(place.block, Section) else place.block
        if isinstance(place.block, Table) and place.block.heading_rows:
            continue  # its parts are written in another order in the tree: tested below
        for text in words(own):
            wanted = " ".join(text.split())
            if len(wanted) < 4 or place.block.__class__.__name__ in ("Contents", "Figure"):
                continue
            found = read.find(wanted, max(0, at - 400))
            assert found >= 0, f"{wanted!r} is not read after the text before it"
            at = max(at, found)


def test_lines_do_not_run_together_when_read(rich_structure):
    prose = next(e for e in rich_structure.all("P") if "More incidents" in e.text())
    assert "follows achange" not in prose.text()
    assert "follows a change in the way reports are counted" in prose.text()


def test_headings_are_nested_and_numbered(rich_structure):
    headings = [
        (element.kind, " ".join(element.words.split()))
        for element in rich_structure.walk()
        if element.kind in ("H1", "H2", "H3")
    ]
    assert headings == [
        ("H1", "Contents"),
        ("H1", "1 Violent crime"),
        ("H2", "1.1 What was done"),
        ("H1", "2 Wards"),
        ("H1", "3 Every chart"),
        ("H1", "Unnumbered"),
        ("H1", "Appendix A Glossary"),
        ("H2", "A.1 More"),
    ]


def test_a_list_has_labels_and_bodies_and_nests(rich_structure):
    outer = rich_structure.all("L")[0]
    assert str(outer.attributes["/ListNumbering"]) == "/Disc"
    first = outer.kids[0]
    assert [kid.kind for kid in first.kids] == ["Lbl", "LBody"]
    assert first.kids[0].words.strip() == "•"
    assert [kid.kind for kid in first.kids[1].kids] == ["P", "L"]


def test_a_table_says_which_cells_are_headings_and_of_what(rich_structure):
    table = rich_structure.all("Table")[0]
    assert [kid.kind for kid in table.kids] == ["Caption", "THead", "TBody"]
    head, body = table.kids[1:]
    assert {str(cell.attributes["/Scope"]) for cell in head.all("TH")} == {"/Column"}
    second = body.kids[1]
    assert [cell.kind for cell in second.kids] == ["TH", "TD", "TD", "TD"]
    assert str(second.kids[0].attributes["/Scope"]) == "/Row"
    assert [cell.words.strip() for cell in second.kids] == [
        "Violence against the person",
        "2,665",
        "3,390",
        "+27.2%",
    ]


def test_a_group_s_name_is_one_heading_over_all_columns_of_the_rows_below_it(rich_structure):
    rows = rich_structure.all("Table")[0].kids[2].kids
    (name,) = rows[0].kids
    assert (name.kind, name.words.strip()) == ("TH", "Recorded crime")
    assert str(name.attributes["/Scope"]) == "/Column"
    assert name.attributes["/ColSpan"] == len(rows[1].kids) == 4


def test_a_heading_over_several_columns_says_so(rich_structure):
    table = rich_structure.all("Table")[1]
    top = table.kids[1].kids[0]
    assert [int(cell.attributes["/ColSpan"]) for cell in top.kids] == [2, 2]


def test_a_table_over_several_pages_is_read_once_from_top_to_bottom(rich_structure):
    table = rich_structure.all("Table")[1]
    assert len(table.all("THead")) == 1
    assert [kid.words.strip() for kid in table.kids[1].kids[1].kids] == [
        "Ward",
        "What happened",
        "Count",
        "Rate",
    ]
    rows = table.kids[2].kids
    assert [row.kids[0].words.strip() for row in rows] == [f"Ward {i}" for i in range(80)]


def test_each_figure_has_its_alternative_text_and_its_labels(rich_document, rich_structure):
    figures = rich_structure.all("Figure")
    wanted = [p.block.alternative for p in walk(rich_document) if p.number.startswith("Figure")]
    assert [figure.alternative for figure in figures] == wanted
    assert all("/BBox" in figure.attributes for figure in figures)
    assert "Upper 316" in figures[0].words


def test_links_say_where_they_lead_and_hold_their_words(rich_structure):
    links = {" ".join(link.words.split()): link.links for link in rich_structure.all("Link")}
    assert links["counting rules"] == ["counting rules"]
    assert links["Table 1"][0] == "Table 1"
    assert links["more"] == ["more"]
    assert all(found for found in links.values())


def test_addresses_and_places_of_links(rich_pdf):
    with pikepdf.open(io.BytesIO(rich_pdf)) as pdf:
        annotations = [a for each in pdf.pages for a in each.obj.get("/Annots", [])]
        addresses = {str(a.A.URI) for a in annotations if "/A" in a}
        inner = {
            str(a.Contents): pdf.pages.index(pikepdf.Page(a.Dest[0]))
            for a in annotations
            if "/Dest" in a
        }
    assert addresses == {
        "https://example.org/rules?a=1&b=2",
        "mailto:csu@example.org",
        "https://example.org/wards",
    }
    with pdfplumber.open(io.BytesIO(rich_pdf)) as pages:
        for label, caption in (("Figure 1", "The control chart"), ("3 Every chart", "Every chart")):
            assert caption in (pages.pages[inner[label]].extract_text() or "")


def test_a_link_over_two_lines_is_one_link_with_two_areas(sample, read_structure):
    from smpdesk.reports.tree import Link

    text = (sample.PROSE[:80], Link("a link " * 20, "https://example.org/long"), ".")
    document = sample.document(Section("One", (Paragraph(text),)))
    data = pdf_bytes(document)
    (link,) = [e for e in read_structure(data).all("Link") if "a link" in e.words]
    assert len(link.links) >= 2
    assert link.words.count("a link") == 20
    assert failures(data) == []


def test_a_paragraph_that_is_all_link(sample, read_structure):
    from smpdesk.reports.tree import Link

    document = sample.document(
        Section("One", (Paragraph((Link("all of it " * 20, "https://example.org"),)),))
    )
    data = pdf_bytes(document)
    (link,) = read_structure(data).all("Link")
    assert link.words.count("all of it") == 20
    assert failures(data) == []


def test_a_paragraph_with_links_cut_by_the_page(sample, read_structure):
    from smpdesk.reports.tree import Link

    parts = []
    for number in range(120):
        parts += [sample.PROSE[:60], Link(f"link {number}", f"https://example.org/{number}"), " "]
    document = sample.document(Section("One", (Paragraph(tuple(parts)),)), cover=False)
    data = pdf_bytes(document)
    tree = read_structure(data)
    read = " ".join(tree.all("Sect")[1].text().split())
    assert [w for w in read.split() if w.isdigit()][1:] == [str(n) for n in range(120)]
    assert failures(data) == []


def test_language_title_and_standard_are_declared(rich_pdf, rich_document):
    with pikepdf.open(io.BytesIO(rich_pdf)) as pdf:
        assert str(pdf.Root.Lang) == "en-GB"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert bool(pdf.Root.MarkInfo.Marked)
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == rich_document.title
            assert metadata["pdfuaid:part"] == "1"
        assert str(pdf.docinfo.Title) == rich_document.title
        assert [str(item.title) for item in pdf.open_outline().root] == [
            "Contents",
            "1 Violent crime",
            "2 Wards",
            "3 Every chart",
            "Unnumbered",
            "Appendix A Glossary",
        ]


def test_every_font_is_embedded_and_gives_its_characters_back(rich_pdf):
    with pikepdf.open(io.BytesIO(rich_pdf)) as pdf:
        fonts = {str(f.BaseFont): f for p in pdf.pages for f in p.obj.Resources.Font.values()}
        assert fonts
        for name, font in fonts.items():
            assert "SourceSans3" in name
            assert "/FontFile2" in font.FontDescriptor
            assert b"<0000>" not in font.ToUnicode.read_bytes().split(b"beginbfchar")[1]


def test_what_is_repeated_on_every_page_is_not_read(rich_structure):
    read = rich_structure.text()
    assert "Page 2 of" not in read
    assert "OFFICIAL" not in read


def test_the_same_document_gives_the_same_bytes(rich_document, rich_pdf):
    assert pdf_bytes(rich_document) == rich_pdf


def test_another_date_gives_other_bytes(sample):
    import datetime as dt

    document = sample.document(Section("One", (Paragraph("Words."),)))
    later = dataclasses.replace(document, date=dt.date(2018, 1, 1))
    assert pdf_bytes(document) != pdf_bytes(later)


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="poppler is not installed")
def test_another_reader_finds_the_same_structure(rich_pdf, tmp_path):
    file = tmp_path / "rich.pdf"
    file.write_bytes(rich_pdf)
    run = subprocess.run(
        ["pdfinfo", "-struct-text", str(file)], capture_output=True, text=True, check=True
    )
    order = [run.stdout.index(part) for part in ("TOC", "Violence against", "Ward 79", "MARAC")]
    assert order == sorted(order)
