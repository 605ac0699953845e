"""A thread that reads apart keeps nobody waiting, and sees no edit half-made."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from smpdesk.models.document.apart import GoneMeanwhileError, of_one_state, reading_apart, tick
from smpdesk.models.edits import add, remove
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
            assert apart._here.reading is not None
            connections.extend(apart._here.reading.connections.values())
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


def change_meanwhile(change: Callable[[], object]) -> None:
    """Make a change by another thread, as the window does while a worker is at its work."""
    thread = threading.Thread(target=change)
    thread.start()
    thread.join()


def test_work_sees_one_state_even_where_the_file_is_changed_meanwhile(
    file: PartnershipFile,
) -> None:
    alcohol, _ = add(file, Theme(name="Alcohol")), add(file, Theme(name="Violence"))
    changes = [lambda: remove(file, alcohol)]

    def names_one_by_one() -> list[str]:
        there = file.all(Theme)
        if changes:
            change_meanwhile(changes.pop())
        return [file.get(Theme, theme.id).name for theme in there]

    assert of_one_state(names_one_by_one, tick(), lambda: None) == ["Violence"]


def test_work_that_is_disturbed_again_and_again_reads_a_copy(file: PartnershipFile) -> None:
    seen: list[int] = []

    def count_twice() -> tuple[int, int]:
        before = len(file.all(Theme))
        seen.append(before)
        change_meanwhile(lambda: add(file, Theme(name=f"Theme {before}")))
        return before, len(file.all(Theme))

    before, after = of_one_state(count_twice, tick(), lambda: None)
    assert before == after == seen[-1]
    assert len(file.all(Theme)) == len(seen)


def test_its_copy_is_cleared_away(file: PartnershipFile) -> None:
    with reading_apart(copied=True):
        place = Path(file.rows("PRAGMA database_list")[0]["file"])
        assert place.parent != file.path.parent
        assert place.is_file()
    assert not place.parent.exists()


def test_an_edit_does_not_rest_on_what_was_changed_meanwhile(file: PartnershipFile) -> None:
    def add_the_next() -> None:
        number = len(file.all(Theme))
        if not number:
            change_meanwhile(lambda: add(file, Theme(name="Theme 0")))
        add(file, Theme(name=f"Theme {number}"))

    of_one_state(add_the_next, tick(), lambda: None)
    assert [theme.name for theme in file.all(Theme)] == ["Theme 0", "Theme 1"]


def test_work_that_has_written_is_not_done_twice(file: PartnershipFile) -> None:
    def add_and_count() -> int:
        add(file, Theme(name="Alcohol"))
        change_meanwhile(lambda: add(file, Theme(name="Violence")))
        return len(file.all(Theme))

    assert of_one_state(add_and_count, tick(), lambda: None) == 2


def test_work_whose_matter_has_gone_says_so(file: PartnershipFile) -> None:
    alcohol = add(file, Theme(name="Alcohol"))
    begun = tick()
    remove(file, alcohol)
    with pytest.raises(GoneMeanwhileError):
        of_one_state(lambda: file.get(Theme, alcohol.id), begun, lambda: None)


def test_a_fault_in_work_that_nobody_disturbed_is_told(file: PartnershipFile) -> None:
    with pytest.raises(LookupError, match="no theme 7"):
        of_one_state(lambda: file.get(Theme, 7), tick(), lambda: None)


def test_work_no_longer_wanted_is_not_begun_again(file: PartnershipFile) -> None:
    begun = tick()
    add(file, Theme(name="Alcohol"))

    def again() -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        of_one_state(lambda: file.all(Theme), begun, again)
