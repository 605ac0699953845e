"""Choosing a chart or a table of the data for a text."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from smpdesk.evidence.texts.cards import KINDS, OF_A_PERIOD, RECORDED_CRIME, inset_reference
from smpdesk.evidence.texts.offers import Offers
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.periods import Period, month_text
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.fields import Choice
from smpdesk.ui.widgets.form import Form
from smpdesk.ui.widgets.sheet import Sheet

_WORDS = {RECORDED_CRIME: "Recorded crime, every kind"}


class InsetDialog(Sheet):
    """Which kind of chart or table, of what, where or when, and how; ``picked`` says the reference.

    Months can be of rates where the file has the people; a control chart can begin later.
    """

    picked = Signal(str)

    def __init__(self, file: PartnershipFile, usual: Period, parent: QWidget) -> None:
        super().__init__("Chart or table", parent, wide=440)
        self._usual = usual
        self._offers = Offers(file)
        self.say(
            "It stays tied to the data: the papers show it with the figures as they are then.",
            "muted",
        )
        form = Form()
        self.kind = form.row("Kind", Choice(list(KINDS.items()), "chart", wide=380))
        self.kind.chosen.connect(lambda _: self._offer_measures())
        self.measure = form.row("Measure", Choice([], wide=380))
        self.where = form.row("Area or period", Choice([], wide=380))
        self.measure.currentIndexChanged.connect(lambda _: self._offer_where())
        self.column.addWidget(form)
        how = Form(2)
        self.figures = how.row("Figures", Choice([]))
        self.since = how.row("First month", Choice([]))
        self.where.currentIndexChanged.connect(lambda _: self._offer_how())
        self.column.addWidget(how)
        self._none = self.say("", "muted")
        self._put = button("Put it in the text", self._pick, "primary")
        self._put.setDefault(True)
        self.foot(button("Cancel", self.reject), self._put)
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
        self.where.blockSignals(True)
        self.where.offer(choices, usual if usual in held else next(iter(held), ""))
        self.where.blockSignals(False)
        self.where.setEnabled(bool(choices))
        self._offer_how()

    def _offer_how(self) -> None:
        asked = (self.kind.key, self.measure.key, self.where.key)
        rated = self._offers.can_be_rated(*asked)
        figures = [("counts", "Counts"), *([("rates", "Rates")] if rated else [])]
        kept = self.figures.key if rated else ""
        self.figures.offer(figures, kept or "counts")
        self.figures.setEnabled(rated)
        months = self._offers.first_months(*asked)
        first = [("", "The first there is"), *((month, month_text(month)) for month in months)]
        self.since.offer(first, self.since.key if self.since.key in months else "")
        self.since.setEnabled(bool(months))

    def _pick(self) -> None:
        self.picked.emit(
            inset_reference(
                self.kind.key,
                self.measure.key,
                self.where.key,
                rates=self.figures.key == "rates",
                since=self.since.key,
            )
        )
        self.accept()
