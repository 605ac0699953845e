"""Versions keep what a text said; two of them are compared section by section, word by word."""

from __future__ import annotations

from smpdesk.evidence.figures import Figures
from smpdesk.evidence.texts.versions import (
    Piece,
    compare_versions,
    keep_version,
    next_version,
    parts_of,
    whole_text,
    words_in,
)
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Assessment, DocumentVersion, Observation, Section


def test_a_version_keeps_the_numbers_as_they_were(file: PartnershipFile, section: Section) -> None:
    kept = keep_version(file, file.get(Assessment, 1), "V1", "2017-01-27", "For the partners")
    with file.edit("Correct") as writer:
        writer.update(file.all(Observation, value=62)[0], value=70)
    (part,) = parts_of(file.get(DocumentVersion, kept.id).text)
    assert part.heading == "Headlines" and part.text.startswith("Robbery fell from 71 to 62.")
    assert file.get(Assessment, 1).version == "V1"
    assert file.get(Assessment, 1).version_date == "2017-01-27"


def test_keeping_a_version_is_one_edit(file: PartnershipFile, section: Section) -> None:
    keep_version(file, file.get(Assessment, 1), "V1", "2017-01-27")
    file.undo()
    assert file.all(DocumentVersion) == [] and file.get(Assessment, 1).version == "1"


def test_words_added_and_removed_are_told(file: PartnershipFile, section: Section) -> None:
    before = whole_text(Figures(file), [section])
    after = whole_text(Figures(file), [section.with_(text="Robbery fell a little, to 62.")])
    (change,) = compare_versions(before, after)
    assert change.how == "changed" and change.heading == "Headlines"
    assert Piece("removed", "from 71") in change.pieces
    assert Piece("added", "a little,") in change.pieces


def test_new_and_removed_sections_are_told(file: PartnershipFile, section: Section) -> None:
    other = Section(id=99, assessment=1, part="headlines", heading="Roads", text="Fewer hurt.")
    before = whole_text(Figures(file), [section])
    after = whole_text(Figures(file), [other])
    assert [(c.heading, c.how, c.added) for c in compare_versions(before, after)] == [
        ("Roads", "new", 3),
        ("Headlines", "removed", 0),
    ]


def test_the_same_text_has_no_changes(file: PartnershipFile, section: Section) -> None:
    text = whole_text(Figures(file), [section])
    assert compare_versions(text, text) == []


def test_the_next_version_follows_the_last() -> None:
    versions = [
        DocumentVersion(assessment=1, document="x", version=v, dated="2017-01-01")
        for v in ("V1", "Draft", "V2")
    ]
    assert (next_version([]), next_version(versions)) == ("V1", "V3")


def test_words_are_counted() -> None:
    assert words_in("Robbery fell from 1,077 to 804, a decrease of 25.3%.") == 10
