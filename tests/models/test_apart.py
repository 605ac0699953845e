"""A thread that reads apart keeps nobody waiting, and sees no edit half-made."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from smpdesk.models.document.apart import reading_apart
from smpdesk.models.edits import add
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Theme

LONG = (
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000000) "
    "SELECT count(*) AS n FROM n"
)

AFTER_THE_COMMIT = (
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
    "(SELECT CASE count(*) WHEN 0 THEN 1000000000 ELSE 1 END FROM theme)) "
    "SELECT count(*) AS n FROM n"
)
"""Endless until there is a theme: it ends only where it is begun anew after one was added."""
SHORT = (
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) "
    "SELECT (SELECT count(*) FROM theme) + 0 * count(*) AS n FROM n"
)


@pytest.fixture
def file(tmp_path: Path) -> Iterator[PartnershipFile]:
    with PartnershipFile.create(tmp_path / "Maidstone.smp", "Maidstone") as made:
        yield made


def in_a_thread(work: Any) -> list[Any]:
    """What work gives on a thread that reads apart."""
    found: list[Any] = []

    def run() -> None:
        with reading_apart():
            found.append(work())

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    return found


def test_it_reads_while_another_thread_is_in_the_middle_of_an_edit(file: PartnershipFile) -> None:
    add(file, Theme(name="Alcohol"))
    with file.edit("Half") as writer:
        writer.insert(Theme(name="Violence"))
        seen = in_a_thread(lambda: [theme.name for theme in file.all(Theme)])
        assert [theme.name for theme in file.all(Theme)] == ["Alcohol", "Violence"]
    assert seen == [["Alcohol"]]


def test_nobody_waits_for_its_long_query(file: PartnershipFile) -> None:
    begun, connections = threading.Event(), []

    def long() -> None:
        from smpdesk.models.document import apart

        with reading_apart():
            file.rows("SELECT 1")
            connections.extend((apart._here.connections or {}).values())
            begun.set()
            with pytest.raises(Exception, match=r"interrupt|Maidstone"):
                file.rows(LONG)

    thread = threading.Thread(target=long)
    thread.start()
    begun.wait()
    time.sleep(0.05)
    assert file.partnership().name == "Maidstone"
    assert thread.is_alive()
    while thread.is_alive():
        connections[0].interrupt()
        thread.join(0.05)


def test_a_commit_does_not_wait_for_its_long_query(file: PartnershipFile) -> None:
    """The query holds a lock that a commit needs: it is broken off, and begun anew afterwards."""
    begun, answers = threading.Event(), []

    def long() -> None:
        with reading_apart():
            file.rows("SELECT 1")
            begun.set()
            answers.append(file.rows(AFTER_THE_COMMIT))

    thread = threading.Thread(target=long)
    thread.start()
    begun.wait()
    time.sleep(0.05)
    assert thread.is_alive()
    add(file, Theme(name="Alcohol"))
    thread.join()
    assert answers == [[{"n": 1}]]


def test_commits_and_queries_at_once_disturb_neither(file: PartnershipFile) -> None:
    seen: list[int] = []
    over = threading.Event()

    def read() -> None:
        with reading_apart():
            while not over.is_set():
                seen.append(file.rows(SHORT)[0]["n"])

    threads = [threading.Thread(target=read) for _ in range(2)]
    for thread in threads:
        thread.start()
    for number in range(30):
        add(file, Theme(name=f"Theme {number}"))
    over.set()
    for thread in threads:
        thread.join()
    assert set(seen) <= set(range(31))
    assert file.rows(SHORT) == [{"n": 30}]


def test_it_reads_what_it_writes_itself(file: PartnershipFile) -> None:
    def work() -> list[str]:
        with file.edit("Add") as writer:
            writer.insert(Theme(name="Alcohol"))
            inside = [theme.name for theme in file.all(Theme)]
        return inside + [theme.name for theme in file.all(Theme)]

    assert in_a_thread(work) == [["Alcohol", "Alcohol"]]


def test_it_reads_a_file_that_was_taken_away_since(file: PartnershipFile) -> None:
    file.path.unlink()
    assert in_a_thread(lambda: file.partnership().name) == ["Maidstone"]
