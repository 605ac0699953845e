"""What a committee clerk would send back: said oddly, said twice, or in the wrong order."""

import dataclasses
import io
import re

import pdfplumber
import pytest

from smpdesk.reports.column_widths import column_widths
from smpdesk.reports.export import BUILDERS
from smpdesk.reports.house_style import standard
from smpdesk.reports.tree import Figure, Link, Paragraph, Reference, Run, Section, Table, plain
from smpdesk.reports.walk import walk

YEARS = ("2018-19", "2017-18", "2016-17")
PAPERS = [name for name in BUILDERS if name != "data"]


def blocks(document, kind):
    return [place.block for place in walk(document) if isinstance(place.block, kind)]


def said(node):
    """Every text in a node of a document tree, charts apart."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, Link):
        yield node.text
    elif isinstance(node, Run | Reference):
        yield plain((node,))
    elif isinstance(node, tuple):
        for part in node:
            yield from said(part)
    elif dataclasses.is_dataclass(node):
        for field in dataclasses.fields(node):
            if field.name not in ("chart", "key"):
                yield from said(getattr(node, field.name))


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("name", PAPERS)
def test_apostrophes_and_minus_signs_are_those_of_a_printed_paper(paper, name, year):
    for text in said(paper(name, "restricted", year)):
        assert "'" not in text, text
        assert not re.search(r"(?<![\w.-])-\d", text), text


@pytest.mark.parametrize("name", PAPERS)
def test_no_line_begins_with_the_sign_of_the_number_above_it(pdf, name):
    with pdfplumber.open(io.BytesIO(pdf(name, "restricted"))) as opened:
        for page in opened.pages:
            begun = [line["text"] for line in page.extract_text_lines()]
            assert not any(text.startswith("%") for text in begun), page.page_number


@pytest.mark.parametrize("year", YEARS)
def test_totals_stand_below_the_areas_that_they_hold(paper, year):
    for table in blocks(paper("strategic-assessment", "restricted", year), Table):
        if plain(table.columns[0].title) == "Area":
            kinds = [row.kind for row in table.rows]
            assert kinds == sorted(kinds), table.caption


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("name", PAPERS)
def test_no_section_begins_with_its_own_heading_again(paper, name, year):
    for section in blocks(paper(name, "restricted", year), Section):
        first = section.blocks[0]
        assert not isinstance(first, Section) or first.title != section.title


@pytest.mark.parametrize("edition", ["public", "restricted"])
@pytest.mark.parametrize("year", YEARS)
def test_the_summary_has_room_on_both_sides_of_a_sheet(pdf, year, edition):
    with pdfplumber.open(io.BytesIO(pdf("summary", edition, year))) as opened:
        assert len(opened.pages) <= 2


def test_the_restricted_booklet_says_which_case_nobody_signed_off(paper):
    studies = [s for s in blocks(paper("case-studies", "restricted"), Section) if s.restricted]
    assert studies
    for study in studies:
        assert isinstance(study.blocks[0], Paragraph)
        assert study.blocks[0].text == "Not signed off yet, and not to be published."


@pytest.mark.parametrize("year", YEARS)
def test_a_theme_never_comes_from_itself(paper, year):
    document = paper("strategic-assessment", "public", year)
    (table,) = (t for t in blocks(document, Table) if t.key == "standings")
    for theme, _, since, _ in (row.cells for row in table.rows):
        assert since[0].isupper()
        assert not since.endswith(f"from {theme}")


@pytest.mark.parametrize("year", YEARS)
def test_nothing_is_counted_as_0_kept(paper, year):
    for figure in blocks(paper("strategic-assessment", "public", year), Figure):
        assert "; 0 kept" not in figure.alternative


def test_the_months_of_recorded_crime_show_none_of_the_partners_own_work(paper):
    document = paper("strategic-assessment", "public", "2018-19")
    (table,) = (
        t for t in blocks(document, Table) if plain(t.caption).startswith("What the charts")
    )
    assert not any("trained" in plain(row.cells[0]) for row in table.rows)


def test_long_names_of_extracts_leave_room_for_their_sources(paper):
    document = paper("strategic-assessment", "public", "2018-19")
    (table,) = (t for t in blocks(document, Table) if plain(t.columns[0].title) == "Extract")
    name, source, *_ = column_widths(table, standard())
    assert name < source


def test_the_cover_names_a_publisher_who_is_the_author_once(pdf):
    with pdfplumber.open(io.BytesIO(pdf("strategic-assessment"))) as opened:
        assert opened.pages[0].extract_text().count("Safer Maidstone Partnership") == 1


@pytest.mark.parametrize("name", ["plan-refresh", "action-plan", "performance-summary"])
def test_an_aim_is_named_once_above_all_its_actions(paper, name):
    for table in blocks(paper(name, "public", "2018-19"), Table):
        aims = [plain(row.cells[0]) for row in table.rows if row.kind == "group"]
        assert len(aims) == len(set(aims)), table.caption


@pytest.mark.parametrize("name", ["plan-refresh", "summary"])
def test_where_limits_differ_by_month_the_paper_says_whose_are_told(paper, name):
    document = paper(name, "public", "2018-19")
    tables = [t for t in blocks(document, Table) if "What the charts say" in plain(t.caption)]
    assert tables
    for table in tables:
        assert any("Told here is an average month" in plain(n) for n in table.notes)


@pytest.mark.parametrize("year", YEARS)
def test_no_change_has_no_sign(paper, year):
    for text in said(paper("strategic-assessment", "restricted", year)):
        assert text not in ("+0.0%", "−0.0%")


def test_wards_that_are_no_more_say_so_once_below_their_table(paper):
    tables = blocks(paper("strategic-assessment", "restricted", "2016-17"), Table)
    wards = [table for table in tables if plain(table.columns[0].title) == "Ward"]
    assert wards
    for table in wards:
        assert not any("(to " in plain(row.cells[0]) for row in table.rows)
        assert "Wards as they were to 2024." in table.notes
