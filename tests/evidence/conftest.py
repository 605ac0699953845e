"""A small partnership file with the figures of a published table."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import (
    Area,
    Assessment,
    Extract,
    ExtractTable,
    Measure,
    Observation,
    Partnership,
    Section,
)

# Strategic Assessment 2017-18, January 2017, section 4.1: offences in Maidstone in the years to
# October 2015 and October 2016.
CRIME = {
    "All crime": (9189, 10271),
    "Violent Crime": (2964, 3743),
    "Shoplifting": (1077, 804),
    "Robbery": (71, 62),
}


@pytest.fixture
def file(tmp_path: Path) -> Iterator[PartnershipFile]:
    path = tmp_path / "Maidstone.smp"
    with PartnershipFile.create(path, "Maidstone", user="Officer") as opened:
        fill(opened)
        yield opened


def fill(file: PartnershipFile) -> None:
    with file.edit("Fill") as writer:
        area = writer.insert(Area(name="Maidstone", code="E07000110"))
        writer.insert(Area(name="Ashford", code="E07000105"))
        writer.update(Partnership(id=1, name="Maidstone"), area=area.id)
        writer.insert(Assessment(name="2017-18", data_start="2015-11"))
        extract = writer.insert(
            Extract(
                name="crime.csv",
                source="Published table",
                imported_at="2016-11-03",
                imported_by="Officer",
            )
        )
        table = writer.insert(ExtractTable(extract=extract.id, cells="A1:C5"))
        for name, values in CRIME.items():
            measure = writer.insert(Measure(name=name))
            for start, value in zip(("2014-11", "2015-11"), values, strict=True):
                writer.insert(
                    Observation(
                        measure=measure.id,
                        area=area.id,
                        start=start,
                        months=12,
                        value=value,
                        extract_table=table.id,
                    )
                )


@pytest.fixture
def section(file: PartnershipFile) -> Section:
    text = (
        "Robbery fell from {= Robbery; Maidstone; 2015-11/12; before } to "
        "{= Robbery; Maidstone; 2015-11/12; count }.\n\nNothing else changed."
    )
    with file.edit("Write") as writer:
        return writer.insert(
            Section(assessment=1, part="headlines", heading="Headlines", text=text)
        )
