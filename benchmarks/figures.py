"""How fast the list of every figure is: ``python benchmarks/figures.py``.

Putting 200,000 figures in order, and showing the end of the list, as ratios of what plain SQLite
takes to fetch the same figures in the same order, measured in the same run; seconds stand beside.
Then a grid of one measure, and typing one figure among them.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from smpdesk.importing.storing.typed import Source, TypedFigure, store_typed
from smpdesk.models.figures.figure_grid import grid_figures
from smpdesk.models.figures.figure_list import FigureQuery, figure_ids
from smpdesk.models.figures.observing import Observed, observe
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, Extract, ExtractTable, Measure
from smpdesk.periods import Period, shift_month

MEASURES, AREAS = 20, 250
PLAIN = (
    "SELECT m.name, m.collection, a.name, a.kind, o.start, o.months, o.breakdown, o.value, "
    "o.status, e.name, t.sheet, o.cell FROM observation o JOIN measure m ON m.id = o.measure "
    "JOIN area a ON a.id = o.area JOIN extract_table t ON t.id = o.extract_table "
    "JOIN extract e ON e.id = t.extract WHERE o.replaced_by IS NULL "
    "ORDER BY {}"
)
ORDERS = {
    "measure": "m.name COLLATE NOCASE, a.name COLLATE NOCASE, o.start DESC",
    "area": "a.name COLLATE NOCASE, m.name COLLATE NOCASE, o.start DESC",
    "value": "o.value IS NULL, o.value, m.name COLLATE NOCASE, a.name COLLATE NOCASE",
    "period": "o.start, o.months, m.name COLLATE NOCASE, a.name COLLATE NOCASE",
}


def fill(file: PartnershipFile, count: int) -> None:
    """So many monthly figures of twenty measures in 250 wards."""
    with file.edit("Fill") as writer:
        measures = [writer.insert(Measure(name=f"Measure {n}")).id for n in range(MEASURES)]
        areas = [writer.insert(Area(name=f"Ward {n}", kind="ward")).id for n in range(AREAS)]
        extract = writer.insert(Extract(name="l.csv", imported_at="2017", imported_by="officer"))
        table = writer.insert(ExtractTable(extract=extract.id)).id
        months = [shift_month("2010-01", n) for n in range(count // (MEASURES * AREAS))]
        figures = [
            Observed(m, a, s, 1, "", float((m * 7 + a * 13 + int(s[5:])) % 97), "value", table)
            for m in measures
            for a in areas
            for s in months
        ]
        observe(writer, extract.id, figures, [])


def quickest(work: Callable[[], Any], times: int = 3) -> float:
    """Seconds of the quickest of some runs."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return min(taken)


def plain(path: Path, order: str) -> None:
    """The same figures in the same order, by SQLite alone."""
    import sqlite3

    with sqlite3.connect(path) as connection:
        connection.execute(PLAIN.format(order)).fetchall()
    connection.close()


def list_ratios(file: PartnershipFile) -> None:
    """Sort, and go to the end, against a plain fetch of the same."""
    from PySide6.QtWidgets import QApplication

    from smpdesk.ui.data.list_part import FigureTable
    from smpdesk.ui.look import theme

    app = QApplication.instance() or QApplication([])
    look = theme.Look(app, "light")  # type: ignore[arg-type]
    table = FigureTable()
    table.resize(1000, 700)
    table.show()
    for sort, order in ORDERS.items():
        query = FigureQuery(sort=sort)  # type: ignore[arg-type]
        bare = quickest(lambda order=order: plain(file.path, order))
        ids = figure_ids(file, query)
        sorting = quickest(lambda query=query: figure_ids(file, query))

        def end(ids: Any = ids) -> None:
            table.rows.show_ids(file, ids)
            table.setCurrentIndex(table.rows.index(len(ids) - 1, 0))
            table.grab()

        jump = quickest(end)
        print(
            f"by {sort:8} plain fetch {bare:6.3f} s · sort {sorting:6.3f} s "
            f"({sorting / bare:4.2f}) · to the end {jump:6.3f} s ({jump / bare:4.2f})"
        )
    scroll = quickest(lambda: [table.rows.figure(row) for row in range(0, len(ids), 997)])
    steps = len(ids) // 997 + 1
    print(f"{steps} places all over the list: {scroll:.3f} s, {1000 * scroll / steps:.2f} ms each")
    del look


def grid(file: PartnershipFile) -> None:
    """One measure's grid, and one figure typed."""
    measure, area = file.all(Measure)[0], file.all(Area)[0]
    print(f"grid of a measure: {quickest(lambda: grid_figures(file, measure, 1)):.3f} s")
    figure = TypedFigure(measure, area, Period("2010-01"), "", 1234.0, "value")
    start = time.perf_counter()
    store_typed(file, [figure], Source("Benchmark"))
    print(f"one figure typed: {time.perf_counter() - start:.3f} s")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--observations", type=int, default=200_000)
    count = options.parse_args().observations
    with tempfile.TemporaryDirectory() as work:
        path = Path(work) / "Large.smp"
        with PartnershipFile.create(path, "Large") as file:
            fill(file, count)
            list_ratios(file)
            grid(file)


if __name__ == "__main__":
    main()
