"""How quick the window is: ``python -m benchmarks.window``.

Start to a usable window beside that of a bare PySide6 window, each in a process of its own, taken
in turn in one run; what changing a page and a chart takes; sixteen control charts computed, laid
out and painted; a file of a million observations opened to its first page, and the memory it
takes. Every figure is the best of several, because others may use the machine at the same time;
ratios are to the bare window, so that machines can be compared.
"""

from __future__ import annotations

import datetime as dt
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from smpdesk.ui.shell import Shell

TODAY = dt.date(2019, 3, 18)
STARTS = 7
TURNS = 5
MILLION = 1_000_000


def main() -> None:
    """Measure everything, and print it beside what is promised."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work)
        sample, large = make_sample(folder), make_large(folder)
        starts = {"a bare window": ["bare"], "welcome": ["start"]}
        starts["the sample"] = ["start", str(sample)]
        bare, *ours = best_starts(starts, folder).items()
        print(f"start to {bare[0]:<26}{bare[1]:8.3f} s")
        for name, seconds in ours:
            tell(f"start to {name}", seconds / bare[1], 2.0, "×")
        for line in in_a_process(["turns", str(sample)], folder):
            name, took, promised = line.split("\t")
            tell(name, float(took) * 1000, float(promised) * 1000, "ms")
        opened = [in_a_process(["large", str(large)], folder) for _ in range(3)]
        seconds, memory = (min(float(one[place]) for one in opened) for place in (0, 1))
        tell("a million observations opened", seconds, 1.0, "s")
        tell("  most memory by then", memory, 350, "MB")
        rested = min(float(one[2]) for one in opened)
        tell("  most memory when at rest", rested, 350, "MB")
        for line in in_a_process(["looks", str(large)], folder):
            name, took, promised = line.split("\t")
            tell(name, float(took) * 1000, float(promised) * 1000, "ms")


def tell(name: str, measured: float, promised: float, unit: str) -> None:
    print(f"{name:<35}{measured:8.2f} {unit:<3}at most {promised:g}", flush=True)


def make_sample(folder: Path) -> Path:
    from smpdesk.importing.sample import create_sample

    path = folder / "Sample.smp"
    create_sample(path).close()
    return path


def make_large(folder: Path) -> Path:
    """A file with a million observations, twenty measures in 250 areas over 200 months."""
    from benchmarks.file import AREAS, MEASURES, import_figures
    from smpdesk.models.partnership_file import PartnershipFile
    from smpdesk.models.records import Area, Assessment, Measure, Partnership

    path = folder / "Large.smp"
    with PartnershipFile.create(path, "Large") as file:
        with file.edit("Add") as writer:
            writer.insert(Assessment(name="2019-20", data_start="2018-01"))
            for number in range(MEASURES):
                writer.insert(Measure(name=f"Measure {number}"))
            for number in range(AREAS):
                writer.insert(Area(name=f"Area {number}", kind="ward"))
            writer.update(Partnership(id=1, name="Large"), area=1)
        import_figures(file, "large.csv", MILLION)
    return path


# Processes of their own


def best_starts(starts: dict[str, list[str]], folder: Path) -> dict[str, float]:
    """The best time of each way to start, all taken in turn, after one round to warm up."""
    rounds = [
        {name: start(options, folder) for name, options in starts.items()}
        for _ in range(STARTS + 1)
    ]
    return {name: min(one[name] for one in rounds[1:]) for name in starts}


def start(options: list[str], folder: Path) -> float:
    """Seconds from the start of a process to its window being painted and taking keys."""
    begun = time.perf_counter()
    with subprocess.Popen(command(options), stdout=subprocess.PIPE, env=alone(folder)) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == b"usable"
        return time.perf_counter() - begun


def in_a_process(options: list[str], folder: Path) -> list[str]:
    """The lines that a process of its own prints."""
    done = subprocess.run(
        command(options), stdout=subprocess.PIPE, env=alone(folder), check=True, text=True
    )
    return done.stdout.splitlines()


def command(options: list[str]) -> list[str]:
    return [sys.executable, __file__, *options]


def alone(folder: Path) -> dict[str, str]:
    """An environment in which preferences and compiled modules lie in a folder of their own."""
    homes = {name: str(folder) for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")}
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    compiled = {"PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    return {**kept, **homes, **compiled, "PYTHONPATH": str(Path(__file__).parent.parent)}


# What these processes do


def bare() -> None:
    """Show a window with a label, by PySide6 alone."""
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

    app = QApplication([])
    window = QMainWindow()
    window.setCentralWidget(QLabel("A window"))
    window.resize(1280, 820)
    window.show()
    settle(window)
    say_usable(app)


def started(path: str | None) -> None:
    """Start the program as its command does, as far as a window that can be used."""
    from PySide6.QtWidgets import QApplication

    from smpdesk.__main__ import main as smpdesk

    def until_usable() -> int:
        from smpdesk.ui.shell import Shell

        app = QApplication.instance()
        assert isinstance(app, QApplication)
        shell = next(w for w in app.topLevelWidgets() if isinstance(w, Shell))
        while path is not None and shell.workspace is None:
            app.processEvents()
        settle(shell)
        say_usable(app)
        return 0

    QApplication.exec = staticmethod(until_usable)  # type: ignore[assignment]
    sys.argv = ["smpdesk", *([path] if path else [])]
    smpdesk()


def settle(window: QWidget) -> None:
    """Lay out and paint what is to be seen now."""
    from PySide6.QtWidgets import QApplication

    QApplication.processEvents()
    window.repaint()
    QApplication.processEvents()


def say_usable(_: object) -> None:
    print("usable", flush=True)
    os._exit(0)


def large(path: str) -> None:
    """Open a large file in a window that is there: seconds, and memory then and at rest."""
    shell = window()
    begun = time.perf_counter()
    shell.open_file(Path(path))
    settle(shell)
    print(time.perf_counter() - begun)
    print(most_memory())
    rest(shell)
    print(most_memory(), flush=True)
    os._exit(0)


def looks(path: str) -> None:
    """Look at the figures and charts of a large file: each the longest that the window stood still.

    What is read meanwhile by a worker is waited for, but not counted.
    """
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from smpdesk.ui.pages.data import DataPage

    shell = window()
    shell.open_file(Path(path))
    rest(shell)
    control = Qt.KeyboardModifier.ControlModifier
    longest("  its figures", shell, lambda: QTest.keyClick(shell, Qt.Key.Key_2, control))
    assert shell.workspace is not None
    page = shell.workspace.page
    assert isinstance(page, DataPage)
    tree = page.figures.tree.tree
    longest("  those of another measure", shell, lambda: QTest.keyClick(tree, Qt.Key.Key_Down))
    longest("  all of them listed", shell, lambda: page.show_part("list"))
    longest("  its charts", shell, lambda: QTest.keyClick(shell, Qt.Key.Key_3, control))
    os._exit(0)


def longest(name: str, shell: Shell, change: Callable[[], object]) -> None:
    """Print how long the window could answer nothing after a change, in the next seconds."""
    from PySide6.QtWidgets import QApplication

    stood = [timed(shell, change)]
    end = time.perf_counter() + 3.0
    while time.perf_counter() < end:
        begun = time.perf_counter()
        QApplication.processEvents()
        stood.append(time.perf_counter() - begun)
        time.sleep(0.002)
    print(name, max(stood), 0.1, sep="\t", flush=True)


def turns(path: str) -> None:
    """Change pages and charts on the sample: a name, seconds and what is promised, each a line."""
    shell = window()
    shell.open_file(Path(path))
    rest(shell)
    for name, seconds, promised in [
        *page_changes(shell),
        *chart_changes(shell),
        sixteen_charts(shell),
    ]:
        print(name, seconds, promised, sep="\t", flush=True)
    os._exit(0)


def window() -> Shell:
    """A window on no file, painted."""
    from smpdesk.ui.app import make_application
    from smpdesk.ui.preferences import Preferences
    from smpdesk.ui.shell import Shell
    from smpdesk.ui.theme import Look

    Look(make_application([]), "light")
    shell = Shell(Preferences(), TODAY)
    shell.resize(1280, 820)
    shell.show()
    settle(shell)
    return shell


def rest(shell: Shell) -> None:
    """Let all work end, and that which begins by itself a little later."""
    from PySide6.QtWidgets import QApplication

    quiet = time.perf_counter()
    while time.perf_counter() - quiet < 1.0:
        QApplication.processEvents()
        time.sleep(0.005)
        if shell.tasks.running:
            quiet = time.perf_counter()


def most_memory() -> float:
    """The most memory that was resident so far, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def page_changes(shell: Shell) -> Iterator[tuple[str, float, float]]:
    """Each page by its key: the worst of them at first sight, then the worst of them again."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from smpdesk.ui.pages import PAGES

    def change(place: int) -> None:
        QTest.keyClick(shell, Qt.Key(Qt.Key.Key_1 + place), Qt.KeyboardModifier.ControlModifier)

    places = [place for place, page in enumerate(PAGES) if page.shortcut[-1].isdigit()]
    rounds = []
    for _ in range(TURNS + 1):
        times = {}
        for place in places[1:] + places[:1]:
            times[place] = timed(shell, lambda place=place: change(place))  # type: ignore[misc]
            rest_shortly(shell)
        rounds.append(times)
    first, again = rounds[0], rounds[1:]
    for place in places:
        took = min(times[place] for times in again)
        title = PAGES[place].title
        yield f"page: {title}", took, 0.1
        yield f"page: {title}, first sight", first[place], 0.1


def chart_changes(shell: Shell) -> Iterator[tuple[str, float, float]]:
    """From one measure's chart to the next."""
    from smpdesk.ui.pages.charts import ChartsPage

    shell.go("charts")
    rest(shell)
    assert shell.workspace is not None
    page = shell.workspace.page
    assert isinstance(page, ChartsPage)
    keys = [record.key for record in page.what.charted.records][:8]
    times = []
    for _ in range(TURNS):
        for key in keys:
            times.append(timed(shell, lambda key=key: page.go_to(key)))  # type: ignore[misc]
            rest_shortly(shell)
    quickest = [min(times[place :: len(keys)]) for place in range(len(keys))]
    yield "chart: the slowest of eight", max(quickest), 0.05


def sixteen_charts(shell: Shell) -> tuple[str, float, float]:
    """Sixteen control charts computed from the file, laid out by a worker, and painted."""
    from PySide6.QtWidgets import QApplication

    from smpdesk.evidence.charts import chart_of
    from smpdesk.models.observations import monthly_choices
    from smpdesk.reports.charts.values import SmallMultiples
    from smpdesk.ui.charts.multiples_chart import MultiplesChart

    assert shell.desk is not None
    file = shell.desk.file
    sixteen = ([(measure, area) for measure, area, _ in monthly_choices(file)] * 16)[:16]
    seen = MultiplesChart(shell.tasks)
    seen.resize(1000, 1600)
    seen.show()

    def draw() -> None:
        before = seen.laid
        charts = tuple(chart_of(file, measure, area) for measure, area in sixteen)
        seen.show_value(SmallMultiples(charts, 2, False, "area"), "Sixteen", "Sixteen charts")
        while seen.laid is before or seen.laid is None:
            QApplication.processEvents()
        seen.grab()

    return "sixteen small multiples", min(timed(shell, draw) for _ in range(TURNS)), 0.2


def rest_shortly(shell: Shell) -> None:
    """Let the work that a change began end."""
    from PySide6.QtWidgets import QApplication

    end = time.perf_counter() + 0.05
    while shell.tasks.running or time.perf_counter() < end:
        QApplication.processEvents()


def timed(shell: Shell, change: Callable[[], object]) -> float:
    begun = time.perf_counter()
    change()
    settle(shell)
    return time.perf_counter() - begun


if __name__ == "__main__":
    kind, *rest_of_them = sys.argv[1:] or [""]
    match kind:
        case "bare":
            bare()
        case "start":
            started(rest_of_them[0] if rest_of_them else None)
        case "turns":
            turns(rest_of_them[0])
        case "large":
            large(rest_of_them[0])
        case "looks":
            looks(rest_of_them[0])
        case _:
            main()
