"""The pictures of the officers' guide, made small of those that ``make screenshots`` takes.

Usage: ``python -m installer.guide_pictures SCREENSHOTS PICTURES``.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GUIDE = ROOT / "docs" / "guide"
PICTURES = ROOT / "docs" / "pictures"
BESIDES_PAGES = frozenset({"welcome", "chart", "import"})
"""What ``make screenshots`` takes besides the pages, which it names by their icons."""
WIDTH = 960
COLOURS = 96
_PICTURE = re.compile(r"!\[[^]]*]\(\.\./pictures/([a-z-]+)\.png\)")


def wanted() -> list[str]:
    """The names of the pictures in the guide, in order."""
    pages = sorted(GUIDE.glob("*.md"))
    found = [name for page in pages for name in _PICTURE.findall(page.read_text(encoding="utf-8"))]
    return sorted(set(found))


def made_by_screenshots() -> frozenset[str]:
    """The names of all pictures that ``make screenshots`` takes."""
    from smpdesk.ui.pages import PAGES

    return BESIDES_PAGES | {page.icon for page in PAGES}


def make_pictures(screenshots: Path, out: Path) -> list[Path]:
    """Make the guide's pictures of the light ones in a folder; gives where they are."""
    from PIL import Image

    out.mkdir(parents=True, exist_ok=True)
    made = []
    for name in wanted():
        with Image.open(screenshots / f"{name}-light.png") as taken:
            height = round(taken.height * WIDTH / taken.width)
            small = taken.convert("RGB").resize((WIDTH, height), Image.Resampling.LANCZOS)
            plain = small.quantize(COLOURS, dither=Image.Dither.NONE)
            made.append(out / f"{name}.png")
            plain.save(made[-1], optimize=True)
    return made


if __name__ == "__main__":
    for path in make_pictures(Path(sys.argv[1]), Path(sys.argv[2])):
        print(path)
