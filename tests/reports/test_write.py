"""Writing to a file: whole or not at all, with plain words when it can't be done."""

import errno
from pathlib import Path

import pytest

from smpdesk.errors import UserError
from smpdesk.reports.tree import Paragraph, Section
from smpdesk.reports.write import Cancelled, write


@pytest.fixture
def document(sample):
    return sample.document(Section("One", (Paragraph("Words."), sample.crime_table())))


@pytest.mark.parametrize(
    ("suffix", "begins"), [(".pdf", b"%PDF-1.7"), (".docx", b"PK"), (".XLSX", b"PK")]
)
def test_the_suffix_picks_the_format(document, tmp_path, suffix, begins):
    out = tmp_path / f"paper{suffix}"
    write(document, out)
    assert out.read_bytes().startswith(begins)
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.parametrize("name", ["paper.odt", "paper"])
def test_another_suffix_is_refused_with_those_there_are(document, tmp_path, name):
    with pytest.raises(UserError, match=r"PDF \(\.pdf\), Word \(\.docx\)"):
        write(document, tmp_path / name)


def test_the_same_input_gives_the_same_bytes(document, tmp_path):
    for suffix in (".pdf", ".docx", ".xlsx"):
        first, second = tmp_path / f"a{suffix}", tmp_path / f"b{suffix}"
        write(document, first)
        write(document, second)
        assert first.read_bytes() == second.read_bytes()


def test_a_folder_that_is_not_there_is_told(document, tmp_path):
    with pytest.raises(UserError, match="does not exist"):
        write(document, tmp_path / "none" / "paper.pdf")


def test_a_folder_in_the_place_of_the_file_is_told(document, tmp_path):
    (tmp_path / "paper.pdf").mkdir()
    with pytest.raises(UserError, match="is a folder"):
        write(document, tmp_path / "paper.pdf")
    assert [p.name for p in tmp_path.iterdir()] == ["paper.pdf"]


def broken(monkeypatch, method, error):
    def fail(*_args, **_kw):
        raise error

    monkeypatch.setattr(*method, fail)


def test_a_file_open_elsewhere_is_told_and_stays_as_it_was(document, tmp_path, monkeypatch):
    out = tmp_path / "paper.pdf"
    out.write_bytes(b"before")
    broken(monkeypatch, (Path, "replace"), PermissionError(errno.EACCES, "denied"))
    with pytest.raises(UserError, match="open in another program"):
        write(document, out)
    assert out.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [out]


def test_a_full_disk_is_told_and_nothing_half_written_stays(document, tmp_path, monkeypatch):
    broken(monkeypatch, ("os.fsync",), OSError(errno.ENOSPC, "full"))
    with pytest.raises(UserError, match="no room left"):
        write(document, tmp_path / "paper.docx")
    assert list(tmp_path.iterdir()) == []


def test_a_document_that_is_not_fit_is_not_written(sample, tmp_path):
    document = sample.document(Section("One", (sample.figure("bars", alternative=""),)))
    with pytest.raises(UserError, match="Figure 1"):
        write(document, tmp_path / "paper.pdf")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".xlsx"])
def test_progress_is_told_and_cancelling_leaves_nothing(rich_document, tmp_path, suffix):
    told = []
    write(rich_document, tmp_path / f"a{suffix}", lambda *step: told.append(step))
    assert told[0] == (0, 1)
    assert all(0 <= done <= total for done, total in told)
    (tmp_path / f"a{suffix}").unlink()
    with pytest.raises(Cancelled):
        write(rich_document, tmp_path / f"a{suffix}", cancelled=lambda: True)
    assert list(tmp_path.iterdir()) == []
