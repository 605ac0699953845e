"""Figures against figures, checked against published tables and worked examples.

"Maidstone 2016" is the table of recorded crime in Maidstone, rolling years ending October 2016
and 2015, of the Strategic Assessment 2017-18; "Kent 2016" its table of total recorded crime per
1,000 population, year ending March 2016; "IOM" its table of the cost of crime; "MSG" its bars of
the Most Similar Group.
"""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smpdesk.analysis.area_table import compare_areas
from smpdesk.analysis.areas import Area, population_by_year, rankable
from smpdesk.analysis.comparison import change, small_number_test
from smpdesk.analysis.costs import CostRow, cost_differences
from smpdesk.analysis.disclosure import publish_areas
from smpdesk.analysis.peers import compare_with_peers
from smpdesk.analysis.ranking import rank, rounded
from smpdesk.analysis.rates import population_year, rate
from smpdesk.analysis.ratios import newcombe, ratio, ratio_change, wilson
from smpdesk.analysis.years import Measure, in_order, over_three_years
from smpdesk.periods import Period, year_to


@pytest.mark.parametrize(
    ("now", "before", "number", "percent"),
    [
        (9245, 8488, 757, 8.9),
        (3743, 2964, 779, 26.3),
        (69, 79, -10, -12.7),  # printed -12.6%
        (402, 227, 175, 77.1),
        (10271, 9189, 1082, 11.8),
    ],
)
def test_change_in_number_and_per_cent_as_published(now, before, number, percent):
    """Maidstone 2016."""
    found = change(now, before)
    assert found.number == number
    assert round(found.percent, 1) == percent


def test_a_change_from_zero_has_no_per_cent_and_says_so():
    found = change(4, 0)
    assert (found.number, found.percent) == (4, None)
    assert "from zero is not defined" in found.note
    assert change(0, 0).note == "Both figures are zero: no change."


def test_a_missing_figure_gives_no_change():
    assert change(None, 5).number is None
    assert "missing" in change(5, None).note


@pytest.mark.parametrize(
    ("now", "before", "score", "beyond"),
    [(9, 1, 4.0, True), (9, 4, 2.0, False), (0, 4, -4.0, True), (100, 81, 2.0, False)],
)
def test_small_numbers_are_compared_by_their_square_roots(now, before, score, beyond):
    """2(√now − √before) beyond ±3 (Wheeler 2016); roots of whole squares."""
    found = small_number_test(now, before)
    assert (found.score, found.beyond_chance) == (score, beyond)


def test_a_score_of_exactly_three_is_still_within():
    assert not small_number_test(6.25, 1).beyond_chance


def test_a_negative_count_is_no_count_and_gets_no_test():
    rows = compare_areas([Area("a")], {"a": -1.0}, {"a": 4.0}, year_to("2016-10")).rows
    assert (rows[0].change, rows[0].test) == (-5, None)
    with pytest.raises(ValueError, match="not negative"):
        small_number_test(-1, 4)


def test_ranks_tie_as_published():
    """Kent 2016: rates as printed, ranked as printed."""
    rates = {
        "Tunbridge Wells": 44, "Tonbridge & Malling": 48, "Sevenoaks": 50, "Ashford": 53,
        "Maidstone": 58, "Dover": 58, "Canterbury": 61, "Shepway": 61, "Swale": 71,
        "Dartford & Gravesham": 75, "Thanet": 87, "KCC Total": 59, "Medway": 74, "Kent": 64,
    }  # fmt: skip
    places = rank(rates, unranked={"KCC Total", "Medway", "Kent"})
    assert [place.text for place in places.values()] == [
        "1", "2", "3", "4", "5=", "5=", "7=", "7=", "9", "10", "11",
    ]  # fmt: skip


def test_ranks_can_put_the_highest_first():
    places = rank({"a": 3, "b": 9, "c": 3, "d": None}, first="highest")
    assert {name: place.text for name, place in places.items()} == {"b": "1", "a": "2=", "c": "2="}


def test_ties_can_be_told_as_shown():
    assert rank({"a": 58.06, "b": 57.96}, decimals=1)["a"].text == "2"
    assert rank({"a": 58.06, "b": 57.96}, decimals=0)["a"].text == "1="


def test_halves_are_rounded_as_excel_does():
    assert [rounded(value, 0) for value in (0.5, 1.5, 2.5, -2.5)] == [1, 2, 3, -3]
    assert rounded(2.675, 2) == 2.68


@given(st.dictionaries(st.text(max_size=3), st.integers(0, 9), min_size=1))
def test_a_place_counts_those_in_front(values):
    for name, place in rank(values).items():
        assert place.place == 1 + sum(other < values[name] for other in values.values())


@pytest.mark.parametrize(
    ("period", "year"),
    [
        (year_to("2016-10"), 2016), (year_to("2016-03"), 2015), (Period("2016-01", 12), 2016),
        (Period("2016-12"), 2016), (Period("2016-10", 3), 2016), (Period("2014-04", 36), 2015),
    ],
)  # fmt: skip
def test_the_population_is_of_the_year_of_the_periods_middle(period, year):
    assert population_year(period) == year


def test_rates_use_that_years_population():
    """ONS mid-year estimates for Maidstone, 2015: 164,112 and 2016: 165,953."""
    people = {2015: 164_112, 2016: 165_953}
    assert rate(10271, people, year_to("2016-10")).value == pytest.approx(61.89, abs=0.005)
    assert rate(9189, people, year_to("2015-10")).value == pytest.approx(55.99, abs=0.005)
    assert rate(156, {2015: 160_000}, Period("2015-01", 12), 10_000).value == 9.75


def test_a_force_rate_agrees_with_the_one_published():
    """ONS, police force area tables, year ending March 2019: Kent, 199,963 offences (P1),
    1,832,300 people, 109.135 per 1,000 (P3).
    """
    found = rate(199_963, {2017: 1_832_300}, year_to("2019-03"))
    assert found.value == pytest.approx(109.13509713729334, rel=1e-4)
    assert found.note == "The population is of 2017, as there is none of 2018."


def test_without_a_population_there_is_no_rate_and_a_note():
    assert rate(5, {}, Period("2016-01", 12)).value is None
    assert rate(5, {2016: 0}, Period("2016-01", 12)).note


def test_parents_stand_before_their_parts():
    names = {
        "Robbery": "Violent crime", "All crime": "", "Violent crime": "All crime",
        "Sexual offences": "Violent crime", "Fraud": "Not here",
    }  # fmt: skip
    ordered = in_order([Measure(name, parent) for name, parent in names.items()])
    assert [(measure.name, level) for measure, level in ordered] == [
        ("All crime", 0), ("Violent crime", 1), ("Robbery", 2), ("Sexual offences", 2),
        ("Fraud", 0),
    ]  # fmt: skip


def test_a_measure_within_itself_is_refused():
    with pytest.raises(ValueError, match="part of itself"):
        in_order([Measure("a", "b"), Measure("b", "a")])


def test_three_years_say_which_way_they_went():
    """Maidstone's rate per 1,000 as published for 2014, 2015 and 2016: 59, 56.7, 58."""
    assert over_three_years([59.0, 56.7, 58.0]) == "no steady direction over the three years"
    assert over_three_years([3, 4, 5]) == "up in each of the two years"
    assert over_three_years([5, 4, 3]) == "down in each of the two years"
    assert over_three_years([5, 5, 5]) == "the same in all three years"
    assert over_three_years([5, None, 3]) == over_three_years([4, 5]) == ""


VIOLENCE = {  # violent crime by district, Strategic Assessment 2017-18: 2016, 2015
    "Dartford": (2956, 2220), "Gravesham": (3116, 2284), "Medway": (8252, 6397),
    "Swale": (3701, 2827), "Maidstone": (3743, 2964), "Sevenoaks": (1702, 1301),
    "Tonbridge and Malling": (2117, 1623), "Tunbridge Wells": (1962, 1625),
}  # fmt: skip
NORTH = ("Dartford", "Gravesham", "Medway", "Swale")
WEST = ("Maidstone", "Sevenoaks", "Tonbridge and Malling", "Tunbridge Wells")
AREAS = [
    *(Area(name) for name in VIOLENCE),
    Area("Both", "force", members=("North Division", "West Division")),
    Area("North Division", "division", members=NORTH),
    Area("West Division", "division", members=WEST),
]


def violence(**options):
    now = {name: float(new) for name, (new, _) in VIOLENCE.items()}
    before = {name: float(old) for name, (_, old) in VIOLENCE.items()}
    return compare_areas(AREAS, now, before, year_to("2016-10"), **options)


def test_divisions_and_the_force_are_summed_and_not_ranked():
    rows = {row.area: row for row in violence().rows}
    north, west = rows["North Division"], rows["West Division"]
    assert (north.value, north.previous, north.change) == (18025, 13728, 4297)
    assert round(north.change_pct, 1) == 31.3
    assert (west.value, west.previous, round(west.change_pct, 1)) == (9524, 7513, 26.8)
    assert rows["Both"].value == 18025 + 9524
    assert [rows[name].rank for name in ("North Division", "West Division", "Both")] == [None] * 3
    assert rows["Maidstone"].rank_text == "7"
    assert rows["Sevenoaks"].share == 1702 / (18025 + 9524)


def test_a_subtotal_of_a_missing_member_is_missing_too():
    now = {name: float(new) for name, (new, _) in VIOLENCE.items() if name != "Swale"}
    rows = {row.area: row for row in compare_areas(AREAS, now, {}, year_to("2016-10")).rows}
    assert rows["North Division"].value is None
    assert rows["West Division"].value == 9524


def test_areas_are_ranked_on_rates_only_when_all_have_one():
    """Populations: ONS mid-2016; counts: ASB incidents, year to October 2016, as published."""
    people = {"Dover": 113_365, "Maidstone": 165_953, "Gravesham": 106_823}
    counts = {"Dover": 3380.0, "Maidstone": 3697.0, "Gravesham": 3274.0}
    areas = [Area(name, populations={2016: count}) for name, count in people.items()]
    table = compare_areas(areas, counts, {}, year_to("2016-10"))
    assert [row.rank_text for row in table.rows] == ["2", "1", "3"]
    assert table.ranked_by == "Ranked on the rate per 1,000, lowest first"
    table = compare_areas([*areas, Area("Swale")], counts | {"Swale": 1.0}, {}, year_to("2016-10"))
    assert [row.rank_text for row in table.rows] == ["3", "4", "2", "1"]
    assert table.ranked_by == "Ranked on the value, lowest first"


def test_a_table_can_be_ranked_on_its_per_cent_change():
    """ASB by district, year to October 2016, ranked as published: 1, 2, 10."""
    counts = {"Canterbury": (3852, 4231), "Dover": (3380, 3701), "Maidstone": (3697, 3588)}
    table = compare_areas(
        [Area(name) for name in counts],
        {name: new for name, (new, _) in counts.items()},
        {name: old for name, (_, old) in counts.items()},
        year_to("2016-10"),
        rank_by="change_pct",
    )
    assert [row.rank_text for row in table.rows] == ["1", "2", "3"]


def test_a_partnership_over_two_districts_has_both_their_people_and_a_place_of_its_own():
    people = {"Dartford": 105_905, "Gravesham": 106_823}  # ONS, mid-2016
    districts = [Area(name, populations={2016: count}) for name, count in people.items()]
    both = Area("Dartford & Gravesham", "csp", members=("Dartford", "Gravesham"))
    assert population_by_year(both, [*districts, both]) == {2016: 212_728}
    assert rankable([*districts, both]) == {"Dartford", "Gravesham"}
    assert rankable([Area("Swale"), both]) == {"Swale", "Dartford & Gravesham"}
    assert (
        rankable([Area("Kent", "district", is_total=True), Area("Medway", ranked=False)]) == set()
    )


def test_per_cents_have_no_rate_and_no_share():
    areas = [Area("Dover", populations={2016: 100})]
    row = compare_areas(areas, {"Dover": 20.0}, {}, year_to("2016-10"), unit="per cent").rows[0]
    assert (row.rate, row.share, row.test) == (None, None, None)


def test_the_most_similar_groups_mean_is_plain_and_includes_us():
    """MSG: 15 areas, printed mean 55.951, Maidstone third from the highest."""
    rates = dict(
        zip(
            ["South Ribble", "North Hertfordshire", "Central Bedfordshire", "Chorley",
             "Tonbridge and Malling", "Cheshire West and Chester", "Charnwood",
             "South Gloucestershire", "Arun", "Dacorum", "Epping Forest", "Chelmsford",
             "Maidstone", "Rugby", "Canterbury"],
            [44.459, 45.559, 49.226, 49.775, 50.281, 55.679, 57.034, 57.136, 57.291, 60.106,
             60.512, 61.163, 62.450, 63.252, 65.339],
            strict=True,
        )
    )  # fmt: skip
    found = compare_with_peers("Maidstone", rates)
    assert round(found.mean, 3) == 55.951
    assert (found.place.text, found.place.of) == ("13", 15)
    assert found.label == "Plain mean of the rates of 15 areas, Maidstone included"
    assert found.members[0][0] == "South Ribble"


def test_a_peer_without_a_figure_is_named():
    found = compare_with_peers("a", {"a": 1.0, "b": None})
    assert found.missing == ("b",)
    assert found.label.endswith("b left out for want of a figure")
    with pytest.raises(ValueError, match="not among"):
        compare_with_peers("c", {"a": 1.0})


@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)  # fmt: skip
def test_wilson_intervals_as_newcombe_prints_them(successes, trials, low, high):
    """Newcombe 1998, "Two-sided confidence intervals for the single proportion", Statistics in
    Medicine 17:857-872, table I, method 3.
    """
    assert [round(end, 4) for end in wilson(successes, trials)] == [low, high]


@pytest.mark.parametrize(
    ("now", "before", "low", "high"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339), ((9, 10), (3, 10), 0.1705, 0.8090),
        ((10, 10), (0, 20), 0.6791, 1.0000), ((10, 10), (0, 10), 0.6075, 1.0000),
    ],
)  # fmt: skip
def test_differences_of_shares_as_newcombe_prints_them(now, before, low, high):
    """Newcombe 1998, "Interval estimation for the difference between independent proportions",
    Statistics in Medicine 17:873-890, table II, method 10.
    """
    assert [round(end, 4) for end in newcombe(now, before)] == [low, high]


@given(st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_ends_solve_the_score_equation(counts):
    """Wilson 1927: the ends are where |p − π| = z √(π(1−π)/n)."""
    successes, trials = counts
    for end in wilson(successes, trials):
        assert 0 <= end <= 1
        if 0 < end < 1:
            spread = 1.959963984540054 * math.sqrt(end * (1 - end) / trials)
            assert abs(successes / trials - end) == pytest.approx(spread, rel=1e-6)


def test_marac_repeats_are_a_share_with_an_interval():
    """35 of 179 cases, printed as 20% (Strategic Assessment 2017-18, 3.4)."""
    found = ratio(35, 179)
    assert round(100 * found.share) == 20
    assert found.lower < 0.1955 < found.upper
    assert not ratio_change(found, ratio(27, 147)).beyond_chance
    assert ratio_change(ratio(90, 179), found).beyond_chance


def test_a_ratio_that_cannot_be_says_so():
    assert "none in all" in ratio(0, 0).note
    assert "cannot be a part" in ratio(8, 5).note
    assert "missing" in ratio(None, 5).note
    assert ratio_change(ratio(1, 0), ratio(1, 2)).points is None


def test_cost_differences_as_published():
    """IOM: three divisions and their total."""
    table = cost_differences(
        [
            CostRow("East Division", 350_435, 146_735, 22),
            CostRow("North Division", 304_899, 159_630, 10),
            CostRow("West Division", 451_812, 503_263, 20),
        ]
    )
    assert [row.change.number for row in table.rows] == [-203_700, -145_269, 51_451]
    assert (table.total.change.before, table.total.change.now) == (1_107_146, 809_628)
    assert table.total.change.number == -297_518
    assert table.total.per_person == pytest.approx(-297_518 / 52)
    assert table.words.startswith(
        "Cost went from £1,107,146 to £809,628, lower by £297,518 (−26.9%)"
    )


def test_a_group_without_one_of_its_costs_is_left_out_of_the_total():
    table = cost_differences([CostRow("a", 100.0, 50.0), CostRow("b", None, 70.0)])
    assert table.total.change.before == 100
    assert table.left_out == ("b",)
    assert cost_differences([]).words.startswith("No group")


def test_ward_tables_are_published_without_their_small_counts():
    wards = {"Allington": 3, "Bearsted": 9, "Boxley": 31, "Bridge": 12, "East": 25}
    areas = [
        *(Area(name, "ward", populations={2016: 5000 + n}) for n, name in enumerate(wards)),
        Area("Maidstone", "district", members=tuple(wards), ranked=False),
    ]
    before = {"Allington": 8.0, "Bearsted": 9.0, "Boxley": 20.0, "Bridge": 14.0, "East": 20.0}
    table = compare_areas(areas, dict(wards), before, year_to("2016-10"), first="highest")
    published = publish_areas(table, areas)
    rows = {row.area: row for row in published.table.rows}
    assert rows["Allington"].value is None
    assert rows["Allington"].rate is None
    assert rows["Allington"].change is None
    assert rows["Allington"].previous == 8
    assert "value" in published.hidden["Allington"]
    assert rows["Bearsted"].value is None, "or Maidstone's total would give Allington's back"
    assert rows["Maidstone"].value == 80
    assert rows["Maidstone"].share == 1
    assert [row.rank_text for row in published.table.rows] == ["", "", "1", "3", "2", ""]
    assert published.table.ranked_by.endswith("among the areas whose counts are shown")


def test_shares_do_not_give_a_total_away_that_no_row_shows():
    areas = [Area("a", "ward"), Area("b", "ward")]
    table = compare_areas(areas, {"a": 2.0, "b": 30.0}, {}, year_to("2016-10"))
    rows = publish_areas(table, areas).table.rows
    assert [row.share for row in rows] == [None, None]
