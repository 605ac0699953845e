"""The menus, built from the tables of actions and pages."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from smpdesk.ui.look import icons
from smpdesk.ui.look.theme import CHOICES, THEME_WORDS, Choice
from smpdesk.ui.pages import PAGES
from smpdesk.ui.window.actions import ACTIONS, MENUS


def fill_menus(window: QMainWindow, actions: dict[str, QAction]) -> dict[str, QMenu]:
    """Put every action of the table into its menu, groups set apart; gives the menus by name."""
    menus: dict[str, QMenu] = {}
    for name in MENUS:
        menu = menus[name] = window.menuBar().addMenu(f"&{name}")
        menu.setToolTipsVisible(True)
        specs = [spec for spec in ACTIONS if spec.menu == name]
        for number, (_, group) in enumerate(groupby(specs, key=lambda spec: spec.group)):
            if number:
                menu.addSeparator()
            menu.addActions([actions[spec.name] for spec in group])
    return menus


def page_actions(window: QMainWindow, show: Callable[[int], object]) -> list[QAction]:
    """An action for each page, with its shortcut."""
    made = []
    for place, page in enumerate(PAGES):
        action = QAction(page.title, window)
        action.setIcon(icons.icon(page.icon))
        action.setShortcut(QKeySequence(page.shortcut))
        action.setToolTip(f"Go to {page.title}")
        action.triggered.connect(lambda _=False, p=place: show(p))
        made.append(action)
    return made


def theme_menu(window: QMainWindow, chosen: Choice, choose: Callable[[Choice], object]) -> QMenu:
    """The choice of theme as a menu."""
    menu = QMenu("Theme", window)
    group = QActionGroup(menu)
    for choice in CHOICES:
        action = QAction(THEME_WORDS[choice], menu)
        action.setCheckable(True)
        action.setChecked(choice == chosen)
        action.setData(choice)
        action.triggered.connect(lambda _=False, c=choice: choose(c))
        group.addAction(action)
        menu.addAction(action)
    return menu
