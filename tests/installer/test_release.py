"""What a release is held to: one version, a changelog that speaks of it, sums to check by."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from installer.release import changelog_problem, write_sums
from installer.signing import sign
from smpdesk import __version__
from smpdesk.licences import components, licence_texts

ROOT = Path(__file__).parent.parent.parent
CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_changelog_speaks_of_this_version_first() -> None:
    assert changelog_problem(CHANGELOG, __version__) == ""


def test_a_changelog_of_another_version_holds_the_release_back() -> None:
    assert "not 9.9.9" in changelog_problem(CHANGELOG, "9.9.9")


def test_a_changelog_that_says_nothing_holds_the_release_back() -> None:
    assert "says nothing" in changelog_problem("# Changelog\n\n## 1.0.0 – 2 May 2026\n", "1.0.0")
    assert "missing" in changelog_problem("# Changelog\n", "1.0.0")


def test_the_version_stands_in_one_place() -> None:
    elsewhere = [
        path.relative_to(ROOT).as_posix()
        for folder in ("smpdesk", "installer")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in (".py", ".nsi", ".spec", ".desktop", ".xml")
        and re.search(rf"['\" =]{re.escape(__version__)}['\" \n]", path.read_text("utf-8"))
    ]
    assert elsewhere == ["smpdesk/__init__.py"]
    assert 'dynamic = ["version"]' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_the_sums_can_be_checked_with_the_usual_tool(tmp_path: Path) -> None:
    one, two = tmp_path / "one.deb", tmp_path / "two.whl"
    one.write_text("one")
    two.write_text("two")
    sums = write_sums([one, two], tmp_path)
    if shutil.which("sha256sum") is None:
        pytest.skip("did not run: sha256sum is missing")
    check = ["sha256sum", "--check", sums.name]
    assert subprocess.run(check, cwd=tmp_path, capture_output=True).returncode == 0
    one.write_text("changed")
    assert subprocess.run(check, cwd=tmp_path, capture_output=True).returncode == 1


def test_nothing_is_signed_without_a_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SMPDESK_SIGN", raising=False)
    assert not sign(tmp_path / "package.deb")


def test_the_signing_command_is_given_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "a package.deb"
    package.write_text("package")
    monkeypatch.setenv("SMPDESK_SIGN", f"cp --target-directory='{tmp_path / 'signed'}'")
    (tmp_path / "signed").mkdir()
    assert sign(package)
    assert (tmp_path / "signed" / "a package.deb").is_file()


def test_every_package_that_is_required_has_a_known_licence() -> None:
    assert [each.name for each in components() if each.licence == "NOASSERTION"] == []


def test_the_licences_shown_hold_that_of_qt_and_name_every_part() -> None:
    text = licence_texts()
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text
    assert [part.name for part in components() if part.name not in text] == []
