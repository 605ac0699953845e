"""The program's folder for Windows made anywhere: an embeddable Python, and wheels put into it."""

from __future__ import annotations

import compileall
import re
import shutil
import sys
import zipfile
from pathlib import Path
from py_compile import PycInvalidationMode

from installer.build import write_contents
from installer.windows import Payload

LIBRARIES = "libraries"
NEVER = {"pip"}
"""What a library requires though nothing of ours uses it."""
_UNUSED = re.compile(
    r"/tests?/|\.pyi$|^PySide6/(qml|translations|typesystems|include|glue|scripts|metatypes|doc)/"
    r"|^PySide6/(Qt6?)?(Quick|Qml|Labs|Designer|Lottie|Network|Sql|Help|Test|UiTools|VectorImage)"
    r"|^PySide6/plugins/(designer|networkinformation|qmltooling|qmllint|sqldrivers|tls|vector)"
    r"|^PySide6/[a-z]+\.exe$"
    r"|^hunspell/(dictionaries/|[^/]+\.(cpp|pxd|pyx)$)"
)
"""What the wheels bring that the program does not use: tests, sources, other dictionaries, parts of
Qt."""
_NAME = re.compile(r"[^A-Za-z0-9._-]")


def embedded_payload(python: Path, wheels: Path, wheel: Path, out: Path) -> Payload:
    """Unpack an embeddable Python (a zip), every wheel of a folder and the program's own wheel.

    The wheels are those of the lock file for Windows, fetched by
    ``pip download --require-hashes --only-binary=:all: --platform win_amd64 -r requirements.lock``.
    Raises ``ValueError`` when the zip is no embeddable Python or a wheel is for another system.
    """
    shutil.rmtree(out, ignore_errors=True)
    with zipfile.ZipFile(python) as archive:
        archive.extractall(out)
    paths = next(out.glob("python3*._pth"), None)
    if paths is None or not (out / "pythonw.exe").is_file():
        raise ValueError(f"{python.name} is no embeddable Python for Windows")
    tag = paths.stem.replace("python", "cp")
    for each in [*needed(wheel, sorted(wheels.glob("*.whl"))), wheel]:
        unpack_wheel(each, out / LIBRARIES, tag)
    standard = f"{paths.stem}.zip"
    paths.write_text(f"{standard}\n.\n{LIBRARIES}\n", encoding="utf-8")
    if tag == f"cp{sys.version_info.major}{sys.version_info.minor}":
        mode = PycInvalidationMode.UNCHECKED_HASH
        compileall.compile_dir(out / LIBRARIES, quiet=2, stripdir=str(out), invalidation_mode=mode)
    write_contents(out)
    return Payload(out, "pythonw.exe", "-B -m smpdesk")


def needed(wheel: Path, wheels: list[Path]) -> list[Path]:
    """Those of the wheels that the program's own wheel requires, and those they require."""
    there = {_plain(path.name.split("-")[0]): path for path in wheels}
    waiting, found = [wheel], dict[str, Path]()
    while waiting:
        for name in requirements(waiting.pop()):
            if name in there and name not in found and name not in NEVER:
                found[name] = there[name]
                waiting.append(there[name])
    return [found[name] for name in sorted(found)]


def requirements(wheel: Path) -> list[str]:
    """The names of what a wheel requires, extras left out."""
    with zipfile.ZipFile(wheel) as archive:
        names = [n for n in archive.namelist() if n.endswith(".dist-info/METADATA")]
        lines = archive.read(names[0]).decode("utf-8").splitlines() if names else []
    said = [line.removeprefix("Requires-Dist: ") for line in lines if "Requires-Dist: " in line]
    return [_plain(_NAME.split(line)[0]) for line in said if "extra ==" not in line]


def unpack_wheel(wheel: Path, into: Path, tag: str) -> None:
    """Unpack a wheel that fits a Python such as ``cp311`` on 64-bit Windows."""
    python, abi, platforms = wheel.stem.split("-")[-3:]
    fits = platforms in ("any", "win_amd64") and (
        abi in ("none", "abi3") or tag in python.split(".")
    )
    if not fits:
        raise ValueError(f"{wheel.name} is not for {tag} on 64-bit Windows")
    with zipfile.ZipFile(wheel) as archive:
        for entry in archive.infolist():
            top, _, rest = entry.filename.partition("/")
            if top.endswith(".data"):
                kind, _, rest = rest.partition("/")
                if kind not in ("purelib", "platlib", "data") or not rest:
                    continue
                entry.filename = rest
            if not _UNUSED.search(entry.filename):
                archive.extract(entry, into)


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
