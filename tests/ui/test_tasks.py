from __future__ import annotations

import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from smpdesk.errors import UserError
from smpdesk.models.edits import remove
from smpdesk.models.records import Theme
from smpdesk.ui.desk import Desk
from smpdesk.ui.look.theme import Look
from smpdesk.ui.tasks import Task, Tasks, Work
from smpdesk.ui.window.task_strip import TaskStrip


@pytest.fixture
def tasks(qapp: object) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.finish()


class Listener(QLabel):
    """Notes on which thread it hears of a result."""

    heard: QThread | None = None

    def hear(self, _: object) -> None:
        self.heard = QThread.currentThread()


def test_the_result_comes_back_on_the_windows_thread(qtbot: QtBot, tasks: Tasks) -> None:
    listener = Listener()
    qtbot.addWidget(listener)
    worker: list[int] = []
    task = Task("Counting")
    task.done.connect(listener.hear)
    with qtbot.waitSignal(task.ended):
        tasks.start(task, lambda _: worker.append(threading.get_ident()))
    qtbot.waitUntil(lambda: listener.heard is not None)
    assert listener.heard is QThread.currentThread()
    assert worker != [threading.get_ident()]


def test_progress_and_parts_arrive_before_the_end(qtbot: QtBot, tasks: Tasks) -> None:
    def work(progress: Work) -> str:
        progress.report(1, 2)
        progress.partial("half")
        return "whole"

    task = Task("Reading")
    signals = [task.progressed, task.partly_done, task.done, task.ended]
    with qtbot.waitSignals(signals, order="strict"):
        tasks.start(task, work)


def test_cancelled_work_gives_no_result(qtbot: QtBot, tasks: Tasks) -> None:
    begun = threading.Event()

    def work(progress: Work) -> None:
        begun.set()
        while True:
            progress.check()

    task = Task("Endless")
    with qtbot.assertNotEmitted(task.done), qtbot.waitSignal(task.ended):
        tasks.start(task, work)
        begun.wait(5)
        task.cancel()
    qtbot.waitUntil(lambda: not tasks.running)


def test_a_users_error_comes_back_as_its_sentence(qtbot: QtBot, tasks: Tasks) -> None:
    def work(_: Work) -> None:
        raise UserError("The disk is full. Free some space.")

    task = Task("Writing")
    with qtbot.waitSignal(task.failed) as said:
        tasks.start(task, work)
    assert said.args == ["The disk is full. Free some space."]


def test_a_fault_of_ours_goes_to_the_excepthook(
    qtbot: QtBot, tasks: Tasks, monkeypatch: pytest.MonkeyPatch
) -> None:
    caught: list[type] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: caught.append(kind))
    task = Task("Dividing")
    with qtbot.waitSignal(task.ended):
        tasks.start(task, lambda _: 1 // 0)
    assert caught == [ZeroDivisionError]


def test_what_the_window_changes_meanwhile_has_the_work_begun_again(
    qtbot: QtBot, desk: Desk
) -> None:
    file, changed, read = desk.file, threading.Event(), threading.Event()

    def names_one_by_one(_: Work) -> list[str]:
        there = file.all(Theme)
        read.set()
        changed.wait(5)
        return [file.get(Theme, theme.id).name for theme in there]

    task = Task("Reading themes")
    with qtbot.waitSignal(task.done) as told:
        desk.tasks.start(task, names_one_by_one)
        qtbot.waitUntil(read.is_set)
        remove(file, file.all(Theme)[0])
        changed.set()
    assert told.args == [["Domestic abuse"]]


def test_work_about_what_has_gone_meanwhile_ends_without_a_result(qtbot: QtBot, desk: Desk) -> None:
    file, theme = desk.file, desk.file.all(Theme)[0]
    task = Task("Reading a theme")
    with qtbot.assertNotEmitted(task.done), qtbot.waitSignal(task.ended):
        desk.tasks.start(task, lambda _: file.get(Theme, theme.id))
        remove(file, theme)


def test_work_to_be_seen_has_a_bar_and_a_way_to_cancel(
    qtbot: QtBot, tasks: Tasks, look: Look
) -> None:
    strip = TaskStrip(tasks)
    qtbot.addWidget(strip)
    task = Task("Exporting plan.pdf", shown=True)
    tasks.start(task, lambda progress: [progress.check() for _ in iter(int, 1)])
    assert strip.isVisible()
    line = strip.findChild(QLabel)
    assert line is not None
    assert line.text() == "Exporting plan.pdf…"
    task.cancel()
    qtbot.waitUntil(lambda: not strip.isVisible())
