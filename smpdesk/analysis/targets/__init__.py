"""Targets as rules: read from plain words, and judged against the figures."""

from smpdesk.analysis.targets.facts import Facts, Status
from smpdesk.analysis.targets.rule import (
    AverageOf,
    BestOf,
    Fixed,
    FromBaseline,
    FromLastYear,
    PlaceIn,
    Rule,
    Unclear,
)
from smpdesk.analysis.targets.verdict import Verdict, judge
from smpdesk.analysis.targets.wording import read_target, read_targets

__all__ = [
    "AverageOf",
    "BestOf",
    "Facts",
    "Fixed",
    "FromBaseline",
    "FromLastYear",
    "PlaceIn",
    "Rule",
    "Status",
    "Unclear",
    "Verdict",
    "judge",
    "read_target",
    "read_targets",
]
