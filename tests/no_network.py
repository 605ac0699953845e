"""Forbids the network to a Python process: a socket beyond this machine's own is an error.

``forbid`` adds an audit hook, which can't be taken away again. Every attempt is noted as well, in
``attempts`` and in the file named by SMPDESK_ATTEMPTS, so that a test fails even where the program
swallows the error. Processes started with ``child_environment`` are forbidden it too, by
``sitecustomize`` in the folder ``offline``.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "offline"
NOTED_IN = "SMPDESK_ATTEMPTS"
LOOK_UPS = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}
TALKS = {"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"}
LOCAL_FAMILIES = {1}
"""AF_UNIX: the local display and the desktop's own services."""

attempts: list[str] = []
_forbidden: list[bool] = []


class NetworkForbiddenError(RuntimeError):
    """The program reached for the network."""


def forbid() -> None:
    """Forbid the network from now on; a second call changes nothing."""
    if not _forbidden:
        _forbidden.append(True)
        sys.addaudithook(_watch)


def child_environment(noted_in: Path) -> dict[str, str]:
    """What is to be added to the environment of a process that is forbidden the network."""
    return {"PYTHONPATH": str(FOLDER), NOTED_IN: str(noted_in)}


def _watch(event: str, arguments: tuple[Any, ...]) -> None:
    if not event.startswith("socket."):
        return
    made_abroad = event == "socket.__new__" and arguments[1] not in (*LOCAL_FAMILIES, -1)
    told_abroad = event in TALKS and not isinstance(arguments[1], str | bytes)
    if made_abroad or told_abroad or event in LOOK_UPS:
        _refuse(f"{event} {arguments[1:]!r}")


def _refuse(attempt: str) -> None:
    attempts.append(attempt)
    if noted_in := os.environ.get(NOTED_IN):
        with Path(noted_in).open("a", encoding="utf-8") as file:
            file.write(f"{attempt}\n")
    raise NetworkForbiddenError(f"the program reached for the network: {attempt}")
