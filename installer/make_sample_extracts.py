"""Makes the sample's own extracts: the street-level cut, and monthly series that are illustrative.

    python -m installer.make_sample_extracts street KENT_2025_ZIP
    python -m installer.make_sample_extracts series

The monthly series split published year totals: they add up to them exactly, and nothing else about
them is real. They come out the same every time.
"""

from __future__ import annotations

import csv
import io
import math
import random
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

from smpdesk.importing.gazetteer.geography import Geography
from smpdesk.periods import shift_month

EXTRACTS = Path(__file__).parent.parent / "resources" / "sample" / "extracts"
MAIDSTONE = "E07000110"
SOURCE = "Illustrative: a monthly split of the published year total"


@dataclass(frozen=True)
class Season:
    """How far months lie from the year's level, as a share, and which lies highest."""

    strength: float
    peak: int


@dataclass(frozen=True)
class Published:
    """What was published of a measure: four year totals and the month of October 2016."""

    year_before: int
    to_sep_2015: int
    to_oct_2015: int
    to_oct_2016: int
    oct_2016: int
    season: Season


# Maidstone: Strategic Assessment 2016-17 (years to September 2014 and 2015) and 2017-18 (years to
# October 2015 and 2016). The season's strength and its month of peak are assumptions.
VIOLENCE = Published(2349, 2643, 2665, 3390, 280, Season(0.06, 7))
BURGLARY = Published(468, 361, 357, 286, 28, Season(0.12, 12))
OTHER_BURGLARY = Published(568, 505, 495, 532, 32, Season(0.10, 5))
VEHICLE = Published(642, 601, 583, 686, 68, Season(0.06, 11))
DAMAGE = Published(1379, 1370, 1372, 1466, 143, Season(0.07, 7))
SHOPLIFTING = Published(1108, 1056, 1077, 804, 61, Season(0.07, 11))
OTHER_THEFT = Published(1620, 1564, 1556, 1618, 138, Season(0.06, 8))
OTHER_VICTIMS = Published(323, 383, 383, 463, 41, Season(0.05, 6))

# Maidstone, year to October 2017 (plan refresh of March 2018): violence after the recording
# change of April 2017, and drug offences.
NEXT_YEAR = {"Violence Against The Person": (4833, 335, 445), "Drug Offences": (342, 29, 28)}

# Maidstone, years to October 2016 and 2017 (the same papers): incidents.
INCIDENTS = {
    "ASB": ((3697, 3243), Season(0.15, 7)),
    "Domestic abuse incidents": ((2683, 3096), Season(0.05, 7)),
}


def months(first: str, count: int) -> list[str]:
    """``count`` months from ``first`` on, as ``YYYY-MM``."""
    return [shift_month(first, step) for step in range(count)]


def split(total: int, levels: list[float]) -> list[int]:
    """Whole numbers near ``levels``, in their proportion, that add up to ``total``."""
    scaled = [level * total / sum(levels) for level in levels]
    counts = [math.floor(value) for value in scaled]
    by_rest = sorted(range(len(scaled)), key=lambda i: counts[i] - scaled[i])
    for i in by_rest[: total - sum(counts)]:
        counts[i] += 1
    return counts


def levels(
    season: Season, first: str, ends: tuple[float, float], chance: random.Random
) -> list[float]:
    """A year of expected counts: from one level to the other, with season and noise."""
    found = []
    for step, month in enumerate(months(first, 12)):
        level = ends[0] + (ends[1] - ends[0]) * step / 11
        turn = 2 * math.pi * (int(month[5:]) - season.peak) / 12
        noise = chance.gauss(0, 1.15 * math.sqrt(level))
        found.append(max(1.0, level * (1 + season.strength * math.cos(turn)) + noise))
    return found


def three_years(made: Published, chance: random.Random) -> list[int]:
    """November 2013 to October 2016, true to every published figure.

    October 2014 follows from the two overlapping years: October 2015 less what the year to
    October 2015 has more than the year to September.
    """
    before, middle, last = made.year_before / 12, made.to_oct_2015 / 12, made.to_oct_2016 / 12
    rise = (last - middle) * 0.5
    third = split(
        made.to_oct_2016 - made.oct_2016,
        levels(made.season, "2015-11", (last - rise, last + rise), chance)[:11],
    )
    second = split(made.to_oct_2015, levels(made.season, "2014-11", (middle, middle), chance))
    october_2014 = second[11] - (made.to_oct_2015 - made.to_sep_2015)
    first = split(
        made.year_before - round(before),
        levels(made.season, "2013-11", (before, before), chance)[:11],
    )
    return [*first, october_2014, *second, *third, made.oct_2016]


def illustrative() -> dict[str, list[int]]:
    """The eight offences that Kent Police charts, month by month from November 2013."""
    chance = random.Random(2016)
    names = (
        VIOLENCE,
        BURGLARY,
        OTHER_BURGLARY,
        VEHICLE,
        DAMAGE,
        SHOPLIFTING,
        OTHER_THEFT,
        OTHER_VICTIMS,
    )
    violence, burglary, other_burglary, vehicle, damage, shops, other_theft, others = (
        three_years(made, chance) for made in names
    )
    theft = [a + b for a, b in zip(shops, other_theft, strict=True)]
    parts = (violence, burglary, other_burglary, vehicle, damage, theft, others)
    return {
        "Victim based crime": [sum(counts) for counts in zip(*parts, strict=True)],
        "Violence Against The Person": violence,
        "Burglary Dwelling": burglary,
        "Burglary Other than Dwelling": other_burglary,
        "Vehicle Crime": vehicle,
        "Criminal Damage": damage,
        "Theft and Handling": theft,
        "Shoplifting": shops,
    }


def next_year() -> dict[str, list[int]]:
    """November 2016 to October 2017, with the recording change of April 2017 in it."""
    chance = random.Random(2017)
    series = {}
    for name, (total, until_march, from_april) in NEXT_YEAR.items():
        steps = [until_march] * 5 + [from_april] * 7
        series[name] = split(total, [level + chance.gauss(0, math.sqrt(level)) for level in steps])
    return series


def incidents() -> dict[str, list[int]]:
    """Anti-social behaviour and domestic abuse, November 2015 to October 2017."""
    chance = random.Random(2018)
    series: dict[str, list[int]] = {}
    for name, (totals, season) in INCIDENTS.items():
        series[name] = []
        for total in totals:
            level = (total / 12, total / 12)
            series[name] += split(total, levels(season, "2015-11", level, chance))
    return series


def write_series(path: Path, series: dict[str, list[int]], first: str) -> None:
    """Write a table of months down and measures across, with its source below."""
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(["Recorded crime, Maidstone"])
        out.writerow([])
        out.writerow(["Month", *series])
        count = len(next(iter(series.values())))
        for step, month in enumerate(months(first, count)):
            out.writerow([month, *(counts[step] for counts in series.values())])
        out.writerow([])
        out.writerow([f"Source: {SOURCE}"])


def cut_street(whole: Path, cut: Path) -> int:
    """Write Maidstone's rows of a download, laid out as it is; gives how many there are."""
    geography = Geography.load()
    rows = 0
    with (
        zipfile.ZipFile(whole) as source,
        zipfile.ZipFile(cut, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in sorted(n for n in source.namelist() if n.endswith(".csv")):
            text = io.TextIOWrapper(source.open(name), encoding="utf-8", newline="")
            reader = csv.DictReader(text)
            out = io.StringIO(newline="")
            writer = csv.DictWriter(out, reader.fieldnames or [])
            writer.writeheader()
            for row in reader:
                if geography.district_of_lsoa(row["LSOA code"]) == MAIDSTONE:
                    writer.writerow(row)
                    rows += 1
            entry = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            target.writestr(entry, out.getvalue(), zipfile.ZIP_DEFLATED, compresslevel=9)
    return rows


def main(words: list[str]) -> int:
    """Make what the first word names."""
    if words[:1] == ["street"] and len(words) == 2:
        cut = EXTRACTS / "police-uk-maidstone-2025.zip"
        print(f"{cut_street(Path(words[1]), cut):,} rows, {cut.stat().st_size:,} bytes")
        return 0
    if words == ["series"]:
        write_series(EXTRACTS / "maidstone-monthly-illustrative.csv", illustrative(), "2013-11")
        write_series(EXTRACTS / "maidstone-monthly-illustrative-2017.csv", next_year(), "2016-11")
        write_series(
            EXTRACTS / "maidstone-monthly-illustrative-incidents.csv", incidents(), "2015-11"
        )
        return 0
    print(__doc__)
    return 2


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
