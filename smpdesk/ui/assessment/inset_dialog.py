"""Choosing a chart or a table of the data for a text."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from smpdesk.evidence.texts.cards import KINDS, OF_A_PERIOD, RECORDED_CRIME, inset_reference
from smpdesk.evidence.texts.offers import Offers
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.periods import Period
from smpdesk.ui import theme
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.fields import Choice
from smpdesk.ui.widgets.form import Form
from smpdesk.ui.widgets.words import words

_WORDS = {RECORDED_CRIME: "Recorded crime, every kind"}


class InsetDialog(QDialog):
    """Which kind of chart or table, of what, where or when; ``picked`` says the reference."""

    picked = Signal(str)

    def __init__(self, file: PartnershipFile, usual: Period, parent: QWidget) -> None:
        super().__init__(parent)
        self._usual = usual
        self._offers = Offers(file)
        self.setWindowTitle("Chart or table")
        worn = theme.current()
        column = QVBoxLayout(self)
        column.setContentsMargins(worn.px(20), worn.px(18), worn.px(20), worn.px(18))
        column.setSpacing(worn.px(12))
        column.addWidget(words("Chart or table", "title"))
        said = "It stays tied to the data: the papers show it with the figures as they are then."
        column.addWidget(words(said, "muted", wrap=True))
        form = Form()
        self.kind = form.row("Kind", Choice(list(KINDS.items()), "chart", wide=380))
        self.kind.chosen.connect(lambda _: self._offer_measures())
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
        kind = self.kind.key
        names = self._offers.names(kind)
        self.measure.blockSignals(True)
        self.measure.offer(
            [(name, _WORDS.get(name, name)) for name in names], next(iter(names), "")
        )
        self.measure.blockSignals(False)
        self._put.setEnabled(bool(names))
        none = "The file has no figures for this kind yet. Import an extract first."
        self._none.setText("" if names else none)
        self._none.setVisible(not names)
        self._offer_where()

    def _offer_where(self) -> None:
        choices: list[tuple[str, str]] = []
        kind, name = self.kind.key, self.measure.key
        usual = ""
        if name and kind not in OF_A_PERIOD:
            choices = [(area.name, area.name) for area in self._offers.areas(kind, name)]
        elif name:
            periods = self._offers.periods(kind, name)
            choices = [(f"{p.start}/{p.months}", p.text()) for p in periods]
            usual = f"{self._usual.start}/{self._usual.months}"
        held = dict(choices)
        self.where.offer(choices, usual if usual in held else next(iter(held), ""))
        self.where.setEnabled(bool(choices))

    def _pick(self) -> None:
        self.picked.emit(inset_reference(self.kind.key, self.measure.key, self.where.key))
        self.accept()
