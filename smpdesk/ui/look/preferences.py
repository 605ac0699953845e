"""What the window remembers about its user: look, recent files, places of things."""

from __future__ import annotations

import getpass
import re
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from smpdesk.ui.look.theme import CHOICES, Choice

RECENT_MOST = 8


def config_folder() -> Path:
    """The user's own settings folder for smpdesk, made if it is not there."""
    from platformdirs import user_config_path

    return user_config_path("smpdesk", appauthor=False, ensure_exists=True)


class Preferences:
    """Settings kept in ``window.ini`` of a folder: the user's own unless another is given."""

    def __init__(self, folder: Path | None = None) -> None:
        self._kept = QSettings(
            str((folder or config_folder()) / "window.ini"), QSettings.Format.IniFormat
        )

    @property
    def theme(self) -> Choice:
        """The theme chosen, ``system`` until one is."""
        kept = self._kept.value("look/theme", "system")
        return next((choice for choice in CHOICES if choice == kept), "system")

    @theme.setter
    def theme(self, choice: Choice) -> None:
        self._kept.setValue("look/theme", choice)

    @property
    def text_percent(self) -> int:
        """The text size in per cent, 100 to 200."""
        try:
            return min(200, max(100, int(str(self._kept.value("look/text", 100)))))
        except ValueError:
            return 100

    @text_percent.setter
    def text_percent(self, percent: int) -> None:
        self._kept.setValue("look/text", percent)

    @property
    def spelling(self) -> bool:
        """Whether spelling and acronyms are marked while a text is written; they are at first."""
        return str(self._kept.value("texts/spelling", "yes")) == "yes"

    @spelling.setter
    def spelling(self, wanted: bool) -> None:
        self._kept.setValue("texts/spelling", "yes" if wanted else "no")

    @property
    def user_name(self) -> str:
        """The name that goes into the file's history."""
        return str(self._kept.value("user/name", "")) or getpass.getuser()

    @user_name.setter
    def user_name(self, name: str) -> None:
        self._kept.setValue("user/name", name.strip())

    @property
    def recent(self) -> list[Path]:
        """The files opened lately, newest first, also those that are missing now."""
        kept = self._kept.value("files/recent", [])
        paths = [kept] if isinstance(kept, str) else list(kept or [])  # type: ignore[call-overload]
        return [Path(path) for path in paths]

    def forget_file(self, path: Path) -> None:
        """Take a file off the list of recent ones."""
        self._kept.setValue("files/recent", [str(p) for p in self.recent if p != path])

    def remember_file(self, path: Path) -> None:
        """Put a file at the head of the recent ones."""
        whole = path.resolve()
        others = [other for other in self.recent if other != whole]
        self._kept.setValue("files/recent", [str(p) for p in [whole, *others][:RECENT_MOST]])

    def state(self, name: str) -> QByteArray | None:
        """The remembered place of a window, or None."""
        kept = self._kept.value(f"places/{name}")
        return kept if isinstance(kept, QByteArray) else None

    def remember_state(self, name: str, state: QByteArray) -> None:
        """Remember the place of a window."""
        self._kept.setValue(f"places/{name}", state)

    def sizes(self, name: str) -> list[int]:
        """The remembered sizes of parts that share some room; empty if there are none."""
        kept = str(self._kept.value(f"sizes/{name}", ""))
        return [int(size) for size in kept.split()] if re.fullmatch(r"\d+( \d+)*", kept) else []

    def remember_sizes(self, name: str, sizes: Sequence[int]) -> None:
        """Remember how parts share some room."""
        self._kept.setValue(f"sizes/{name}", " ".join(map(str, sizes)))

    def text(self, name: str) -> str:
        """A remembered word, such as the page last seen; empty if there is none."""
        return str(self._kept.value(f"words/{name}", ""))

    def remember_text(self, name: str, value: str) -> None:
        """Remember a word."""
        self._kept.setValue(f"words/{name}", value)

    def keep(self) -> None:
        """Write everything to the disk now."""
        self._kept.sync()
