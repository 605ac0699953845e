"""The lock file: one writes, the others read, and nobody is locked out by a crash."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from smpdesk.errors import UserError
from smpdesk.models import edits
from smpdesk.models.document.lock import held_by, lock_path
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Theme

HOLD = """
import sys
from pathlib import Path
from smpdesk.models import edits
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Theme
file = PartnershipFile.open(Path(sys.argv[1]), user="colleague")
for line in sys.stdin:
    try:
        print(edits.add(file, Theme(name=line.strip())).id, flush=True)
    except Exception as error:
        print(error, flush=True)
"""


@pytest.fixture
def colleague(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the file open and adds a theme for each line it is sent."""
    PartnershipFile.create(path, "Example", user="officer").close()
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert ask(process, "First") == "1"
    yield process
    process.kill()
    process.communicate()


def ask(process: subprocess.Popen[str], line: str) -> str:
    """Send the colleague a line and wait for the answer."""
    assert process.stdin is not None and process.stdout is not None
    process.stdin.write(line + "\n")
    process.stdin.flush()
    return process.stdout.readline().strip()


def lock_of_another_machine(path: Path) -> None:
    """A lock file as left by a colleague's laptop."""
    lock = {"user": "colleague", "machine": "CSU-LAPTOP-2", "since": "2017-01-27T10:42:05"}
    lock_path(path).write_text(json.dumps(lock | {"token": "theirs"}))


def test_the_lock_file_names_user_machine_and_time_and_goes_with_the_last_to_close(
    path: Path,
) -> None:
    with PartnershipFile.create(path, "Example", user="officer") as file:
        lock = json.loads(lock_path(path).read_text())
        assert lock["user"] == "officer" and lock["machine"] and lock["since"]
        file.another().close()
        assert lock_path(path).exists()
    assert not lock_path(path).exists()


def test_a_second_window_gets_the_file_to_read_and_is_told_who_has_it(
    file: PartnershipFile,
) -> None:
    edits.add(file, Theme(name="Violence"))
    with PartnershipFile.open(file.path) as second:
        assert second.read_only
        assert second.held_by is not None and second.held_by.user == "officer"
        assert [theme.name for theme in second.all(Theme)] == ["Violence"]
        with pytest.raises(UserError, match=r"officer on .+ has it open\. The change was not made"):
            edits.add(second, Theme(name="Other"))
    assert lock_path(file.path).exists()
    edits.add(file, Theme(name="Going on"))


def test_reading_takes_no_lock(path: Path) -> None:
    PartnershipFile.create(path, "Example").close()
    with PartnershipFile.open(path, read_only=True) as reader:
        assert not lock_path(path).exists()
        with pytest.raises(UserError, match="opened for reading only"):
            reader.undo()
        with PartnershipFile.open(path) as writer:
            edits.add(writer, Theme(name="Violence"))
        assert [theme.name for theme in reader.all(Theme)] == ["Violence"]


def test_a_second_process_never_writes_until_the_first_is_killed(
    path: Path, colleague: subprocess.Popen[str]
) -> None:
    with PartnershipFile.open(path) as second:
        assert second.held_by is not None and second.held_by.user == "colleague"
        for attempt in (lambda: edits.add(second, Theme(name="x")), second.undo, second.redo):
            with pytest.raises(UserError, match="colleague"):
                attempt()
    assert ask(colleague, "Second") == "2"
    colleague.send_signal(signal.SIGKILL)
    colleague.wait()
    assert lock_path(path).exists()
    with PartnershipFile.open(path) as second:
        assert not second.read_only
        edits.add(second, Theme(name="Third"))
        assert [theme.name for theme in second.all(Theme)] == ["First", "Second", "Third"]


def test_taking_over_ends_the_writing_of_the_first(
    path: Path, colleague: subprocess.Popen[str]
) -> None:
    with PartnershipFile.open(path, user="officer", take_over=True) as second:
        edits.add(second, Theme(name="Second"))
        answer = ask(colleague, "Lost")
        assert "has been taken over by officer on" in answer
        assert "the change was not made" in answer
        edits.add(second, Theme(name="Third"))
        assert [theme.name for theme in second.all(Theme)] == ["First", "Second", "Third"]
        colleague.kill()
        colleague.wait()
        edits.add(second, Theme(name="Fourth"))
    assert not lock_path(path).exists()


def test_one_who_was_taken_over_leaves_the_lock_to_the_other(file: PartnershipFile) -> None:
    with PartnershipFile.open(file.path, user="colleague", take_over=True) as second:
        file.close()
        assert lock_path(file.path).exists()
        edits.add(second, Theme(name="Going on"))


def test_the_lock_of_another_machine_holds_whatever_the_clocks_say(path: Path) -> None:
    PartnershipFile.create(path, "Example").close()
    lock_of_another_machine(path)
    with PartnershipFile.open(path) as file:
        assert file.held_by is not None
        assert file.held_by.text() == "colleague on CSU-LAPTOP-2 since 27 January 2017, 10:42"
        assert file.read_only
    assert held_by(path) is not None
    with PartnershipFile.open(path, take_over=True) as file:
        edits.add(file, Theme(name="Violence"))
    assert held_by(path) is None


@pytest.mark.parametrize("text", [b"", b"{", b"[1, 2]", b"\x00\xff"])
def test_a_lock_file_that_says_nothing_is_nobody_s(path: Path, text: bytes) -> None:
    PartnershipFile.create(path, "Example").close()
    lock_path(path).write_bytes(text)
    with PartnershipFile.open(path) as file:
        assert not file.read_only


def test_a_lock_file_removed_by_hand_ends_the_writing(file: PartnershipFile) -> None:
    lock_path(file.path).unlink()
    with pytest.raises(UserError, match="taken over by another program"):
        edits.add(file, Theme(name="Lost"))


def test_two_names_of_one_file_have_one_lock(file: PartnershipFile, tmp_path: Path) -> None:
    link = tmp_path / "Link to it.smp"
    link.symlink_to(file.path)
    with PartnershipFile.open(link) as second:
        assert second.read_only


OPEN_WHEN_TOLD = """
import sys
from pathlib import Path
from smpdesk.models.partnership_file import PartnershipFile
print("ready", flush=True)
sys.stdin.readline()
file = PartnershipFile.open(Path(sys.argv[1]))
print("reads" if file.read_only else "writes", flush=True)
sys.stdin.readline()
"""


def test_of_several_that_open_at_once_after_a_crash_one_may_write(path: Path) -> None:
    PartnershipFile.create(path, "Example").close()
    lock_path(path).write_text("{}")
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", OPEN_WHEN_TOLD, str(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    answers = [process.stdout.readline().strip() for process in processes if process.stdout]
    for process in processes:
        process.communicate("done\n")
    assert sorted(answers) == ["reads", "reads", "writes"]
