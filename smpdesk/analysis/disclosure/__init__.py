"""Disclosure control: what of a table may be published, so that no small count comes back."""

from smpdesk.analysis.disclosure.areas import PublishedAreas, publish_areas
from smpdesk.analysis.disclosure.suppression import MARK, Suppression, suppress
from smpdesk.analysis.disclosure.table import (
    SUPPRESSED,
    CountTable,
    Relation,
    Suppressed,
)

__all__ = [
    "MARK",
    "SUPPRESSED",
    "CountTable",
    "PublishedAreas",
    "Relation",
    "Suppressed",
    "Suppression",
    "publish_areas",
    "suppress",
]
