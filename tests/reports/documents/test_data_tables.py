"""The paper of all figures: each with where it came from, and no column that says nothing."""

from smpdesk.reports.tree import Table, plain
from smpdesk.reports.walk import walk


def tables_of(document):
    return {
        plain(place.block.caption): place.block
        for place in walk(document)
        if isinstance(place.block, Table)
    }


def titles(table):
    return [plain(column.title) for column in table.columns]


def test_a_measure_of_one_extract_names_it_once_below_the_table(paper):
    table = tables_of(paper("data", "restricted"))["Street-level crime: Burglary"]
    assert titles(table) == ["Area", "Period", "Value", "Sheet or cell"]
    assert table.notes == ("All figures are from the extract police-uk-maidstone-2025.zip.",)
    places = {row.cells[-1] for row in table.rows}
    assert "2025-01/2025-01-kent-street.csv" in places, "the sheet, without the mark of a cell"


def test_a_measure_of_several_extracts_names_them_by_row_and_all_their_sources(paper):
    table = tables_of(paper("data", "restricted"))["Victim based crime"]
    assert titles(table) == ["Area", "Period", "Value", "Extract and cell"]
    assert table.rows[0].cells[:3] == ("Maidstone", "year to September 2014", "8,457")
    assert table.rows[0].cells[3] == "recorded-crime-maidstone-sep-2015.csv, B4"
    assert "section 2.3" in table.source
    assert "Kent Community Safety Unit" in table.source


def test_a_column_for_the_status_is_there_only_where_some_figure_needs_it(paper):
    tables = tables_of(paper("data"))
    told = [table for table in tables.values() if "Status" in titles(table)]
    assert told
    for table in told:
        column = titles(table).index("Status")
        assert {row.cells[column] for row in table.rows} - {"value"}


def test_a_hidden_figure_does_not_say_where_it_stands(paper):
    hidden = [
        row
        for table in tables_of(paper("data")).values()
        if "Status" in titles(table)
        for row in table.rows
        if row.cells[titles(table).index("Status")] == "hidden"
    ]
    assert hidden
    for row in hidden:
        assert "*" in row.cells
        assert "!" not in row.cells[-1]
        assert ", " not in row.cells[-1]
