"""Files to open: an empty partnership, and backups that stay out of the user's own folder."""

from __future__ import annotations

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


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Partnership.smp"


@pytest.fixture
def file(path: Path) -> Iterator[PartnershipFile]:
    with PartnershipFile.create(path, "Example Partnership", user="officer") as opened:
        yield opened
