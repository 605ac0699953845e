"""Records written by hand as TOML or CSV."""

from __future__ import annotations

from pathlib import Path

import pytest

from smpdesk.importing.records.record_files import RecordFiles, unwrapped
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Action, Assessment, Priority, Progress, Theme


@pytest.fixture
def file(tmp_path: Path) -> PartnershipFile:
    return PartnershipFile.create(tmp_path / "new.smp", "A partnership")


def read(file: PartnershipFile, path: Path, text: str) -> None:
    path.write_text(text, "utf-8")
    with file.edit("Read") as writer:
        RecordFiles(writer).read(path)


TWO_YEARS = """
[[assessment]]
name = "2017-18"
data_start = "2015-11"

[[assessment]]
name = "2018-19"
data_start = "2016-11"
rolled_from = "2017-18"

[[priority]]
assessment = "2017-18"
name = "Domestic abuse"

[[priority]]
assessment = "2018-19"
name = "Domestic abuse"
rolled_from = "2017-18: Domestic abuse"

[[action]]
assessment = "2018-19"
priority = "Domestic abuse"
action = "Meet every month."
progress = [
  { entered_on = "2018-07-12", text = "Held." },
  { entered_on = "2018-10-12", text = "Held." },
]
"""


def test_names_are_looked_for_in_the_records_own_assessment(
    file: PartnershipFile, tmp_path: Path
) -> None:
    read(file, tmp_path / "two-years.toml", TWO_YEARS)
    old, new = (file.first(Assessment, name=name) for name in ("2017-18", "2018-19"))
    assert old is not None and new is not None
    before = file.first(Priority, assessment=old.id)
    now = file.first(Priority, assessment=new.id)
    assert before is not None and now is not None
    assert now.rolled_from == before.id
    assert file.all(Action)[0].priority == now.id


def test_lists_inside_a_record_are_part_of_it_and_keep_their_order(
    file: PartnershipFile, tmp_path: Path
) -> None:
    read(file, tmp_path / "two-years.toml", TWO_YEARS)
    entries = file.all(Progress, action=file.all(Action)[0].id)
    assert [entry.entered_on for entry in entries] == ["2018-07-12", "2018-10-12"]


def test_records_are_numbered_within_what_they_belong_to(
    file: PartnershipFile, tmp_path: Path
) -> None:
    read(file, tmp_path / "two-years.toml", TWO_YEARS)
    assert [priority.position for priority in file.all(Priority)] == [0, 0]


def test_a_csv_file_holds_the_kind_of_record_that_it_is_named_for(
    file: PartnershipFile, tmp_path: Path
) -> None:
    read(file, tmp_path / "theme.csv", "# Themes\nname,about\nGangs,\nMental health,Of the mind\n")
    assert [(t.name, t.about) for t in file.all(Theme)] == [
        ("Gangs", ""),
        ("Mental health", "Of the mind"),
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[[action]]\npriority = "Gangs"\naction = "Meet."', "there is no priority called 'Gangs'"),
        ('[[theme]]\nname = "Gangs"\ncolour = "red"', "a theme has no colour"),
        ('[[priorty]]\nname = "Gangs"', "priorty"),
    ],
)
def test_a_name_or_word_that_fits_nothing_is_refused_with_the_files_name(
    file: PartnershipFile, tmp_path: Path, text: str, says: str
) -> None:
    with pytest.raises(ValueError, match=says) as caught:
        read(file, tmp_path / "wrong.toml", text)
    assert str(caught.value).startswith("wrong.toml: ")
    assert file.history() == []


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("\nOne line that\ngoes on.\n", "One line that goes on."),
        ("\nA paragraph.\n\nAnother one,\nwrapped.\n", "A paragraph.\n\nAnother one, wrapped."),
        ("\n- first item,\n  wrapped\n- second\n", "- first item, wrapped\n- second"),
        ("1. First,\n   wrapped\n2. Second", "1. First, wrapped\n2. Second"),
        ("### Heading\n\nText", "### Heading\n\nText"),
        ("Said:\n> quoted", "Said:\n> quoted"),
        ("Before.\n\n{chart: A; B}\n\nAfter.", "Before.\n\n{chart: A; B}\n\nAfter."),
    ],
)
def test_text_loses_the_line_breaks_of_its_file_and_keeps_its_paragraphs(
    written: str, stored: str
) -> None:
    assert unwrapped(written) == stored
