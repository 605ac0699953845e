"""What the papers tell: places, wards, peers, people, costs, and what of it may be published.

All figures are invented.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from smpdesk.errors import UserError
from smpdesk.evidence.areas.districts import (
    district_comparisons,
    districts,
    funnel_of,
    funnel_words,
)
from smpdesk.evidence.areas.peers import peer_comparisons
from smpdesk.evidence.areas.people import people_of
from smpdesk.evidence.areas.wards import ward_tables
from smpdesk.evidence.charts.chart_words import chart_line, heard, holds_small_count, told
from smpdesk.evidence.charts.control import chart_of
from smpdesk.evidence.charts.recording import recording_notes
from smpdesk.evidence.figures import Figures
from smpdesk.evidence.priorities.indicators import publishable
from smpdesk.evidence.priorities.lineage import Descent, Lineage, Stand
from smpdesk.evidence.published.costs import costs_before_and_after
from smpdesk.evidence.published.key_figures import key_figures
from smpdesk.evidence.published.years import published_years
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import (
    Area,
    AreaMember,
    ChangePoint,
    Extract,
    ExtractTable,
    Measure,
    Observation,
    Population,
)
from smpdesk.periods import Period, shift_month

YEAR = Period("2015-11", 12)
NAMES = ("Ash", "Brook", "Chalk", "Dene", "Elm", "Fenn", "Grove", "Holt")


class Town:
    """A partnership of made-up districts, wards and figures."""

    def __init__(self, file: PartnershipFile) -> None:
        self.file = file
        with file.edit("Begin") as writer:
            extract = writer.insert(
                Extract(
                    name="made.csv", source="Made up", imported_at="2017-01-01", imported_by="x"
                )
            )
            self.table = writer.insert(ExtractTable(extract=extract.id)).id
            self.county = writer.insert(Area(name="Shire", kind="county"))
            self.areas = {name: writer.insert(Area(name=name)) for name in NAMES}
            for area in self.areas.values():
                writer.insert(AreaMember(area=self.county.id, member=area.id))
                for year in (2010, 2016):
                    writer.insert(Population(area=area.id, year=year, persons=50_000 + year))
            writer.update(file.partnership(), area=self.areas["Ash"].id)
        self.own = self.areas["Ash"]

    def measure(self, name: str, **fields: object) -> Measure:
        with self.file.edit("Add a measure") as writer:
            return writer.insert(Measure(name=name, **fields))  # type: ignore[arg-type]

    def ward(self, name: str) -> Area:
        with self.file.edit("Add a ward") as writer:
            return writer.insert(Area(name=name, kind="ward", parent=self.own.id))

    def observe(
        self,
        measure: Measure,
        area: Area,
        value: float | None,
        period: Period = YEAR,
        status: str = "value",
    ) -> None:
        with self.file.edit("Observe") as writer:
            writer.insert(
                Observation(
                    measure=measure.id,
                    area=area.id,
                    start=period.start,
                    months=period.months,
                    value=value,
                    status=status,
                    extract_table=self.table,
                )
            )


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    with PartnershipFile.create(tmp_path / "town.smp", "Made-up Partnership") as file:
        yield Town(file)


@pytest.fixture
def violence(town: Town) -> Measure:
    """A count in every district, 500 in the first and 100 more in each that follows."""
    measure = town.measure("Violence")
    for place, area in enumerate(town.areas.values()):
        town.observe(measure, area, 500 + 100 * place)
    town.observe(measure, town.county, 6800)
    return measure


def test_districts_say_our_place_the_ends_and_the_whole(town: Town, violence: Measure) -> None:
    compared = districts(town.file, violence, YEAR, town.own)
    assert [row.area for row in compared.ranked] == list(NAMES)
    assert "Ash: 9.6 per 1,000, place 1 of 8." in compared.words
    assert "last Holt with 23.1" in compared.words
    assert compared.source == "Made up"
    assert not compared.compared


def test_what_is_rare_is_told_per_ten_thousand(town: Town) -> None:
    deaths = town.measure("Deaths")
    for area in town.areas.values():
        town.observe(deaths, area, 20)
    assert districts(town.file, deaths, YEAR, town.own).table.per == 10_000


def test_a_small_count_is_hidden_with_another_and_all_that_rests_on_them(town: Town) -> None:
    visits = town.measure("Visits")
    for place, area in enumerate(town.areas.values()):
        town.observe(visits, area, 3 if place == 2 else 40 + place)
    town.observe(visits, town.county, 3 + sum(40 + p for p in range(8) if p != 2))
    full = districts(town.file, visits, YEAR, town.own)
    assert not full.hidden
    compared = districts(town.file, visits, YEAR, town.own, smallest=5)
    assert "Chalk" in compared.hidden
    assert len(compared.hidden) == 2
    rows = {row.area: row for row in compared.table.rows}
    assert rows["Chalk"].value is None
    assert rows["Chalk"].rate is None
    assert rows["Chalk"].rank is None
    assert "* does not mean zero" in compared.sentence


def test_old_years_and_years_to_come_are_not_told(town: Town, violence: Measure) -> None:
    def told(year: Period) -> int:
        return len(district_comparisons(town.file, town.own, year))

    assert told(YEAR) == 1
    assert told(Period("2016-11", 12)) == 1, "the year before the data year may stand for it"
    assert told(Period("2017-11", 12)) == 0
    assert told(Period("2014-11", 12)) == 0


def test_the_funnel_says_who_differs_by_more_than_chance(town: Town, violence: Measure) -> None:
    compared = districts(town.file, violence, YEAR, town.own)
    found = funnel_of(town.file, compared)
    assert found is not None
    made, per = found
    assert per == 1000
    assert len(made.points) == 8
    assert "Ash" in funnel_words(made, "Ash")


def test_wards_hide_what_is_small_and_stand_in_no_telling_order(town: Town) -> None:
    theft = town.measure("Theft")
    for name, count in (("North", 30), ("South", 2), ("West", 12), ("East", 6)):
        town.observe(theft, town.ward(name), count)
    town.observe(theft, town.own, 50)
    (full,) = ward_tables(town.file, town.own, YEAR)
    assert [name for name, _ in full.rows] == ["North", "West", "East", "South"]
    assert full.rows[-1] == ("South", ("2",))
    (public,) = ward_tables(town.file, town.own, YEAR, smallest=5)
    assert dict(public.rows)["South"] == ("*",)
    hidden = [name for name, cells in public.rows if cells == ("*",)]
    assert len(hidden) == 2
    assert [name for name, _ in public.rows][-2:] == sorted(hidden)
    assert public.whole == ("Ash", ("50",))


def test_a_ward_that_its_source_hid_stays_hidden_in_every_edition(town: Town) -> None:
    theft = town.measure("Theft")
    for name, count in (("North", 30), ("South", None), ("West", 12)):
        status = "value" if count else "suppressed"
        town.observe(theft, town.ward(name), count, status=status)
    town.observe(theft, town.own, 44)
    (full,) = ward_tables(town.file, town.own, YEAR)
    assert dict(full.rows)["South"] == ("*",)


def test_wards_that_are_not_all_there_need_no_cover(town: Town) -> None:
    theft = town.measure("Theft")
    for name, count in (("North", 30), ("South", 2), ("West", 12)):
        town.observe(theft, town.ward(name), count)
    town.observe(theft, town.own, 900)
    (public,) = ward_tables(town.file, town.own, YEAR, smallest=5)
    assert [name for name, cells in public.rows if cells == ("*",)] == ["South"]


def test_the_months_of_a_ward_add_up_to_its_year(town: Town) -> None:
    theft = town.measure("Theft")
    north, south, west = (town.ward(name) for name in ("North", "South", "West"))
    for step in range(12):
        month = Period(shift_month(YEAR.start, step))
        town.observe(theft, town.own, 10, month)
        town.observe(theft, north, 6, month)
        town.observe(theft, west, 3, month)
    town.observe(theft, south, 12, Period(YEAR.start))  # the list has no other month of it
    (full,) = ward_tables(town.file, town.own, YEAR)
    assert dict(full.rows) == {"North": ("72",), "West": ("36",), "South": ("12",)}


def test_peers_are_told_with_their_mean_and_our_place(town: Town) -> None:
    rate = town.measure("Crime rate", unit="rate", per=1000)
    with town.file.edit("Make a group") as writer:
        group = writer.insert(Area(name="Group", kind="peer group"))
        for area in town.areas.values():
            writer.insert(AreaMember(area=group.id, member=area.id))
    for place, area in enumerate(town.areas.values()):
        town.observe(rate, area, 50.0 + place)
    (peers,) = peer_comparisons(town.file, town.own, YEAR)
    assert peers.comparison.mean == 53.5
    assert peers.comparison.place is not None
    assert peers.comparison.place.place == 1


def test_people_are_told_for_the_newest_middle_of_a_year_not_after_the_data(town: Town) -> None:
    told = people_of(town.file, town.own, YEAR)
    assert told is not None
    assert (told.year, told.before) == (2016, 2010)
    assert [row.area for row in told.rows] == ["Ash", "Shire"]
    assert told.rows[0].change.number == 6
    assert people_of(town.file, town.own, Period("2008-01", 12)) is None


def test_costs_before_and_after_are_found_by_their_names(town: Town) -> None:
    before = town.measure("Cost of crime: 6 months before joining", unit="pounds")
    after = town.measure("Cost of crime: 6 months after joining", unit="pounds")
    for name, was, now in (("Ash", 1000, 600), ("Brook", 500, 700)):
        town.observe(before, town.areas[name], was)
        town.observe(after, town.areas[name], now)
    (costs,) = costs_before_and_after(town.file, YEAR)
    assert costs.name == "Cost of crime"
    assert costs.table.total.change.number == -200


def test_key_figures_leave_out_the_parts_of_what_is_told(town: Town) -> None:
    whole = town.measure("All crime")
    part = town.measure("Burglary", parent=whole.id)
    other = town.measure("Noise")
    for measure, value in ((whole, 900), (part, 80), (other, 300)):
        town.observe(measure, town.own, value)
    told = key_figures(town.file, town.own, YEAR)
    assert [each.measure.name for each in told] == ["All crime", "Noise"]
    assert key_figures(town.file, town.own, YEAR, smallest=400)[-1].measure.name == "All crime"


def test_a_year_against_the_year_before_hides_what_is_small(town: Town) -> None:
    whole = town.measure("All crime")
    for name, now in (("Murder", 2), ("Arson", 9), ("Fraud", 89)):
        part = town.measure(name, parent=whole.id)
        town.observe(part, town.own, now)
        town.observe(part, town.own, 50, YEAR.previous())
    town.observe(whole, town.own, 100)
    town.observe(whole, town.own, 150, YEAR.previous())
    full = published_years(town.file, town.own, YEAR)
    assert full is not None
    assert not full.hidden
    public = published_years(town.file, town.own, YEAR, smallest=5)
    assert public is not None
    assert "now" in public.hidden["Murder"]
    assert len(public.hidden) == 2
    murder = next(row for row in public.table.rows if row.measure == "Murder")
    assert murder.change.now is None
    assert murder.change.percent is None


def test_a_paper_tells_no_year_after_its_own(town: Town) -> None:
    measure = town.measure("All crime")
    town.observe(measure, town.own, 100, Period("2018-11", 12))
    assert published_years(town.file, town.own, YEAR) is None


def test_a_change_of_recording_is_told_of_the_whole_and_only_between_the_years(town: Town) -> None:
    whole = town.measure("Violence")
    part = town.measure("Assault", parent=whole.id)
    with town.file.edit("Mark it") as writer:
        writer.insert(
            ChangePoint(measure=part.id, month="2015-11", kind="recording", note="Counted apart.")
        )
    both = Period("2014-11", 24)
    assert recording_notes(town.file, whole, town.own, both) == (
        "Assault: recording changed in November 2015. Counted apart.",
    )
    assert recording_notes(town.file, whole, town.own, Period("2015-11", 24)) == ()
    other = town.measure("Theft")
    assert recording_notes(town.file, other, town.own, both) == ()


@pytest.fixture
def monthly(town: Town) -> Callable[[list[int]], Measure]:
    def made(values: list[int]) -> Measure:
        measure = town.measure("Noise")
        for step, value in enumerate(values):
            town.observe(measure, town.own, value, Period(shift_month("2014-11", step)))
        return measure

    return made


def test_a_chart_ends_with_the_data_year(
    town: Town, monthly: Callable[[list[int]], Measure]
) -> None:
    noise = monthly([40 + i % 5 for i in range(30)])
    chart = chart_of(town.file, noise, town.own, until="2016-10")
    assert chart.series.periods[-1] == "2016-10"
    assert len(chart.series.periods) == 24
    with pytest.raises(UserError, match="up to January 2010"):
        chart_of(town.file, noise, town.own, until="2010-01")


def test_a_chart_in_a_line_and_a_chart_heard(
    town: Town, monthly: Callable[[list[int]], Measure]
) -> None:
    chart = chart_of(town.file, monthly([40, 44, 41, 39, 43] * 4 + [90]), town.own)
    line = chart_line(chart)
    assert line.newest == "90 in Jul 2016"
    assert line.says == "Cause for concern: above limits"
    assert "Lowest 39 in February 2015, highest 90 in July 2016" in heard(chart)


def test_the_words_below_a_chart_neither_name_it_again_nor_advise_the_officer(
    town: Town, monthly: Callable[[list[int]], Measure]
) -> None:
    chart = chart_of(
        town.file, monthly([40, 44, 41, 39, 43, 41] * 2 + [60, 64, 61, 63] * 3), town.own
    )
    assert chart.verdict.startswith("Noise in Ash, ")
    assert "new limits could start" in chart.verdict
    assert "new limits could start" not in told(chart)
    assert not told(chart).startswith("Noise")
    assert told(chart)[:80] in chart.verdict


def test_a_chart_with_a_small_count_is_known(
    town: Town, monthly: Callable[[list[int]], Measure]
) -> None:
    chart = chart_of(town.file, monthly([8, 9, 3, 0, 7, 9, 8, 7, 9, 10, 8, 9]), town.own)
    assert holds_small_count(chart, 5)
    assert not holds_small_count(chart, 3)
    assert not holds_small_count(chart, 0)


def test_a_live_figure_of_a_small_count_is_not_told_nor_what_rests_on_it(town: Town) -> None:
    arson = town.measure("Arson")
    town.observe(arson, town.own, 3)
    town.observe(arson, town.own, 60, YEAR.previous())

    def told(form: str, smallest: int) -> str:
        reference = f"{{= Arson; Ash; 2015-11/12; {form} }}"
        return Figures(town.file, smallest=smallest).figure(reference).words

    assert told("count", 0) == "3"
    assert told("count", 5) == "fewer than 5"
    assert told("before", 5) == "60"
    assert told("per cent", 5) == told("rate", 5) == "a figure too small to publish"


@pytest.mark.parametrize(
    ("figure", "printed"),
    [("3", "fewer than 5"), ("0", "0"), ("5", "5"), ("3%", "3%"), ("1.7", "1.7"), ("", "")],
)
def test_a_whole_number_that_is_small_is_not_printed(figure: str, printed: str) -> None:
    assert publishable(figure, 5) == printed
    assert publishable(figure, 0) == figure


def test_the_lineage_of_priorities_keeps_what_they_came_from_and_became() -> None:
    lineage = Lineage(
        ("2016", "2017", "2018"),
        (
            Stand("2016", "Roads"),
            Stand("2016", "Noise", "emerging"),
            Stand("2017", "Roads", "dropped"),
            Stand("2017", "Noise"),
            Stand("2017", "Camps", "business as usual"),
            Stand("2018", "Quiet"),
        ),
        (
            Descent("2017", "Roads", "Roads", "dropped"),
            Descent("2017", "Noise", "Noise"),
            Descent("2018", "Quiet", "Noise", "renamed"),
        ),
    )
    kept = lineage.of_priorities()
    assert ("2017", "Camps") not in {(s.year, s.theme) for s in kept.stands}
    assert len(kept.stands) == 5
    assert kept.until("2017").years == ("2016", "2017")
    assert len(kept.until("2017").descents) == 2
