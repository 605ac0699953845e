"""What changed from one year's assessment to the next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import (
    Action,
    Assessment,
    Indicator,
    Lineage,
    Priority,
    Record,
    Section,
    Standing,
    Theme,
)
from smpdesk.models.roll_forward import FINISHED

What = Literal["theme", "priority", "action", "indicator", "section"]
How = Literal["new", "changed", "carried on", "gone", "done", "same"]
PAGES = {
    "theme": "priorities",
    "priority": "priorities",
    "action": "plan",
    "indicator": "plan",
    "section": "assessment",
}
"""The page on which each kind is looked at."""

R = TypeVar("R", Priority, Action, Indicator, Section)


@dataclass(frozen=True)
class Changed:
    """Something that both years have, or one: what it was, what it is, and how it changed."""

    what: What
    name: str
    how: How
    before: str = ""
    now: str = ""
    record: Record | None = None
    reason: str = ""


def year_before(file: PartnershipFile, assessment: Assessment) -> Assessment | None:
    """The assessment it was rolled from, or else the newest one with an earlier data year."""
    if assessment.rolled_from is not None:
        return file.first(Assessment, id=assessment.rolled_from)
    earlier = [a for a in file.all(Assessment) if a.data_start < assessment.data_start]
    return max(earlier, key=lambda a: a.data_start, default=None)


def what_changed(file: PartnershipFile, now: Assessment, before: Assessment) -> list[Changed]:
    """This year beside last year: themes, priorities, actions, indicators and sections."""
    return [
        *_themes(file, now, before),
        *_matched("priority", *_of_years(file, Priority, now, before), _priority_words),
        *_matched("action", *_below(file, Action, now, before), _action_words),
        *_matched("indicator", *_below(file, Indicator, now, before), _indicator_words),
        *_matched("section", *_of_years(file, Section, now, before), _section_words),
    ]


# Themes follow their lineage


def _themes(file: PartnershipFile, now: Assessment, before: Assessment) -> list[Changed]:
    names = {theme.id: theme.name for theme in file.all(Theme)}
    old = {s.id: s for s in file.all(Standing, assessment=before.id)}
    links: dict[int, list[Lineage]] = {}
    for link in file.all(Lineage):
        links.setdefault(link.standing, []).append(link)
    found: list[Changed] = []
    met: set[int] = set()
    for standing in file.all(Standing, assessment=now.id):
        origins = [old[x.came_from] for x in links.get(standing.id, []) if x.came_from in old]
        same = [s for s in old.values() if s.theme == standing.theme]
        met.update(s.id for s in (*origins, *same))
        hows = {link.how for link in links.get(standing.id, [])}
        came = [names[s.theme] for s in origins if s.theme != standing.theme]
        told = ", ".join(f"{how} {_listed(came)}" for how in hows if came and how.endswith("from"))
        if "renamed" in hows and came:
            told = f"renamed from {_listed(came)}"
        was = _listed(list(dict.fromkeys(s.standing for s in (origins or same))))
        how: How = "new" if not (origins or same) else "changed"
        if was == standing.standing and not told:
            how = "same"
        elif standing.standing == "dropped":
            how = "gone"
        is_now = f"{standing.standing}, {told}" if told else standing.standing
        theme = file.get(Theme, standing.theme)
        found.append(Changed("theme", theme.name, how, was, is_now, theme, standing.reason))
    for standing in old.values():
        if standing.id not in met and standing.standing != "dropped":
            theme = file.get(Theme, standing.theme)
            found.append(Changed("theme", theme.name, "gone", standing.standing, "", theme))
    return found


def _listed(names: Sequence[str]) -> str:
    return " and ".join(names) if len(names) < 3 else f"{', '.join(names[:-1])} and {names[-1]}"


# The other records are matched by where they were rolled from, else by their name


def _of_years(
    file: PartnershipFile, kind: type[R], now: Assessment, before: Assessment
) -> tuple[list[R], list[R]]:
    return file.all(kind, assessment=now.id), file.all(kind, assessment=before.id)


def _below(
    file: PartnershipFile, kind: type[R], now: Assessment, before: Assessment
) -> tuple[list[R], list[R]]:
    """The records below the priorities of each year."""
    new, old = (
        [r for p in file.all(Priority, assessment=a.id) for r in file.all(kind, priority=p.id)]
        for a in (now, before)
    )
    return new, old


def _matched(
    what: What, new: list[R], old: list[R], words: Callable[[R], tuple[str, str]]
) -> list[Changed]:
    """Each new record beside the old one it came from; then the old ones that nothing came of.

    ``words`` gives what people read of a record and all that may have changed in it.
    """
    left = {record.id: record for record in old}
    pairs: list[tuple[R, R | None]] = []
    for record in new:
        origin = left.pop(record.rolled_from or 0, None)
        pairs.append((record, origin))
    for place, (record, origin) in enumerate(pairs):
        if origin is None:
            twin = next((o for o in left.values() if _same_name(o, record)), None)
            if twin is not None:
                pairs[place] = (record, left.pop(twin.id))
    found = [_beside(what, record, origin, words) for record, origin in pairs]
    for gone in left.values():
        done = getattr(gone, "status", "") in FINISHED
        found.append(Changed(what, gone.title(), "done" if done else "gone", words(gone)[0]))
    return found


def _same_name(one: Record, other: Record) -> bool:
    """Whether two records are called alike, and stand in the same part where they have one."""
    parts = [getattr(record, "part", "") for record in (one, other)]
    return one.title().casefold() == other.title().casefold() and parts[0] == parts[1]


def _beside(
    what: What, record: R, origin: R | None, words: Callable[[R], tuple[str, str]]
) -> Changed:
    read, whole = words(record)
    if origin is None:
        return Changed(what, record.title(), "new", "", read, record)
    was, whole_before = words(origin)
    renamed = record.title() != origin.title()
    how: How = "changed" if renamed or whole != whole_before else "same"
    if how == "same" and what == "action":
        how = "carried on"
    if renamed:
        was = f"{origin.title()}: {was}"
    elif how == "changed" and read == was:
        read = f"{read}; its text was rewritten"
    return Changed(what, record.title(), how, was, read, record)


def _priority_words(priority: Priority) -> tuple[str, str]:
    lead = priority.lead or "no lead"
    return lead, "|".join((lead, priority.why, priority.objective, priority.focus))


def _action_words(action: Action) -> tuple[str, str]:
    due = f"due {action.due}" if action.due else "no date"
    read = f"{action.status}, {due}"
    return read, "|".join((action.action, action.outcome, action.lead_agency, action.due or ""))


def _indicator_words(indicator: Indicator) -> tuple[str, str]:
    read = f"{indicator.baseline or 'no baseline'} → {indicator.target or 'no target'}"
    return read, "|".join((indicator.baseline, indicator.target))


def _section_words(section: Section) -> tuple[str, str]:
    count = len(section.text.split())
    return f"{count} words" if count else "no text", section.text
