"""The Linux packages of the program's folder: a Debian package, and an archive for the others."""

from __future__ import annotations

import os
import shutil
import subprocess
import tarfile
from pathlib import Path

from installer.pictures import ICONS, png
from installer.prepare import QT_LIBRARIES
from smpdesk import __version__

HERE = Path(__file__).resolve().parent
FILE_PICTURE = HERE.parent / "partnership-file.svg"
PICTURE_SIZES = (32, 48, 64, 128, 256)
ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}
_EVERYWHERE = ["fontconfig", "libstdc++6", "zlib1g", "hicolor-icon-theme"]
_CONTROL = """\
Package: smpdesk
Version: {version}
Section: office
Priority: optional
Architecture: {architecture}
Maintainer: The smpdesk authors <maintainers@smpdesk.invalid>
Installed-Size: {size}
Depends: {depends}
Recommends: desktop-file-utils, shared-mime-info
Description: desktop of a community safety partnership officer
 Imports extracts of crime and disorder, tells signal from noise in control
 charts, keeps priorities and actions in one file and prints accessible
 committee papers. It works without a network.
"""


def make_archive(folder: Path, out: Path, level: int = 6) -> Path:
    """The folder with its menu entry and icons as a ``.tar.gz`` in ``out``."""
    name = f"smpdesk-{__version__}-linux-{os.uname().machine}"
    made = out / f"{name}.tar.gz"
    desk = out / "desk"
    lay_desk_files(desk)
    with tarfile.open(made, "w:gz", compresslevel=level) as archive:
        archive.add(folder, f"{name}", filter=_nobodys)
        archive.add(desk / "usr" / "share", f"{name}/share", filter=_nobodys)
        archive.add(HERE / "README.txt", f"{name}/README.txt", filter=_nobodys)
    shutil.rmtree(desk)
    return made


def make_debian_package(folder: Path, out: Path, level: int = 6) -> Path:
    """The folder as a ``.deb`` in ``out`` that installs into ``/opt/smpdesk``."""
    architecture = ARCHITECTURES[os.uname().machine]
    made = out / f"smpdesk_{__version__}_{architecture}.deb"
    tree = out / "debian"
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(folder, tree / "opt" / "smpdesk", symlinks=True)
    lay_desk_files(tree)
    command = tree / "usr" / "bin" / "smpdesk"
    command.parent.mkdir(parents=True)
    command.symlink_to("/opt/smpdesk/smpdesk")
    papers = tree / "usr" / "share" / "doc" / "smpdesk"
    papers.mkdir(parents=True)
    root = HERE.parent.parent
    texts = [(root / name).read_text(encoding="utf-8") for name in ("LICENSE", "NOTICE")]
    (papers / "copyright").write_text("\n\n".join(texts), encoding="utf-8")
    control = tree / "DEBIAN" / "control"
    control.parent.mkdir()
    control.write_text(_control(tree, architecture), encoding="utf-8")
    command_line = ["dpkg-deb", "--root-owner-group", "-Zgzip", f"-z{level}", "--build"]
    subprocess.run([*command_line, str(tree), str(made)], check=True, stdout=subprocess.DEVNULL)
    shutil.rmtree(tree)
    return made


def lay_desk_files(tree: Path) -> None:
    """Put the menu entry, the kind of file and the icons below ``tree``/usr/share."""
    share = tree / "usr" / "share"
    for name, shelf in (("smpdesk.desktop", "applications"), ("smpdesk.xml", "mime/packages")):
        (share / shelf).mkdir(parents=True)
        shutil.copyfile(HERE / name, share / shelf / name)
    for picture, kind, name in (
        (ICONS / "smpdesk.svg", "apps", "smpdesk"),
        (FILE_PICTURE, "mimetypes", "application-x-smpdesk"),
    ):
        drawn = share / "icons" / "hicolor" / "scalable" / kind
        drawn.mkdir(parents=True)
        shutil.copyfile(picture, drawn / f"{name}.svg")
        for side in PICTURE_SIZES:
            place = share / "icons" / "hicolor" / f"{side}x{side}" / kind
            place.mkdir(parents=True)
            (place / f"{name}.png").write_bytes(png(picture, side))


def _control(tree: Path, architecture: str) -> str:
    size = sum(p.stat().st_size for p in tree.rglob("*") if p.is_file() and not p.is_symlink())
    c_library = (os.confstr("CS_GNU_LIBC_VERSION") or "glibc 0").split()[1]
    depends = [f"libc6 (>= {c_library})", *_EVERYWHERE, *QT_LIBRARIES]
    return _CONTROL.format(
        version=__version__,
        architecture=architecture,
        size=size // 1024,
        depends=", ".join(depends),
    )


def _nobodys(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    """An entry of the archive that names no account of the machine it was made on."""
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    return entry
