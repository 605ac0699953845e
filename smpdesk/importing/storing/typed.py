"""Figures typed by hand or pasted: read as cells are, kept as an extract of their own."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from smpdesk.errors import UserError
from smpdesk.importing.words.values import read_figure
from smpdesk.models.document.clock import now
from smpdesk.models.figures.figure_grid import TYPED
from smpdesk.models.figures.observing import Observed, observe
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, Extract, ExtractTable, Measure, Observation
from smpdesk.periods import Period


@dataclass(frozen=True)
class Source:
    """Who gave a figure that was typed: a source, the day (ISO, or empty) and a note."""

    source: str
    date: str = ""
    note: str = ""


@dataclass(frozen=True)
class TypedFigure:
    """A figure that somebody typed, for a measure in an area and period."""

    measure: Measure
    area: Area
    period: Period
    breakdown: str
    value: float | None
    status: str

    def where(self) -> str:
        """``Robbery, Maidstone, October 2016``."""
        parts = [self.measure.name, self.area.name, self.period.text(), self.breakdown]
        return ", ".join(part for part in parts if part)


def read_typed(text: str, unit: str = "count") -> tuple[float | None, str]:
    """The value and status that was typed: ``1,234``, ``12 p``, ``*``, ``supp.``, ``n/a``.

    Raises ``UserError`` for words, for nothing, and for a count or an amount below nought.
    """
    typed = text.strip()
    known = {"supp.": "*", "supp": "*"}.get(typed.casefold(), typed)
    known = re.sub(r"\s+p$", "p", known)
    figure = read_figure(known) if known else None
    if figure is None:
        raise UserError(
            f"“{typed}” is not a figure, so nothing was changed. Type a number, * for a "
            "suppressed figure or n/a for a missing one; 12 p is a provisional 12."
        )
    if unit == "count" and figure.number is not None and figure.number < 0:
        raise UserError(f"A count can't be less than nought: {typed}. Nothing was changed.")
    return figure.number, figure.status


def store_typed(file: PartnershipFile, figures: Sequence[TypedFigure], told: Source) -> int:
    """Keep figures as those of a new extract, in one edit; gives how many were new or differ.

    A figure that the file holds already is left alone; one that differs is marked replaced.
    Raises ``UserError`` when the file can't be written.
    """
    held = {figure: _held(file, figure) for figure in figures}
    writing = [f for f in figures if held[f] != (f.value, f.status)]
    if not writing:
        return 0
    several = f"{len(writing):,} figures from {told.source}"
    with file.edit(f"Type {writing[0].where() if len(writing) == 1 else several}") as writer:
        replaced = sum(held[f] is not None for f in writing)
        extract = writer.insert(_extract(file, told, len(writing) - replaced, replaced))
        tables: dict[str, int] = {}
        observed: dict[TypedFigure, Observed] = {}
        for figure in writing:
            heading = figure.measure.name
            if heading not in tables:
                table = ExtractTable(extract=extract.id, heading=heading)
                tables[heading] = writer.insert(table).id
            observed[figure] = Observed(*_key(figure), figure.value, figure.status, tables[heading])
        replacing = [o for f, o in observed.items() if held[f] is not None]
        observe(writer, extract.id, observed.values(), replacing)
    return len(writing)


def take_out(file: PartnershipFile, ids: Sequence[int]) -> int:
    """Take typed figures out by the ids of their observations, in one edit; gives how many.

    What they had replaced counts again, and an entry that holds no more figures goes with them.
    A figure from a file is left alone: it goes with its extract.
    """
    found = _typed(file, ids)
    if not found:
        return 0
    by_extract: defaultdict[int, list[Observation]] = defaultdict(list)
    for extract, figure in found:
        by_extract[extract].append(figure)
    what = "a typed figure" if len(found) == 1 else f"{len(found):,} typed figures"
    with file.edit(f"Take out {what}") as writer:
        for extract, figures in by_extract.items():
            if len(figures) == _count(file, extract):
                writer.delete(file.get(Extract, extract))
            else:
                for figure in figures:
                    writer.delete(figure)
                    writer.execute(_COUNT_AGAIN, (extract, *_place(figure), figure.id))
    return len(found)


_COUNT_AGAIN = (
    "UPDATE observation SET replaced_by = NULL WHERE replaced_by = ? AND measure = ? "
    "AND area = ? AND start = ? AND months = ? AND breakdown = ? AND id < ?"
)


def _typed(file: PartnershipFile, ids: Sequence[int]) -> list[tuple[int, Observation]]:
    """Those of the observations that were typed and count, each with the id of its extract."""
    held = (file.first(Observation, id=number) for number in ids)
    current = [figure for figure in held if figure is not None and figure.replaced_by is None]
    found = []
    for figure in current:
        extract = file.get(Extract, file.get(ExtractTable, figure.extract_table).extract)
        if extract.kind == TYPED:
            found.append((extract.id, figure))
    return found


def _count(file: PartnershipFile, extract: int) -> int:
    rows = file.rows(
        "SELECT count(*) AS n FROM observation o JOIN extract_table t ON t.id = o.extract_table "
        "WHERE t.extract = ?",
        (extract,),
    )
    return int(rows[0]["n"])


def _place(figure: Observation) -> tuple[int, int, str, int, str]:
    return figure.measure, figure.area, figure.start, figure.months, figure.breakdown


def _key(figure: TypedFigure) -> tuple[int, int, str, int, str]:
    period = figure.period
    return figure.measure.id, figure.area.id, period.start, period.months, figure.breakdown


def _held(file: PartnershipFile, figure: TypedFigure) -> tuple[float | None, str] | None:
    rows = file.rows(
        "SELECT value, status FROM observation WHERE replaced_by IS NULL AND measure = ? "
        "AND area = ? AND start = ? AND months = ? AND breakdown = ?",
        _key(figure),
    )
    return (rows[0]["value"], rows[0]["status"]) if rows else None


def _extract(file: PartnershipFile, told: Source, new: int, replaced: int) -> Extract:
    report = {"new": new, "replaced": replaced, "date": told.date, "note": told.note}
    return Extract(
        name="Typed by hand",
        kind=TYPED,
        source=told.source,
        imported_at=now(),
        imported_by=file.user,
        report=json.dumps(report, ensure_ascii=False),
    )
