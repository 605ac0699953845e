"""The window comes first: nothing heavy is imported on the way to it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HEAVY = (
    "pandas", "scipy", "numpy", "pyqtgraph", "reportlab", "openpyxl", "docx", "pypdfium2",
    "pikepdf", "sqlite_utils",
)  # fmt: skip
SCRIPT = f"""
import sys
from pathlib import Path
from smpdesk.ui.program.app import make_application
from smpdesk.ui.look.preferences import Preferences
from smpdesk.ui.window.shell import Shell
from smpdesk.ui.look.theme import Look
app = make_application([])
Look(app)
shell = Shell(Preferences(Path(sys.argv[1])))
shell.show()
app.processEvents()
print([name for name in {HEAVY!r} if name in sys.modules])
shell.close()
"""


def test_the_window_is_shown_before_anything_heavy_is_imported(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path)],
        capture_output=True,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        check=True,
    )
    assert done.stdout.strip() == "[]"
