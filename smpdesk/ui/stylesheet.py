"""The window's one style sheet: ``resources/themes/window.qss`` with roles and sizes put in."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QDir, QTemporaryDir

from smpdesk.places import resource
from smpdesk.ui import icons
from smpdesk.ui.theme import Theme

_SIZE = re.compile(r"\b(\d+(?:\.\d+)?)u\b")
_ROLE = re.compile(r"\$([a-z]+)")
_SIGNS = {"chevron-down": "muted", "chevron-right": "muted", "check": "onaccent"}


@lru_cache(maxsize=1)
def _sign_folder() -> QTemporaryDir:
    """A folder that lives as long as the program: style sheets take pictures from files only."""
    return QTemporaryDir()


def _write_signs(theme: Theme) -> None:
    folder = Path(_sign_folder().path())
    for name, role in _SIGNS.items():
        svg = icons.svg_in(name, theme.roles[role])
        (folder / f"{theme.name}-{name}.svg").write_text(svg, encoding="utf-8")
    QDir.setSearchPaths("sign", [str(folder)])


def style_sheet(theme: Theme) -> str:
    """The style sheet in a theme's colours: ``$role`` becomes a colour, ``14u`` a length."""
    _write_signs(theme)
    text = resource("themes", "window.qss").read_text(encoding="utf-8")
    text = text.replace("$theme", theme.name)
    text = _ROLE.sub(lambda m: theme.roles[m.group(1)], text)
    return _SIZE.sub(lambda m: f"{theme.px(float(m.group(1)))}px", text)
