"""Everything that is given out, in one folder: wheel, packages, bill of materials, checksums.

Usage: ``python -m installer.release [OUT]`` (``dist`` when OUT is left out), on Linux or Windows:
each makes its own packages, both the wheel.
"""

from __future__ import annotations

import hashlib
import re
import sys
from pathlib import Path

from installer.bill import write_bill
from installer.build import build_folder, build_wheel, size_report
from installer.signing import sign
from smpdesk import __version__

ROOT = Path(__file__).resolve().parent.parent
SUMS = "SHA256SUMS"
_HEADING = re.compile(r"^## (\S+)(?: – (.+))?$", re.MULTILINE)


def main() -> int:
    """Make the release; 1 with a sentence when the changelog does not fit."""
    out = Path(sys.argv[1] if len(sys.argv) > 1 else "dist").resolve()
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    if problem := changelog_problem(changelog, __version__):
        print(problem)
        return 1
    out.mkdir(parents=True, exist_ok=True)
    made = make_release(out)
    sums = write_sums(made, out)
    sign(sums)
    for path in [*made, sums]:
        print(path)
    if "unreleased" in _newest(changelog)[1]:
        print("CHANGELOG.md still calls this version unreleased: a trial, not to be given out.")
    return 0


def make_release(out: Path) -> list[Path]:
    """Make every file of the release but the checksums, signed where there is a key."""
    wheel = build_wheel(out)
    folder = build_folder(out, wheel)
    print(size_report(folder))
    bill = write_bill(folder, out / f"smpdesk-{__version__}-bill-of-materials.json")
    if sys.platform == "win32":
        from installer.windows import Payload, make_installer

        for program in sorted(folder.glob("*.exe")):
            sign(program)
        packages = [make_installer(Payload(folder), out)]
    else:
        from installer.linux import make_archive, make_debian_package

        packages = [make_archive(folder, out), make_debian_package(folder, out)]
    for package in packages:
        sign(package)
    return [wheel, *packages, bill]


def changelog_problem(changelog: str, version: str) -> str:
    """What is wrong with the changelog for a release of this version; empty when nothing is."""
    newest, _, said = _newest(changelog)
    if newest != version:
        return f"The newest section of CHANGELOG.md is {newest or 'missing'}, not {version}."
    if not re.search(r"^- \S", said, re.MULTILINE):
        return f"CHANGELOG.md says nothing of what changed in {version}."
    return ""


def write_sums(files: list[Path], out: Path) -> Path:
    """Write the SHA-256 of the files as ``sha256sum --check`` reads it; gives where."""
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files]
    path = out / SUMS
    path.write_text("".join(lines), encoding="utf-8")
    return path


def _newest(changelog: str) -> tuple[str, str, str]:
    """The newest version of the changelog, when it was released, and what is said of it."""
    headings = list(_HEADING.finditer(changelog))
    if not headings:
        return "", "", ""
    end = headings[1].start() if len(headings) > 1 else len(changelog)
    return headings[0][1], headings[0][2] or "", changelog[headings[0].end() : end]


if __name__ == "__main__":
    raise SystemExit(main())
