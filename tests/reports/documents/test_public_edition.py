"""The public edition of the sample's papers holds nothing of what is not for the public."""

import io
import re
import zipfile

import pikepdf
import pytest

from smpdesk.models.records import CaseStudy, Section
from smpdesk.reports.export import BUILDERS
from smpdesk.reports.tree import Table, plain
from smpdesk.reports.walk import walk, words

TELL_OF_CASES = ("strategic-assessment", "plan-refresh", "case-studies")


def unpacked(data):
    """Every byte of a PDF or Office file with its streams unpacked, and its strings as words."""
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            return b"".join(parts.read(name) for name in parts.namelist()).decode(
                "utf-8", "replace"
            )
    strings = []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary):
                strings += [str(v) for v in item.values() if isinstance(v, pikepdf.String)]
    return " ".join([*strings, read(data)])


def read(data):
    import pypdfium2

    with pypdfium2.PdfDocument(data) as pdf:
        return " ".join(" ".join(p.get_textpage().get_text_range().split()) for p in pdf)


def pieces(text):
    """The sentences of a text of some length, as they are read."""
    plain_text = re.sub(r"[*_>#]|^[-\d.]+ ", " ", text, flags=re.M)
    sentences = re.split(r"(?<=[.:;])\s+", " ".join(plain_text.split()))
    return [sentence.strip() for sentence in sentences if len(sentence) > 25]


@pytest.fixture(scope="module")
def secrets(partnership):
    """Every sentence that is restricted or of a case study that nobody signed off."""
    held = [s.text for s in partnership.all(Section) if s.edition == "restricted"]
    for study in partnership.all(CaseStudy):
        if study.edition != "public" or not study.signed_off_on:
            held += [study.heading, study.text, study.achieved]
    found = [sentence for text in held for sentence in pieces(text)]
    assert len(found) > 6
    return found


@pytest.mark.parametrize("name", BUILDERS)
def test_no_restricted_or_unsigned_sentence_is_in_any_file(pdf, word, workbook, secrets, name):
    for text in map(unpacked, (pdf(name), word(name), workbook(name))):
        flat = " ".join(text.split())
        assert [sentence for sentence in secrets if sentence in flat] == []


@pytest.mark.parametrize("name", TELL_OF_CASES)
def test_the_restricted_edition_keeps_the_case_that_nobody_signed_off(paper, name):
    assert "A front door given back" in " ".join(words(paper(name, "restricted")))
    assert "A front door given back" not in " ".join(words(paper(name)))


def test_the_restricted_edition_is_marked_and_names_the_paragraph(pdf, paper):
    document = paper("strategic-assessment", "restricted")
    assert "Schedule 12A, Part 1, paragraph 7" in document.exemption
    text = read(pdf("strategic-assessment", "restricted"))
    assert "paragraph 7" in text
    pages = text.count("Page ") + 1
    assert text.count("OFFICIAL-SENSITIVE") >= 2 * (pages - 1)
    assert "SENSITIVE" not in read(pdf("strategic-assessment"))


def test_the_glossary_explains_nothing_that_only_the_restricted_edition_says(paper):
    for document in (paper("strategic-assessment"), paper("plan-refresh")):
        glossary = document.blocks[-1]
        assert glossary.title == "Glossary"
        body = " ".join(word for block in document.blocks[:-1] for word in words(block))
        for item in glossary.blocks[0].items:
            assert re.search(rf"(?<!\w){re.escape(item.term)}s?(?!\w)", body), item.term


def rows_of(document, caption):
    for place in walk(document):
        if isinstance(place.block, Table) and caption in plain(place.block.caption):
            return {
                plain(row.cells[0]): [plain(c) for c in row.cells[1:]] for row in place.block.rows
            }
    raise AssertionError(f"there is no table “{caption}”")


def test_wards_hide_small_counts_and_what_would_give_them_back(paper):
    # Strategic Assessment 2016-17, section 5.2: two wards are hidden by the source, all add to 734.
    rows = rows_of(paper("strategic-assessment", "public", "2016-17"), "Hospital admissions")
    hidden = [ward for ward, cells in rows.items() if cells == ["*"]]
    assert len(hidden) == 3
    assert {"Leeds", "Detling and Thurnham"} < set(hidden)
    assert rows["Maidstone"] == ["734"]
    assert list(rows)[-4:-1] == hidden, "hidden wards stand last, so that their place tells nothing"


def test_the_restricted_edition_shows_the_small_counts_that_are_known(paper):
    rows = rows_of(paper("strategic-assessment", "restricted", "2016-17"), "collisions by ward")
    assert rows["Allington"] == ["2"]
    public = rows_of(paper("strategic-assessment", "public", "2016-17"), "collisions by ward")
    assert public["Allington"] == ["*"]


def test_a_hidden_count_is_not_given_back_by_its_change_rate_or_place(pdf, paper):
    # Visitors to the One Stop Shops, year to June 2015: 2 in Tunbridge Wells; another is its cover.
    rows = rows_of(paper("strategic-assessment", "public", "2016-17"), "One Stop Shops by area")
    assert rows["Tunbridge Wells"][1] == "*"
    hidden = [area for area, cells in rows.items() if cells[1] == "*"]
    assert len(hidden) >= 2
    for area in hidden:
        _before, now, change, rate, place = rows[area]
        assert (now, change, rate, place) == ("*", "*", "*", "–")
    text = unpacked(pdf("strategic-assessment", "public", "2016-17"))
    full = rows_of(paper("strategic-assessment", "restricted", "2016-17"), "One Stop Shops by area")
    assert full["Sevenoaks"][2] == "−36.0%"
    assert "−36.0%" not in text


def test_a_small_baseline_of_an_indicator_is_not_told(paper):
    text = " ".join(words(paper("action-plan", "public", "2016-17")))
    assert "fewer than 5 (July 2014 to June 2015)" in text
    assert "3 (July 2014 to June 2015)" not in text
    assert "3 (July 2014 to June 2015)" in " ".join(
        words(paper("action-plan", "restricted", "2016-17"))
    )


def test_the_data_leave_out_the_wards_of_measures_with_small_counts(paper):
    text = " ".join(words(paper("data")))
    assert "Senacre" not in text
    assert "counts of wards and other small areas are left out" in text
    assert "Senacre" in " ".join(words(paper("data", "restricted")))


def test_the_data_hide_small_months_and_another_where_the_year_would_give_one_back(partnership):
    from smpdesk.evidence.published.data import HIDDEN, published_data

    held = published_data(partnership, 5)
    for rows in held.by_measure.values():
        for row in rows:
            if row["unit"] == "count" and row["value"] is not None:
                assert not 0 < row["value"] < 5
            if row["status"] == HIDDEN:
                assert row["value"] is None
