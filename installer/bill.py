"""The bill of materials: everything that ships, with its version and licence, as CycloneDX."""

from __future__ import annotations

import importlib.metadata
import platform
from collections.abc import Iterator
from pathlib import Path

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component as Entry
from cyclonedx.model.component import ComponentType
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from packageurl import PackageURL

from smpdesk import __version__
from smpdesk.licences import Component, component

OTHERS = (
    Component("PyInstaller bootloader", "6", "GPL-2.0-or-later WITH Bootloader-exception"),
    Component("Source Sans 3", "3", "OFL-1.1"),
    Component("SCOWL word lists", "2020.12.07", "LicenseRef-SCOWL"),
    Component("ONS look-ups and population estimates", "2024", "OGL-UK-3.0"),
    Component("Street-level crime, data.police.uk", "2025", "OGL-UK-3.0"),
)
"""What ships and is no Python package."""

SYSTEM = {
    "libbz2": ("bzip2", "bzip2-1.0.6"),
    "libcrypto": ("OpenSSL", "Apache-2.0"),
    "libexpat": ("Expat", "MIT"),
    "libffi": ("libffi", "MIT"),
    "liblzma": ("XZ Utils (liblzma)", "0BSD"),
    "libpython": ("Python", "PSF-2.0"),
    "libpyside6": ("PySide6_Essentials", "LGPL-3.0-only"),
    "libshiboken6": ("shiboken6", "LGPL-3.0-only"),
    "libsqlite3": ("SQLite", "blessing"),
    "libssl": ("OpenSSL", "Apache-2.0"),
    "libxcb": ("XCB", "MIT"),
    "libxkbcommon": ("xkbcommon", "MIT"),
}
"""Shared libraries that PyInstaller takes from the system it runs on, by how they begin."""


def write_bill(folder: Path, out: Path) -> Path:
    """Write the bill of a built folder as CycloneDX 1.6 JSON to ``out``.

    Raises ``ValueError`` when something ships whose licence is not known.
    """
    parts = list(shipped(folder))
    unknown = [part.name for part in parts if part.licence == "NOASSERTION"]
    if unknown:
        raise ValueError(f"no licence is known of {', '.join(unknown)}: see smpdesk/licences.py")
    licences = LicenseFactory()
    bom = Bom()
    bom.metadata.component = Entry(
        name="smpdesk",
        version=__version__,
        type=ComponentType.APPLICATION,
        licenses=[licences.make_from_string("MIT")],
    )
    entries = [_entry(part, licences) for part in parts]
    bom.components.update(entries)
    bom.register_dependency(bom.metadata.component, entries)
    made = make_outputter(bom, OutputFormat.JSON, SchemaVersion.V1_6)
    out.write_text(made.output_as_string(indent=2), encoding="utf-8")
    return out


def shipped(folder: Path) -> Iterator[Component]:
    """Everything in a built folder, the program itself left out; each once, by name."""
    inside = folder / "_internal"
    packages = importlib.metadata.distributions(path=[str(inside)])
    parts = {part.key: part for part in map(component, packages) if part.key != "smpdesk"}
    for part in (Component("Python", platform.python_version(), "PSF-2.0"), *OTHERS):
        parts.setdefault(part.key, part)
    for part in _system_libraries(inside):
        parts.setdefault(part.key, part)
    yield from sorted(parts.values(), key=lambda part: part.key)


def _system_libraries(inside: Path) -> Iterator[Component]:
    """What lies loose in the folder; what lies in a package's folder belongs to the package."""
    for path in sorted(inside.glob("*.so*")):
        if path.is_symlink() or ".cpython-" in path.name or ".abi3." in path.name:
            continue
        known = next((v for begins, v in SYSTEM.items() if path.name.startswith(begins)), None)
        name, licence = known or (path.name, "NOASSERTION")
        yield Component(name, path.name.split(".so.")[-1], licence)


def _entry(part: Component, licences: LicenseFactory) -> Entry:
    is_package = part not in OTHERS and part.name not in {name for name, _ in SYSTEM.values()}
    return Entry(
        name=part.name,
        version=part.version,
        bom_ref=part.key,
        purl=PackageURL("pypi", name=part.key, version=part.version) if is_package else None,
        licenses=[licences.make_from_string(part.licence)],
    )
