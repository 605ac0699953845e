"""The area that each row of a table is of: by its code, by its name among its neighbours."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, partial

from smpdesk.importing.gazetteer.area_matching import Match, matches_for
from smpdesk.importing.gazetteer.areas import CODE, Areas, PlannedArea, kind_of_code, new_area
from smpdesk.importing.meanings.columns import Column
from smpdesk.importing.meanings.row_words import FINEST
from smpdesk.importing.meanings.rows import RowMeaning, take_level
from smpdesk.importing.words.wording import same_words

_FORCE = re.compile(
    r"(?:the |whole |all )?(?:force|force ?wide|force total|force area|county total|all districts)",
    re.IGNORECASE,
)
_NOWHERE = re.compile(
    r"^(?:un(?:assigned|known|allocated|classified)|no location|not (?:stated|known))\b", re.I
)


def match_areas(
    rows: list[RowMeaning], columns: Sequence[Column], areas: Areas, title: PlannedArea | None
) -> None:
    """Codes first, then names among their neighbours; then wards, groups and the force.

    ``title`` is the area that the title speaks of: wards without a district lie in it.
    """
    labels = [c for c in columns if c.role == "label" and c.dimension in ("area", "area code")]
    if not labels:
        return
    _divided(rows)
    kinds = [c.kind for c in labels if c.dimension == "area" and c.kind]
    kind = min(kinds, key=lambda each: FINEST.get(each, 3), default="")
    wanted = [r.area_label for r in rows if r.area_label and not r.total]
    kind = kind or _wards_alone(wanted, areas)
    around = _districts_around(rows, wanted, areas, title) if kind == "ward" else set()
    areas.look_within(around)
    matches = matches_for(wanted, areas, "" if kind in ("csp", "district") else kind)
    turns = _by_turns(rows, matches)
    only = areas.by_key.get(next(iter(around))) if len(around) == 1 else None
    matches |= _counties(matches, areas)
    coded = cache(partial(_coded, areas))
    force: PlannedArea | None = None
    homes: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.area_code:
            row.area = coded(row.area_code, row.area_label, row.parent_label)
        elif _NOWHERE.match(row.area_label):
            around_it = _named(row.parent_label, areas) or force
            row.area = Match(_nowhere(row.area_label, around_it), "name")
        elif row.area_label and not row.total and not row.average:
            match = turns.get(id(row)) or matches[row.area_label]
            parent = _named(row.parent_label, areas) or only
            row.area = _among_its_own(match, row, kind, parent)
            if row.area.certainty == "new" and row.area.area.parent:
                homes[row.area_label].add(row.area.area.parent)
        if row.area is not None and row.area.area.kind == "force":
            force = row.area.area
    _named_by_home(rows, {label for label, found in homes.items() if len(found) > 1}, areas)
    _the_force(rows, areas)


def _named_by_home(rows: Sequence[RowMeaning], labels: set[str], areas: Areas) -> None:
    """Areas that nobody knows, of one name in several districts: “Church End, Barnet”."""
    for row in rows if labels else ():
        if row.area is None or row.area.certainty != "new" or row.area_label not in labels:
            continue
        area = row.area.area
        name = f"{area.name}, {areas.by_key[area.parent].name}"
        row.area = Match(new_area(name, area.kind, "", area.parent), "new", row.area.others)


def _wards_alone(wanted: Sequence[str], areas: Areas) -> str:
    """“ward” where nothing says of what kind the areas are, and most are wards of one district."""
    names = list(dict.fromkeys(wanted))
    unknown = [name for name in names if not areas.named(name)]
    if 2 * len(unknown) < len(names):
        return ""
    return "ward" if unknown and areas.districts_with_wards(names) else ""


def _counties(matches: Mapping[str, Match], areas: Areas) -> dict[str, Match]:
    """“Kent” beside Medway alone of all its districts may be the county council's area.

    So councils with social services are listed: counties, and the districts that lie in none.
    Which it is only the officer can say; the county is the better guess.
    """
    listed = {m.area.code for m in matches.values() if m.area.kind == "district"}
    found = {}
    for label, match in matches.items():
        if match.area.kind != "force" or same_words(label) != same_words(match.area.name):
            continue
        districts = areas.geography.districts_of_force(match.area.code)
        here = {code for code in districts if code in listed}
        alone = {code for code in districts if not code.startswith("E07")}
        if here and here <= alone and len(alone) < len(districts):
            found[label] = Match(new_area(label, "county"), "likeness", (match.area,))
    return found


def _districts_around(
    rows: Sequence[RowMeaning], wanted: list[str], areas: Areas, title: PlannedArea | None
) -> set[str]:
    """The districts whose wards a table of wards lists: named beside them, above, or found."""
    labels = dict.fromkeys(r.parent_label for r in rows)
    beside = {a.key for label in labels if (a := _named(label, areas)) is not None}
    if beside:
        return beside
    if title is not None and title.kind == "district":
        return {title.key}
    district = areas.districts_with_wards(wanted)
    return {district} if district else set()


def _among_its_own(match: Match, row: RowMeaning, kind: str, parent: PlannedArea | None) -> Match:
    """The match that lies in the row's own district; Leeds among Maidstone's wards is a ward."""
    choices = [match.area, *match.others]
    if parent is not None:
        inside = [a for a in choices if a.parent == parent.key]
        if inside and match.certainty == "name":
            others = tuple(a for a in choices if a is not inside[0])
            return Match(inside[0], match.certainty, others)
    if match.certainty == "new":
        if parent is None or match.area.kind in ("division", "county", "elsewhere"):
            return match
        place = row.area_kind or kind or "ward"
        return Match(new_area(row.area_label, place, "", parent.key), "new")
    elsewhere = parent is not None and match.area.key not in (parent.key, parent.parent)
    if kind == "ward" and elsewhere and parent is not None and match.certainty == "name":
        return Match(new_area(row.area_label, "ward", "", parent.key), "new", tuple(choices))
    return match


def _nowhere(label: str, around: PlannedArea | None) -> PlannedArea:
    """Rows of no place: “Unassigned” within Kent is not that within Essex."""
    if around is None:
        return new_area(label, "elsewhere")
    name = label if around.name in label else f"{label}, {around.name}"
    return new_area(name, "elsewhere", "", around.key)


def _by_turns(rows: list[RowMeaning], matches: dict[str, Match]) -> dict[int, Match]:
    """A name that stands twice and is that of two areas: the larger one comes first.

    So “West Midlands” is the region above its forces, then the force.
    """
    places: dict[str, list[RowMeaning]] = defaultdict(list)
    for row in rows:
        if row.period is None and not row.measure and row.area_label in matches:
            places[row.area_label].append(row)
    found: dict[int, Match] = {}
    for label, twice in places.items():
        choices = [matches[label].area, *matches[label].others]
        if len(twice) < 2 or len(twice) != len(choices):
            continue
        choices.sort(key=lambda area: -FINEST.get(area.kind, 9))
        found |= {id(row): Match(a, "name") for row, a in zip(twice, choices, strict=True)}
    return found


def _named(label: str, areas: Areas) -> PlannedArea | None:
    if CODE.fullmatch(label):
        return areas.coded(label)
    found = areas.named(label) if label else []
    return found[0] if found else None


def _coded(areas: Areas, code: str, label: str, parent_label: str) -> Match:
    known = areas.coded(code)
    if known is not None:
        return Match(known, "code")
    kind, parent = kind_of_code(code), _named(parent_label, areas)
    if kind in ("district", "csp", "force"):  # codes change when boundaries are touched up
        alike = [a for a in areas.named(label) if a.kind in (kind, "combined")]
        if len(alike) == 1:
            return Match(alike[0], "name")
    if kind == "fire":
        return Match(areas.fire_service(label or code, code), "code")
    return Match(new_area(label or code, kind, code, parent.key if parent else ""), "code")


def _the_force(rows: list[RowMeaning], areas: Areas) -> None:
    """“Force” is the police force of the districts above it, when they all have the same."""
    matches = {id(r.area): r.area.area for r in rows if r.area is not None}.values()
    forces = {
        areas.force_of(area.code) or area.parent
        for area in matches
        if area.kind == "district" and area.code
    }
    said = {label for label in {r.area_label for r in rows} if is_force(label)}
    for row in rows if said else ():
        if row.area_label not in said:
            continue
        force = areas.by_key.get(next(iter(forces))) if len(forces) == 1 else None
        if force is not None:
            row.area = Match(force, "name")
        else:
            row.area, row.total = None, True


def _divided(rows: Sequence[RowMeaning]) -> None:
    """Two partnerships within one district: their rows are of the partnerships, not of it."""
    around: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.area_code and len(row.levels) > 1 and row.levels[1][1]:
            around[row.area_code].add(row.parent_label)
    divided = {code for code, labels in around.items() if len(labels) > 1}
    for row in rows if divided else ():
        if len(row.levels) > 1 and row.area_code in divided:
            take_level(row, 1)


def is_force(label: str) -> bool:
    """Whether a label means the whole police force without naming it."""
    return bool(_FORCE.fullmatch(label))
