"""A table that was understood: its columns and rows, and what of it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from smpdesk.importing.columns import Column
from smpdesk.importing.context import Context
from smpdesk.importing.defaults import Defaults
from smpdesk.importing.layout import Table
from smpdesk.importing.meaning import ColumnMeaning
from smpdesk.importing.plan import LeftOut, PlannedObservation, PlannedPopulation
from smpdesk.importing.rows import RowMeaning


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
    left_out: list[LeftOut] = field(default_factory=list)
    observations: list[PlannedObservation] = field(default_factory=list)
    populations: list[PlannedPopulation] = field(default_factory=list)
    areas_of_rows: dict[int, str] = field(default_factory=dict)

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
