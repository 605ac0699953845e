"""The sample: a partnership for Maidstone made of published facts, to open, try and learn from."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from pathlib import Path

from smpdesk.importing.geography import Geography
from smpdesk.importing.record_files import Entry, RecordFiles
from smpdesk.models.checklists import statutory_checklist
from smpdesk.models.partnership_file import PartnershipFile, Writer
from smpdesk.models.records import Area, Population
from smpdesk.places import resource

Progress = Callable[[int, int], None]

RECORDS = (
    "areas.toml",
    "partnership.toml",
    "glossary.toml",
    "assessments.toml",
    "themes.toml",
    "score.csv",
    "priorities.toml",
    "actions.toml",
    "case-studies.toml",
    "survey.toml",
    "horizon.toml",
    "scrutiny.toml",
    "grants.toml",
    "sections-2018-19.toml",
    "sections-2017-18.toml",
    "sections-2016-17.toml",
)
"""The files of records, in an order in which what a record refers to comes before it."""


def create_sample(path: Path, *, progress: Progress | None = None) -> PartnershipFile:
    """Make a new partnership file at ``path`` and fill it with the sample; gives it back open.

    ``progress`` is told the steps done and how many there are. Nothing is left of a file that
    could not be finished.
    """
    file = PartnershipFile.create(path, "Safer Maidstone Partnership")
    try:
        fill_sample(file, progress=progress)
    except BaseException:
        file.close()
        path.unlink(missing_ok=True)
        raise
    return file


def fill_sample(file: PartnershipFile, *, progress: Progress | None = None) -> None:
    """Fill a new partnership file with the sample's records, then import its extracts."""
    with file.edit("Fill with the sample partnership") as writer:
        records = RecordFiles(writer)
        records.add("matrix", _matrix(resource("matrices", "illustrative.toml")))
        for name in RECORDS:
            path = resource("sample", name)
            records.read(path)
        _add_statutory_points(records)
        _add_populations(file, writer)


def _matrix(path: Path) -> Entry:
    """The records of a matrix file: its sections, their criteria, and its bands as JSON."""
    matrix = tomllib.loads(path.read_text("utf-8"))
    roles = {"organisation": "position"}
    with_grade = matrix["organisation"] == "grade"
    return {
        "name": matrix["name"],
        "version": matrix["version"],
        "label": matrix["label"],
        "combine": "product and grade" if with_grade else "product",
        "bands": json.dumps(matrix["bands"], ensure_ascii=False),
        "matrix_part": [
            {
                "name": section["name"],
                "role": roles.get(section["role"], section["role"]),
                "combine": section["combine"],
                "criterion": [
                    {
                        "name": criterion["name"],
                        "weight": float(criterion.get("weight", 1)),
                        "allowed": json.dumps(criterion["levels"], ensure_ascii=False),
                    }
                    for criterion in section["criteria"]
                ],
            }
            for section in matrix["sections"]
        ],
    }


def _add_statutory_points(records: RecordFiles) -> None:
    """The statutory checklist of each assessment, with the place where each point is met."""
    text = resource("sample", "statutory.toml").read_text("utf-8")
    for assessment, met in tomllib.loads(text).items():
        for point in statutory_checklist():
            if point.key in met["without"]:
                continue
            place = met.get(point.key, "")
            records.add(
                "statutory_point",
                {
                    "assessment": assessment,
                    "point": point.point,
                    "law": point.law,
                    "met_at": place,
                    "met": bool(place),
                },
            )


def _add_populations(file: PartnershipFile, writer: Writer) -> None:
    """Mid-year populations of every district that the shipped geography knows."""
    geography = Geography.load()
    districts = (area for area in file.all(Area) if area.kind == "district")
    for area in districts:
        for year, persons in geography.population(area.code or "").items():
            source = "ONS, mid-year population estimates (table MYE4, July 2024)"
            writer.insert(Population(area=area.id, year=year, persons=persons, source=source))
