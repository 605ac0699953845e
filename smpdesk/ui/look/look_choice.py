"""The officer's choice of theme and text size, worn at once and remembered."""

from __future__ import annotations

from smpdesk.ui.look import theme
from smpdesk.ui.look.preferences import Preferences
from smpdesk.ui.look.theme import FONT_SCALES, Choice


class LookChoice:
    """Dresses every window anew and keeps the choice."""

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences

    def choose_theme(self, choice: Choice) -> None:
        """Wear a theme."""
        self._preferences.theme = choice
        theme.look().dress(choice)

    def step_text_size(self, step: int) -> None:
        """Show everything a step larger or smaller."""
        at = min(FONT_SCALES, key=lambda percent: abs(percent - theme.look().percent))
        place = FONT_SCALES.index(at) + step
        self.set_text_size(FONT_SCALES[min(len(FONT_SCALES) - 1, max(0, place))])

    def set_text_size(self, percent: int) -> None:
        """Show everything in a size of 100 to 200 per cent."""
        self._preferences.text_percent = percent
        theme.look().dress(percent=percent)
