"""An extract dropped on the window is looked at, decided on, imported and undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Extract, Observation
from smpdesk.ui.extract.import_view import ImportView
from smpdesk.ui.look import theme
from smpdesk.ui.pages.data import DataPage
from smpdesk.ui.widgets.banner import Banner
from smpdesk.ui.window.shell import Shell

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def extract(tmp_path: Path) -> Path:
    """Recorded crime as it is published, with a total that is not the sum of its parts."""
    path = tmp_path / "recorded-crime-maidstone.xlsx"
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Maidstone"
    for row in (
        ["Recorded crime, Maidstone"],
        ["Offence", "RY ending October 2016", "RY ending October 2015", "Number change"],
        ["Violent crime", 3743, 2964, 779],
        ["- Violence against the person", 3390, 2665, 725],
        ["- Sexual offences", 284, 222, 62],
        ["- Robbery", 69, 79, -10],
    ):
        sheet.append(row)
    book.save(path)
    return path


def look_at(qtbot: QtBot, shell: Shell, path: Path) -> ImportView:
    shell.import_files([path])
    view = shell.findChild(ImportView)
    assert view is not None
    qtbot.waitUntil(lambda: not shell.tasks.running, timeout=20_000)
    return view


def observations(path: Path) -> int:
    with PartnershipFile.open(path, read_only=True) as file:
        return len(file.all(Observation))


def test_the_sheet_is_coloured_by_what_each_cell_was_taken_for(
    qtbot: QtBot, shell: Shell, extract: Path
) -> None:
    view = look_at(qtbot, shell, extract)
    cells = view.preview.cells

    def ground(row: int, column: int) -> str:
        return cells.index(row, column).data(Qt.ItemDataRole.BackgroundRole).color().name()

    worn = theme.current()
    assert ground(3, 0) == worn.colour("okbg").name()
    assert ground(1, 1) == worn.colour("changedbg").name()
    assert ground(3, 1) == worn.colour("betterbg").name()
    assert ground(3, 3) == worn.colour("normalbg").name()
    assert ground(2, 2) == worn.colour("warnbg").name()


def test_a_cell_says_in_words_what_it_was_taken_for(
    qtbot: QtBot, shell: Shell, extract: Path
) -> None:
    view = look_at(qtbot, shell, extract)
    spoken = view.preview.cells.index(3, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "B4: 3390. Figure"


def test_a_finding_leads_to_its_cell(qtbot: QtBot, shell: Shell, extract: Path) -> None:
    view = look_at(qtbot, shell, extract)
    place = next(b for b in view.cards.findings.findChildren(QPushButton) if b.text() == "C3")
    qtbot.mouseClick(place, Qt.MouseButton.LeftButton)
    index = view.preview.currentIndex()
    assert (index.row(), index.column()) == (2, 2)


@pytest.fixture
def workbook(extract: Path, tmp_path: Path) -> Path:
    """The extract behind a sheet of notes."""
    book = load_workbook(extract)
    notes = book.create_sheet("Notes", 0)
    notes.append(["These figures are recorded crime."])
    path = tmp_path / "with-notes.xlsx"
    book.save(path)
    return path


def test_the_first_sheet_with_figures_is_seen_first(
    qtbot: QtBot, shell: Shell, workbook: Path
) -> None:
    assert look_at(qtbot, shell, workbook).sheet_choice.key == "Maidstone"


def test_a_finding_leads_to_its_cell_on_its_own_sheet(
    qtbot: QtBot, shell: Shell, workbook: Path
) -> None:
    view = look_at(qtbot, shell, workbook)
    view.sheet_choice.show_key("Notes")
    view._show_sheet()
    place = next(
        b for b in view.findChildren(QPushButton) if b.accessibleName() == "Go to Maidstone!C3"
    )
    qtbot.mouseClick(place, Qt.MouseButton.LeftButton)
    assert view.sheet_choice.key == "Maidstone"
    index = view.preview.currentIndex()
    assert (index.row(), index.column()) == (2, 2)


def test_incidents_are_told_of_where_there_is_no_table_to_show(
    qtbot: QtBot, shell: Shell, tmp_path: Path
) -> None:
    path = tmp_path / "2016-11-kent-street.csv"
    head = "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name"
    row = "1,2016-11,Kent Police,Kent Police,0.52,51.27,On or near Road,E01024382,Maidstone 001A"
    path.write_text(
        f"{head},Crime type,Last outcome category,Context\n{row},Robbery,,\n", encoding="utf-8"
    )
    view = look_at(qtbot, shell, path)
    assert view.import_button.isEnabled()
    assert view.sheet_card.incidents.isVisible()


def test_one_button_imports_and_one_undo_takes_it_back(
    qtbot: QtBot, shell: Shell, extract: Path, file_path: Path
) -> None:
    before = observations(file_path)
    view = look_at(qtbot, shell, extract)
    assert view.import_button.text() == "Import 8 figures"
    assert view.import_button.hasFocus()
    qtbot.keyClick(view.import_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: shell.findChild(Banner) is not None, timeout=20_000)
    qtbot.waitUntil(lambda: not shell.tasks.running, timeout=20_000)
    assert observations(file_path) == before + 8
    assert shell.workspace is not None
    assert isinstance(shell.workspace.page, DataPage)
    qtbot.keyClick(shell, Qt.Key.Key_Z, CONTROL)
    assert observations(file_path) == before
    with PartnershipFile.open(file_path, read_only=True) as file:
        assert [e.name for e in file.all(Extract)] == ["monthly.csv"]


def test_cancelling_writes_nothing_and_goes_back(
    qtbot: QtBot, shell: Shell, extract: Path, file_path: Path
) -> None:
    before = file_path.read_bytes()
    view = look_at(qtbot, shell, extract)
    qtbot.mouseClick(view.cancel_button, Qt.MouseButton.LeftButton)
    assert shell.workspace is not None
    assert shell.workspace.page.title == "Home"
    assert file_path.read_bytes() == before


def test_a_column_can_be_said_to_be_something_else(
    qtbot: QtBot, shell: Shell, extract: Path
) -> None:
    view = look_at(qtbot, shell, extract)
    assert view.plan is not None
    question = next(
        q for table in view.plan.tables for q, r in table.columns.items() if r == "change"
    )
    view.cards.columns.answered.emit(question, "ignored")
    qtbot.waitUntil(lambda: not shell.tasks.running, timeout=20_000)
    assert dict(view.plan.tables[0].columns)[question] == "ignored"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.xlsx", b""),
        ("picture.xlsx", b"\x89PNG\r\n\x1a\n" + b"0" * 200),
        ("words.csv", b"Dear colleague,\nthank you for your letter.\n"),
    ],
)
def test_what_is_no_extract_is_one_plain_sentence(
    qtbot: QtBot, shell: Shell, tmp_path: Path, file_path: Path, name: str, content: bytes
) -> None:
    before = file_path.read_bytes()
    path = tmp_path / name
    path.write_bytes(content)
    view = look_at(qtbot, shell, path)
    qtbot.waitUntil(view.empty.button.isVisible)
    said = " ".join(label.text() for label in view.empty.findChildren(QLabel))
    assert f"{name} was not imported" in said
    assert "Traceback" not in said
    assert file_path.read_bytes() == before


def test_several_extracts_are_looked_at_one_after_the_other(
    qtbot: QtBot, shell: Shell, extract: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.csv"
    other.write_text("Month,Arson\n2016-09,4\n2016-10,6\n", encoding="utf-8")
    shell.import_files([extract, other])
    first = shell.findChild(ImportView)
    assert first is not None
    qtbot.waitUntil(lambda: not shell.tasks.running, timeout=20_000)
    qtbot.mouseClick(first.cancel_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(
        lambda: any(
            v.accessibleName() == "Import other.csv" for v in shell.findChildren(ImportView)
        )
    )
    qtbot.waitUntil(lambda: not shell.tasks.running, timeout=20_000)


def test_one_bad_file_of_three_is_told_of_and_left_with_one_key(
    qtbot: QtBot, shell: Shell, extract: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "broken.xlsx"
    bad.write_bytes(b"PK\x03\x04 half of it")
    shell.import_files([extract, bad, extract])

    def seen() -> tuple[ImportView, list[str]]:
        qtbot.waitUntil(lambda: not shell.tasks.running, timeout=20_000)
        view = next(v for v in shell.findChildren(ImportView) if v.isVisible())
        return view, [label.text() for label in view.findChildren(QLabel)]

    first, said = seen()
    assert "2 more to come" in said
    qtbot.keyClick(first.import_button, Qt.Key.Key_Return)
    second, said = seen()
    assert "1 more to come" in said
    assert second.empty.button.text() == "Go on to the next"
    assert second.empty.button.hasFocus()
    qtbot.keyClick(second.empty.button, Qt.Key.Key_Return)
    third, said = seen()
    assert third is not second
    assert not any("more to come" in words for words in said)
