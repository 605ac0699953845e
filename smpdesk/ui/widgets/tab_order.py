"""The order in which Tab goes on, for widgets that are made after their neighbours."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QSplitter, QStackedWidget, QWidget


def in_tab_order(*widgets: QWidget) -> None:
    """Let Tab go through widgets of one window one after the other, as they are given."""
    for before, after in pairwise(widgets):
        QWidget.setTabOrder(before, after)


def in_layout_order(part: QWidget) -> None:
    """Let Tab go through all that stands in ``part`` as it is laid out, whenever it was made."""
    in_tab_order(*dict.fromkeys(_stops(part)))


def _stops(widget: QWidget) -> Iterator[QWidget]:
    """What Tab can stop at in a widget, itself first; what lies inside a control is its own."""
    stops = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    if stops:
        yield widget
    if isinstance(widget, QScrollArea):
        inside = [widget.widget()]
    elif isinstance(widget, QSplitter | QStackedWidget):
        inside = [widget.widget(place) for place in range(widget.count())]
    elif stops or widget.layout() is None:
        return
    else:
        inside = list(_laid_out(widget.layout()))
    for each in inside:
        if each is not None:
            yield from _stops(each)


def _laid_out(layout: QLayout | None) -> Iterator[QWidget]:
    """The widgets of a layout and of the layouts within it, in order."""
    items = [layout.itemAt(place) for place in range(layout.count())] if layout else []
    for item in items:
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            yield widget
        else:
            yield from _laid_out(item.layout())
