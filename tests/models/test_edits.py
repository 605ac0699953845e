"""Edits: named, in one transaction, saying what changed; and the only way to write."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smpdesk.errors import UserError
from smpdesk.models import edits
from smpdesk.models.document import clock
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.past import history
from smpdesk.models.past.history import Edited
from smpdesk.models.records import (
    Action,
    Area,
    Assessment,
    Fund,
    Partnership,
    Priority,
    Score,
    Term,
    Theme,
)
from tests.models.contents import add_everything, contents


def test_an_edit_tells_listeners_its_name_and_which_records_changed(file: PartnershipFile) -> None:
    heard: list[Edited] = []
    stop = file.listen(heard.append)
    theme = edits.add(file, Theme(name="Domestic abuse"))
    stop()
    edits.add(file, Theme(name="Violence"))
    assert [(e.title, e.changed) for e in heard] == [
        ("Add theme: Domestic abuse", {"theme": frozenset({theme.id})})
    ]
    assert heard[0].touches(Theme) and not heard[0].touches(Area)


def test_an_edit_that_fails_leaves_the_file_as_it_was(file: PartnershipFile) -> None:
    before = contents(file)
    with pytest.raises(ZeroDivisionError), file.edit("Add and fail") as writer:
        add_everything(writer, "lost")
        raise ZeroDivisionError
    assert contents(file) == before
    assert file.history() == []


@pytest.mark.parametrize("endless", [float("inf"), float("-inf")])
def test_a_number_without_end_is_refused_and_nothing_changes(
    file: PartnershipFile, endless: float
) -> None:
    fund = edits.add(file, Fund(name="Crime reduction"))
    before = contents(file)
    with pytest.raises(UserError, match="too large"):
        edits.change(file, fund, amount=endless)
    assert contents(file) == before


def test_an_edit_that_changes_nothing_leaves_no_trace_and_keeps_what_can_be_redone(
    file: PartnershipFile,
) -> None:
    theme = edits.add(file, Theme(name="Violence"))
    edits.add(file, Theme(name="Road safety"))
    file.undo()
    with file.edit("There and back") as writer:
        writer.update(theme, name="Other")
        writer.update(theme, name="Violence")
        writer.delete(writer.insert(Theme(name="Passing")))
    assert [edit.title for edit in file.history()] == [
        "Add theme: Road safety",
        "Add theme: Violence",
    ]
    assert file.next_redo() is not None


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO theme (name) VALUES ('x')",
        "UPDATE partnership SET name = 'x'",
        "DELETE FROM edit",
    ],
)
def test_nothing_can_be_written_outside_an_edit(file: PartnershipFile, statement: str) -> None:
    with pytest.raises(UserError, match="read only"):
        file.rows(statement)


def test_an_edit_inside_an_edit_is_a_mistake_that_ends_both(file: PartnershipFile) -> None:
    with pytest.raises(RuntimeError), file.edit("Outer") as writer:
        writer.insert(Theme(name="Outer"))
        with file.edit("Inner"):
            pass
    assert file.all(Theme) == []
    edits.add(file, Theme(name="After"))


def test_typing_in_a_field_within_a_minute_is_one_edit(
    file: PartnershipFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    fund = edits.add(file, Fund(name="Grant", amount=0.1))
    for typed in ("G", "Gr", "Grant of the commissioner"):
        edits.change(file, file.get(Fund, fund.id), name=typed)
    assert len(file.history()) == 2
    (change,) = file.changes(file.history()[0])
    assert (change.before, change.after) == (
        {"name": "Grant"},
        {"name": "Grant of the commissioner"},
    )
    file.undo()
    assert file.get(Fund, fund.id) == fund


@pytest.mark.parametrize("later", ["2017-01-27T10:43:06", "2017-01-27T09:42:05"])
def test_typing_after_a_minute_or_after_the_clock_went_back_is_another_edit(
    file: PartnershipFile, monkeypatch: pytest.MonkeyPatch, later: str
) -> None:
    edits.change(file, file.partnership(), about="before")
    file.undo()
    for moment in ("2017-01-27T10:42:05", later):
        monkeypatch.setattr("smpdesk.models.partnership_file.now", lambda at=moment: at)
        edits.change(file, file.partnership(), about=moment)
    assert [edit.made_at for edit in file.history()[:2]] == [later, "2017-01-27T10:42:05"]
    assert clock.seconds_between("2017-01-27T10:42:05", later) in (61, -3600)


def test_typing_in_another_field_is_another_edit(file: PartnershipFile) -> None:
    edits.change(file, file.partnership(), about="a")
    edits.change(file, file.partnership(), short_name="b")
    edits.change(file, file.partnership(), about="c")
    assert len(file.history()) == 3


def test_the_history_says_who_when_what_before_and_after(file: PartnershipFile) -> None:
    theme = edits.add(file, Theme(name="Violence", about="Night time"))
    edits.change(file, theme, name="Violent crime")
    edits.remove(file, theme)
    removed, changed, added = file.history()
    assert added.made_by == "officer"
    assert added.made_at <= clock.now()
    assert changed.title == "Change name of theme: Violent crime"
    whole = {"id": theme.id, "name": "Violent crime", "about": "Night time"}
    assert [(c.before, c.after) for c in file.changes(removed)] == [(whole, None)]
    assert [(c.before, c.after) for c in file.changes(changed)] == [
        ({"name": "Violence"}, {"name": "Violent crime"})
    ]


def test_a_name_that_must_be_unique_is_refused_in_plain_words(file: PartnershipFile) -> None:
    edits.add(file, Theme(name="Violence"))
    with pytest.raises(UserError, match="There is already another theme with the same name"):
        edits.add(file, Theme(name="Violence"))
    assert len(file.history()) == 1


def test_a_record_that_is_gone_can_t_be_changed(file: PartnershipFile) -> None:
    theme = edits.add(file, Theme(name="Violence"))
    edits.remove(file, theme)
    with pytest.raises(LookupError), file.edit("Change it") as writer:
        writer.update(theme, name="x")


def test_a_record_that_refers_to_one_that_is_gone_is_refused_in_plain_words(
    file: PartnershipFile,
) -> None:
    with pytest.raises(UserError, match="refers to something that has been removed"):
        edits.add(file, Priority(assessment=99, name="Lost"))
    assert file.all(Priority) == []


def test_reordering_is_one_edit(file: PartnershipFile) -> None:
    assessment = edits.add(file, Assessment(name="2017-18", data_start="2015-11"))
    made = [
        edits.add(file, Priority(assessment=assessment.id, name=name, position=place))
        for place, name in enumerate("abc")
    ]
    edits.reorder(file, made[::-1])
    assert [p.name for p in file.all(Priority)] == ["c", "b", "a"]
    file.undo()
    assert [p.name for p in file.all(Priority)] == ["a", "b", "c"]


def test_a_removed_record_takes_its_parts_along_and_undo_brings_them_back(
    file: PartnershipFile,
) -> None:
    with file.edit("One of everything") as writer:
        made = add_everything(writer, "one")
    before = contents(file)
    for kind in ("Assessment", "Theme", "Matrix", "Area", "Measure", "Extract", "Partner"):
        edits.remove(file, made[kind])
    assert file.all(Score) == [] and file.all(Action) == []
    for _ in range(7):
        file.undo()
    assert contents(file) == before


def test_records_may_exchange_a_unique_name_and_back(file: PartnershipFile) -> None:
    one, two = (edits.add(file, Term(term=term)) for term in ("MARAC", "KSI"))
    with file.edit("Exchange") as writer:
        writer.update(one, term="passing")
        writer.update(two, term="MARAC")
        writer.update(one, term="KSI")
    exchanged = contents(file)
    file.undo()
    assert file.get(Term, one.id).term == "MARAC"
    file.redo()
    assert contents(file) == exchanged


def test_a_part_that_moved_to_a_new_parent_survives_the_undo(file: PartnershipFile) -> None:
    assessment = edits.add(file, Assessment(name="2017-18", data_start="2015-11"))
    old = edits.add(file, Priority(assessment=assessment.id, name="Old"))
    action = edits.add(file, Action(priority=old.id, action="Train staff"))
    before = contents(file)
    with file.edit("Move to a new priority") as writer:
        writer.update(action, outcome="Trained")
        new = writer.insert(Priority(assessment=assessment.id, name="New"))
        writer.update(action, priority=new.id)
        writer.delete(old)
    after = contents(file)
    file.undo()
    assert contents(file) == before
    file.redo()
    assert contents(file) == after


@settings(max_examples=20, deadline=None)
@given(
    about=st.text(st.characters(exclude_categories=["Cs"])),
    amount=st.floats(allow_nan=False, allow_infinity=False),
    more=st.floats(allow_nan=False, allow_infinity=False),
)
def test_any_text_and_any_number_come_back_from_the_history_to_the_last_bit(
    tmp_path_factory: pytest.TempPathFactory, about: str, amount: float, more: float
) -> None:
    path = tmp_path_factory.mktemp("wild") / "Wild.smp"
    with PartnershipFile.create(path, "Wild") as file:
        fund = edits.add(file, Fund(name=about, amount=amount))
        edits.change(file, fund, amount=more, given_by=about)
        edits.change(file, fund, year="2017")
        changed = file.get(Fund, fund.id)
        file.undo()
        if more != amount or about:
            file.undo()
        assert file.get(Fund, fund.id) == fund
        file.undo()
        file.redo()
        assert file.get(Fund, fund.id) == fund
        while file.redo():
            pass
        assert file.get(Fund, fund.id) == changed


def test_the_triggers_know_every_column_of_every_record(file: PartnershipFile) -> None:
    for kind in history.ALL:
        columns = {row["name"] for row in file.rows(f"PRAGMA table_info({kind.table()})")}
        assert columns == set(kind.columns()), kind.__name__
    assert file.get(Partnership, 1).name == "Example Partnership"
