"""Groups of areas: a division or a county total holds the rows above it (or below it)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from smpdesk.importing.gazetteer.areas import PlannedArea, with_members
from smpdesk.importing.meanings.rows import RowMeaning

_GROUPS = {"division", "county"}


def with_groups(
    chosen: Mapping[int, PlannedArea], rows: Sequence[RowMeaning]
) -> dict[int, PlannedArea]:
    """The rows' areas by position, each group with the areas that its subtotal is of.

    A subtotal stands below its rows unless the table begins with one. A combined area is not
    counted again as part of a group when its districts are.
    """
    result = dict(chosen)
    positions = sorted(chosen)
    if not positions or not any(chosen[p].kind in _GROUPS for p in positions):
        return result
    leading = chosen[positions[0]].kind in _GROUPS
    for group, members in _runs(positions, chosen, rows, leading):
        if len(members) < 2 or chosen[group].members:
            continue
        keys = [chosen[m].key for m in members]
        area = with_members(chosen[group], keys)
        force = {chosen[m].parent for m in members if chosen[m].kind == "district"}
        if not area.parent and len(force) == 1:
            area = replace(area, parent=force.pop())
        result[group] = area
    return result


def _runs(
    positions: Sequence[int],
    chosen: Mapping[int, PlannedArea],
    rows: Sequence[RowMeaning],
    leading: bool,
) -> list[tuple[int, list[int]]]:
    """Each group's position and the positions of the areas that belong to it."""
    found: list[tuple[int, list[int]]] = []
    pending: list[int] = []
    group: int | None = None
    for position in positions:
        kind = chosen[position].kind
        if kind in _GROUPS:
            if leading:
                if group is not None:
                    found.append((group, pending))
                group = position
            else:
                found.append((position, pending))
            pending = []
        elif kind in ("district", "ward", "combined", "csp", "location"):
            pending.append(position)
        elif leading and group is not None:
            found.append((group, pending))
            group, pending = None, []
    if leading and group is not None:
        found.append((group, pending))
    return found
