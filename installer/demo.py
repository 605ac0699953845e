"""The whole job on the sample: a partnership file, its plan refresh in PDF, and the window."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

FOLDER = Path("build/demo")


def main() -> int:
    """Make the sample file and its plan refresh, say where they are, open the window."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    sample, paper = FOLDER / "sample.smp", FOLDER / "plan-refresh.pdf"
    began = time.perf_counter()
    for left in FOLDER.glob("sample.smp*"):
        left.unlink()
    smpdesk("new", str(sample), "--sample")
    smpdesk("export", str(sample), "plan-refresh", "-o", str(paper))
    print(f"Partnership file: {sample.resolve()}")
    print(f"Plan refresh:     {paper.resolve()}")
    print(f"Made in {time.perf_counter() - began:.0f} seconds.")
    if not has_display():
        print("There is no display here, so the window was not opened. Open it with: make run")
        return 0
    return subprocess.run([sys.executable, "-m", "smpdesk", str(sample)]).returncode


def smpdesk(*words: str) -> None:
    """Run a command of smpdesk; ends the demo when it fails."""
    done = subprocess.run([sys.executable, "-m", "smpdesk", *words])
    if done.returncode:
        raise SystemExit(done.returncode)


def has_display() -> bool:
    """Whether a window can be shown."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


if __name__ == "__main__":
    raise SystemExit(main())
