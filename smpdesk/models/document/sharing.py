"""What the connections to one open document have in common."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from smpdesk.models.document import engine
from smpdesk.models.document.lock import Lock
from smpdesk.models.document.turns import Turns
from smpdesk.models.past.history import Edited
from smpdesk.models.safety.watch import Watch

Listener = Callable[[Edited], None]


@dataclass
class Shared:
    """One open document: its place, lock, listeners, and who writes at this moment.

    ``why_read_only`` is empty where the document may be written to.
    """

    path: Path
    user: str
    passphrase: str | None
    lock: Lock | None
    why_read_only: str
    copy_of: Path | None = None
    listeners: list[Listener] = field(default_factory=list)
    writing: threading.RLock = field(default_factory=threading.RLock)
    turns: Turns = field(default_factory=Turns)
    users: int = 0

    def __post_init__(self) -> None:
        self.watch = Watch(self.path, lambda: self.connect(read_only=True))

    def connect(self, *, read_only: bool = False) -> Any:
        """One more connection to the document."""
        return engine.connect(self.path, passphrase=self.passphrase, read_only=read_only)

    def leave(self) -> None:
        """One connection fewer; the last gives the lock back and clears a temporary copy away."""
        self.users -= 1
        if self.users == 0:
            if self.lock is not None:
                self.lock.release()
            if self.copy_of is not None:
                shutil.rmtree(self.path.parent, ignore_errors=True)
