"""The program is killed in the middle of work; at the next start it says so and loses nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

FIRST_RUN = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from smpdesk.models.edits import add
from smpdesk.models.records import Partner
from smpdesk.ui.program import app
from smpdesk.ui.window.shell import Shell

def work():
    shell = next(w for w in QApplication.topLevelWidgets() if isinstance(w, Shell))
    add(shell.desk.file, Partner(name="Kent and Medway Rescue Trust"))
    os.kill(os.getpid(), signal.SIGKILL)

made = app.make_application
def make(arguments):
    application = made(arguments)
    QTimer.singleShot(1500, work)
    return application
app.make_application = make
app.run(Path(sys.argv[1]))
"""

SECOND_RUN = """
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from smpdesk.models.records import Partner
from smpdesk.ui.program import app
from smpdesk.ui.file_safety.check_result import CheckResult
from smpdesk.ui.window.shell import Shell
from smpdesk.ui.widgets.banner import Banner

def shell():
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, Shell))

def look():
    print([b.said.text() for b in shell().findChildren(Banner)][0])
    check = next(b for b in shell().findChildren(QPushButton) if "check" in b.text())
    QTest.mouseClick(check, Qt.MouseButton.LeftButton)
    again()

def again():
    found = [d for d in shell().findChildren(CheckResult) if d.isVisible()]
    if not found:
        QTimer.singleShot(100, again)
        return
    print(found[0].windowTitle())
    names = [p.name for p in shell().desk.file.all(Partner)]
    print([name for name in names if name == "Kent and Medway Rescue Trust"])
    print("read only" if shell().desk.read_only else "can be changed")
    shell().close()

made = app.make_application
def make(arguments):
    application = made(arguments)
    QTimer.singleShot(800, look)
    return application
app.make_application = make
app.run(None)
"""


def run(script: str, home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    folders = ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
    environment = {**os.environ, **dict.fromkeys(folders, str(home))}
    return subprocess.run(
        [sys.executable, "-c", script, *words],
        capture_output=True,
        text=True,
        env=environment,
        timeout=120,
    )


def test_after_a_crash_the_next_start_says_so_and_the_change_is_there(
    sample_path: Path, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    killed = run(FIRST_RUN, home, str(sample_path))
    assert killed.returncode == -9, killed.stderr
    done = run(SECOND_RUN, home)
    assert done.returncode == 0, done.stderr
    said, title, partners, writing = done.stdout.strip().splitlines()
    assert said.startswith("smpdesk did not end as it should last time. Maidstone.smp was open")
    assert title == "Maidstone.smp is sound"
    assert partners == "['Kent and Medway Rescue Trust']"
    assert writing == "can be changed"
    third = run("from smpdesk.ui.program.last_run import RunMark\nprint(RunMark().cut_off())", home)
    assert third.stdout.strip() == "None"
