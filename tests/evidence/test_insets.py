"""Charts and tables that a text asks for: what each kind rests on, and what is offered."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smpdesk.errors import UserError
from smpdesk.evidence.charts.chart_words import holds_small_count
from smpdesk.evidence.charts.control import chart_of, choose
from smpdesk.evidence.charts.monthly_rates import rate_charts
from smpdesk.evidence.charts.several import (
    measure_of,
    measures_of,
    per_people,
    several_title,
    several_words,
)
from smpdesk.evidence.figures import Wanted, wanted
from smpdesk.evidence.figures import reference as figure_reference
from smpdesk.evidence.reference_parts import part_of, parts_of
from smpdesk.evidence.texts.asked import asked_chart, asked_funnel, asked_several
from smpdesk.evidence.texts.cards import KINDS, card, inset_reference, title_of
from smpdesk.evidence.texts.lines import INSET
from smpdesk.evidence.texts.offers import Offers
from smpdesk.evidence.texts.reading import lines_of
from smpdesk.evidence.texts.writing import markdown_of
from smpdesk.importing.records.sample import create_sample
from smpdesk.models.figures.observations import monthly_choices
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Assessment
from smpdesk.periods import Period

YEAR = Period("2017-11", 12)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PartnershipFile]:
    path: Path = tmp_path_factory.mktemp("insets") / "sample.smp"
    with create_sample(path) as file:
        yield file


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_a_card_that_comes_back_as_it_was(kind: str) -> None:
    reference = inset_reference(kind, "Robbery", "2015-11/12")
    text = f"Before.\n\n{reference}\n\nAfter."
    lines = lines_of(text)
    assert [line.kind for line in lines] == ["paragraph", "card", "paragraph"]
    assert markdown_of(lines) == text


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "name",
    [
        "Theft; handling",
        "Fraud {all kinds}",
        "Violence *with* injury",
        "_Robbery_ [business]",
        "Share, 100%; rising 20%3B",
        "Drugs & alcohol",
    ],
)
def test_any_name_can_be_put_into_a_text_and_found_again(kind: str, name: str) -> None:
    reference = inset_reference(kind, name, "Tunbridge; Wells")
    lines = lines_of(f"Before.\n\n{reference}\n\nAfter.")
    assert [line.kind for line in lines] == ["paragraph", "card", "paragraph"]
    match = INSET.fullmatch(lines[1].text)
    assert match is not None
    assert parts_of(match[2]) == [name, "Tunbridge; Wells"]


@given(st.lists(st.text(st.characters(exclude_categories=["C", "Z"])), min_size=1, max_size=4))
def test_parts_come_back_as_they_were(names: list[str]) -> None:
    assert parts_of("; ".join(part_of(name) for name in names)) == names


def test_what_people_wrote_before_is_read_as_it_stands() -> None:
    assert parts_of(" Robbery;  Maidstone ; 2015-11/12") == ["Robbery", "Maidstone", "2015-11/12"]
    assert part_of("Robbery, 100% of cases") == "Robbery, 100% of cases"


def test_a_figure_of_a_measure_with_signs_in_its_name_is_found() -> None:
    told = wanted(figure_reference("Theft; {all}", "Maidstone", Period("2015-11", 12), "count"))
    assert told == Wanted("Theft; {all}", "Maidstone", "2015-11/12", "count")


def test_the_kinds_named_are_the_kinds_read() -> None:
    assert all(INSET.fullmatch(f"{{{kind}: x}}") for kind in KINDS)


def test_a_title_says_the_kind_and_the_period() -> None:
    reference = inset_reference("funnel", "Robbery", Period("2015-11", 12))
    assert reference == "{funnel: Robbery; 2015-11/12}"
    assert title_of(reference) == "Funnel: Robbery, year to October 2016"


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_is_offered_can_be_shown(sample: PartnershipFile, kind: str) -> None:
    offers = Offers(sample)
    assessment = sample.all(Assessment)[-1]
    names = offers.names(kind)
    assert names
    for name in names[:4]:
        periods = offers.periods(kind, name)[:1]
        wheres = [area.name for area in offers.areas(kind, name)[:1]]
        for where in (*periods, *wheres):
            made = card(sample, inset_reference(kind, name, where), assessment)
            if kind == "funnel" and "six areas" in made.problem:
                continue
            assert made.problem == ""
            assert made.words


def test_a_card_without_figures_says_so_plainly(sample: PartnershipFile) -> None:
    assessment = sample.all(Assessment)[-1]
    for kind in KINDS:
        made = card(sample, inset_reference(kind, "Piracy"), assessment)
        assert "Piracy" in made.problem, kind


def test_several_charts_of_a_measure_begin_with_our_own_area(sample: PartnershipFile) -> None:
    several = asked_several(sample, "ASB", "")
    assert several.by == "area"
    assert several.charts[0].series.area == "Maidstone"


def test_several_charts_are_the_same_as_each_alone(sample: PartnershipFile) -> None:
    for chart in asked_several(sample, "ASB", "").charts:
        pair = choose(sample, chart.series.measure, chart.series.area)
        assert chart.verdict == chart_of(sample, *pair).verdict


def test_several_charts_end_where_they_are_told(sample: PartnershipFile) -> None:
    charts = asked_several(sample, "ASB", "", until="2017-06").charts
    assert {chart.series.periods[-1] for chart in charts} == {"2017-06"}


def test_a_funnel_that_can_not_be_drawn_says_what_it_needs(sample: PartnershipFile) -> None:
    with pytest.raises(UserError, match="no figures of ASB by area"):
        asked_funnel(sample, "ASB", Period("1999-01", 12))


@pytest.mark.parametrize("kind", ["chart", "several", "trend", "years"])
def test_what_looks_at_months_can_be_of_rates(sample: PartnershipFile, kind: str) -> None:
    reference = inset_reference(kind, "Victim based crime", "Maidstone", rates=True)
    assert reference == f"{{{kind}: Victim based crime; Maidstone; rate}}"
    assert title_of(reference).endswith("Victim based crime, Maidstone, rate")
    made = card(sample, reference, sample.all(Assessment)[-1])
    counted = inset_reference(kind, "Victim based crime", "Maidstone")
    assert not made.problem
    assert made.words != card(sample, counted, sample.all(Assessment)[-1]).words


@pytest.mark.parametrize("rates", [False, True])
def test_a_chart_can_begin_with_a_month(sample: PartnershipFile, rates: bool) -> None:
    measure, area = "Victim based crime", "Maidstone"
    reference = inset_reference("chart", measure, area, rates=rates, since="2015-11")
    asked = "; rate" if rates else ""
    assert reference == f"{{chart: {measure}; {area}{asked}; from 2015-11}}"
    assert title_of(reference).endswith(", from November 2015")
    made = card(sample, reference, sample.all(Assessment)[-1])
    chart = asked_chart(sample, measure, area, rates=rates, since="2015-11")
    assert (chart.points[0].period, len(chart.points)) == ("2015-11", 12)
    assert made.words == chart.verdict
    assert len(made.values) == 12


def test_a_chart_that_begins_after_the_last_month_says_so(sample: PartnershipFile) -> None:
    with pytest.raises(UserError, match="from January 2040"):
        asked_chart(sample, "Victim based crime", "Maidstone", since="2040-01")


def test_rates_up_to_a_month_are_those_of_that_month(sample: PartnershipFile) -> None:
    chart = asked_chart(sample, "Victim based crime", "Maidstone", "2015-12", rates=True)
    assert chart.series.measure == "Victim based crime per 10,000 people"
    assert chart.series.periods[-1] == "2015-12"


def test_several_rates_say_per_how_many_people(sample: PartnershipFile) -> None:
    several = asked_several(sample, "Victim based crime", "Maidstone", rates=True)
    assert several.title == "Victim based crime per 10,000 people month by month, by area"
    assert several.words.startswith("1 area, Victim based crime per 10,000 people, month by month.")


def test_the_rates_of_several_measures_say_it_once(sample: PartnershipFile) -> None:
    pairs = measures_of(monthly_choices(sample), choose(sample, "ASB", "Maidstone")[1].id, "")
    charts = rate_charts(sample, pairs)
    assert {per_people([chart]) for chart in charts} == {" per 10,000 people"}
    assert [measure_of(chart) for chart in charts] == [measure.name for measure, _ in pairs]
    words = several_words(charts, "measure")
    assert words.count("per 10,000") == 1
    assert several_title("Measures", "Maidstone", charts) == (
        "Measures per 10,000 people month by month, Maidstone"
    )


def test_a_rate_worked_out_from_a_small_count_holds_it(sample: PartnershipFile) -> None:
    chart = asked_chart(sample, "Burglary Dwelling", "Maidstone", rates=True)
    least = min(int(value) for value in chart.series.values if value)
    assert holds_small_count(chart, least + 1)
    assert not holds_small_count(chart, least)
