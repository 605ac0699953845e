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


def test_the_fonts_have_the_signs_that_papers_use():
    assert lacking(["£–—‘’“”≥≤↑↓→▲▼✓✗●○◆•…−×±é\u00a0"]) == ""


def test_a_letter_with_its_accent_apart_is_composed():
    assert lacking(["e\u0301"]) == ""


def test_what_the_fonts_lack_is_named_once_in_order():
    assert lacking(["b漢a", "漢字"]) == "漢字"
