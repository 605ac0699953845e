"""The order in which Tab goes on, for widgets that are made after their neighbours."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtWidgets import QWidget


def in_tab_order(*widgets: QWidget) -> None:
    """Let Tab go through widgets of one window one after the other, as they are given."""
    for before, after in pairwise(widgets):
        QWidget.setTabOrder(before, after)
