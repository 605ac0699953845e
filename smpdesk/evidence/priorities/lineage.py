"""What became of themes over the years: kept, new, merged, split, renamed, moved, dropped."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Literal

from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Assessment, Standing, Theme
from smpdesk.models.records import Lineage as Link

How = Literal[
    "kept", "new", "merged from", "split from", "renamed", "made cross-cutting", "dropped"
]
StandingName = Literal["priority", "cross-cutting", "emerging", "business as usual", "dropped"]

_BANDS: tuple[StandingName, ...] = (
    "priority",
    "cross-cutting",
    "emerging",
    "business as usual",
    "dropped",
)
_WORDS: dict[How, str] = {
    "kept": "kept",
    "new": "new",
    "merged from": "merged from {}",
    "split from": "split from {}",
    "renamed": "renamed from {}",
    "made cross-cutting": "made cross-cutting from {}",
    "dropped": "dropped out of {}",
}


@dataclass(frozen=True)
class Stand:
    """How a theme stood in a year, and why."""

    year: str
    theme: str
    standing: StandingName = "priority"
    reason: str = ""


@dataclass(frozen=True)
class Descent:
    """That a theme came from one of the year before."""

    year: str
    theme: str
    came_from: str
    how: How = "kept"


@dataclass(frozen=True)
class Lineage:
    """Themes over the years; the stands of a year are in the order in which to draw them."""

    years: tuple[str, ...]
    stands: tuple[Stand, ...]
    descents: tuple[Descent, ...]

    def before(self, year: str) -> str:
        """The year before, empty for the first."""
        place = self.years.index(year)
        return self.years[place - 1] if place else ""

    def of(self, year: str) -> tuple[Stand, ...]:
        """The stands of a year."""
        return tuple(stand for stand in self.stands if stand.year == year)

    def until(self, year: str) -> Lineage:
        """The years up to this one."""
        years = self.years[: self.years.index(year) + 1]
        return Lineage(
            years,
            tuple(stand for stand in self.stands if stand.year in years),
            tuple(descent for descent in self.descents if descent.year in years),
        )

    def of_priorities(self) -> Lineage:
        """The themes that were a priority in a year, with what they came from and became."""
        kept = {(s.year, s.theme) for s in self.stands if s.standing == "priority"}
        links = [((self.before(d.year), d.came_from), (d.year, d.theme)) for d in self.descents]
        grown = True
        while grown:
            joined = {end for link in links if kept & set(link) for end in link}
            grown = not joined <= kept
            kept |= joined
        return Lineage(
            self.years,
            tuple(stand for stand in self.stands if (stand.year, stand.theme) in kept),
            tuple(descent for descent in self.descents if (descent.year, descent.theme) in kept),
        )

    def origins(self, stand: Stand) -> tuple[Descent, ...]:
        """Where a stand came from."""
        return tuple(d for d in self.descents if (d.year, d.theme) == (stand.year, stand.theme))

    def words(self, stand: Stand) -> str:
        """Where a stand came from, in words: ``split from Community resilience``."""
        origins = self.origins(stand)
        if not origins:
            return "first year" if stand.year == self.years[0] else "new"
        by_how: dict[How, list[str]] = defaultdict(list)
        for origin in origins:
            by_how[origin.how].append(origin.came_from)
        parts = []
        for how, names in by_how.items():
            told = how in ("kept", "dropped", "made cross-cutting") and names == [stand.theme]
            parts.append(how if told else _WORDS[how].format(" and ".join(names)))
        return "; ".join(parts)


def lineage_of(file: PartnershipFile) -> Lineage:
    """The standings of all assessments, oldest year first, with what descends from what."""
    names = {theme.id: theme.name for theme in file.all(Theme)}
    years = file.all(Assessment)
    held = {s.id: s for s in file.all(Standing)}
    of_year = {year.id: [s for s in held.values() if s.assessment == year.id] for year in years}
    year_names = {year.id: year.name for year in years}
    links = file.all(Link)
    descents = tuple(
        Descent(
            year_names[held[link.standing].assessment],
            names[held[link.standing].theme],
            names[held[link.came_from].theme],
            _how(link.how),
        )
        for link in links
        if link.came_from in held
    )
    parents: dict[int, list[int]] = defaultdict(list)
    for link in links:
        if link.came_from is not None:
            parents[link.standing].append(link.came_from)
    stands: list[Stand] = []
    places: dict[int, float] = {}
    for year in years:
        ordered = _in_order(of_year[year.id], parents, places)
        places |= {standing.id: place for place, standing in enumerate(ordered)}
        stands += [
            Stand(year.name, names[s.theme], _standing(s.standing), s.reason) for s in ordered
        ]
    return Lineage(tuple(year_names.values()), tuple(stands), descents)


def _in_order(
    standings: list[Standing], parents: dict[int, list[int]], places: dict[int, float]
) -> list[Standing]:
    """Priorities first and dropped last; within each, near where they came from."""

    def near(standing: Standing) -> tuple[int, float, int]:
        known = [places[parent] for parent in parents[standing.id] if parent in places]
        mean = sum(known) / len(known) if known else 1000.0
        return _BANDS.index(_standing(standing.standing)), mean, standing.position

    return sorted(standings, key=near)


def _how(how: str) -> How:
    return next(each for each in _WORDS if each == how)


def _standing(standing: str) -> StandingName:
    return next(each for each in _BANDS if each == standing)
