"""The scoring sheet: ranks, movement, and what one step would change."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from smpdesk.evidence.priorities.score_sheet import ScoreSheet, SheetRow, level_words, score_sheet
from smpdesk.models.assessing import add_theme, score
from smpdesk.models.edits import add, remove
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Assessment, Criterion, Matrix, MatrixPart, Theme

LEVELS = json.dumps([{"value": v, "meaning": f"Level {v}"} for v in (1, 2, 4)])


@pytest.fixture
def file(tmp_path: Path) -> Iterator[PartnershipFile]:
    """Harm times likelihood: Gangs 4 × 4, Drugs 4 × 2, Noise 1 × 4."""
    with PartnershipFile.create(tmp_path / "a.smp", "Safer Testborough") as made:
        matrix = add(made, Matrix(name="Trial", label="illustrative"))
        for role in ("harm", "likelihood"):
            part = add(made, MatrixPart(matrix=matrix.id, name=role.capitalize(), role=role))
            add(made, Criterion(matrix_part=part.id, name=role.capitalize(), allowed=LEVELS))
        year = add(made, Assessment(name="2018-19", data_start="2017-11", matrix=matrix.id))
        given = {"Gangs": (4, 4), "Drugs": (4, 2), "Noise": (1, 4)}
        for name, values in given.items():
            theme = made.get(Theme, add_theme(made, year, name, "priority").theme)
            for criterion, value in zip(made.all(Criterion), values, strict=True):
                score(made, year, theme, criterion, value, confidence="low")
        yield made


def sheet(file: PartnershipFile) -> ScoreSheet:
    found = score_sheet(file, file.all(Assessment)[0])
    assert found is not None
    return found


def row(file: PartnershipFile, name: str) -> SheetRow:
    return next(each for each in sheet(file).rows if each.theme.name == name)


def test_rows_stand_in_the_order_of_their_places(file: PartnershipFile) -> None:
    rows = sheet(file).rows
    assert [(r.theme.name, r.result.result, r.place and r.place.rank.text) for r in rows] == [
        ("Gangs", 16.0, "1"),
        ("Drugs", 8.0, "2"),
        ("Noise", 4.0, "3"),
    ]


def test_a_theme_not_fully_scored_comes_last(file: PartnershipFile) -> None:
    add_theme(file, file.all(Assessment)[0], "Arson")
    last = sheet(file).rows[-1]
    assert (last.theme.name, last.place, last.sure) == ("Arson", None, 0)
    assert last.result.missing == ("Harm", "Likelihood")


def test_a_dropped_theme_without_scores_is_left_out(file: PartnershipFile) -> None:
    add_theme(file, file.all(Assessment)[0], "Litter", "dropped")
    assert "Litter" not in [each.theme.name for each in sheet(file).rows]


def test_what_one_step_would_do_is_said(file: PartnershipFile) -> None:
    drugs = row(file, "Drugs")
    harm, likelihood = sheet(file).matrix.criteria
    assert drugs.what_moves(harm.key) == [
        "One step down, to 2: place 2= instead of 2.",
    ]
    assert drugs.what_moves(likelihood.key) == [
        "One step down, to 1: place 2= instead of 2.",
        "One step up, to 4: place 1= instead of 2.",
    ]


def test_how_sure_a_place_is_follows_from_its_steps(file: PartnershipFile) -> None:
    assert row(file, "Drugs").sure == 1
    assert row(file, "Drugs").sure_words == (
        "3 of 3 single steps of its scores would change its place."
    )


def test_levels_are_told_with_their_meaning(file: PartnershipFile) -> None:
    harm = sheet(file).matrix.criteria[0]
    assert level_words(harm, 2) == "2: Level 2"
    assert level_words(harm, None) == ""
    assert level_words(harm, 3) == ""


def test_without_a_matrix_there_is_no_sheet(file: PartnershipFile) -> None:
    bare = add(file, Assessment(name="2019-20", data_start="2018-11"))
    assert score_sheet(file, bare) is None


def test_a_year_read_before_its_matrix_was_taken_back_has_no_sheet(file: PartnershipFile) -> None:
    before = file.all(Assessment)[0]
    remove(file, file.all(Matrix)[0])
    assert score_sheet(file, before) is None
