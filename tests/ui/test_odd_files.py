"""The Data and Charts pages on files that are empty, hardly begun, or have very long names."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QTableView
from pytestqt.qtbot import QtBot

from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, ExtractTable, Measure, Observation
from smpdesk.ui.data.list_part import ListPart
from smpdesk.ui.look import theme
from smpdesk.ui.look.theme import Look
from smpdesk.ui.pages.charts import ChartsPage
from smpdesk.ui.pages.data import DataPage
from smpdesk.ui.window.shell import Shell

LONG = "Violence against the person with injury and without injury, " * 3


def file_of(shell: Shell) -> PartnershipFile:
    assert shell.desk is not None
    return shell.desk.file


def listed(qtbot: QtBot, shell: Shell) -> ListPart:
    """The list of all figures, at rest."""
    assert shell.workspace is not None
    shell.workspace.go("data", "list")
    rest(qtbot, shell)
    page = shell.workspace.page
    assert isinstance(page, DataPage)
    assert isinstance(page.part, ListPart)
    return page.part


def charts(qtbot: QtBot, shell: Shell) -> ChartsPage:
    assert shell.workspace is not None
    shell.workspace.go("charts")
    rest(qtbot, shell)
    page = shell.workspace.page
    assert isinstance(page, ChartsPage)
    return page


def rest(qtbot: QtBot, shell: Shell) -> None:
    qtbot.wait(250)
    qtbot.waitUntil(lambda: not shell.tasks.running, timeout=20_000)


@pytest.fixture
def empty(window: Shell, tmp_path: Path) -> Shell:
    """A window on a file in which nothing is."""
    path = tmp_path / "Empty.smp"
    PartnershipFile.create(path, "Empty", user="Officer").close()
    window.open_file(path)
    return window


@pytest.fixture
def odd(shell: Shell) -> Shell:
    """The small file with a measure of one month, one without figures, and a very long name."""
    file = file_of(shell)
    area, table = file.all(Area)[0], file.all(ExtractTable)[0]
    with file.edit("Odd measures") as writer:
        writer.insert(Measure(name="Without figures"))
        for name, months in (("Just begun", 1), (LONG, 12)):
            measure = writer.insert(Measure(name=name))
            for month in range(months):
                writer.insert(
                    Observation(
                        measure=measure.id,
                        area=area.id,
                        start=f"2016-{month + 1:02}",
                        value=12 + month % 5,
                        extract_table=table.id,
                    )
                )
    return shell


def measure(shell: Shell, name: str) -> Measure:
    found = file_of(shell).first(Measure, name=name)
    assert found is not None
    return found


def test_the_list_of_an_empty_file_says_how_it_fills(qtbot: QtBot, empty: Shell) -> None:
    figures = listed(qtbot, empty)
    assert figures.empty.isVisible()
    assert figures.empty.button.text() == "Import extracts…"


def test_a_list_filtered_to_nothing_shows_all_again(qtbot: QtBot, shell: Shell) -> None:
    figures = listed(qtbot, shell)
    qtbot.keyClicks(figures.measure_field, "nothing is called so")
    rest(qtbot, shell)
    assert figures.empty.isVisible()
    qtbot.mouseClick(figures.empty.button, Qt.MouseButton.LeftButton)
    rest(qtbot, shell)
    assert figures.table.isVisible()
    assert figures.count.text() == "84 figures"


def test_an_empty_file_offers_no_empty_choice_of_measures(qtbot: QtBot, empty: Shell) -> None:
    page = charts(qtbot, empty)
    for view in ("areas", "wards", "trend", "chart"):
        page.show_view(view)
        rest(qtbot, empty)
        assert not page.measure_choice.isVisible()


def test_a_measure_without_monthly_figures_says_so_instead_of_showing_another(
    qtbot: QtBot, odd: Shell
) -> None:
    page = charts(qtbot, odd)
    page.go_to(measure(odd, "Without figures"))
    said = [label.text() for label in page.nothing.findChildren(QLabel)]
    assert "No figures by month" in said
    assert any("Without figures" in sentence for sentence in said)


def test_one_month_alone_claims_no_limits(qtbot: QtBot, odd: Shell) -> None:
    page = charts(qtbot, odd)
    page.go_to(measure(odd, "Just begun"))
    assert page.chart_view.table.texts()[1][-1] == "No signal"


def test_a_very_long_name_leaves_the_page_as_wide_as_it_was(qtbot: QtBot, odd: Shell) -> None:
    page = charts(qtbot, odd)
    before = page.minimumSizeHint().width()
    page.go_to(measure(odd, LONG))
    rest(qtbot, odd)
    assert page.minimumSizeHint().width() <= max(before, page.width())
    assert page.heading.toolTip() == LONG
    assert page.heading.width() < page.width()


@pytest.mark.parametrize("where", ["figures", "list", "areas", "extracts", "overview"])
def test_rows_are_seen_in_a_small_window_with_letters_twice_as_large(
    qtbot: QtBot, shell: Shell, look: Look, where: str
) -> None:
    shell.resize(1100, 760)
    look.dress("light", 200)
    assert shell.workspace is not None
    shell.workspace.go("charts" if where == "overview" else "data", where)
    rest(qtbot, shell)
    tables = [t for t in shell.workspace.page.findChildren(QTableView) if t.isVisible()]
    row = theme.current().size("row")
    assert tables
    assert all(table.viewport().height() >= 2 * row for table in tables)


def test_tab_never_stops_where_nothing_can_be_done(qtbot: QtBot, shell: Shell) -> None:
    page = charts(qtbot, shell)
    page.go_to(measure(shell, "Robbery"))
    stops = [area for area in page.chart_view.findChildren(QScrollArea) if area.isVisible()]
    assert stops
    assert all(area.focusPolicy() is Qt.FocusPolicy.NoFocus for area in stops)


def test_what_is_taken_out_comes_before_what_is_added_in_the_order_of_tab(
    qtbot: QtBot, shell: Shell
) -> None:
    page = charts(qtbot, shell)
    page.go_to(measure(shell, "Robbery"))
    changes = page.chart_view.changes
    before = changes.add_button.previousInFocusChain()
    assert before.accessibleName().startswith("Remove ")
