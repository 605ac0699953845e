"""The self-test finds what is wrong; that it passes on a sound program is shown where it is run."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pikepdf
import pytest

from smpdesk import self_test
from smpdesk.places import guide, logs, own_command
from smpdesk.self_test import installation
from smpdesk.self_test.bench import Bench, CheckFailedError
from smpdesk.self_test.papers import problems_of, zip_problems


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


@pytest.fixture
def packed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that lists itself, in which this program seems to be packed."""
    folder = tmp_path / "packed"
    folder.mkdir()
    names = ("smpdesk", "library.so", "page.md")
    lines = []
    for name in names:
        (folder / name).write_bytes(name.encode())
        lines.append(f"{hashlib.sha256(name.encode()).hexdigest()}  {name}\n")
    (folder / installation.CONTENTS).write_text("".join(lines))
    monkeypatch.setattr(sys, "executable", str(folder / "smpdesk"))
    return folder


def test_a_whole_folder_passes(packed: Path, bench: Bench) -> None:
    assert installation.files(bench) == "all 3 are as they were packed"


def test_a_library_that_was_taken_away_is_named(packed: Path, bench: Bench) -> None:
    (packed / "library.so").unlink()
    with pytest.raises(CheckFailedError, match=r"such as library\.so"):
        installation.files(bench)


def test_a_file_that_was_changed_is_named(packed: Path, bench: Bench) -> None:
    (packed / "page.md").write_text("changed")
    with pytest.raises(CheckFailedError, match=r"such as page\.md"):
        installation.files(bench)


def test_a_resource_that_cannot_be_read_is_named(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    (bench.folder / "themes").mkdir()
    (bench.folder / "themes" / "window.toml").write_text("this is [not toml")
    monkeypatch.setattr(installation, "resource", lambda *p: bench.folder.joinpath(*p))
    with pytest.raises(CheckFailedError, match=r"themes/window\.toml can't be read"):
        installation.resources(bench)


def test_help_that_points_to_a_missing_picture_is_named(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(guide(), bench.folder / "guide")
    monkeypatch.setattr(installation, "guide", lambda: bench.folder / "guide")
    with pytest.raises(CheckFailedError, match="not there"):
        installation.help_pages(bench)


def test_a_check_that_breaks_is_a_failure_with_its_place_in_the_program() -> None:
    def broken() -> str:
        raise ZeroDivisionError("17 incidents")

    result = self_test._result("Broken", broken)
    assert not result.passed
    assert "ZeroDivisionError" in result.line()
    assert "17" not in result.said.split("at:")[0].split("-")[-1]


def test_a_failure_is_told_by_the_exit_code_and_kept(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    results = [
        self_test.Result("One", True, "fine", 0.1),
        self_test.Result("Two", False, "not fine", 0.1),
    ]
    monkeypatch.setattr(self_test, "results", lambda: iter(results))
    assert self_test.run() == 1
    said = capsys.readouterr().out
    assert "FAILED  Two: not fine" in said
    assert (logs() / self_test.REPORT).read_text(encoding="utf-8") == said


def test_the_program_knows_how_to_run_itself_in_another_process() -> None:
    done = subprocess.run([*own_command(), "--version"], capture_output=True, text=True)
    assert done.stdout.startswith("smpdesk, version")


@pytest.fixture(scope="module")
def good_pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The case studies of the sample, as PDF."""
    from smpdesk.importing.records.sample import create_sample
    from smpdesk.reports.export import export_document

    folder = tmp_path_factory.mktemp("papers")
    path = folder / "case-studies.pdf"
    with create_sample(folder / "sample.smp") as file:
        export_document(file, "case-studies", path)
    return path


def test_a_sound_pdf_has_no_problems(good_pdf: Path) -> None:
    assert problems_of(good_pdf) == []


@pytest.mark.parametrize(
    ("key", "problem"),
    [
        ("/Lang", "it does not say its language"),
        ("/MarkInfo", "it is not tagged"),
        ("/ViewerPreferences", "its title is not shown"),
        ("/StructTreeRoot", "it has no structure"),
    ],
)
def test_a_pdf_that_a_screen_reader_cannot_read_is_found_out(
    good_pdf: Path, tmp_path: Path, key: str, problem: str
) -> None:
    worse = tmp_path / "worse.pdf"
    with pikepdf.open(good_pdf) as pdf:
        del pdf.Root[key]
        pdf.save(worse)
    assert problem in problems_of(worse)


def test_a_pdf_without_its_font_is_found_out(good_pdf: Path, tmp_path: Path) -> None:
    worse = tmp_path / "worse.pdf"
    with pikepdf.open(good_pdf) as pdf:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor":
                del item["/FontFile2"]
        pdf.save(worse)
    assert any("is not inside" in problem for problem in problems_of(worse))


def test_a_damaged_word_file_is_found_out(tmp_path: Path) -> None:
    path = tmp_path / "draft.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "some words that will be damaged")
    data = path.read_bytes()
    path.write_bytes(data.replace(b"some words", b"soma words"))
    assert "its part word/document.xml is damaged" in list(zip_problems(path))
