"""The house style of printed papers: sizes, colours, paper and crest, read from a file."""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from smpdesk.errors import UserError
from smpdesk.places import resource

_LEAST_CONTRAST = 4.5
# Which text is set on which ground; WCAG 2.2 success criterion 1.4.3 asks for 4.5 : 1.
_PAIRS = (
    ("text", "paper"),
    ("muted", "paper"),
    ("heading", "paper"),
    ("accent", "paper"),
    ("link", "paper"),
    ("concern", "paper"),
    ("better", "paper"),
    ("changed", "paper"),
    ("normal", "paper"),
    ("text", "accent_fill"),
    ("heading", "accent_fill"),
    ("accent", "accent_fill"),
    ("text", "sunken"),
    ("muted", "sunken"),
    ("text", "concern_fill"),
    ("concern", "concern_fill"),
    ("text", "changed_fill"),
    ("changed", "changed_fill"),
    ("muted", "band"),
)
_PAPERS = {"A4": (595.28, 841.89), "Letter": (612.0, 792.0)}


@dataclass(frozen=True)
class HouseStyle:
    """How papers look: page size and margins in points, text sizes, colours as ``#RRGGBB``."""

    page: tuple[float, float]
    top: float
    right: float
    bottom: float
    left: float
    crest: Path | None
    size: float
    leading: float
    table_size: float
    small_size: float
    word_font: str
    colours: dict[str, str]

    @property
    def measure(self) -> float:
        """The width of the text in points."""
        return self.page[0] - self.left - self.right

    def colour(self, role: str) -> Any:
        """The ReportLab colour of a role such as ``heading``."""
        return _colour(self.colours[role])


@functools.cache
def _colour(value: str) -> Any:
    from reportlab.lib.colors import HexColor

    return HexColor(value)


@functools.cache
def standard() -> HouseStyle:
    """The house style that smpdesk ships."""
    return read(resource("themes", "house-style.toml"))


def read(path: Path) -> HouseStyle:
    """The house style in the TOML file ``path``; raises ``UserError`` when it can't serve."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        margin = data["paper"]["margin"]
        text = data["text"]
        crest = data["crest"]["file"]
        style = HouseStyle(
            page=_PAPERS[data["paper"]["size"]],
            top=float(margin["top"]),
            right=float(margin["right"]),
            bottom=float(margin["bottom"]),
            left=float(margin["left"]),
            crest=path.parent / crest if crest else None,
            size=float(text["size"]),
            leading=float(text["leading"]),
            table_size=float(text["table"]),
            small_size=float(text["small"]),
            word_font=str(text["word_font"]),
            colours=dict(data["colours"]),
        )
    except OSError as error:
        raise UserError(f"The house style {path.name} can't be read: {error.strerror}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError, ValueError) as error:
        raise UserError(
            f"The house style {path.name} is not complete: {error}. "
            "Compare it with the one that came with smpdesk."
        ) from error
    _check_contrast(style, path.name)
    return style


def _check_contrast(style: HouseStyle, name: str) -> None:
    """Refuse colours that a reader with weak eyes could not read."""
    for text, ground in _PAIRS:
        ratio = contrast(style.colours[text], style.colours[ground])
        if ratio < _LEAST_CONTRAST:
            raise UserError(
                f"In the house style {name} the colour “{text}” ({style.colours[text]}) on "
                f"“{ground}” ({style.colours[ground]}) has a contrast of only {ratio:.1f} : 1. "
                f"Accessible papers need at least {_LEAST_CONTRAST} : 1: choose a darker one."
            )


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two ``#RRGGBB`` colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
