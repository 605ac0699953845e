from __future__ import annotations

from collections import Counter

import pytest

from smpdesk.ui.pages import PAGES, PageEntry
from smpdesk.ui.window.actions import ACTIONS, MENUS
from smpdesk.ui.window.shell import Shell


def test_no_two_shortcuts_clash() -> None:
    keys = [s.shortcut for s in ACTIONS if s.shortcut] + [p.shortcut for p in PAGES]
    assert [key for key, count in Counter(keys).items() if count > 1] == []


def test_every_action_has_words_a_tip_and_a_menu() -> None:
    for spec in ACTIONS:
        assert spec.text
        assert spec.tip
        assert spec.menu in MENUS


def test_every_page_has_a_title_an_icon_and_a_shortcut() -> None:
    assert [p.title for p in PAGES[:9]] == [
        "Home", "Data", "Charts", "Assessment", "Priorities", "Action plan", "Case studies",
        "Scrutiny", "Documents",
    ]  # fmt: skip
    assert len({p.icon for p in PAGES}) == len(PAGES)
    assert all(p.shortcut for p in PAGES)


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.icon)
def test_a_page_is_what_its_entry_says(entry: PageEntry) -> None:
    page = entry.page_class()
    assert (page.title, page.icon, page.shortcut) == (entry.title, entry.icon, entry.shortcut)


def test_every_action_stands_in_its_menu(window: Shell) -> None:
    for name in MENUS:
        menu = next(a.menu() for a in window.menuBar().actions() if a.text() == f"&{name}")
        shown = {action.objectName() for action in menu.actions()}  # type: ignore[union-attr]
        assert {s.name for s in ACTIONS if s.menu == name} <= shown


def test_what_needs_a_file_waits_for_one(window: Shell) -> None:
    for spec in ACTIONS:
        assert window.actions_by_name[spec.name].isEnabled() is not spec.needs_file
