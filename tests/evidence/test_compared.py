"""What the comparing views and the papers ask: districts, peers, wards, monthly rates, years."""

from __future__ import annotations

from dataclasses import replace

import pytest

from smpdesk.analysis.series import Series
from smpdesk.errors import UserError
from smpdesk.evidence.areas.districts import (
    by_count,
    compared_measures,
    district_periods,
    districts,
)
from smpdesk.evidence.areas.peers import peer_periods, peers_of
from smpdesk.evidence.areas.wards import (
    Wards,
    ward_periods,
    ward_words,
    warded_measures,
    wards_of,
)
from smpdesk.evidence.charts.control import chart_of
from smpdesk.evidence.charts.monthly_rates import can_be_rated, rate_chart_of, rate_charts
from smpdesk.evidence.charts.several import areas_of, collections_of, measures_of, several_words
from smpdesk.evidence.charts.trends import trend_of
from smpdesk.evidence.published.compared import year_on_year
from smpdesk.models.figures.observations import monthly_choices
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, ExtractTable, Measure, Observation
from smpdesk.periods import Period, shift_month
from tests.evidence.kent import PEOPLE, VIOLENT, add_districts

YEAR = Period("2015-11", 12)
MONTHLY = (20, 24, 19, 23, 22, 27, 25, 21, 18, 24, 23, 20, 26, 30, 25, 28, 27, 31, 29, 26, 24, 30)
"""Invented: 22 months of shoplifting from January 2015."""


@pytest.fixture
def kent(file: PartnershipFile) -> PartnershipFile:
    add_districts(file)
    return file


@pytest.fixture
def own(kent: PartnershipFile) -> Area:
    return kent.get(Area, kent.partnership().area or 0)


def measure(file: PartnershipFile, name: str) -> Measure:
    found = file.first(Measure, name=name)
    assert found is not None
    return found


@pytest.fixture
def monthly(kent: PartnershipFile, own: Area) -> Measure:
    shoplifting = measure(kent, "Shoplifting")
    table = kent.all(ExtractTable)[0].id
    with kent.edit("Add months") as writer:
        for place, value in enumerate(MONTHLY):
            writer.insert(
                Observation(
                    measure=shoplifting.id,
                    area=own.id,
                    start=shift_month("2015-01", place),
                    value=value,
                    extract_table=table,
                )
            )
    return shoplifting


def test_districts_are_offered_for_periods_that_four_of_them_have(
    kent: PartnershipFile, own: Area
) -> None:
    violent = measure(kent, "Violent Crime")
    assert district_periods(kent, violent, own) == [YEAR, YEAR.previous()]
    assert district_periods(kent, measure(kent, "Robbery"), own) == []


def test_measures_of_wards_alone_are_not_compared_by_district(
    kent: PartnershipFile, own: Area
) -> None:
    assert [m.name for m in compared_measures(kent, own)] == [
        "Crime rate per 1,000 population",
        "Violent Crime",
    ]


def test_places_by_rate_and_by_count_differ(kent: PartnershipFile, own: Area) -> None:
    compared = districts(kent, measure(kent, "Violent Crime"), YEAR, own)
    rates = {name: VIOLENT[name][1] * 1000 / PEOPLE[name][1] for name in VIOLENT}
    assert [row.area for row in compared.ranked] == sorted(rates, key=lambda name: rates[name])
    counted = by_count(compared)
    assert [row.area for row in counted.ranked] == sorted(VIOLENT, key=lambda n: VIOLENT[n][1])
    assert "Maidstone: 3,743, place 3 of 6." in counted.words
    assert counted.table.ranked_by == "Ranked on the count, lowest first"


def test_the_group_of_peers_has_a_plain_mean(kent: PartnershipFile, own: Area) -> None:
    rate = measure(kent, "Crime rate per 1,000 population")
    assert peer_periods(kent, rate, own) == [YEAR]
    peers = peers_of(kent, rate, own, YEAR)
    assert peers is not None
    assert peers.comparison.mean == pytest.approx((62.5 + 51.0 + 66.4 + 44.1) / 4)
    assert peers.comparison.place is not None
    assert peers.comparison.place.text == "3"
    assert peer_periods(kent, measure(kent, "Violent Crime"), own) == []


def test_a_ward_that_its_source_has_hidden_stays_hidden(kent: PartnershipFile, own: Area) -> None:
    collisions = measure(kent, "Road traffic collisions")
    assert warded_measures(kent, own) == [collisions]
    assert ward_periods(kent, collisions, own) == [YEAR]
    wards = wards_of(kent, collisions, own, YEAR)
    assert wards is not None
    assert wards.rows == (
        ("High Street", ("40",)),
        ("Fant", ("25",)),
        ("East", ("12",)),
        ("Bearsted", ("*",)),
    )
    assert wards.counts["Bearsted"] is None
    assert ward_words(wards) == (
        "Road traffic collisions in Maidstone, year to October 2016: 300 in all. Most in "
        "High Street (40), Fant (25), East (12)."
    )


def test_wards_that_are_no_more_are_told_by_their_names_and_say_so_once() -> None:
    rows = (("Boxley (to 2024)", ("113",)), ("Loose (to 2024)", ("6",)))
    counts = {"Boxley (to 2024)": 113.0, "Loose (to 2024)": 6.0}
    collisions = Measure(name="Collisions")
    old = Wards(YEAR, (collisions,), rows, ("Maidstone", ("709",)), "", "", counts)
    assert "Most in Boxley (113), Loose (6)." in ward_words(old)
    assert old.notes == ("Wards as they were to 2024.",)
    mixed = replace(old, rows=(*rows, ("Bearsted", ("5",))))
    assert mixed.told("Loose (to 2024)") == "Loose (to 2024)"
    assert mixed.notes == ()


def test_a_measure_without_wards_has_none(kent: PartnershipFile, own: Area) -> None:
    assert wards_of(kent, measure(kent, "Robbery"), own, YEAR) is None


def test_a_months_rate_is_its_count_by_the_people_of_its_own_year(
    kent: PartnershipFile, own: Area, monthly: Measure
) -> None:
    chart = rate_chart_of(kent, monthly, own)
    assert chart.chart == "laney"
    assert chart.series.measure == "Shoplifting per 100,000 people"
    assert chart.points[0].value == pytest.approx(20 * 100_000 / 164112)
    assert chart.points[12].value == pytest.approx(26 * 100_000 / 165953)


def test_a_u_charts_limits_are_three_sigmas_by_exposure(
    kent: PartnershipFile, own: Area, monthly: Measure
) -> None:
    """The formula of u charts (Montgomery, Introduction to Statistical Quality Control)."""
    from smpdesk.models.edits import add
    from smpdesk.models.records import ChartChoice

    add(kent, ChartChoice(measure=monthly.id, area=own.id, chart="u"))
    chart = rate_chart_of(kent, monthly, own)
    exposure = [1.64112] * 12 + [1.65953] * 10
    centre = sum(MONTHLY) / sum(exposure)
    first = chart.points[0]
    assert first.centre == pytest.approx(centre)
    assert first.upper == pytest.approx(centre + 3 * (centre / exposure[0]) ** 0.5)
    assert first.lower == pytest.approx(centre - 3 * (centre / exposure[0]) ** 0.5)


def test_charts_side_by_side_have_one_base(
    kent: PartnershipFile, own: Area, monthly: Measure
) -> None:
    table = kent.all(ExtractTable)[0].id
    violent = measure(kent, "Violent Crime")
    with kent.edit("Add months") as writer:
        for place in range(12):
            writer.insert(
                Observation(
                    measure=violent.id, area=own.id, start=shift_month("2015-11", place),
                    value=300, extract_table=table,
                )
            )  # fmt: skip
    charts = rate_charts(kent, [(monthly, own), (violent, own)])
    assert [chart.series.measure for chart in charts] == [
        "Shoplifting per 10,000 people",
        "Violent Crime per 10,000 people",
    ]


def test_no_rate_without_people(kent: PartnershipFile, own: Area, monthly: Measure) -> None:
    ward = kent.first(Area, kind="ward")
    assert can_be_rated(kent, monthly, own)
    assert not can_be_rated(kent, monthly, ward)
    assert not can_be_rated(kent, measure(kent, "Crime rate per 1,000 population"), own)
    assert ward is not None
    with pytest.raises(UserError, match="no monthly figures"):
        rate_chart_of(kent, monthly, ward)


def test_a_year_is_compared_over_the_months_that_both_have() -> None:
    months = tuple(shift_month("2015-01", place) for place in range(22))
    years = year_on_year(Series(months, MONTHLY, measure="Shoplifting", area="Maidstone"))
    assert (years.now, years.before) == (Period("2015-11", 12), Period("2014-11", 12))
    # January to October: ten months that both years have.
    assert years.whole is not None
    assert years.whole.now == sum(MONTHLY[12:22])
    assert years.whole.before == sum(MONTHLY[0:10])
    assert years.words == (
        "Shoplifting in Maidstone, year to October 2016: 276 against 223 the year before, an "
        "increase of 23.8%. Compared are the 10 months that both have."
    )
    assert [pair.words for pair in years.pairs[:3]] == ["", "", "an increase of 30.0%"]


def test_a_share_is_averaged_over_the_year_not_added() -> None:
    months = tuple(shift_month("2015-01", place) for place in range(24))
    years = year_on_year(Series(months, (10.0,) * 12 + (15.0,) * 12, unit="per cent"))
    assert years.whole is not None
    assert (years.whole.now, years.whole.before) == (15.0, 10.0)


def test_years_that_share_no_month_cannot_be_compared() -> None:
    years = year_on_year(Series(("2016-01", "2016-02"), (3, 4), measure="X", area="Y"))
    assert years.whole is None
    assert "cannot be compared" in years.words


def test_each_month_says_its_change_on_the_month_before(
    kent: PartnershipFile, own: Area, monthly: Measure
) -> None:
    found = trend_of(kent, monthly, own)
    assert [step.words for step in found.steps[:3]] == [
        "",
        "an increase of 20.0%",
        "a decrease of 20.8%",
    ]
    assert len(found.trend.forecast) == 6
    assert found.trend.rising


def test_several_charts_say_which_show_more_than_chance(
    kent: PartnershipFile, own: Area, monthly: Measure
) -> None:
    choices = monthly_choices(kent)
    assert collections_of(choices, own.id) == [""]
    pairs = measures_of(choices, own.id, "")
    assert pairs == [(monthly, own)] == areas_of(choices, monthly.id, own.id)
    chart = chart_of(kent, monthly, own)
    words = several_words([chart], "measure")
    assert words.startswith("1 measure of Maidstone, month by month.")
    assert ("cause for concern in Shoplifting" in words) == (chart.meaning == "worse")
