"""Buttons are pressed with Return as with Space, whatever the strong button of the dialog is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from smpdesk.ui.charts.dialogs import ChangePointDialog, SetAsideDialog
from smpdesk.ui.look.theme import Look
from smpdesk.ui.widgets.buttons import PushButton, button, icon_button
from smpdesk.ui.widgets.segmented import Segmented
from smpdesk.ui.widgets.sheet import Sheet
from smpdesk.ui.widgets.ways import Way


@pytest.fixture
def page(qtbot: QtBot, look: Look) -> Iterator[QWidget]:
    page = QWidget()
    QVBoxLayout(page)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    yield page


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
@pytest.mark.parametrize("kind", ["push", "icon", "way"])
def test_every_kind_of_button_is_pressed_by_key(
    qtbot: QtBot, page: QWidget, kind: str, key: Qt.Key
) -> None:
    pressed: list[str] = []
    made: dict[str, QAbstractButton] = {
        "push": button("Press", lambda: pressed.append("push")),
        "icon": icon_button("close", "Press", lambda: pressed.append("icon")),
        "way": Way("Press", lambda: pressed.append("way")),
    }
    column = page.layout()
    assert column is not None
    column.addWidget(made[kind])
    qtbot.keyClick(made[kind], key)
    assert pressed == [kind]


def test_return_chooses_a_segment(qtbot: QtBot, page: QWidget) -> None:
    choice = Segmented("Figures", [("counts", "Counts"), ("rates", "Rates")])
    column = page.layout()
    assert column is not None
    column.addWidget(choice)
    rates = choice.findChildren(QAbstractButton)[1]
    with qtbot.waitSignal(choice.chosen) as said:
        qtbot.keyClick(rates, Qt.Key.Key_Return)
    assert said.args == ["rates"]


@pytest.mark.parametrize("dialog_of", [ChangePointDialog, SetAsideDialog])
def test_tab_goes_through_what_is_asked_before_the_buttons(
    qtbot: QtBot, page: QWidget, dialog_of: type[ChangePointDialog | SetAsideDialog]
) -> None:
    dialog = dialog_of(["2016-09"], "2016-09", 1, 1, page)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.month.setFocus()
    walked = []
    for _ in dialog.findChildren(QWidget):
        at = dialog.focusWidget()
        if at is None or at in walked:
            break
        walked.append(at)
        qtbot.keyClick(at, Qt.Key.Key_Tab)
    buttons = [isinstance(at, PushButton) for at in walked]
    assert buttons == sorted(buttons)
    assert buttons[-1]


def test_return_on_cancel_cancels_although_another_button_is_strong(
    qtbot: QtBot, look: Look
) -> None:
    dialog = Sheet("Remove it?", None)
    qtbot.addWidget(dialog)
    strong = button("Remove", dialog.accept, "primary")
    strong.setDefault(True)
    cancel = button("Cancel", dialog.reject)
    dialog.foot(cancel, strong)
    dialog.open()
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(cancel, Qt.Key.Key_Return)
