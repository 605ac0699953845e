"""The parts of a reference ``{… ; … ; …}`` in a text, whatever the names in them hold.

What would end a part or the reference, and what Markdown would read as a sign, stands as ``%3B``
and so on, like the reserved characters of an address (RFC 3986, section 2.1). Every other
character stands as it is, so that a person can read and write a reference.
"""

from __future__ import annotations

import re

_SIGNS = ";{}*_`[]\\<>"
_SIGN = re.compile(rf"[{re.escape(_SIGNS)}]|%(?=[0-9A-F]{{2}})")
_WRITTEN = re.compile("|".join(f"%{ord(sign):02X}" for sign in (*_SIGNS, "%")))


def part_of(name: str) -> str:
    """A name as it stands in a reference, on one line."""
    return _SIGN.sub(lambda match: f"%{ord(match[0]):02X}", " ".join(name.split()))


def parts_of(inside: str) -> list[str]:
    """The names that stand between the braces of a reference."""
    return [
        _WRITTEN.sub(lambda match: chr(int(match[0][1:], 16)), " ".join(part.split()))
        for part in inside.split(";")
    ]
