"""Much made at once without the interpreter stopping to look for garbage in it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def unpaused() -> Iterator[None]:
    """While open, no cycles are looked for: reading makes millions of cells and no cycle.

    What was made counts as old afterwards: the next look at what is new would be at all of it.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.freeze()
            gc.unfreeze()
            gc.enable()
