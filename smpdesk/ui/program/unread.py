"""A guard against what PySide6 does to every import that comes after it.

It reads the module's source, to see whether it may use PySide6's optional ``snake_case`` names.
Ours never do; without the reading the window starts a tenth sooner, and pandas loads in two
thirds of the time.
"""

from __future__ import annotations

import sys
from typing import Any

import PySide6.QtCore  # noqa: F401  (which brings the module along that is changed here)


def leave_sources_unread() -> None:
    """Say for every module, without looking, that it uses none of these names."""
    feature: Any = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        feature._mod_uses_pyside = lambda _: False
