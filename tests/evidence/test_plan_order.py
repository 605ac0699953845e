"""The action plan filtered, sorted, grouped and counted."""

from __future__ import annotations

import datetime as dt

import pytest

from smpdesk.evidence.priorities.plan_order import (
    Wanted,
    arranged,
    counted,
    first_of_groups,
    group_of,
    is_late,
)
from smpdesk.models.records import Action

TODAY = dt.date(2019, 1, 21)
NAMES = {2: "Gangs", 1: "Drugs"}


def action(number: int, words: str, **fields: object) -> Action:
    return Action(**{"id": number, "priority": 1, "action": words, **fields})  # type: ignore[arg-type]


PLAN = [
    action(1, "Patrol the park", due="2018-12-31", lead_agency="Kent Police", priority=2),
    action(2, "Train staff", due="2019-03-31", lead_agency="Council", status="done"),
    action(3, "Open a clinic", lead_agency="Choices", status="on course"),
    action(4, "Visit schools", due="2018-06-30", status="done", strand="Prevent"),
]


@pytest.mark.parametrize(
    ("wanted", "shown"),
    [
        (Wanted(), [1, 2, 3, 4]),
        (Wanted(words="park patrol"), [1]),
        (Wanted(words="gangs"), [1]),
        (Wanted(priority=1), [2, 3, 4]),
        (Wanted(status="done"), [2, 4]),
        (Wanted(only="late"), [1]),
        (Wanted(only="undated"), [3]),
        (Wanted(only="unled"), [4]),
        (Wanted(sort_by="due"), [4, 1, 2, 3]),
        (Wanted(sort_by="lead_agency"), [3, 2, 1, 4]),
        (Wanted(group_by="priority"), [1, 2, 3, 4]),
        (Wanted(group_by="status", sort_by="action"), [4, 2, 1, 3]),
        (Wanted(group_by="quarter"), [4, 1, 2, 3]),
    ],
)
def test_the_plan_is_shown_as_wanted(wanted: Wanted, shown: list[int]) -> None:
    found = arranged(PLAN, wanted, NAMES, TODAY)
    if wanted.group_by == "status":
        groups = [group_of(each, "status", NAMES) for each in found]
        assert groups == sorted(groups)
    else:
        assert [each.id for each in found] == shown


def test_groups_have_words() -> None:
    assert group_of(PLAN[0], "priority", NAMES) == "Gangs"
    assert group_of(PLAN[0], "quarter", NAMES) == "2018-19 Q3"
    assert group_of(PLAN[2], "quarter", NAMES) == "No date"
    assert group_of(PLAN[0], "strand", NAMES) == "None"


def test_the_first_of_each_group_is_told() -> None:
    shown = arranged(PLAN, Wanted(group_by="priority"), NAMES, TODAY)
    assert first_of_groups(shown, "priority", NAMES) == {1, 2}
    assert first_of_groups([], "priority", NAMES) == frozenset()


def test_what_is_done_is_not_late() -> None:
    assert is_late(PLAN[0], TODAY)
    assert not is_late(PLAN[3], TODAY)


def test_the_plan_is_counted_in_words() -> None:
    assert counted(PLAN, TODAY) == (
        "4 actions · 2 done · 1 on course · 1 not started · 1 late · 1 without a date"
    )
