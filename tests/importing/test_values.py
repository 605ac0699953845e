"""Figures as officers write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smpdesk.importing.words.values import read_figure


@pytest.mark.parametrize(
    ("cell", "number", "unit"),
    [
        ("+ 757", 757, ""),
        ("-12.6%", -12.6, "per cent"),
        ("-£203,700", -203_700, "pounds"),
        ("+£51,451", 51_451, "pounds"),
        ("£1.2m", 1_200_000, "pounds"),
        ("170,002 ", 170_002, ""),
        ("-00", 0, ""),
        ("(1,234)", -1234, ""),
        ("−5", -5, ""),
        ("1 234", 1234, ""),
        ("12\u00a0345", 12_345, ""),
        ("123¹", 123, ""),
        ("45 [note 2]", 45, ""),
        (791.0, 791, ""),
        (0, 0, ""),
        ("nil", 0, ""),
    ],
)
def test_a_number_is_read_whatever_its_marks(cell: object, number: float, unit: str) -> None:
    figure = read_figure(cell)  # type: ignore[arg-type]
    assert figure is not None
    assert (figure.number, figure.status, figure.unit) == (number, "value", unit)


@pytest.mark.parametrize(
    "cell", ["n/a", "N/A", "-", "..", "[x]", "", "  ", "–", "#REF!", "no data"]
)
def test_what_stands_for_a_missing_figure_is_missing_and_not_nought(cell: str) -> None:
    figure = read_figure(cell)
    assert figure is not None
    assert (figure.number, figure.status) == (None, "missing")


@pytest.mark.parametrize("cell", ["*", "[c]", "<5", "≤ 5", "fewer than 5", "5 or fewer"])
def test_what_stands_for_a_small_number_is_suppressed(cell: str) -> None:
    figure = read_figure(cell)
    assert figure is not None
    assert (figure.number, figure.status) == (None, "suppressed")


@pytest.mark.parametrize("cell", ["123 [p]", "123p", "123 (p)", "123 (provisional)"])
def test_a_provisional_figure_keeps_its_number(cell: str) -> None:
    figure = read_figure(cell)
    assert figure is not None
    assert (figure.number, figure.status) == (123, "provisional")


def test_a_shared_rank_is_told() -> None:
    figure = read_figure("5=")
    assert figure is not None
    assert (figure.number, figure.tie) == (5, True)


@pytest.mark.parametrize("cell", ["Maidstone", "2016/17", "Oct 2016", "12,34", "1.2.3", True, "£"])
def test_words_and_periods_are_no_figures(cell: object) -> None:
    assert read_figure(cell) is None  # type: ignore[arg-type]


@given(st.integers(-(10**12), 10**12))
def test_a_whole_number_comes_back_however_it_was_grouped(number: int) -> None:
    for text in (str(number), f"{number:,}", f" {number:+,} ", f"{number:,}".replace("-", "−")):
        figure = read_figure(text)
        assert figure is not None
        assert figure.number == number


@given(st.floats(-1e9, 1e9).map(lambda x: round(x, 3)))
def test_a_decimal_comes_back(number: float) -> None:
    figure = read_figure(f"{number:,.3f}")
    assert figure is not None
    assert figure.number == number


@given(st.text(max_size=80) | st.floats() | st.booleans() | st.dates() | st.integers())
def test_nothing_makes_it_fail(cell: object) -> None:
    read_figure(cell)  # type: ignore[arg-type]
