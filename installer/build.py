"""Makes the self-contained folder of the program on the machine this runs on.

``python -m installer.build [OUT]`` writes ``OUT/smpdesk`` (``build/installer`` when OUT is left
out), which starts without Python, and says how large it is and what it is made of.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import time
import zipfile
from collections import Counter
from pathlib import Path

from installer.pictures import windows_icon
from installer.prepare import install_for_debian

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "build" / "installer"
CONTENTS = "contents.sha256"
"""The file of the folder that lists the others, by which the program checks itself."""


def main() -> int:
    """Build the folder and report on it."""
    began = time.perf_counter()
    folder = build_folder(Path(sys.argv[1]) if len(sys.argv) > 1 else OUT)
    print(f"{folder} made in {time.perf_counter() - began:.0f} seconds.")
    print(size_report(folder))
    return 0


def build_wheel(out: Path) -> Path:
    """The wheel of the checkout, in the folder ``out``."""
    out.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return max(out.glob("smpdesk-*.whl"), key=lambda path: path.stat().st_mtime)


def build_folder(out: Path, wheel: Path | None = None) -> Path:
    """The one-folder program at ``out``/smpdesk, made of the wheel (built when not given)."""
    need_system_tools()
    work = out / "work"
    shutil.rmtree(work, ignore_errors=True)
    shutil.rmtree(out / "smpdesk", ignore_errors=True)
    unpacked = work / "wheel"
    with zipfile.ZipFile(wheel or build_wheel(work)) as archive:
        archive.extractall(unpacked)
    icon = windows_icon(work / "smpdesk.ico") if sys.platform == "win32" else None
    environment = {
        **os.environ,
        "SMPDESK_UNPACKED": str(unpacked),
        "SMPDESK_ICON": str(icon or ""),
        "PYTHONPATH": str(unpacked),
    }
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    command += ["--distpath", str(out), "--workpath", str(work / "freezing")]
    spec = str(ROOT / "installer" / "smpdesk.spec")
    subprocess.run([*command, spec], cwd=out, check=True, env=environment)
    folder = out / "smpdesk"
    if sys.platform == "linux":
        strip_debugging(folder)
    write_contents(folder)
    shutil.rmtree(work)
    return folder


def need_system_tools() -> None:
    """See that PyInstaller finds what it needs of a Linux system, installing it where we may."""
    if sys.platform != "linux":
        return
    packages = [] if shutil.which("objdump") and shutil.which("objcopy") else ["binutils"]
    from PyInstaller.depend.bindepend import (  # type: ignore[import-untyped]
        get_python_library_path,
    )

    try:
        get_python_library_path()
    except Exception:  # noqa: BLE001 - its own kind of error moves from version to version
        packages.append(f"libpython{sys.version_info.major}.{sys.version_info.minor}")
    if packages:
        install_for_debian(packages)


def strip_debugging(folder: Path) -> None:
    """Take out what only a debugger reads; libraries that a wheel brought stay as they are."""
    inside = folder / "_internal"
    for library in inside.rglob("*.so*"):
        if not library.is_symlink() and not library.parent.name.endswith(".libs"):
            subprocess.run(["strip", "--strip-debug", str(library)], check=True)


def write_contents(folder: Path) -> Path:
    """List every file of the folder with its SHA-256 in ``contents.sha256``; gives its path."""
    listed = folder / CONTENTS
    listed.unlink(missing_ok=True)
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}\n"
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    ]
    listed.write_text("".join(lines), encoding="utf-8")
    return listed


def sizes(folder: Path) -> Counter[str]:
    """How many bytes each part of the folder takes; libraries count with their own libraries."""
    parts: Counter[str] = Counter()
    for path in folder.rglob("*"):
        if path.is_symlink() or not path.is_file():
            continue
        inside = path.relative_to(folder).parts
        if inside[0] != "_internal":
            part = inside[0]
        elif len(inside) == 2:
            part = "system and Python libraries"
        else:
            part = inside[1].removesuffix(".libs")
        parts[part if not part.endswith(".dist-info") else "licences"] += path.stat().st_size
    return parts


def size_report(folder: Path) -> str:
    """The size of the folder and of its larger parts, in megabytes, for people."""
    parts = sizes(folder)
    lines = [f"{_megabytes(parts.total())} in all, of which"]
    larger = [(name, size) for name, size in parts.most_common() if size >= 1_000_000]
    lines += [f"  {_megabytes(size):>9}  {name}" for name, size in larger]
    rest = parts.total() - sum(size for _, size in larger)
    return "\n".join([*lines, f"  {_megabytes(rest):>9}  the rest"])


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB"


if __name__ == "__main__":
    raise SystemExit(main())
