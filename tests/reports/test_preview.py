"""The preview draws the very pages that are written."""

import pytest

from smpdesk.reports import preview
from smpdesk.reports.fonts import lacking


def test_pages_are_drawn_as_rows_of_red_green_blue(rich_pdf):
    drawn = preview.page(rich_pdf, 0, scale=0.5)
    assert (drawn.width, drawn.height) == (298, 421)
    assert len(drawn.rgb) == drawn.width * drawn.height * 3
    left = drawn.rgb[:3]  # the cover's edge is blue: red comes first
    assert left[2] > left[0]


def test_sizes_and_number_of_pages(rich_pdf):
    assert preview.page_count(rich_pdf) == len(preview.page_sizes(rich_pdf))
    assert preview.page_sizes(rich_pdf)[0] == pytest.approx((595.28, 841.89), abs=0.01)


@pytest.mark.parametrize("scale", [1.0, 150 / 72, 2.7])
def test_strips_put_together_are_the_page(rich_pdf, scale):
    whole = preview.page(rich_pdf, 2, scale)
    strips = list(preview.bands(rich_pdf, 2, scale, rows=170))
    assert len(strips) > 4
    together = b"".join(drawn.rgb for _, drawn in strips)
    assert len(together) == len(whole.rgb)
    assert max(abs(a - b) for a, b in zip(together, whole.rgb, strict=True)) <= 4
    assert [box.top for box, _ in strips] == sorted(box.top for box, _ in strips)
    last = strips[-1][0]
    assert last.top + last.height == pytest.approx(preview.page_sizes(rich_pdf)[2][1])


def test_the_bookmarks_are_the_headings_in_order(rich_pdf, sample):
    marks = preview.bookmarks(rich_pdf)
    assert marks[0].title == "Contents"
    assert [mark.page for mark in marks] == sorted(mark.page for mark in marks)
    assert {mark.depth for mark in marks} >= {0, 1}
    for mark in marks:
        assert mark.title in preview.page_words(rich_pdf, mark.page)
        (where, *_) = [
            hit.boxes[0] for hit in preview.find(rich_pdf, mark.title) if hit.page == mark.page
        ]
        if mark.title != "Contents":
            assert where.top > 0


def test_words_are_found_over_the_end_of_a_line_in_capitals_or_not(rich_pdf, sample):
    opening = " ".join(sample.PROSE.split()[:16])
    hits = preview.find(rich_pdf, opening.upper())
    assert hits
    assert len(hits[0].boxes) > 1
    width, height = preview.page_sizes(rich_pdf)[hits[0].page]
    for box in hits[0].boxes:
        assert 0 < box.left < box.left + box.width < width
        assert 0 < box.top < box.top + box.height < height


def test_nothing_is_found_of_no_words(rich_pdf):
    assert preview.find(rich_pdf, "  ") == []
    assert preview.find(rich_pdf, "hippopotamus") == []


def test_the_fonts_have_the_signs_that_papers_use():
    assert lacking(["£–—‘’“”≥≤↑↓→▲▼✓✗●○◆•…−×±é\u00a0"]) == ""


def test_a_letter_with_its_accent_apart_is_composed():
    assert lacking(["e\u0301"]) == ""


def test_what_the_fonts_lack_is_named_once_in_order():
    assert lacking(["b漢a", "漢字"]) == "漢字"
