"""A window on the sample partnership, on the day on which the sample stands."""

from __future__ import annotations

import datetime as dt
import gc
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from smpdesk.importing.records.sample import create_sample
from smpdesk.ui.window.shell import Shell
from tests.e2e.namespace import without_interfaces
from tests.ui.conftest import light, preferences, window
from tests.watchdog import WatchedBot

__all__ = ["light", "preferences", "window"]

TODAY = dt.date(2019, 3, 18)
"""The day before the committee, in the last quarter of the sample’s plan."""


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[QtBot]:
    """The robot that acts as the user, and fails where the window froze meanwhile."""
    watched = WatchedBot(request)
    yield watched
    watched.watchdog.stop()
    assert watched.watchdog.report() == ""


@pytest.fixture(autouse=True, scope="module")
def own_garbage() -> Iterator[None]:
    """What other tests left in memory is not looked through while the window is watched."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.fixture(autouse=True, scope="module")
def apart() -> Iterator[bool]:
    """What a user does is done in a network without interfaces, where the system has such."""
    with without_interfaces() as possible:
        yield possible


@pytest.fixture(scope="session")
def made_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "Maidstone.smp"
    create_sample(path).close()
    return path


@pytest.fixture
def sample_path(made_sample: Path, tmp_path: Path) -> Path:
    path = tmp_path / "Maidstone.smp"
    shutil.copyfile(made_sample, path)
    return path


@pytest.fixture
def today() -> dt.date:
    """The day on which the window is opened."""
    return TODAY


@pytest.fixture
def shell(window: Shell, sample_path: Path, qtbot: QtBot) -> Shell:
    """A window on the sample, come to rest."""
    window.resize(1280, 820)
    window.open_file(sample_path)
    qtbot.waitUntil(lambda: not window.tasks.running, timeout=30_000)
    return window
