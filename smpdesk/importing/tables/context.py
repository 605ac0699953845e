"""What stands around a table says of it: title, sheet name, file name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath
from typing import Literal

from smpdesk.importing.gazetteer.areas import Areas, PlannedArea
from smpdesk.importing.tables.layout import Table
from smpdesk.importing.words.rate_words import rate_in
from smpdesk.importing.words.wording import is_generic, same_words, without_notes
from smpdesk.importing.words.written_periods import find_period, read_period
from smpdesk.periods import Period

Origin = Literal["title", "sheet name", "file name"]

_NUMBERED = re.compile(
    r"^\s*(?:(?:table|figure|fig\.?|chart|sheet)\s+\w{1,5}|[A-Z]{1,4}\d{1,4}[a-z]?)\s*[:.\-–]\s*",
    re.I,
)
_NO_TITLE = re.compile(
    r"(?:data )?(?:sources?|authors?|contacts?|notes?|filters?|caveats?)\s*(?:[:–-]|\d|$)"
    r"|(?:prepared|produced|published|created|extracted|downloaded|updated|printed|run)"
    r"(?:\s*:| (?:by|on|from|at|for)\b)|(?:last updated|report run|run date|date of)\b"
    r"|(?:link|return|back) to |this (?:worksheet|sheet|table|workbook) |some (?:shorthand|cells) "
    r"|for more information|select |page \d|(?:not )?protectively marked"
    r"|(?:official|restricted|confidential|draft|sensitive|internal)\b[\W\d]*"
    r"(?:sensitive\W*|use only\W*)?$",
    re.IGNORECASE,
)
_ASKED = re.compile(r"^\s*(?:q(?:uestion)?\s*)?\d{1,2}[a-z]?\s*[.:)\-]\s*", re.IGNORECASE)
_ASIDE = re.compile(r"\((?:non-)?national statistics\)|\(experimental[^)]*\)|\bmonthly\b", re.I)
_SCOPE = re.compile(
    r",?\s*\b(?:by|for each|in each|for|per)\s+(?:police force|community safety"
    r"|local authorit(?:y|ies)|district|borough|ward|road user|age|sex|gender|ethnicity|severity|"
    r"area|month|csp|force|division|lsoa|offence group|category|region|countr(?:y|ies)|council"
    r"|(?:upper|lower)[- ]tier|unitary|site|location|partnership|quarter|financial year"
    r"|fire and rescue)\b.*$",
    re.IGNORECASE,
)
_COUNT_OF = re.compile(
    r"^(?:number|count|total number|volume|monthly number|no\.) of\s+", re.IGNORECASE
)
_COUNTABLE = re.compile(r"\b(?:crimes?|offences|incidents)\b", re.IGNORECASE)
_PLACES = re.compile(
    r",?\s*(?:\b(?:in|for|across|within|of)\s+)?(?:the\s+)?"
    r"\b(?:(?:English regions and|England and) Wales|England|Wales|Great Britain|United Kingdom)\b",
    re.IGNORECASE,
)
_EMPTY_NAMES = re.compile(
    r"(?:sheet|table|data|tab|worksheet|blatt|tabelle|page|export|report|extract|download|query|results?|book|"
    r"districts?|wards?|boroughs?|monthly|summary|rates?|figures|by district|by ward|all|new"
    r"|copy|final|v\d*|draft|"
    r"[\W\d_]|csv|xlsx?)*",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Said:
    """Something said around a table, and where."""

    text: str
    origin: Origin


@dataclass(frozen=True)
class Context:
    """What title, sheet name and file name say: the most telling first."""

    measure: Said | None = None
    area: PlannedArea | None = None
    area_origin: Origin | None = None
    period: Period | None = None
    period_origin: Origin | None = None
    rate: int = 0
    rate_of: str = ""
    heading: str = ""
    texts: tuple[str, ...] = ()

    @property
    def question(self) -> str:
        """The question of a survey that the title asks, without its number; or nothing."""
        text = _ASKED.sub("", self.heading)
        return text if text.endswith("?") and len(text) > 10 else ""


def context_of(table: Table, file_name: str, areas: Areas) -> Context:
    """Reads the titles above a table, then its sheet's name, then its file's."""
    titles = [*table.beside, *table.words(table.titles)]
    titles = [text for text in titles if not _NO_TITLE.match(text)]
    files = [PurePath(name).stem for name in (table.sheet.inside, file_name) if name]
    called = table.sheet.called or table.sheet.name
    said = [*(Said(t, "title") for t in titles), Said(called, "sheet name")]
    said += [Said(stem, "file name") for stem in files if stem != called]
    measure = area = area_origin = period = period_origin = None
    rate, rate_of = 0, ""
    for one in said:
        words = without_notes(_spaced(one.text) if one.origin == "file name" else one.text)
        found = _period(one)
        if period is None and found is not None:
            period, period_origin = found, one.origin
        here = areas.in_text(words) if one.origin != "title" or len(words) < 200 else None
        if area is None and here is not None:
            area, area_origin = here, one.origin
        if measure is None and (name := _measure(words, here)):
            measure = Said(name, one.origin)
        if one.origin == "title" and not rate and (rated := rate_in(words)):
            rate, rate_of = rated.per, rated.of
    if area is None:
        area = next(filter(None, map(areas.larger_in_text, titles)), None)
        area_origin = "title" if area is not None else None
    return Context(
        measure,
        area,
        area_origin,
        period,
        period_origin,
        rate,
        rate_of,
        titles[0] if titles else "",
        tuple(titles),
    )


def _spaced(stem: str) -> str:
    """A file's name with its words apart."""
    return stem if "_" not in stem and " " in stem else re.sub(r"[-_]+", " ", stem)


def _period(said: Said) -> Period | None:
    if said.origin == "file name":
        found = find_period(said.text) or find_period(re.sub(r"[_]+", " ", said.text))
        return found[0] if found else None
    if said.origin == "sheet name":
        whole = read_period(said.text)
        if whole is not None:
            return whole
    found = find_period(said.text)
    return found[0] if found else None


def _measure(words: str, area: PlannedArea | None) -> str:
    """What a title says is counted: the title without its number, place, period and scope."""
    text = _NUMBERED.sub("", words)
    while (found := find_period(text)) is not None and found[1] != text:
        text = found[1]
    if (rated := rate_in(text)) is not None:
        text = rated.rest
    text = _ASIDE.sub(" ", _SCOPE.sub("", text))
    if area is not None:
        text = without_area(text, area)
    text = _PLACES.sub("", text)
    text = _COUNT_OF.sub("", re.sub(r"\s+", " ", text).strip(" ,;:-–_"))
    text = re.sub(
        r"\b(?:year to|rolling (?:year|12 months)(?: to(?: the)?(?: end)?(?: of)?)?|year ending"
        r"|(?:12 months|year) to(?: the)? end(?: of)?|by)$",
        "",
        text,
        flags=re.I,
    )
    text = text.strip(" ,;:-–_")
    vague = is_generic(text) and not _COUNTABLE.search(text)
    if not 1 < len(text) <= 90 or vague or _EMPTY_NAMES.fullmatch(text):
        return ""
    return text[:1].upper() + text[1:]


def without_area(text: str, area: PlannedArea) -> str:
    """A title without the place it speaks of: ``Recorded crime, Maidstone`` loses Maidstone."""
    for name in dict.fromkeys((area.name, area.written, *_spoken(area.name))):
        if not name:
            continue
        words = re.escape(name).replace(r"\ ", r"[\s_-]+").replace("and", "(?:and|&)")
        pattern = (
            r",?\s*(?:\b(?:reported|made|known)\s+to\s+)?(?:\b(?:in|for|across|within|of)\s+)?"
            rf"(?:the\s+)?\b{words}\b"
            r"(?:\s+(?:districts?|boroughs?|city|county|police|constabulary)\b)?(?:\s+council\b)?"
        )
        text = re.sub(pattern, " ", text, flags=re.IGNORECASE)
    return re.sub(r"\s+", " ", text)


def _spoken(name: str) -> list[str]:
    return [name.replace(" and ", " & "), same_words(name)]


def year_ending_like(year: Period, context: Period | None) -> Period:
    """A bare ``2015`` beside a title "year ending March 2016" is the year ending March 2015."""
    if context is None or context.months != 12 or context.end.endswith("-12"):
        return year
    by = int(year.start[:4]) - int(context.end[:4])
    return context.shifted(12 * by)
