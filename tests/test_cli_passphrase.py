"""Protected files on the command line: the passphrase comes from the environment or a terminal."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest

from smpdesk.models.document.engine import PassphraseNeededError
from smpdesk.models.partnership_file import PartnershipFile

SECRET = "four brown owls at dusk"
SAMPLES = Path(__file__).parent.parent / "resources" / "sample" / "extracts"


def smpdesk(
    *words: object, given: str | None = None, new: str | None = None
) -> subprocess.CompletedProcess[str]:
    environment = dict(os.environ)
    for name, value in (("SMPDESK_PASSPHRASE", given), ("SMPDESK_NEW_PASSPHRASE", new)):
        environment.pop(name, None)
        if value is not None:
            environment[name] = value
    return subprocess.run(
        [sys.executable, "-m", "smpdesk", *map(str, words)],
        capture_output=True,
        text=True,
        timeout=120,
        env=environment,
        stdin=subprocess.DEVNULL,
    )


def typed(words: list[object], answers: list[str]) -> tuple[int, str]:
    """Run a command at a terminal, answering each question; gives the exit code and the screen."""
    child, terminal = pty.fork()
    if child == 0:  # pragma: no cover
        os.execv(sys.executable, [sys.executable, "-m", "smpdesk", *map(str, words)])
    screen, left, end = "", list(answers), time.monotonic() + 60
    answered = 0
    while time.monotonic() < end:
        if select.select([terminal], [], [], 0.2)[0]:
            try:
                part = os.read(terminal, 4096).decode()
            except OSError:
                break
            if not part:
                break
            screen += part
        elif left and screen[answered:].rstrip().endswith(":"):
            answered = len(screen)
            os.write(terminal, left.pop(0).encode() + b"\n")
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), screen


@pytest.fixture
def protected(tmp_path: Path) -> Path:
    path = tmp_path / "Kent.smp"
    PartnershipFile.create(path, "Kent", passphrase=SECRET).close()
    return path


def test_a_new_file_can_be_protected(tmp_path: Path) -> None:
    path = tmp_path / "new.smp"
    assert smpdesk("new", path, "--protect", new=SECRET).returncode == 0
    with pytest.raises(PassphraseNeededError):
        PartnershipFile.open(path)
    PartnershipFile.open(path, passphrase=SECRET).close()


@pytest.mark.parametrize(
    "words",
    [
        ["data"],
        ["history"],
        ["undo"],
        ["verify"],
        ["check"],
        ["import", SAMPLES / "iom-cost-of-crime-2016.xlsx"],
    ],
    ids=lambda words: str(words[0]),
)
def test_a_command_opens_a_protected_file_with_the_passphrase(
    protected: Path, words: list[object]
) -> None:
    command = [words[0], protected, *words[1:]]
    without = smpdesk(*command)
    assert without.returncode == 1
    assert "SMPDESK_PASSPHRASE" in without.stderr
    assert len(without.stderr.strip().splitlines()) == 1
    assert smpdesk(*command, given="something else").returncode == 1
    assert smpdesk(*command, given=SECRET).returncode == 0


def test_a_backup_stays_protected_and_is_restored(protected: Path, tmp_path: Path) -> None:
    copy, back = tmp_path / "copy.smp", tmp_path / "back.smp"
    assert smpdesk("backup", protected, copy, given=SECRET).returncode == 0
    with pytest.raises(PassphraseNeededError):
        PartnershipFile.open(copy)
    assert smpdesk("restore", copy, back, given=SECRET).returncode == 0
    PartnershipFile.open(back, passphrase=SECRET).close()


def test_a_passphrase_is_set_changed_and_removed(tmp_path: Path) -> None:
    path = tmp_path / "plain.smp"
    PartnershipFile.create(path, "Plain").close()
    assert smpdesk("passphrase", path, new="first words").returncode == 0
    assert smpdesk("passphrase", path, given="first words", new=SECRET).returncode == 0
    assert smpdesk("data", path, given="first words").returncode == 1
    assert smpdesk("passphrase", path, "--remove", given=SECRET).returncode == 0
    PartnershipFile.open(path).close()


def test_a_wrong_passphrase_changes_nothing(protected: Path) -> None:
    before = protected.read_bytes()
    done = smpdesk("passphrase", protected, given="wrong", new="other")
    assert done.returncode == 1
    assert "does not open" in done.stderr
    assert protected.read_bytes() == before


def test_a_person_at_the_terminal_is_asked_and_told_that_there_is_no_back_door(
    tmp_path: Path,
) -> None:
    path = tmp_path / "typed.smp"
    code, screen = typed(["new", path, "--protect"], [SECRET, SECRET])
    assert code == 0, screen
    assert "no back door" in screen
    assert SECRET not in screen
    code, screen = typed(["history", path], [SECRET])
    assert code == 0, screen
    assert SECRET not in screen
