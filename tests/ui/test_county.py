"""The county's roll-up remembers the files it was made of, and says plainly when one is gone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from smpdesk.evidence.priorities.county import Chosen, Summary, summary_json
from smpdesk.ui.look.preferences import Preferences
from smpdesk.ui.look.theme import Look
from smpdesk.ui.pages.priorities import PrioritiesPage
from smpdesk.ui.priorities.county_view import CountyView
from smpdesk.ui.window.shell import Shell

Seen = Callable[[], CountyView]


@pytest.fixture
def seen(file_path: Path, preferences: Preferences, look: Look, qtbot: QtBot) -> Iterator[Seen]:
    """Opens the file in a window of its own and shows its county, as on another day."""
    windows: list[Shell] = []

    def see() -> CountyView:
        for window in windows:
            window.close()
        window = Shell(preferences, dt.date(2017, 1, 16))
        windows.append(window)
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        window.open_file(file_path)
        assert window.workspace is not None
        window.workspace.go("priorities", "county")
        page = window.workspace.page
        assert isinstance(page, PrioritiesPage)
        qtbot.waitUntil(lambda: not window.tasks.running, timeout=30_000)
        assert isinstance(page.part, CountyView)
        return page.part

    yield see
    for window in windows:
        window.close()


def sent(folder: Path, name: str) -> Path:
    path = folder / f"{name}.json"
    told = Summary(name, "2018-19", ("Gangs",), (Chosen("Gangs", "priority"),))
    path.write_text(summary_json(told), encoding="utf-8")
    return path


def add(qtbot: QtBot, view: CountyView, *paths: Path) -> None:
    view.add_files(list(paths))
    qtbot.waitUntil(lambda: not view.desk.tasks.running, timeout=30_000)


def test_the_files_added_are_counted_again_the_next_time(
    qtbot: QtBot, seen: Seen, tmp_path: Path
) -> None:
    add(qtbot, seen(), sent(tmp_path, "Ashton"), sent(tmp_path, "Barford"))
    view = seen()
    assert view._said.text().startswith("3 partnerships. Gangs was chosen most often, by 2 of 3.")
    assert view.gone.isHidden()


def test_a_file_that_is_gone_is_named_and_not_counted(
    qtbot: QtBot, seen: Seen, tmp_path: Path
) -> None:
    ashton = sent(tmp_path, "Ashton")
    add(qtbot, seen(), ashton, sent(tmp_path, "Barford"))
    ashton.unlink()
    view = seen()
    assert view._said.text().startswith("2 partnerships.")
    assert view.gone.text().startswith("Ashton is not counted: Ashton.json is no longer in ")
    assert not view.gone.isHidden()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    add(qtbot, view, sent(elsewhere, "Ashton"))
    assert view._said.text().startswith("3 partnerships.")
    assert view.gone.isHidden()
    assert seen().gone.isHidden()


def test_only_ours_forgets_the_others(qtbot: QtBot, seen: Seen, tmp_path: Path) -> None:
    view = seen()
    add(qtbot, view, sent(tmp_path, "Ashton"))
    qtbot.mouseClick(view.clear_button, Qt.MouseButton.LeftButton)
    assert view._said.text() == "Only our own partnership is counted so far."
    assert seen()._said.text() == "Only our own partnership is counted so far."


def test_a_file_that_is_no_summary_is_refused_and_not_remembered(
    qtbot: QtBot, seen: Seen, tmp_path: Path
) -> None:
    bad = tmp_path / "notes.json"
    bad.write_text("{}", encoding="utf-8")
    add(qtbot, seen(), bad)
    assert seen().gone.isHidden()
