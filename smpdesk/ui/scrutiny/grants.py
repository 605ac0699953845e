"""Grants: the funds, the bids for them, and what became of the money."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from smpdesk.evidence.year.grants import GRANTED, Totals, fund_totals, overspent, pounds, totals
from smpdesk.models.edits import add, change
from smpdesk.models.records import Assessment, Fund, Priority, Project, Record
from smpdesk.ui.desk import Desk
from smpdesk.ui.parts import RecordPart
from smpdesk.ui.scrutiny.money_line import MoneyLine
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.fields import Choice
from smpdesk.ui.widgets.reading_only import changes_file
from smpdesk.ui.widgets.record_form import RecordForm
from smpdesk.ui.widgets.record_model import Column
from smpdesk.ui.widgets.signs import Kind

_DECISIONS: dict[str, Kind] = {
    "waiting": "warn",
    "granted": "ok",
    "granted in part": "accent",
    "refused": "normal",
    "withdrawn": "normal",
}


class Bids(RecordPart[Project]):
    """The bids for a fund, or for all of them."""

    title = "Bids"
    icon = "scrutiny"
    shortcut = ""
    yearly = False
    kind = Project
    first_field = "name"
    lines = 2
    empty_title = "No bids yet"
    empty_sentence = (
        "A bid says what a partner would do with the money of a fund. Its decision, what was "
        "spent and what came of it go into the report to the commissioner."
    )

    def __init__(self, desk: Desk) -> None:
        self._funds: dict[int, Fund] = {}
        super().__init__(desk)
        self.money = MoneyLine()
        self.body.insertWidget(0, self.money)
        self.new_button.setText("New bid")

    def say_empty(self, assessment: Assessment) -> None:
        """Say what belongs here when there is nothing yet."""
        self.empty.say(self.empty_title, self.empty_sentence, "Add a bid", self.add_new)

    def fill_head(self) -> None:
        """Choose the fund beside the tools."""
        super().fill_head()
        self.fund_choice = Choice([("", "All funds")], wide=230)
        self.fund_choice.setAccessibleName("Fund")
        self.fund_choice.chosen.connect(lambda _: self.refresh())
        row = self.bar.layout()
        assert isinstance(row, QHBoxLayout)
        row.insertWidget(0, self.fund_choice)

    def columns(self) -> Sequence[Column[Project]]:
        """The columns of the list."""
        return [
            Column("Bid", lambda r: r.name, stretch=True, bold=True, tip=lambda r: r.name),
            Column("By", lambda r: r.bidder, width=130, ink=lambda _: "muted"),
            Column("Asked", lambda r: pounds(r.bid), "right", 72),
            Column("Decision", lambda r: r.decision.capitalize(), width=128, tag=_decision_kind),
            Column("Granted", _granted, "right", 74),
            Column("Spent", _spent, "right", 72, ink=_spent_ink),
        ]

    def make_form(self) -> RecordForm:
        """The fields of a bid."""
        form = RecordForm(2)
        form.text("name", "Bid", wide=True)
        form.text("bidder", "Bidder")
        form.choice("fund", "Fund", [])
        form.money("bid", "Asked for")
        form.choice("decision", "Decision", [(d, d.capitalize()) for d in _DECISIONS])
        form.money("granted", "Granted")
        form.money("spent", "Spent")
        form.reference("priority", "Priority")
        form.date("reported_on", "Reported to the commissioner")
        form.area("outcome", "What came of it", 3)
        return form

    def extras(self) -> list[QWidget]:
        """The button that says that it was reported today."""
        side = QWidget()
        row = QHBoxLayout(side)
        row.setContentsMargins(0, 0, 0, 0)
        self.report_button = changes_file(
            button("Reported today", self._report_today, icon="check")
        )
        row.addWidget(self.report_button)
        row.addStretch(1)
        return [side]

    def show_record(self, record: Project) -> None:
        """Show a bid."""
        super().show_record(record)
        self.report_button.setVisible(record.decision in GRANTED and not record.reported_on)

    def offer(self, assessment: Assessment) -> None:
        """Offer the funds and the priorities of all years."""
        choices = [(str(f.id), _fund_name(f)) for f in self._funds.values()]
        self.form.offer_choices("fund", choices)
        self.fund_choice.offer([("", "All funds"), *choices], self.fund_choice.key)
        years = {a.id: a.name for a in self.desk.assessments()}
        priorities = self.desk.file.all(Priority)[::-1]
        named = [(str(p.id), f"{p.name} ({years[p.assessment]})") for p in priorities]
        self.form.offer_choices("priority", [("", "None"), *named])

    def records(self, assessment: Assessment) -> list[Project]:
        """The bids for the fund chosen, newest year first, with the totals above."""
        found = sorted(self.desk.file.all(Fund), key=lambda f: f.year, reverse=True)
        self._funds = {fund.id: fund for fund in found}
        key = self.fund_choice.key
        chosen = [f for f in found if key in ("", str(f.id))] or found
        bids = [p for fund in chosen for p in self.desk.file.all(Project, fund=fund.id)]
        self.money.show_totals(totals(chosen, bids))
        self.money.setVisible(bool(chosen))
        return bids

    def blank(self, assessment: Assessment) -> Project:
        """A bid to begin with, for the fund chosen or the newest."""
        if not self._funds:
            year = assessment.name or str(self.desk.today.year)
            made = add(self.desk.file, Fund(name="Community safety grant", year=year))
            self._funds = {made.id: made}
        key = self.fund_choice.key
        return Project(fund=int(key) if key else next(iter(self._funds)), name="New bid")

    def keep(self, record: Record, field: str, value: object) -> None:
        """Keep what was written; a bid granted in full is granted what it asked for."""
        assert isinstance(record, Project)
        if field == "decision" and value == "granted" and not record.granted:
            change(self.desk.file, record, decision=value, granted=record.bid)
            return
        super().keep(record, field, int(str(value)) if field == "fund" else value)

    def _report_today(self) -> None:
        self.form.commit()
        record = self.table.current()
        if record is not None:
            change(self.desk.file, record, reported_on=self.desk.today.isoformat())


class Funds(RecordPart[Fund]):
    """The funds with their totals."""

    title = "Funds"
    icon = "scrutiny"
    shortcut = ""
    yearly = False
    kind = Fund
    first_field = "name"
    empty_title = "No funds yet"
    empty_sentence = (
        "A fund is money that partners can bid for, such as the commissioner’s community safety "
        "grant of a year."
    )

    def __init__(self, desk: Desk) -> None:
        self._totals: dict[int, Totals] = {}
        super().__init__(desk)
        self.money = MoneyLine()
        self.body.insertWidget(0, self.money)

    def columns(self) -> Sequence[Column[Fund]]:
        """The columns of the list."""
        return [
            Column("Fund", lambda r: r.name, stretch=True, bold=True),
            Column("Year", lambda r: r.year, width=76),
            Column("Amount", lambda r: pounds(r.amount), "right", 86),
            Column("Asked", lambda r: pounds(self._totals[r.id].bid), "right", 86),
            Column("Granted", lambda r: pounds(self._totals[r.id].granted), "right", 86),
            Column("Left", lambda r: pounds(self._totals[r.id].left), "right", 86, ink=self._left),
            Column("Spent", lambda r: pounds(self._totals[r.id].spent), "right", 86),
        ]

    def make_form(self) -> RecordForm:
        """The fields of a fund."""
        form = RecordForm(2)
        form.text("name", "Fund", wide=True)
        form.text("year", "Year")
        form.money("amount", "Amount")
        form.text("given_by", "Given by", wide=True)
        return form

    def records(self, assessment: Assessment) -> list[Fund]:
        """All funds, newest year first, with the totals above."""
        found = fund_totals(self.desk.file)
        self._totals = {fund.id: money for fund, money in found}
        funds = [fund for fund, _ in found]
        self.money.show_totals(totals(funds, self.desk.file.all(Project)))
        self.money.setVisible(bool(funds))
        return funds

    def blank(self, assessment: Assessment) -> Fund:
        """A fund to begin with."""
        year = assessment.name or str(self.desk.today.year)
        return Fund(name="Community safety grant", year=year)

    def _left(self, fund: Fund) -> str:
        return "concern" if self._totals[fund.id].left < 0 else "text"


def _fund_name(fund: Fund) -> str:
    return f"{fund.name} {fund.year}".strip()


def _decision_kind(bid: Project) -> Kind:
    return _DECISIONS[bid.decision]


def _granted(bid: Project) -> str:
    return pounds(bid.granted) if bid.decision in GRANTED else ""


def _spent_ink(bid: Project) -> str:
    return "concern" if overspent(bid) else "text"


def _spent(bid: Project) -> str:
    return pounds(bid.spent) if bid.decision in GRANTED else ""
