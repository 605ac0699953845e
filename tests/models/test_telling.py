"""What an edit did is told in plain words, with the names of what records refer to."""

from __future__ import annotations

from pathlib import Path

import pytest

from smpdesk.models.edits import add, change, remove
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.past.telling import (
    ChangeTold,
    around_the_difference,
    gone_with,
    history_matching,
    told,
)
from smpdesk.models.records import Action, Assessment, Contact, Partner, Priority, Progress


@pytest.fixture
def file(tmp_path: Path) -> PartnershipFile:
    return PartnershipFile.create(tmp_path / "a.smp", "Kent", user="Officer")


def newest(file: PartnershipFile) -> list[ChangeTold]:
    return told(file, file.history(1)[0])


def fields(change: ChangeTold) -> dict[str, tuple[str, str]]:
    return {each.field: (each.before, each.after) for each in change.fields}


def test_a_change_names_the_record_and_the_field_before_and_after(file: PartnershipFile) -> None:
    partner = add(file, Partner(name="Golding Homes"))
    change(file, partner, role="Housing")
    assert [c.title for c in newest(file)] == ["Changed partner: Golding Homes"]
    assert fields(newest(file)[0]) == {"role": ("nothing", "Housing")}


def test_a_reference_is_told_by_name(file: PartnershipFile) -> None:
    partner = add(file, Partner(name="Golding Homes"))
    contact = add(file, Contact(post="Housing manager"))
    change(file, contact, partner=partner.id)
    assert fields(newest(file)[0])["partner"] == ("nothing", "Golding Homes")


def test_a_reference_to_what_is_gone_says_so(file: PartnershipFile) -> None:
    partner = add(file, Partner(name="Golding Homes"))
    contact = add(file, Contact(post="Housing manager"))
    change(file, contact, partner=partner.id)
    edit = file.history(1)[0]
    remove(file, partner)
    assert "gone" in fields(told(file, edit)[0])["partner"][1]


def test_what_was_removed_is_told_with_all_it_held(file: PartnershipFile) -> None:
    partner = add(file, Partner(name="Golding Homes", role="Housing"))
    remove(file, partner)
    removed = newest(file)[0]
    assert removed.title == "Removed partner: Golding Homes"
    assert fields(removed)["role"] == ("Housing", "nothing")


def test_a_date_is_told_as_people_write_it(file: PartnershipFile) -> None:
    with file.edit("Set up") as writer:
        assessment = writer.insert(Assessment(name="2017-18", data_start="2015-11"))
        priority = writer.insert(Priority(assessment=assessment.id, name="Alcohol"))
    add(file, Action(priority=priority.id, action="Train the wardens", due="2017-03-31"))
    assert fields(newest(file)[0])["due"] == ("nothing", "31 March 2017")


def test_long_texts_are_cut_to_where_they_differ() -> None:
    before = "The same words. " * 40 + "Crime rose." + " And on it goes." * 40
    after = before.replace("Crime rose.", "Crime fell.")
    was, becomes = around_the_difference(before, after)
    assert "ose" in was
    assert "fell" in becomes
    assert len(was) < 120
    assert was.startswith("… ")
    assert was.endswith(" …")


def test_the_history_is_searched_by_what_who_and_when(file: PartnershipFile) -> None:
    add(file, Partner(name="Golding Homes"))
    add(file, Partner(name="Kent Fire and Rescue"))
    edits = file.history()
    assert [e.title for e in history_matching(edits, "golding")] == ["Add partner: Golding Homes"]
    assert len(history_matching(edits, "officer partner")) == 2
    assert history_matching(edits, edits[0].made_at[:10]) == edits
    assert history_matching(edits, "nobody") == []


def test_a_removal_tells_what_went_with_the_record(file: PartnershipFile) -> None:
    year = add(file, Assessment(name="2019-20", data_start="2017-11"))
    priority = add(file, Priority(assessment=year.id, name="Rural crime"))
    actions = [add(file, Action(priority=priority.id, action=text)) for text in ("Visit", "Mark")]
    add(file, Progress(action=actions[0].id, entered_on="2019-07-01", text="Begun."))
    remove(file, priority)
    assert gone_with(file, file.history(1)[0], priority) == "2 actions and 1 progress entry"
    partner = add(file, Partner(name="Golding Homes"))
    remove(file, partner)
    assert gone_with(file, file.history(1)[0], partner) == ""
