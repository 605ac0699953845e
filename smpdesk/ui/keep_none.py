"""A guard against a fault of PySide6 6.12.0 on Python 3.11.

Its methods that return nothing hand out None without counting the reference, so that Python,
where None is counted (before 3.12), ends with "deallocating None" after some thousand calls.
"""

from __future__ import annotations

import ctypes
import sys

_PLENTY = 1 << 40


def keep_none() -> None:
    """Give None more references than any run of the program can lose."""
    if sys.version_info < (3, 12) and sys.implementation.name == "cpython":
        ctypes.c_ssize_t.from_address(id(None)).value += _PLENTY
