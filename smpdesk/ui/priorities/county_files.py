"""The other partnerships' files that a roll-up was made of, remembered for the next time.

Where they lie is a matter of this machine and its user: it is kept in the preferences, for each
partnership file apart, and never in the file, which may go to another machine.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from smpdesk.errors import UserError
from smpdesk.evidence.priorities.county import Summary, read_summary
from smpdesk.ui.look.preferences import Preferences
from smpdesk.ui.tasks import Work


@dataclass(frozen=True)
class Other:
    """Another partnership's file, and the name it had when it was read last."""

    path: Path
    partnership: str

    @property
    def gone_words(self) -> str:
        """That it can't be found, and what that means."""
        return (
            f"{self.partnership} is not counted: {self.path.name} is no longer in "
            f"{self.path.parent.name or self.path.parent}. Add it again from where it is now."
        )


@dataclass(frozen=True)
class Read:
    """What became of reading files: summaries by file, and of the others why not."""

    found: tuple[tuple[Path, Summary], ...]
    problems: tuple[str, ...]


class CountyFiles:
    """The files remembered for one partnership file, in the order in which they were added."""

    def __init__(self, preferences: Preferences, own: Path) -> None:
        self._preferences = preferences
        self._kept_under = f"county-{sha256(str(own.resolve()).encode()).hexdigest()[:16]}"

    @property
    def others(self) -> list[Other]:
        """The files remembered; none where what was kept can't be read."""
        try:
            kept = json.loads(self._preferences.text(self._kept_under) or "[]")
            return [Other(Path(each["path"]), str(each["partnership"])) for each in kept]
        except (ValueError, KeyError, TypeError):
            return []

    def remember(self, found: Iterable[tuple[Path, Summary]]) -> None:
        """Remember files that were read; a partnership's newer file takes the older one's place."""
        kept = {other.partnership: other for other in self.others}
        kept |= {s.partnership: Other(path.resolve(), s.partnership) for path, s in found}
        told = [{"path": str(o.path), "partnership": o.partnership} for o in kept.values()]
        self._preferences.remember_text(self._kept_under, json.dumps(told, ensure_ascii=False))

    def forget(self) -> None:
        """Remember none of them."""
        self._preferences.remember_text(self._kept_under, "")


def read_others(paths: Sequence[Path], work: Work) -> Read:
    """The summaries of files, off the window's thread."""
    found, problems = [], []
    for done, path in enumerate(paths):
        work.report(done, len(paths))
        try:
            found.append((path, read_summary(path)))
        except UserError as error:
            problems.append(str(error))
    return Read(tuple(found), tuple(problems))
