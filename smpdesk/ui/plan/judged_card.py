"""How an indicator stands: verdict and why, its chart and figures, where it is heading."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from smpdesk.evidence.priorities.indicator_months import Month, months_of
from smpdesk.evidence.priorities.indicators import Judged
from smpdesk.periods import month_text
from smpdesk.ui.look import theme
from smpdesk.ui.pages.statuses import TARGET_KINDS
from smpdesk.ui.plan.trend_chart import TrendChart
from smpdesk.ui.widgets.record_model import Column
from smpdesk.ui.widgets.record_table import RecordTable
from smpdesk.ui.widgets.tag import Tag
from smpdesk.ui.widgets.words import words

_LINES = 5
"""How many months of the table are seen at once."""


class JudgedCard(QWidget):
    """Stands above the fields of an indicator; chart and table are walked together."""

    def __init__(self) -> None:
        super().__init__()
        worn = theme.current()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(worn.px(8))
        self.name = words("", "heading", wrap=True)
        self.status = Tag()
        self._why = words("", wrap=True)
        self.chart = TrendChart()
        self._heading = words("", "small", wrap=True)
        self.table: RecordTable[Month] = RecordTable(
            "The figures of the indicator",
            [
                Column("Month", lambda m: month_text(m.period, short=True), width=96),
                Column("Figure", lambda m: m.figure, "right", 72, bold=True, ink=_ink),
                Column("Forecast between", lambda m: m.between, stretch=True, ink=_muted),
            ],
            lambda m: m.period,
        )
        self.table.setFixedHeight(worn.size("row") * (_LINES + 1))
        for part in (self.name, self.status, self._why, self.chart, self._heading, self.table):
            column.addWidget(part)
        self.chart.month_reached.connect(self._chart_moved)
        self.table.picked.connect(lambda month: self.chart.show_at(month.period))

    def show_judged(self, name: str, judged: Judged | None) -> None:
        """Show how an indicator stands; None while it is being worked out."""
        self.name.setText(name)
        months = months_of(judged) if judged is not None else []
        heading = judged.trend.words if judged is not None and judged.trend is not None else ""
        self.chart.show_months(name, heading, months)
        self._heading.setText(heading)
        self._heading.setVisible(bool(heading))
        self.table.show_records(months[::-1])
        self.table.setVisible(bool(months))
        if judged is None:
            self.status.say("Looking at the figures…")
            self._why.setText("")
            return
        self.status.say(judged.status.capitalize(), TARGET_KINDS[judged.status])
        self._why.setText(judged.why)

    def _chart_moved(self, month: str) -> None:
        self.table.blockSignals(True)
        self.table.pick(month)
        self.table.blockSignals(False)


def _ink(month: Month) -> str:
    return "muted" if month.ahead else "text"


def _muted(_: Month) -> str:
    return "muted"
