"""The words and tags of statuses, strands and standings, as the file knows them."""

from __future__ import annotations

from smpdesk.ui.widgets.signs import Kind

STATUSES: dict[str, Kind] = {
    "not started": "normal",
    "on course": "accent",
    "at risk": "warn",
    "done": "ok",
    "stopped": "normal",
}
STATUS_CHOICES = [(status, status.capitalize()) for status in STATUSES]
STRAND_CHOICES = [
    ("", "None"),
    *((strand, strand) for strand in ("Pursue", "Prevent", "Protect", "Prepare")),
]
EDITION_CHOICES = [("public", "Public"), ("restricted", "Restricted")]
