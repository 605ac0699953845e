"""Action plan: what will be done, what is watched, and the plan out to its leads and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from smpdesk.models.records import Priority
from smpdesk.ui.page import Page
from smpdesk.ui.parts import PartsPage
from smpdesk.ui.plan.action_list import ActionList
from smpdesk.ui.plan.indicator_list import IndicatorList
from smpdesk.ui.plan.leads_view import LeadsView


class ActionPlanPage(PartsPage):
    """Actions, indicators and leads of the year."""

    title = "Action plan"
    icon = "plan"
    shortcut = "Ctrl+6"
    parts_name = "View"
    parts: ClassVar[Mapping[str, type[Page]]] = {
        "actions": ActionList,
        "indicators": IndicatorList,
        "leads": LeadsView,
    }

    def go_to(self, key: object) -> None:
        """Show a record on its part, the actions of a priority, or sheets that came back."""
        if isinstance(key, list | Priority):
            self.show_part("leads" if isinstance(key, list) else "actions")
            self.part.go_to(key)
        else:
            super().go_to(key)
