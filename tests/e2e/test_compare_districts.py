"""The officer compares the districts: by rate, by count, by chance, with peers, ward by ward."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from smpdesk.ui.charts.comparison_view import ComparisonView
from smpdesk.ui.pages.charts import ChartsPage
from smpdesk.ui.window.shell import Shell

CONTROL = Qt.KeyboardModifier.ControlModifier


def rest(qtbot: QtBot, shell: Shell) -> None:
    """Wait until what was begun has ended and is painted."""
    for _ in range(2):
        qtbot.waitUntil(lambda: not shell.tasks.running, timeout=60_000)
        qtbot.wait(60)


def charts(qtbot: QtBot, shell: Shell) -> ChartsPage:
    qtbot.keyClick(shell, Qt.Key.Key_3, CONTROL)
    rest(qtbot, shell)
    assert shell.workspace is not None
    page = shell.workspace.page
    assert isinstance(page, ChartsPage)
    return page


def click(qtbot: QtBot, shell: Shell, within: QWidget, words: str) -> None:
    button = next(
        b for b in within.findChildren(QPushButton) if b.text() == words and b.isVisible()
    )
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    rest(qtbot, shell)


def choose_measure(qtbot: QtBot, shell: Shell, page: ChartsPage, name: str) -> None:
    """Type the beginning of a measure's name on the list."""
    qtbot.mouseClick(page.measure_choice, Qt.MouseButton.LeftButton)
    qtbot.wait(50)
    view = page.measure_choice.view()
    qtbot.keyClicks(view, name)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    rest(qtbot, shell)


def tab_to(qtbot: QtBot, widget: QWidget) -> None:
    """Press Tab until a widget has the focus."""
    for _ in range(40):
        if widget.hasFocus():
            return
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not come to {widget.accessibleName()}")


def first_words(view: ComparisonView) -> list[str]:
    return [line[0] for line in view.table.records.records]


def test_an_officer_finds_where_the_district_stands(qtbot: QtBot, shell: Shell) -> None:
    page = charts(qtbot, shell)
    click(qtbot, shell, page.view, "Areas")
    view = page.comparison("areas")
    click(qtbot, shell, view, "Show Violent Crime")
    verdict = view.words_card.verdict
    assert verdict.text().startswith("Maidstone: 22.6 per 1,000, place 5 of 13.")
    assert "Year to Oct 2016" in [column.title for column in view.table.records.columns]

    click(qtbot, shell, page.what, "Counts")
    assert verdict.text().startswith("Maidstone: 3,743, place 10 of 13.")

    click(qtbot, shell, page.what, "Funnel")
    assert "limits" in verdict.text()
    assert "Maidstone" in verdict.text() or "Maidstone" in first_words(view)

    click(qtbot, shell, page.what, "Most Similar Group")
    click(qtbot, shell, view, "Show Crime rate per 1,000 population")
    assert "it is placed 13 of 15, lowest first" in verdict.text()


def test_the_figures_of_the_districts_are_copied_by_keys(qtbot: QtBot, shell: Shell) -> None:
    page = charts(qtbot, shell)
    click(qtbot, shell, page.view, "Areas")
    view = page.comparison("areas")
    click(qtbot, shell, view, "Show Violent Crime")
    tab_to(qtbot, view.table)
    place = first_words(view).index("Maidstone")
    for _ in range(place):
        qtbot.keyClick(view.table, Qt.Key.Key_Down)
    qtbot.keyClick(view.table, Qt.Key.Key_C, CONTROL)
    line = QApplication.clipboard().text().splitlines()[1]
    assert line == "Maidstone\t2,964\t3,743\t+26.3%\t22.6\t5"


def test_an_officer_looks_at_wards_and_at_several_charts(qtbot: QtBot, shell: Shell) -> None:
    page = charts(qtbot, shell)
    click(qtbot, shell, page.view, "Wards")
    wards = page.comparison("wards")
    click(qtbot, shell, wards, wards.empty.button.text())
    choose_measure(qtbot, shell, page, "Anti-social")
    assert "High Street" in first_words(wards)
    assert wards.shown() is not None

    click(qtbot, shell, page.view, "Several")
    click(qtbot, shell, page.what, "Areas of a measure")
    several = page.comparison("several")
    assert first_words(several)[0] == "Maidstone"
    assert len(first_words(several)) == 23
    tab_to(qtbot, several.chart)
    qtbot.keyClick(several.chart, Qt.Key.Key_Right)
    second = first_words(several)[1]
    qtbot.keyClick(several.chart, Qt.Key.Key_Return)
    rest(qtbot, shell)
    assert page.view.key == "chart"
    assert page.area_choice.currentText() == second
