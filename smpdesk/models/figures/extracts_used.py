"""Extracts by the months that their figures cover."""

from __future__ import annotations

from typing import Any

from smpdesk.models.partnership_file import PartnershipFile


def extracts_of_months(file: PartnershipFile, first: str, last: str) -> list[dict[str, Any]]:
    """Extracts with a current figure that begins from ``first`` on and ends by ``last``.

    A row has name, source, imported_at, and the first and last month (``YYYY-MM``) of all that
    the extract holds up to ``last``; the oldest months first.
    """
    end = "date(o.start || '-01', (o.months - 1) || ' months')"
    return file.rows(
        "SELECT e.name, e.source, e.imported_at, min(o.start) AS first, "
        f"substr(max({end}), 1, 7) AS last "
        # Figures share few periods: told apart first, their ends are worked out once each.
        "FROM (SELECT DISTINCT extract_table, start, months FROM observation "
        "WHERE replaced_by IS NULL) o "
        "JOIN extract_table t ON t.id = o.extract_table JOIN extract e ON e.id = t.extract "
        f"WHERE {end} <= ?2 || '-01' "
        "GROUP BY e.id HAVING max(o.start) >= ?1 ORDER BY last DESC, e.name",
        (first, last),
    )
