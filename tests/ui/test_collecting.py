"""Garbage is collected on the window's thread only, so that no widget dies on a worker's."""

from __future__ import annotations

import gc
import threading
import weakref

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from smpdesk.ui.program.collecting import Collector
from smpdesk.ui.tasks import Task, Tasks, Work


class Knot:
    """An object that only the collector can take away; it notes on which thread it went."""

    ended: list[int] = []  # noqa: RUF012

    def __init__(self) -> None:
        self.me = self

    def __del__(self) -> None:
        self.ended.append(threading.get_ident())


def test_what_a_worker_leaves_behind_is_collected_on_the_windows_thread(qtbot: QtBot) -> None:
    owner = QObject()
    collector = Collector(owner)
    assert not gc.isenabled()
    made: list[weakref.ref[Knot]] = []

    def work() -> None:
        made.append(weakref.ref(Knot()))
        for _ in range(5000):
            _ = [[]]

    worker = threading.Thread(target=work)
    worker.start()
    worker.join()
    assert made[0]() is not None
    hold = [[] for _ in range(2000)]
    collector.collect_due()
    assert len(hold) == 2000
    assert made[0]() is None
    assert Knot.ended == [threading.get_ident()]


class Ring:
    """Garbage that only a collection takes away, and that tells on which thread it went."""

    def __init__(self) -> None:
        self.me = self
        self.widget = QWidget()


def test_a_worker_that_makes_many_objects_takes_no_widget_down(qtbot: QtBot) -> None:
    tasks = Tasks()
    went: list[threading.Thread] = []
    rings = [Ring() for _ in range(50)]
    for ring in rings:
        weakref.finalize(ring, lambda: went.append(threading.current_thread()))
    del ring
    rings.clear()
    task = Task("Making many objects")

    def work(work: Work) -> int:
        return sum(len(kept) for kept in [[[n]] for n in range(200_000)])

    with qtbot.waitSignal(task.done, timeout=10_000):
        tasks.start(task, work)
    gc.collect()
    assert set(went) == {threading.main_thread()}
    assert not gc.isenabled()
    tasks.finish()


def test_garbage_is_still_taken_away(qtbot: QtBot) -> None:
    tasks = Tasks()
    kept = weakref.ref(Ring())
    rings = [[] for _ in range(2 * gc.get_threshold()[0])]  # type: ignore[var-annotated]
    qtbot.waitUntil(lambda: kept() is None, timeout=5_000)
    assert rings
    tasks.finish()
