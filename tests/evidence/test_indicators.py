"""Indicators judged by the figures of the file, and what stands beside a theme's score."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from smpdesk.evidence.priorities.beside import beside_score, watched_measure
from smpdesk.evidence.priorities.indicators import judged, number_in, rate_base
from smpdesk.models.assessing import decide
from smpdesk.models.edits import add, change
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import (
    Answer,
    Area,
    Assessment,
    Extract,
    ExtractTable,
    Indicator,
    Measure,
    Observation,
    Population,
    Priority,
    Question,
    Survey,
    Theme,
)
from smpdesk.periods import shift_month


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PartnershipFile]:
    """Drug offences: 20 a month, then 30 a month in the year to October 2017."""
    path = tmp_path_factory.mktemp("file") / "a.smp"
    with PartnershipFile.create(path, "Safer Testborough") as made:
        own = add(made, Area(name="Testborough", kind="district"))
        change(made, made.partnership(), area=own.id)
        drugs = add(made, Measure(name="Drug offences"))
        year = add(made, Assessment(name="2018-19", data_start="2016-11"))
        theme = add(made, Theme(name="Drugs"))
        decide(made, year, theme, "priority", reason="It grows.")
        made_up = Extract(name="a.csv", imported_at="2017-11-01", imported_by="officer")
        table = add(made, ExtractTable(extract=add(made, made_up).id))
        for number in range(24):
            month = shift_month("2015-11", number)
            value = 20.0 if number < 12 else 30.0
            add(
                made,
                Observation(
                    measure=drugs.id,
                    area=own.id,
                    start=month,
                    value=value + number % 3 - 1,
                    extract_table=table.id,
                ),
            )
        priority = add(made, Priority(assessment=year.id, name="Drugs", theme=theme.id))
        add(made, Indicator(priority=priority.id, name="Drug offences", measure=drugs.id))
        yield made


def indicator(file: PartnershipFile, **fields: str) -> Indicator:
    return change(file, file.all(Indicator)[0], **fields)


@pytest.mark.parametrize(
    ("target", "status"),
    [
        ("Reduce to 300 a year", "off course"),
        ("Under 400", "met"),
        ("Everyone is happy", "can't tell"),
        ("", "can't tell"),
    ],
)
def test_a_target_is_judged_by_the_newest_year(
    file: PartnershipFile, target: str, status: str
) -> None:
    found = judged(file, indicator(file, target=target))
    assert found.status == status
    assert found.why


def test_the_newest_year_is_the_sum_of_its_months(file: PartnershipFile) -> None:
    found = judged(file, indicator(file, target="Under 400"))
    assert found.period is not None
    assert (found.value_words, found.period.text()) == ("360", "year to October 2017")


def test_what_is_counted_for_less_than_a_year_is_judged_in_proportion(
    file: PartnershipFile,
) -> None:
    trained = add(file, Measure(name="Staff trained", direction="higher"))
    table = file.all(ExtractTable)[0]
    for number, value in enumerate((0.0, 20.0, 18.0, 0.0, 22.0, 30.0)):
        month = shift_month("2018-04", number)
        add(
            file,
            Observation(
                measure=trained.id,
                area=file.all(Area)[0].id,
                start=month,
                value=value,
                extract_table=table.id,
            ),
        )
    before = file.all(Indicator)[0]
    found = judged(file, change(file, before, measure=trained.id, target="Train 200 a year"))
    change(file, file.get(Indicator, before.id), measure=before.measure, target=before.target)
    assert found.period is not None
    assert found.period.text() == "April to September 2018"
    assert (found.value_words, found.status) == ("90", "off course")
    assert "comes to 100 by then" in found.why


def test_the_forecast_looks_half_a_year_ahead(file: PartnershipFile) -> None:
    found = judged(file, indicator(file, target="Under 400"))
    assert found.trend is not None
    assert found.trend.rising
    assert found.trend.forecast[0].period == "2017-11"
    assert len(found.trend.forecast) == 6


def test_a_rate_is_worked_out_of_a_measure_that_counts(file: PartnershipFile) -> None:
    own = file.all(Area)[0]
    add(file, Population(area=own.id, year=2017, persons=180_000))
    before = file.all(Indicator)[0]
    rate = indicator(file, name="Drug offences per 1,000 population", target="Under 1.9")
    found = judged(file, rate)
    indicator(file, name=before.name)
    assert (found.value_words, found.unit, found.status) == ("2.00", "per 1,000", "off course")
    assert found.monthly_target is None


def test_names_say_what_a_rate_is_of() -> None:
    assert rate_base("Incidents per 10,000 people") == 10_000
    assert rate_base("Incidents per month") == 0


def test_without_a_measure_nobody_can_tell(file: PartnershipFile) -> None:
    priority = file.all(Priority)[0]
    alone = add(file, Indicator(priority=priority.id, name="Plans", target="Every group has one"))
    found = judged(file, alone)
    assert found.status == "can't tell"
    assert "No measure is tied to this indicator" in found.why


def test_numbers_are_found_in_baselines() -> None:
    assert number_in("25.1%") == 25.1
    assert number_in("£1,610 a year") == 1610
    assert number_in("Not counted before") is None


def test_volume_change_and_signals_stand_beside_the_score(file: PartnershipFile) -> None:
    year, theme = file.all(Assessment)[0], file.all(Theme)[0]
    lines = {line.label: line for line in beside_score(file, year, theme)}
    assert lines["Volume, year"].words == "360"
    assert lines["Change"].words == "+50.0%"
    assert lines["Change"].meaning == "worse"
    assert lines["Signals"].meaning == "worse"
    assert lines["Residents"].words == "Not asked in this year’s survey"
    assert lines["Can the partnership influence it?"].words == "Not judged yet"


def test_what_residents_said_stands_there_too(file: PartnershipFile) -> None:
    year, theme = file.all(Assessment)[0], file.all(Theme)[0]
    survey = add(file, Survey(assessment=year.id, heading="Survey 2017"))
    question = add(file, Question(survey=survey.id, text="Are drugs a problem?", theme=theme.id))
    add(file, Answer(question=question.id, answer="Yes", share=38.2))
    lines = {line.label: line for line in beside_score(file, year, theme)}
    assert lines["Residents"].words == "Yes 38%"


def test_a_theme_without_indicator_is_watched_by_a_measure_of_its_name(
    file: PartnershipFile,
) -> None:
    named = add(file, Theme(name="Drug offence (Class A)"))
    watched = watched_measure(file, named)
    assert watched is not None
    assert watched.name == "Drug offences"
    assert watched_measure(file, add(file, Theme(name="Road safety"))) is None
