"""Choosing a chart or a table of the data for a text."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from smpdesk.evidence.texts.cards import RECORDED_CRIME, chart_reference, table_reference
from smpdesk.models.holdings import areas_held, measures_held, periods_held
from smpdesk.models.observations import monthly_choices
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, Measure
from smpdesk.periods import Period
from smpdesk.ui import theme
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.fields import Choice
from smpdesk.ui.widgets.form import Form
from smpdesk.ui.widgets.segmented import Segmented
from smpdesk.ui.widgets.words import words


class InsetDialog(QDialog):
    """Chart or table, of which measure, where and when; ``picked`` says the reference."""

    picked = Signal(str)

    def __init__(self, file: PartnershipFile, usual: Period, parent: QWidget) -> None:
        super().__init__(parent)
        self._file, self._usual = file, usual
        self._monthly = monthly_choices(file)
        self._held = measures_held(file)
        self.setWindowTitle("Chart or table")
        worn = theme.current()
        column = QVBoxLayout(self)
        column.setContentsMargins(worn.px(20), worn.px(18), worn.px(20), worn.px(18))
        column.setSpacing(worn.px(12))
        column.addWidget(words("Chart or table", "title"))
        said = "It stays tied to the data: the papers show it with the figures as they are then."
        column.addWidget(words(said, "muted", wrap=True))
        self.kind = Segmented("Kind", [("chart", "Control chart"), ("table", "Table by area")])
        self.kind.chosen.connect(lambda _: self._offer_measures())
        column.addWidget(self.kind)
        form = Form()
        self.measure = form.row("Measure", Choice([], wide=380))
        self.where = form.row("Area or period", Choice([], wide=380))
        self.measure.currentIndexChanged.connect(lambda _: self._offer_where())
        column.addWidget(form)
        self._none = words("", "muted", wrap=True)
        column.addWidget(self._none)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button("Cancel", self.reject))
        self._put = button("Put it in the text", self._pick, "primary")
        self._put.setDefault(True)
        row.addWidget(self._put)
        column.addLayout(row)
        self.setMinimumWidth(worn.px(440))
        self._offer_measures()

    def _offer_measures(self) -> None:
        chart = self.kind.key == "chart"
        charted = list({m.id: m for m, _, _ in self._monthly}.values())
        choices = [(str(m.id), m.name) for m in (charted if chart else self._held)]
        if not chart and self._held:
            choices.insert(0, ("", "Recorded crime, every kind"))
        self.measure.blockSignals(True)
        self.measure.offer(choices, choices[0][0] if choices else "")
        self.measure.blockSignals(False)
        self._put.setEnabled(bool(choices))
        none = "There are no monthly figures yet." if chart else "There are no figures yet."
        self._none.setText("" if choices else f"{none} Import an extract first.")
        self._none.setVisible(not choices)
        self._offer_where()

    def _offer_where(self) -> None:
        choices: list[tuple[str, str]] = []
        usual = ""
        if self.kind.key == "chart" and self.measure.key:
            own = self._file.partnership().area
            areas = [a for m, a, _ in self._monthly if str(m.id) == self.measure.key]
            choices = [(str(a.id), a.name) for a in areas]
            usual = str(own) if str(own) in dict(choices) else ""
        elif self.measure.key:
            measure = self._file.get(Measure, int(self.measure.key))
            own = self._file.partnership().area
            area = self._file.get(Area, own) if own else None
            held = areas_held(self._file, measure)
            where = area if area in held else held[0] if held else None
            periods = periods_held(self._file, measure, where) if where else []
            choices = [(f"{p.start}/{p.months}", p.text()) for p in periods]
            usual = f"{self._usual.start}/{self._usual.months}"
        self.where.offer(
            choices, usual if usual in dict(choices) else next(iter(dict(choices)), "")
        )
        self.where.setEnabled(bool(choices))

    def _pick(self) -> None:
        if not self.measure.key:
            self.picked.emit(table_reference(RECORDED_CRIME))
        else:
            name = self._file.get(Measure, int(self.measure.key)).name
            if self.kind.key == "chart":
                area = self._file.get(Area, int(self.where.key)).name
                self.picked.emit(chart_reference(name, area))
            else:
                start, _, months = self.where.key.partition("/")
                self.picked.emit(table_reference(name, Period(start, int(months))))
        self.accept()
