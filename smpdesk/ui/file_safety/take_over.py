"""Taking a file over from somebody who has it open, after a clear warning."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from smpdesk.models.document.lock import Holder
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.sheet import Sheet


class TakeOverDialog(Sheet):
    """Accepted when the officer wants it in spite of the warning."""

    def __init__(self, path: Path, holder: Holder, parent: QWidget) -> None:
        super().__init__("Take the file over?", parent, wide=520)
        self.say(f"{holder.text()} has {path.name} open.")
        self.say(
            "Take it over only when you know that nobody is working in it, for example when "
            "that computer was switched off. Nothing that is in the file is lost. But whoever has "
            "it open can change nothing from then on: what they write is refused, and they must "
            "open the file again."
        )
        self.take_button = button("Take it over", self.accept)
        keep = button("Go on reading", self.reject, "primary")
        keep.setDefault(True)
        self.foot(self.take_button, keep)
