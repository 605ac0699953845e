"""Which counts to hide: the small ones, and others so that the small ones can't come back.

The method is cell suppression with protection intervals, solved cell by cell as the cheapest
change of the published table that keeps every sum (Fischetti & Salazar 2001, "Solving the cell
suppression problem on tabular data with linear constraints", Management Science 47:1008-1027,
used one cell at a time). After it, somebody who knows every published figure, every sum and
which counts are hidden can rule out none of the counts from 1 to the threshold for a small one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from smpdesk.analysis.disclosure.cover import Cover
from smpdesk.analysis.disclosure.table import Cell, CountTable, Suppressed, Value, blocks

MARK = "*"
THRESHOLD = 5
Why = Literal["small", "zero", "whole group", "already hidden", "protects another"]
WholeGroup = Literal["hide", "warn", "allow"]


@dataclass(frozen=True)
class Suppression:
    """What may be published of a table.

    ``hidden`` gives every hidden cell and why; ``derived_hidden`` the derived figures that go
    with them; ``whole_groups`` the totals whose people are all in one part; ``sentence`` says
    what was hidden and why, for the note below the table.
    """

    table: CountTable
    threshold: int
    hidden: Mapping[Cell, Why]
    derived_hidden: frozenset[Cell]
    whole_groups: tuple[Cell, ...]
    sentence: str

    def shown(self, cell: Cell) -> float | None:
        """The count of ``cell`` if it may be shown and is there, otherwise ``None``."""
        value = self.table.counts[cell]
        if cell in self.hidden or value is None or isinstance(value, Suppressed):
            return None
        return value

    def text(self, cell: Cell, missing: str = "") -> str:
        """``cell`` as printed: the count, ``*`` when hidden, ``missing`` when not there."""
        if cell in self.hidden:
            return MARK
        value = self.shown(cell)
        return missing if value is None else f"{value:,.0f}"

    def may_show(self, name: Cell) -> bool:
        """Whether a count or a derived figure (per cent, rate, rank, bar, label) may be shown."""
        return name not in self.hidden and name not in self.derived_hidden


def suppress(
    table: CountTable,
    threshold: int = THRESHOLD,
    *,
    hide_zeros: bool = False,
    whole_group: WholeGroup = "hide",
) -> Suppression:
    """What of ``table`` may be published when counts from 1 to ``threshold`` − 1 may not.

    Zeros are shown unless ``hide_zeros``, and are no cover for small counts, as a reader may
    guess that a star is not a zero. ``whole_group`` is what to do when all the people of a total
    are in one part: hide the parts, only warn, or allow it. Counts that the source has hidden
    stay hidden and are protected too. Derived figures are hidden with any cell they are worked
    out from.

    A missing count is taken as known to the reader, which hides more rather than less. Raises
    ``ValueError`` for a threshold under 2.
    """
    if threshold < 2:
        raise ValueError("a threshold under 2 hides nothing")
    groups = _whole_groups(table) if whole_group != "allow" else {}
    hidden = _primary(table, threshold, hide_zeros)
    if whole_group == "hide":
        for parts in groups.values():
            for cell in parts:
                hidden.setdefault(cell, "whole group")
    for block in blocks(table):
        for cell in _cover(block, hidden, threshold):
            hidden.setdefault(cell, "protects another")
    derived = frozenset(
        name for name, cells in table.derived.items() if any(cell in hidden for cell in cells)
    )
    return Suppression(
        table,
        threshold,
        hidden,
        derived,
        tuple(groups),
        _sentence(hidden, derived, tuple(groups), threshold, whole_group),
    )


def _cover(block: CountTable, hidden: Mapping[Cell, Why], threshold: int) -> list[Cell]:
    """The cells of ``block`` to hide so that those hidden for a reason stay uncertain."""
    reasons = {cell: hidden[cell] for cell in block.counts if cell in hidden}
    cover = Cover(block, set(reasons))
    for cell, why in sorted(reasons.items(), key=lambda item: _size(block.counts[item[0]])):
        for target in _targets(block.counts[cell], why, threshold):
            cover.protect(cell, target)
    return [cell for cell in block.counts if cell in cover.hidden]


def _primary(table: CountTable, threshold: int, hide_zeros: bool) -> dict[Cell, Why]:
    hidden: dict[Cell, Why] = {}
    for cell, value in table.counts.items():
        if isinstance(value, Suppressed):
            hidden[cell] = "already hidden"
        elif value is not None and 0 < value < threshold:
            hidden[cell] = "small"
        elif value == 0 and hide_zeros:
            hidden[cell] = "zero"
    return hidden


def _whole_groups(table: CountTable) -> dict[Cell, tuple[Cell, ...]]:
    """By total, the parts of each group of people that is all in one part (zeros and all)."""
    groups: dict[Cell, tuple[Cell, ...]] = {}
    for relation in table.relations:
        values = [table.counts[part] for part in relation.parts]
        positive = [value for value in values if isinstance(value, (int, float)) and value > 0]
        known = all(isinstance(value, (int, float)) for value in values)
        if relation.people and known and len(positive) == 1 and len(values) > 1:
            groups[relation.total] = groups.get(relation.total, ()) + relation.parts
    return groups


def _targets(value: Value, why: Why, threshold: int) -> tuple[int, ...]:
    """How far the reader must be unable to rule the count down and up, as changes from it."""
    size = int(_size(value))
    if why == "whole group" and size >= threshold:
        return (-1,)
    lowest = 0 if size == 0 else 1
    return tuple(step for step in (lowest - size, threshold - size) if step != 0)


def _size(value: Value) -> float:
    """The count; 1, the least it can be, when the source has hidden it."""
    return 1.0 if value is None or isinstance(value, Suppressed) else float(value)


def _sentence(
    hidden: Mapping[Cell, Why],
    derived: frozenset[Cell],
    groups: tuple[Cell, ...],
    threshold: int,
    whole_group: WholeGroup,
) -> str:
    if not hidden:
        words = f"Nothing is hidden: no count lies from 1 to {threshold - 1}."
        if groups:
            words += _group_warning(len(groups))
        return words
    tally = {why: list(hidden.values()).count(why) for why in dict.fromkeys(hidden.values())}
    reasons = {
        "small": f"under {threshold}",
        "zero": "of zero",
        "whole group": "because all of a group are in one category",
        "already hidden": "hidden by their source",
        "protects another": "so that these cannot be worked out from totals",
    }
    parts = [f"{tally[why]} {reasons[why]}" for why in reasons if why in tally]
    listed = ", ".join(parts[:-1]) + (" and " if parts[:-1] else "") + parts[-1]
    counts = "count is" if len(hidden) == 1 else "counts are"
    words = f"{len(hidden)} {counts} hidden ({MARK}): {listed}."
    if derived:
        figures = "figure" if len(derived) == 1 else "figures"
        words += f" {len(derived)} {figures} worked out from them left out too."
    if groups and whole_group == "warn":
        words += _group_warning(len(groups))
    return f"{words} {MARK} does not mean zero."


def _group_warning(count: int) -> str:
    groups = "one group" if count == 1 else f"{count} groups"
    return f" All the people of {groups} are in one category, which tells it of each of them."
