"""Search over everything that is written in the file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import (
    Action,
    Assessment,
    CaseStudy,
    Comment,
    Extract,
    HorizonItem,
    Implication,
    Meeting,
    Priority,
    Progress,
    Project,
    Recommendation,
    Record,
    Section,
    Standing,
    Term,
    Theme,
)

_AROUND = 48
"""How many characters before what was found are shown."""

_SHOWN = 160
_REFERENCE = re.compile(r"\{[^{}\n]*\}")
"""What stands in a text for a live figure, a chart or a table: nothing that one would read."""

_KINDS: tuple[tuple[type[Record], str], ...] = (
    (Section, "Sections"),
    (Theme, "Themes"),
    (Standing, "Decisions on themes"),
    (Priority, "Priorities"),
    (Action, "Actions"),
    (Progress, "Progress"),
    (CaseStudy, "Case studies"),
    (HorizonItem, "Horizon"),
    (Recommendation, "Recommendations"),
    (Implication, "Implications"),
    (Meeting, "Meetings"),
    (Project, "Grants"),
    (Term, "Glossary"),
    (Comment, "Comments"),
    (Extract, "Extracts"),
)
_OWNERS: dict[type[Record], tuple[str, type[Record]]] = {
    Standing: ("theme", Theme),
    Progress: ("action", Action),
}
"""Records that are shown by the record they belong to."""


@dataclass(frozen=True)
class Passage:
    """The words of one record: its group, its title and all that is written in it."""

    group: str
    title: str
    text: str
    record: Record
    year: str = ""


@dataclass(frozen=True)
class Found:
    """A passage that fits, and the words around the place, cut to one line."""

    passage: Passage
    excerpt: str


def passages(file: PartnershipFile) -> list[Passage]:
    """Every passage of the file, newest assessment first within a group."""
    years = {each.id: each.name for each in file.all(Assessment)}
    made: list[Passage] = []
    for kind, group in _KINDS:
        owner = _owners(file, kind)
        records = sorted(file.all(kind), key=lambda r: -(getattr(r, "assessment", 0) or 0))
        for record in records:
            shown = owner(record)
            if shown is not None:
                year = years.get(getattr(shown, "assessment", None) or 0, "")
                made.append(
                    Passage(group, shown.title(), _words(record, shown.title()), shown, year)
                )
    return made


def find(query: str, among: Sequence[Passage], most: int = 40) -> list[Found]:
    """The passages that hold every word of the query, by group; those in a title first.

    Words are found wherever a word begins so, in capitals or not; ``most`` passages are given.
    """
    wanted = [_beginning(word) for word in query.split()]
    if not wanted or len(query.strip()) < 2:
        return []
    fitting: list[tuple[bool, Passage]] = []
    for passage in among:
        whole = f"{passage.title}\n{passage.text}"
        if all(pattern.search(whole) for pattern in wanted):
            titled = all(pattern.search(passage.title) for pattern in wanted)
            fitting.append((not titled, passage))
    order = {group: place for place, (_, group) in enumerate(_KINDS)}
    fitting.sort(key=lambda pair: (order[pair[1].group], pair[0]))
    return [Found(passage, _excerpt(passage.text, wanted)) for _, passage in fitting[:most]]


def _owners(file: PartnershipFile, kind: type[Record]) -> Callable[[Any], Record | None]:
    if kind not in _OWNERS:
        return lambda record: record
    field, owner = _OWNERS[kind]
    there = {record.id: record for record in file.all(owner)}
    return lambda record: there.get(getattr(record, field))


_CODES = {
    "standing",
    "decision",
    "kind",
    "edition",
    "status",
    "strand",
    "part",
    "origin",
    "fingerprint",
}
"""Fields that hold one of a few words, which nobody searches for."""


def _words(record: Record, title: str) -> str:
    """All that is written in a record but the title it is shown by, as one text."""
    return "  ·  ".join(text for text in _texts(record) if text != title)


def _texts(record: Record) -> Iterator[str]:
    for name in record.columns():
        value = getattr(record, name)
        if name in _CODES:
            continue
        if isinstance(value, str) and value and not _is_mark(value):
            yield _REFERENCE.sub("…", value) if isinstance(record, Section) else value


def _is_mark(value: str) -> bool:
    """Whether a text is nothing one would search for: a date, a fingerprint."""
    return bool(re.fullmatch(r"\d{4}-\d\d(-\d\d)?(T[\d:]+)?|[0-9a-f]{64}", value))


def _beginning(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(word)}", re.IGNORECASE)


def _excerpt(text: str, wanted: Sequence[re.Pattern[str]]) -> str:
    """The words around the first place that fits, on one line, with dots where it was cut."""
    places = [found.start() for pattern in wanted if (found := pattern.search(text))]
    start = max(0, min(places, default=0) - _AROUND)
    if start:
        start = text.find(" ", start) + 1 or start
    if not text:
        return ""
    cut = " ".join(text[start : start + _SHOWN].split())
    more = start + _SHOWN < len(text)
    return ("… " if start else "") + cut + (" …" if more else "")
