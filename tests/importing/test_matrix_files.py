"""Matrices read from files, and fixed to a year."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from smpdesk.analysis.scoring import Score, matrix_from, score_theme
from smpdesk.errors import UserError
from smpdesk.evidence.priorities.scores import matrix_of
from smpdesk.importing.records.matrix_files import add_matrix, shipped_matrix
from smpdesk.models.assessing import add_theme, score
from smpdesk.models.edits import add
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.prioritising import use_matrix
from smpdesk.models.records import Assessment, Criterion, Matrix, Theme
from smpdesk.models.records import Score as ScoreRecord


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


OURS = """
name = "Ours"
version = "2"
organisation = "grade"
bands = [{ name = "Low", from = 0 }, { name = "High", from = 8, meaning = "Act" }]
grades = [{ name = "Weak", from = 0 }, { name = "Strong", from = 2 }]

[[sections]]
name = "People"
role = "harm"
weight = 2
criteria = [{ name = "Injury", levels = [{ value = 1 }, { value = 3 }] }]

[[sections]]
name = "Places"
role = "harm"
weight = 0.5
criteria = [{ name = "Damage", levels = [{ value = 1 }, { value = 4 }] }]

[[sections]]
name = "Likelihood"
role = "likelihood"
criteria = [{ name = "How often", levels = [{ value = 1 }, { value = 2 }] }]

[[sections]]
name = "Position"
role = "organisation"
criteria = [{ name = "Capacity", levels = [{ value = 1 }, { value = 2 }] }]
"""


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    path = tmp_path / "ours.toml"
    path.write_text(OURS, "utf-8")
    return path


@pytest.fixture
def scored(file: PartnershipFile) -> Assessment:
    """The year, with a theme scored by the first criterion of the shipped matrix."""
    year = file.all(Assessment)[0]
    add_matrix(file, year, shipped_matrix())
    theme = add_theme(file, year, "Rural crime", "emerging").theme
    score(file, year, file.get(Theme, theme), file.all(Criterion)[0], 4, reason="Why")
    return file.all(Assessment)[0]


def test_weights_of_sections_bands_and_grades_score_as_the_file_says(
    file: PartnershipFile, ours: Path
) -> None:
    read = matrix_from(tomllib.loads(OURS))
    kept = matrix_of(file, add_matrix(file, file.all(Assessment)[0], ours))
    given = {"Injury": 3.0, "Damage": 4.0, "How often": 2.0, "Capacity": 2.0}
    results = [
        score_theme(m, "Violence", {c.key: Score(given[c.name]) for c in m.criteria})
        for m in (read, kept)
    ]
    assert results[0] == results[1]
    assert results[0].result == (2 * 3 + 0.5 * 4) * 2
    assert (results[0].band, results[0].grade) == ("High", "Strong")


def test_a_section_that_the_matrix_leaves_out_is_not_asked_for(
    file: PartnershipFile, ours: Path
) -> None:
    ours.write_text(OURS.replace('organisation = "grade"', 'organisation = "none"'), "utf-8")
    kept = matrix_of(file, add_matrix(file, file.all(Assessment)[0], ours))
    assert kept.organisation == "none"
    assert [c.name for c in kept.criteria] == ["Injury", "Damage", "How often"]


def test_another_matrix_takes_the_scores_out_and_undo_brings_both_back(
    file: PartnershipFile, scored: Assessment, ours: Path
) -> None:
    before = file.all(ScoreRecord)
    made = add_matrix(file, scored, ours)
    assert file.all(Assessment)[0].matrix == made.id
    assert file.all(ScoreRecord) == []
    assert file.undo().title == "Undo: Score 2019-20 anew with Ours; 1 score taken out"
    assert file.all(ScoreRecord) == before
    assert file.all(Assessment)[0].matrix == scored.matrix


def test_a_matrix_of_the_file_can_be_put_back_and_the_scores_of_other_years_stay(
    file: PartnershipFile, scored: Assessment, ours: Path
) -> None:
    first = file.all(Matrix)[0]
    other = add(file, Assessment(name="2020-21", data_start="2018-11", matrix=first.id))
    add_matrix(file, other, ours)
    assert len(file.all(ScoreRecord)) == 1
    other = file.get(Assessment, other.id)
    use_matrix(file, other, first)
    assert file.get(Assessment, other.id).matrix == first.id
    assert file.undo().title == "Undo: Score 2020-21 with Illustrative matrix"


def test_a_matrix_that_the_file_holds_is_not_added_again(
    file: PartnershipFile, scored: Assessment, ours: Path
) -> None:
    made = add_matrix(file, scored, ours)
    add_matrix(file, file.all(Assessment)[0], shipped_matrix())
    assert add_matrix(file, file.all(Assessment)[0], ours) == made
    assert len(file.all(Matrix)) == 2


def test_another_matrix_of_the_same_name_and_version_is_refused(
    file: PartnershipFile, ours: Path
) -> None:
    made = add_matrix(file, file.all(Assessment)[0], ours)
    ours.write_text(OURS.replace("weight = 2", "weight = 3"), "utf-8")
    with pytest.raises(UserError, match="another matrix that is called Ours, version 2"):
        add_matrix(file, file.all(Assessment)[0], ours)
    assert file.all(Matrix) == [made]


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
