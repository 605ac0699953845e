"""Verify finds what is wrong with a file, each in a plain sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from smpdesk.models import edits
from smpdesk.models.document import engine
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, Measure, Theme
from smpdesk.models.safety.verify import verify
from tests.models.contents import add_everything, import_figures


@pytest.fixture
def full(path: Path) -> Path:
    """A closed file with one of everything, imports, and edits undone."""
    with PartnershipFile.create(path, "Example") as file:
        with file.edit("One of everything") as writer:
            add_everything(writer, "one")
        measure = edits.add(file, Measure(name="Crime"))
        areas = [edits.add(file, Area(name=name, kind="ward")).id for name in "abc"]
        import_figures(file, 60, areas=areas, measure=measure.id)
        import_figures(file, 30, areas=areas, measure=measure.id)
        edits.add(file, Theme(name="Undone"))
        file.undo()
    return path


def spoil(path: Path, *statements: str) -> None:
    """Change the file with another program."""
    connection = engine.connect(path)
    connection.execute("PRAGMA foreign_keys = OFF")
    for statement in statements:
        connection.execute(statement)
    connection.close()


def test_a_sound_file_has_no_problems_and_is_not_changed(full: Path) -> None:
    before = full.read_bytes()
    assert verify(full) == []
    assert full.read_bytes() == before


def test_a_file_that_is_open_can_be_verified(full: Path) -> None:
    with PartnershipFile.open(full) as file:
        edits.add(file, Theme(name="Going on"))
        assert verify(full) == []


@pytest.mark.parametrize(
    ("statement", "kind", "where", "says"),
    [
        (
            "DELETE FROM theme WHERE id = 1",
            "reference",
            "standing 1",
            "Standing 1 refers to a theme that is not there.",
        ),
        (
            "UPDATE theme SET name = 'Theirs'",
            "history",
            "theme 1",
            "Theme 1 is not as the last edit left it: another program changed it.",
        ),
        (
            "CREATE TABLE mine (id INTEGER)",
            "schema",
            "mine",
            "Mine was added by another program.",
        ),
        ("DROP VIEW action_plan", "schema", "action_plan", "Action plan is missing from the file."),
        (
            "ALTER TABLE theme ADD COLUMN mine TEXT",
            "schema",
            "theme",
            "Theme was altered by another program.",
        ),
        (
            "UPDATE edit SET state = 'undone' WHERE id = 1",
            "history",
            "",
            "The edits that are undone are not the newest ones.",
        ),
    ],
)
def test_what_another_program_spoiled_is_found(
    full: Path, statement: str, kind: str, where: str, says: str
) -> None:
    spoil(full, statement)
    found = [problem for problem in verify(full) if problem.kind == kind]
    assert (kind, where, says) in [(p.kind, p.where, p.message) for p in found]


def test_figures_that_are_not_what_was_imported_are_found(path: Path) -> None:
    with PartnershipFile.create(path, "Example") as file:
        measure = edits.add(file, Measure(name="Crime"))
        area = edits.add(file, Area(name="Ward", kind="ward"))
        import_figures(file, 60, areas=[area.id], measure=measure.id)
    spoil(path, "UPDATE observation SET value = value + 1 WHERE id = 7")
    (problem,) = verify(path)
    assert problem.message == (
        "extract.csv brought 60 figures that add to 1,770; the file holds 60 that add to 1,771."
    )
    spoil(path, "DELETE FROM observation WHERE id = 8")
    (problem,) = verify(path)
    assert "the file holds 59" in problem.message


def test_a_problem_prints_as_json(full: Path) -> None:
    spoil(full, "DROP VIEW action_plan")
    (problem,) = verify(full)
    assert json.loads(json.dumps(problem.as_json())) == {
        "kind": "schema",
        "where": "action_plan",
        "message": "Action plan is missing from the file.",
    }
