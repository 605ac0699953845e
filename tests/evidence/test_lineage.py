"""What became of themes over the years, read from the file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from smpdesk.evidence.priorities.lineage import lineage_of
from smpdesk.models.assessing import decide, merge_themes, rename_theme, split_theme
from smpdesk.models.edits import add
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Assessment, Theme
from smpdesk.models.roll_forward import roll_forward


@pytest.fixture
def file(tmp_path: Path) -> Iterator[PartnershipFile]:
    with PartnershipFile.create(tmp_path / "a.smp", "Safer Testborough") as made:
        year = add(made, Assessment(name="2016-17", data_start="2014-10"))
        for name in ("Road safety", "Resilience", "Violence", "Drugs"):
            decide(made, year, add(made, Theme(name=name)), "priority", reason="It harms.")
        yield made


def theme(file: PartnershipFile, name: str) -> Theme:
    return next(each for each in file.all(Theme) if each.name == name)


def next_year(file: PartnershipFile) -> Assessment:
    return roll_forward(file, file.all(Assessment)[-1], "2017-18")


def words(file: PartnershipFile) -> dict[str, str]:
    lineage = lineage_of(file)
    return {stand.theme: lineage.words(stand) for stand in lineage.of("2017-18")}


def test_themes_of_the_first_year_come_from_nowhere(file: PartnershipFile) -> None:
    lineage = lineage_of(file)
    assert lineage.years == ("2016-17",)
    assert {lineage.words(stand) for stand in lineage.stands} == {"first year"}


def test_what_became_of_each_theme_is_said(file: PartnershipFile) -> None:
    year = next_year(file)
    decide(file, year, theme(file, "Road safety"), "dropped")
    decide(file, year, theme(file, "Drugs"), "cross-cutting")
    split_theme(file, year, theme(file, "Resilience"), ["Gangs", "Organised crime"])
    rename_theme(file, year, theme(file, "Violence"), "Domestic abuse")
    decide(file, year, add(file, Theme(name="Mental health")), "priority")
    assert words(file) == {
        "Road safety": "dropped",
        "Drugs": "made cross-cutting",
        "Resilience": "dropped",
        "Gangs": "split from Resilience",
        "Organised crime": "split from Resilience",
        "Domestic abuse": "renamed from Violence",
        "Mental health": "new",
    }


def test_a_merged_theme_names_all_it_came_from(file: PartnershipFile) -> None:
    year = next_year(file)
    merge_themes(file, year, [theme(file, "Drugs"), theme(file, "Violence")], theme(file, "Drugs"))
    assert words(file)["Drugs"] == "merged from Drugs and Violence"


def test_stands_are_drawn_priorities_first_and_near_their_origins(file: PartnershipFile) -> None:
    year = next_year(file)
    decide(file, year, theme(file, "Road safety"), "dropped")
    rename_theme(file, year, theme(file, "Drugs"), "Alcohol and drugs")
    order = [stand.theme for stand in lineage_of(file).of("2017-18")]
    assert order == ["Resilience", "Violence", "Alcohol and drugs", "Road safety"]
