"""The county's roll-up of its partnerships' summaries."""

from __future__ import annotations

from pathlib import Path

import pytest

from smpdesk.errors import UserError
from smpdesk.evidence.priorities.county import (
    Chosen,
    Summary,
    read_summary,
    roll_up,
    summary_json,
    summary_of,
)
from smpdesk.models.assessing import decide
from smpdesk.models.edits import add
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Assessment, Priority, Theme


def summary(name: str, **themes: str) -> Summary:
    chosen = tuple(Chosen(theme.replace("_", " "), how) for theme, how in themes.items())
    return Summary(name, "2018-19", (), chosen)


def test_themes_are_counted_over_partnerships() -> None:
    table = roll_up(
        [
            summary("Ashton", Domestic_abuse="priority", Road_safety="dropped"),
            summary("Barford", Domestic_Abuse="priority", Gangs="priority"),
        ]
    )
    assert table.partnerships == ("Ashton", "Barford")
    assert [(row.theme, row.standings, row.chose) for row in table.rows] == [
        ("Domestic abuse", ("priority", "priority"), 2),
        ("Gangs", ("", "priority"), 1),
        ("Road safety", ("dropped", ""), 0),
    ]
    assert table.words == "2 partnerships. Domestic abuse was chosen most often, by 2 of 2."


def test_cross_cutting_themes_are_named_but_not_chosen() -> None:
    table = roll_up(
        [
            summary("Ashton", Gangs="emerging", Prevent="cross-cutting"),
            summary("Barford", Prevent="priority"),
        ]
    )
    assert [(row.theme, row.chose, row.named) for row in table.rows] == [
        ("Prevent", 1, 2),
        ("Gangs", 0, 0),
    ]


def test_brackets_capitals_and_plurals_make_no_other_theme() -> None:
    table = roll_up(
        [
            Summary(
                "A", "", (), (Chosen("Organised crime groups (including slavery)", "priority"),)
            ),
            Summary("B", "", (), (Chosen("Organised Crime Group", "priority"),)),
        ]
    )
    assert [row.chose for row in table.rows] == [2]


@pytest.fixture
def partnership(tmp_path: Path) -> Path:
    path = tmp_path / "ashton.smp"
    with PartnershipFile.create(path, "Ashton") as file:
        year = add(file, Assessment(name="2018-19", data_start="2016-11"))
        decide(file, year, add(file, Theme(name="Gangs")), "priority")
        add(file, Priority(assessment=year.id, name="Gangs"))
    return path


def test_a_summary_comes_back_from_its_json(partnership: Path, tmp_path: Path) -> None:
    with PartnershipFile.open(partnership) as file:
        told = summary_of(file, file.all(Assessment)[0])
    out = tmp_path / "ashton.json"
    out.write_text(summary_json(told), "utf-8")
    assert read_summary(out) == told
    assert told == Summary("Ashton", "2018-19", ("Gangs",), (Chosen("Gangs", "priority"),))


def test_another_partnership_s_file_is_read_without_being_changed(partnership: Path) -> None:
    before = partnership.read_bytes()
    assert read_summary(partnership).partnership == "Ashton"
    assert partnership.read_bytes() == before


@pytest.mark.parametrize("text", ["", "[]", '{"format": "other"}', "{", '{"themes": 3}'])
def test_what_is_no_summary_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "strange.json"
    path.write_text(text, "utf-8")
    with pytest.raises(UserError, match=r"strange\.json is not a partnership's summary"):
        read_summary(path)
