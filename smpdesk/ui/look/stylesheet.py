"""The windows' one style sheet: ``resources/themes/window.qss`` with roles and sizes put in.

Windows wear it, not the application: where the application wears a sheet, Qt dresses all that is
in a widget anew each time that widget is put into another. What is built by itself and then put
on a window is dressed once.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QDir, QTemporaryDir
from PySide6.QtWidgets import QWidget

from smpdesk.places import resource
from smpdesk.ui.look import icons, theme
from smpdesk.ui.look.theme import Theme

_SIZE = re.compile(r"\b(\d+(?:\.\d+)?)u\b")
_ROLE = re.compile(r"\$([a-z]+)")
_SIGNS = {"chevron-down": "muted", "chevron-right": "muted", "check": "onaccent"}


@lru_cache(maxsize=1)
def _sign_folder() -> QTemporaryDir:
    """A folder that lives as long as the program: style sheets take pictures from files only."""
    return QTemporaryDir()


def _write_signs(worn: Theme) -> None:
    folder = Path(_sign_folder().path())
    for name, role in _SIGNS.items():
        svg = icons.svg_in(name, worn.roles[role])
        (folder / f"{worn.name}-{name}.svg").write_text(svg, encoding="utf-8")
    QDir.setSearchPaths("sign", [str(folder)])


def style_sheet(worn: Theme) -> str:
    """The style sheet in a theme's colours: ``$role`` becomes a colour, ``14u`` a length."""
    _write_signs(worn)
    text = resource("themes", "window.qss").read_text(encoding="utf-8")
    text = text.replace("$theme", worn.name)
    text = _ROLE.sub(lambda m: worn.roles[m.group(1)], text)
    return _SIZE.sub(lambda m: f"{worn.px(float(m.group(1)))}px", text)


def dress(window: QWidget) -> None:
    """Put the sheet on a window, its parts and its dialogs, in the colours and sizes of now."""
    # Qt goes over every widget once when a sheet is put on where there was none, but once for
    # each ancestor of each widget when one sheet takes the place of another.
    window.setStyleSheet("")
    window.setStyleSheet(style_sheet(theme.current()))
