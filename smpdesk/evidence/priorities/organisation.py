"""How the partnership is organised: its sub-groups as a tree, and the tree in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from smpdesk.models.records import SubGroup


@dataclass(frozen=True)
class Branch:
    """A group with the groups that report to it."""

    group: SubGroup
    below: tuple[Branch, ...] = ()

    @property
    def leaves(self) -> int:
        """How many lines it takes when each group without others below takes one."""
        return sum(branch.leaves for branch in self.below) or 1

    @property
    def depth(self) -> int:
        """How many ranks it has, its own included."""
        return 1 + max((branch.depth for branch in self.below), default=0)


def branches(groups: Sequence[SubGroup]) -> tuple[Branch, ...]:
    """The groups as trees, one for each that reports to nobody, in their order.

    Groups that report to each other in a circle hang from the first of them.
    """
    met: set[int] = set()

    def branch(group: SubGroup) -> Branch:
        met.add(group.id)
        below = [branch(g) for g in groups if g.parent == group.id and g.id not in met]
        return Branch(group, tuple(below))

    ids = {group.id for group in groups}
    tops = [branch(group) for group in groups if group.parent not in ids]
    tops += [branch(group) for group in groups if group.id not in met]
    return tuple(tops)


def walk(tops: Sequence[Branch], depth: int = 0) -> Iterator[tuple[Branch, int]]:
    """Every group with its depth, from the top down."""
    for each in tops:
        yield each, depth
        yield from walk(each.below, depth + 1)


def in_words(tops: Sequence[Branch]) -> str:
    """The chart in sentences, a line for each group that others report to."""
    lines = []
    for each, _ in walk(tops):
        chair = f", chaired by the {_lower(each.group.chair)}," if each.group.chair else ""
        if each.below:
            names = [branch.group.name for branch in each.below]
            lines.append(f"To {each.group.name}{chair} report: {'; '.join(names)}.")
    alone = [top.group.name for top in tops if not top.below]
    if alone:
        lines.append(f"On their own stand: {'; '.join(alone)}.")
    return "\n".join(lines)


def _lower(post: str) -> str:
    """A post inside a sentence: ``chair of …``, but names keep their capitals."""
    first, _, rest = post.partition(" ")
    return f"{first.lower()} {rest}" if first in ("Chair", "Head", "Leader") else post


def may_report_to(group: SubGroup, groups: Sequence[SubGroup]) -> list[SubGroup]:
    """The groups to which a group can report without a circle."""
    own = {group.id}
    grown = True
    while grown:
        more = {g.id for g in groups if g.parent in own} - own
        own |= more
        grown = bool(more)
    return [g for g in groups if g.id not in own]
