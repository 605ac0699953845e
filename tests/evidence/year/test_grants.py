"""Grants add up."""

from __future__ import annotations

import pytest

from smpdesk.evidence.year.grants import fund_totals, pounds, totals
from smpdesk.models.edits import add
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Fund, Project

FUND = Fund(name="Grant", amount=37104)
BIDS = [
    Project(fund=1, name="Bus", bid=12000, decision="granted", granted=12000, spent=11000),
    Project(fund=1, name="Play", bid=8000, decision="granted in part", granted=5000,
            reported_on="2017-05-12"),
    Project(fund=1, name="Signs", bid=9800, decision="refused", granted=999),
    Project(fund=1, name="Wardens", bid=3000),
]  # fmt: skip


def test_only_what_was_granted_counts_as_granted() -> None:
    money = totals([FUND], BIDS)
    assert (money.amount, money.bid, money.granted, money.spent) == (37104, 32800, 17000, 11000)
    assert (money.left, money.unspent) == (20104, 6000)
    assert (money.waiting, money.to_report) == (1, 1)


def test_more_granted_than_given_leaves_less_than_nothing() -> None:
    assert totals([Fund(name="Grant", amount=10000)], BIDS).left == -7000


def test_what_one_bid_leaves_does_not_hide_what_another_spent_too_much() -> None:
    over = Project(fund=1, name="Over", bid=9000, decision="granted", granted=9000, spent=12000)
    under = Project(fund=1, name="Under", bid=9000, decision="granted", granted=9000, spent=100)
    money = totals([FUND], [over, under])
    assert (money.unspent, money.overspent) == (8900, 3000)


def test_each_fund_has_its_own_totals_newest_year_first(file: PartnershipFile) -> None:
    old = add(file, Fund(name="Grant", year="2016-17", amount=100))
    add(file, Fund(name="Grant", year="2017-18", amount=200))
    add(file, Project(fund=old.id, name="Bus", bid=60, decision="granted", granted=60))
    assert [(f.year, money.left) for f, money in fund_totals(file)] == [
        ("2017-18", 200),
        ("2016-17", 40),
    ]


@pytest.mark.parametrize(
    ("amount", "said"),
    [(37104, "£37,104"), (0, "£0"), (12.5, "£12.50"), (-300, "−£300"), (0.1 + 0.2, "£0.30")],
)
def test_pence_are_written_only_where_there_are_some(amount: float, said: str) -> None:
    assert pounds(amount) == said
