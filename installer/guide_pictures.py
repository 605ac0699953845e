"""The pictures of the officers' guide and the README, made small of those of ``make screenshots``.

Usage: ``python -m installer.guide_pictures SCREENSHOTS PICTURES``.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GUIDE = ROOT / "docs" / "guide"
README = ROOT / "README.md"
PICTURES = ROOT / "docs" / "pictures"
BESIDES_PAGES = frozenset({"welcome", "chart", "import"})
"""What ``make screenshots`` takes besides the pages, which it names by their icons."""
WIDTH = 960
COLOURS = 256
_DARK = "-dark"
"""What the name of a picture in the dark theme ends with; the others are light."""
_PICTURE = re.compile(r"!\[[^]]*]\((?:\.\.|docs)/pictures/([a-z-]+)\.png\)")


def wanted() -> list[str]:
    """The names of the pictures in the guide and the README, in order."""
    pages = [README, *sorted(GUIDE.glob("*.md"))]
    found = [name for page in pages for name in _PICTURE.findall(page.read_text(encoding="utf-8"))]
    return sorted(set(found))


def made_by_screenshots() -> frozenset[str]:
    """The names of all pictures that ``make screenshots`` takes."""
    from smpdesk.ui.pages import PAGES

    light = BESIDES_PAGES | {page.icon for page in PAGES}
    return light | {f"{name}{_DARK}" for name in light}


def make_pictures(screenshots: Path, out: Path) -> list[Path]:
    """Make the pictures that are wanted of those in a folder; gives where they are."""
    from PIL import Image

    out.mkdir(parents=True, exist_ok=True)
    made = []
    for name in wanted():
        look = "" if name.endswith(_DARK) else "-light"
        with Image.open(screenshots / f"{name}{look}.png") as taken:
            height = round(taken.height * WIDTH / taken.width)
            small = taken.convert("RGB").resize((WIDTH, height), Image.Resampling.LANCZOS)
            # Signals are few pixels of a strong colour: choosing by coverage keeps them, where
            # choosing by how many pixels have a colour makes them grey.
            plain = small.quantize(
                COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE
            )
            made.append(out / f"{name}.png")
            plain.save(made[-1], optimize=True)
    return made


if __name__ == "__main__":
    for path in make_pictures(Path(sys.argv[1]), Path(sys.argv[2])):
        print(path)
