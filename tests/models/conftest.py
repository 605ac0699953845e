"""Files to open: an empty partnership, and backups that stay out of the user's own folder."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from smpdesk import places
from smpdesk.models.partnership_file import PartnershipFile


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's data folder for the time of a test."""
    folder = tmp_path / "data of the user"
    folder.mkdir()
    monkeypatch.setattr(places, "user_data", lambda: folder)
    return folder


IN_MEMORY = Path("/dev/shm")
"""A folder that is in memory: what is written matters here, not how long a disk takes."""


@pytest.fixture
def tmp_path(tmp_path: Path) -> Iterator[Path]:
    """A temporary folder, in memory where there is one."""
    if not IN_MEMORY.is_dir():
        yield tmp_path
        return
    folder = Path(tempfile.mkdtemp(dir=IN_MEMORY))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Partnership.smp"


@pytest.fixture
def file(path: Path) -> Iterator[PartnershipFile]:
    with PartnershipFile.create(path, "Example Partnership", user="officer") as opened:
        yield opened
