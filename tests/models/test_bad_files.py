"""Files and places that are no good: a plain sentence, and nothing lost or half-written."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from smpdesk.errors import UserError
from smpdesk.models import edits
from smpdesk.models.document import engine
from smpdesk.models.document.engine import PassphraseNeededError
from smpdesk.models.document.lock import lock_path
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, Extract, Measure, Theme
from smpdesk.models.safety.verify import verify
from tests.models.contents import contents, import_figures


@pytest.fixture
def sound(path: Path) -> Path:
    """A closed file with some themes in it."""
    with PartnershipFile.create(path, "Example") as file, file.edit("Add themes") as writer:
        for number in range(300):
            writer.insert(Theme(name=f"Theme {number}", about="x" * 300))
    return path


def refused(path: Path, words: str) -> None:
    """Opening says so in plain words, leaves the file as it is and no lock behind."""
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(UserError, match=words) as told:
        PartnershipFile.open(path)
    assert str(told.value).startswith((path.name, "There is no file"))
    assert not lock_path(path).exists()
    if before is not None:
        assert path.read_bytes() == before


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    refused(tmp_path / "Nowhere.smp", "There is no file")


def test_a_folder(tmp_path: Path) -> None:
    refused(tmp_path, "is a folder")


def test_an_empty_file(path: Path) -> None:
    path.write_bytes(b"")
    refused(path, "is empty")


@pytest.mark.parametrize("content", [b"period,value\n2016-11,5\n", b"\x00" * 5000, b"SQLite"])
def test_a_foreign_file(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    refused(path, "not a smpdesk partnership file")


def test_a_workbook_renamed(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as workbook:
        workbook.writestr("xl/workbook.xml", "<workbook/>")
    refused(path, "not a smpdesk partnership file")


def test_noise_of_the_size_of_pages_may_be_protected(path: Path) -> None:
    path.write_bytes(os.urandom(8192))
    with pytest.raises(PassphraseNeededError):
        PartnershipFile.open(path)


def test_a_database_of_another_program(path: Path) -> None:
    import sqlite3

    other = sqlite3.connect(path)
    other.execute("CREATE TABLE theme (id INTEGER PRIMARY KEY)")
    other.commit()
    other.close()
    refused(path, "a database of another program")


def test_a_newer_file(sound: Path) -> None:
    connection = engine.connect(sound)
    connection.execute(f"PRAGMA user_version = {engine.SCHEMA_VERSION + 1}")
    connection.close()
    refused(sound, "made by a newer smpdesk .* Install the newer smpdesk")


@pytest.mark.parametrize("left", [10, 100, 5000, 4096 * 20, -1, -4096])
def test_a_truncated_file(sound: Path, left: int) -> None:
    raw = sound.read_bytes()
    sound.write_bytes(raw[:left])
    refused(sound, "cut short|damaged|not a smpdesk partnership file")


def test_a_file_overwritten_in_its_middle_is_found_by_verify(sound: Path) -> None:
    raw = bytearray(sound.read_bytes())
    place = raw.index(b"x" * 300)
    raw[place - place % 4096 : place - place % 4096 + 4096] = b"\xa5" * 4096
    sound.write_bytes(raw)
    found = verify(sound)
    assert found and "damaged" in found[0].message
    with PartnershipFile.open(sound) as file, pytest.raises(UserError, match="damaged"):
        file.all(Theme)


AS_ANOTHER = """
import os, sys, tempfile
from pathlib import Path
from smpdesk.errors import UserError
from smpdesk.models import edits
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Theme
path = Path(sys.argv[1])
with tempfile.TemporaryDirectory() as folder:  # loads all that is needed while it may be read
    with PartnershipFile.create(Path(folder) / "Try.smp", "Try") as file:
        edits.add(file, Theme(name="Try"))
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
try:
    file = PartnershipFile.open(path, user="visitor")
    print(len(file.all(Theme)), file.why_read_only)
    edits.add(file, Theme(name="x"))
except UserError as error:
    print(error)
try:
    PartnershipFile.create(path.with_name("New.smp"), "New", user="visitor")
except UserError as error:
    print(error)
"""


def as_another_user(path: Path) -> list[str]:
    """What someone without rights to the file is told."""
    done = subprocess.run(
        [sys.executable, "-c", AS_ANOTHER, str(path)], capture_output=True, text=True, check=True
    )
    return done.stdout.splitlines()


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="rights are kept otherwise on Windows")
@pytest.mark.parametrize(
    ("folder", "file", "why"),
    [
        (0o555, 0o644, "marked read only"),
        (0o555, 0o666, "its folder can't be written to"),
        (0o777, 0o444, "the file is marked read only"),
    ],
)
def test_a_read_only_folder_or_file_is_read_and_told(
    sound: Path, folder: int, file: int, why: str
) -> None:
    sound.chmod(file)
    sound.parent.chmod(folder)
    try:
        said = as_another_user(sound)
    finally:
        sound.parent.chmod(0o755)
    assert said[0].startswith("300 ") and why in said[0]
    assert "The change was not made" in said[1]
    if folder == 0o555:
        assert "New.smp can't be made" in said[2]
    assert not lock_path(sound).exists()


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="rights are kept otherwise on Windows")
def test_a_file_that_may_not_be_read_is_told(sound: Path) -> None:
    sound.chmod(0o000)
    sound.parent.chmod(0o755)
    said = as_another_user(sound)
    assert said[0].startswith("You may not read Partnership.smp")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes, where one may be mounted."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)],
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip("no disk can be mounted here; the test with limited file size stands for it")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_in_the_middle_of_an_import_leaves_the_file_as_it_was(
    small_disk: Path,
) -> None:
    path = small_disk / "Partnership.smp"
    with PartnershipFile.create(path, "Example") as file:
        with file.edit("Add") as writer:
            writer.insert(Measure(name="Crime"))
            writer.insert(Area(name="Ward", kind="ward"))
        before = contents(file)
        with pytest.raises(UserError, match="The disk is full, so the change was not made"):
            import_figures(file, 50_000, areas=[1], measure=1)
        assert contents(file) == before
        edits.add(file, Theme(name="Going on"))
        with pytest.raises(UserError, match=r"full|can't be made"):
            for number in range(100):
                file.save_copy(small_disk / f"Copy {number}.smp")
    assert verify(path) == []
    for copy in small_disk.glob("Copy *"):
        assert verify(copy) == []
    with PartnershipFile.open(path) as file:
        assert file.all(Extract) == []
        assert [theme.name for theme in file.all(Theme)] == ["Going on"]


LIMITED = """
import resource, sys
from pathlib import Path
from smpdesk.errors import UserError
from smpdesk.models import edits
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Theme
file = PartnershipFile.open(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))
try:
    with file.edit("Too much") as writer:
        for number in range(2000):
            writer.insert(Theme(name=f"More {number}", about="x" * 2000))
except UserError as error:
    print(error)
print(len(file.all(Theme)))
edits.change(file, file.partnership(), about="Going on")
"""


def test_a_file_that_may_not_grow_is_as_it_was(sound: Path) -> None:
    pytest.importorskip("resource")
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(sound)], capture_output=True, text=True, check=True
    )
    told, count = done.stdout.splitlines()
    assert "so the change was not made" in told
    assert count == "300"
    assert verify(sound) == []
    with PartnershipFile.open(sound) as file:
        assert file.partnership().about == "Going on"


def test_nothing_is_left_of_a_file_that_could_not_be_made(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="There is no folder"):
        PartnershipFile.create(tmp_path / "nowhere" / "New.smp", "New")
    taken = tmp_path / "Taken.smp"
    taken.write_text("mine")
    with pytest.raises(UserError, match="already a file"):
        PartnershipFile.create(taken, "New")
    assert taken.read_text() == "mine"
    assert [entry.name for entry in tmp_path.glob("*.smp*")] == ["Taken.smp"]


def test_an_unfinished_change_is_taken_back_by_whoever_opens_next_even_to_read(
    sound: Path,
) -> None:
    worker = (
        "import os, sys; from smpdesk.models.document import engine; from pathlib import Path\n"
        "c = engine.connect(Path(sys.argv[1])); c.execute('PRAGMA cache_spill = ON')\n"
        "c.execute('PRAGMA cache_size = 5'); c.execute('BEGIN IMMEDIATE')\n"
        "c.execute(\"UPDATE theme SET about = 'half' || about\"); os._exit(1)\n"
    )
    before = sound.read_bytes()
    subprocess.run([sys.executable, "-c", worker, str(sound)], check=False)
    journal = sound.with_name(sound.name + "-journal")
    assert journal.exists() and sound.read_bytes() != before
    with PartnershipFile.open(sound, read_only=True) as file:
        assert {theme.about for theme in file.all(Theme)} == {"x" * 300}
    assert not journal.exists()
    assert sound.read_bytes() == before


NOISE = "CAST(x'5468FF656D65' AS TEXT)"
"""A text that is no text: a byte of it can't be one."""


@pytest.mark.parametrize(
    "damage",
    [
        f"UPDATE theme SET name = {NOISE} WHERE id = 7",
        f"UPDATE edit_change SET after = {NOISE} WHERE record_id = 7",
        "UPDATE edit_change SET after = '{\"id\": 7' WHERE record_id = 7",
    ],
)
def test_noise_in_a_text_is_found_and_told(sound: Path, damage: str) -> None:
    raw = sqlite3.connect(sound)
    raw.execute("PRAGMA ignore_check_constraints = ON")
    with raw:
        raw.execute(damage)
    raw.close()
    told = [problem.message for problem in verify(sound)]
    assert told
    assert "damaged" in " ".join(told)
    with PartnershipFile.open(sound) as file, pytest.raises(UserError, match=r"damaged|can't be"):
        file.undo()


def test_noise_in_the_names_of_the_tables_is_told(sound: Path) -> None:
    content = sound.read_bytes()
    place = content.index(b"CREATE TABLE theme")
    sound.write_bytes(content[:place] + b"CR\xff" + content[place + 3 :])
    assert "damaged" in verify(sound)[0].message
    refused(sound, "damaged")


def test_a_damaged_header_is_not_taken_for_a_passphrase(sound: Path) -> None:
    content = sound.read_bytes()
    sound.write_bytes(content[:18] + b"\xff" * 8 + content[26:])
    assert "it is damaged" in verify(sound)[0].message
    refused(sound, "it is damaged")
