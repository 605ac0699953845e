"""What the papers say of the residents' survey."""

import datetime as dt
import shutil

import pytest

from smpdesk.models.edits import change
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Answer
from smpdesk.reports.export import build_document
from smpdesk.reports.tree import Table
from smpdesk.reports.walk import walk

TITLE = "Groups that answered differently"


def groups(document) -> Table:
    tables = [place.block for place in walk(document) if isinstance(place.block, Table)]
    return next(table for table in tables if table.caption == TITLE)


def test_groups_without_a_base_are_held_against_nobody(paper):
    table = groups(paper("plan-refresh"))
    assert [column.title for column in table.columns] == ["Question", "Who", "Answer", "Share"]


@pytest.fixture
def with_bases(sample_path, tmp_path):
    """The survey as if it said how many men and women answered: half each."""
    path = tmp_path / "a.smp"
    shutil.copyfile(sample_path, path)
    with PartnershipFile.open(path) as file:
        for answer in file.all(Answer):
            if answer.people in ("Men", "Women"):
                change(file, answer, base=1175)
        yield file


def test_groups_of_a_known_size_are_held_against_everybody_else(with_bases):
    document = build_document(with_bases, "plan-refresh", "public", None, dt.date(2019, 3, 1))
    table = groups(document)
    told = {(row.cells[1], row.cells[2]): row.cells[4] for row in table.rows}
    # 68.6% of men; half of 59.8% of all leaves 51.0% of the others.
    assert told["Men", "Very or fairly safe"].startswith("+17.6 points (+13.")
    assert told["Men", "Very or fairly safe"].endswith("beyond chance")
    assert told["Disabled", "Unsafe or very unsafe"] == "–"
    assert any("held against everybody else" in note for note in table.notes)
