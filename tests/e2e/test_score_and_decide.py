"""The officer scores by keyboard, sees the ranking move, decides, and decides otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Assessment, Lineage, Priority, Score, Standing, Theme
from smpdesk.ui.pages.priorities import PrioritiesPage
from smpdesk.ui.priorities.decisions_view import DecisionsView
from smpdesk.ui.priorities.lineage_view import LineageView
from smpdesk.ui.priorities.priority_list import PriorityList
from smpdesk.ui.priorities.score_grid import ScoreGrid
from smpdesk.ui.priorities.scores_view import ScoresView
from smpdesk.ui.window.shell import Shell
from tests.e2e.resting import rest

CONTROL = Qt.KeyboardModifier.ControlModifier
KEY = Qt.Key


@pytest.fixture
def page(qtbot: QtBot, shell: Shell) -> PrioritiesPage:
    qtbot.keyClick(shell, KEY.Key_5, CONTROL)
    assert shell.workspace is not None
    found = shell.workspace.page
    assert isinstance(found, PrioritiesPage)
    rest(qtbot, shell)
    return found


def part(qtbot: QtBot, page: PrioritiesPage, words: str) -> object:
    """The part chosen by its words at the head of the page."""
    button = next(b for b in page.view.findChildren(QPushButton) if b.text() == words)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    return page.part


def place(grid: ScoreGrid, theme: str) -> str:
    row = next(r for r in grid.records.records if r.theme.name == theme)
    return row.place.rank.text if row.place is not None else ""


def at_the_first_score(page: PrioritiesPage) -> ScoresView:
    view = page.part
    assert isinstance(view, ScoresView)
    view.grid.setFocus()
    view.grid.setCurrentIndex(view.grid.records.index(0, 1))
    return view


def at(grid: ScoreGrid) -> tuple[str, str]:
    here = grid.here
    assert here is not None
    return here[0].theme.name, here[1].name if here[1] is not None else ""


def kept_score(path: Path, theme: str, criterion: int) -> Score | None:
    with PartnershipFile.open(path, read_only=True) as file:
        year = file.all(Assessment)[-1]
        found = file.first(Theme, name=theme)
        assert found is not None
        scores = file.all(Score, assessment=year.id, theme=found.id)
        return next((s for s in scores if s.criterion == criterion), None)


def standing(path: Path, theme: str) -> Standing:
    with PartnershipFile.open(path, read_only=True) as file:
        year, found = file.all(Assessment)[-1], file.first(Theme, name=theme)
        assert found is not None
        held = file.first(Standing, assessment=year.id, theme=found.id)
        assert held is not None
        return held


def test_a_theme_is_scored_from_the_keyboard_alone(
    qtbot: QtBot, page: PrioritiesPage, sample_path: Path
) -> None:
    view = page.part
    assert isinstance(view, ScoresView)
    grid = view.grid
    grid.setFocus()
    grid.go_to(next(r.theme.id for r in grid.records.records if r.place is None))
    theme, first = at(grid)
    assert (theme, first) == ("Identifying vulnerabilities", "Physical harm")
    assert place(grid, theme) == ""
    for value in "4442434333":
        qtbot.keyClicks(grid, value)
        if value != "3" or at(grid)[1] != "Capability: skills, powers and tools to act":
            qtbot.keyClick(grid, KEY.Key_Return)
    assert place(grid, theme) != ""
    held = kept_score(sample_path, theme, 1)
    assert held is not None
    assert held.value == 4


def test_enter_goes_on_to_the_next_criterion_and_then_to_the_next_theme(
    qtbot: QtBot, page: PrioritiesPage
) -> None:
    grid = at_the_first_score(page).grid
    first = at(grid)[0]
    for _ in range(9):
        qtbot.keyClick(grid, KEY.Key_Return)
    assert at(grid)[0] == first
    qtbot.keyClick(grid, KEY.Key_Return)
    assert at(grid) == (grid.records.records[1].theme.name, "Physical harm")


def test_a_value_that_the_matrix_lacks_is_refused_in_words(
    qtbot: QtBot, page: PrioritiesPage, shell: Shell, sample_path: Path
) -> None:
    grid = at_the_first_score(page).grid
    theme = at(grid)[0]
    before = kept_score(sample_path, theme, 1)
    qtbot.keyClicks(grid, "5")
    said = [banner.accessibleName() for banner in shell.banners.shown()]
    assert said == ["5 is not a value of Physical harm. It takes 0, 1, 2, 4, 8."]
    assert kept_score(sample_path, theme, 1) == before


def test_the_reason_of_the_score_in_focus_is_written_below_it(
    qtbot: QtBot, page: PrioritiesPage, shell: Shell, sample_path: Path
) -> None:
    view = at_the_first_score(page)
    grid = view.grid
    theme = at(grid)[0]
    qtbot.keyClick(grid, KEY.Key_F2)
    reason = view.card.reason
    assert shell.focusWidget() is reason
    qtbot.keyClick(reason, KEY.Key_A, CONTROL)
    qtbot.keyClicks(reason, "Two were stabbed.")
    qtbot.keyClick(reason, KEY.Key_Tab)
    held = kept_score(sample_path, theme, 1)
    assert held is not None
    assert held.reason == "Two were stabbed."
    assert held.scored_by == shell.preferences.user_name


def test_a_step_moves_the_ranking_and_undo_moves_it_back(
    qtbot: QtBot, page: PrioritiesPage, shell: Shell
) -> None:
    view = page.part
    assert isinstance(view, ScoresView)
    grid = view.grid
    grid.setFocus()
    row = next(
        n for n, r in enumerate(grid.records.records) if r.theme.name == "Other violent crime"
    )
    grid.setCurrentIndex(grid.records.index(row, 2))
    before = place(grid, "Other violent crime")
    qtbot.keyClicks(grid, "+")
    moved = place(grid, "Other violent crime")
    assert int(moved.rstrip("=")) < int(before.rstrip("="))
    assert at(grid)[0] == "Other violent crime"
    qtbot.keyClick(shell, KEY.Key_Z, CONTROL)
    assert place(grid, "Other violent crime") == before


def test_the_label_of_the_matrix_is_always_seen(qtbot: QtBot, page: PrioritiesPage) -> None:
    for words in ("Decisions", "Lineage", "Scores"):
        part(qtbot, page, words)
        assert page.label.isVisible()
        assert page.label.text == "Illustrative, not the official MoRiLE matrix"


def test_what_stands_beside_the_score_is_shown(
    qtbot: QtBot, page: PrioritiesPage, shell: Shell
) -> None:
    view = page.part
    assert isinstance(view, ScoresView)
    view.grid.setFocus()
    view.grid.go_to(
        next(r.theme.id for r in view.grid.records.records if r.theme.name == "Substance misuse")
    )
    rest(qtbot, shell)
    lines = [w.accessibleName() for w in view.beside.findChildren(type(view.beside).__mro__[2])]
    lines += [w.accessibleName() for w in view.beside.children() if hasattr(w, "accessibleName")]
    assert "Volume, year: 342" in lines


def test_decide_set_priorities_and_change_a_decision(
    qtbot: QtBot, page: PrioritiesPage, shell: Shell, sample_path: Path
) -> None:
    view = part(qtbot, page, "Decisions")
    assert isinstance(view, DecisionsView)
    view.go_to(standing(sample_path, "Other violent crime"))
    qtbot.keyClick(view.table, KEY.Key_P)
    assert standing(sample_path, "Other violent crime").standing == "priority"
    assert view.agreement.make_button.isVisible()
    qtbot.mouseClick(view.agreement.make_button, Qt.MouseButton.LeftButton)
    listed = part(qtbot, page, "Priorities")
    assert isinstance(listed, PriorityList)
    assert "Other violent crime" in [p.name for p in listed.table.records.records]

    view = part(qtbot, page, "Decisions")
    assert isinstance(view, DecisionsView)
    qtbot.keyClick(view.table, KEY.Key_C)
    assert standing(sample_path, "Other violent crime").standing == "cross-cutting"
    with PartnershipFile.open(sample_path, read_only=True) as file:
        held = standing(sample_path, "Other violent crime")
        assert [link.how for link in file.all(Lineage, standing=held.id)] != []
        assert len(file.all(Priority, name="Other violent crime")) == 1

    for _ in range(3):
        qtbot.keyClick(shell, KEY.Key_Z, CONTROL)
    assert standing(sample_path, "Other violent crime").standing == "dropped"


def test_what_became_of_a_theme_is_walked_by_arrows(qtbot: QtBot, page: PrioritiesPage) -> None:
    view = part(qtbot, page, "Lineage")
    assert isinstance(view, LineageView)
    view.table.setFocus()
    view.go_to("Domestic abuse")
    picture = view.picture
    picture.setFocus()
    with qtbot.waitSignal(picture.reached) as reached:
        qtbot.keyClick(picture, KEY.Key_Left)
    stand = reached.args[0]
    assert (stand.year, stand.theme) == ("2017-18", "Domestic abuse and other violent crime")
    current = view.table.current()
    assert current is not None
    assert current.theme == stand.theme
