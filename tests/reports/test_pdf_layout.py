"""The pages as they are seen: nothing cut, nothing lost, nothing left alone."""

import io
import re

import pdfplumber
import pytest

from smpdesk.reports.house_style import standard
from smpdesk.reports.pdf import pdf_bytes
from smpdesk.reports.tree import (
    Box,
    Bullets,
    Column,
    Contents,
    Definition,
    Definitions,
    Item,
    PageBreak,
    Paragraph,
    Row,
    Section,
    Table,
)


@pytest.fixture(scope="module")
def pages(rich_pdf):
    with pdfplumber.open(io.BytesIO(rich_pdf)) as opened:
        yield [(page, page.extract_text(), page.chars) for page in opened.pages]


def texts(data):
    with pdfplumber.open(io.BytesIO(data)) as opened:
        return [page.extract_text() for page in opened.pages]


def test_nothing_runs_over_the_edge_of_the_text(pages):
    house = standard()
    for _, _, chars in pages:
        for char in chars:
            if char["text"].strip():
                assert char["x0"] >= house.left - 1
                assert char["x1"] <= house.page[0] - house.right + 1


def test_each_page_says_which_it_is_and_bears_version_date_and_marking(pages):
    count = len(pages)
    for number, (_, text, _) in enumerate(pages[1:], start=2):
        assert f"Page {number} of {count}" in text
        assert "Version 2 · 27 January 2017" in text
        assert text.count("OFFICIAL") == 2


def test_the_cover_bears_title_publisher_version_and_marking_but_no_number(pages):
    text = pages[0][1]
    for words in ("Community Safety Plan", "Refresh 2017–18", "Exampleford", "Version 2"):
        assert words in text
    assert text.count("OFFICIAL") == 2
    assert "Page" not in text


def test_the_contents_name_the_pages_on_which_the_headings_stand(pages):
    contents = pages[1][1].split("\n1 Violent crime", 2)  # the text may follow on the same page
    listed = dict(
        re.findall(r"^(\S.*?) (\d+)$", "\n1 Violent crime".join(contents[:2]), flags=re.M)
    )
    assert listed
    for heading, number in listed.items():
        if heading.startswith(("Community", "Version")):
            continue
        found = pages[int(number) - 1][1]
        assert " ".join(heading.split()) in " ".join(found.split())


def test_contents_longer_than_a_page_leave_out_the_parts_of_appendices(sample):
    def contents(parts):
        part = Section("Part", (Section("Within", (Paragraph("Words."),)),))
        appendix = Section("More", (Section("Aside", (Paragraph("Words."),)),) * 9, "appendix")
        made = pdf_bytes(sample.document(Contents(), *[part] * parts, appendix))
        return texts(made)[1]

    assert "Aside" in contents(12)
    assert "Aside" not in contents(19)
    assert "Within" in contents(19)
    assert "Appendix A More" in contents(19)


def test_a_term_stands_beside_what_it_means_or_above_where_it_is_long(sample):
    terms = Definitions(
        (
            Definition("ASB", "Anti-social behaviour, which is " + "a long story. " * 12),
            Definition("A term much too long to stand beside anything", "Its meaning."),
        )
    )
    with pdfplumber.open(
        io.BytesIO(pdf_bytes(sample.document(Section("Glossary", (terms,)))))
    ) as made:
        lines = [each["text"] for each in made.pages[-1].extract_text_lines()]
    assert any(line.startswith("ASB Anti-social behaviour") for line in lines)
    long = next(n for n, line in enumerate(lines) if line.startswith("A term much too long"))
    assert lines[long].endswith("anything")
    assert lines[long + 1] == "Its meaning."


def test_the_heading_rows_stand_on_every_page_of_a_long_table(pages):
    on = [text for _, text, _ in pages if re.search(r"^Ward \d+ ", text, flags=re.M)]
    assert len(on) >= 3
    assert all("Ward What happened Count Rate" in text for text in on)


def test_no_heading_or_caption_stands_last_on_a_page(sample):
    blocks = [
        Section(
            f"Heading {number}",
            (Paragraph(sample.PROSE * (1 + number % 5)), sample.crime_table(key="")),
        )
        for number in range(30)
    ]
    for text in texts(pdf_bytes(sample.document(*blocks, cover=False))):
        last = [line for line in text.splitlines() if "Version 2" not in line][-1]
        assert not re.match(r"\d+ Heading|Table \d+", last), last


def test_a_caption_stays_with_the_beginning_of_its_table(sample):
    for filler in range(8, 16):
        document = sample.document(
            Section("One", (Paragraph(sample.PROSE * filler), sample.long_table(12))), cover=False
        )
        for text in texts(pdf_bytes(document)):
            if "Table 1" in text:
                assert "Ward 1 " in text


def test_a_table_ends_with_more_than_one_row_on_its_last_page(sample):
    columns = (Column("Name"), Column("Count", "right"))
    for count in range(25, 40):
        rows = tuple(Row((f"Name {n}", str(n))) for n in range(count))
        table = Table("Many", columns, rows, source="Invented")
        parts = texts(pdf_bytes(sample.document(Section("One", (table,)), cover=False)))
        shown = [len(re.findall(r"^Name \d+", text, flags=re.M)) for text in parts]
        assert min(n for n in shown if n) >= 2
        assert sum(shown) == count


def test_a_cell_taller_than_a_page_is_all_there(sample, read_structure):
    long = " ".join(f"word{n}" for n in range(1500))
    table = Table("Tall", (Column("A"), Column("B")), (Row(("one", long)), Row(("two", "end"))))
    data = pdf_bytes(sample.document(Section("One", (table,)), cover=False))
    assert len(texts(data)) >= 2
    read = read_structure(data).text()
    assert [w for w in read.split() if w.startswith("word")] == long.split()


def test_a_long_box_runs_over_the_page_and_is_all_there(sample, read_structure):
    long = " ".join(f"word{n}" for n in range(900))
    box = Box((Paragraph(long), Bullets((Item("after it"),))), "note", "Long")
    data = pdf_bytes(sample.document(Section("One", (Paragraph(sample.PROSE), box)), cover=False))
    read = read_structure(data).text()
    assert [w for w in read.split() if w.startswith("word")] == long.split()
    assert "after it" in read


def test_a_page_break_on_an_empty_page_leaves_no_blank_one(sample):
    document = sample.document(
        Contents(),
        PageBreak(),
        PageBreak(),
        Section("One", (Paragraph("Words."),)),
        cover=False,
    )
    assert len(texts(pdf_bytes(document))) == 2


def test_a_title_of_many_words_is_cut_in_the_head_of_the_page_only(sample):
    title = "A plan " * 30
    data = pdf_bytes(sample.document(Section("One", (Paragraph("x"),)), title=title, cover=False))
    assert "…" in texts(data)[0].splitlines()[0]


def test_numbers_in_a_column_end_at_the_same_place(pages):
    (page, _, _) = next(p for p in pages if "Robbery" in p[1] and "2,665" in p[1])
    ends = {
        round(word["x1"], 1)
        for word in page.extract_words()
        if word["text"] in ("2,665", "222", "79")
    }
    assert len(ends) == 1


def test_progress_is_told_up_to_the_end(rich_document):
    told = []
    pdf_bytes(rich_document, progress=lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]


@pytest.fixture(scope="module")
def figure_after_ever_more_text(sample):
    """A figure with text after it, lower on the page each time: each document's bytes."""
    after = tuple(Paragraph(f"After {n}. {sample.PROSE}") for n in range(12))
    made = []
    for before in range(1, 14):
        lead = tuple(Paragraph(f"Before {n}. {sample.PROSE}") for n in range(before))
        section = Section("One", (*lead, sample.figure("control"), *after))
        made.append(pdf_bytes(sample.document(section, cover=False)))
    return made


def test_text_flows_up_before_a_figure_that_the_page_has_no_room_for(figure_after_ever_more_text):
    foot = standard().page[1] - standard().bottom
    for data in figure_after_ever_more_text:
        with pdfplumber.open(io.BytesIO(data)) as opened:
            for page in opened.pages[:-1]:
                lowest = max(line["bottom"] for line in page.extract_text_lines()[:-2])
                assert foot - lowest < 90, page.page_number


def test_a_figure_is_read_where_it_belongs_wherever_the_page_has_room_for_it(
    figure_after_ever_more_text, read_structure
):
    for data in figure_after_ever_more_text:
        kinds = [
            "Figure" if element.kind == "Figure" else element.words.split()[0]
            for element in read_structure(data).walk()
            if element.kind == "Figure" or element.words.startswith(("Before ", "After "))
        ]
        at = kinds.index("Figure")
        assert set(kinds[:at]) == {"Before"}
        assert set(kinds[at + 1 :]) == {"After"}


def test_nothing_flows_up_past_a_heading(sample):
    for before in range(6, 12):
        lead = tuple(Paragraph(sample.PROSE) for _ in range(before))
        document = sample.document(
            Section("One", (*lead, sample.figure("control"))),
            Section("Two", (Paragraph(sample.PROSE),)),
            cover=False,
        )
        words = " ".join(texts(pdf_bytes(document)))
        assert words.index("Figure 1") < words.index("2 Two")
