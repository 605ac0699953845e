"""A guard against a fault of PySide6 6.12.0 on Python 3.11.

Its methods hand out None, True and False without counting the reference, so that Python, where
these are counted (before 3.12), ends with "deallocating None" after some thousand calls.
"""

from __future__ import annotations

import ctypes
import sys

_PLENTY = 1 << 40


def keep_constants() -> None:
    """Give Python's constants more references than any run of the program can lose."""
    if sys.version_info < (3, 12) and sys.implementation.name == "cpython":
        for constant in (None, True, False, NotImplemented, Ellipsis):
            ctypes.c_ssize_t.from_address(id(constant)).value += _PLENTY
