"""Checks: published figures against the arithmetic of the figures around them.

A wrong accusation is worse than silence, so a check speaks only when it is clear which figures
belong together, and allows exactly the rounding that a figure shows.
"""

from smpdesk.analysis.checks.finding import Finding
from smpdesk.analysis.checks.table import CheckCell, CheckColumn, CheckRow, CheckTable
from smpdesk.analysis.checks.tables import check_tables
from smpdesk.analysis.checks.text import check_text

__all__ = [
    "CheckCell",
    "CheckColumn",
    "CheckRow",
    "CheckTable",
    "Finding",
    "check_tables",
    "check_text",
]
