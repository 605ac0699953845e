"""Areas by the names that extracts give them: by code, by name, by likeness."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from smpdesk.importing.gazetteer.geography import Geography
from smpdesk.importing.plans.known import Known, KnownArea, area_key
from smpdesk.importing.words.wording import same_words

CODE = re.compile(r"[EWKNSJ]\d{8}")
_KIND_OF_CODE = {
    "E01": "lsoa",
    "W01": "lsoa",
    "E05": "ward",
    "W05": "ward",
    "E06": "district",
    "E07": "district",
    "E08": "district",
    "E09": "district",
    "W06": "district",
    "E10": "county",
    "E11": "county",
    "E22": "csp",
    "W14": "csp",
    "E23": "force",
    "W15": "force",
    "E31": "fire",
    "W25": "fire",
}
SUFFIX = re.compile(
    r" (?:district|borough|borough council|district council|city council|council|ua|csp|"
    r"unitary authority|unitary|lpu|lpd|bcu|[cbd]c|m[bd]c|[cr]bc)$"
)
_POLICE = re.compile(
    r" (?:police|constabulary|police force|police force area|force|police service)$"
)
FIRE_AND_RESCUE = " Fire and Rescue"
"""How the name of a fire and rescue service ends, which tells it from a police force."""

_FIRE = re.compile(
    r"\W+(?:frs|fire\b(?:\W+(?:and|&)\W+rescue)?(?:\W+(?:service|authority))?)\W*$", re.IGNORECASE
)
_PREFIX = re.compile(r"^(?:the |(?:london|royal) borough of |district of |borough of |city of )")
_LIKELY = 87.0
_LONG_ENOUGH = 9


@dataclass(frozen=True)
class PlannedArea:
    """An area that a plan speaks of: known to the file, in the box, or new."""

    key: str
    kind: str
    name: str
    code: str = ""
    parent: str = ""
    members: tuple[str, ...] = ()
    written: str = ""


class Areas:
    """All areas that can be meant: those of the file first, then every one in the box."""

    def __init__(self, known: Known) -> None:
        self.geography = known.geography
        self.by_key: dict[str, PlannedArea] = {}
        self._by_name: dict[str, list[PlannedArea]] = defaultdict(list)
        self._held = {area.key for area in known.areas}
        for area in known.areas:
            planned = PlannedArea(
                area.key, area.kind, area.name, area.code, self._parent(area), area.members
            )
            self._add(planned, (area.name, *area.names))
        for planned, names in _boxed(known.geography):
            self._add(planned, names)
        self._scope: set[str] = set()
        home = [a for a in known.areas if a.key == known.home]
        for area in home:
            self.look_within([area.key, *area.members])

    def _parent(self, area: KnownArea) -> str:
        """The parent in the file, else the ward's district or the district's police force."""
        ward = self.geography.wards.get(area.code) if area.kind == "ward" else None
        return area.parent or (ward.district if ward else self.force_of(area.code))

    def force_of(self, code: str) -> str:
        """The police force of the district with this code; empty when the box has no such."""
        district = self.geography.districts.get(code)
        return district.force if district else ""

    def _add(self, area: PlannedArea, names: Iterable[str]) -> None:
        held = self.by_key.setdefault(area.key, area)
        for name in names:
            for form in _forms(name):
                if held not in self._by_name[form]:
                    self._by_name[form].append(held)

    def look_within(self, districts: Iterable[str]) -> None:
        """Makes the wards of these districts known by name: ward names repeat over England."""
        for district in districts:
            if district in self._scope or district not in self.geography.districts:
                continue
            self._scope.add(district)
            for ward in self.geography.wards_of_district(district):
                planned = PlannedArea(ward.code, "ward", ward.name, ward.code, district)
                self._add(planned, (ward.name,))

    def coded(self, code: str) -> PlannedArea | None:
        """The area with this official code, if it is known or in the box."""
        if code in self.by_key:
            return self.by_key[code]
        ward = self.geography.wards.get(code) if code.startswith(("E05", "W05")) else None
        if ward is None:
            other = self.geography.district_named(code)
            return self.by_key.get(other) if other else None
        area = PlannedArea(ward.code, "ward", ward.name, ward.code, ward.district)
        self._add(area, (ward.name,))
        return area

    def named(self, name: str) -> list[PlannedArea]:
        """Every area with this name or other name, whatever its kind."""
        found: dict[str, PlannedArea] = {}
        for form in _forms(name):
            found |= {area.key: area for area in self._by_name.get(form, ())}
        return list(found.values())

    def like(self, name: str, kind: str) -> list[PlannedArea]:
        """Areas whose names come near: a slip of the pen, or a name cut short."""
        from rapidfuzz import fuzz, process

        wanted = same_words(name)
        if len(wanted) < 4:
            return []
        names = [form for form, areas in self._by_name.items() if _any_of(areas, kind)]
        # “Maidst” is Maidstone cut short, but Northampton is not Northamptonshire.
        cut = [form for form in names if form.startswith(wanted) and form != f"{wanted}shire"]
        if len(wanted) >= _LONG_ENOUGH and len({self._first(f, kind).key for f in cut}) == 1:
            return [self._first(cut[0], kind)]
        near = process.extract(wanted, names, scorer=fuzz.ratio, score_cutoff=_LIKELY, limit=3)
        found = [self._first(form, kind) for form, _, _ in near]
        return list({area.key: area for area in found}.values())

    def _first(self, form: str, kind: str) -> PlannedArea:
        areas = self._by_name[form]
        return next((area for area in areas if area.kind == kind), areas[0])

    def in_text(self, text: str) -> PlannedArea | None:
        """The district, force or known area named in a title; the longest name wins."""
        words = f" {same_words(text)} "
        found: list[tuple[int, int, PlannedArea]] = []
        for form, areas in self._by_name.items():
            if len(form) < 4 or f" {form} " not in words:
                continue
            area = min(areas, key=lambda a: ORDER.get(a.kind, 9))
            if area.kind in {"district", "force", "combined", "csp", "division", "county"}:
                found.append((len(form), -ORDER.get(area.kind, 9), area))
        return max(found, key=lambda f: f[:2])[2] if found else None

    def larger_in_text(self, text: str) -> PlannedArea | None:
        """The country or region named in a title; the longest name wins."""
        words = f" {same_words(text)} "
        found = [
            (len(name), code) for code, name in _LARGER.items() if f" {same_words(name)} " in words
        ]
        return self.by_key[max(found)[1]] if found else None

    def fire_service(self, name: str, code: str = "") -> PlannedArea:
        """The fire and rescue service of this name, a group of districts: Kent Fire and Rescue.

        It has its districts where the file has them all: a service that bears the name of a
        police force covers the same, but for Hampshire, which was without the Isle of Wight
        until 2021, and South Wales, which is not that of the police.
        """
        plain = _FIRE.sub("", name).strip()
        called = f"{plain}{FIRE_AND_RESCUE}"
        held = [area for area in self.named(called) if area.kind == "combined"]
        if held:
            return held[0]
        force = next((a for a in self.named(plain) if a.kind == "force"), None)
        apart = force is None or plain in ("Hampshire", "South Wales")
        members = () if apart or force is None else self.geography.districts_of_force(force.key)
        area = PlannedArea(area_key("combined", called, code), "combined", called, code)
        return replace(area, members=members) if self._held.issuperset(members) else area

    def districts_with_wards(self, names: Sequence[str]) -> str | None:
        """The one district whose wards most of these names are, or None."""
        wanted = {same_words(name) for name in names}
        votes = Counter(
            ward.district
            for ward in self.geography.wards.values()
            if same_words(ward.name) in wanted
        )
        if not votes:
            return None
        (district, count), *rest = votes.most_common(2)
        clear = not rest or rest[0][1] <= count / 2
        return district if clear and count >= max(3, 0.5 * len(wanted)) else None


ORDER = {"district": 0, "combined": 1, "force": 2, "division": 3, "csp": 4, "county": 5, "ward": 6}


def _any_of(areas: list[PlannedArea], kind: str) -> bool:
    return not kind or any(area.kind == kind for area in areas)


def _boxed(geography: Geography) -> Iterable[tuple[PlannedArea, tuple[str, ...]]]:
    """The areas in the box with their names: districts, forces, partnerships over several."""
    other: dict[str, list[str]] = defaultdict(list)
    for name, code in geography.other_names:
        other[code].append(name)
    for d in geography.districts.values():
        area = PlannedArea(d.code, "district", d.name, d.code, d.force)
        yield area, (d.name, *other[d.code])
    for code, name, today in geography.former_districts:
        yield PlannedArea(code, "district", name, code, geography.districts[today].force), (name,)
    for code, name in geography.forces.items():
        yield PlannedArea(code, "force", name, code), (name, *_police_names(name))
    for code, name in _LARGER.items():
        yield PlannedArea(code, "elsewhere", name, code), (name, f"{name} region")
    for code, (name, members) in geography.csps.items():
        if len(members) > 1:
            names = {same_words(geography.districts[m].name) for m in members}
            joined = set(same_words(name).split(" and ")) == names
            kind = "combined" if joined else "csp"
            parent = geography.force_of_district(members[0])
            yield PlannedArea(code, kind, name, code, parent, members), (name,)
        else:
            yield PlannedArea(members[0], "district", name, members[0]), (code,)


_LARGER = {
    "K04000001": "England and Wales",
    "E92000001": "England",
    "W92000004": "Wales",
    "E12000001": "North East",
    "E12000002": "North West",
    "E12000003": "Yorkshire and The Humber",
    "E12000004": "East Midlands",
    "E12000005": "West Midlands",
    "E12000006": "East of England",
    "E12000007": "London",
    "E12000008": "South East",
    "E12000009": "South West",
}


def _police_names(name: str) -> tuple[str, ...]:
    return tuple(f"{name} {word}" for word in ("Police", "Constabulary", "Police Service"))


@lru_cache(maxsize=50_000)
def _forms(name: str) -> list[str]:
    """The ways of comparing a name: as it is, without its suffix, ``City of`` set before."""
    plain = same_words(name)
    forms = [plain]
    comma = re.fullmatch(r"(.+), (city|county) of", name.strip(), re.IGNORECASE)
    if comma:
        first = same_words(comma[1])
        forms += [f"{comma[2].lower()} of {first}", *([first] if first != "london" else [])]
        forms += [first.split()[-1]] if first.startswith("kingston upon hull") else []
    for form in list(forms):
        forms.append(SUFFIX.sub("", form))
        forms.append(_POLICE.sub("", form))
        if _PREFIX.search(form) and form != "city of london":
            forms.append(_PREFIX.sub("", form))
    return list(dict.fromkeys(form for form in forms if form))


def kind_of_code(code: str) -> str:
    """The kind of area that an official code is of; regions and countries are ``elsewhere``."""
    return _KIND_OF_CODE.get(code[:3], "elsewhere")


def new_area(name: str, kind: str, code: str = "", parent: str = "") -> PlannedArea:
    """An area that nobody has heard of yet."""
    return PlannedArea(area_key(kind, name, code), kind, name, code, parent, written=name)


def with_members(area: PlannedArea, members: Iterable[str]) -> PlannedArea:
    """The area as a group of others."""
    return replace(area, members=tuple(dict.fromkeys(members)))
