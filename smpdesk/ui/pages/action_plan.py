"""Action plan: what will be done, what is watched, and the plan out to its leads and back."""

from __future__ import annotations

from smpdesk.models.records import Indicator
from smpdesk.ui.plan.action_list import ActionList
from smpdesk.ui.plan.indicator_list import IndicatorList
from smpdesk.ui.plan.leads_view import LeadsView
from smpdesk.ui.views_page import ViewsPage


class ActionPlanPage(ViewsPage):
    """Actions, indicators and leads of the year."""

    title = "Action plan"
    icon = "plan"
    shortcut = "Ctrl+6"
    views = (
        ("actions", "Actions", ActionList),
        ("indicators", "Indicators", IndicatorList),
        ("leads", "Leads", LeadsView),
    )

    def view_for(self, key: object) -> str:
        """Indicators and sheets that came back have views of their own."""
        if isinstance(key, Indicator):
            return "indicators"
        return "leads" if isinstance(key, list) else "actions"
