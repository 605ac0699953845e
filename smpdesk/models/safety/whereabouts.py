"""Where a document lies: on this computer, in a folder that is synchronised, on a shared drive."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path, PurePath

_SYNCHRONISED = {
    "OneDrive": r"onedrive( - .+|-.+)?",
    "Dropbox": r"dropbox( \(.+\))?|dropbox-.+",
    "Google Drive": r"google ?drive|googledrive-.+",
    "iCloud Drive": r"icloud ?drive|com~apple~clouddocs",
    "Box": r"box|box sync|box-box",
}

_SHARED_KINDS = {"cifs", "smb3", "smbfs", "nfs", "nfs4", "afs", "ncpfs", "9p", "fuse.sshfs"}


@dataclass(frozen=True)
class Whereabouts:
    """What kind of place a document lies in, and what the officer is told about it."""

    service: str
    advice: str


def whereabouts(path: Path) -> Whereabouts | None:
    """The synchronised folder or shared drive a document lies in; None where none is recognised."""
    place = path.absolute()
    service = synchronised_by(place, dict(os.environ))
    if service:
        return Whereabouts(
            service,
            f"{path.name} lies in a {service} folder, which copies it while you work. Open it on "
            f"one computer at a time and let {service} finish before you shut down; better, keep "
            f"it in a folder of this computer or on a shared drive, and save copies here.",
        )
    if on_shared_drive(place):
        return Whereabouts(
            "a shared drive",
            f"{path.name} lies on a shared drive. One person at a time can change it; the others "
            f"can read it. Backups are kept on this computer in case the drive can't be reached.",
        )
    return None


def synchronised_by(place: PurePath, environment: dict[str, str]) -> str | None:
    """The service that synchronises a folder, told by the names in the path and by Windows."""
    for name in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer"):
        root = environment.get(name)
        if root and place.is_relative_to(root):
            return "OneDrive"
    for part in place.parts[:-1]:
        for service, pattern in _SYNCHRONISED.items():
            if re.fullmatch(pattern, part, re.IGNORECASE):
                return service
    return None


def on_shared_drive(place: Path) -> bool:
    """Whether the path is on a network drive, as far as the system tells."""
    if str(place).startswith("\\\\"):
        return True
    if sys.platform == "win32":  # pragma: no cover
        import ctypes

        return ctypes.windll.kernel32.GetDriveTypeW(place.anchor) == 4
    return mounted_as(place, Path("/proc/self/mounts")) in _SHARED_KINDS


def mounted_as(place: Path, mounts: Path) -> str | None:
    """The kind of file system a path is on, from the system's list of mounts; None if unknown."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return None
    held: tuple[int, str] | None = None
    for line in lines:
        _, where, kind, *_ = line.split(" ")
        where = where.replace("\\040", " ")
        if place.is_relative_to(where) and (held is None or len(where) >= held[0]):
            held = (len(where), kind)
    return held[1] if held else None
