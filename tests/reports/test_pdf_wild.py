"""Whatever an officer writes, the pages come out whole, tagged, and in the same order."""

import io

import page
import pdfplumber
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smpdesk.reports.charts.values import SurveyBar, SurveyBars
from smpdesk.reports.fonts import lacking
from smpdesk.reports.pdf import pdf_bytes
from smpdesk.reports.tree import (
    Box,
    Bullets,
    Column,
    Definition,
    Definitions,
    Figure,
    Item,
    KeyFact,
    KeyFacts,
    Link,
    Numbered,
    Paragraph,
    Row,
    Run,
    Section,
    Table,
)

LETTERS = "abc é&<>'\"£–=+@()/%,.0123456789 \u00a0 "
WORDS = st.text(LETTERS, min_size=1, max_size=60).filter(str.strip)
LONG = st.builds(lambda text, n: f"{text} " * n, WORDS, st.integers(1, 25))
INLINE = st.lists(
    st.one_of(
        WORDS,
        st.builds(Run, WORDS, st.booleans(), st.booleans()),
        st.builds(Link, WORDS, st.just("https://example.org/a")),
    ),
    min_size=1,
    max_size=6,
).map(tuple)
PARAGRAPH = st.builds(Paragraph, st.one_of(LONG, INLINE))
ITEMS = st.lists(st.builds(Item, st.one_of(WORDS, INLINE)), min_size=1, max_size=5).map(tuple)
LISTS = st.one_of(st.builds(Bullets, ITEMS), st.builds(Numbered, ITEMS))


@st.composite
def tables(draw):
    count = draw(st.integers(1, 5))
    columns = tuple(
        Column(draw(WORDS), draw(st.sampled_from(["left", "right"]))) for _ in range(count)
    )
    rows = tuple(
        Row(
            tuple(draw(st.one_of(WORDS, LONG)) for _ in range(count)),
            draw(st.sampled_from(["body", "total", "group"])),
        )
        for _ in range(draw(st.integers(1, 8)))
    )
    return Table(draw(WORDS), columns, rows, source="x")


@st.composite
def figures(draw):
    answers = (f"Answer {n}" for n in range(draw(st.integers(1, 25))))
    chart = SurveyBars(tuple(SurveyBar(answer, 0.5, 0.4, 0.6) for answer in answers))
    return Figure(draw(WORDS), chart, "Bars.", source=draw(st.sampled_from(["", "x"])))


BLOCKS = st.lists(
    st.one_of(
        PARAGRAPH,
        LISTS,
        tables(),
        figures(),
        st.builds(Box, st.lists(st.one_of(PARAGRAPH, LISTS), min_size=1, max_size=3).map(tuple)),
        st.builds(
            KeyFacts, st.lists(st.builds(KeyFact, WORDS, WORDS), min_size=1, max_size=6).map(tuple)
        ),
        st.builds(
            Definitions,
            st.lists(st.builds(Definition, WORDS, LONG), min_size=1, max_size=4).map(tuple),
        ),
    ),
    min_size=1,
    max_size=6,
).map(tuple)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(sections=st.lists(st.tuples(WORDS, BLOCKS), min_size=1, max_size=3))
def test_wild_documents_pass_every_rule_and_tag_every_character(sample, sections):
    document = sample.document(*(Section(title, blocks) for title, blocks in sections), cover=False)
    assert lacking([LETTERS]) == ""
    data = pdf_bytes(document)
    found = page.validate_pdf_bytes(data, profile="ua1").failures
    assert [f"{failure.rule_id} {failure.message}" for failure in found] == []
    with pdfplumber.open(io.BytesIO(data)) as pages:
        for each in pages.pages:
            for char in each.chars:
                assert char["mcid"] is not None or char["tag"] == "Artifact"
