"""The list of all figures, the areas, the extracts, and what imports remember."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from smpdesk.importing import plan_extract
from smpdesk.importing.storing.store import known_from, store_plan
from smpdesk.models.area_facts import other_names
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, Extract, ImportMemory, Population
from smpdesk.ui.data.areas_part import AreasPart
from smpdesk.ui.data.extracts_part import ExtractsPart
from smpdesk.ui.data.list_part import ListPart
from smpdesk.ui.data.memory_part import MemoryPart
from smpdesk.ui.page import Page
from smpdesk.ui.pages.data import DataPage
from smpdesk.ui.widgets.fields import TextField
from smpdesk.ui.window.shell import Shell

CONTROL = Qt.KeyboardModifier.ControlModifier


def file_of(shell: Shell) -> PartnershipFile:
    assert shell.desk is not None
    return shell.desk.file


def part(qtbot: QtBot, shell: Shell, words: str) -> Page:
    """A part of the Data page, chosen by the words at its head."""
    assert shell.workspace is not None
    shell.workspace.go("data")
    page = shell.workspace.page
    assert isinstance(page, DataPage)
    segment = next(b for b in page.view.findChildren(QPushButton) if b.text() == words)
    qtbot.mouseClick(segment, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not shell.tasks.running, timeout=20_000)
    return page.part


@pytest.fixture
def imported(shell: Shell, tmp_path: Path) -> Extract:
    """An extract of robbery by district, with an answer remembered."""
    path = tmp_path / "districts.csv"
    path.write_text("District,Nov 2016\nMaidstone,8\nSwale,9\n", encoding="utf-8")
    file = file_of(shell)
    store_plan(file, plan_extract(path, known_from(file)).decided("measure@1.1", "Robbery"))
    return file.all(Extract)[0]


# The list


@pytest.fixture
def figures(qtbot: QtBot, shell: Shell) -> ListPart:
    shown = part(qtbot, shell, "All figures")
    assert isinstance(shown, ListPart)
    return shown


def column(figures: ListPart, number: int) -> list[str]:
    rows = figures.table.rows
    return [str(rows.index(row, number).data()) for row in range(rows.rowCount())]


def at_rest(qtbot: QtBot, shell: Shell) -> None:
    qtbot.wait(250)
    qtbot.waitUntil(lambda: not shell.tasks.running, timeout=20_000)


def test_every_figure_is_listed_and_counted(figures: ListPart) -> None:
    assert figures.count.text() == "84 figures"
    assert column(figures, 0)[0] == "Robbery"
    assert column(figures, 3)[0] == "Nov 2016"


def test_a_click_on_a_heading_sorts_and_another_turns_round(
    qtbot: QtBot, shell: Shell, figures: ListPart
) -> None:
    head = figures.table.horizontalHeader()
    place = QPoint(head.sectionViewportPosition(5) + 10, 8)
    for way in (False, True):
        qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)
        at_rest(qtbot, shell)
        values = [int(text) for text in column(figures, 5)]
        assert values == sorted(values, reverse=way)
    assert figures.order_choice.key == "value-"


def test_the_list_is_narrowed_by_typing(qtbot: QtBot, shell: Shell, figures: ListPart) -> None:
    qtbot.keyClicks(figures.measure_field, "viol")
    at_rest(qtbot, shell)
    assert set(column(figures, 0)) == {"Violence against the person"}
    assert figures.count.text() == "42 figures"


def test_rows_are_copied_with_their_headings(qtbot: QtBot, figures: ListPart) -> None:
    figures.table.setFocus()
    qtbot.keyClick(figures.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(figures.table, Qt.Key.Key_C, CONTROL)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].startswith("Measure\tArea\tKind\tPeriod")
    assert [line.split("\t")[3] for line in lines[1:]] == ["Nov 2016", "Oct 2016"]


def test_the_end_of_the_list_is_one_key_away(qtbot: QtBot, figures: ListPart) -> None:
    figures.table.setFocus()
    qtbot.keyClick(figures.table, Qt.Key.Key_End, CONTROL)
    current = figures.table.current()
    assert current is not None
    assert (current.measure, current.period.start) == ("Violence against the person", "2013-06")


# Extracts


def test_an_import_is_taken_back_among_the_extracts(
    qtbot: QtBot, shell: Shell, imported: Extract
) -> None:
    shown = part(qtbot, shell, "Extracts")
    assert isinstance(shown, ExtractsPart)
    assert "1 new, 1 replaced figures" in shown.about.text()
    qtbot.mouseClick(shown.back_button, Qt.MouseButton.LeftButton)
    assert [e.name for e in file_of(shell).all(Extract)] == ["monthly.csv"]
    assert "Redo imports it again" in shell.banners.shown()[0].said.text()
    qtbot.keyClick(shell, Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert len(file_of(shell).all(Extract)) == 2


def test_the_figures_of_an_extract_are_one_press_away(
    qtbot: QtBot, shell: Shell, imported: Extract
) -> None:
    shown = part(qtbot, shell, "Extracts")
    assert isinstance(shown, ExtractsPart)
    qtbot.mouseClick(shown.figures_button, Qt.MouseButton.LeftButton)
    assert shell.workspace is not None
    page = shell.workspace.page
    assert isinstance(page, DataPage)
    assert isinstance(page.part, ListPart)
    at_rest(qtbot, shell)
    assert page.part.count.text() == "2 figures"


# Memory


def test_remembered_answers_are_changed_and_forgotten_in_words(
    qtbot: QtBot, shell: Shell, imported: Extract
) -> None:
    shown = part(qtbot, shell, "Remembered")
    assert isinstance(shown, MemoryPart)
    field = next(
        f
        for f in shown.findChildren(TextField)
        if f.accessibleName() == "What do its figures count? (Sheet 1)"
    )
    assert field.text() == "Robbery"
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "Burglary")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    (memory,) = file_of(shell).all(ImportMemory)
    assert json.loads(memory.decisions)["measure@1.1"] == "Burglary"
    QApplication.processEvents()
    forget = next(
        b for b in shown.findChildren(QPushButton) if b.accessibleName().endswith("Burglary")
    )
    qtbot.mouseClick(forget, Qt.MouseButton.LeftButton)
    kept = file_of(shell).all(ImportMemory)
    assert not any("measure@1.1" in each.decisions for each in kept)
    qtbot.keyClick(shell, Qt.Key.Key_Z, CONTROL)
    (memory,) = file_of(shell).all(ImportMemory)
    assert json.loads(memory.decisions)["measure@1.1"] == "Burglary"


def test_a_kind_is_forgotten_by_delete_and_recalled_by_undo(
    qtbot: QtBot, shell: Shell, imported: Extract
) -> None:
    shown = part(qtbot, shell, "Remembered")
    assert isinstance(shown, MemoryPart)
    shown.table.setFocus()
    qtbot.keyClick(shown.table, Qt.Key.Key_Delete)
    assert file_of(shell).all(ImportMemory) == []
    qtbot.keyClick(shell, Qt.Key.Key_Z, CONTROL)
    assert len(file_of(shell).all(ImportMemory)) == 1


# Areas


@pytest.fixture
def areas(qtbot: QtBot, shell: Shell) -> AreasPart:
    shown = part(qtbot, shell, "Areas")
    assert isinstance(shown, AreasPart)
    return shown


def write(qtbot: QtBot, field: TextField, text: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_the_partnerships_own_area_comes_first(areas: AreasPart) -> None:
    current = areas.table.current()
    assert current is not None
    assert current.name == "Maidstone"


def test_other_names_are_written_and_known_to_the_importer(
    qtbot: QtBot, shell: Shell, areas: AreasPart
) -> None:
    write(qtbot, areas.also_field, "Maidstone Borough; MBC")
    file = file_of(shell)
    assert set(other_names(file, file.all(Area)[0])) == {"Maidstone Borough", "MBC"}
    assert {"Maidstone Borough", "MBC"} <= set(known_from(file).areas[0].names)


def test_a_population_is_added_and_corrected_with_its_source(
    qtbot: QtBot, shell: Shell, areas: AreasPart
) -> None:
    qtbot.keyClicks(areas.year_field, "2016: 166,360")
    qtbot.mouseClick(areas.year_button, Qt.MouseButton.LeftButton)
    (held,) = file_of(shell).all(Population)
    assert (held.year, held.persons) == (2016, 166_360)
    assert held.source.startswith("Typed by")
    areas.people.setFocus()
    areas.people.setCurrentIndex(areas.people.records.index(0, 1))
    qtbot.keyClick(areas.people, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert editor is not None
    qtbot.keyClick(editor, Qt.Key.Key_A, CONTROL)
    qtbot.keyClicks(editor, "166,400")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.wait(20)
    assert file_of(shell).all(Population)[0].persons == 166_400


def test_a_code_belongs_to_one_area_alone(
    qtbot: QtBot, shell: Shell, imported: Extract, areas: AreasPart
) -> None:
    file = file_of(shell)
    swale = next(area for area in file.all(Area) if area.name == "Swale")
    areas.table.pick(swale.id)
    field = next(f for f in areas.form.findChildren(TextField) if f.text() == swale.code)
    write(qtbot, field, "E07000110")
    assert file.get(Area, swale.id).code == swale.code
    assert "is the code of Maidstone" in shell.banners.shown()[0].said.text()
