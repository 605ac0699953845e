"""Sections as a tree: begun from the outline, moved past, under and out of one another."""

from __future__ import annotations

import pytest

from smpdesk.models.outline import (
    Branch,
    add_section,
    begin_outline,
    branches,
    by_paper,
    horizon_headings,
    move_section,
    outline,
)
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Assessment, Section, Standing, Theme
from smpdesk.models.writing import keep_text


@pytest.fixture
def assessment(file: PartnershipFile) -> Assessment:
    with file.edit("Begin") as writer:
        made = writer.insert(Assessment(name="2017-18", data_start="2015-11"))
        theme = writer.insert(Theme(name="Road safety"))
        writer.insert(Standing(assessment=made.id, theme=theme.id))
        return made


def tree(file: PartnershipFile) -> str:
    def told(branch: Branch) -> str:
        below = ",".join(map(told, branch.below))
        return branch.section.heading + (f"({below})" if below else "")

    return " ".join(map(told, branches(file.all(Section))))


def add(file: PartnershipFile, assessment: Assessment, names: str) -> dict[str, Section]:
    return {
        name: add_section(file, Section(assessment=assessment.id, part="theme", heading=name))
        for name in names
    }


def test_the_outline_has_a_section_for_each_theme(
    file: PartnershipFile, assessment: Assessment
) -> None:
    made = begin_outline(file, assessment)
    assert [s.heading for s in made if s.part == "theme"] == ["Road safety"]
    assert [s.position for s in made] == list(range(len(made)))
    file.undo()
    assert file.all(Section) == []


def test_sections_are_grouped_by_paper(file: PartnershipFile, assessment: Assessment) -> None:
    begin_outline(file, assessment)
    assert [name for name, _ in by_paper(file.all(Section))] == ["Strategic assessment", "Plan"]


def test_every_part_says_what_it_asks_for() -> None:
    assert all(part.asks for paper in outline() for part in paper.parts)
    assert len(horizon_headings()) == 7


def test_up_and_down(file: PartnershipFile, assessment: Assessment) -> None:
    made = add(file, assessment, "abc")
    assert move_section(file, made["a"], "down")
    assert tree(file) == "b a c"
    assert move_section(file, made["c"], "up")
    assert tree(file) == "b c a"
    assert not move_section(file, made["b"], "up")


def test_in_and_out(file: PartnershipFile, assessment: Assessment) -> None:
    made = add(file, assessment, "abc")
    move_section(file, made["b"], "in")
    assert tree(file) == "a(b) c"
    move_section(file, made["c"], "in")
    assert tree(file) == "a(b,c)"
    move_section(file, file.get(Section, made["b"].id), "out")
    assert tree(file) == "a(c) b"
    assert not move_section(file, made["a"], "out")


def test_a_move_is_one_step_to_undo(file: PartnershipFile, assessment: Assessment) -> None:
    made = add(file, assessment, "abcd")
    move_section(file, made["d"], "in")
    file.undo()
    assert tree(file) == "a b c d"


def test_a_section_is_added_after_another_and_its_family(
    file: PartnershipFile, assessment: Assessment
) -> None:
    made = add(file, assessment, "abc")
    move_section(file, made["b"], "in")
    new = Section(assessment=assessment.id, part="theme", heading="new")
    add_section(file, new, after=made["a"])
    assert tree(file) == "a(b) new c"


def test_taking_words_back_is_the_undo_of_writing_them(
    file: PartnershipFile, assessment: Assessment
) -> None:
    made = add(file, assessment, "a")["a"]
    before = file.next_undo()
    keep_text(file, made.id, "Words")
    keep_text(file, made.id, "")
    assert file.next_undo() == before and file.next_redo() is not None
    keep_text(file, made.id, "Words")
    assert file.next_redo() is None and file.get(Section, made.id).text == "Words"


def test_other_words_after_taking_back_begin_anew(
    file: PartnershipFile, assessment: Assessment
) -> None:
    made = add(file, assessment, "a")["a"]
    keep_text(file, made.id, "Words")
    keep_text(file, made.id, "")
    keep_text(file, made.id, "Others")
    assert file.get(Section, made.id).text == "Others" and file.next_redo() is None
