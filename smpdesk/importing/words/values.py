"""Figures as officers write them; suppressed, missing, nought and provisional kept apart."""

from __future__ import annotations

import datetime as dt
import math
import re
from functools import lru_cache
from typing import Literal, NamedTuple

from smpdesk.importing.files.sheets import ERRORS, Raw, text_of

Status = Literal["value", "suppressed", "missing", "provisional"]
Unit = Literal["", "pounds", "per cent"]


class Figure(NamedTuple):
    """A figure read from a cell: its number (None when suppressed or missing) and its unit.

    ``tie`` tells a shared rank (``5=``).
    """

    number: float | None
    status: Status = "value"
    unit: Unit = ""
    tie: bool = False


MISSING = Figure(None, "missing")
SUPPRESSED = Figure(None, "suppressed")

_MISSING = (
    frozenset(map(str.casefold, ERRORS))
    | frozenset(
        [
            "-",
            "--",
            "---",
            "–",
            "—",
            "−",
            ".",
            "..",
            "...",
            "…",
            ":",
            "n/a",
            "na",
            "n.a.",
            "n.a",
            "n/k",
            "nk",
            "#n/a!",
            "[x]",
            "[z]",
            "[u]",
            "[w]",
            "[.]",
            "x",
            "+",
            "null",
            "none",
            "nil?",
            "?",
            "unknown",
            "tbc",
            "tba",
            "r",
        ]
    )
    | {"not available", "not applicable", "not recorded", "not known", "no data", "no figures"}
)
_SUPPRESSED = frozenset(
    ["*", "**", "***", "[c]", "c", "(c)", "s", "[s]", "[low]", "suppressed", "supressed", "‡", "†"]
)
_ZERO = frozenset(["nil", "zero", "none recorded", "[0]"])
_SMALL = re.compile(
    r"(<|≤|<=|under|fewer than|less than|up to|below)\s*\d{1,2}|\d{1,2} or (fewer|less)"
    r"|\d\s?(-|–|to)\s?[45]\*|[01]\s?(-|–|to)\s?[2-9]",
    re.IGNORECASE,
)
_NOTE_MARKS = re.compile(
    r"\s*(\[(note|r|b|e|d|f)\s*\d*\]|\((r|b|e|\d{1,2})\)|[¹²³⁰⁴-⁹]+|[#†‡§^~]+)\s*$", re.IGNORECASE
)
_PROVISIONAL = re.compile(r"\s*(\[p\]|\(p\)|(?<=\d)p|\(prov(isional)?\.?\)|prov(isional)?)$", re.I)
_NUMBER = re.compile(
    r"(?P<open>\()?\s*(?P<sign>[+\-−–‐]?)\s*(?P<pound>£|GBP\s)?\s*(?P<sign2>[+\-−–]?)\s*"
    r"(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?: \d{3})+(?:\.\d+)?|\d+(?:\.\d*)?|\.\d+)"
    r"(?P<power>e[+-]?\d{1,2})?\s*(?P<scale>k|m|bn|million|thousand)?\s*"
    r"(?P<percent>%|per ?cent|pct)?\s*(?P<close>\))?",
    re.IGNORECASE,
)
_RANK = re.compile(r"=?\s*(\d{1,4})\s*(?:st|nd|rd|th)?\s*(=|joint)?", re.IGNORECASE)
_SCALES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9, "": 1.0}


def read_figure(cell: Raw) -> Figure | None:
    """The figure in a cell, or None when the cell holds something else (words, a date).

    ``+ 757``, ``-12.6%``, ``-£203,700``, ``"170,002 "``, ``(1,234)``, ``5=``, ``12 [p]`` are
    figures; ``*`` and ``<5`` are suppressed; ``n/a``, ``-``, ``..``, ``[x]`` and an empty cell
    are missing.
    """
    if isinstance(cell, bool):
        return None
    if isinstance(cell, (int, float)):
        return Figure(float(cell)) if math.isfinite(cell) else MISSING
    if isinstance(cell, (dt.date, dt.time, dt.timedelta)):
        return None
    return _read_text(cell)


@lru_cache(maxsize=20_000)
def _read_text(cell: str) -> Figure | None:
    if not cell.strip() or len(cell) > 60:
        return None if len(cell) > 60 and cell.strip() else MISSING
    text = text_of(cell)
    lowered = text.casefold()
    if not lowered or lowered in _MISSING:
        return MISSING
    if lowered in _SUPPRESSED or _SMALL.fullmatch(lowered):
        return SUPPRESSED
    if lowered in _ZERO:
        return Figure(0.0)
    provisional = bool(_PROVISIONAL.search(text))
    plain = _PROVISIONAL.sub("", text) if provisional else text
    if len(plain) > 4:  # an apostrophe keeps a number text in Excel, but '16 is a year
        plain = plain.removeprefix("'")
    figure = _number(_NOTE_MARKS.sub("", plain)) or _number(plain) or _rank(plain)
    if figure is None:
        return None
    return figure._replace(status="provisional") if provisional else figure


def _number(text: str) -> Figure | None:
    found = _NUMBER.fullmatch(text)
    if found is None or bool(found["open"]) != bool(found["close"]):
        return None
    if found["sign"] and found["sign2"]:
        return None
    digits = re.sub(r"[, ]", "", found["digits"])
    try:
        number = float(digits + (found["power"] or "")) * _SCALES[(found["scale"] or "").lower()]
    except (ValueError, OverflowError):
        return None
    if found["open"] or (found["sign"] or found["sign2"]) in {"-", "−", "–", "‐"}:
        number = -number
    if not math.isfinite(number):
        return None
    unit: Unit = "pounds" if found["pound"] else "per cent" if found["percent"] else ""
    return Figure(number + 0.0, unit=unit)


def _rank(text: str) -> Figure | None:
    found = _RANK.fullmatch(text)
    if found is None:
        return None
    return Figure(float(found[1]), tie=bool(found[2]) or text.startswith("="))


def is_shown_figure(cell: Raw) -> bool:
    """Whether the cell shows a number or a suppressed one: what tells a row of data."""
    figure = read_figure(cell)
    return figure is not None and figure.status != "missing"
