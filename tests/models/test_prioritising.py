"""Priorities are set from what was decided about themes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from smpdesk.models.assessing import add_theme, decide
from smpdesk.models.edits import add
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.prioritising import agreement, set_priorities
from smpdesk.models.records import Assessment, Priority, Standing, Theme


@pytest.fixture
def file(tmp_path: Path) -> Iterator[PartnershipFile]:
    with PartnershipFile.create(tmp_path / "a.smp", "Safer Testborough") as made:
        add(made, Assessment(name="2018-19", data_start="2017-11"))
        yield made


def year(file: PartnershipFile) -> Assessment:
    return file.all(Assessment)[0]


def test_themes_decided_become_priorities_in_one_edit(file: PartnershipFile) -> None:
    for name in ("Gangs", "Drugs"):
        theme = file.get(Theme, add_theme(file, year(file), name).theme)
        decide(file, year(file), theme, "priority", reason=f"{name} grow.")
    made = set_priorities(file, year(file))
    assert [(p.name, p.why, p.position) for p in made] == [
        ("Gangs", "Gangs grow.", 0),
        ("Drugs", "Drugs grow.", 1),
    ]
    assert agreement(file, year(file)).without_priority == ()
    file.undo()
    assert file.all(Priority) == []


def test_nothing_to_set_is_no_edit(file: PartnershipFile) -> None:
    before = file.history()
    assert set_priorities(file, year(file)) == []
    assert file.history() == before


def test_a_priority_whose_theme_stands_otherwise_is_told_and_stays(file: PartnershipFile) -> None:
    theme = file.get(Theme, add_theme(file, year(file), "Gangs", "priority").theme)
    set_priorities(file, year(file))
    decide(file, year(file), theme, "dropped")
    found = agreement(file, year(file))
    assert [p.name for p in found.no_longer] == ["Gangs"]
    assert len(file.all(Priority)) == 1


def test_a_theme_that_an_earlier_year_knows_goes_on(file: PartnershipFile) -> None:
    known = add(file, Theme(name="Gangs"))
    assert add_theme(file, year(file), "Gangs").theme == known.id
    assert len(file.all(Standing)) == 1
