"""The sample's kept versions have texts that can be compared, with the figures in words."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from smpdesk.evidence.figures import Figures
from smpdesk.evidence.texts.sample_versions import write_sample_versions
from smpdesk.evidence.texts.versions import compare_versions, whole_text
from smpdesk.importing.records.sample import create_sample
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import DocumentVersion, Section


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.smp"
    create_sample(path).close()
    return path


@pytest.fixture
def file(made: Path, tmp_path: Path) -> Iterator[PartnershipFile]:
    path = tmp_path / "sample.smp"
    shutil.copyfile(made, path)
    with PartnershipFile.open(path) as opened:
        write_sample_versions(opened)
        yield opened


def versions(file: PartnershipFile) -> dict[tuple[int, str], DocumentVersion]:
    return {(v.assessment, v.version): v for v in file.all(DocumentVersion)}


def test_every_version_has_a_text_whose_figures_are_numbers(file: PartnershipFile) -> None:
    for version in versions(file).values():
        assert len(version.text) > 5_000
        assert "{=" not in version.text


def test_the_first_draft_kept_road_safety_and_the_second_recommends_its_removal(
    file: PartnershipFile,
) -> None:
    found = versions(file)
    year = next(key[0] for key in found if key[1] == "V2")
    changes = compare_versions(found[year, "V1"].text, found[year, "V2"].text)
    assert {change.heading for change in changes} == {
        "What the assessment found",
        "Road safety",
        "Risk",
    }


def test_the_last_version_of_each_year_says_what_the_texts_say_now(file: PartnershipFile) -> None:
    found = versions(file)
    last = {key[0]: version for key, version in found.items()}
    assert len(last) == 2
    for year, version in last.items():
        now = whole_text(Figures(file), file.all(Section, assessment=year))
        assert compare_versions(version.text, now) == []


def test_a_text_that_no_longer_has_what_a_version_differs_in_is_told(
    file: PartnershipFile,
) -> None:
    section = next(s for s in file.all(Section) if "Motorways run" in s.text)
    with file.edit("Rewrite") as writer:
        writer.update(section, text="Other words.")
    with pytest.raises(LookupError, match="Road safety"):
        write_sample_versions(file)
