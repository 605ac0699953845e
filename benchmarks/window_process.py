"""What ``benchmarks.window`` measures, each in a process of its own: ``window_process.py KIND …``.

Lines of figures are a name, seconds and what is promised, with tabs between.
"""

from __future__ import annotations

import datetime as dt
import os
import resource
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from smpdesk.ui.window.shell import Shell

TODAY = dt.date(2019, 3, 18)
TURNS = 3


def bare() -> None:
    """Show a window with a label, by PySide6 alone."""
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

    app = QApplication([])
    window = QMainWindow()
    window.setCentralWidget(QLabel("A window"))
    window.resize(1280, 820)
    window.show()
    settle()
    say_usable(app)


def started(path: str | None, *, whole: bool = True) -> None:
    """Start the program as its command does, as far as a window that can be used.

    Where it is not to be ``whole``, the window itself is enough, its file still to be opened.
    """
    from PySide6.QtWidgets import QApplication

    from smpdesk.__main__ import main as smpdesk

    def until_usable() -> int:
        from smpdesk.ui.window.shell import Shell

        app = QApplication.instance()
        assert isinstance(app, QApplication)
        shell = next(w for w in app.topLevelWidgets() if isinstance(w, Shell))
        while path is not None and whole and shell.workspace is None:
            app.processEvents()
        if whole:
            settle()
        else:
            app.processEvents()
        say_usable(app)
        return 0

    QApplication.exec = staticmethod(until_usable)  # type: ignore[assignment]
    sys.argv = ["smpdesk", *([path] if path else [])]
    smpdesk()


def settle() -> None:
    """Lay out and paint what is to be seen now."""
    from PySide6.QtWidgets import QApplication

    QApplication.processEvents()
    QApplication.processEvents()


def say_usable(_: object) -> None:
    print("usable", flush=True)
    os._exit(0)


def large(path: str) -> None:
    """Open a large file in a window that is there: seconds, and memory then and at rest."""
    shell = window()
    begun = time.perf_counter()
    shell.open_file(Path(path))
    settle()
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
    longest("  its figures", lambda: QTest.keyClick(shell, Qt.Key.Key_2, control))
    assert shell.workspace is not None
    page = shell.workspace.page
    assert isinstance(page, DataPage)
    tree = page.figures.tree.tree
    longest("  those of another measure", lambda: QTest.keyClick(tree, Qt.Key.Key_Down))
    longest("  all of them listed", lambda: page.show_part("list"))
    longest("  its charts", lambda: QTest.keyClick(shell, Qt.Key.Key_3, control))
    os._exit(0)


def longest(name: str, change: Callable[[], object]) -> None:
    """Print how long the window could answer nothing after a change, in the next seconds."""
    from PySide6.QtWidgets import QApplication

    stood = [timed(change)]
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
        *look_changes(shell),
        *chart_changes(shell),
        sixteen_charts(shell),
    ]:
        print(name, seconds, promised, sep="\t", flush=True)
    os._exit(0)


def window() -> Shell:
    """A window on no file, painted."""
    from smpdesk.ui.look.preferences import Preferences
    from smpdesk.ui.look.theme import Look
    from smpdesk.ui.program.app import make_application
    from smpdesk.ui.window.shell import Shell

    Look(make_application([]), "light")
    shell = Shell(Preferences(), TODAY)
    shell.resize(1280, 820)
    shell.show()
    settle()
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
            times[place] = timed(lambda place=place: change(place))  # type: ignore[misc]
            rest_shortly(shell)
        rounds.append(times)
    first, again = rounds[0], rounds[1:]
    for place in places:
        took = min(times[place] for times in again)
        title = PAGES[place].title
        yield f"page: {title}", took, 0.1
        yield f"page: {title}, first sight", first[place], 0.1


def look_changes(shell: Shell) -> Iterator[tuple[str, float, float]]:
    """Another theme, where all pages were seen, then another size of text."""
    from smpdesk.ui.look import theme

    yield "another theme", timed(lambda: theme.look().dress("dark")), 0.1
    rest(shell)
    yield "another size of text", timed(lambda: theme.look().dress(percent=110)), 0.1
    rest(shell)
    theme.look().dress("light", 100)
    rest(shell)


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
            times.append(timed(lambda key=key: page.go_to(key)))  # type: ignore[misc]
            rest_shortly(shell)
    quickest = [min(times[place :: len(keys)]) for place in range(len(keys))]
    yield "chart: the slowest of eight", max(quickest), 0.05


def sixteen_charts(shell: Shell) -> tuple[str, float, float]:
    """Sixteen control charts computed from the file, laid out by a worker, and painted."""
    from PySide6.QtWidgets import QApplication

    from smpdesk.evidence.charts.control import chart_of
    from smpdesk.models.figures.observations import monthly_choices
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

    return "sixteen small multiples", min(timed(draw) for _ in range(TURNS)), 0.2


def rest_shortly(shell: Shell) -> None:
    """Let the work that a change began end."""
    from PySide6.QtWidgets import QApplication

    end = time.perf_counter() + 0.05
    while shell.tasks.running or time.perf_counter() < end:
        QApplication.processEvents()


def timed(change: Callable[[], object]) -> float:
    begun = time.perf_counter()
    change()
    settle()
    return time.perf_counter() - begun


if __name__ == "__main__":
    kind, *path = sys.argv[1:]
    match kind:
        case "bare":
            bare()
        case "start":
            started(path[0] if path else None)
        case "seen":
            started(path[0], whole=False)
        case "turns":
            turns(path[0])
        case "large":
            large(path[0])
        case "looks":
            looks(path[0])
