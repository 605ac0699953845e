"""A year of a partnership, small enough to see through."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import (
    Action,
    Assessment,
    CaseStudy,
    Implication,
    Indicator,
    Meeting,
    Milestone,
    Priority,
    Progress,
    Recommendation,
    Section,
    Standing,
    StatutoryPoint,
    Theme,
)


@pytest.fixture
def file(tmp_path: Path) -> Iterator[PartnershipFile]:
    """A partnership with the assessment 2018-19, in the middle of its year."""
    with PartnershipFile.create(tmp_path / "P.smp", "Partnership", user="Officer") as made:
        fill(made)
        yield made


@pytest.fixture
def assessment(file: PartnershipFile) -> Assessment:
    return file.all(Assessment)[-1]


def fill(file: PartnershipFile) -> None:
    with file.edit("Fill") as writer:
        year = writer.insert(Assessment(name="2018-19", data_start="2016-11"))
        for name, due, done in (
            ("Data year closes", "2017-10-31", "2017-10-31"),
            ("Committee", "2018-03-20", None),
            ("Quarter 1 progress", "2018-07-13", None),
        ):
            writer.insert(Milestone(assessment=year.id, name=name, due=due, done_on=done))
        meeting = writer.insert(
            Meeting(assessment=year.id, body="Committee", held_on="2018-02-20", purpose="Refresh")
        )
        writer.insert(
            Recommendation(
                meeting=meeting.id,
                text="That wards be told of their figures.",
                made_on="2018-02-20",
                due="2018-03-20",
            )
        )
        abuse, drugs = (
            writer.insert(Theme(name=name)) for name in ("Domestic abuse", "Substance misuse")
        )
        for theme in (abuse, drugs):
            writer.insert(Standing(assessment=year.id, theme=theme.id, standing="priority"))
        first = writer.insert(
            Priority(assessment=year.id, theme=abuse.id, name="Domestic abuse", lead="A post")
        )
        writer.insert(
            Priority(assessment=year.id, theme=drugs.id, name="Substance misuse", position=1)
        )
        writer.insert(
            Action(
                priority=first.id,
                action="Train wardens",
                lead_agency="Council",
                due="2018-05-31",
                status="on course",
            )
        )
        done = writer.insert(
            Action(priority=first.id, action="Open a clinic", status="done", due="2018-01-31")
        )
        writer.insert(Progress(action=done.id, entered_on="2018-02-01", text="Open."))
        writer.insert(
            Indicator(priority=first.id, name="Repeat victims", baseline="26%", target="Under 25")
        )
        writer.insert(Section(assessment=year.id, heading="Background", text="The MARAC meets."))
        writer.insert(Section(assessment=year.id, heading="Road safety", position=1))
        writer.insert(CaseStudy(assessment=year.id, heading="A safe home"))
        writer.insert(Implication(assessment=year.id, issue="Legal"))
        writer.insert(StatutoryPoint(assessment=year.id, point="Views are sought", met=True))
        writer.insert(StatutoryPoint(assessment=year.id, point="A copy is sent", position=1))
