"""Figures typed by hand: read as cells are, kept with their source, undone as one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from smpdesk.errors import UserError
from smpdesk.importing.storing.typed import Source, TypedFigure, read_typed, store_typed, take_out
from smpdesk.models.figures.figure_grid import grid_figures, lengths, origin_of, told
from smpdesk.models.figures.observing import Observed, observe
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, Extract, ExtractTable, Measure
from smpdesk.periods import Period

OCTOBER = Period("2016-10")
TOLD = Source("Community safety unit, by telephone", "2017-01-16", "Still to be confirmed")


@pytest.fixture
def file(tmp_path: Path) -> Iterator[PartnershipFile]:
    with PartnershipFile.create(tmp_path / "test.smp", "Test", user="Officer") as opened:
        with opened.edit("Fill") as writer:
            area = writer.insert(Area(name="Maidstone"))
            measure = writer.insert(Measure(name="Robbery"))
            extract = writer.insert(
                Extract(name="monthly.csv", imported_at="2016-11-03", imported_by="Officer")
            )
            table = writer.insert(ExtractTable(extract=extract.id))
            held = Observed(measure.id, area.id, "2016-10", 1, "", 7, "value", table.id, "B8")
            observe(writer, extract.id, [held], [])
        yield opened


def typed(file: PartnershipFile, value: float, period: Period = OCTOBER) -> TypedFigure:
    return TypedFigure(file.all(Measure)[0], file.all(Area)[0], period, "", value, "value")


def figures(file: PartnershipFile) -> dict[str, float | None]:
    return {f.period.start: f.value for f in grid_figures(file, file.all(Measure)[0], 1)}


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("1,234", (1234, "value")),
        (" 12 p", (12, "provisional")),
        ("*", (None, "suppressed")),
        ("supp.", (None, "suppressed")),
        ("n/a", (None, "missing")),
        ("0", (0, "value")),
    ],
)
def test_what_is_typed_is_read_as_a_cell_is(text: str, read: tuple[float | None, str]) -> None:
    assert read_typed(text) == read


@pytest.mark.parametrize("text", ["", "about forty", "-3"])
def test_what_is_no_figure_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(UserError, match=r"[Nn]othing was changed"):
        read_typed(text)


def test_a_typed_figure_replaces_the_earlier_one_and_says_who_gave_it(
    file: PartnershipFile,
) -> None:
    assert store_typed(file, [typed(file, 9)], TOLD) == 1
    (figure,) = grid_figures(file, file.all(Measure)[0], 1)
    assert (figure.value, figure.revised, figure.typed) == (9, True, True)
    origin = origin_of(file, figure.id)
    assert (origin.figure.extract.source, origin.figure.extract.imported_by) == (
        TOLD.source,
        "Officer",
    )
    assert told(origin.figure.extract) == (TOLD.date, TOLD.note)
    assert [(f.value, f.extract.name) for f in origin.earlier] == [(7, "monthly.csv")]


def test_every_figure_that_stood_before_is_still_told(file: PartnershipFile) -> None:
    for value in (9, 8, 10):
        store_typed(file, [typed(file, value)], TOLD)
    (figure,) = grid_figures(file, file.all(Measure)[0], 1)
    assert [f.value for f in origin_of(file, figure.id).earlier] == [8, 9, 7]


def test_many_figures_are_one_edit_which_undo_takes_back(file: PartnershipFile) -> None:
    before = figures(file)
    store_typed(file, [typed(file, 9), typed(file, 3, Period("2016-11"))], TOLD)
    assert figures(file) == {"2016-10": 9, "2016-11": 3}
    edit = file.next_undo()
    assert edit is not None
    assert edit.title == f"Type 2 figures from {TOLD.source}"
    file.undo()
    assert figures(file) == before
    assert [e.name for e in file.all(Extract)] == ["monthly.csv"]


def test_a_figure_that_is_there_already_leaves_no_trace(file: PartnershipFile) -> None:
    newest = file.next_undo()
    assert store_typed(file, [typed(file, 7)], TOLD) == 0
    assert file.next_undo() == newest


def test_the_lengths_of_periods_are_counted(file: PartnershipFile) -> None:
    store_typed(file, [typed(file, 80, Period("2015-11", 12))], TOLD)
    assert lengths(file, file.all(Measure)[0]) == lengths(file, file.all(Area)[0]) == {1: 1, 12: 1}


def test_a_typed_figure_is_taken_out_and_what_it_replaced_counts_again(
    file: PartnershipFile,
) -> None:
    store_typed(file, [typed(file, 9)], TOLD)
    entry = grid_figures(file, file.all(Measure)[0], 1)[0]
    assert take_out(file, [entry.id]) == 1
    assert figures(file) == {"2016-10": 7}
    assert [extract.name for extract in file.all(Extract)] == ["monthly.csv"]
    file.undo()
    assert figures(file) == {"2016-10": 9}
    file.redo()
    assert figures(file) == {"2016-10": 7}


def test_one_of_several_typed_figures_is_taken_out_alone(file: PartnershipFile) -> None:
    store_typed(file, [typed(file, 9), typed(file, 4, Period("2016-11"))], TOLD)
    october = next(f for f in grid_figures(file, file.all(Measure)[0], 1) if f.value == 9)
    assert take_out(file, [october.id]) == 1
    assert figures(file) == {"2016-10": 7, "2016-11": 4}
    file.undo()
    assert figures(file) == {"2016-10": 9, "2016-11": 4}
    file.redo()
    assert figures(file) == {"2016-10": 7, "2016-11": 4}


def test_a_figure_from_a_file_is_not_taken_out_alone(file: PartnershipFile) -> None:
    entry = grid_figures(file, file.all(Measure)[0], 1)[0]
    assert take_out(file, [entry.id]) == 0
    assert figures(file) == {"2016-10": 7}
