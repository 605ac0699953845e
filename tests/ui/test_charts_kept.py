"""What the Charts page shows stays: over an undo, and on a page made anew."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Extract, ExtractTable, Measure, Observation
from smpdesk.ui.charts.areas_view import AreasView
from smpdesk.ui.pages.charts import ChartsPage
from smpdesk.ui.window.shell import Shell
from tests.ui.walking import cut_off

MONTHS = [f"2016-{month:02}" for month in range(1, 13)]


@pytest.fixture
def page(qtbot: QtBot, shell: Shell) -> ChartsPage:
    assert shell.workspace is not None
    shell.workspace.go("charts")
    found = shell.workspace.page
    assert isinstance(found, ChartsPage)
    at_rest(qtbot, shell)
    return found


def at_rest(qtbot: QtBot, shell: Shell) -> None:
    qtbot.waitUntil(lambda: not shell.tasks.running, timeout=30_000)
    qtbot.wait(30)


def bring(file: PartnershipFile, name: str) -> Measure:
    """Months of a measure that was not there, as one edit."""
    own = file.partnership().area
    assert own is not None
    with file.edit(f"Bring {name}") as writer:
        measure = writer.insert(Measure(name=name))
        extract = writer.insert(
            Extract(name="brought.csv", imported_at="2017-01-09T09:00:00", imported_by="Officer")
        )
        table = writer.insert(ExtractTable(extract=extract.id))
        for number, month in enumerate(MONTHS):
            writer.insert(
                Observation(
                    extract_table=table.id,
                    measure=measure.id,
                    area=own,
                    start=month,
                    months=1,
                    value=20.0 + number % 3,
                )
            )
    return measure


def test_what_an_undo_takes_out_is_seen_again_when_it_is_done_again(
    qtbot: QtBot, shell: Shell, page: ChartsPage
) -> None:
    file = page.desk.file
    page.go_to(bring(file, "Piracy"))
    assert page.heading.text() == "Piracy"
    file.undo()
    at_rest(qtbot, shell)
    assert page.view.key == "chart"
    assert page.heading.text() != "Piracy"
    file.redo()
    at_rest(qtbot, shell)
    assert page.heading.text() == "Piracy"


def test_what_was_seen_stays_when_an_undo_takes_out_something_else(
    qtbot: QtBot, shell: Shell, page: ChartsPage
) -> None:
    seen = page.what.charted.records[-1]
    bring(page.desk.file, "Piracy")
    page.go_to(seen.key)
    page.desk.file.undo()
    at_rest(qtbot, shell)
    assert (page.measure_choice.key, page.area_choice.key) == tuple(map(str, seen.key))


def test_a_measure_brought_anew_under_its_name_is_the_one_seen(
    qtbot: QtBot, shell: Shell, page: ChartsPage
) -> None:
    file = page.desk.file
    page.go_to(bring(file, "Piracy"))
    file.undo()
    again = bring(file, "Piracy")
    at_rest(qtbot, shell)
    assert page.measure_choice.key == str(again.id)


def test_a_page_made_anew_shows_what_was_seen(qtbot: QtBot, shell: Shell, page: ChartsPage) -> None:
    record = next(r for r in page.what.charted.records if r.months > 12)
    page.overview.search_field.setText("crime")
    page.show_view("areas")
    view = page.comparison("areas")
    assert isinstance(view, AreasView)
    view.what.show_key("funnel")
    at_rest(qtbot, shell)
    page.go_to(record.key)
    since = page.chart_view.chart.chart.points[3].period  # type: ignore[union-attr]
    page.chart_view.choices.chosen.emit("since", since)
    anew = ChartsPage(page.desk)
    qtbot.addWidget(anew)
    anew.resize(page.size())
    anew.show()
    anew.refresh()
    anew.go_to(page.seen())
    at_rest(qtbot, shell)
    assert (anew.view.key, anew.heading.text()) == ("chart", record.measure.name)
    assert anew.chart_view.chart.chart is not None
    assert anew.chart_view.chart.chart.points[0].period == since
    assert anew.overview.search_field.text() == "crime"
    anew.show_view("areas")
    assert anew.comparison("areas").choices()["what"] == "funnel"
    at_rest(qtbot, shell)
    assert not cut_off(anew)
