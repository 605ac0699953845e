"""The Windows installer, compiled with a stand-in for the program; run where Wine is."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
import zipfile
from pathlib import Path

import pytest

from installer.windows import Payload, make_installer, write_lists
from installer.windows.embedded import embedded_payload, unpack_wheel

HAS_NSIS = pytest.mark.skipif(
    shutil.which("makensis") is None, reason="did not run: makensis is missing (Debian: nsis)"
)
WINE = next(
    (path for path in ("/usr/lib/wine/wine64", "/usr/lib/wine/wine") if Path(path).is_file()), ""
)


@pytest.fixture(scope="module")
def stand_in(tmp_path_factory: pytest.TempPathFactory) -> Payload:
    """A folder with a program that is none, folders in folders, and awkward names."""
    folder = tmp_path_factory.mktemp("payload")
    (folder / "smpdesk.exe").write_bytes(b"MZ, a stand-in")
    deep = folder / "_internal" / "deep er"
    deep.mkdir(parents=True)
    (deep / "a price in $.txt").write_text("£5")
    return Payload(folder)


def wheel(path: Path, *names: str, requires: tuple[str, ...] = ()) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, "WORD = 1\n")
        lines = [f"Requires-Dist: {each}\n" for each in requires]
        stem = "-".join(path.stem.split("-")[:2])
        archive.writestr(f"{stem}.dist-info/METADATA", "".join(lines))
    return path


@pytest.fixture
def embeddable(tmp_path: Path) -> Path:
    """A stand-in for an embeddable Python."""
    path = tmp_path / "python-3.11.9-embed-amd64.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in ("python.exe", "pythonw.exe", "python311.dll", "python311.zip"):
            archive.writestr(name, "stand-in")
        archive.writestr("python311._pth", "python311.zip\n.\n")
    return path


def test_every_file_is_installed_and_only_these_are_removed(
    stand_in: Payload, tmp_path: Path
) -> None:
    write_lists(stand_in.folder, tmp_path)
    install = (tmp_path / "install.nsh").read_text(encoding="utf-8")
    remove = (tmp_path / "remove.nsh").read_text(encoding="utf-8").splitlines()
    files = [path for path in stand_in.folder.rglob("*") if path.is_file()]
    assert all(str(path) in install for path in files)
    assert len([line for line in remove if line.startswith("Delete ")]) == len(files)
    assert 'Delete "$INSTDIR\\_internal\\deep er\\a price in $$.txt"' in remove
    assert remove[-2:] == ['RMDir "$INSTDIR\\_internal\\deep er"', 'RMDir "$INSTDIR\\_internal"']
    assert not [line for line in remove if "/r" in line or "*" in line]


@HAS_NSIS
def test_the_installer_compiles_without_a_warning(stand_in: Payload, tmp_path: Path) -> None:
    made = make_installer(stand_in, tmp_path, quick=True)
    assert made.read_bytes()[:2] == b"MZ"
    assert made.stat().st_size > 50_000


@HAS_NSIS
@pytest.mark.skipif(not WINE, reason="did not run: Wine is not here")
def test_the_installer_installs_silently_associates_and_uninstalls(
    stand_in: Payload, tmp_path: Path
) -> None:
    made = make_installer(stand_in, tmp_path, quick=True)
    prefix = tmp_path / "wine"
    environment = {**os.environ, "WINEPREFIX": str(prefix), "WINEDEBUG": "-all", "DISPLAY": ""}
    environment["WINEDLLOVERRIDES"] = "winemenubuilder.exe=d"

    def wine(*words: str) -> str:
        done = subprocess.run(
            [WINE, *words], capture_output=True, text=True, env=environment, timeout=200
        )
        return done.stdout

    wine("wineboot", "-i")
    wine(str(made), "/S")
    program = next(prefix.rglob("Programs/smpdesk"))
    assert (program / "_internal" / "deep er" / "a price in $.txt").is_file()
    assert list(prefix.rglob("smpdesk.lnk"))
    opens = wine("reg", "query", r"HKCU\Software\Classes\smpdesk.partnership\shell\open\command")
    assert 'smpdesk.exe"' in opens
    assert "smpdesk.partnership" in wine("reg", "query", r"HKCU\Software\Classes\.smp")
    document = program / "Maidstone.smp"
    document.write_text("a document that somebody keeps beside the program")
    wine(str(program / "uninstall.exe"), "/S")
    until = time.monotonic() + 30
    while (program / "smpdesk.exe").exists() and time.monotonic() < until:
        time.sleep(0.2)
    assert document.is_file()
    assert not (program / "smpdesk.exe").exists()
    assert not list(prefix.rglob("smpdesk.lnk"))
    assert "smpdesk" not in wine("reg", "query", r"HKCU\Software\Classes\.smp")


def test_an_embeddable_python_and_wheels_make_a_folder_that_starts_the_program(
    embeddable: Path, tmp_path: Path
) -> None:
    wheels = tmp_path / "wheels"
    wheels.mkdir()
    wheel(
        wheels / "some_thing-1.0-py3-none-any.whl",
        "some_thing/__init__.py",
        requires=("fast>=2; python_version >= '3.11'", "tester>=1; extra == 'test'"),
    )
    wheel(wheels / "tester-1.0-py3-none-any.whl", "tester.py")
    wheel(
        wheels / "fast-2.0-cp311-cp311-win_amd64.whl",
        "fast.pyd",
        "fast-2.0.data/platlib/extra.py",
        "fast-2.0.data/scripts/fast.exe",
        "fast/tests/test_fast.py",
        "PySide6/Qt6Quick3D.dll",
        "PySide6/QtWidgets.pyd",
        "PySide6/qml/QtQuick/qmldir",
        "PySide6/designer.exe",
    )
    own = wheel(
        tmp_path / "smpdesk-0.1.0-py3-none-any.whl",
        "smpdesk/__init__.py",
        requires=("Some.Thing>=1",),
    )
    payload = embedded_payload(embeddable, wheels, own, tmp_path / "out")
    libraries = payload.folder / "libraries"
    assert (libraries / "smpdesk" / "__init__.py").is_file()
    assert (libraries / "fast.pyd").is_file()
    assert (libraries / "extra.py").is_file()
    assert not list(libraries.rglob("fast.exe"))
    assert [path.name for path in (libraries / "PySide6").iterdir()] == ["QtWidgets.pyd"]
    assert not (libraries / "fast" / "tests").exists()
    assert not (libraries / "tester.py").exists(), "nothing of ours requires it"
    paths = (payload.folder / "python311._pth").read_text(encoding="utf-8")
    assert paths.splitlines() == ["python311.zip", ".", "libraries"]
    assert (payload.program, payload.arguments) == ("pythonw.exe", "-B -m smpdesk")
    assert (payload.folder / "contents.sha256").is_file()


@pytest.mark.parametrize(
    "name",
    [
        "fast-2.0-cp311-cp311-manylinux_2_28_x86_64.whl",
        "fast-2.0-cp312-cp312-win_amd64.whl",
        "fast-2.0-cp311-cp311-win32.whl",
    ],
)
def test_a_wheel_for_another_system_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="is not for cp311 on 64-bit Windows"):
        unpack_wheel(wheel(tmp_path / name, "fast.py"), tmp_path / "into", "cp311")


def test_a_zip_that_is_no_embeddable_python_is_refused(tmp_path: Path) -> None:
    other = wheel(tmp_path / "other.zip", "readme.txt")
    with pytest.raises(ValueError, match="is no embeddable Python"):
        embedded_payload(other, tmp_path, other, tmp_path / "out")
