"""Where the user puts the border between two parts, it stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QSplitter, QWidget
from pytestqt.qtbot import QtBot

from smpdesk.ui.desk import Desk
from smpdesk.ui.file_safety.history_dialog import HistoryDialog
from smpdesk.ui.look.preferences import Preferences
from smpdesk.ui.pages import PAGES
from smpdesk.ui.pages.charts import VIEWS, ChartsPage
from smpdesk.ui.parts import PartsPage
from smpdesk.ui.widgets.sides import Sides
from smpdesk.ui.window.shell import Shell


def two(preferences: Preferences, qtbot: QtBot, beside: bool = True) -> Sides:
    sides = Sides("two", preferences, (QWidget(), QWidget()), (300, 300), (1, 1), beside=beside)
    qtbot.addWidget(sides)
    sides.resize(608, 608)
    with qtbot.waitExposed(sides):
        sides.show()
    return sides


def test_a_border_is_where_it_was_left_in_an_earlier_run(
    preferences: Preferences, tmp_path: Path, qtbot: QtBot
) -> None:
    two(preferences, qtbot).moveSplitter(200, 1)
    preferences.keep()
    again = two(Preferences(tmp_path / "settings"), qtbot)
    assert again.sizes()[0] == pytest.approx(200, abs=2)


def test_beside_and_above_each_are_remembered_by_themselves(
    preferences: Preferences, qtbot: QtBot
) -> None:
    sides = two(preferences, qtbot)
    sides.moveSplitter(200, 1)
    assert sides.stand(beside=False)
    assert sides.sizes()[0] == pytest.approx(300, abs=8)
    sides.moveSplitter(450, 1)
    sides.stand(beside=True)
    assert sides.sizes()[0] == pytest.approx(200, abs=2)
    sides.stand(beside=False)
    assert sides.sizes()[0] == pytest.approx(450, abs=2)
    assert not sides.stand(beside=False)


def test_a_border_nobody_moved_is_where_we_put_it(preferences: Preferences, qtbot: QtBot) -> None:
    sides = two(preferences, qtbot)
    assert sides.sizes()[0] == pytest.approx(300, abs=8)


def test_a_part_without_a_share_keeps_its_size_when_the_window_grows(
    preferences: Preferences, qtbot: QtBot
) -> None:
    sides = Sides("list", preferences, (QWidget(), QWidget()), (200, 300), (0, 1))
    qtbot.addWidget(sides)
    sides.resize(1000, 300)
    with qtbot.waitExposed(sides):
        sides.show()
    assert sides.sizes()[0] == 200
    sides.moveSplitter(260, 1)
    sides.resize(1400, 300)
    assert sides.sizes()[0] == 260


def test_what_is_damaged_in_the_settings_is_passed_over(
    preferences: Preferences, qtbot: QtBot
) -> None:
    preferences.remember_sizes("two beside", [1, 2, 3])
    assert two(preferences, qtbot).sizes()[0] == pytest.approx(300, abs=8)


def test_every_border_of_the_window_is_remembered_under_a_name_of_its_own(
    shell: Shell, desk: Desk, qtbot: QtBot
) -> None:
    assert shell.workspace is not None
    for place in range(len(PAGES)):
        shell.workspace.show_page(place)
        page = shell.workspace.page
        if isinstance(page, PartsPage):
            for part in page.parts:
                page.show_part(part)
        if isinstance(page, ChartsPage):
            for view, _ in VIEWS:
                page.show_view(view)
    history = HistoryDialog(desk, shell)
    found = shell.findChildren(QSplitter)
    assert len(found) > 10
    assert all(isinstance(splitter, Sides) for splitter in found)
    names = [splitter.name for splitter in found if isinstance(splitter, Sides)]
    assert sorted(set(names)) == sorted(names)
    history.close()


def test_a_border_of_the_charts_stays_when_the_window_is_opened_again(
    shell: Shell, file_path: Path, preferences: Preferences, qtbot: QtBot
) -> None:
    def border(window: Shell) -> Sides:
        assert window.workspace is not None
        window.go("charts")
        page = window.workspace.page
        assert isinstance(page, ChartsPage)
        page.show_view("chart")
        qtbot.wait(1)
        return next(s for s in window.findChildren(Sides) if s.name == "chart")

    shell.resize(1440, 900)
    first = border(shell)
    first.moveSplitter(first.height() - 240, 1)
    left = first.sizes()
    shell.close()
    second = Shell(preferences)
    second.resize(1440, 900)
    qtbot.addWidget(second)
    with qtbot.waitExposed(second):
        second.show()
    second.open_file(file_path)
    assert border(second).sizes()[1] == pytest.approx(left[1], abs=3)
    second.close()
