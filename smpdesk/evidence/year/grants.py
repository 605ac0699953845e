"""Grants added up: what was given, asked for, granted and spent, and what is left."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Fund, Project

GRANTED = ("granted", "granted in part")


@dataclass(frozen=True)
class Totals:
    """The money of a fund, or of several, in pounds.

    ``left`` is what can still be granted (negative when more was granted than there is),
    ``unspent`` what was granted and is not spent yet, ``overspent`` what was spent beyond what was
    granted: bid by bid, so that neither hides the other.
    """

    amount: float
    bid: float
    granted: float
    spent: float
    unspent: float
    overspent: float
    waiting: int
    to_report: int

    @property
    def left(self) -> float:
        """What can still be granted."""
        return self.amount - self.granted


def totals(funds: Iterable[Fund], projects: Iterable[Project]) -> Totals:
    """Some funds with their projects added up."""
    held = list(projects)
    winners = [p for p in held if p.decision in GRANTED]
    return Totals(
        amount=sum(fund.amount for fund in funds),
        bid=sum(p.bid for p in held),
        granted=sum(p.granted for p in winners),
        spent=sum(p.spent for p in winners),
        unspent=sum(max(0.0, p.granted - p.spent) for p in winners),
        overspent=sum(overspent(p) for p in winners),
        waiting=sum(p.decision == "waiting" for p in held),
        to_report=sum(not p.reported_on for p in winners),
    )


def overspent(project: Project) -> float:
    """The pounds that a granted project spent beyond what it was granted."""
    return max(0.0, project.spent - project.granted) if project.decision in GRANTED else 0.0


def fund_totals(file: PartnershipFile) -> list[tuple[Fund, Totals]]:
    """Every fund with its totals, newest year first."""
    funds = sorted(file.all(Fund), key=lambda fund: fund.year, reverse=True)
    return [(fund, totals([fund], file.all(Project, fund=fund.id))) for fund in funds]


def pounds(amount: float) -> str:
    """``£37,104``, ``£12.50``, ``−£300``; pence only where there are some."""
    size = abs(amount)
    text = f"£{size:,.0f}" if round(size, 2) == round(size) else f"£{size:,.2f}"
    return f"−{text}" if amount < 0 else text
