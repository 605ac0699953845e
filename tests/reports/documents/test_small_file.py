"""The papers of a file that is hardly begun: they say what there is, and nothing of the rest."""

import datetime as dt

import page
import pytest

from smpdesk.models.document.creation import create_file
from smpdesk.models.edits import add
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Action, Assessment, Priority
from smpdesk.reports.export import BUILDERS, build_document
from smpdesk.reports.pdf import pdf_bytes
from smpdesk.reports.preflight import problems
from smpdesk.reports.tree import Bullets, Paragraph, Section, Table, plain
from smpdesk.reports.walk import walk

PAPERS = [name for name in BUILDERS if name != "data"]


@pytest.fixture(scope="module", params=[0, 1, 2], ids=["none", "one", "two"])
def few(request, tmp_path_factory):
    """How many priorities, and a function from a paper's name to its tree."""
    path = tmp_path_factory.mktemp("small") / "small.smp"
    create_file(path, "Little Harrow Partnership")
    with PartnershipFile.open(path) as file:
        year = add(file, Assessment(name="2018-19", data_start="2016-11"))
        for number in range(request.param):
            priority = add(file, Priority(assessment=year.id, name=f"Priority {number + 1}"))
            add(file, Action(priority=priority.id, action="Put up a sign"))
        yield request.param, lambda name: build_document(file, name, date=dt.date(2019, 3, 18))


def said(document):
    return [
        plain(block.text if isinstance(block, Paragraph) else block.caption)
        for block in (place.block for place in walk(document))
        if isinstance(block, Paragraph | Table)
    ]


def titles(document):
    return {place.block.title for place in walk(document) if isinstance(place.block, Section)}


@pytest.mark.parametrize("name", PAPERS)
def test_every_paper_is_fit_to_leave(few, name):
    _, paper = few
    document = paper(name)
    assert problems(document) == []
    assert page.validate_pdf_bytes(pdf_bytes(document), profile="ua1").failures == []


@pytest.mark.parametrize("name", PAPERS)
def test_no_table_is_without_rows_and_no_list_without_items(few, name):
    _, paper = few
    for place in walk(paper(name)):
        if isinstance(place.block, Table):
            assert place.block.rows, place.block.caption
        if isinstance(place.block, Bullets):
            assert place.block.items


@pytest.mark.parametrize("name", PAPERS)
def test_indicators_charts_and_scores_that_are_not_there_are_not_explained(few, name):
    _, paper = few
    text = " ".join(said(paper(name)))
    assert "An indicator stands" not in text
    assert "The band on each chart" not in text
    assert "Themes are scored" not in text
    assert not titles(paper(name)) & {"How control charts are read", "Control charts", "Scoring"}


@pytest.mark.parametrize("name", ["committee-report", "strategic-assessment", "summary"])
def test_priorities_are_told_by_their_number(few, name):
    count, paper = few
    text = " ".join(said(paper(name)))
    words = ("No priorities have been chosen", "agreed this priority:", "agreed these priorities:")
    assert [part in text for part in words] == [number == count for number in range(3)]


def test_a_booklet_without_cases_says_so(few):
    _, paper = few
    assert "No case studies have been signed off yet." in said(paper("case-studies"))
