"""The log: what the program did and when, in words of its own, never in those of a file.

It lies in the user's data folder and turns over: four files of at most 250 kilobytes. A line holds
the time, one of a fixed set of words, and a name of the program's own (a page, a command, a kind of
error) or a number of seconds; there is no way to write a text, a figure or a path into it.
"""

from __future__ import annotations

import logging
import logging.handlers
import re
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from smpdesk import __version__
from smpdesk.places import logs

Event = Literal["start", "end", "command", "page", "fault", "refused", "self-test"]
EVENTS: tuple[str, ...] = get_args(Event)
FILE = "smpdesk.log"
_BYTES, _OLDER = 250_000, 3
_OWN_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,39}")


def note(event: Event, name: str = "", seconds: float | None = None) -> None:
    """Write a line into the log: an event, and a name of the program's own.

    Raises ``ValueError`` for a word that is no event or a name that is not one of a part of the
    program, so that nothing of a file can get in. A log that can't be written is done without.
    """
    if event not in EVENTS:
        raise ValueError(f"no such event: {event}")
    if name and not _OWN_NAME.fullmatch(name):
        raise ValueError("only names of the program's own may be logged")
    words = [event, name, "" if seconds is None else f"{seconds:.1f} s"]
    _log().info(" ".join(word for word in words if word))


def log_file() -> Path:
    """The newest file of the log; the older ones lie beside it."""
    return logs() / FILE


@cache
def _log() -> logging.Logger:
    log = logging.getLogger("smpdesk")
    log.setLevel(logging.INFO)
    log.propagate = False
    log.addHandler(_handler())
    return log


def _handler() -> logging.Handler:
    try:
        handler = logging.handlers.RotatingFileHandler(
            log_file(), maxBytes=_BYTES, backupCount=_OLDER, encoding="utf-8", delay=True
        )
    except OSError:
        return logging.NullHandler()
    handler.handleError = lambda record: None  # type: ignore[method-assign]
    handler.setFormatter(
        logging.Formatter(f"%(asctime)s {__version__} %(message)s", "%Y-%m-%dT%H:%M:%S")
    )
    return handler
