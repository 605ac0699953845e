"""How long importing takes beside reading alone: ``python benchmarks/importing.py STREET.zip``.

Four ratios, each of two times measured in one run on one machine:

1. from a dropped archive of street-level files to committed observations, over what pandas needs
   to read the same columns of the same files as text and to group them;
2. a workbook of 8 megabytes with a row a crime, from dropped file to committed observations, over
   calamine reading its every cell;
3. a workbook of 8 megabytes, every cell of it a figure, planned (read, understood, checked, ready
   to be shown and confirmed), over calamine reading its every cell;
4. the same workbook from dropped file to committed observations, over calamine reading it and
   SQLite writing its 1.5 million figures, a row each with the index that a figure is found by:
   writing alone takes twice as long as reading, so that calamine is no measure for the whole.

Every step runs in fresh processes of its own (imports included) and, with ``--in-process``, again
within one process that has everything loaded. Memory is the highest that the process held.
Processor time stands beside the time that passed, for a machine that has other things to do.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

COLUMNS = ["Month", "Falls within", "LSOA code", "LSOA name", "Crime type"]
MOST_RATIO, MOST_MEMORY = 2.0, 400


def pandas_alone(path: Path) -> int:
    """Reads the columns that the importer needs, all as text, and groups them."""
    import zipfile

    import pandas as pd

    with zipfile.ZipFile(path) as archive:
        frames = []
        for name in sorted(archive.namelist()):
            if name.endswith(".csv"):
                with archive.open(name) as file:
                    frames.append(
                        pd.read_csv(file, usecols=COLUMNS, dtype=str, keep_default_na=False)
                    )
    return len(pd.concat(frames, ignore_index=True).groupby(COLUMNS, sort=False).size())


def imported(path: Path) -> int:
    """Plans and stores the archive in a new partnership file."""
    from smpdesk import places
    from smpdesk.importing import plan_extract
    from smpdesk.importing.storing.store import known_from, store_plan
    from smpdesk.models.partnership_file import PartnershipFile

    with tempfile.TemporaryDirectory() as folder:
        places.user_data = lambda: Path(folder)  # type: ignore[assignment]
        with PartnershipFile.create(Path(folder) / "Bench.smp", "Bench") as file:
            return store_plan(file, plan_extract(path, known_from(file))).new


def calamine_alone(path: Path) -> int:
    """Reads every cell of the workbook."""
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(path)
    return sum(len(book.get_sheet_by_name(name).to_python()) for name in book.sheet_names)


def calamine_and_sqlite(path: Path) -> int:
    """Reads every cell and writes each number as a row, in the order of its index."""
    import sqlcipher3
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(path)
    cells = (
        (row, column, "2022-01", 1, "", cell, "value", 1, "A1")
        for name in book.sheet_names
        for row, line in enumerate(book.get_sheet_by_name(name).to_python())
        for column, cell in enumerate(line)
        if isinstance(cell, float)
    )
    with tempfile.TemporaryDirectory() as folder:
        connection = sqlcipher3.connect(str(Path(folder) / "plain.db"))
        connection.execute(
            "CREATE TABLE figure (id INTEGER PRIMARY KEY, measure INTEGER, area INTEGER, "
            "start TEXT, months INTEGER, breakdown TEXT, value REAL, status TEXT, place INTEGER, "
            "cell TEXT)"
        )
        connection.execute(
            "CREATE UNIQUE INDEX current ON figure (measure, area, months, start, breakdown)"
        )
        connection.executemany(
            "INSERT INTO figure (measure, area, start, months, breakdown, value, status, place, "
            "cell) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            cells,
        )
        connection.commit()
        (count,) = connection.execute("SELECT count(*) FROM figure").fetchone()
        connection.close()
        return int(count)


def planned(path: Path) -> int:
    """Plans the workbook."""
    from smpdesk.importing import plan_extract
    from smpdesk.importing.plans.known import Known

    return len(plan_extract(path, Known()).observations)


STEPS = {
    "pandas": pandas_alone, "import": imported, "calamine": calamine_alone, "plan": planned,
    "calamine-sqlite": calamine_and_sqlite,
}  # fmt: skip


def timed(step: str, path: Path) -> dict[str, float]:
    """Seconds and megabytes of one step in this process."""
    began, worked = time.perf_counter(), time.process_time()
    result = STEPS[step](path)
    return {
        "seconds": time.perf_counter() - began,
        "work": time.process_time() - worked,
        "memory": peak(),
        "result": result,
    }


def peak() -> float:
    """The most memory that this process has held, in megabytes."""
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1e6 if sys.platform == "darwin" else 1024)


def fresh(step: str, path: Path) -> dict[str, float]:
    """The same in a process of its own, whose start is part of the time.

    Modules are compiled beforehand, ours as those of the libraries, as where they are installed.
    """
    import resource

    began, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, __file__, str(path), "--step", step]
    compiled = str(Path(tempfile.gettempdir()) / "smpdesk-benchmark-compiled")
    surroundings = {
        **os.environ, "PYTHONPYCACHEPREFIX": compiled, "PYTHONDONTWRITEBYTECODE": ""
    }  # fmt: skip
    shown = subprocess.run(
        command, capture_output=True, text=True, check=True, env=surroundings
    ).stdout
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    work = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {**json.loads(shown), "seconds": time.perf_counter() - began, "work": work}


def large_workbook(path: Path, megabytes: float = 8.0) -> None:
    """Counts by ward, offence and month, wide, as the Metropolitan Police publishes them."""
    from openpyxl import Workbook

    from smpdesk.importing.gazetteer.geography import Geography

    geography, chance = Geography.load(), random.Random(1)
    wards = [w for w in geography.wards.values() if w.district.startswith("E09")]
    months = [f"{year}{month:02d}" for year in (2022, 2023) for month in range(1, 13)]
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Wards")
    sheet.append(["MajorText", "MinorText", "WardName", "WardCode", "LookUp_BoroughName", *months])
    offences = [f"OFFENCE {n}" for n in range(94)]
    for ward in wards[: round(680 * megabytes / 8.0)]:
        borough = geography.districts[ward.district].name
        for offence in offences:
            counts = [chance.randrange(0, 90) for _ in months]
            sheet.append(["GROUP", offence, ward.name, ward.code, borough, *counts])
    book.save(path)


def incident_workbook(archive: Path, path: Path, megabytes: float = 8.0) -> None:
    """The first crimes of a street-level archive, a row each, as a force sends them in Excel."""
    import csv
    import io
    import zipfile
    from itertools import islice

    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Crimes")
    left = round(84_000 * megabytes / 8.0)
    with zipfile.ZipFile(archive) as packed:
        for number, name in enumerate(n for n in sorted(packed.namelist()) if "street" in n):
            rows = csv.reader(io.TextIOWrapper(packed.open(name), encoding="utf-8"))
            for row in islice(rows, 1 if number else 0, left + 1):
                sheet.append(row)
                left -= 1
    book.save(path)


def compare(name: str, ours: str, theirs: str, path: Path, runs: int, inside: bool) -> None:
    """Prints the ratio of the best of several runs, in turn, and the memory."""
    for where, measure in (("fresh processes", fresh), ("one process", timed)):
        if where == "one process" and not inside:
            continue
        (
            measure(theirs, path),
            measure(ours, path),
        )  # so that all is compiled and in the disk's memory
        pairs = [(measure(theirs, path), measure(ours, path)) for _ in range(runs)]
        memory = max(pair[1]["memory"] for pair in pairs)
        print(f"{name}, {where}: {memory:.0f} MB (at most {MOST_MEMORY})")
        for kind, words in (("seconds", "time"), ("work", "processor time")):
            alone = min(pair[0][kind] for pair in pairs)
            whole = min(pair[1][kind] for pair in pairs)
            print(
                f"    {words:<16}{whole:6.2f} s over {alone:5.2f} s = {whole / alone:4.2f} × "
                f"(at most {MOST_RATIO})"
            )


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("archive", type=Path, help="street-level files of police.uk, zipped")
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--in-process", action="store_true")
    options.add_argument("--step", choices=sorted(STEPS), help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.step:
        print(json.dumps(timed(given.step, given.archive)))
        return
    compare("street-level archive", "import", "pandas", given.archive, given.runs, given.in_process)
    with tempfile.TemporaryDirectory() as folder:
        crimes, book = Path(folder) / "crimes.xlsx", Path(folder) / "wards.xlsx"
        incident_workbook(given.archive, crimes)
        print(f"workbook of crimes, {crimes.stat().st_size / 1e6:.1f} MB")
        compare("crimes imported", "import", "calamine", crimes, given.runs, given.in_process)
        large_workbook(book)
        print(f"workbook of figures, {book.stat().st_size / 1e6:.1f} MB")
        compare("workbook planned", "plan", "calamine", book, given.runs, given.in_process)
        alone = "calamine-sqlite"
        compare("workbook imported", "import", alone, book, given.runs, given.in_process)


if __name__ == "__main__":
    main()
