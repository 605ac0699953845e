"""Is what was installed all there, and whole: versions, files, resources, fonts, help."""

from __future__ import annotations

import csv
import hashlib
import importlib.metadata
import lzma
import platform
import re
import sys
import tomllib
import zipfile
from base64 import urlsafe_b64encode
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

from smpdesk import __version__
from smpdesk.places import guide, resource
from smpdesk.self_test.bench import Bench, CheckFailedError, expect

CONTENTS = "contents.sha256"
"""Lies beside the program where it was packed, and lists its files."""

_LETTERS = "“£”–…âêîôûŵŷÁéïöüç½×≥"
"""What English and Welsh papers need beyond ASCII."""

_LINK = re.compile(r"!?\[[^]]*]\(([^)#\s]+)")


def versions(_: Bench) -> str:
    """The versions of the program and of all it is made of."""
    from sqlcipher3 import dbapi2

    connection = dbapi2.connect(":memory:")
    cipher = connection.execute("PRAGMA cipher_version").fetchone()
    connection.close()
    parts = [
        f"smpdesk {__version__}",
        f"Python {platform.python_version()} ({'packed' if _packed() else 'installed'})",
        f"SQLite {dbapi2.sqlite_version}",
        f"SQLCipher {cipher[0] if cipher else 'is missing'}",
        f"{platform.system()} {platform.release()} {platform.machine()}",
    ]
    found = {d.name.lower(): f"{d.name} {d.version}" for d in importlib.metadata.distributions()}
    needed = ("PySide6_Essentials", "numpy", "scipy", "reportlab", "pikepdf")
    missing = [name for name in needed if name.lower() not in found]
    expect(cipher, "The database library can't encrypt.")
    expect(not missing, f"Not installed: {', '.join(missing)}.")
    return "; ".join([*parts, *(found[name.lower()] for name in needed)])


def files(_: Bench) -> str:
    """Every installed file is there as it was packed."""
    packed = Path(sys.executable).parent / CONTENTS
    if packed.is_file():
        wrong = _wrong_in_folder(packed)
        count = len(packed.read_text(encoding="utf-8").splitlines())
    else:
        listed = importlib.metadata.distribution("smpdesk").files or []
        hashed = [entry for entry in listed if entry.hash is not None]
        if not any(entry.name == "places.py" for entry in hashed):
            return "not looked at: this is a checkout, not an installation"
        wrong = [str(entry) for entry in hashed if not _as_recorded(entry)]
        count = len(hashed)
    expect(
        not wrong,
        f"{len(wrong)} files are missing or changed, such as {', '.join(wrong[:3])}. "
        "Install the program again; if a virus scanner took them, tell it to let them be.",
    )
    return f"all {count:,} are as they were packed"


def resources(_: Bench) -> str:
    """Everything shipped beside the code can be read."""
    count = 0
    for path in sorted(resource().rglob("*")):
        if not path.is_file() or "__pycache__" in path.parts:
            continue
        try:
            _read(path)
        except Exception as error:
            what = f"{path.relative_to(resource()).as_posix()} can't be read"
            raise CheckFailedError(f"{what} ({type(error).__name__}).") from error
        count += 1
    expect(count, "There are none.")
    return f"all {count} can be read"


def fonts(_: Bench) -> str:
    """The typeface of the papers is there with the letters of English and Welsh."""
    from smpdesk.reports.fonts import lacking

    missing = lacking([_LETTERS])
    expect(not missing, f"The typeface of the papers lacks {missing}.")
    return "every letter of English and Welsh"


def spelling(_: Bench) -> str:
    """The dictionary is there, and knows a slip from a word."""
    from smpdesk.evidence.texts.spelling import misspelt, suggestions

    found = [slip.word for slip in misspelt("The neighborhood’s organisation")]
    expect(found == ["neighborhood’s"], f"Found misspelt: {', '.join(found) or 'nothing'}.")
    expect("neighbourhood" in suggestions("neighborhood"), "No other spelling is offered.")
    return "slips are found, other words offered"


def help_pages(_: Bench) -> str:
    """Every page and picture that the help points to is inside."""
    pages = sorted(guide().rglob("*.md"))
    expect(pages, "The help is missing.")
    for page in pages:
        for target in _LINK.findall(page.read_text(encoding="utf-8")):
            expect("://" not in target, f"{page.name} points outside: {target}")
            expect((page.parent / target).is_file(), f"{page.name} points to {target}: not there")
    return f"{len(pages)} pages"


CHECKS: tuple[tuple[str, Callable[[Bench], str]], ...] = (
    ("Versions", versions),
    ("Files of the program", files),
    ("Resources", resources),
    ("Typeface", fonts),
    ("Spelling", spelling),
    ("Help", help_pages),
)


def _packed() -> bool:
    return bool(getattr(sys, "frozen", False))


def _wrong_in_folder(listed: Path) -> list[str]:
    wrong = []
    for line in listed.read_text(encoding="utf-8").splitlines():
        expected, _, name = line.partition("  ")
        path = listed.parent / name
        there = path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest()
        if there != expected:
            wrong.append(name)
    return wrong


def _as_recorded(entry: importlib.metadata.PackagePath) -> bool:
    path = Path(str(entry.locate()))
    if entry.hash is None or not path.is_file():
        return False
    digest = hashlib.new(entry.hash.mode, path.read_bytes()).digest()
    return urlsafe_b64encode(digest).decode("ascii").rstrip("=") == entry.hash.value


def _read(path: Path) -> None:
    """Read a shipped file as what it is; raises whatever its reader raises."""
    data = path.read_bytes()
    suffix = path.suffix.lower()
    if suffix == ".toml":
        tomllib.loads(data.decode("utf-8"))
    elif suffix == ".svg":
        ElementTree.fromstring(data)
    elif suffix in (".xlsx", ".zip"):
        with zipfile.ZipFile(path) as archive:
            if archive.testzip() is not None:
                raise zipfile.BadZipFile
    elif suffix == ".xz":
        list(csv.reader(lzma.decompress(data).decode("utf-8").splitlines()))
    elif suffix == ".png":
        if not data.startswith(b"\x89PNG\r\n\x1a\n"):
            raise ValueError("no PNG")
    elif suffix == ".csv":
        list(csv.reader(data.decode("utf-8-sig").splitlines()))
    elif suffix in (".md", ".txt", ".qss", ".py"):
        data.decode("utf-8")
