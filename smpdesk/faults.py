"""Bugs of ours, written down so that they can be sent by hand."""

from __future__ import annotations

import platform
import sys
import tempfile
import traceback
from pathlib import Path

from smpdesk import __version__
from smpdesk.places import user_data


def report(error: BaseException | None = None) -> str:
    """What went wrong, where in the program, and on which system; no text or figure of a file."""
    error = error or sys.exc_info()[1]
    steps = traceback.extract_tb(error.__traceback__) if error else []
    lines = [f"  {Path(step.filename).name}:{step.lineno} in {step.name}" for step in steps]
    kind = type(error).__name__ if error else "unknown"
    return "\n".join(
        [
            f"smpdesk {__version__}, Python {platform.python_version()}, {platform.platform()}",
            f"{kind} at:",
            *lines,
            "",
        ]
    )


def write_report(error: BaseException | None = None) -> Path:
    """Write the report into the user's data folder and give its path."""
    try:
        folder = user_data()
    except OSError:
        folder = Path(tempfile.gettempdir())
    path = folder / "fault-report.txt"
    path.write_text(report(error), encoding="utf-8")
    return path
