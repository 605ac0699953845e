"""The palettes that the window has, as their file names them."""

from __future__ import annotations

import tomllib

from smpdesk.places import resource

_FILE = resource("themes", "window.toml").read_text(encoding="utf-8")
PALETTES = tuple(name for name in tomllib.loads(_FILE) if name != "scale")
