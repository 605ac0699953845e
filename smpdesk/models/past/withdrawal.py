"""Sets of observations that an edit brought or took away, undone and redone as one.

An import of 300,000 observations is not written down row by row: taking it back moves its rows
aside, and what it had replaced counts again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

_COLUMNS = (
    "measure, area, start, months, breakdown, value, status, extract_table, cell, replaced_by"
)

_OWN = {
    "extract": "extract_table IN (SELECT id FROM extract_table WHERE extract = ?)",
    "measure": "measure = ?",
    "area": "area = ?",
}

_SAME_FIGURE = " AND ".join(
    f"{{0}}.{name} = {{1}}.{name}" for name in ("measure", "area", "months", "start", "breakdown")
)


@dataclass(frozen=True)
class ObservationSet:
    """The observations of a record (an extract, measure or area) that came or went with an edit."""

    id: int
    did: str
    record: str
    record_id: int


def bears_observations(table: str) -> bool:
    """Whether the observations of a record of this table go with it as a set."""
    return table in _OWN


def open_set(connection: Any, edit: int, did: str, record: str, record_id: int) -> ObservationSet:
    """Note in the history that the edit ``brought`` or ``took away`` a set of observations."""
    number = connection.execute(
        "INSERT INTO edit_set (edit, did, record, record_id) VALUES (?, ?, ?, ?)",
        (edit, did, record, record_id),
    ).lastrowid
    return ObservationSet(int(number), did, record, record_id)


def count_set(connection: Any, item: ObservationSet) -> int:
    """Write down how many observations the set has and their sum; gives the number."""
    count, total = measure_set(connection, item)
    connection.execute(
        "UPDATE edit_set SET observations = ?, total = ? WHERE id = ?", (count, total, item.id)
    )
    return count


def measure_set(connection: Any, item: ObservationSet) -> tuple[int, float]:
    """How many observations of the set are in the file now, and the sum of their values."""
    row = connection.execute(
        f"SELECT count(*), total(value) FROM observation WHERE {_OWN[item.record]}",
        (item.record_id,),
    ).fetchone()
    return int(row[0]), float(row[1])


def sets(connection: Any, edit: int, *, leaving: bool) -> list[ObservationSet]:
    """The edit's sets that leave (``leaving``) or come when it is taken back.

    What it brought leaves, last first; what it took away comes.
    """
    did, order = ("brought", "DESC") if leaving else ("took away", "ASC")
    return [
        ObservationSet(**dict(row))
        for row in connection.execute(
            "SELECT id, did, record, record_id FROM edit_set WHERE edit = ? AND did = ? "
            f"ORDER BY id {order}",
            (edit, did),
        )
    ]


def take_out(connection: Any, item: ObservationSet) -> None:
    """Lay the set's observations aside; what they had replaced counts again."""
    own = _OWN[item.record]
    connection.execute(
        f"INSERT INTO withdrawn_observation (edit_set, observation, {_COLUMNS}) "
        f"SELECT ?, id, {_COLUMNS} FROM observation WHERE {own}",
        (item.id, item.record_id),
    )
    connection.execute(f"DELETE FROM observation WHERE {own}", (item.record_id,))
    if item.record == "extract":
        _release(connection, item)


def _release(connection: Any, item: ObservationSet) -> None:
    """Let what the extract had replaced count again, or pass it to the one that replaced it.

    An import that is taken back is the newest, so there is nothing to pass on to.
    """
    connection.execute(
        "INSERT INTO withdrawn_replacement (edit_set, observation, replaced_by) "
        "SELECT ?, id, replaced_by FROM observation WHERE replaced_by = ?",
        (item.id, item.record_id),
    )
    if item.did == "brought":
        connection.execute(
            "UPDATE observation SET replaced_by = NULL WHERE replaced_by = ?", (item.record_id,)
        )
        return
    connection.execute(
        "UPDATE observation SET replaced_by = w.replaced_by FROM withdrawn_observation w "
        "WHERE w.edit_set = ?1 AND w.replaced_by IS NOT NULL AND observation.replaced_by = ?2 "
        f"AND {_SAME_FIGURE.format('w', 'observation')}",
        (item.id, item.record_id),
    )
    connection.execute(
        "UPDATE observation SET replaced_by = (SELECT t.extract FROM observation c "
        "JOIN extract_table t ON t.id = c.extract_table "
        f"WHERE c.replaced_by IS NULL AND {_SAME_FIGURE.format('c', 'observation')}) "
        "WHERE replaced_by = ?",
        (item.record_id,),
    )


def put_back(connection: Any, item: ObservationSet) -> None:
    """Put the observations laid aside back, with what they had replaced replaced again."""
    connection.execute(
        "UPDATE observation SET replaced_by = r.replaced_by FROM withdrawn_replacement r "
        "WHERE r.edit_set = ? AND r.observation = observation.id",
        (item.id,),
    )
    connection.execute(
        f"INSERT INTO observation (id, {_COLUMNS}) SELECT observation, {_COLUMNS} "
        "FROM withdrawn_observation WHERE edit_set = ?",
        (item.id,),
    )
    for table in ("withdrawn_observation", "withdrawn_replacement"):
        connection.execute(f"DELETE FROM {table} WHERE edit_set = ?", (item.id,))


def forget_given_up(connection: Any) -> None:
    """Drop the observations laid aside by edits that can no longer be redone."""
    for table in ("withdrawn_observation", "withdrawn_replacement"):
        connection.execute(
            f"DELETE FROM {table} WHERE edit_set IN (SELECT s.id FROM edit_set s "
            "JOIN edit e ON e.id = s.edit WHERE e.state = 'given up')"
        )
