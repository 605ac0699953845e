"""A file as it lies on the disk: what it really is, its fingerprint, and the files inside it."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal

from smpdesk.errors import UserError
from smpdesk.importing.files.delimited import is_text_name
from smpdesk.importing.files.workbook import protected

Form = Literal["workbook", "text", "archive"]

_MOST_UNPACKED = 3_000_000_000
_MOST_RATIO = 120  # spreadsheets rarely pack better than 1 : 30
_RATIO_MATTERS = 50_000_000
_WORKBOOKS = {".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"}
_ARCHIVES = {".zip", ".7z", ".rar", ".gz", ".tar"}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHER_THINGS = {
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"BM": "a picture",
    b"II*\x00": "a picture",
    b"MM\x00*": "a picture",
    b"RIFF": "a picture or a sound",
    b"%PDF": "a PDF document",
    b"SQLite format 3": "a database",
    b"{\\rtf": "a text document",
    b"MZ": "a program",
    b"7z\xbc\xaf": "a 7-Zip archive",
    b"Rar!": "a RAR archive",
    b"\x1f\x8b": "a gzip archive",
}


@dataclass(frozen=True)
class Member:
    """A workbook or text file, alone or inside an archive; or an archive inside an archive."""

    name: str
    form: Form
    size: int
    path: Path
    inside: str = ""
    locked: bool = False

    def open(self) -> BinaryIO:
        """The bytes, as a stream; out of an archive they are unpacked on the way."""
        if not self.inside:
            return self.path.open("rb")
        with zipfile.ZipFile(self.path) as archive:
            # The stream keeps the archive's file open by itself, until it is closed.
            return io.BufferedReader(archive.open(self.inside))  # type: ignore[type-var]


@dataclass(frozen=True)
class ExtractFile:
    """An extract on the disk: its SHA-256, its size in bytes and what is in it.

    ``unread`` are the names of files in an archive that can hold no figures, such as pictures.
    """

    path: Path
    sha256: str
    size: int
    members: tuple[Member, ...]
    unread: tuple[str, ...] = ()


def open_extract(path: Path) -> ExtractFile:
    """What the file is and what it contains; nothing of the content is read yet.

    Raises UserError for a file that isn't there, is a folder, is empty, or is not a workbook,
    a text file or an archive of these.
    """
    name = path.name
    try:
        if path.is_dir():
            raise UserError(f"{name} is a folder. Choose the files inside it instead.")
        with path.open("rb") as file:
            start = file.read(16)
            digest = _digest(file)
    except FileNotFoundError as error:
        raise UserError(f"{path} is not there. Check the name and the folder.") from error
    except PermissionError as error:
        raise UserError(
            f"{name} cannot be opened: it is locked by another program or not yours to read. "
            "Close it there and try again."
        ) from error
    except (OSError, ValueError) as error:
        raise UserError(f"{name} cannot be read from the disk. Copy it elsewhere.") from error
    if not start:
        raise UserError(f"{name} is empty: there is nothing in it to import.")
    members = tuple(_members(path, start))
    return ExtractFile(path, digest, path.stat().st_size, members, tuple(_unread(members)))


def _digest(file: BinaryIO) -> str:
    file.seek(0)
    digest = hashlib.sha256()
    while chunk := file.read(1 << 20):
        digest.update(chunk)
    return digest.hexdigest()


def _members(path: Path, start: bytes) -> Iterator[Member]:
    size = path.stat().st_size
    for mark, what in _OTHER_THINGS.items():
        if start.startswith(mark):
            raise UserError(
                f"{path.name} is {what}, whatever its name says; figures can be read only from "
                "spreadsheets (.xlsx, .xls, .ods), text tables (.csv) and archives of these."
            )
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        yield from _packed(path, size)
    elif start.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in path.read_bytes():
            raise protected(path.name)
        yield Member(path.name, "workbook", size, path)
    else:
        _refuse_web_page(path)
        yield Member(path.name, "text", size, path)


def _refuse_web_page(path: Path) -> None:
    with path.open("rb") as file:
        start = file.read(512).lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<html", b"<!doctype", b"<table", b"<?xml", b"mime-version")):
        raise UserError(
            f"{path.name} is a web page saved under the name of a spreadsheet. Open it in Excel "
            "and save it as .xlsx."
        )


def _packed(path: Path, size: int) -> Iterator[Member]:
    """A workbook is itself an archive; any other archive is looked into."""
    try:
        with zipfile.ZipFile(path) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise UserError(
            f"{path.name} is damaged or only half downloaded, so it cannot be opened. "
            "Fetch it again."
        ) from error
    _refuse_bomb(path.name, entries, size)
    names = {entry.filename for entry in entries}
    if names & {"xl/workbook.xml", "xl/workbook.bin", "content.xml"}:
        yield Member(path.name, "workbook", size, path)
        return
    if "[Content_Types].xml" in names and "xl/workbook.xml" not in names:
        raise UserError(
            f"{path.name} is an Office document but no workbook with sheets. Open it in Excel "
            "and save it as .xlsx."
        )
    yield from _archived(path, entries)


def _archived(path: Path, entries: list[zipfile.ZipInfo]) -> Iterator[Member]:
    found = False
    for entry in sorted(entries, key=lambda e: e.filename):
        form = _form_of(entry.filename)
        if form is None:
            continue
        found = True
        locked = bool(entry.flag_bits & 1)
        yield Member(entry.filename, form, entry.file_size, path, entry.filename, locked)
    if not found:
        raise UserError(f"{path.name} has no spreadsheet or text table in it.")


def _form_of(name: str) -> Form | None:
    """What a file in an archive is by its name; None for what can hold no figures."""
    if _is_hidden(name):
        return None
    suffix = Path(name).suffix.casefold()
    if suffix in _WORKBOOKS:
        return "workbook"
    if suffix in _ARCHIVES:
        return "archive"
    return "text" if is_text_name(name) else None


def _unread(members: tuple[Member, ...]) -> Iterator[str]:
    """The names of the files in the members' archive that are none of them."""
    if not members or not members[0].inside:
        return
    taken = {member.inside for member in members}
    with zipfile.ZipFile(members[0].path) as archive:
        for name in sorted(archive.namelist()):
            if name not in taken and not _is_hidden(name) and not name.endswith("/"):
                yield name


def _is_hidden(name: str) -> bool:
    """Whether a file in an archive is one that a system keeps for itself."""
    return Path(name).name.startswith((".", "~$")) or name.startswith("__MACOSX")


def _refuse_bomb(name: str, entries: list[zipfile.ZipInfo], size: int) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    ratio = unpacked / max(size, 1)
    if unpacked > _MOST_UNPACKED or (unpacked > _RATIO_MATTERS and ratio > _MOST_RATIO):
        raise UserError(
            f"{name} would unpack to {unpacked // 1_000_000:,} megabytes, far more than figures "
            "need, so it was not opened. Ask its sender what it is."
        )


def refuse_packed_bomb(name: str, data: bytes) -> None:
    """Raises UserError for a workbook inside an archive that would unpack to far too much."""
    if not data.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _refuse_bomb(name, archive.infolist(), len(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return  # the reader of workbooks says what is wrong with it
