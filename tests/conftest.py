"""What all tests share: own folders, no network, and figures measured on the way."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests import no_network

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from smpdesk.ui.look.theme import Look

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile("same every time", derandomize=True, database=None, deadline=None)
settings.register_profile("explore", print_blob=True, deadline=None)
settings.load_profile(os.environ.get("SMPDESK_PROPERTIES", "same every time"))

DATA = Path(__file__).parent / "data"
ATTEMPTS = Path(tempfile.gettempdir()) / f"smpdesk-attempts-{os.getpid()}"

os.environ.update(no_network.child_environment(ATTEMPTS))
no_network.forbid()


@pytest.fixture(autouse=True, scope="session")
def own_folders(tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test reads or writes the user's own folders."""
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        os.environ[name] = str(home)


@pytest.fixture(autouse=True)
def offline() -> Iterator[None]:
    """No test reaches for the network, nor does a program that it starts."""
    yield
    tried = no_network.attempts.copy()
    no_network.attempts.clear()
    if ATTEMPTS.is_file():
        tried += ATTEMPTS.read_text(encoding="utf-8").splitlines()
        ATTEMPTS.unlink()
    assert tried == []


@pytest.fixture(scope="session")
def look(qapp: QApplication) -> Look:
    """The application's look: one for all tests, as there is one for the program."""
    from smpdesk.ui.look.theme import Look

    return Look(qapp, "light")


@pytest.fixture
def data() -> Path:
    """The folder of test data."""
    return DATA


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what tests have measured (``record_property("measured", …)``), from every worker."""
    measured = [
        str(said)
        for report in terminalreporter.stats.get("passed", [])
        for name, said in report.user_properties
        if name == "measured"
    ]
    if measured:
        terminalreporter.section("measured")
        terminalreporter.write("\n".join([*measured, ""]))
