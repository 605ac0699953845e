from __future__ import annotations

import gc
import threading
import weakref

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from smpdesk.ui.collecting import Collector


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
