"""A text in Markdown becomes lines and comes back, its live figures letter for letter."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smpdesk.evidence.texts.lines import Line, Span, figures_of, joined
from smpdesk.evidence.texts.reading import blocks, lines_of
from smpdesk.evidence.texts.writing import markdown_of
from smpdesk.places import resource

FIGURE = "{= Violent Crime; Maidstone; 2015-11/12; change in words }"

pieces = st.sampled_from(
    ["word", "Two words", " ", "*", "**", "_", "`", "[", "]", "(x)", "<b", "&amp;", "#", "-", "1.",
     "\\", "\n", "\n\n", "- ", "> ", "### ", "2. ", "  ", FIGURE, "{= Theft;;2016-01/1;rank}", "|",
     "```", "{chart: Robbery; Maidstone}", "[a](b)", "ü", "’", "£1,200", "26.3%", "!", "~~~", "=="]
)  # fmt: skip
markdown_like = st.lists(pieces, max_size=25).map("".join)


@settings(deadline=None, max_examples=60)
@given(markdown_like)
def test_what_was_stored_comes_back_unchanged(text: str) -> None:
    assert markdown_of(lines_of(text), text) == text


@settings(deadline=None, max_examples=60)
@given(markdown_like)
def test_no_live_figure_is_ever_lost(text: str) -> None:
    assert markdown_of(lines_of(text)).count("{=") == text.count("{=")


words = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Co", "Zl", "Zp"]), min_size=1, max_size=12
)
spans = st.one_of(
    st.builds(Span, words, st.booleans(), st.booleans(), st.sampled_from(["", "https://a.uk/b c"])),
    st.builds(Span, st.just(""), st.booleans(), st.booleans(), st.just(""), st.just(FIGURE)),
)
lines = st.one_of(
    st.builds(Line, st.sampled_from(["paragraph", "quote", "bullet"]), st.lists(spans).map(joined)),
    st.builds(Line, st.just("heading"), st.lists(spans).map(joined), st.integers(1, 4)),
)


@settings(deadline=None, max_examples=60)
@given(st.lists(lines, max_size=5))
def test_every_word_and_figure_that_was_written_is_kept(written: list[Line]) -> None:
    back = lines_of(markdown_of(written))
    assert _words(back) == _words(written)
    assert figures_of(back) == figures_of(written)


def _words(written: list[Line]) -> str:
    return "".join("".join(line.text for line in written).split())


@settings(deadline=None, max_examples=60)
@given(st.lists(lines, max_size=5))
def test_writing_twice_writes_the_same(written: list[Line]) -> None:
    once = markdown_of(written)
    assert markdown_of(lines_of(once)) == once


@pytest.mark.parametrize("year", ["2016-17", "2017-18", "2018-19"])
def test_every_section_of_the_sample_is_read_whole(year: str) -> None:
    sample = tomllib.loads(resource("sample", f"sections-{year}.toml").read_text("utf-8"))
    for section in sample["section"]:
        text = section.get("text", "")
        assert all(line.kind != "raw" for line in lines_of(text)), section["heading"]
        again = markdown_of(lines_of(text))
        assert lines_of(again) == lines_of(text)


def test_an_edited_paragraph_leaves_its_neighbours_as_they_stood() -> None:
    text = "First line,\nwrapped as it was.\n\nThe second.\n\n* a star\n* list"
    changed = lines_of(text)
    changed[1] = Line("paragraph", (Span("The second, longer."),))
    assert markdown_of(changed, text) == (
        "First line,\nwrapped as it was.\n\nThe second, longer.\n\n* a star\n* list"
    )


def test_lists_keep_their_depth_and_their_numbers() -> None:
    text = "3. three\n4. four\n   - inside\n   - **bold**\n5. five"
    assert [(x.kind, x.level, x.start) for x in lines_of(text)] == [
        ("number", 0, 3), ("number", 0, 4), ("bullet", 1, 1), ("bullet", 1, 1), ("number", 0, 5)
    ]  # fmt: skip
    assert markdown_of(lines_of(text)) == text


def test_a_chart_on_a_line_of_its_own_is_a_card() -> None:
    found = lines_of("Before.\n\n{chart: Robbery; Maidstone}\n\nAfter.")
    assert [line.kind for line in found] == ["paragraph", "card", "paragraph"]
    assert found[1].text == "{chart: Robbery; Maidstone}"


def test_what_the_editor_does_not_know_stays_as_it_is() -> None:
    text = "Before.\n\n```\ncode *here*\n```\n\n![picture](a.png)"
    assert [kind for (kind,) in ((x.kind,) for x in lines_of(text))] == ["paragraph", "raw", "raw"]
    assert markdown_of(lines_of(text)) == text


def test_signs_that_mean_something_in_markdown_are_only_words() -> None:
    for words_ in (
        "1. not a list",
        "- nor this",
        "# nor this",
        "a * b * c",
        "5 < 6 & 7",
        "_x_ [y]",
    ):
        line = Line("paragraph", (Span(words_),))
        assert lines_of(markdown_of([line])) == [line]


def test_blocks_give_their_source() -> None:
    assert [source for source, _ in blocks("One\ntwo\n\n- a\n- b\n")] == ["One\ntwo", "- a\n- b"]
