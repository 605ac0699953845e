"""How an indicator stands: verdict and why, its chart, where it is heading."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from smpdesk.evidence.indicators import Judged
from smpdesk.ui import theme
from smpdesk.ui.pages.statuses import TARGET_KINDS
from smpdesk.ui.plan.trend_chart import TrendChart
from smpdesk.ui.widgets.tag import Tag
from smpdesk.ui.widgets.words import words


class JudgedCard(QWidget):
    """Stands above the fields of an indicator."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px(8))
        self.name = words("", "heading", wrap=True)
        self.status = Tag()
        self._why = words("", wrap=True)
        self.chart = TrendChart()
        self._heading = words("", "small", wrap=True)
        for part in (self.name, self.status, self._why, self.chart, self._heading):
            column.addWidget(part)

    def show_judged(self, name: str, judged: Judged | None) -> None:
        """Show how an indicator stands; None while it is being worked out."""
        self.name.setText(name)
        self.chart.show_judged(judged)
        if judged is None:
            self.status.say("Looking at the figures…")
            self._why.setText("")
            self._heading.setText("")
            return
        self.status.say(judged.status.capitalize(), TARGET_KINDS[judged.status])
        self._why.setText(judged.why)
        heading = judged.trend.words if judged.trend is not None else ""
        self._heading.setText(heading)
        self._heading.setVisible(bool(heading))
