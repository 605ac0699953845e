"""All checks of tables."""

from __future__ import annotations

from collections.abc import Sequence

from smpdesk.analysis.checks.changes import check_changes, check_steps
from smpdesk.analysis.checks.finding import Finding
from smpdesk.analysis.checks.ranks import check_ranks
from smpdesk.analysis.checks.rates import (
    check_implied,
    check_rates,
    check_rates_beside,
    check_shares,
)
from smpdesk.analysis.checks.roles import resolve
from smpdesk.analysis.checks.table import CheckTable
from smpdesk.analysis.checks.totals import check_totals
from smpdesk.analysis.checks.twice import check_twice

_LONGEST = 400  # rows; what is longer is data, without totals and ranks among its rows


def check_tables(tables: Sequence[CheckTable]) -> list[Finding]:
    """What does not add up within each table, and facts that two tables give differently."""
    resolved = [resolve(table) for table in tables]
    findings: list[Finding] = []
    for table in resolved:
        if len(table.rows) > _LONGEST:
            findings.extend(check_changes(table))
            continue
        for check in (
            check_totals,
            check_changes,
            check_steps,
            check_ranks,
            check_rates,
            check_rates_beside,
            check_implied,
            check_shares,
        ):
            findings.extend(check(table))
    findings.extend(check_twice(resolved))
    return list(dict.fromkeys(findings))
