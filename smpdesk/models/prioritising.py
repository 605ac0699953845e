"""The matrix that a year is scored with, and from decisions to its priorities, as named edits."""

from __future__ import annotations

from dataclasses import dataclass

from smpdesk.models.document.writer import Writer
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Assessment, Matrix, Priority, Score, Standing, Theme


@dataclass(frozen=True)
class Agreement:
    """Themes decided to be priorities that have none, and priorities whose theme is none."""

    without_priority: tuple[Theme, ...]
    no_longer: tuple[Priority, ...]


def agreement(file: PartnershipFile, assessment: Assessment) -> Agreement:
    """Where the year's priorities and the standings of their themes differ."""
    themes = {theme.id: theme for theme in file.all(Theme)}
    chosen = [s.theme for s in file.all(Standing, assessment=assessment.id, standing="priority")]
    priorities = file.all(Priority, assessment=assessment.id)
    held = {priority.theme for priority in priorities}
    return Agreement(
        tuple(themes[theme] for theme in chosen if theme not in held),
        tuple(p for p in priorities if p.theme is not None and p.theme not in chosen),
    )


def set_priorities(file: PartnershipFile, assessment: Assessment) -> list[Priority]:
    """Make a priority of every theme that was decided to be one and is none yet, as one edit.

    Priorities with another theme stay: they hold actions. Gives those that were made.
    """
    themes = agreement(file, assessment).without_priority
    if not themes:
        return []
    reasons = {s.theme: s.reason for s in file.all(Standing, assessment=assessment.id)}
    there = file.all(Priority, assessment=assessment.id)
    place = max((priority.position for priority in there), default=-1) + 1
    names = ", ".join(theme.name for theme in themes)
    with file.edit(f"Set priorities from decisions: {names}") as writer:
        return [
            writer.insert(
                Priority(
                    assessment=assessment.id,
                    theme=theme.id,
                    name=theme.name,
                    why=reasons[theme.id],
                    position=place + number,
                )
            )
            for number, theme in enumerate(themes)
        ]


def use_matrix(file: PartnershipFile, assessment: Assessment, matrix: Matrix) -> None:
    """Score the year with a matrix that the file holds, as one edit; see ``put_matrix``."""
    if matrix.id != assessment.matrix:
        with file.edit(matrix_edit(file, assessment, matrix.name)) as writer:
            put_matrix(file, writer, assessment, matrix.id)


def put_matrix(file: PartnershipFile, writer: Writer, assessment: Assessment, matrix: int) -> None:
    """Fix a matrix to the year, within an edit.

    A score is of a criterion of its matrix: those given with another one are taken out. They stay
    in the history, and undo brings them back.
    """
    for score in file.all(Score, assessment=assessment.id):
        writer.delete(score)
    writer.update(assessment, matrix=matrix)


def matrix_edit(file: PartnershipFile, assessment: Assessment, name: str) -> str:
    """What the edit is called that puts the matrix of that name to the year."""
    count = len(file.all(Score, assessment=assessment.id))
    if not count:
        return f"Score {assessment.name} with {name}"
    scores = "1 score" if count == 1 else f"{count} scores"
    return f"Score {assessment.name} anew with {name}; {scores} taken out"
