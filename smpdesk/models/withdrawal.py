"""Undoing an import as one set, however many its observations; and bringing it back."""

from __future__ import annotations

from typing import Any

_COLUMNS = (
    "id, measure, area, start, months, breakdown, value, status, extract_table, cell, replaced_by"
)


def withdraw(connection: Any, extract: int) -> None:
    """Lay the extract's observations aside and put back what they replaced."""
    own = "extract_table IN (SELECT id FROM extract_table WHERE extract = ?)"
    connection.execute(
        f"INSERT INTO withdrawn_observation ({_COLUMNS}, extract) "
        f"SELECT {_COLUMNS}, ? FROM observation WHERE {own}",
        (extract, extract),
    )
    connection.execute(f"DELETE FROM observation WHERE {own}", (extract,))
    connection.execute(
        "UPDATE observation SET replaced_by = NULL WHERE replaced_by = ?", (extract,)
    )


def bring_back(connection: Any, extract: int) -> None:
    """Put the observations laid aside back, replacing again what they had replaced."""
    connection.execute(
        "UPDATE observation SET replaced_by = ?1 WHERE replaced_by IS NULL AND EXISTS ("
        "SELECT 1 FROM withdrawn_observation w WHERE w.extract = ?1 "
        "AND w.measure = observation.measure AND w.area = observation.area "
        "AND w.months = observation.months AND w.start = observation.start "
        "AND w.breakdown = observation.breakdown)",
        (extract,),
    )
    connection.execute(
        f"INSERT INTO observation ({_COLUMNS}) SELECT {_COLUMNS} FROM withdrawn_observation "
        "WHERE extract = ?",
        (extract,),
    )
    connection.execute("DELETE FROM withdrawn_observation WHERE extract = ?", (extract,))


def forget_given_up(connection: Any) -> None:
    """Drop observations laid aside by edits that can no longer be redone."""
    connection.execute(
        "DELETE FROM withdrawn_observation WHERE extract IN (SELECT i.extract FROM edit_import i "
        "JOIN edit e ON e.id = i.edit WHERE e.state = 'given up')"
    )
