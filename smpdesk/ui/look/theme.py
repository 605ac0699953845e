"""The window's look: palettes as roles, one scale, and the system's wishes followed."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication

from smpdesk.places import resource

Choice = Literal["system", "light", "dark", "contrast"]
CHOICES: tuple[Choice, ...] = ("system", "light", "dark", "contrast")
THEME_WORDS: Mapping[Choice, str] = {
    "system": "As the system",
    "light": "Light",
    "dark": "Dark",
    "contrast": "High contrast",
}
FONT_SCALES = (100, 110, 125, 150, 175, 200)

_TEXT_PX = 14.0


@dataclass(frozen=True)
class Theme:
    """A palette by role and a scale: ``zoom`` is how much larger than the drawn size."""

    name: str
    roles: Mapping[str, str]
    sizes: Mapping[str, float]
    zoom: float = 1.0

    def colour(self, role: str) -> QColor:
        """The colour of a role such as ``text`` or ``concernbg``."""
        return QColor(self.roles[role])

    def px(self, size: float) -> int:
        """A length drawn as ``size`` pixels at 100%, in pixels at this zoom."""
        return max(1, round(size * self.zoom))

    def size(self, name: str) -> int:
        """A length of the scale (``text``, ``row``, ``gap``…) in pixels at this zoom."""
        return self.px(self.sizes[name])

    @property
    def dark(self) -> bool:
        """Whether text is lighter than its ground."""
        return self.colour("text").lightness() > self.colour("surface").lightness()


@lru_cache(maxsize=1)
def _tokens() -> dict[str, dict[str, Any]]:
    return tomllib.loads(resource("themes", "window.toml").read_text(encoding="utf-8"))


def load(name: str, zoom: float = 1.0) -> Theme:
    """The theme of that name from ``resources/themes/window.toml``."""
    tokens = _tokens()
    return Theme(name, tokens[name], tokens["scale"], zoom)


def qt_palette(theme: Theme) -> QPalette:
    """The theme's roles as Qt's palette, so that Fusion draws in the same colours."""
    palette = QPalette()
    role = QPalette.ColorRole
    pairs = {
        role.Window: "bg", role.WindowText: "text", role.Base: "surface",
        role.AlternateBase: "sunken", role.Text: "text", role.Button: "surface",
        role.ButtonText: "text", role.BrightText: "onaccent", role.Highlight: "accent",
        role.HighlightedText: "onaccent", role.Link: "accent", role.LinkVisited: "changed",
        role.ToolTipBase: "surface", role.ToolTipText: "text", role.PlaceholderText: "muted",
        role.Light: "surface", role.Midlight: "line", role.Mid: "line", role.Dark: "field",
        role.Shadow: "line", role.Accent: "accent",
    }  # fmt: skip
    for qt_role, name in pairs.items():
        palette.setColor(qt_role, theme.colour(name))
    for qt_role in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, qt_role, theme.colour("normal"))
    return palette


def system_wishes(app: QApplication) -> tuple[bool, bool]:
    """Whether the system wants things dark, and whether in high contrast."""
    hints = app.styleHints()
    contrast = hints.accessibility().contrastPreference()
    return (
        hints.colorScheme() is Qt.ColorScheme.Dark,
        contrast is Qt.ContrastPreference.HighContrast,
    )


class Look(QObject):
    """Dresses the application, and dresses it again when the user or the system changes."""

    changed = Signal()

    def __init__(self, app: QApplication, choice: Choice = "system", percent: int = 100) -> None:
        super().__init__(app)
        global _look
        self._app = app
        self._system_font = QFont(app.font())
        self._choice: Choice = choice
        self._percent = percent
        self.theme = load("light")
        app.setStyle("Fusion")
        _look = self
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._system_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._system_changed)
        self.dress(choice, percent)

    @property
    def choice(self) -> Choice:
        """What the user chose: follow the system, or one of the themes."""
        return self._choice

    @property
    def percent(self) -> int:
        """The text size in per cent."""
        return self._percent

    def dress(self, choice: Choice | None = None, percent: int | None = None) -> None:
        """Apply a choice of theme and a text size (100 to 200 per cent) to every window.

        Windows put their style sheet on when they hear of it (``smpdesk.ui.look.stylesheet``).
        """
        self._choice = choice or self._choice
        self._percent = min(200, max(100, percent or self._percent))
        base = max(_TEXT_PX, float(QFontInfo(self._system_font).pixelSize()))
        self.theme = load(self._palette_name(), base / _TEXT_PX * self._percent / 100)
        font = QFont(self._system_font)
        font.setPixelSize(self.theme.size("text"))
        self._app.setFont(font)
        self._app.setPalette(qt_palette(self.theme))
        self.changed.emit()

    def _palette_name(self) -> str:
        dark, contrast = system_wishes(self._app)
        if self._choice == "contrast" or (self._choice == "system" and contrast):
            return "contrast-dark" if dark else "contrast-light"
        if self._choice == "system":
            return "dark" if dark else "light"
        return self._choice

    def _system_changed(self) -> None:
        if self._choice in ("system", "contrast"):
            self.dress()


_look: Look | None = None


def current() -> Theme:
    """The theme that the application wears now; the light one before it is dressed."""
    return _look.theme if _look is not None else load("light")


def look() -> Look:
    """The application's look.

    Raises RuntimeError before ``Look`` is made, which ``smpdesk.ui.program.app`` does first of all.
    """
    if _look is None:
        raise RuntimeError("the application is not dressed yet")
    return _look
