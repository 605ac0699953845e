"""Odd and hostile workbooks: what can be read is, nothing runs, the rest is said in a sentence."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.drawing.image import Image

from smpdesk.errors import UserError
from smpdesk.importing.files.sheets import column_letters
from smpdesk.importing.plans.plan import Plan
from tests.importing.binary_workbook import write_xlsb
from tests.importing.conftest import planned, told, write_workbook

TABLE = [["Burglary", "Oct 2016", "Nov 2016"], ["Dover", 5, 6], ["Swale", 7, 8]]
SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    "<sheetData>{}</sheetData></worksheet>"
)


def problems(plan: Plan) -> list[str]:
    return [finding.message for finding in plan.findings if finding.kind == "problem"]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "burglary.xlsx"
    write_workbook(path, {"Burglary": TABLE}, {})
    return path


def repacked(
    path: Path,
    change: Callable[[str, bytes], bytes | None],
    more: Mapping[str, bytes] | None = None,
) -> None:
    """Packs a workbook again with each part changed, left out (None) or added."""
    old = path.read_bytes()
    with zipfile.ZipFile(io.BytesIO(old)) as before, zipfile.ZipFile(path, "w", 8) as after:
        for name in before.namelist():
            content = change(name, before.read(name))
            if content is not None:
                after.writestr(name, content)
        for name, content in (more or {}).items():
            after.writestr(name, content)


def cell(place: str, content: str | float) -> str:
    if isinstance(content, str):
        return f'<c r="{place}" t="inlineStr"><is><t>{content}</t></is></c>'
    return f'<c r="{place}"><v>{content}</v></c>'


def with_rows(path: Path, xml: str) -> None:
    sheet = SHEET.format(xml).encode()
    repacked(path, lambda name, old: sheet if name.endswith("sheet1.xml") else old)


def test_the_last_row_that_a_sheet_can_have(book: Path) -> None:
    rows = [
        f'<row r="{r}">' + "".join(cell(f"{column_letters(c)}{r}", v) for c, v in enumerate(row))
        + "</row>"
        for r, row in enumerate(TABLE, start=1)
    ]  # fmt: skip
    with_rows(book, "".join(rows) + f'<row r="1048576">{cell("A1048576", "end")}</row>')
    assert len(planned(book).observations) == 4


@pytest.mark.parametrize(("column", "rows"), [(701, 40_000), (27, 900_000)], ids=["ZZ", "AB"])
def test_a_large_sheet_that_would_not_fit_in_memory_is_named(
    book: Path, column: int, rows: int
) -> None:
    far = f'<row r="1">{cell(f"{column_letters(column)}1", 7)}</row>'
    filling = "<!--" + " " * 12_000_000 + "-->"
    with_rows(book, far + filling + f'<row r="{rows}">{cell(f"A{rows}", 7)}</row>')
    with pytest.raises(UserError, match=f"as far away as {column_letters(column)}{rows}"):
        planned(book)


def test_a_binary_workbook_with_a_cell_at_the_far_end(tmp_path: Path) -> None:
    path = tmp_path / "far.xlsb"
    write_xlsb(path, "Far", TABLE, far=(1_048_575, 16_383))
    with pytest.raises(UserError, match=r"“Far” has something .* as far away as XFD1048576"):
        planned(path)


def test_errors_in_a_binary_workbook_are_named(tmp_path: Path) -> None:
    path = tmp_path / "errors.xlsb"
    write_xlsb(path, "S", [TABLE[0], ["Dover", "#REF!", "#DIV/0!"], ["Swale", 7, 8]])
    plan = planned(path)
    assert told(plan)["Burglary", "Swale", "2016-11", 1] == 8
    assert problems(plan) == [
        "Sheet “S”, cell B2 shows #REF!; it is read as missing.",
        "Sheet “S”, cell C2 shows #DIV/0!; it is read as missing.",
    ]


def test_as_many_columns_as_a_sheet_can_have(book: Path) -> None:
    columns = [column_letters(c) for c in range(16_384)]
    heads = "".join(cell(f"{name}1", f"Offence of kind {name}") for name in columns[1:])
    counts = "".join(cell(f"{name}2", 7) for name in columns[1:])
    with_rows(
        book,
        f'<row r="1">{cell("A1", "District, Oct 2016")}{heads}</row>'
        f'<row r="2">{cell("A2", "Dover")}{counts}</row>',
    )
    plan = planned(book)
    assert len(plan.tables[0].columns) == 16_383


def test_a_workbook_with_macros_is_read_and_the_macros_are_not(book: Path) -> None:
    path = book.with_suffix(".xlsm")
    book.rename(path)
    repacked(
        path,
        lambda name, old: old.replace(b"sheet.main+xml", b"sheet.macroEnabled.main+xml"),
        {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0" + bytes(2000)},
    )
    assert sorted(told(planned(path)).values()) == [5, 6, 7, 8]  # type: ignore[type-var]


def test_figures_from_another_workbook_are_those_that_were_saved(book: Path) -> None:
    linked = b"<c r=\"B2\"><f>'[1]Crime'!$B$7</f><v>5</v></c>"
    link = b'<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'

    def change(name: str, old: bytes) -> bytes:
        return old.replace(b'<c r="B2" t="n"><v>5</v></c>', linked) if "sheet1" in name else old

    repacked(book, change, {"xl/externalLinks/externalLink1.xml": link})
    assert told(planned(book))["Burglary", "Dover", "2016-10", 1] == 5


def picture() -> Image:
    from PIL import Image as Painted

    data = io.BytesIO()
    Painted.new("RGB", (8, 8), "red").save(data, "png")
    data.seek(0)
    return Image(data)


def test_a_sheet_of_pictures_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "burglary.xlsx"
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = "Burglary"
    for row in TABLE:
        sheet.append(row)
    made.create_sheet("Maps").add_image(picture(), "A1")
    made.create_chartsheet("Chart")
    made.save(path)
    plan = planned(path)
    assert len(plan.observations) == 4
    assert problems(plan) == []


def test_a_workbook_of_nothing_but_pictures(tmp_path: Path) -> None:
    path = tmp_path / "maps.xlsx"
    made = Workbook()
    assert made.active is not None
    made.active.add_image(picture(), "A1")
    made.save(path)
    with pytest.raises(UserError, match="no figures"):
        planned(path)


def test_a_drawing_that_is_missing_does_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "burglary.xlsx"
    write_workbook(path, {"Burglary": TABLE}, {})
    from openpyxl import load_workbook

    made = load_workbook(path)
    made.worksheets[0].add_image(picture(), "F1")
    made.save(path)
    repacked(path, lambda name, old: None if "drawing" in name else old)
    assert len(planned(path).observations) == 4


def test_languages_and_scripts_mix(tmp_path: Path) -> None:
    path = tmp_path / "lladrad.csv"
    rows = ["Ardal / Area,Hyd 2016 حتى,Oct 2016", "Caerdydd / Cardiff,警察,5", "Abertawe,Полиция,7"]
    path.write_text("\n".join(rows), encoding="utf-8")
    areas = {key[1]: value for key, value in told(planned(path)).items()}
    assert areas["Cardiff"] == 5
    assert len(areas) == 2


def test_control_characters_are_not_seen(tmp_path: Path) -> None:
    path = tmp_path / "burglary.csv"
    rows = ["\x0bDistrict\x00,Oct\x07 2016", "Dov\u200ber,\x1f5", "\u202eSwale,7\x7f"]
    rows += [f"{name},9" for name in ("Ashford", "Canterbury", "Dartford", "Gravesham", "Medway")]
    rows += ["Folkestone and Hythe,8", "Tonbridge and Malling,6", "Tunbridge Wells,4", "Thanet,3"]
    path.write_text("\n".join([*rows, "Source: figures of a training exercise" * 3]), "utf-8")
    figures = told(planned(path))
    assert figures["Burglary", "Dover", "2016-10", 1] == 5
    assert figures["Burglary", "Swale", "2016-10", 1] == 7


def test_a_small_file_with_control_characters_is_a_text(tmp_path: Path) -> None:
    path = tmp_path / "burglary.csv"
    path.write_text("Burg\x01lary,Oct 2016\nDov\x00er,5\nSwale\x07,7\n", "utf-8")
    assert told(planned(path))["Burglary", "Dover", "2016-10", 1] == 5


def test_one_bad_file_in_an_archive_leaves_the_others(tmp_path: Path, book: Path) -> None:
    path = tmp_path / "both.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(book, "burglary.xlsx")
        archive.writestr("torn.xlsx", book.read_bytes()[:900])
        archive.writestr("picture.csv", bytes(range(256)) * 9)
    plan = planned(path)
    assert len(plan.observations) == 4
    said = problems(plan)
    assert any("torn.xlsx" in message for message in said)
    assert any("picture.csv" in message for message in said)


def test_one_locked_file_in_an_archive_leaves_the_others(tmp_path: Path) -> None:
    path = tmp_path / "both.zip"
    lines = "Burglary,Oct 2016\nDover,5\nSwale,7\n"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("locked.csv", lines)
        archive.writestr("open.csv", lines)
    data = bytearray(path.read_bytes())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + place] |= 1  # the flag that says: encrypted
    path.write_bytes(bytes(data))
    plan = planned(path)
    assert len(plan.observations) == 2
    assert any("locked.csv is protected with a password" in m for m in problems(plan))


def test_an_archive_in_an_archive_is_named_and_left(tmp_path: Path, book: Path) -> None:
    inner, path = tmp_path / "inner.zip", tmp_path / "outer.zip"
    with zipfile.ZipFile(inner, "w") as archive:
        archive.write(book, "burglary.xlsx")
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(inner, "inner.zip")
        archive.writestr("map.png", b"\x89PNG")
        archive.write(book, "burglary.xlsx")
    plan = planned(path)
    assert len(plan.observations) == 4
    assert any("inner.zip is an archive within an archive" in message for message in problems(plan))
    assert [left.text for left in plan.all_left_out()] == ["map.png"]


def test_sheets_of_one_name_in_an_archive_are_told_apart_by_their_files(tmp_path: Path) -> None:
    path = tmp_path / "districts.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for district in ("Dover", "Swale"):
            made = tmp_path / f"{district}.xlsx"
            write_workbook(made, {"Sheet1": [["Offence", "Oct 2016"], ["Burglary", 5]]}, {})
            archive.write(made, made.name)
    plan = planned(path)
    assert [plan.where(o) for o in plan.observations] == [
        "Dover.xlsx: Sheet1!B2",
        "Swale.xlsx: Sheet1!B2",
    ]
    assert {area for _, area, *_ in told(plan)} == {"Dover", "Swale"}
