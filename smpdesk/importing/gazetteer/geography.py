"""The geography in the box: every district, partnership, force and ward of England and Wales."""

from __future__ import annotations

import csv
import lzma
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from smpdesk.places import resource


@dataclass(frozen=True, slots=True)
class District:
    """A district with its Community Safety Partnership and its police force, by code and name."""

    code: str
    name: str
    csp: str
    csp_name: str
    force: str
    force_name: str


@dataclass(frozen=True, slots=True)
class Ward:
    """An electoral ward (2025) and the code of its district."""

    code: str
    name: str
    district: str


@dataclass(frozen=True)
class Geography:
    """Lookups read from a folder of compressed tables, each when it is first asked for."""

    folder: Path

    @staticmethod
    def load(folder: Path | None = None) -> Geography:
        """The shipped geography, or the one in ``folder``; nothing is read yet."""
        return _loaded(folder or resource("geography"))

    @cached_property
    def districts(self) -> Mapping[str, District]:
        """Every district by code, in the order of the codes."""
        return {row[0]: District(*row) for row in self._rows("districts")}

    @cached_property
    def wards(self) -> Mapping[str, Ward]:
        """Every ward by code."""
        return {row[0]: Ward(*row) for row in self._rows("wards")}

    @cached_property
    def forces(self) -> Mapping[str, str]:
        """Police forces: code to name."""
        return {d.force: d.force_name for d in self.districts.values()}

    @cached_property
    def csps(self) -> Mapping[str, tuple[str, tuple[str, ...]]]:
        """Community Safety Partnerships: code to name and the districts they cover."""
        members: dict[str, list[str]] = defaultdict(list)
        names: dict[str, str] = {}
        for district in self.districts.values():
            members[district.csp].append(district.code)
            names[district.csp] = district.csp_name
        return {code: (names[code], tuple(found)) for code, found in members.items()}

    @cached_property
    def other_names(self) -> tuple[tuple[str, str], ...]:
        """Other and former names and codes of districts with the same extent: name, code."""
        return tuple((row[0], row[1]) for row in self._rows("other_names"))

    @cached_property
    def former_districts(self) -> tuple[tuple[str, str, str], ...]:
        """Districts of 2011 that were merged into larger ones: code, name, today's district."""
        return tuple((row[0], row[1], row[2]) for row in self._rows("former_districts"))

    def district_of_lsoa(self, code: str) -> str | None:
        """The district's code for an LSOA of 2021 or (England) of 2011, as districts are today."""
        ward = self._ward_of_lsoa.get(code)
        return self.wards[ward].district if ward else self._old_lsoas.get(code)

    def ward_of_lsoa(self, code: str) -> str | None:
        """The ward's code for an LSOA of 2021; LSOAs that were redrawn since 2011 have none."""
        return self._ward_of_lsoa.get(code)

    def district_named(self, name: str) -> str | None:
        """The code of the district with exactly this name or a known other name."""
        return self._district_by_name.get(name)

    def force_of_district(self, code: str) -> str:
        """The police force's code."""
        return self.districts[code].force

    def districts_of_force(self, code: str) -> tuple[str, ...]:
        """The codes of the districts that a police force covers."""
        return tuple(d.code for d in self.districts.values() if d.force == code)

    def wards_of_district(self, code: str) -> tuple[Ward, ...]:
        """The wards of a district."""
        return tuple(ward for ward in self.wards.values() if ward.district == code)

    def population(self, district: str) -> Mapping[int, int]:
        """Mid-year population by year (ONS, 2011 to 2023) of a district's code."""
        return self._populations.get(district, {})

    @cached_property
    def _district_by_name(self) -> dict[str, str]:
        return dict(self.other_names) | {d.name: d.code for d in self.districts.values()}

    @cached_property
    def _ward_of_lsoa(self) -> dict[str, str]:
        return {row[0]: row[1] for row in self._rows("lsoa_2021")}

    @cached_property
    def _old_lsoas(self) -> dict[str, str]:
        return {row[0]: row[1] for row in self._rows("lsoa_2011")}

    @cached_property
    def _populations(self) -> dict[str, dict[int, int]]:
        header, *rows = self._table("populations")
        years = [int(year) for year in header[1:]]
        return {row[0]: dict(zip(years, map(int, row[1:]), strict=True)) for row in rows}

    def _rows(self, table: str) -> list[list[str]]:
        return self._table(table)[1:]

    def _table(self, name: str) -> list[list[str]]:
        with lzma.open(self.folder / f"{name}.csv.xz", "rt", encoding="utf-8", newline="") as file:
            return list(csv.reader(file))


@cache
def _loaded(folder: Path) -> Geography:
    return Geography(folder)
