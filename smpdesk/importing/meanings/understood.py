"""A table that was understood: its columns and rows, and what of it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from smpdesk.importing.meanings.columns import Column
from smpdesk.importing.meanings.defaults import Defaults
from smpdesk.importing.meanings.meaning import ColumnMeaning
from smpdesk.importing.meanings.rows import RowMeaning
from smpdesk.importing.plans.observations import Observations
from smpdesk.importing.plans.plan import LeftOut, PlannedPopulation
from smpdesk.importing.tables.context import Context
from smpdesk.importing.tables.layout import Table

_MOST_CHECKED = 12_000
_GROUPS = {"division", "county", "force", "combined"}


@dataclass
class Reading:
    """One table, understood: its columns, rows, and what of it is kept."""

    table: Table
    id: str
    number: int
    context: Context
    columns: Sequence[Column]
    meanings: Sequence[ColumnMeaning]
    rows: Sequence[RowMeaning]
    defaults: Defaults
    observations: Observations
    left_out: list[LeftOut] = field(default_factory=list)
    populations: list[PlannedPopulation] = field(default_factory=list)
    areas_of_rows: dict[int, str] = field(default_factory=dict)
    fractions: frozenset[int] = frozenset()

    @property
    def long(self) -> bool:
        """Whether each row is an observation of its own."""
        return (
            any(
                c.role == "label" and c.dimension in ("period", "year", "year part")
                for c in self.columns
            )
            and sum(m.kept for m in self.meanings) <= 2
        )

    @property
    def worth_checking(self) -> bool:
        """Whether anything in it follows from anything else: a change, a total, a part.

        Very large tables and those with an observation a row are not checked.
        """
        if len(self.rows) * len(self.meanings) > _MOST_CHECKED or self.long:
            return False
        derived = any(not meaning.kept for meaning in self.meanings)
        return derived or any(
            row.total or row.level or (row.area is not None and row.area.area.kind in _GROUPS)
            for row in self.rows
        )
