"""``python -m installer.linux [FOLDER]``: the packages of a folder that installer.build made."""

from __future__ import annotations

import sys
from pathlib import Path

from installer.build import OUT
from installer.linux import make_archive, make_debian_package
from installer.signing import sign

folder = Path(sys.argv[1]) if len(sys.argv) > 1 else OUT / "smpdesk"
for made in (make_archive(folder, OUT), make_debian_package(folder, OUT)):
    sign(made)
    print(made)
