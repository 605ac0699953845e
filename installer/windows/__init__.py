"""The Windows installer, made of a folder that holds the program.

``python -m installer.windows FOLDER`` packs a folder that ``installer.build`` made on Windows.
``python -m installer.windows --python ZIP --wheels FOLDER`` makes the folder first, anywhere,
of an embeddable Python and the Windows wheels of the lock file.
"""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from installer.pictures import ICONS, windows_icon
from smpdesk import __version__

HERE = Path(__file__).resolve().parent
FILE_PICTURE = ICONS.parent.parent / "installer" / "partnership-file.svg"


@dataclass(frozen=True)
class Payload:
    """A folder to install, the program in it that is started, and with which arguments."""

    folder: Path
    program: str = "smpdesk.exe"
    arguments: str = ""


def make_installer(payload: Payload, out: Path, quick: bool = False) -> Path:
    """The installer of the payload in the folder ``out``; ``quick`` hardly compresses it.

    Needs makensis (Debian's package nsis, or NSIS 3.08 or later on Windows). Signed by the
    command in SMPDESK_SIGN where there is one.
    """
    out.mkdir(parents=True, exist_ok=True)
    lists = out / "lists"
    lists.mkdir(exist_ok=True)
    write_lists(payload.folder, lists)
    made = out / f"smpdesk-{__version__}-windows-x64.exe"
    size = sum(path.stat().st_size for path in payload.folder.rglob("*") if path.is_file())
    defines = {
        "VERSION": __version__,
        "PAYLOAD": payload.folder.resolve(),
        "PROGRAM": payload.program,
        "ARGUMENTS": payload.arguments,
        "ICON": windows_icon(lists / "smpdesk.ico").resolve(),
        "FILE_ICON": windows_icon(lists / "partnership.ico", FILE_PICTURE).resolve(),
        "LISTS": lists.resolve(),
        "SIZE": size // 1024,
        "OUT": made.resolve(),
        **({"QUICK": ""} if quick else {}),
        **({"SIGN": os.environ["SMPDESK_SIGN"]} if "SMPDESK_SIGN" in os.environ else {}),
    }
    command = ["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8"]
    command += [f"-D{name}={value}" for name, value in defines.items()]
    subprocess.run([*command, str(HERE / "smpdesk.nsi")], check=True)
    return made


def write_lists(folder: Path, lists: Path) -> None:
    """Write what NSIS is to install and, file by file, what it is to remove again."""
    install, remove, folders = [], [], []
    for path in [folder, *sorted(folder.rglob("*"))]:
        inside = "\\".join(path.relative_to(folder).parts)
        if path.is_dir():
            install.append(f'SetOutPath "{_place(inside)}"')
            install += [f'File "{each.resolve()}"' for each in sorted(path.iterdir())
                        if each.is_file()]  # fmt: skip
            if inside:
                folders.append(f'RMDir "{_place(inside)}"')
        else:
            remove.append(f'Delete "{_place(inside)}"')
    (lists / "install.nsh").write_text("\n".join([*install, ""]), encoding="utf-8")
    removal = [*remove, *reversed(folders), ""]
    (lists / "remove.nsh").write_text("\n".join(removal), encoding="utf-8")


def _place(inside: str) -> str:
    return "$INSTDIR" + (f"\\{inside.replace('$', '$$')}" if inside else "")
