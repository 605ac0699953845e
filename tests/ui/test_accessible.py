"""Every control of every page has a name; nothing is cut off at 100 or 200 per cent."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from smpdesk.ui.charts.control_chart_widget import ControlChartWidget
from smpdesk.ui.pages import PAGES
from smpdesk.ui.pages.charts import ChartsPage
from smpdesk.ui.shell import Shell
from smpdesk.ui.theme import Look

CONTROLS = (
    QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit,
    ControlChartWidget,
)  # fmt: skip
PLACES = range(len(PAGES))


def settle(qtbot: QtBot, shell: Shell) -> None:
    """Wait until the work is done and the page has found its size."""
    qtbot.waitUntil(lambda: not shell.tasks.running, timeout=30_000)
    assert shell.workspace is not None
    page, still, before = shell.workspace.page, 0, None
    while still < 3:
        qtbot.wait(20)
        now = (page.size(), page.minimumSizeHint())
        still = still + 1 if now == before else 0
        before = now


def show(qtbot: QtBot, shell: Shell, place: int) -> QWidget:
    assert shell.workspace is not None
    shell.workspace.show_page(place)
    page = shell.workspace.page
    settle(qtbot, shell)
    if isinstance(page, ChartsPage):
        page.go_to(page.overview.table.records.records[0].key)
        settle(qtbot, shell)
    return page


def controls(page: QWidget) -> list[QWidget]:
    """The controls that one sees, without those that Qt makes for itself inside others."""
    found = [w for kind in CONTROLS for w in page.findChildren(kind)]
    inner = ("QHeaderView", "QTableCornerButton", "QComboBoxListView")
    return [
        w
        for w in found
        if w.isVisible() and type(w).__name__ not in inner and not w.objectName().startswith("qt_")
    ]


def about(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}"


@pytest.mark.parametrize("place", PLACES)
def test_every_control_has_a_name_for_a_screen_reader(
    qtbot: QtBot, shell: Shell, place: int
) -> None:
    page = show(qtbot, shell, place)
    nameless = [
        about(control)
        for control in controls(page)
        if not (
            control.accessibleName() or (isinstance(control, QAbstractButton) and control.text())
        )
    ]
    assert nameless == []


@pytest.mark.parametrize("place", PLACES)
def test_everything_that_can_be_clicked_can_be_reached_by_tab(
    qtbot: QtBot, shell: Shell, place: int
) -> None:
    page = show(qtbot, shell, place)
    unreachable = [
        about(control)
        for control in controls(page)
        if isinstance(control, QAbstractButton)
        and not control.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert unreachable == []


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("place", PLACES)
def test_no_button_or_label_is_cut_off(
    qtbot: QtBot, shell: Shell, look: Look, place: int, percent: int
) -> None:
    shell.resize(1280, 800)
    look.dress(percent=percent)
    page = show(qtbot, shell, place)
    cut = []
    for button in page.findChildren(QPushButton):
        if button.isVisible() and button.text() and button.property("kind") != "row":
            least = button.minimumSizeHint()
            if button.width() < least.width() or button.height() < least.height():
                cut.append(("button", button.text(), button.size().toTuple(), least.toTuple()))
    for label in page.findChildren(QLabel):
        if label.isVisible() and label.text():
            need = (
                label.heightForWidth(label.width())
                if label.wordWrap()
                else label.sizeHint().height()
            )
            if label.height() < need - 1:
                cut.append(("label", label.text()[:40], label.size().toTuple(), need))
            if not label.wordWrap() and label.width() < label.sizeHint().width() - 1:
                cut.append(("label", label.text()[:40], label.width(), label.sizeHint().width()))
    assert cut == []


@pytest.mark.parametrize("percent", [100, 200])
def test_the_window_fits_a_small_screen(shell: Shell, look: Look, percent: int) -> None:
    look.dress(percent=percent)
    least = shell.minimumSizeHint()
    assert least.width() <= 1280
    assert least.height() <= 720


def test_tab_goes_round_the_window_and_comes_back(qtbot: QtBot, shell: Shell) -> None:
    assert shell.workspace is not None
    shell.workspace.go("cases")
    settle(qtbot, shell)
    shell.workspace.rail.take_focus()
    start = shell.focusWidget()
    seen: list[QWidget] = []
    for _ in range(80):
        qtbot.keyClick(shell.focusWidget(), Qt.Key.Key_Tab)
        if shell.focusWidget() is start:
            break
        seen.append(shell.focusWidget())
    assert shell.focusWidget() is start
    assert shell.workspace.page.table in seen  # type: ignore[attr-defined]
