"""Disclosure control, tried by a reader who wants to know.

The attacker here shares no code with what hides: it sees the published counts, the sums and
which cells are starred, and bounds each starred count by linear programming and, where a
fraction would fool it, by integer programming.
"""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog, milp

from smpdesk.analysis.disclosure import (
    SUPPRESSED,
    CountTable,
    Relation,
    Suppression,
    suppress,
)
from tests.analysis.two_way import two_way


def bounds_of(result: Suppression, whole: bool = False, shares: dict | None = None) -> dict:
    """The interval of every starred count, from the published ones, the sums, and any shares.

    ``shares`` are (part, base) and the per cent, to one decimal, by name.
    """
    table = result.table
    cells = list(table.counts)
    rows = []
    for relation in table.relations:
        row = np.zeros(len(cells))
        row[cells.index(relation.total)] -= 1
        for part in relation.parts:
            row[cells.index(part)] += 1
        rows.append(row)
    limits = [
        (1 if table.counts[cell] else 0, 10_000)
        if cell in result.hidden
        else (table.counts[cell], table.counts[cell])
        for cell in cells
    ]
    rounding = []
    for (part, base), percent in (shares or {}).values():
        for sign in (1, -1):
            row = np.zeros(len(cells))
            row[cells.index(part)] += sign
            row[cells.index(base)] -= sign * (percent + sign * 0.0501) / 100
            rounding.append(row)
    found = {}
    for cell in result.hidden:
        ends = []
        for sign in (1, -1):
            aim = np.zeros(len(cells))
            aim[cells.index(cell)] = sign
            answer = linprog(
                aim,
                A_eq=np.array(rows) if rows else None,
                b_eq=np.zeros(len(rows)) if rows else None,
                A_ub=np.array(rounding) if rounding else None,
                b_ub=np.zeros(len(rounding)) if rounding else None,
                bounds=limits,
                integrality=np.ones(len(cells)) if whole else None,
            )
            assert answer.status == 0, answer.message
            ends.append(sign * answer.fun)
        found[cell] = (ends[0], ends[1])
    return found


def assert_safe(result: Suppression, whole: bool = False) -> None:
    """Nobody can pin down a starred count, nor rule out a value from 1 to the threshold."""
    table = result.table
    nothing_shown = Suppression(
        table,
        result.threshold,
        {c: "small" for c, v in table.counts.items() if v},
        frozenset(),
        (),
        "",
    )
    at_best = bounds_of(nothing_shown)
    for cell, (low, high) in bounds_of(result, whole=whole).items():
        assert high - low > 0.5, f"{cell} is known: {low}"
        if result.hidden[cell] == "small":
            assert low <= max(1, at_best[cell][0]) + 1e-6
            assert high >= result.threshold - 1e-6


def wards_by_crime() -> CountTable:
    counts = {
        ("Bridge", "Burglary"): 12, ("Bridge", "Robbery"): 3, ("Bridge", "All"): 15,
        ("East", "Burglary"): 20, ("East", "Robbery"): 9, ("East", "All"): 29,
        ("Fant", "Burglary"): 7, ("Fant", "Robbery"): 0, ("Fant", "All"): 7,
        ("Heath", "Burglary"): 31, ("Heath", "Robbery"): 8, ("Heath", "All"): 39,
        ("Total", "Burglary"): 70, ("Total", "Robbery"): 20, ("Total", "All"): 90,
    }  # fmt: skip
    return two_way(
        counts,
        {"Total": ["Bridge", "East", "Fant", "Heath"]},
        {"All": ["Burglary", "Robbery"]},
    )


def test_a_small_count_is_hidden_with_enough_others_that_no_total_gives_it_back():
    result = suppress(wards_by_crime())
    assert result.hidden["Bridge", "Robbery"] == "small"
    assert result.text(("Bridge", "Robbery")) == "*"
    assert list(result.hidden.values()).count("protects another") == 3
    assert_safe(result)


def test_totals_stay_where_inner_cells_can_give_cover():
    result = suppress(wards_by_crime())
    assert all("Total" not in cell and "All" not in cell for cell in result.hidden)


def test_hiding_the_small_count_alone_would_give_it_back():
    table = wards_by_crime()
    alone = Suppression(table, 5, {("Bridge", "Robbery"): "small"}, frozenset(), (), "")
    low, high = bounds_of(alone)["Bridge", "Robbery"]
    assert low == high == 3


def test_a_zero_is_shown_and_never_used_as_cover():
    result = suppress(wards_by_crime())
    assert result.text(("Fant", "Robbery")) == "0"


def test_zeros_are_hidden_when_asked_for():
    result = suppress(wards_by_crime(), hide_zeros=True)
    assert result.hidden["Fant", "Robbery"] == "zero"
    low, high = bounds_of(result)["Fant", "Robbery"]
    assert low == 0
    assert high >= 5


def test_two_ones_beside_their_total_of_a_row_are_not_known_from_there_being_no_zero():
    counts = {("A", "x"): 1, ("A", "y"): 1, ("A", "z"): 30, ("A", "All"): 32}
    table = two_way(counts, {}, {"All": ["x", "y", "z"]})
    result = suppress(table)
    assert ("A", "z") in result.hidden or ("A", "All") in result.hidden
    assert_safe(result)


def test_the_threshold_is_the_partnerships_own():
    table = wards_by_crime()
    assert not suppress(table, threshold=3).hidden
    ten = suppress(table, threshold=10)
    assert {cell for cell, why in ten.hidden.items() if why == "small"} == {
        ("Bridge", "Robbery"), ("East", "Robbery"), ("Fant", "Burglary"), ("Fant", "All"),
        ("Heath", "Robbery"),
    }  # fmt: skip
    assert_safe(ten)


def test_a_threshold_that_hides_nothing_is_refused():
    with pytest.raises(ValueError, match="hides nothing"):
        suppress(wards_by_crime(), threshold=1)


def test_sub_totals_of_sub_totals_do_not_give_it_back():
    wards = {"a": 2, "b": 11, "c": 9, "d": 14, "e": 25, "f": 8}
    counts = {**wards, "north": 13, "south": 23, "east": 33, "urban": 36, "all": 69}
    table = CountTable(
        counts,
        [
            Relation("north", ("a", "b")), Relation("south", ("c", "d")),
            Relation("east", ("e", "f")), Relation("urban", ("north", "south")),
            Relation("all", ("urban", "east")),
        ],
    )  # fmt: skip
    result = suppress(table)
    assert "b" in result.hidden or "north" in result.hidden
    assert_safe(result)


def test_a_year_and_its_months_are_one_table():
    months = dict(
        zip(
            [f"2016-{m:02d}" for m in range(1, 13)],
            [9, 8, 7, 2, 6, 9, 8, 7, 6, 9, 8, 7],
            strict=True,
        )
    )
    table = CountTable({**months, "2016": 86}, [Relation("2016", tuple(months))])
    result = suppress(table)
    assert len(result.hidden) == 2
    assert_safe(result)


def test_per_cents_rates_changes_and_chart_labels_go_with_the_count_they_tell():
    table = CountTable(
        {"now": 3, "before": 12, "base": 60, "other": 57},
        [Relation("base", ("now", "other"))],
        {
            "per cent": ["now", "base"], "rate": ["now"], "change": ["now", "before"],
            "bar label": ["now"], "previous rate": ["before"],
        },
    )  # fmt: skip
    result = suppress(table)
    assert {"per cent", "rate", "change", "bar label"} <= result.derived_hidden
    assert result.may_show("previous rate")
    assert "4 figures worked out from them left out too" in result.sentence


def test_a_share_whose_base_is_hidden_is_hidden_too():
    """8 and "40%" together tell that the base is 20, and so that the other part is what it is."""
    table = CountTable(
        {"small": 2, "large": 8, "all": 10},
        [Relation("all", ("small", "large"))],
        {"share of large": ["large", "all"]},
    )
    result = suppress(table)
    assert "share of large" in result.derived_hidden
    assert_safe(result)


def test_a_whole_group_in_one_category_is_hidden_since_it_tells_of_each_of_them():
    counts = {
        ("Ward A", "female"): 12, ("Ward A", "male"): 0, ("Ward A", "All"): 12,
        ("Ward B", "female"): 20, ("Ward B", "male"): 11, ("Ward B", "All"): 31,
        ("Ward C", "female"): 18, ("Ward C", "male"): 14, ("Ward C", "All"): 32,
        ("Total", "female"): 50, ("Total", "male"): 25, ("Total", "All"): 75,
    }  # fmt: skip
    table = two_way(
        counts, {"Total": ["Ward A", "Ward B", "Ward C"]}, {"All": ["female", "male"]}, "columns"
    )
    result = suppress(table)
    assert result.whole_groups == (("Ward A", "All"),)
    assert {("Ward A", "female"), ("Ward A", "male")} <= set(result.hidden)
    low, high = bounds_of(result)["Ward A", "male"]
    assert (low, high >= 5) == (0, True)
    warned = suppress(table, whole_group="warn")
    assert not warned.hidden
    assert "All the people of one group are in one category" in warned.sentence
    assert not suppress(table, whole_group="allow").whole_groups


def test_counts_hidden_by_their_source_are_protected_from_our_totals():
    counts = {("A", "x"): SUPPRESSED, ("A", "y"): 40, ("A", "z"): 22, ("A", "All"): 65}
    result = suppress(two_way(counts, {}, {"All": ["x", "y", "z"]}))
    assert result.hidden["A", "x"] == "already hidden"
    assert len(result.hidden) == 2


def test_published_totals_that_do_not_add_up_still_get_their_cover():
    counts = {("A", "x"): 3, ("A", "y"): 40, ("A", "z"): 22, ("A", "All"): 64}
    result = suppress(two_way(counts, {}, {"All": ["x", "y", "z"]}))
    assert len(result.hidden) == 2


def test_sums_that_contradict_each_other_are_no_reason_to_fail():
    counts = {("A", "x"): 3, ("A", "y"): 0, ("A", "All"): 0}
    result = suppress(two_way(counts, {}, {"All": ["x", "y"]}))
    assert {("A", "x"), ("A", "All")} <= set(result.hidden)


def test_a_missing_count_is_a_gap_and_not_cover():
    counts = {("A", "x"): 3, ("A", "y"): None, ("A", "z"): 22, ("A", "All"): 40}
    result = suppress(two_way(counts, {}, {"All": ["x", "y", "z"]}))
    assert ("A", "z") in result.hidden or ("A", "All") in result.hidden
    assert result.text(("A", "y"), missing="–") == "–"


def test_what_no_sum_joins_needs_no_cover():
    counts = {("A", "x"): 3, ("A", "y"): 40, ("A", "All"): 43}
    table = two_way(counts, {}, {"All": ["x", "y"]})
    alone = CountTable({**table.counts, "elsewhere": 2, "large": 50}, table.relations)
    assert set(suppress(alone).hidden) == {*suppress(table).hidden, "elsewhere"}


def test_nothing_small_hides_nothing_and_says_so():
    result = suppress(CountTable({"a": 5, "b": 0}))
    assert result.sentence == "Nothing is hidden: no count lies from 1 to 4."


def test_the_sentence_says_how_many_and_why():
    assert suppress(wards_by_crime()).sentence == (
        "4 counts are hidden (*): 1 under 5 and 3 so that these cannot be worked out from totals. "
        "* does not mean zero."
    )


@pytest.mark.parametrize("wrong", [-1, 2.5])
def test_what_is_not_a_count_is_refused(wrong):
    with pytest.raises(ValueError, match="for counts"):
        CountTable({"a": wrong})


def test_a_sum_of_cells_that_are_not_there_is_refused():
    with pytest.raises(ValueError, match="is not a cell"):
        CountTable({"a": 1}, [Relation("a", ("b",))])


@st.composite
def hierarchies(draw) -> CountTable:
    """Wards in divisions by crimes in groups, with sub-totals both ways and odd small counts."""
    wards = draw(st.integers(2, 5))
    crimes = draw(st.integers(2, 4))
    count = st.one_of(st.integers(0, 6), st.integers(0, 60))
    inner = {
        (f"w{w}", f"c{c}"): draw(count) for w, c in itertools.product(range(wards), range(crimes))
    }
    split = draw(st.integers(1, wards - 1))
    rows = {
        "north": [f"w{w}" for w in range(split)],
        "south": [f"w{w}" for w in range(split, wards)],
        "all wards": ["north", "south"],
    }
    columns = {"all crime": [f"c{c}" for c in range(crimes)]}
    if crimes > 2:
        columns = {"theft": ["c0", "c1"], "all crime": ["theft", *columns["all crime"][2:]]}
    counts = dict(inner)
    for total, parts in rows.items():
        for c in range(crimes):
            counts[total, f"c{c}"] = sum(counts[part, f"c{c}"] for part in parts)
    for row in [f"w{w}" for w in range(wards)] + list(rows):
        for total, parts in columns.items():
            counts[row, total] = sum(counts[row, part] for part in parts)
    derived = {("rate", cell): [cell] for cell in counts}
    derived |= {("share", *cell): [cell, (cell[0], "all crime")] for cell in counts}
    return two_way(counts, rows, columns, derived=derived)


@settings(max_examples=40, deadline=None)
@given(hierarchies(), st.sampled_from([3, 5, 10]))
def test_whatever_the_table_no_hidden_count_comes_back(table, threshold):
    result = suppress(table, threshold)
    assert all(
        cell in result.hidden for cell, value in table.counts.items() if value and value < threshold
    )
    assert_safe(result, whole=True)


@settings(max_examples=20, deadline=None)
@given(hierarchies())
def test_whatever_the_table_published_shares_add_nothing_to_what_is_known(table):
    """The attacker also has every share that may be shown, to one decimal, and gains nothing."""
    result = suppress(table)
    shares = {
        name: (cells, round(100 * table.counts[cells[0]] / table.counts[cells[1]], 1))
        for name, cells in table.derived.items()
        if result.may_show(name) and len(cells) == 2 and table.counts[cells[1]]
    }
    without, with_shares = bounds_of(result), bounds_of(result, shares=shares)
    for cell in result.hidden:
        assert with_shares[cell] == pytest.approx(without[cell])


def test_the_attacker_gains_from_a_share_that_should_not_be_shown():
    table = CountTable(
        {"small": 2, "large": 8, "all": 10},
        [Relation("all", ("small", "large"))],
        {"share": ["small", "all"]},
    )
    leaky = Suppression(table, 5, {"small": "small", "all": "small"}, frozenset(), (), "")
    low, high = bounds_of(leaky, shares={"share": (["small", "all"], 20.0)})["small"]
    assert round(low) == round(high) == 2
    assert not suppress(table).may_show("share")


def test_a_table_of_every_ward_by_crime_type_keeps_its_secrets():
    rng = np.random.default_rng(2016)
    wards, crimes = [f"w{k}" for k in range(26)], [f"c{k}" for k in range(7)]
    counts = {
        (w, c): int(rng.negative_binomial(1, 1 / (3 + 6 * k)))
        for w in wards
        for k, c in enumerate(crimes)
    }
    counts |= {(w, "all"): sum(counts[w, c] for c in crimes) for w in wards}
    counts |= {("town", c): sum(counts[w, c] for w in wards[:13]) for c in [*crimes, "all"]}
    counts |= {("rural", c): sum(counts[w, c] for w in wards[13:]) for c in [*crimes, "all"]}
    counts |= {("both", c): counts["town", c] + counts["rural", c] for c in [*crimes, "all"]}
    table = two_way(
        counts,
        {"town": wards[:13], "rural": wards[13:], "both": ["town", "rural"]},
        {"all": crimes},
    )
    result = suppress(table)
    assert_safe(result)
    kinds = list(result.hidden.values())
    assert kinds.count("protects another") < 0.8 * kinds.count("small")
    assert not any(row in ("town", "rural", "both") for row, _ in result.hidden)


@settings(max_examples=25, deadline=None)
@given(hierarchies())
def test_whatever_the_table_zeros_and_whole_groups_keep_their_secret_too(table):
    people = CountTable(table.counts, [Relation(r.total, r.parts, True) for r in table.relations])
    result = suppress(people, whole_group="hide")
    for low, high in bounds_of(result).values():
        assert high - low > 0.5


def test_the_attacker_itself_can_tell_a_known_table():
    """A table small enough to list: 2 + 3 = 5 has four answers of whole numbers from 1."""
    table = CountTable({"a": 2, "b": 3, "all": 5}, [Relation("all", ("a", "b"))])
    shown = Suppression(table, 5, {"a": "small", "b": "small"}, frozenset(), (), "")
    assert bounds_of(shown)["a"] == (1, 4)
    answer = milp([1, 0], constraints=([[1, 1]], 5, 5), bounds=(1, np.inf))
    assert answer.x[0] == 1
