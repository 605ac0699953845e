"""How long a large partnership file takes: ``python benchmarks/file.py``.

An import of 300,000 observations in a file that already holds as many, replaced by it. Times are
given as ratios of one full read of the observations on the same machine, so that machines can be
compared; seconds stand beside them.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from smpdesk import places
from smpdesk.models import edits
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, Extract, ExtractTable, Measure, Theme
from smpdesk.models.safety import backup, encryption
from smpdesk.models.safety.verify import verify

MEASURES, AREAS = 20, 250


def import_figures(file: PartnershipFile, name: str, count: int) -> None:
    """Import figures as one edit, replacing those there are for the same months."""
    months = count // (MEASURES * AREAS)
    with file.edit(f"Import {name}") as writer:
        extract = writer.insert(Extract(name=name, imported_at="2017-01-27", imported_by="officer"))
        table = writer.insert(ExtractTable(extract=extract.id))
        rows = [
            (measure + 1, area + 1, f"{2010 + month // 12}-{month % 12 + 1:02d}", 5.0, table.id)
            for measure in range(MEASURES)
            for area in range(AREAS)
            for month in range(months)
        ]
        with writer.import_set(extract.id):
            writer.execute_many(
                "UPDATE observation SET replaced_by = ? WHERE replaced_by IS NULL "
                "AND measure = ? AND area = ? AND months = 1 AND start = ? AND breakdown = ''",
                [(extract.id, *row[:3]) for row in rows],
            )
            writer.execute_many(
                "INSERT INTO observation (measure, area, start, value, extract_table) "
                "VALUES (?, ?, ?, ?, ?)",
                rows,
            )


def steps(file: PartnershipFile, folder: Path, count: int) -> dict[str, Callable[[], object]]:
    """What is timed, in order."""
    return {
        "import": lambda: import_figures(file, "first.csv", count),
        "import over it": lambda: import_figures(file, "second.csv", count),
        "undo the import": file.undo,
        "redo the import": file.redo,
        "remove the extract": lambda: edits.remove(file, file.all(Extract)[0]),
        "bring the extract back": file.undo,
        "one edit": lambda: edits.add(file, Theme(name="Violence")),
        "undo one edit": file.undo,
        "verify": lambda: verify(file.path),
        "backup": lambda: backup.backup(file, folder / "Copy.smp"),
    }


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--observations", type=int, default=300_000)
    count = options.parse_args().observations
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work)
        places.user_data = lambda: folder  # type: ignore[assignment]
        path = folder / "Large.smp"
        times: dict[str, float] = {}
        with PartnershipFile.create(path, "Large") as file:
            with file.edit("Add") as writer:
                for number in range(MEASURES):
                    writer.insert(Measure(name=f"Measure {number}"))
                for number in range(AREAS):
                    writer.insert(Area(name=f"Area {number}", kind="ward"))
            for name, step in steps(file, folder, count).items():
                times[name] = timed(step)
            unit = timed(lambda: file.rows("SELECT * FROM observation WHERE replaced_by IS NULL"))
        times["open"] = timed(lambda: PartnershipFile.open(path).close())
        times["protect"] = timed(lambda: encryption.set_passphrase(path, None, "passphrase"))
        times["open protected"] = timed(
            lambda: PartnershipFile.open(path, passphrase="passphrase").close()
        )
        print(f"reading {count:,} observations once: {unit:.2f} s; the file: {size(path):.0f} MB")
        for name, seconds in times.items():
            print(f"{name:<24}{seconds / unit:8.2f} × {seconds:8.3f} s")


def timed(step: Callable[[], object]) -> float:
    began = time.perf_counter()
    step()
    return time.perf_counter() - began


def size(path: Path) -> float:
    return path.stat().st_size / 1e6


if __name__ == "__main__":
    main()
