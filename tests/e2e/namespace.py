"""A network without any interface, for a process or for a command, where Linux allows one."""

from __future__ import annotations

import contextlib
import ctypes
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

_NEW_NETWORK = 0x40000000
_ABROAD = re.compile(r"\bAF_INET6?\b")


def may_isolate() -> bool:
    """Whether a command can be run in a network of its own."""
    return bool(isolated(["true"])) and _ends_well(isolated(["true"]))


def isolated(command: Sequence[str]) -> list[str]:
    """The command in a network without interfaces; empty where there is no such thing."""
    if sys.platform != "linux" or shutil.which("unshare") is None:
        return []
    own = ["unshare", "--net"] if os.geteuid() == 0 else ["unshare", "--net", "--map-root-user"]
    return [*own, *command]


def may_trace() -> bool:
    """Whether the sockets of a command can be watched from outside."""
    return shutil.which("strace") is not None and _ends_well(
        ["strace", "-qq", "-o", "/dev/null", "true"]
    )


def traced(command: Sequence[str], log: Path) -> list[str]:
    """The command with every socket it and its children open written to ``log``."""
    calls = "trace=socket,connect,sendto,bind"
    return ["strace", "-f", "-qq", "--seccomp-bpf", "-e", calls, "-o", str(log), *command]


def sockets_abroad(log: Path) -> list[str]:
    """The lines of a trace that speak of a socket beyond this machine's own."""
    return [line for line in log.read_text(errors="replace").splitlines() if _ABROAD.search(line)]


@contextlib.contextmanager
def without_interfaces() -> Iterator[bool]:
    """Take this very process out of the network meanwhile; says whether that was possible."""
    if sys.platform != "linux":
        yield False
        return
    library = ctypes.CDLL(None, use_errno=True)
    before = os.open("/proc/thread-self/ns/net", os.O_RDONLY)
    try:
        apart = library.unshare(_NEW_NETWORK) == 0
        yield apart
        if apart and library.setns(before, _NEW_NETWORK) != 0:
            raise OSError(ctypes.get_errno(), "could not go back to the network")
    finally:
        os.close(before)


def _ends_well(command: Sequence[str]) -> bool:
    return subprocess.run(command, capture_output=True).returncode == 0
