"""The neutral table that checks take, whoever read it: an importer, or a text's own tables.

How to make one. An importer that has classified a sheet's cells hands over, for each block of
rows under one header::

    CheckTable(
        name="Maidstone",
        columns=(
            CheckColumn("RY ending October 2016", role="value", period="2015-11/12"),
            CheckColumn("RY ending October 2015", role="value", period="2014-11/12"),
            CheckColumn("Number change", role="change", compares=(0, 1)),
            CheckColumn("% change", role="percent", compares=(0, 1)),
        ),
        rows=(
            CheckRow("Violent Crime", (CheckCell(3743, "Maidstone!C5"), ...)),
            CheckRow("- Robbery", (CheckCell(69, "Maidstone!C8"), ...,
                                   CheckCell(-12.6, "Maidstone!F8", "-12.6%")), level=1),
        ),
    )

    findings = check_tables([table])

* A **row** is what the row header names (an area, a crime type, an answer). ``level`` is its
  depth: leading dashes are also read from the label, so 0 may stay for them. ``total`` is True
  for a row known to be a total or subtotal, False for one known not to be, None to let the
  label and the sums decide. ``block`` numbers the runs of rows between blank spacer rows.
* A **column** is what the column header names. ``role`` says what its cells are; ``unknown``
  lets the arithmetic decide: a column that is the difference of two others in most rows is a
  change. ``compares`` gives (now, before) as column positions for a change or a per cent, and
  may be left None. ``period`` (any text that is equal for equal periods) and ``measure`` and
  ``area`` make it possible to find the same fact given twice, across tables too.
* A **cell** has its value (per cents in points: 8.9, not 0.089), where it stands, and the text
  as printed if the file has it: from it come the decimals, the ``=`` of a shared rank, the
  sign. Without it the decimals are those of the value. A cell that is blank, suppressed or
  missing has the value None; it is not zero.
* ``populations`` maps (row position, column position of a rate) to the people that the rate
  is over, when they are known. ``per`` of a rate column is 1,000 unless told.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Literal

from smpdesk.analysis.checks.figures import Shown, decimals_of, number_text, read_figure

Role = Literal["value", "change", "percent", "share", "rate", "rank", "unknown", "other"]

_TOTAL = re.compile(
    r"\b(total|all (crime|areas|districts|wards|offences|ages|persons|incidents)|"
    r"(north|south|east|west|central)\w* division|force|grand total|overall|subtotal|"
    r"districts?$|county$)",
    re.IGNORECASE,
)
_DASHES = re.compile(r"^\s*((?:[-–—•]\s*)+)")


@dataclass(frozen=True)
class CheckColumn:
    """A column: its heading, what its cells are, and which columns it compares."""

    heading: str = ""
    role: Role = "unknown"
    compares: tuple[int, int] | None = None
    period: str = ""
    measure: str = ""
    area: str = ""
    per: float = 1000.0


@dataclass(frozen=True)
class CheckCell:
    """A cell: its value (None when blank, missing or suppressed), its place, its text."""

    value: float | None
    where: str = ""
    text: str = ""

    @property
    def shown(self) -> Shown:
        """The figure with the decimals that it was printed with; only for a cell with a value."""
        if self.value is None:
            raise ValueError("a cell without a value shows no figure")
        return _as_shown(self.value, self.text)

    @property
    def tie(self) -> bool:
        """Whether the cell marks a shared rank, as ``5=`` does."""
        return "=" in self.text

    @property
    def says(self) -> str:
        """The cell as published, for a message."""
        return self.text.strip() or ("" if self.value is None else number_text(self.value))


@lru_cache(maxsize=50_000)
def _as_shown(value: float, text: str) -> Shown:
    """Worked out once for each figure: the checks ask for it again and again."""
    printed = read_figure(text) if text else None
    if printed is not None and abs(printed.shown.value - value) < 1e-9:
        places = printed.shown.decimals
        if printed.percent and places > 1:  # closing noughts of a format promise nothing
            places = max(1, min(places, decimals_of(value)))
        return replace(printed.shown, decimals=places)
    return Shown(value, decimals_of(value))


@dataclass(frozen=True)
class CheckRow:
    """A row: its header and one cell a column, None where there is none."""

    label: str
    cells: tuple[CheckCell | None, ...]
    level: int = 0
    total: bool | None = None
    block: int = 0

    @property
    def depth(self) -> int:
        """The level in the hierarchy, from ``level`` or the label's leading dashes."""
        if self.level:
            return self.level
        dashes = _DASHES.match(self.label)
        return len(re.findall(r"[-–—•]", dashes[1])) if dashes else 0

    @property
    def name(self) -> str:
        """The label without its dashes and stray spaces."""
        return " ".join(_DASHES.sub("", self.label).split())

    @property
    def is_total(self) -> bool:
        """Whether the row is a total, as told or by its label."""
        return bool(_TOTAL.search(self.name)) if self.total is None else self.total

    def at(self, column: int) -> CheckCell | None:
        """The cell in ``column`` if it is there and has a value."""
        cell = self.cells[column] if column < len(self.cells) else None
        return cell if cell is not None and cell.value is not None else None

    def value(self, column: int) -> float | None:
        """The value in ``column``, or None."""
        cell = self.at(column)
        return cell.value if cell else None


@dataclass(frozen=True)
class CheckTable:
    """A table to check: columns, rows in their order on the sheet, populations if known."""

    columns: tuple[CheckColumn, ...]
    rows: tuple[CheckRow, ...]
    name: str = ""
    populations: Mapping[tuple[int, int], float] = field(default_factory=dict)

    def of_role(self, *roles: Role) -> list[int]:
        """The positions of the columns that have one of ``roles``."""
        return [at for at, column in enumerate(self.columns) if column.role in roles]

    def numbers(self, column: int) -> list[float]:
        """The values of a column, without those that are missing."""
        values = (row.value(column) for row in self.rows)
        return [value for value in values if value is not None]
