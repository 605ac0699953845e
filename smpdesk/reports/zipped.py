"""Office files are zips: packed the same way each time, so that the same input gives the same."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable


def rezipped(data: bytes, name: str = "", change: Callable[[bytes], bytes] | None = None) -> bytes:
    """The zip ``data`` with one time for all its parts, and its part ``name`` changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for item in old.infolist():
            part = old.read(item)
            if change is not None and item.filename == name:
                part = change(part)
            info = zipfile.ZipInfo(item.filename, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, part)
    return out.getvalue()
