"""Builds the compact geography of this folder from the published lookups.

    python resources/geography/build.py LSOA21_WD25_LAD25.csv LSOA11_to_district_and_force.csv \
        LAD_to_CSP_to_PFA.csv LAD_Mid_Year_pop.xlsx OUT_FOLDER

The sources and their licence are in README.md beside this script.
"""

from __future__ import annotations

import csv
import lzma
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from python_calamine import CalamineWorkbook

Row = dict[str, str]


def read(path: Path) -> list[Row]:
    """The rows of a published CSV, spaces around the cells taken off."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [{k: (v or "").strip() for k, v in row.items()} for row in csv.DictReader(file)]


def write(path: Path, header: list[str], rows: Iterable[tuple[object, ...]]) -> None:
    """A CSV, compressed with xz; the same input gives the same bytes."""
    with lzma.open(path, "wt", encoding="utf-8", newline="", preset=9) as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def todays_codes(lsoas: list[Row], districts: list[Row]) -> dict[str, str]:
    """Codes of the 2025 lookup as the 2023 lookups give them, matched by name."""
    by_name = {row["LAD23NM"]: row["LAD23CD"] for row in districts}
    return {row["LAD25CD"]: by_name[row["LAD25NM"]] for row in lsoas}


def successors(old: list[Row], district_of: dict[str, str]) -> dict[str, str]:
    """For each district of 2011, the district of today that holds most of its LSOAs."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for row in old:
        if row["LSOA11CD"] in district_of:
            votes[row["LAD11CD"]][district_of[row["LSOA11CD"]]] += 1
    return {code: counts.most_common(1)[0][0] for code, counts in votes.items()}


def plain(name: str) -> str:
    """A district's name of 2011 without the mark of a unitary authority."""
    return name.removesuffix(" UA").strip()


def renamed(
    old: list[Row], successor: dict[str, str], names: dict[str, str]
) -> list[tuple[str, str]]:
    """Old names of districts whose extent is still the same: name, today's code."""
    holders = Counter(set(successor.items()))
    sources = Counter(today for _, today in holders)
    found = {
        (plain(row["LAD11NM"]), successor[row["LAD11CD"]])
        for row in old
        if row["LAD11CD"] in successor and sources[successor[row["LAD11CD"]]] == 1
    }
    return sorted((name, code) for name, code in found if name != names[code])


def former(old: list[Row], successor: dict[str, str]) -> list[tuple[str, str, str]]:
    """Districts that were merged into a larger one: code, name, today's district's code."""
    sources = Counter(today for _, today in set(successor.items()))
    return sorted(
        {
            (row["LAD11CD"], plain(row["LAD11NM"]), successor[row["LAD11CD"]])
            for row in old
            if row["LAD11CD"] in successor and sources[successor[row["LAD11CD"]]] > 1
        }
    )


def populations(path: Path) -> dict[str, dict[int, int]]:
    """Mid-year population of each district by year, from sheet MYE4."""
    rows = CalamineWorkbook.from_path(path).get_sheet_by_name("MYE4").to_python(False)
    top = next(i for i, row in enumerate(rows) if row[0] == "Code")
    years = [int(str(cell)[-4:]) for cell in rows[top][3:]]
    return {
        str(row[0]): {
            year: round(float(str(value))) for year, value in zip(years, row[3:], strict=True)
        }
        for row in rows[top + 1 :]
        if row[0]
    }


def main(lsoa21: Path, lsoa11: Path, lad: Path, people: Path, out: Path) -> None:
    """Reads the four sources and writes the seven files."""
    lsoas, old, districts = read(lsoa21), read(lsoa11), read(lad)
    today = todays_codes(lsoas, districts)
    names = {row["LAD23CD"]: row["LAD23NM"] for row in districts}
    welsh = {today[row["LAD25CD"]]: row["LAD25NMW"] for row in lsoas if row["LAD25NMW"]}
    district_of = {row["LSOA21CD"]: today[row["LAD25CD"]] for row in lsoas}
    successor = successors(old, district_of)
    keep = {row["LAD23CD"]: row for row in districts if row["PFA23CD"]}
    write(
        out / "districts.csv.xz",
        ["code", "name", "csp", "csp_name", "force", "force_name"],
        sorted(
            (code, r["LAD23NM"], r["CSP23CD"], r["CSP23NM"], r["PFA23CD"], r["PFA23NM"])
            for code, r in keep.items()
        ),
    )
    other = renamed(old, successor, names) + [(name, code) for code, name in welsh.items()]
    other += [(new, code) for new, code in today.items() if new != code]
    write(out / "other_names.csv.xz", ["name", "district"], sorted(set(other)))
    write(out / "former_districts.csv.xz", ["code", "name", "district"], former(old, successor))
    wards = {(row["WD25CD"], row["WD25NM"], today[row["LAD25CD"]]) for row in lsoas}
    write(out / "wards.csv.xz", ["code", "name", "district"], sorted(wards))
    write(
        out / "lsoa_2021.csv.xz",
        ["lsoa", "ward"],
        sorted((row["LSOA21CD"], row["WD25CD"]) for row in lsoas),
    )
    write(
        out / "lsoa_2011.csv.xz",
        ["lsoa", "district"],
        sorted(
            (row["LSOA11CD"], successor[row["LAD11CD"]])
            for row in old
            if row["LSOA11CD"] not in district_of and row["LAD11CD"] in successor
        ),
    )
    people_of = populations(people)
    years = sorted(next(iter(people_of.values())))
    write(
        out / "populations.csv.xz",
        ["district", *map(str, years)],
        sorted((code, *(people_of[code][y] for y in years)) for code in keep if code in people_of),
    )


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:6]))
