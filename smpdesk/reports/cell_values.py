"""What a cell's words mean to a spreadsheet: a number stays one, a formula never arises."""

from __future__ import annotations

import re
from dataclasses import dataclass

_RISKY = ("=", "+", "-", "@", "\t", "\r")
# Invisible, and no program takes text that begins with it for a formula.
_GUARD = "\u2060"
_NUMBER = re.compile(r"([+\-−±]?)(£?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(\s?%)?")


@dataclass(frozen=True)
class Number:
    """A number with the spreadsheet format that shows it as it was written."""

    value: float | int
    format: str


def number_in(words: str) -> Number | None:
    """The number that ``words`` write, such as "2,665", "−12.7%" or "£1,200", if they do."""
    found = _NUMBER.fullmatch(words.strip())
    if found is None or found[1] == "±":
        return None
    sign, pound, whole, fraction, share = found.groups(default="")
    if len(whole) > 1 and whole.startswith("0"):
        return None  # a code, not a count
    value: float | int = float(whole.replace(",", "") + fraction)
    if not fraction:
        value = int(value)
    if sign in ("-", "−"):
        value = -value
    form = f"{pound}#,##0" if "," in whole or pound else "0"
    if fraction:
        form += "." + "0" * (len(fraction) - 1)
    if share:
        value = round(value / 100, len(fraction) + 4)
        form += " %" if len(share) > 1 else "%"
    return Number(value, f"+{form};−{form}" if sign == "+" else form)


def risky(words: str) -> bool:
    """Whether a spreadsheet could take ``words`` for a formula, and they are no number."""
    return words.startswith(_RISKY) and number_in(words) is None


def guard(words: str) -> str:
    """What to set before ``words`` so that pasting them can't make a formula: often nothing."""
    return _GUARD if risky(words) else ""
