"""A file of sixty thousand figures is looked at as quickly as a small one."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from smpdesk.models.figures.observing import Observed, observe
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, Assessment, Extract, ExtractTable, Measure, Partnership
from smpdesk.periods import shift_month
from smpdesk.ui.data.list_part import ListPart
from smpdesk.ui.pages.charts import ChartsPage
from smpdesk.ui.pages.data import DataPage
from smpdesk.ui.window.shell import Shell
from tests.e2e.resting import rest

CONTROL = Qt.KeyboardModifier.ControlModifier
MEASURES, AREAS, MONTHS = 5, 120, 100
FIGURES = MEASURES * AREAS * MONTHS


@pytest.fixture(scope="session")
def made_large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("large") / "Large.smp"
    with PartnershipFile.create(path, "Large") as file, file.edit("Fill") as writer:
        writer.insert(Assessment(name="2019-20", data_start="2018-01"))
        measures = [writer.insert(Measure(name=f"Measure {n}")).id for n in range(MEASURES)]
        areas = [writer.insert(Area(name=f"Ward {n}", kind="ward")).id for n in range(AREAS)]
        writer.update(Partnership(id=1, name="Large"), area=areas[0])
        extract = writer.insert(
            Extract(name="wards.csv", imported_at="2019-01-07", imported_by="officer")
        )
        table = writer.insert(ExtractTable(extract=extract.id)).id
        figures = [
            Observed(measure, area, shift_month("2010-09", month), 1, "", value, "value", table)
            for measure in measures
            for area in areas
            for month in range(MONTHS)
            for value in [float((7 * area + 5 * month) % 23)]
        ]
        observe(writer, extract.id, figures, [])
    return path


@pytest.fixture
def shell(window: Shell, made_large: Path, qtbot: QtBot) -> Shell:
    """A window on the large file."""
    window.resize(1280, 820)
    window.open_file(made_large)
    rest(qtbot, window)
    return window


def turn_to(qtbot: QtBot, shell: Shell, key: Qt.Key) -> object:
    """Turn to a page by its key; it is watched for how long the window can't answer."""
    qtbot.keyClick(shell, key, CONTROL)
    qtbot.wait(30)
    assert shell.workspace is not None
    return shell.workspace.page


def test_a_grid_of_twelve_thousand_figures_is_walked(qtbot: QtBot, shell: Shell) -> None:
    page = turn_to(qtbot, shell, Qt.Key.Key_2)
    assert isinstance(page, DataPage)
    grid, tree = page.figures.grid, page.figures.tree.tree
    rest(qtbot, shell)
    for number in range(1, MEASURES):
        qtbot.keyClick(tree, Qt.Key.Key_Down)
        rest(qtbot, shell)
        assert page.figures.measure is not None
        assert page.figures.measure.name == f"Measure {number}"
        assert len(grid.table.records.records) == AREAS
        assert len(grid.table.periods) == MONTHS
    grid.table.setFocus()
    qtbot.keyClick(grid.table, Qt.Key.Key_End, CONTROL)
    qtbot.wait(30)
    assert "Ward 99, September 2010" in grid.source.text()


def test_the_list_of_all_figures_is_sorted_and_scrolled(qtbot: QtBot, shell: Shell) -> None:
    page = turn_to(qtbot, shell, Qt.Key.Key_2)
    assert isinstance(page, DataPage)
    page.show_part("list")
    rest(qtbot, shell)
    part = page.part
    assert isinstance(part, ListPart)
    assert part.count.text() == f"{FIGURES:,} figures"
    heads = part.table.horizontalHeader()
    for column in (5, 3, 1):
        at = QPoint(heads.sectionViewportPosition(column) + 8, heads.height() // 2)
        qtbot.mouseClick(heads.viewport(), Qt.MouseButton.LeftButton, pos=at)
        rest(qtbot, shell)
    for _ in range(4):
        qtbot.keyClick(part.table, Qt.Key.Key_PageDown)
        qtbot.wait(10)
    qtbot.keyClick(part.table, Qt.Key.Key_End, CONTROL)
    qtbot.wait(30)
    assert part.table.currentIndex().row() == FIGURES - 1
    assert part.table.current() is not None


def test_six_hundred_charts_are_offered_and_looked_through(qtbot: QtBot, shell: Shell) -> None:
    page = turn_to(qtbot, shell, Qt.Key.Key_3)
    assert isinstance(page, ChartsPage)
    assert len(page.overview.table.records.records) == MEASURES * AREAS
    page.overview.table.setFocus()
    qtbot.keyClick(page.overview.table, Qt.Key.Key_Down)
    qtbot.keyClick(page.overview.table, Qt.Key.Key_Return)
    qtbot.wait(30)
    assert page.view.key == "chart"
    page.measure_choice.setFocus()
    for number in range(2, MEASURES):
        qtbot.keyClick(page.measure_choice, Qt.Key.Key_Down)
        qtbot.wait(30)
        assert page.heading.text() == f"Measure {number}"
