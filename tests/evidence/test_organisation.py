"""Sub-groups as a tree, and the tree in words."""

from __future__ import annotations

from smpdesk.evidence.priorities.organisation import branches, in_words, may_report_to, walk
from smpdesk.models.records import SubGroup

GROUPS = [
    SubGroup(id=1, name="Committee", chair="Chair of the committee"),
    SubGroup(id=2, name="Partnership", parent=1),
    SubGroup(id=3, name="Unit", parent=2),
    SubGroup(id=4, name="Forum", parent=2),
    SubGroup(id=5, name="Panel", parent=3),
]


def test_groups_hang_from_those_they_report_to() -> None:
    walked = [(branch.group.name, depth) for branch, depth in walk(branches(GROUPS))]
    assert walked == [
        ("Committee", 0), ("Partnership", 1), ("Unit", 2), ("Panel", 3), ("Forum", 2),
    ]  # fmt: skip
    assert (branches(GROUPS)[0].leaves, branches(GROUPS)[0].depth) == (2, 4)


def test_a_circle_loses_no_group() -> None:
    circle = [SubGroup(id=1, name="A", parent=2), SubGroup(id=2, name="B", parent=1)]
    assert {branch.group.name for branch, _ in walk(branches(circle))} == {"A", "B"}


def test_the_chart_is_told_in_sentences() -> None:
    assert in_words(branches([*GROUPS, SubGroup(id=6, name="Alone")])) == (
        "To Committee, chaired by the chair of the committee, report: Partnership.\n"
        "To Partnership report: Unit; Forum.\n"
        "To Unit report: Panel.\n"
        "On their own stand: Alone."
    )


def test_a_group_can_not_report_to_one_below_it() -> None:
    assert [g.name for g in may_report_to(GROUPS[2], GROUPS)] == [
        "Committee",
        "Partnership",
        "Forum",
    ]
