"""What to show of the action plan: filter, group, sort."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smpdesk.evidence.priorities.plan_order import GroupBy, Only, SortBy, Wanted
from smpdesk.ui.pages.statuses import STATUS_CHOICES
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.fields import Choice, SearchField
from smpdesk.ui.widgets.flow import flow_of

ALL = ""
_ONLY = [("late", "Late"), ("undated", "Without a date"), ("unled", "Without a lead")]
_GROUPS = [
    ("", "Not grouped"),
    ("priority", "By priority"),
    ("aim", "By aim"),
    ("lead_agency", "By lead agency"),
    ("quarter", "By quarter due"),
    ("status", "By status"),
    ("strand", "By strand"),
]
_SORTS = [
    ("", "Plan’s order"),
    ("due", "Sorted by due"),
    ("lead_agency", "Sorted by lead"),
    ("status", "Sorted by status"),
    ("action", "Sorted by action"),
]


class FilterBar(QWidget):
    """Says by ``changed`` that something else is wanted."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = SearchField("Filter by words")
        self.priority = Choice([(ALL, "All priorities")], wide=200)
        states = [(ALL, "Any status"), *_ONLY, *STATUS_CHOICES]
        self.status = Choice(states, wide=140)
        self.group = Choice(_GROUPS, "priority", wide=150)
        self.sort = Choice(_SORTS, wide=150)
        self.clear_button = button("Show all", self.clear, "quiet")
        names = ("Filter by words", "Priority", "Status", "Group", "Sort")
        fields = (self.words, self.priority, self.status, self.group, self.sort)
        for field, name in zip(fields, names, strict=True):
            field.setAccessibleName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(flow_of(*fields, self.clear_button))
        self.words.textChanged.connect(lambda _: self._say())
        for choice in (self.priority, self.status, self.group, self.sort):
            choice.chosen.connect(lambda _: self._say())
        self.clear_button.hide()

    @property
    def wanted(self) -> Wanted:
        """What is wanted now."""
        status = self.status.key
        only = status if status in dict(_ONLY) else ""
        return Wanted(
            words=self.words.text().strip(),
            priority=int(self.priority.key) if self.priority.key else None,
            status="" if only else status,
            only=cast(Only, only),
            group_by=cast(GroupBy, self.group.key),
            sort_by=cast(SortBy, self.sort.key),
        )

    def offer_priorities(self, priorities: dict[int, str]) -> None:
        """Offer the priorities of the year."""
        choices = [(str(key), name) for key, name in priorities.items()]
        held = self.priority.key
        self.priority.offer([(ALL, "All priorities"), *choices], held)
        if self.priority.currentIndex() < 0:
            self.priority.show_key(ALL)

    def show_priority(self, priority_id: int) -> None:
        """Show the actions of one priority only."""
        self.clear()
        self.priority.show_key(str(priority_id))
        self._say()

    def clear(self) -> None:
        """Show everything again."""
        self.words.clear()
        for choice in (self.priority, self.status):
            choice.show_key(ALL)
        self._say()

    def _say(self) -> None:
        wanted = self.wanted
        narrowed = wanted.words or wanted.priority is not None or wanted.status or wanted.only
        self.clear_button.setVisible(bool(narrowed))
        self.changed.emit()
