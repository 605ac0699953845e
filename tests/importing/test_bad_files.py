"""Files that cannot be imported: one plain sentence each, and nothing half-done."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smpdesk.errors import UserError
from smpdesk.importing.plans.plan import Plan
from tests.importing.conftest import DATA, planned, told, write_workbook

EXTRACTS = DATA / "extracts"


def refused(path: Path) -> str:
    with pytest.raises(UserError) as error:
        planned(path)
    message = str(error.value)
    assert message.endswith(".")
    assert "\n" not in message
    return message


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "a picture"),
        (b"%PDF-1.7 and so on", "a PDF"),
        (b"PK\x03\x04 torn off", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3000), "not a workbook"),
        ("EncryptedPackage".encode("utf-16-le").join([b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"x"]),
         "password"),
        (b"<html><table><tr><td>1</td></tr></table>", "web page"),
        (b"SQLite format 3\x00" + bytes(100), "a database"),
        (bytes(range(256)) * 20, "neither a spreadsheet"),
        (b"only,words\nand,more words\n", "no figures"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_refused_in_a_sentence(
    tmp_path: Path, content: bytes, says: str
) -> None:
    path = tmp_path / "extract.xlsx"
    path.write_bytes(content)
    message = refused(path)
    assert says in message
    assert "extract.xlsx" in message


def test_a_file_that_is_not_there_and_a_folder(tmp_path: Path) -> None:
    assert "not there" in refused(tmp_path / "gone.csv")
    assert "folder" in refused(tmp_path)


def test_a_workbook_without_numbers(tmp_path: Path) -> None:
    path = tmp_path / "words.xlsx"
    write_workbook(path, {"Words": [["District", "Note"], ["Dover", "quiet"]]}, {})
    assert "no figures" in refused(path)


def test_a_zip_bomb_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros.csv", bytes(80_000_000))
    assert "megabytes" in refused(path)


def test_an_archive_without_tables(tmp_path: Path) -> None:
    path = tmp_path / "pictures.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("one.png", b"\x89PNG")
    assert "no spreadsheet" in refused(path)


def test_a_cell_at_the_far_end_leaves_only_its_sheet_out(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    path = tmp_path / "far.xlsx"
    table = [["District", "Oct 2016"], ["Dover", 5], ["Swale", 6]]
    write_workbook(path, {"Far": [["x"]], "Burglary": table}, {})
    book = load_workbook(path)
    book["Far"].cell(1_048_576, 16_384, 1)
    book.save(path)
    plan = planned(path)
    assert len(plan.observations) == 2
    assert any("XFD1048576" in finding.message for finding in plan.findings)


def test_error_cells_and_formulas_without_results_are_missing_and_named(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    path = tmp_path / "errors.xlsx"
    rows = [["Burglary", "Oct 2016", "Nov 2016"], ["Dover", 5, 6], ["Swale", 7, 8]]
    write_workbook(path, {"S": rows}, {})
    book = load_workbook(path)
    book["S"]["B2"] = "#REF!"
    book["S"]["B2"].data_type = "e"
    book["S"]["C3"] = "=B3+1"
    book.save(path)
    plan = planned(path)
    assert sorted(str(value) for value in told(plan).values()) == [
        "6.0",
        "7.0",
        "missing",
        "missing",
    ]
    problems = [finding.where for finding in plan.findings if finding.kind == "problem"]
    assert problems == ["S!B2", "S!C3"]


def test_a_first_row_of_errors_keeps_the_months_of_the_others(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    path = tmp_path / "errors.xlsx"
    write_workbook(
        path, {"S": [["Burglary", "Oct 2016", "Nov 2016"], ["Dover", 5, 6], ["", 7, 8]]}, {}
    )
    book = load_workbook(path)
    for cell in ("B2", "C2", "B3"):
        book["S"][cell] = "#DIV/0!"
        book["S"][cell].data_type = "e"
    book["S"]["A3"] = "Swale"
    book.save(path)
    assert told(planned(path)) == {
        ("Burglary", "Dover", "2016-10", 1): "missing",
        ("Burglary", "Dover", "2016-11", 1): "missing",
        ("Burglary", "Swale", "2016-10", 1): "missing",
        ("Burglary", "Swale", "2016-11", 1): 8,
    }


def test_errors_in_a_text_are_named_and_head_nothing(tmp_path: Path) -> None:
    path = tmp_path / "errors.csv"
    path.write_text("Burglary,Oct 2016,#REF!\nDover,#N/A,6\nSwale,7,8\n", "utf-8")
    plan = planned(path)
    assert {measure for measure, *_ in told(plan)} == {"Burglary"}
    problems = [finding.where for finding in plan.findings if finding.kind == "problem"]
    assert problems == ["C1", "B2"]


def test_a_hidden_sheet_is_shown_and_left_out_until_wanted(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    path = tmp_path / "hidden.xlsx"
    rows = [["Burglary", "Oct 2016"], ["Dover", 5], ["Swale", 6]]
    write_workbook(path, {"Seen": rows, "Unseen": [["Robbery", *rows[0][1:]], *rows[1:]]}, {})
    book = load_workbook(path)
    book["Unseen"].sheet_state = "hidden"
    book.save(path)
    plan = planned(path)
    assert [table.included for table in plan.tables] == [True, False]
    assert len(plan.observations) == 2
    assert len(plan.decided("include@2.1", True).observations) == 4


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_encodings_and_delimiters_are_found_out(
    tmp_path: Path, encoding: str, delimiter: str
) -> None:
    path = tmp_path / "cost of crime.csv"
    rows = [["District", "Oct 2016", "Nov 2016"], ["Dover", "£1,200", "£5"], ["Swale", "£3", "£4"]]
    text = "\r\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows)
    path.write_bytes(text.encode(encoding))
    assert next(iter(told(planned(path)).values())) == 1200


def test_per_cents_kept_as_fractions_are_read_as_shown(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    path = tmp_path / "repeat.xlsx"
    rows = [["Repeat victims", "Oct 2016"], ["Dover", 0.126], ["Swale", 0.2]]
    write_workbook(path, {"Repeat victims": rows}, {})
    book = load_workbook(path)
    for cell in ("B2", "B3"):
        book.active[cell].number_format = "0.0%"
    book.save(path)
    plan = planned(path)
    assert plan.measures[0].unit == "per cent"
    assert sorted(float(value or 0) for value in told(plan).values()) == [12.6, 20.0]


def _mutated(content: bytes, changes: list[tuple[float, int]]) -> bytes:
    data = bytearray(content)
    for place, value in changes:
        data[int(place * (len(data) - 1))] = value
    return bytes(data)


WILD: Any = {
    "max_examples": 60,
    "deadline": None,
    "suppress_health_check": [HealthCheck.function_scoped_fixture],
}
CHANGES = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=12
)  # fmt: skip


@settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(name=st.sampled_from(sorted(p.name for p in EXTRACTS.glob("*-*.*"))), changes=CHANGES)
def test_a_damaged_file_gives_a_plan_or_a_sentence(
    tmp_path: Path, name: str, changes: list[tuple[float, int]]
) -> None:
    path = tmp_path / name
    path.write_bytes(_mutated((EXTRACTS / name).read_bytes(), changes))
    try:
        plan = planned(path)
    except UserError:
        return
    assert isinstance(plan, Plan)


CELLS = st.one_of(
    st.sampled_from(["Maidstone", "2016", "Oct 2016", "% change", "Total", "*", "..", "", "5="]),
    st.integers(-10, 10_000).map(str),
    st.text(max_size=12),
)  # fmt: skip


@settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(rows=st.lists(st.lists(CELLS, max_size=7), max_size=14))
def test_any_sheet_gives_a_plan_or_a_sentence(tmp_path: Path, rows: list[list[str]]) -> None:
    import csv

    path = tmp_path / "wild.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    try:
        plan = planned(path)
    except UserError:
        return
    assert plan.as_json()["extract"] == "wild.csv"
