"""The words of one column's heading, each put where it belongs: period, group, measure."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from smpdesk.importing.files.sheets import Raw, text_of
from smpdesk.importing.gazetteer.area_matching import Match
from smpdesk.importing.meanings.columns import Column, Role
from smpdesk.importing.tables.context import Context
from smpdesk.importing.words.wording import derived_kind, is_aside, same_words, without_notes
from smpdesk.importing.words.written_periods import find_period, is_plain_year, read_period
from smpdesk.importing.words.year_parts import YearPart, part_alone
from smpdesk.periods import Period

_SEXES = re.compile(r"(?:fe)?males?|men|women|boys|girls", re.IGNORECASE)
_AGES = re.compile(
    r"\d{1,3}\+?|\d{1,2}\s?(?:-|–|to)\s?\d{1,3}|(?:aged? )?\d{1,3} (?:and|or) (?:over|older|under)"
    r"|(?:under|over) \d{1,3}",
    re.IGNORECASE,
)
_THIS = re.compile(r"(?:this|current|latest) (?:year|period|month|quarter)", re.IGNORECASE)
_LAST = re.compile(
    r"(?:last|previous|prior) year|(?:previous|prior) period|same (?:period|month|quarter),? "
    r"(?:in )?(?:the )?(?:last|previous|prior) year",
    re.IGNORECASE,
)
_WEEK = re.compile(
    r"^(?:w/?[ceb]\b|week\W*(?:commencing|beginning|starting|ending|of))\W*", re.IGNORECASE
)
TOTAL = re.compile(r"\s*\btotals?$", re.IGNORECASE)
"""A heading that ends in “total”."""


@dataclass
class HeadingWords:
    """What the cells of a heading say: words, periods, groups of people; and the role they give."""

    parts: list[str] = field(default_factory=list)
    periods: list[Period] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    part: YearPart | None = None
    role: Role | None = None


def words_of_heading(column: Column, area: Match | None, context: Context) -> HeadingWords:
    """What a column's heading says beside the name of the area that the column is of."""
    said = HeadingWords()
    for cell in column.heading:
        text = without_notes(text_of(cell))
        if (group := _group_of(text)) and not is_plain_year(cell):
            said.groups.append(group)
        elif text.casefold() != "all ages" and not _is_of(area, text):
            _take(said, cell, text, context)
    return said


def _take(said: HeadingWords, cell: Raw, text: str, context: Context) -> None:
    """Adds one cell of a heading: its period or part of a year, and the words that remain."""
    period, rest = period_of(cell, text)
    if period is None and (told := _told_by_title(text, context)) is not None:
        period, rest = told, ""
    if period is not None:
        said.periods.append(period)
        if rest and (within := part_alone(rest)) is not None:
            said.part, rest = within, ""
    elif (alone := part_alone(text)) is not None:
        said.part, rest = alone, ""
    if not rest:
        return
    if (kind := derived_kind(rest)) is not None:
        said.role = "percent" if (said.role, kind) == ("percent", "change") else kind
    elif is_aside(rest):
        said.role = "note"
    said.parts.append(rest)


def _is_of(area: Match | None, text: str) -> bool:
    """Whether the text is nothing but the name of the column's area."""
    written = area is not None and text in (area.area.written, area.area.name)
    return written or _names(area, text)


def _group_of(text: str) -> str:
    """The group of people that a heading names: ``Age: 18-24``, ``Sex: Female``; or nothing."""
    if _SEXES.fullmatch(text):
        return f"Sex: {text}"
    return f"Age: {text}" if _AGES.fullmatch(text) else ""


def _names(area: Match | None, text: str) -> bool:
    """Whether a heading is the name of the area that the column is of: Kent, Kent total."""
    return area is not None and same_words(TOTAL.sub("", text)) in {
        same_words(area.area.name),
        same_words(area.area.code),
        same_words(area.area.written),
    }


def period_of(cell: Raw, text: str) -> tuple[Period | None, str]:
    """The period in a heading's cell, and the words that remain without it."""
    whole = read_period(cell) or read_period(week_begins(text))
    if whole is not None:
        return whole, ""
    found = find_period(text)
    if found is None:
        return None, text
    return found


def week_begins(text: str) -> str:
    """The date in “W/C 02/01/2023” or “Week ending 8 January 2023”, else the text as it is."""
    return _WEEK.sub("", text)


def _told_by_title(text: str, context: Context) -> Period | None:
    """“This year” and “Last year” beneath a title that says which year it speaks of."""
    if context.period is None:
        return None
    if _THIS.fullmatch(text):
        return context.period
    earlier = context.period.shifted(-12 if context.period.months <= 12 else -context.period.months)
    return earlier if _LAST.fullmatch(text) else None
