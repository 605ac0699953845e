"""Figures held by columns are the figures that were given, each as it was."""

from __future__ import annotations

from array import array
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from smpdesk.importing.checks.far_out import far_out
from smpdesk.importing.checks.repeats import once_each
from smpdesk.importing.files.sheets import address, row_and_column
from smpdesk.importing.plans.held_before import compared
from smpdesk.importing.plans.known import Held, Where
from smpdesk.importing.plans.observations import Observations, PlannedObservation, What

BURGLARY, ROBBERY = ("burglary", ""), ("robbery", "")


def figure(
    value: float | None = 1.0,
    month: str = "2024-01",
    *,
    measure: tuple[str, str] = BURGLARY,
    area: str = "E07000110",
    status: str = "value",
    table: int = 0,
    cell: str = "B2",
) -> PlannedObservation:
    return PlannedObservation(measure, area, month, 1, "", value, status, table, cell)


def columns(*figures: PlannedObservation) -> Observations:
    return Observations().of(figures)


written = st.builds(
    figure,
    st.none() | st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from(["2024-01", "2024-02"]),
    measure=st.sampled_from([BURGLARY, ROBBERY]),
    area=st.sampled_from(["E07000110", "ward:high street"]),
    status=st.sampled_from(["value", "suppressed", "missing", "provisional"]),
    table=st.integers(0, 9),
    cell=st.sampled_from(["", "A1", "ZZ1048576"]),
)


@settings(deadline=None)  # the first case loads a library
@given(st.lists(written))
def test_figures_come_back_as_they_were_given(figures: list[PlannedObservation]) -> None:
    held = columns(*figures)
    assert list(held) == figures
    assert len(held) == len(figures)
    assert held == figures
    assert held[1:] == figures[1:]
    assert [held[-1]] == figures[-1:] if figures else not held
    assert held.with_status("missing") == sum(f.status == "missing" for f in figures)
    assert held.areas() == list(dict.fromkeys(f.area for f in figures))


def test_rows_of_plain_numbers_are_as_many_figures() -> None:
    held = Observations()
    months = ("2024-01", "2024-02")
    whats = array("i", [held.terms.what(What(ROBBERY, month, 1, "")) for month in months])
    rows = [(whats, "E07000110", 9), (whats, "E07000111", 10)]
    held.add_rows(2, (1, 27), rows, [3.0, 4.0, 5.0, 6.0])
    assert held == [
        figure(3.0, "2024-01", measure=ROBBERY, area="E07000110", table=2, cell="B10"),
        figure(4.0, "2024-02", measure=ROBBERY, area="E07000110", table=2, cell="AB10"),
        figure(5.0, "2024-01", measure=ROBBERY, area="E07000111", table=2, cell="B11"),
        figure(6.0, "2024-02", measure=ROBBERY, area="E07000111", table=2, cell="AB11"),
    ]


@settings(deadline=None)  # the first case loads a library
@given(st.lists(written))
def test_of_a_fact_given_twice_the_last_figure_stands_where_the_first_stood(
    figures: list[PlannedObservation],
) -> None:
    given: dict[tuple[object, ...], list[int]] = {}
    for place, f in enumerate(figures):
        given.setdefault(f[:5], []).append(place)
    for places in given.values():  # what is missing gives way to what is not
        places.sort(key=lambda place: figures[place].status != "missing")
    kept, pairs = once_each(columns(*figures))
    assert list(kept) == [figures[places[-1]] for places in given.values()]
    again = [pair for places in given.values() for pair in pairwise(places)]
    assert pairs == sorted(again, key=lambda pair: pair[1])


def test_a_figure_is_far_out_beside_the_median_of_its_measure_and_area() -> None:
    usual = [figure(float(n), f"2024-{n - 27:02d}") for n in range(28, 33)]
    held = columns(*usual, figure(300.0, "2024-06"), figure(2.0, area="E07000111"))
    assert far_out(held) == [(5, 30.5)]


def test_small_and_few_figures_are_never_far_out() -> None:
    small = [figure(float(n), f"2024-0{n}") for n in range(1, 6)]
    few = [figure(n, m, measure=ROBBERY) for n, m in ((30.0, "2024-01"), (900.0, "2024-02"))]
    missing = figure(None, "2024-03", measure=ROBBERY, status="missing")
    assert far_out(columns(*small, figure(90.0, "2024-06"), *few, missing)) == []


def test_the_file_is_asked_once_a_measure_what_it_holds() -> None:
    asked = []

    def held(measure: tuple[str, str]) -> dict[Where, Held]:
        asked.append(measure)
        if measure == ROBBERY:
            return {}
        return {
            ("E07000110", "2024-01", 1, ""): (1.0, "value"),
            ("E07000110", "2024-02", 1, ""): (None, "suppressed"),
        }

    given = columns(
        figure(1.0, "2024-01"),
        figure(2.0, "2024-02"),
        figure(3.0, "2024-03"),
        figure(4.0, measure=ROBBERY),
    )
    beside = compared(given, held)
    assert sorted(asked) == [BURGLARY, ROBBERY]
    assert [o.change for o in beside] == ["unchanged", "replaced", "new", "new"]
    assert [(o.value, o.old, o.old_status) for o in beside.replaced()] == [
        (2.0, None, "suppressed")
    ]
    assert [o.value for o in beside.to_write()] == [2.0, 3.0, 4.0]
    assert [beside.with_change(c) for c in ("new", "replaced", "unchanged")] == [2, 1, 1]


@given(st.integers(0, 1_048_575), st.integers(0, 16_383))
def test_an_address_tells_its_row_and_column(row: int, column: int) -> None:
    assert row_and_column(address(row, column)) == (row, column)
