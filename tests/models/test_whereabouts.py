"""Folders that are synchronised and drives that are shared are recognised."""

from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from smpdesk.models.safety.whereabouts import (
    mounted_as,
    on_shared_drive,
    synchronised_by,
    whereabouts,
)


@pytest.mark.parametrize(
    ("place", "service"),
    [
        (PureWindowsPath(r"C:\Users\officer\OneDrive - Example Council\CSP.smp"), "OneDrive"),
        (PureWindowsPath(r"C:\Users\officer\OneDrive\CSP.smp"), "OneDrive"),
        (PurePosixPath("/Users/officer/Library/CloudStorage/OneDrive-Council/x.smp"), "OneDrive"),
        (PurePosixPath("/home/officer/Dropbox/CSP.smp"), "Dropbox"),
        (PurePosixPath("/Users/officer/Dropbox (Council)/CSP.smp"), "Dropbox"),
        (PurePosixPath("/Users/o/Library/CloudStorage/GoogleDrive-o/My/CSP.smp"), "Google Drive"),
        (
            PurePosixPath("/Users/o/Library/Mobile Documents/com~apple~CloudDocs/CSP.smp"),
            "iCloud Drive",
        ),
        (PurePosixPath("/home/officer/Documents/OneDrive.smp"), None),
        (PurePosixPath("/home/officer/Dropbox papers/CSP.smp"), None),
    ],
)
def test_a_synchronised_folder_is_told_by_its_name(
    place: PurePosixPath | PureWindowsPath, service: str | None
) -> None:
    assert synchronised_by(place, {}) == service


def test_a_renamed_onedrive_folder_is_told_by_windows(tmp_path: Path) -> None:
    folder = tmp_path / "Council files"
    assert synchronised_by(folder / "CSP.smp", {"OneDriveCommercial": str(folder)}) == "OneDrive"
    assert synchronised_by(tmp_path / "CSP.smp", {"OneDriveCommercial": str(folder)}) is None


def test_a_shared_drive_is_told_by_what_is_mounted(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(
        "/dev/sda1 / ext4 rw 0 0\n"
        "//server/csu /mnt/shared\\040drive cifs rw 0 0\n"
        "/dev/sdb1 /mnt/shared\\040drive/stick vfat rw 0 0\n"
    )
    assert mounted_as(Path("/mnt/shared drive/CSP.smp"), mounts) == "cifs"
    assert mounted_as(Path("/mnt/shared drive/stick/CSP.smp"), mounts) == "vfat"
    assert mounted_as(Path("/home/CSP.smp"), mounts) == "ext4"
    assert mounted_as(Path("/home/CSP.smp"), tmp_path / "no list") is None


def test_a_path_to_a_server_is_shared() -> None:
    assert on_shared_drive(Path(r"\\server\csu\CSP.smp"))


def test_advice_is_given_for_such_a_place_and_none_for_others(tmp_path: Path) -> None:
    found = whereabouts(tmp_path / "OneDrive" / "CSP.smp")
    assert found is not None and found.service == "OneDrive"
    assert "one computer at a time" in found.advice
    assert whereabouts(tmp_path / "CSP.smp") is None
