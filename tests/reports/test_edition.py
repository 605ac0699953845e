"""The public edition leaves out what is restricted: no trace of it is in any file."""

import dataclasses
import io
import zipfile

import pikepdf
import pytest

from smpdesk.reports.edition import public_edition
from smpdesk.reports.pdf import pdf_bytes
from smpdesk.reports.preflight import problems
from smpdesk.reports.spreadsheet import spreadsheet_bytes
from smpdesk.reports.tree import (
    Box,
    Bullets,
    Column,
    Contents,
    Definition,
    Definitions,
    Item,
    Paragraph,
    Row,
    Section,
    Table,
)
from smpdesk.reports.walk import words
from smpdesk.reports.word import word_bytes

SECRET = "QXJKZV"


@pytest.fixture(scope="module")
def restricted(sample):
    """A document with something restricted at every depth, each bearing the secret word."""
    columns = (Column("Name"), Column("Count", "right"))
    chart = dataclasses.replace(sample.control_chart(), verdict=SECRET)
    return sample.document(
        Contents(),
        Section(
            "Open",
            (
                Paragraph("Open words."),
                Paragraph(f"{SECRET} words.", restricted=True),
                Bullets(
                    (
                        Item("open item", (Paragraph(SECRET, restricted=True),)),
                        Item(f"{SECRET} item", restricted=True),
                    )
                ),
                Table(
                    "Open table",
                    columns,
                    (Row(("open row", "12")), Row((SECRET, "98765"), restricted=True)),
                    source="Invented",
                ),
                sample.figure(
                    "control",
                    caption=SECRET,
                    alternative=f"{SECRET} heard",
                    restricted=True,
                    key="secret",
                ),
                Box((Paragraph(SECRET),), title=SECRET, restricted=True),
                Definitions(
                    (Definition("open term", "x"), Definition(SECRET, "y", restricted=True))
                ),
                Section(f"{SECRET} section", (Paragraph("Below it."),), restricted=True),
            ),
        ),
        Section("Part II", (Paragraph(chart.verdict),), restricted=True),
        edition="restricted",
        marking=f"OFFICIAL-SENSITIVE {SECRET}",
        public_marking="OFFICIAL",
        exemption=f"Exempt: {SECRET}",
    )


def unpacked(data):
    """Every byte of a PDF or Office file with its streams unpacked."""
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            return b"".join(parts.read(name) for name in parts.namelist())
    with pikepdf.open(io.BytesIO(data)) as pdf:
        out = io.BytesIO()
        pdf.save(
            out,
            stream_decode_level=pikepdf.StreamDecodeLevel.all,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            compress_streams=False,
        )
    return out.getvalue()


def seen(data):
    """The words of a PDF's pages, its structure, bookmarks and metadata."""
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as pages:
        text = "".join(page.extract_text() for page in pages.pages)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary):
                text += " ".join(
                    str(value) for value in item.values() if isinstance(value, pikepdf.String)
                )
    return text


def test_nothing_restricted_is_left_in_the_tree(restricted):
    assert SECRET not in " ".join(words(public_edition(restricted)))
    assert "Open words." in " ".join(words(public_edition(restricted)))


def test_the_restricted_edition_keeps_it_and_bears_its_marking_and_exemption(restricted):
    text = seen(pdf_bytes(restricted))
    assert text.count(SECRET) > 8
    assert "Exempt: " in text


def test_no_trace_is_left_in_the_pdf(restricted):
    data = pdf_bytes(public_edition(restricted))
    text = seen(data)
    assert "open row" in text
    assert "OFFICIAL" in text
    for trace in (SECRET, "98765", "SENSITIVE", "Part II", "Below it"):
        assert trace not in text
        assert trace.encode() not in unpacked(data)
        assert trace.encode("utf-16-be") not in unpacked(data)


@pytest.mark.parametrize("make", [word_bytes, spreadsheet_bytes])
def test_no_trace_is_left_in_office_files(restricted, make):
    data = unpacked(make(public_edition(restricted)))
    assert b"open row" in data
    for trace in (SECRET, "98765", "SENSITIVE", "Part II"):
        assert trace.encode() not in data


def test_what_is_left_is_numbered_anew(restricted):
    assert problems(public_edition(restricted)) == []


def test_a_public_document_that_still_holds_something_restricted_is_refused(restricted):
    wrong = dataclasses.replace(restricted, edition="public")
    assert {p.kind for p in problems(wrong)} == {"restricted"}
