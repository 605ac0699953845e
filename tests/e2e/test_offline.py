"""The program works without a network and never reaches for one."""

from __future__ import annotations

import ctypes
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests import no_network
from tests.conftest import ATTEMPTS
from tests.e2e import namespace

AF_INET = 2
OPENS_ONE = "import socket; socket.socket(socket.AF_INET).close()"
OPENS_ONE_UNSEEN = f"import ctypes; ctypes.CDLL(None).socket({AF_INET}, 1, 0)"


def run_watched(
    command: list[str], folder: Path
) -> tuple[subprocess.CompletedProcess[str], list[str]]:
    """Run a command without a network where possible; gives how it went and what it reached for."""
    noted, log = folder / "attempts", folder / "trace"
    watched = command
    if namespace.may_trace():
        watched = namespace.traced(watched, log)
    if namespace.may_isolate():
        watched = namespace.isolated(watched)
    environment = {**os.environ, **no_network.child_environment(noted)}
    done = subprocess.run(watched, capture_output=True, text=True, env=environment)
    reached = noted.read_text(encoding="utf-8").splitlines() if noted.is_file() else []
    return done, reached + (namespace.sockets_abroad(log) if log.is_file() else [])


@pytest.mark.timeout(600)
def test_the_whole_self_test_passes_without_a_network_and_reaches_for_none(
    tmp_path: Path,
) -> None:
    done, reached = run_watched([sys.executable, "-m", "smpdesk", "self-test"], tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "FAILED" not in done.stdout
    assert reached == []


def test_a_socket_opened_on_purpose_is_an_error_and_is_noted() -> None:
    with pytest.raises(no_network.NetworkForbiddenError):
        socket.socket(socket.AF_INET)
    assert no_network.attempts
    no_network.attempts.clear()
    ATTEMPTS.unlink()


def test_a_name_looked_up_on_purpose_is_an_error() -> None:
    with pytest.raises(no_network.NetworkForbiddenError):
        socket.getaddrinfo("localhost", 80)
    no_network.attempts.clear()
    ATTEMPTS.unlink()


def test_a_socket_of_the_local_display_is_allowed(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as local, pytest.raises(FileNotFoundError):
        local.connect(str(tmp_path / "display"))


def test_a_program_that_opens_a_socket_on_purpose_is_found_out(tmp_path: Path) -> None:
    done, reached = run_watched([sys.executable, "-c", OPENS_ONE], tmp_path)
    assert done.returncode != 0
    assert reached


@pytest.mark.skipif(not namespace.may_trace(), reason="did not run: strace can't watch here")
def test_a_socket_opened_behind_pythons_back_is_found_out(tmp_path: Path) -> None:
    _, reached = run_watched([sys.executable, "-c", OPENS_ONE_UNSEEN], tmp_path)
    assert reached


def test_the_e2e_tests_run_in_a_network_without_interfaces(apart: bool) -> None:
    if not apart:
        pytest.skip("did not run: this system gives no network namespace")
    names = [name for _, name in socket.if_nameindex()]
    assert set(names) <= {"lo"}
    address = bytes([AF_INET, 0, 0, 80, 192, 0, 2, 1]) + bytes(8)
    library = ctypes.CDLL(None, use_errno=True)
    handle = library.socket(AF_INET, 2, 0)
    assert library.connect(handle, address, len(address)) == -1
    os.close(handle)
