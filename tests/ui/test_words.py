"""Labels over several lines are as high as their words."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from smpdesk.ui.widgets.words import words


def test_words_that_get_shorter_give_their_room_back(qtbot: QtBot) -> None:
    around = QWidget()
    column = QVBoxLayout(around)
    label = words("Said at length. " * 40, wrap=True)
    column.addWidget(label)
    column.addStretch(1)
    qtbot.addWidget(around)
    around.resize(240, 900)
    around.show()
    qtbot.waitUntil(lambda: label.height() > 150)
    label.setText("Said shortly.")
    qtbot.waitUntil(lambda: label.height() < 50)
    label.setText("Said at length. " * 40)
    qtbot.waitUntil(lambda: label.height() > 150)
