"""An officer with an old laptop goes through everything in a window of 1024 by 700 pixels."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from smpdesk.ui.pages import PAGES
from smpdesk.ui.window.shell import Shell
from tests.e2e.resting import rest
from tests.e2e.test_reading_every_part import every_part
from tests.ui.walking import cut_off

CONTROL = Qt.KeyboardModifier.ControlModifier


def forms_cut(page: QWidget) -> list[str]:
    """Forms of which a part lies outside to the right."""
    return [
        f"{area.accessibleName()}: {area.horizontalScrollBar().maximum()} too wide"
        for area in page.findChildren(QScrollArea)
        if area.isVisible()
        and area.accessibleName() == "Details"
        and area.horizontalScrollBar().maximum() > 0
    ]


def test_every_page_is_whole_when_it_is_first_seen(qtbot: QtBot, shell: Shell) -> None:
    shell.resize(1024, 700)
    found: dict[str, list[str]] = {}
    for place, entry in enumerate(PAGES[:9]):
        qtbot.keyClick(shell, Qt.Key(Qt.Key.Key_1 + place), CONTROL)
        rest(qtbot, shell)
        assert shell.workspace is not None
        found[entry.title] = cut_off(shell.workspace.page)
    assert {title: cut for title, cut in found.items() if cut} == {}


def test_every_part_and_its_form_are_whole(qtbot: QtBot, shell: Shell) -> None:
    shell.resize(1024, 700)
    found = {name: cut_off(page) + forms_cut(page) for name, page in every_part(qtbot, shell)}
    assert {name: cut for name, cut in found.items() if cut} == {}
