"""Killed at work, again and again: the file opens, is sound, and holds what was acknowledged."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the harness forks the one to be killed")
def test_nothing_acknowledged_is_lost_when_the_program_is_killed() -> None:
    done = subprocess.run(
        [sys.executable, "benchmarks/killed.py", "--times", "28"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("killed 28 times")
