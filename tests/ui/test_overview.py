"""The overview of charts: there at once, filled in later, filtered by theme, with targets."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from smpdesk.evidence.charts.control import chart_of
from smpdesk.models.edits import add, change
from smpdesk.models.figures.observations import monthly_choices
from smpdesk.models.records import (
    Area,
    Assessment,
    ExtractTable,
    Indicator,
    Measure,
    Observation,
    Priority,
    Theme,
)
from smpdesk.periods import shift_month
from smpdesk.ui.charts.overview import Overview
from smpdesk.ui.charts.overviewed import Overviewed
from smpdesk.ui.desk import Desk

MANY = 200


@pytest.fixture
def overview(desk: Desk, qtbot: QtBot) -> Iterator[Overview]:
    made = Overview(desk)
    qtbot.addWidget(made)
    made.resize(1000, 600)
    with qtbot.waitExposed(made):
        made.show()
    yield made


def fill(overview: Overview, desk: Desk) -> None:
    records = [Overviewed(m, a, n) for m, a, n in monthly_choices(desk.file)]
    overview.show_all(records, desk.file.partnership().area)


def texts(overview: Overview) -> list[list[str]]:
    table = overview.table
    return [[c.text(r) for c in table.records.columns] for r in table.records.records]


def drawn(overview: Overview, qtbot: QtBot) -> None:
    """Wait for every chart."""
    qtbot.waitUntil(lambda: not overview._desk.tasks.running, timeout=60_000)
    qtbot.waitUntil(lambda: all(row[-2] != "…" for row in texts(overview)), timeout=10_000)


def seen_columns(overview: Overview) -> list[str]:
    columns = overview.table.records.columns
    return [c.title for n, c in enumerate(columns) if not overview.table.isColumnHidden(n)]


def test_what_a_measure_shows_is_seen_where_there_is_little_room(
    overview: Overview, desk: Desk, qtbot: QtBot
) -> None:
    fill(overview, desk)
    drawn(overview, qtbot)
    wide = seen_columns(overview)
    assert {"Usual", "Newest", "On a year ago"} < set(wide)
    overview.resize(780, 600)
    assert "What it shows" in seen_columns(overview)
    assert "Usual" not in seen_columns(overview)
    qtbot.waitUntil(lambda: overview.table.horizontalScrollBar().maximum() == 0, timeout=2000)
    overview.resize(560, 600)
    assert seen_columns(overview)[:4] == ["Measure", "Area", "Figure", "What it shows"]
    overview.resize(1000, 600)
    assert seen_columns(overview) == wide


def test_two_hundred_measures_are_there_at_once_and_filled_in_later(
    overview: Overview, desk: Desk, qtbot: QtBot
) -> None:
    area, table = desk.file.all(Area)[0], desk.file.all(ExtractTable)[0]
    with desk.file.edit("Two hundred measures") as writer:
        for number in range(MANY - 2):
            measure = writer.insert(Measure(name=f"Measure {number}"))
            for month in range(24):
                writer.insert(
                    Observation(
                        measure=measure.id,
                        area=area.id,
                        start=shift_month("2014-12", month),
                        value=20 + (7 * number + 5 * month) % 11,
                        extract_table=table.id,
                    )
                )
    fill(overview, desk)
    rows = texts(overview)
    assert len(rows) == MANY
    assert [row[-2] for row in rows] == ["…"] * MANY, "nothing waits for a chart"
    drawn(overview, qtbot)
    assert all(row[4] for row in texts(overview)), "each has its newest figure"


def test_measures_are_filtered_by_theme(overview: Overview, desk: Desk, qtbot: QtBot) -> None:
    theme = desk.file.first(Theme, name="Domestic abuse")
    priority = desk.file.first(Priority, name="Domestic abuse")
    violence = desk.file.first(Measure, name="Violence against the person")
    assert theme is not None and priority is not None and violence is not None
    change(desk.file, priority, theme=theme.id)
    add(desk.file, Indicator(priority=priority.id, name="Violence", measure=violence.id))
    fill(overview, desk)
    overview.theme_choice.setFocus()
    qtbot.keyClicks(overview.theme_choice, "Dom")
    qtbot.keyClick(overview.theme_choice, Qt.Key.Key_Return)
    assert overview.theme_choice.key == "Domestic abuse"
    assert [row[0] for row in texts(overview)] == ["Violence against the person"]
    drawn(overview, qtbot)
    assert [row[0] for row in texts(overview)] == ["Violence against the person"]


def test_without_a_theme_of_any_measure_there_is_no_choice_of_themes(
    overview: Overview, desk: Desk
) -> None:
    fill(overview, desk)
    assert not overview.theme_choice.isVisible()


@pytest.mark.parametrize(
    ("target", "said"),
    [("1,200 or fewer a year", "Missed"), ("30,000 or fewer a year", "Reached")],
)
def test_the_target_says_what_the_limits_say(
    overview: Overview, desk: Desk, qtbot: QtBot, target: str, said: str
) -> None:
    priority = desk.file.all(Priority, assessment=desk.file.all(Assessment)[0].id)[0]
    violence = desk.file.first(Measure, name="Violence against the person")
    assert violence is not None
    indicator = Indicator(priority=priority.id, name="Violence", measure=violence.id, target=target)
    add(desk.file, indicator)
    fill(overview, desk)
    drawn(overview, qtbot)
    shown = {row[0]: row[-1] for row in texts(overview)}
    assert shown == {"Violence against the person": said, "Robbery": ""}
    record = next(r for r in overview.table.records.records if r.outlook)
    assert record.outlook is not None
    assert "a month lies" in record.outlook.words


def test_the_newest_month_is_held_against_the_same_month_a_year_before(
    overview: Overview, desk: Desk, qtbot: QtBot
) -> None:
    fill(overview, desk)
    drawn(overview, qtbot)
    for record in overview.table.records.records:
        points = chart_of(desk.file, record.measure, record.area).points
        now, before = points[-1].value, points[-13].value
        assert now is not None and before is not None
        row = next(row for row in texts(overview) if row[0] == record.measure.name)
        assert row[6].replace("−", "-") == f"{100 * (now - before) / before:+.1f}%"
