"""A matrix kept as a TOML file, put into a partnership file and fixed to a year."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

from smpdesk.analysis.scoring import matrix_from
from smpdesk.errors import UserError
from smpdesk.importing.record_files import Entry, RecordFiles
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Assessment, Matrix
from smpdesk.places import resource


def shipped_matrix() -> Path:
    """The matrix that is shipped: illustrative, not the official one."""
    return resource("matrices", "illustrative.toml")


def add_matrix(file: PartnershipFile, assessment: Assessment, path: Path) -> Matrix:
    """Add the matrix of a file of the shape of the shipped one, and fix it to a year, in one edit.

    Raises ``UserError`` that says what is missing or wrong in it.
    """
    entry = matrix_entry(path)
    with file.edit(f"Score {assessment.name} with {entry['name']}") as writer:
        number = RecordFiles(writer).add("matrix", entry)
        writer.update(assessment, matrix=number)
    return file.get(Matrix, number)


def matrix_entry(path: Path) -> Entry:
    """The records of a matrix file: its sections, their criteria, and its bands as JSON.

    Raises ``UserError`` that says what is missing or wrong in it.
    """
    found = _read(path)
    matrix_from(found)  # says what is missing or wrong
    roles = {"organisation": "position"}
    with_grade = found.get("organisation") == "grade"
    return {
        "name": found["name"],
        "version": str(found.get("version", "1")),
        "label": found.get("label", ""),
        "combine": "product and grade" if with_grade else "product",
        "bands": json.dumps(found.get("bands", []), ensure_ascii=False),
        "matrix_part": [
            {
                "name": section["name"],
                "role": roles.get(section["role"], section["role"]),
                "combine": section.get("combine", "sum"),
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
