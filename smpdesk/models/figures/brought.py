"""What imports brought: how many figures of each measure, and the one to look at first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.past.history import Edit
from smpdesk.models.records import Extract, Measure
from smpdesk.periods import Period


@dataclass(frozen=True)
class Brought:
    """Extracts by their ids, and how many figures of theirs count by the id of the measure.

    ``first`` is the figure to look at first by the ids of measure and area, and its period; None
    where no figure counts.
    """

    extracts: frozenset[int]
    figures: Mapping[int, int]
    first: tuple[int, int, Period] | None = None


def brought_by(file: PartnershipFile, extract: int) -> Brought:
    """What an extract brought that counts.

    The figure to look at first is one of the partnership's own area where there is one, of the
    first measure in their order, and the newest of the length of which there are most.
    """
    rows = file.rows(
        "SELECT o.measure, o.area, o.months, max(o.start) AS start, count(*) AS figures "
        "FROM extract_table t CROSS JOIN observation o ON o.extract_table = t.id "
        "WHERE t.extract = ? AND o.replaced_by IS NULL GROUP BY o.measure, o.area, o.months",
        (extract,),
    )
    counted = Counter[int]()
    for row in rows:
        counted[row["measure"]] += row["figures"]
    own = file.partnership().area
    order = {measure.id: place for place, measure in enumerate(file.all(Measure))}
    first = min(
        rows,
        key=lambda r: (r["area"] != own, order[r["measure"]], -r["figures"], r["area"]),
        default=None,
    )
    return Brought(
        frozenset((extract,)),
        counted,
        (first["measure"], first["area"], Period(first["start"], first["months"]))
        if first is not None
        else None,
    )


def moved_by(file: PartnershipFile, edit: Edit) -> int:
    """How many figures an edit brought or took away as sets, such as those of an import."""
    sql = "SELECT coalesce(sum(observations), 0) AS moved FROM edit_set WHERE edit = ?"
    return int(file.rows(sql, (edit.id,))[0]["moved"])


def figures_of(file: PartnershipFile, extract: Extract) -> int:
    """How many figures an extract brought, counting or not."""
    sql = (
        "SELECT count(*) AS figures FROM extract_table t CROSS JOIN observation o "
        "ON o.extract_table = t.id WHERE t.extract = ?"
    )
    return int(file.rows(sql, (extract.id,))[0]["figures"])


def together(each: Iterable[Brought]) -> Brought:
    """What several imports brought, beginning with what the first of them did."""
    counted = Counter[int]()
    extracts: frozenset[int] = frozenset()
    first = None
    for one in each:
        extracts |= one.extracts
        counted.update(one.figures)
        first = first or one.first
    return Brought(extracts, counted, first)
