"""A matrix kept as a TOML file, put into a partnership file and fixed to a year."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

from smpdesk.analysis.scoring import matrix_from
from smpdesk.errors import UserError
from smpdesk.importing.records.record_files import Entry, RecordFiles
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.prioritising import matrix_edit, put_matrix, use_matrix
from smpdesk.models.records import Assessment, Criterion, Matrix, MatrixPart
from smpdesk.places import resource


def shipped_matrix() -> Path:
    """The matrix that is shipped: illustrative, not the official one."""
    return resource("matrices", "illustrative.toml")


def add_matrix(file: PartnershipFile, assessment: Assessment, path: Path) -> Matrix:
    """Score a year with the matrix of a file of the shape of the shipped one, as one edit.

    One that the partnership file holds already is not added again. Scores that were given with
    another matrix are taken out. Raises ``UserError`` that says what is missing or wrong in the
    file, or that the partnership file holds another matrix of that name and version.
    """
    entry = matrix_entry(path)
    held = file.first(Matrix, name=entry["name"], version=entry["version"])
    if held is not None:
        _refuse_another(file, held, entry, path)
        use_matrix(file, assessment, held)
        return held
    with file.edit(matrix_edit(file, assessment, entry["name"])) as writer:
        number = RecordFiles(writer).add("matrix", entry)
        put_matrix(file, writer, assessment, number)
    return file.get(Matrix, number)


def _refuse_another(file: PartnershipFile, held: Matrix, entry: Entry, path: Path) -> None:
    """Raise ``UserError`` when the matrix that is held differs from the one of that name."""
    kept = {name: getattr(held, name) for name in entry if name != "matrix_part"}
    kept["matrix_part"] = [
        {
            "name": part.name,
            "role": part.role,
            "combine": part.combine,
            "weight": part.weight,
            "criterion": [
                {"name": each.name, "weight": each.weight, "allowed": each.allowed}
                for each in file.all(Criterion, matrix_part=part.id)
            ],
        }
        for part in file.all(MatrixPart, matrix=held.id)
    ]
    if kept != entry:
        raise UserError(
            f"This file holds another matrix that is called {held.name}, version {held.version}. "
            f"Give the one in {path.name} a version of its own, so that old scores keep their "
            "meaning."
        )


def matrix_entry(path: Path) -> Entry:
    """The records of a matrix file: its sections, their criteria, its bands and grades as JSON.

    A section of organisational position that the matrix leaves out is left out here too.
    Raises ``UserError`` that says what is missing or wrong in it.
    """
    found = _read(path)
    matrix_from(found)  # says what is missing or wrong
    roles = {"organisation": "position"}
    organisation = found.get("organisation", "none")
    return {
        "name": found["name"],
        "version": str(found.get("version", "1")),
        "label": found.get("label", ""),
        "combine": "product and grade" if organisation == "grade" else "product",
        "bands": json.dumps(found.get("bands", []), ensure_ascii=False),
        "grades": json.dumps(found.get("grades", []), ensure_ascii=False),
        "matrix_part": [
            {
                "name": section["name"],
                "role": roles.get(section["role"], section["role"]),
                "combine": section.get("combine", "sum"),
                "weight": float(section.get("weight", 1)),
                "criterion": [
                    {
                        "name": criterion["name"],
                        "weight": float(criterion.get("weight", 1)),
                        "allowed": json.dumps(criterion["levels"], ensure_ascii=False),
                    }
                    for criterion in section["criteria"]
                ],
            }
            for section in found["sections"]
            if section["role"] != "organisation" or organisation != "none"
        ],
    }


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise UserError(f"{path.name} can't be read. See whether it is still there.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UserError(
            f"{path.name} is not a matrix file: {error}. Make it of the shape of the illustrative "
            "matrix, which the guide shows."
        ) from error
