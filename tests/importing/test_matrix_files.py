"""Matrices read from files, and fixed to a year."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from smpdesk.errors import UserError
from smpdesk.evidence.scores import matrix_of
from smpdesk.importing.matrix_files import add_matrix, shipped_matrix
from smpdesk.models.edits import add
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Assessment, Matrix


@pytest.fixture
def file(tmp_path: Path) -> Iterator[PartnershipFile]:
    with PartnershipFile.create(tmp_path / "a.smp", "Safer Testborough") as made:
        add(made, Assessment(name="2019-20", data_start="2017-11"))
        yield made


def test_a_new_partnership_can_score_with_the_matrix_that_is_shipped(
    file: PartnershipFile,
) -> None:
    made = add_matrix(file, file.all(Assessment)[0], shipped_matrix())
    assert file.all(Assessment)[0].matrix == made.id
    assert made.label == "illustrative, not the official MoRiLE matrix"
    assert len(matrix_of(file, made).criteria) == 10


def test_it_is_one_edit_that_undo_takes_back(file: PartnershipFile) -> None:
    add_matrix(file, file.all(Assessment)[0], shipped_matrix())
    assert file.undo()
    assert file.all(Matrix) == []
    assert file.all(Assessment)[0].matrix is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name = ", "not a matrix file"),
        ('name = "Ours"', "has no sections"),
        ('[[sections]]\nname = "Harm"', "has no name"),
    ],
)
def test_a_file_that_is_no_matrix_says_what_is_wrong_and_changes_nothing(
    file: PartnershipFile, tmp_path: Path, text: str, said: str
) -> None:
    path = tmp_path / "ours.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(UserError, match=said):
        add_matrix(file, file.all(Assessment)[0], path)
    assert file.all(Matrix) == []


def test_a_file_that_is_gone_says_so(file: PartnershipFile, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="can't be read"):
        add_matrix(file, file.all(Assessment)[0], tmp_path / "gone.toml")
