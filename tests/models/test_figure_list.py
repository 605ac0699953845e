"""Every figure as a list: chosen and put in order in SQL, looked up a window at a time."""

from __future__ import annotations

import pytest

from smpdesk.models.figures.figure_grid import TYPED
from smpdesk.models.figures.figure_list import Chosen, FigureQuery, SortBy, figure_ids, figures_at
from smpdesk.models.figures.observing import Observed, observe
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, Extract, ExtractTable, Measure


@pytest.fixture
def file(file: PartnershipFile) -> PartnershipFile:
    """Two measures in two areas over two months; one suppressed, one typed over another."""
    with file.edit("Fill") as writer:
        areas = [writer.insert(Area(name=name)) for name in ("Swale", "ashford")]
        measures = [writer.insert(Measure(name=name)) for name in ("Robbery", "arson")]
        extract = writer.insert(Extract(name="a.csv", imported_at="2017", imported_by="officer"))
        table = writer.insert(ExtractTable(extract=extract.id, sheet="One")).id
        given = [
            Observed(measure.id, area.id, start, 1, "", number, "value", table, f"B{number}")
            for number, (measure, area, start) in enumerate(
                (m, a, s) for m in measures for a in areas for s in ("2016-09", "2016-10")
            )
        ]
        given[2] = given[2]._replace(value=None, status="suppressed")
        given[3] = given[3]._replace(status="provisional")
        observe(writer, extract.id, given, [])
    with file.edit("Type") as writer:
        hand = writer.insert(
            Extract(name="Typed by hand", kind=TYPED, imported_at="2018", imported_by="officer")
        )
        table = writer.insert(ExtractTable(extract=hand.id)).id
        typed = given[0]._replace(value=50, table=table, cell="")
        observe(writer, hand.id, [typed], [typed])
    return file


def listed(file: PartnershipFile, query: FigureQuery) -> list[tuple[str, str, str, float | None]]:
    rows = figures_at(file, figure_ids(file, query))
    return [(r.measure, r.area, r.period.start, r.value) for r in rows]


def test_the_usual_order_is_measure_area_and_newest_period(file: PartnershipFile) -> None:
    assert listed(file, FigureQuery())[:5] == [
        ("arson", "ashford", "2016-10", 7),
        ("arson", "ashford", "2016-09", 6),
        ("arson", "Swale", "2016-10", 5),
        ("arson", "Swale", "2016-09", 4),
        ("Robbery", "ashford", "2016-10", 3),
    ]


def test_suppressed_figures_come_last_however_values_are_sorted(file: PartnershipFile) -> None:
    up = [r[3] for r in listed(file, FigureQuery(sort="value"))]
    down = [r[3] for r in listed(file, FigureQuery(sort="value", descending=True))]
    assert up == [1, 3, 4, 5, 6, 7, 50, None]
    assert down == [50, 7, 6, 5, 4, 3, 1, None]


@pytest.mark.parametrize("sort", ["measure", "area", "period", "value", "status", "extract"])
@pytest.mark.parametrize("descending", [False, True])
def test_every_order_lists_every_figure_once(
    file: PartnershipFile, sort: SortBy, descending: bool
) -> None:
    ids = figure_ids(file, FigureQuery(sort=sort, descending=descending))
    assert len(set(ids)) == len(ids) == 8


@pytest.mark.parametrize(
    ("chosen", "values"),
    [
        ("provisional", [3]),
        ("suppressed", [None]),
        ("missing", []),
        ("typed", [50]),
        ("revised", [50]),
        ("replaced", [0]),
    ],
)
def test_figures_are_chosen_by_what_they_are(
    file: PartnershipFile, chosen: Chosen, values: list[float | None]
) -> None:
    assert [r[3] for r in listed(file, FigureQuery(chosen=chosen))] == values


def test_figures_are_chosen_by_part_of_a_name_and_by_extract(file: PartnershipFile) -> None:
    by_name = listed(file, FigureQuery(measure="ROB", area="shf"))
    assert {(r[0], r[1]) for r in by_name} == {("Robbery", "ashford")}
    hand = next(e for e in file.all(Extract) if e.kind == TYPED)
    assert listed(file, FigureQuery(extract=hand.id)) == [("Robbery", "Swale", "2016-09", 50)]


def test_a_window_keeps_the_order_and_passes_over_what_is_gone(file: PartnershipFile) -> None:
    ids = list(figure_ids(file, FigureQuery()))
    window = figures_at(file, [ids[3], 9_999, ids[1]])
    assert [row.id for row in window] == [ids[3], ids[1]]
