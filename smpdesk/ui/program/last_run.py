"""Whether the last run of the program ended as it should: a mark is left while it runs.

The mark lies in the user's data folder and names the files that were open. It goes when the
program ends by itself; one whose program runs no more tells of a run that was cut off.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLockFile

from smpdesk.places import user_data


@dataclass(frozen=True)
class CutOff:
    """A run that did not end by itself, and the files that were open in it."""

    files: tuple[Path, ...]

    def text(self) -> str:
        """What the officer is told at the next start."""
        said = "smpdesk did not end as it should last time. "
        if not self.files:
            return said + "No file was open."
        names = " and ".join(path.name for path in self.files)
        were = "were" if len(self.files) > 1 else "was"
        return (
            f"{said}{names} {were} open: every change that was made is kept, and one that was "
            f"being made at that moment is taken back when the file is opened."
        )


class RunMark:
    """The mark of this run; ``clear`` takes it away at the end."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or user_data() / "running"
        self._folder.mkdir(parents=True, exist_ok=True)
        self._path = self._folder / f"{os.urandom(16).hex()}.json"
        self._lock = _lock_of(self._path)
        self._lock.tryLock(0)
        self.note_files([])

    def note_files(self, files: Sequence[Path]) -> None:
        """Write down which files are open now."""
        with contextlib.suppress(OSError):
            self._path.write_text(json.dumps([str(path) for path in files]), encoding="utf-8")

    def clear(self) -> None:
        """Say that the program ended by itself."""
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)
        self._lock.unlock()

    def cut_off(self) -> CutOff | None:
        """The earlier runs that were cut off, told once; None when all ended by themselves."""
        found = [path for path in self._folder.glob("*.json") if _is_left(path, self._path)]
        files: list[Path] = []
        for path in found:
            with contextlib.suppress(OSError, ValueError):
                files += [Path(name) for name in json.loads(path.read_text(encoding="utf-8"))]
            with contextlib.suppress(OSError):
                path.unlink()
        return CutOff(tuple(dict.fromkeys(files))) if found else None


def _lock_of(path: Path) -> QLockFile:
    lock = QLockFile(str(path.with_suffix(".lock")))
    lock.setStaleLockTime(0)
    return lock


def _is_left(path: Path, own: Path) -> bool:
    """Whether the program that left this mark runs no more."""
    if path == own:
        return False
    lock = _lock_of(path)
    if not lock.tryLock(0):
        return False
    lock.unlock()
    return True
