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
RECOMMENDATIONS = ("keep", "remove", "split", "merge", "make cross-cutting", "add")
STANDINGS: dict[str, Kind] = {
    "priority": "ok",
    "cross-cutting": "accent",
    "emerging": "changed",
    "business as usual": "normal",
    "dropped": "normal",
}
STANDING_CHOICES = [(standing, standing.capitalize()) for standing in STANDINGS]
RECOMMENDATION_CHOICES = [
    ("", "None yet"),
    *((each, each.capitalize()) for each in RECOMMENDATIONS),
]
LEVEL_CHOICES = [("", "Not said"), ("low", "Low"), ("medium", "Medium"), ("high", "High")]
TARGET_KINDS: dict[str, Kind] = {
    "met": "ok",
    "on course": "accent",
    "off course": "concern",
    "can't tell": "normal",
}
