"""A small count that one public paper hides can't be worked out from what the others tell."""

import datetime as dt

import pytest

from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import (
    Area,
    Assessment,
    Extract,
    ExtractTable,
    Measure,
    Observation,
    Partnership,
    Population,
    Section,
)
from smpdesk.periods import shift_month
from smpdesk.reports.matter import matter_of
from smpdesk.reports.published_counts import given_away
from smpdesk.reports.told_counts import told_changes, told_counts
from tests.reports.documents.before_export import before_export

DAY = dt.date(2017, 3, 1)
# All invented: arson, by month, of two kinds; the damage is told, the danger is small.
DAMAGE = (9, 8, 11, 7, 10, 12, 9, 8, 10, 11, 9, 8)
YEAR, DANGER = 114, 2


@pytest.fixture
def file(tmp_path):
    """A file with a year of one measure, and of the two that it is made of."""
    with PartnershipFile.create(tmp_path / "Exampleford.smp", "Exampleford") as file:
        with file.edit("Fill") as writer:
            area = writer.insert(Area(name="Exampleford", code="E07000999"))
            writer.update(Partnership(id=1, name="Exampleford"), area=area.id)
            year = writer.insert(Assessment(name="2017-18", data_start="2015-11"))
            extract = writer.insert(
                Extract(name="a.csv", source="Invented", imported_at="2016-11-03", imported_by="O")
            )
            table = writer.insert(ExtractTable(extract=extract.id, sheet="", cells="A1:B9"))
            arson = writer.insert(Measure(name="Arson"))
            kinds = [
                writer.insert(Measure(name=name, parent=arson.id))
                for name in ("Arson, damage", "Arson, danger")
            ]

            def put(measure, value, start="2015-11", months=12):
                writer.insert(
                    Observation(
                        measure=measure.id, area=area.id, start=start, months=months,
                        value=value, extract_table=table.id, cell="B2",
                    )
                )  # fmt: skip

            put(arson, YEAR)
            put(kinds[1], DANGER)
            for place, value in enumerate(DAMAGE):
                put(kinds[0], value, shift_month("2015-11", place), 1)
            writer.insert(Section(assessment=year.id, heading="Fires", part="headlines"))
        yield file


def found(file):
    return given_away(matter_of(file, None, "public", DAY))


def test_a_total_less_the_months_of_the_rest_gives_a_small_count_back(file):
    assert sum(DAMAGE) + DANGER == YEAR
    (leak,) = found(file)
    assert leak.count == ("Arson, danger", "Exampleford", "", "2015-11", 12)
    assert "the data" in leak.told_in
    assert "can be worked out from counts in" in leak.words


def test_it_is_said_before_export_and_leads_to_the_measure(file):
    for name in ("data", "plan-refresh", "strategic-assessment"):
        concerns = before_export(file, name, "public", None, DAY)
        (concern,) = [c for c in concerns if c.message.startswith("It is hidden as a small")]
        assert (concern.kind, concern.page, concern.refuses) == ("disclosure", "data", False)
        assert concern.record.name == "Arson, danger"
        assert concern.place == "Arson, danger, Exampleford, year to October 2016"
    restricted = before_export(file, "data", "restricted", None, DAY)
    assert [c for c in restricted if c.kind == "disclosure"] == []


def test_nothing_is_given_away_where_another_part_is_not_known(file):
    observation = file.first(Observation, start="2016-03", months=1)
    with file.edit("Take a month away") as writer:
        writer.delete(observation)
    assert found(file) == []


def test_the_samples_papers_give_nothing_away(partnership):
    for year in ("2016-17", "2017-18", "2018-19"):
        assert given_away(matter_of(partnership, year, "public", dt.date(2019, 3, 1))) == []


def say(file, text):
    """Write the text of the one section that is public."""
    (section,) = file.all(Section)
    with file.edit("Write") as writer:
        writer.update(section, text=text)


@pytest.fixture
def without_a_total(file):
    """The file as it is when nobody tells the year of all arson in a table."""
    year = file.first(Observation, start="2015-11", months=12, value=YEAR)
    with file.edit("Take the total away") as writer:
        writer.delete(year)
    return file


def put_years(file, now, before):
    """Give all arson a year of which only texts tell; the data leave out what is no count."""
    measure = file.first(Measure, name="Arson")
    table = file.first(ExtractTable)
    with file.edit("Put") as writer:
        for start, value in (("2015-11", now), ("2014-11", before)):
            writer.insert(
                Observation(
                    measure=measure.id, area=1, start=start, months=12, value=value,
                    extract_table=table.id, cell="B9",
                )
            )  # fmt: skip


def test_a_small_count_typed_in_a_public_text_is_told_of(file):
    small = file.first(Measure, name="Arson, danger")
    with file.edit("Rename") as writer:
        writer.update(small, name="Arson with danger")
        table = file.first(ExtractTable)
        writer.insert(
            Observation(
                measure=small.id, area=1, start="2014-11", months=12, value=9,
                extract_table=table.id, cell="B2",
            )
        )  # fmt: skip
    say(file, "Arson with danger fell from 9 to 2.")
    leak = next(leak for leak in found(file) if leak.told_outright)
    assert leak.count == ("Arson with danger", "Exampleford", "", "2015-11", 12)
    assert leak.words == "It is a small count that the tables hide, but “Fires” tells it."


def test_a_text_that_is_not_public_tells_nothing(file):
    say(file, "Arson fell from 9 to 2.")
    (section,) = file.all(Section)
    with file.edit("Restrict") as writer:
        writer.update(section, edition="restricted")
    assert not any(leak.told_outright for leak in found(file))


def changes(file):
    return list(told_changes(matter_of(file, None, "public", DAY)))


@pytest.mark.parametrize(
    ("form", "now", "before", "gives"),
    [
        ("change", 114, 110, (True, True)),
        ("per cent", 114, 110, (True, True)),
        ("change in words", 114, 110, (True, True)),
        ("per cent", 11_400, 11_000, (False, False)),
    ],
)
def test_a_change_gives_a_count_where_no_other_whole_number_would_read_the_same(
    without_a_total, form, now, before, gives
):
    put_years(without_a_total, now, before)
    say(without_a_total, f"{{= Arson; Exampleford; 2015-11/12; {form} }}")
    (told,) = changes(without_a_total)
    assert (told.gives_now, told.gives_before) == gives
    assert (told.now.start, told.before.start) == ("2015-11", "2014-11")


@pytest.mark.parametrize(("people", "told"), [(5_000, True), (500_000, False)])
def test_a_rate_tells_the_count_of_few_people_and_not_of_many(without_a_total, people, told):
    put_years(without_a_total, YEAR, 120)
    with without_a_total.edit("Count people") as writer:
        for year in (2014, 2015, 2016):
            writer.insert(Population(area=1, year=year, persons=people))
    say(without_a_total, "{= Arson; Exampleford; 2015-11/12; rate }")
    texts = {
        count
        for count, where in told_counts(matter_of(without_a_total, None, "public", DAY))
        if where.startswith("“")
    }
    assert (("Arson", "Exampleford", "", "2015-11", 12) in texts) is told
