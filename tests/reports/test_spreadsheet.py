"""The workbook of a document's tables, read back."""

import io

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smpdesk.reports.cell_values import Number, guard, number_in, risky
from smpdesk.reports.spreadsheet import spreadsheet_bytes
from smpdesk.reports.tree import Column, Row, Section, Table


@pytest.fixture(scope="module")
def book(rich_document):
    return openpyxl.load_workbook(io.BytesIO(spreadsheet_bytes(rich_document)))


def test_a_sheet_for_each_table_and_a_list_of_them(book):
    assert book.sheetnames == ["Contents", "Table 1", "Table 2"]
    listed = [[cell.value for cell in row] for row in book["Contents"]["A5:C6"]]
    assert listed == [
        ["Table 1", "Violent crime, Exampleford", "1 Violent crime"],
        ["Table 2", "Every ward", "2 Wards"],
    ]


def test_numbers_are_numbers_with_the_look_they_had(book):
    sheet = book["Table 1"]
    row = next(r for r in sheet.iter_rows() if r[0].value == "Violence against the person")
    assert [cell.value for cell in row] == ["Violence against the person", 2665, 3390, 0.272]
    assert row[1].number_format == "#,##0"
    assert row[3].number_format == "+0.0%;−0.0%"


def test_source_and_period_stand_below(book):
    texts = [row[0].value for row in book["Table 1"].iter_rows()]
    assert "Year to October. Source: Invented for this test." in texts


def test_words_that_look_like_a_formula_stay_words(sample):
    texts = ("=1+1", "+cmd|' /C calc'!A0", "-x", "@SUM(A1)", "plain")
    table = Table("=T", (Column("=A"), Column("B")), tuple(Row((t, "1")) for t in texts))
    data = spreadsheet_bytes(sample.document(Section("=One", (table,)), title="=title"))
    book = openpyxl.load_workbook(io.BytesIO(data))
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
    cells = [row[0] for row in book["Table 1"].iter_rows(min_row=4, max_row=8)]
    assert [cell.value for cell in cells] == list(texts)
    assert [cell.quotePrefix for cell in cells] == [True, True, True, True, False]


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("2,665", Number(2665, "#,##0")),
        ("79", Number(79, "0")),
        ("−12.7%", Number(-0.127, "0.0%")),
        ("+27.2%", Number(0.272, "+0.0%;−0.0%")),
        ("£1,200", Number(1200, "£#,##0")),
        ("0.5", Number(0.5, "0.0")),
        ("-3", Number(-3, "0")),
    ],
)
def test_what_is_a_number(words, number):
    assert number_in(words) == number


@pytest.mark.parametrize(
    "words", ["5=", "*", "", "12 March", "0800 789 321", "01622", "1,23", "±2.0%", "1e5", "n/a"]
)
def test_what_is_not_a_number(words):
    assert number_in(words) is None


@given(st.text())
def test_whatever_is_written_no_cell_begins_like_a_formula_unless_it_is_a_number(words):
    guarded = guard(words) + words
    if guarded[:1] in ("=", "+", "-", "@", "\t", "\r") and guarded:
        assert number_in(words) is not None
    assert not risky(guarded)


@given(st.integers(-(10**9), 10**9))
def test_a_count_written_with_commas_comes_back(count):
    words = f"{count:,}".replace("-", "−")
    found = number_in(words)
    assert found is not None
    assert found.value == count
