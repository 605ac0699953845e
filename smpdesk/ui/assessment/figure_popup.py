"""Picking a live figure: type a measure, see what the text would say, press Enter."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QListWidget, QListWidgetItem, QWidget

from smpdesk.evidence.figures import FORMS, Figures, Form, reference, wanted
from smpdesk.models.figures.holdings import areas_held, measures_held, periods_held, source_of
from smpdesk.models.records import Area, Measure
from smpdesk.periods import Period
from smpdesk.ui.look import theme
from smpdesk.ui.search.command_palette import rank
from smpdesk.ui.widgets.fields import Choice
from smpdesk.ui.widgets.popup import Popup
from smpdesk.ui.widgets.words import words

FORM_WORDS: dict[Form, str] = {
    "count": "Number",
    "change in words": "Change in words",
    "per cent": "Change in per cent",
    "change": "Change in number",
    "before": "Number a year before",
    "rate": "Rate per 1,000 people",
    "rank": "Rank among areas",
    "share": "Share of all areas",
    "period": "The period",
}
_KEY = Qt.ItemDataRole.UserRole


class FigurePopup(Popup):
    """Measure, area, period and form, with the very words; ``picked`` says the reference."""

    picked = Signal(str)
    wide, high = 720, 400

    def __init__(self, figures: Figures, usual: Period, parent: QWidget, change: str = "") -> None:
        """``usual`` is the period to begin with; ``change`` a reference to begin from.

        Another measure keeps the area and the period that were chosen, and only those.
        """
        super().__init__("Live figure", "Type a measure…", parent)
        self._figures, self._file, self._usual = figures, figures.file, usual
        self._measures = measures_held(self._file)
        self._areas: list[Area] = []
        self._chosen = {"area": "", "period": ""}
        self._from = wanted(change) if change else None
        self._build()
        self._search("")
        if self._from is not None:
            self._begin_from()

    def _build(self) -> None:
        worn = theme.current()
        grid = QGridLayout()
        grid.setHorizontalSpacing(worn.px(12))
        grid.setContentsMargins(worn.px(6), worn.px(4), worn.px(6), 0)
        self.measures = _list("Measures")
        self.forms = _list("What the text will say")
        self.area = Choice([], wide=180)
        self.area.setAccessibleName("Area")
        self.period = Choice([], wide=180)
        self.period.setAccessibleName("Period")
        grid.addWidget(self.measures, 0, 0, 3, 1)
        grid.addWidget(self.area, 0, 1)
        grid.addWidget(self.period, 0, 2)
        grid.addWidget(self.forms, 1, 1, 1, 2)
        grid.setColumnStretch(0, 4)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(2, 3)
        self._source = words("", "small", wrap=True)
        grid.addWidget(self._source, 2, 1, 1, 2)
        self.column.addLayout(grid, 1)
        said = "Enter puts it in · Tab goes to area, period and form · Escape leaves"
        keys = words(said, "small", wrap=True)
        keys.setContentsMargins(worn.px(8), 0, worn.px(8), worn.px(4))
        self.column.addWidget(keys)
        self._listen()

    def _listen(self) -> None:
        self.field.textChanged.connect(self._search)
        self.measures.currentRowChanged.connect(lambda _: self._offer_areas())
        self.area.chosen.connect(lambda key: self._chosen.update(area=key))
        self.period.chosen.connect(lambda key: self._chosen.update(period=key))
        self.area.currentIndexChanged.connect(lambda _: self._offer_periods())
        self.period.currentIndexChanged.connect(lambda _: self._offer_forms())
        self.listens(self.measures, self.forms, self.area, self.period)
        self.measures.itemDoubleClicked.connect(lambda _: self.pick())
        self.forms.itemActivated.connect(lambda _: self.pick())
        self.forms.itemClicked.connect(lambda _: self.pick())

    # What is offered

    def _search(self, query: str) -> None:
        ranked = [(rank(query, f"{m.name} {m.collection}"), m) for m in self._measures]
        found = sorted(((r, m) for r, m in ranked if r is not None), key=lambda pair: pair[0])
        shown = [m for _, m in found] if query.strip() else self._measures
        _fill(self.measures, [(str(m.id), _named(m, self._measures)) for m in shown])
        if not shown:
            none = "No measure is called so." if query.strip() else "The file holds no figures yet."
            self._source.setText(none)

    def _begin_from(self) -> None:
        assert self._from is not None
        name = self._from.measure.casefold()
        for row, measure in enumerate(self._measures):
            if name in (
                measure.name.casefold(),
                f"{measure.collection}: {measure.name}".casefold(),
            ):
                self.measures.setCurrentRow(row)
                self.measures.scrollToItem(self.measures.item(row))
                break

    def _measure(self) -> Measure:
        key = _key_of(self.measures)
        return next(m for m in self._measures if str(m.id) == key)

    def _offer_areas(self) -> None:
        if not _key_of(self.measures):
            self._areas = []
            self.area.offer([])
            return
        self._areas = areas_held(self._file, self._measure())
        own = self._file.partnership().area
        keys = [str(area.id) for area in self._areas]
        asked = self._from.area.casefold() if self._from else ""
        named = [str(a.id) for a in self._areas if asked and a.name.casefold() == asked]
        for key in (*named, self._chosen["area"], str(own), *keys):
            if key in keys:
                break
        self.area.blockSignals(True)
        self.area.offer([(str(a.id), a.name) for a in self._areas], key if keys else "")
        self.area.blockSignals(False)
        self._offer_periods()

    def _offer_periods(self) -> None:
        area = next((a for a in self._areas if str(a.id) == self.area.key), None)
        if area is None:
            self.period.offer([])
            return
        periods = periods_held(self._file, self._measure(), area)
        choices = [(f"{p.start}/{p.months}", p.text()) for p in periods]
        keys = [key for key, _ in choices]
        asked = self._from.period if self._from else ""
        usual = f"{self._usual.start}/{self._usual.months}"
        for key in (asked, self._chosen["period"], usual, *keys):
            if key in keys:
                break
        self.period.blockSignals(True)
        self.period.offer(choices, key if keys else "")
        self.period.blockSignals(False)
        self._offer_forms()

    def _offer_forms(self) -> None:
        area = next((a for a in self._areas if str(a.id) == self.area.key), None)
        start, _, months = self.period.key.partition("/")
        if area is None or not start:
            self.forms.clear()
            return
        period = Period(start, int(months))
        measure = self._measure()
        said = {form: self._figures.words(measure, area, period, form) for form in FORM_WORDS}
        rows = [(form, f"{said[form]}  ·  {FORM_WORDS[form]}") for form in FORM_WORDS if said[form]]
        kept = _key_of(self.forms)
        _fill(self.forms, rows, self._from.form if self._from and not kept else kept)
        source = source_of(self._file, measure, area, period)
        self._source.setText(f"Source: {source}")

    def walk(self, step: int) -> None:
        """Go down in the measures while one types, or up."""
        if self.measures.count():
            row = self.measures.currentRow() + step
            self.measures.setCurrentRow(min(max(0, row), self.measures.count() - 1))

    def pick(self) -> None:
        """Say the figure that is chosen, and leave."""
        key = _key_of(self.forms)
        start, _, months = self.period.key.partition("/")
        area = next((a for a in self._areas if str(a.id) == self.area.key), None)
        if not key or not start or area is None:
            return
        name = _named(self._measure(), self._measures)
        chosen = reference(name, area.name, Period(start, int(months)), _form(key))
        self.picked.emit(chosen)
        self.accept()


def _key_of(shown: QListWidget) -> str:
    item: QListWidgetItem | None = shown.currentItem()
    return str(item.data(_KEY)) if item is not None else ""


def _form(key: str) -> Form:
    return next(form for form in FORMS if form == key)


def _named(measure: Measure, among: Sequence[Measure]) -> str:
    """A measure's name, with its collection where another has the same."""
    doubled = sum(other.name == measure.name for other in among) > 1
    return (
        f"{measure.collection}: {measure.name}" if doubled and measure.collection else measure.name
    )


def _list(name: str) -> QListWidget:
    made = QListWidget()
    made.setAccessibleName(name)
    made.setUniformItemSizes(False)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setTextElideMode(Qt.TextElideMode.ElideRight)
    return made


def _fill(shown: QListWidget, rows: Sequence[tuple[str, str]], key: str = "") -> None:
    shown.blockSignals(True)
    shown.clear()
    at = 0
    for place, (each, text) in enumerate(rows):
        item = QListWidgetItem(text)
        item.setData(_KEY, each)
        shown.addItem(item)
        at = place if each == key else at
    shown.blockSignals(False)
    if rows:
        shown.setCurrentRow(-1)
        shown.setCurrentRow(at)
    else:
        shown.currentRowChanged.emit(-1)
