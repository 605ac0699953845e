"""The program as it is given out: built, unpacked or installed, started where there is no Python.

Everything is built once for this file. What the machine does not allow says that it did not run.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from installer.bill import SYSTEM, shipped, write_bill
from installer.build import CONTENTS, build_folder, size_report, sizes
from installer.linux import make_archive, make_debian_package
from installer.prepare import may_install
from smpdesk import __version__
from tests.e2e import namespace

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(900),
    pytest.mark.skipif(sys.platform != "linux", reason="did not run: these are Linux packages"),
]
MOST_MEGABYTES = 380
NOT_OF_QT = ("Qml", "Quick", "WebEngine", "3D", "Network", "Sql", "Designer", "Multimedia")
ONLY_ROOT = "did not run: only root on Debian may install packages"

Record = Callable[[str, object], None]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The one-folder program."""
    if shutil.which("objdump") is None and not may_install():
        pytest.skip("did not run: building needs objdump (Debian: binutils)")
    return build_folder(tmp_path_factory.mktemp("built"))


@pytest.fixture(scope="module")
def package(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Debian package, hardly compressed."""
    if shutil.which("dpkg-deb") is None:
        pytest.skip("did not run: dpkg-deb is missing")
    return make_debian_package(folder, tmp_path_factory.mktemp("package"), level=1)


@pytest.fixture(scope="module")
def installed(package: Path) -> Iterator[Path]:
    """The program installed from the Debian package; removed again at the end."""
    if not may_install():
        pytest.skip(ONLY_ROOT)
    apt("install", str(package))
    yield Path("/usr/bin/smpdesk")
    if Path("/usr/bin/smpdesk").exists():
        apt("remove", "smpdesk")


def apt(verb: str, what: str) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", verb, "-y", "--no-install-recommends", what]
    done = subprocess.run(command, capture_output=True, text=True, env=environment)
    assert done.returncode == 0, done.stdout + done.stderr


def bare(home: Path) -> dict[str, str]:
    """An environment that names neither Python nor any folder of programs."""
    home.mkdir(exist_ok=True)
    return {"HOME": str(home), "PATH": "", "LANG": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"}


def without_python(command: list[str]) -> list[str]:
    """The command where Python's own files can't be seen; as it is where that is impossible."""
    if os.geteuid() != 0 or shutil.which("unshare") is None:
        return command
    hidden = {sysconfig.get_path("stdlib"), str(Path(sys.prefix) / "lib")}
    hide = [f"mount -t tmpfs none '{place}'" for place in sorted(hidden)]
    script = " && ".join([*hide, 'exec "$@"'])
    return ["unshare", "--mount", "/bin/sh", "-c", script, "sh", *command]


def test_the_folder_starts_without_python_and_passes_its_self_test_offline(
    folder: Path, tmp_path: Path, record_property: Record
) -> None:
    log = tmp_path / "trace"
    command = [str(folder / "smpdesk"), "self-test"]
    if namespace.may_trace():
        command = namespace.traced(command, log)
        command[0] = str(shutil.which("strace"))
    if namespace.may_isolate():
        command = namespace.isolated(command)
        command[0] = str(shutil.which("unshare"))
    began = time.perf_counter()
    environment = {**bare(tmp_path / "home"), "PATH": "/usr/bin:/bin"}
    done = subprocess.run(without_python(command), capture_output=True, text=True, env=environment)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "(packed)" in done.stdout
    assert "are as they were packed" in done.stdout
    if log.is_file():
        assert namespace.sockets_abroad(log) == []
    seconds = time.perf_counter() - began
    record_property("measured", f"self-test of the built folder: {seconds:.0f} s")


def test_the_folder_is_no_larger_than_it_was(folder: Path, record_property: Record) -> None:
    megabytes = sizes(folder).total() / 1_000_000
    record_property("measured", f"the built folder: {size_report(folder)}")
    assert megabytes < MOST_MEGABYTES


def test_the_window_opens_from_cold(folder: Path, tmp_path: Path, record_property: Record) -> None:
    warm = seconds_to_window(folder, tmp_path / "first")
    cold = None
    if os.geteuid() == 0:
        os.sync()
        try:
            Path("/proc/sys/vm/drop_caches").write_text("3\n")
            cold = seconds_to_window(folder, tmp_path / "second")
        except OSError:
            cold = None
    said = f"{cold:.1f} s cold" if cold is not None else "cold start did not run: needs root"
    record_property("measured", f"from start to window: {said}, {warm:.1f} s warm")


def seconds_to_window(folder: Path, home: Path) -> float:
    """How long the program takes from its start until its window stands."""
    began = time.perf_counter()
    process = subprocess.Popen([str(folder / "smpdesk")], env=bare(home))
    log = home / ".local" / "share" / "smpdesk" / "logs" / "smpdesk.log"
    try:
        while not (log.is_file() and " start" in log.read_text(encoding="utf-8")):
            assert process.poll() is None, "it ended before its window stood"
            assert time.perf_counter() - began < 60
            time.sleep(0.02)
        return time.perf_counter() - began
    finally:
        process.terminate()
        process.wait(timeout=20)


def test_no_part_of_qt_is_inside_that_is_not_used(folder: Path) -> None:
    qt = [p.name for p in folder.rglob("*Qt*") if p.is_file() and ".dist-info" not in str(p)]
    assert any("Widgets" in name for name in qt)
    assert [name for name in qt if any(part in name for part in NOT_OF_QT)] == []


def test_nothing_of_the_tests_is_inside(folder: Path) -> None:
    names = {path.name for path in (folder / "_internal").iterdir()}
    assert not names & {"page", "pytest", "hypothesis", "mypy", "setuptools", "pip", "tkinter"}


def test_the_folder_lists_itself(folder: Path) -> None:
    listed = (folder / CONTENTS).read_text(encoding="utf-8").splitlines()
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert len(listed) == len(files) - 1


def test_every_library_that_ships_is_on_the_bill_with_a_known_licence(
    folder: Path, tmp_path: Path
) -> None:
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    text = write_bill(folder, tmp_path / "bill.json").read_text(encoding="utf-8")
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    bill = json.loads(text)
    assert bill["metadata"]["component"]["version"] == __version__
    assert all(part["licenses"] for part in bill["components"])
    parts = {part.name for part in shipped(folder)}
    assert {"PySide6_Essentials", "Python", "OpenSSL", "Source Sans 3", "numpy"} <= parts
    assert {name for name, _ in SYSTEM.values()} & parts


def test_the_archive_holds_the_program_and_what_a_desktop_needs(
    folder: Path, tmp_path: Path
) -> None:
    archive = make_archive(folder, tmp_path, level=1)
    with tarfile.open(archive) as opened:
        entries = {entry.name.split("/", 1)[-1]: entry for entry in opened.getmembers()}
    assert entries["smpdesk"].mode & 0o111
    assert "README.txt" in entries
    assert "share/applications/smpdesk.desktop" in entries
    assert {entry.uname for entry in entries.values()} == {""}


def test_the_debian_package_installs_and_passes_its_self_test(
    installed: Path, tmp_path: Path, record_property: Record
) -> None:
    began = time.perf_counter()
    done = subprocess.run(
        [str(installed), "self-test"], capture_output=True, text=True, env=bare(tmp_path / "home")
    )
    assert done.returncode == 0, done.stdout + done.stderr
    seconds = time.perf_counter() - began
    record_property("measured", f"self-test of the Debian package: {seconds:.0f} s")


def test_the_debian_package_ties_partnership_files_to_the_program(
    installed: Path, tmp_path: Path
) -> None:
    tools = ("desktop-file-validate", "update-mime-database", "update-desktop-database")
    if lacking := [tool for tool in tools if shutil.which(tool) is None]:
        pytest.skip(f"did not run: {', '.join(lacking)} is missing")
    share = Path("/usr/share")
    subprocess.run(["update-mime-database", str(share / "mime")], check=True)
    subprocess.run(["update-desktop-database", str(share / "applications")], check=True)
    entry = share / "applications" / "smpdesk.desktop"
    subprocess.run(["desktop-file-validate", str(entry)], check=True)
    known = (share / "applications" / "mimeinfo.cache").read_text(encoding="utf-8")
    assert "application/x-smpdesk=smpdesk.desktop;" in known
    file = tmp_path / "Maidstone.smp"
    subprocess.run([str(installed), "new", str(file)], check=True, env=bare(tmp_path / "home"))
    renamed = file.with_suffix("")
    shutil.copyfile(file, renamed)
    assert kinds_of(file, renamed) == ["application/x-smpdesk", "application/x-smpdesk"]
    assert (share / "icons/hicolor/scalable/mimetypes/application-x-smpdesk.svg").is_file()


def kinds_of(*files: Path) -> list[str]:
    """What kinds of file a desktop takes these for, by its database of kinds."""
    script = (
        "import sys\nfrom PySide6.QtCore import QMimeDatabase\n"
        "for path in sys.argv[1:]:\n    print(QMimeDatabase().mimeTypeForFile(path).name())"
    )
    environment = {**os.environ, "XDG_DATA_DIRS": "/usr/share"}
    command = [sys.executable, "-c", script, *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=True)
    return done.stdout.split()


def test_removing_the_debian_package_leaves_documents_alone(
    installed: Path, tmp_path: Path
) -> None:
    file = tmp_path / "Maidstone.smp"
    environment = bare(tmp_path / "home")
    subprocess.run([str(installed), "new", str(file)], check=True, env=environment)
    apt("remove", "smpdesk")
    assert not installed.exists()
    assert not Path("/opt/smpdesk").exists()
    assert not Path("/usr/share/applications/smpdesk.desktop").exists()
    assert file.is_file()
    assert (tmp_path / "home" / ".local" / "share" / "smpdesk").is_dir()
