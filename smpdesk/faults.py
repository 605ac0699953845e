"""Bugs of ours, written down so that they can be read, and sent by hand."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path

from smpdesk import __version__
from smpdesk.errors import UserError
from smpdesk.places import logs

REPORT = "fault-report.txt"
_OF_THE_PROGRAM = (ImportError, NameError, AttributeError)
"""Errors whose message names parts of the program only; others may hold a text or a figure."""


@contextlib.contextmanager
def told_plainly() -> Iterator[None]:
    """Turn what goes wrong inside into a sentence on stderr and exit code 1."""
    try:
        yield
    except UserError as error:
        from smpdesk.log import note
        from smpdesk.terminal import say

        note("refused")
        say(str(error))
        sys.exit(1)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except Exception:  # noqa: BLE001 - the last place where a bug of ours can be told plainly
        from smpdesk.terminal import say

        say(
            "Something went wrong inside smpdesk. This is a fault of the program, not of your "
            f"file, which is as it was. A report that you can send is in {write_report()}"
        )
        sys.exit(1)


def report(error: BaseException | None = None) -> str:
    """What went wrong, where in the program, and on which system; no text or figure of a file."""
    import platform

    error = error or sys.exc_info()[1]
    lines = [
        f"smpdesk {__version__}, Python {platform.python_version()}, {platform.platform()}",
        f"{_kind(error)} at:",
        *steps(error),
    ]
    cause = error.__cause__ or error.__context__ if error else None
    if cause is not None:
        lines += [f"after {_kind(cause)} at:", *steps(cause)]
    return "\n".join([*lines, ""])


def steps(error: BaseException | None) -> list[str]:
    """The way through the program to the error: module, line and function of each step."""
    import traceback

    way = traceback.extract_tb(error.__traceback__) if error else []
    return [f"  {Path(step.filename).name}:{step.lineno} in {step.name}" for step in way]


def write_report(error: BaseException | None = None) -> Path:
    """Write the report among the user's logs, note it in the log, and give the report's path."""
    from smpdesk.log import note

    note("fault", type(error or sys.exc_info()[1]).__name__)
    try:
        folder = logs()
    except OSError:
        import tempfile

        folder = Path(tempfile.gettempdir())
    path = folder / REPORT
    path.write_text(report(error), encoding="utf-8")
    return path


def _kind(error: BaseException | None) -> str:
    if error is None:
        return "unknown"
    name = type(error).__name__
    return f"{name} ({error})" if isinstance(error, _OF_THE_PROGRAM) else name
