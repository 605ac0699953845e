"""Prepare a checkout: the virtual environment, the locked packages, the system's libraries.

Uses only the standard library, so that a bare Python 3.11 can run it. Run by ``make``.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"

QT_LIBRARIES = [
    "libegl1",
    "libgl1",
    "libglib2.0-0",
    "libdbus-1-3",
    "libfontconfig1",
    "libxkbcommon0",
    "libxkbcommon-x11-0",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-randr0",
    "libxcb-render-util0",
    "libxcb-shape0",
    "libxcb-xinerama0",
    "libxcb-xkb1",
    "libwayland-client0",
    "libwayland-cursor0",
    "libwayland-egl1",
]
"""What PySide6 needs of a Debian or Ubuntu system to show a window, or draw off screen."""

TEST_TOOLS = {
    "desktop-file-validate": "desktop-file-utils",
    "makensis": "nsis",
    "objdump": "binutils",
    "strace": "strace",
    "update-mime-database": "shared-mime-info",
}
"""Commands by which installers are made and tested, and the Debian packages that hold them."""


def main() -> int:
    """Prepare the checkout; ``--dev`` adds what the tests need."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dev", action="store_true", help="install the test tools too")
    options = parser.parse_args()
    if sys.version_info < (3, 11):  # noqa: UP036 - whoever runs it may have an older one
        print(f"smpdesk needs Python 3.11 or later; this is {sys.version.split()[0]}.")
        print("Name a newer one: make PYTHON=python3.12 demo")
        return 1
    make_environment()
    lock = "requirements-dev.lock" if options.dev else "requirements.lock"
    print(f"Installing the packages of {lock} into .venv …", flush=True)
    pip("--require-hashes", "-r", str(ROOT / lock))
    pip("--no-deps", "--no-build-isolation", "-e", str(ROOT))
    if options.dev:
        offer_test_tools()
    return make_qt_work()


def offer_test_tools() -> None:
    """Install what the tests of the installers need where we may; otherwise say what won't run."""
    lacking = [command for command in TEST_TOOLS if shutil.which(command) is None]
    if not lacking:
        return
    if may_install():
        install_for_debian([TEST_TOOLS[command] for command in lacking])
    else:
        print(f"The tests that need {', '.join(lacking)} will say that they did not run.")


def make_environment() -> None:
    """Make ``.venv`` unless it is there and whole."""
    if run_quietly([str(python()), "-m", "pip", "--version"]):
        return
    shutil.rmtree(VENV, ignore_errors=True)
    if not run_quietly([sys.executable, "-c", "import ensurepip, venv"]):
        print("This Python can't make virtual environments.", flush=True)
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        install_for_debian([f"python{version}-venv"])
    print("Making the virtual environment .venv …", flush=True)
    subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=True)


def python() -> Path:
    """The environment's Python."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def pip(*what: str) -> None:
    """Install quietly into the environment."""
    command = [str(python()), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*command, *what], check=True)


def make_qt_work() -> int:
    """See that Qt can be loaded, installing its libraries where we may; 0 when it can."""
    if run_quietly(qt_trial()):
        return 0
    print("Qt can't be loaded: libraries of the system are missing.", flush=True)
    install_for_debian(QT_LIBRARIES)
    trial = subprocess.run(qt_trial(), capture_output=True, text=True)
    if trial.returncode:
        print(trial.stderr.strip().splitlines()[-1])
    return trial.returncode


def qt_trial() -> list[str]:
    """A command that ends 0 when Qt can draw off screen."""
    trial = (
        "import os; os.environ['QT_QPA_PLATFORM'] = 'offscreen'\n"
        "from PySide6 import QtSvg, QtWidgets; QtWidgets.QApplication([])"
    )
    return [str(python()), "-c", trial]


def may_install() -> bool:
    """Whether this is root on Debian or one of its kin."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    return root and shutil.which("apt-get") is not None


def install_for_debian(packages: list[str]) -> None:
    """Install Debian packages when root on Debian; otherwise say how, and stop."""
    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if not may_install():
        prefix = "" if hasattr(os, "geteuid") and os.geteuid() == 0 else "sudo "
        print("Install what is missing and run this again. On Debian or Ubuntu:")
        print(f"  {prefix}apt-get update && {prefix}{' '.join(command)}")
        raise SystemExit(1)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    print(f"Installing {len(packages)} system packages …", flush=True)
    subprocess.run(["apt-get", "update"], check=True, env=environment, stdout=subprocess.DEVNULL)
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)


def run_quietly(command: list[str]) -> bool:
    """Whether the command ends well."""
    try:
        done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    except OSError:
        return False
    return done.returncode == 0


if __name__ == "__main__":
    try:
        raise SystemExit(main())
    except subprocess.CalledProcessError as error:
        print(f"This step failed, so the preparation stopped: {' '.join(error.cmd)}")
        raise SystemExit(1) from error
