"""Every control of every page has a name; nothing is cut off at 100 or 200 per cent."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from smpdesk.ui.look.theme import Look
from smpdesk.ui.pages import PAGES
from smpdesk.ui.pages.charts import ChartsPage
from smpdesk.ui.parts import PartsPage
from smpdesk.ui.window.shell import Shell
from tests.ui.walking import cut_off, nameless, unreachable

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


def views(qtbot: QtBot, shell: Shell, place: int) -> Iterator[tuple[str, QWidget]]:
    """A page and each part of it, one after the other."""
    page = show(qtbot, shell, place)
    if not isinstance(page, PartsPage):
        yield PAGES[place].title, page
        return
    for key, part in page.parts.items():
        page.show_part(key)
        settle(qtbot, shell)
        yield f"{PAGES[place].title}, {part.title}", page


@pytest.mark.parametrize("place", PLACES)
def test_every_control_has_a_name_for_a_screen_reader(
    qtbot: QtBot, shell: Shell, place: int
) -> None:
    found = {name: nameless(page) for name, page in views(qtbot, shell, place)}
    assert {name: missing for name, missing in found.items() if missing} == {}


@pytest.mark.parametrize("place", PLACES)
def test_everything_that_can_be_clicked_can_be_reached_by_tab(
    qtbot: QtBot, shell: Shell, place: int
) -> None:
    found = {name: unreachable(page) for name, page in views(qtbot, shell, place)}
    assert {name: missing for name, missing in found.items() if missing} == {}


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("place", PLACES)
def test_no_button_or_label_is_cut_off(
    qtbot: QtBot, shell: Shell, look: Look, place: int, percent: int
) -> None:
    shell.resize(1280, 800)
    look.dress(percent=percent)
    found = {name: cut_off(page) for name, page in views(qtbot, shell, place)}
    assert {name: cut for name, cut in found.items() if cut} == {}


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
