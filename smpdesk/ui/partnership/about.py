"""About the partnership: its name, its own area, its smallest number, and words of its own."""

from __future__ import annotations

from smpdesk.models.edits import change
from smpdesk.models.past.history import Edited
from smpdesk.models.records import Area, Record
from smpdesk.ui.desk import Desk
from smpdesk.ui.look import theme
from smpdesk.ui.page import Page
from smpdesk.ui.widgets.card import Card
from smpdesk.ui.widgets.reading_only import changes_file
from smpdesk.ui.widgets.record_form import RecordForm

_OWN = ("csp", "district", "combined")
_NUMBERS = [("0", "None: publish every count")] + [
    (str(n), f"Counts under {n} are left out") for n in range(2, 16)
]


class AboutPart(Page):
    """One form on the partnership's own record."""

    title = "About"
    icon = "partnership"
    shortcut = ""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.nest()
        card = Card("The partnership")
        self.form = changes_file(RecordForm(2))
        self.form.text("name", "Name")
        self.form.text("short_name", "Short name", "SMP")
        self.form.reference("area", "Its own area")
        self.form.choice("small_number", "Small numbers", _NUMBERS)
        self.form.area("about", "About the partnership", 5)
        self.form.area("own_words", "Words spelt right here, one a line", 3)
        self.form.changed.connect(self._keep)
        self.form.setMaximumWidth(theme.current().px(820))
        card.add(self.form)
        self.body.addWidget(card)
        self.body.addStretch(1)

    def refresh(self, edited: Edited | None = None) -> None:
        """Read the partnership anew."""
        areas = [area for area in self.desk.file.all(Area) if area.kind in _OWN]
        own = self.desk.file.partnership()
        areas += [a for a in self.desk.file.all(Area, id=own.area) if a not in areas]
        areas.sort(key=lambda area: area.name)
        self.form.offer("area", areas)
        self.form.show_record(own)
        self.form.setEnabled(not self.desk.file.read_only)

    def leave(self) -> None:
        """Commit what is half-written."""
        self.form.commit()

    def _keep(self, record: Record, field: str, value: object) -> None:
        if field == "name" and not value:
            self.desk.say("info", "The partnership needs a name. The old one was kept.")
            self.refresh()
            return
        kept = int(str(value)) if field == "small_number" else value
        change(self.desk.file, record, **{field: kept})
