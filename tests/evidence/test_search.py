"""Everything written in the file is found by the beginnings of its words."""

from __future__ import annotations

from pathlib import Path

import pytest

from smpdesk.evidence.search import Passage, find, passages
from smpdesk.models.edits import add
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import (
    Action,
    Assessment,
    CaseStudy,
    Extract,
    Meeting,
    Priority,
    Progress,
    Recommendation,
    Section,
    Term,
)


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> list[Passage]:
    path = tmp_path_factory.mktemp("search") / "a.smp"
    with PartnershipFile.create(path, "Kent", user="Officer") as file:
        with file.edit("Write") as writer:
            old = writer.insert(Assessment(name="2016-17", data_start="2014-11"))
            new = writer.insert(Assessment(name="2017-18", data_start="2015-11"))
            for year in (old, new):
                writer.insert(
                    Section(
                        assessment=year.id,
                        heading="Violence",
                        text="Words before. " * 20 + "The night-time economy drives it.",
                    )
                )
            writer.insert(
                CaseStudy(
                    assessment=new.id, heading="A safe home", text="A survivor of abuse moved."
                )
            )
            writer.insert(Term(term="MARAC", meaning="Multi-Agency Risk Assessment Conference"))
            meeting = writer.insert(Meeting(held_on="2017-03-14", body="Overview and scrutiny"))
            writer.insert(
                Recommendation(
                    meeting=meeting.id,
                    text="Publish the costs of CCTV",
                    made_on="2017-03-14",
                    due="2017-04-11",
                )
            )
            priority = writer.insert(Priority(assessment=new.id, name="Alcohol"))
            action = writer.insert(Action(priority=priority.id, action="Train the wardens"))
            writer.insert(
                Progress(action=action.id, entered_on="2017-02-01", text="Eleven were trained")
            )
            writer.insert(
                Extract(name="asb.xlsx", source="Kent Police", imported_at="2017-01-02",
                        imported_by="Officer")
            )  # fmt: skip
        return passages(file)


def groups(read: list[Passage], query: str) -> list[str]:
    return [found.passage.group for found in find(query, read)]


@pytest.mark.parametrize(
    ("query", "group"),
    [
        ("survivor", "Case studies"),
        ("multi-agency", "Glossary"),
        ("cctv costs", "Recommendations"),
        ("eleven", "Progress"),
        ("asb.xlsx", "Extracts"),
    ],
)
def test_each_kind_of_text_is_found(read: list[Passage], query: str, group: str) -> None:
    assert groups(read, query) == [group]


def test_sections_of_the_newest_year_come_first(read: list[Passage]) -> None:
    assert [f.passage.year for f in find("night-time economy", read)] == ["2017-18", "2016-17"]


def test_the_words_around_the_place_are_shown(read: list[Passage]) -> None:
    excerpt = find("economy", read)[0].excerpt
    assert excerpt.startswith("… ")
    assert "night-time economy drives it." in excerpt
    assert len(excerpt) < 170


def test_words_are_found_by_their_beginning_only(read: list[Passage]) -> None:
    assert groups(read, "surviv") == ["Case studies"]
    assert groups(read, "vivor") == []


def test_every_word_must_be_there(read: list[Passage]) -> None:
    assert groups(read, "survivor economy") == []


def test_progress_leads_to_its_action(read: list[Passage]) -> None:
    assert isinstance(find("eleven", read)[0].passage.record, Action)


@pytest.mark.parametrize("query", ["", " ", "a", "(", "[a-z", "\\", "2017-01-02"])
def test_what_is_no_query_finds_nothing(read: list[Passage], query: str) -> None:
    assert find(query, read) == []


def test_what_stands_for_a_live_figure_is_not_among_the_words(tmp_path: Path) -> None:
    with PartnershipFile.create(tmp_path / "b.smp", "Kent", user="Officer") as file:
        year = add(file, Assessment(name="2017-18", data_start="2015-11"))
        text = "Robbery rose to {= Robbery; Maidstone; 2015-11/12; count }."
        add(file, Section(assessment=year.id, heading="Violence", text=text))
        assert [each.excerpt for each in find("robbery", passages(file))] == ["Robbery rose to …."]
