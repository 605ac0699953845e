"""What the program is made of, and under which licences."""

from __future__ import annotations

import importlib.metadata
import platform
import re
from collections.abc import Iterator
from dataclasses import dataclass

from smpdesk import __version__
from smpdesk.places import resource

_SPDX = {
    "charset-normalizer": "MIT",
    "chunspell": "MIT AND MPL-1.1",
    "click-default-group": "LicenseRef-Public-Domain",
    "colorama": "BSD-3-Clause",
    "et-xmlfile": "MIT",
    "lxml": "BSD-3-Clause",
    "markdown-it-py": "MIT",
    "mdurl": "MIT",
    "openpyxl": "MIT",
    "pluggy": "MIT",
    "pypdfium2": "BSD-3-Clause AND Apache-2.0",
    "pyqtgraph": "MIT",
    "pyside6-essentials": "LGPL-3.0-only",
    "python-docx": "MIT",
    "reportlab": "BSD-3-Clause",
    "scipy": "BSD-3-Clause",
    "shiboken6": "LGPL-3.0-only",
    "six": "MIT",
    "sqlcipher3": "Zlib AND BSD-3-Clause",
    "sqlite-fts4": "Apache-2.0",
    "tzdata": "Apache-2.0",
}
"""Licences of packages whose metadata don't name them as an SPDX expression."""

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


@dataclass(frozen=True)
class Component:
    """A part of the program: its version, and its licence as an SPDX expression."""

    name: str
    version: str
    licence: str

    @property
    def key(self) -> str:
        """The name as package indexes compare it."""
        return _plain(self.name)


def components() -> list[Component]:
    """The program, Python and every package it brings along, by name."""
    parts = [
        Component("smpdesk", __version__, "MIT"),
        Component("Python", platform.python_version(), "PSF-2.0"),
        *(component(package) for package in _packages()),
    ]
    return sorted(parts, key=lambda part: part.key)


def component(package: importlib.metadata.Distribution) -> Component:
    """An installed package as a part of the program."""
    known = _SPDX.get(_plain(package.name))
    said = package.metadata.json.get("license_expression")
    return Component(package.name, package.version, known or str(said or "NOASSERTION"))


def licence_texts() -> str:
    """The licence of smpdesk, its notices, what it is made of, and the licence of Qt in full."""
    root = resource()
    found = [root / name for name in ("LICENSE", "NOTICE")]
    found = [path if path.is_file() else root.parent / path.name for path in found]
    texts = [path.read_text(encoding="utf-8").strip() for path in found if path.is_file()]
    listed = [f"{part.name} {part.version}: {part.licence}" for part in components()]
    texts.append("What smpdesk is made of\n-----------------------\n" + "\n".join(listed))
    texts += [path.read_text(encoding="utf-8") for path in sorted((root / "licences").glob("*"))]
    return "\n\n\n".join(texts)


def _packages() -> Iterator[importlib.metadata.Distribution]:
    """The packages that smpdesk requires, and those they require, as far as they are there."""
    waiting, seen = ["smpdesk"], {"smpdesk"}
    while waiting:
        try:
            package = importlib.metadata.distribution(waiting.pop())
        except importlib.metadata.PackageNotFoundError:
            continue
        if _plain(package.name) != "smpdesk":
            yield package
        for requirement in package.requires or []:
            match = _NAME.match(requirement)
            if match and "extra ==" not in requirement and _plain(match[0]) not in seen:
                seen.add(_plain(match[0]))
                waiting.append(match[0])


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
