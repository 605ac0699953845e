"""The sample: a partnership for Maidstone made of published facts, to open, try and learn from."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

from smpdesk.importing import plan_extract
from smpdesk.importing.gazetteer.geography import Geography
from smpdesk.importing.records.matrix_files import matrix_entry, shipped_matrix
from smpdesk.importing.records.record_files import Names, RecordFiles
from smpdesk.importing.storing.store import known_from, store_plan
from smpdesk.models.checklists import statutory_checklist
from smpdesk.models.partnership_file import PartnershipFile, Writer
from smpdesk.models.records import Area, Extract, Measure, Population
from smpdesk.places import resource

Progress = Callable[[int, int], None]

RECORDS = (
    "areas.toml",
    "partnership.toml",
    "glossary.toml",
    "measures.toml",
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

_ASSESSMENT = "Strategic Assessment 2017-18, Safer Maidstone Partnership, January 2017"

EXTRACTS = {
    "recorded-crime-maidstone-oct-2016.xlsx": "",
    "recorded-crime-maidstone-sep-2015.csv": "",
    "violent-crime-districts-oct-2016.csv": f"{_ASSESSMENT}, section 3.1",
    "asb-districts-oct-2016.xlsx": f"{_ASSESSMENT}, section 4.1",
    "crime-rates-kent-2016.xlsx": f"{_ASSESSMENT}, section 2.2",
    "most-similar-group-crime-rate-oct-2016.csv": f"iQuanta, as published in the {_ASSESSMENT}",
    "iom-cost-of-crime-2016.xlsx": f"{_ASSESSMENT}, section 6.2",
    "domestic-abuse-districts-sep-2015.csv": "",
    "collisions-districts-jun-2015.csv": "",
    "killed-or-seriously-injured-districts-jun-2015.csv": "",
    "collisions-wards-jun-2015.csv": "",
    "substance-admissions-wards-aug-2015.csv": "",
    "one-stop-shops-kent-2015.csv": "",
    "maidstone-monthly-illustrative.csv": "",
    "maidstone-monthly-illustrative-2017.csv": "",
    "maidstone-monthly-illustrative-incidents.csv": "",
    "plan-indicators-published.csv": "",
    "plan-indicators-illustrative.csv": "",
    "police-uk-maidstone-2025.zip": "",
}
"""The extracts in the order in which they are imported, what was published first, and the source
of those that don't name it themselves."""

RECORDS_OF_FIGURES = ("indicators.toml", "change-points.toml")
"""The files of records that refer to measures of the extracts."""


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
    """Fill a new partnership file with the sample's records and import its extracts."""
    steps = 2 + len(EXTRACTS)
    tell = progress or (lambda _done, _of: None)
    names = _add_records(file)
    tell(1, steps)
    for done, name in enumerate(EXTRACTS, start=2):
        store_plan(file, plan_extract(resource("sample", "extracts", name), known_from(file)))
        tell(done, steps)
    _add_records_of_figures(file, names)
    tell(steps, steps)


def _add_records(file: PartnershipFile) -> Names:
    """All that stands by itself, as one edit; gives what the records are called."""
    with file.edit("Fill with the sample partnership") as writer:
        records = RecordFiles(writer)
        records.add("matrix", matrix_entry(shipped_matrix()))
        for name in RECORDS:
            records.read(resource("sample", name))
        _add_statutory_points(records)
        _add_populations(file, writer)
    return records.names


def _add_records_of_figures(file: PartnershipFile, names: Names) -> None:
    """What refers to measures that only the extracts brought."""
    measures = {("measure", "", m.name): m.id for m in file.all(Measure) if not m.collection}
    with file.edit("Tie the sample’s indicators and charts to its figures") as writer:
        for extract in file.all(Extract):
            if source := EXTRACTS[extract.name]:
                writer.update(extract, source=source)
        records = RecordFiles(writer, names | measures)
        for name in RECORDS_OF_FIGURES:
            records.read(resource("sample", name))


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
