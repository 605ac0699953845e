"""A run that was cut off is noticed at the next start, and told once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from smpdesk.ui.program.last_run import RunMark

CUT_OFF = """
import os, signal, sys
from pathlib import Path
from smpdesk.ui.program.last_run import RunMark
mark = RunMark(Path(sys.argv[1]))
mark.note_files([Path("Maidstone.smp")])
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_run_that_was_killed_is_told_once_with_its_files(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", CUT_OFF, str(tmp_path)], check=False)
    mark = RunMark(tmp_path)
    cut_off = mark.cut_off()
    assert cut_off is not None
    assert cut_off.files == (Path("Maidstone.smp"),)
    assert "Maidstone.smp was open" in cut_off.text()
    assert mark.cut_off() is None
    mark.clear()


def test_a_run_that_ended_by_itself_leaves_no_mark(tmp_path: Path) -> None:
    mark = RunMark(tmp_path)
    mark.note_files([Path("Maidstone.smp")])
    mark.clear()
    again = RunMark(tmp_path)
    assert again.cut_off() is None
    again.clear()


def test_a_run_that_is_still_going_on_is_not_cut_off(tmp_path: Path) -> None:
    first = RunMark(tmp_path)
    second = RunMark(tmp_path)
    assert second.cut_off() is None
    first.clear()
    second.clear()
