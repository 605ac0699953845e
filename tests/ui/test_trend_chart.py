"""An indicator over time is read and walked by keys, in the chart and in the table below it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from smpdesk.analysis.series import Series
from smpdesk.analysis.trend import trend
from smpdesk.evidence.priorities.indicator_months import SHOWN, months_of
from smpdesk.evidence.priorities.indicators import Judged
from smpdesk.models.records import Indicator
from smpdesk.periods import shift_month
from smpdesk.ui.look.theme import Look
from smpdesk.ui.plan.judged_card import JudgedCard

Key = Qt.Key
# Invented: a year and a half of a count, with one month missing.
VALUES = (24.0, 26.0, 25.0, 27.0, None, 26.0, 28.0, 27.0, 29.0, 28.0, 30.0, 29.0)


def of(values: tuple[float | None, ...] = VALUES, target: float | None = 300) -> Judged:
    months = tuple(shift_month("2016-11", n) for n in range(len(values)))
    series = Series(months, values, measure="Drug offences", area="Testborough")
    indicator = Indicator(id=1, priority=1, name="Drug offences", target="Reduce to 300 a year")
    return Judged(
        indicator, 350, None, "count", "off course", "Why.", target, series, trend(series, 6)
    )


@pytest.fixture
def card(qtbot: QtBot, look: Look) -> JudgedCard:
    made = JudgedCard()
    qtbot.addWidget(made)
    made.resize(420, 700)
    made.show_judged("Drug offences", of())
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_the_arrows_walk_the_months_and_the_table_follows(qtbot: QtBot, card: JudgedCard) -> None:
    chart = card.chart
    chart.setFocus()
    qtbot.waitUntil(chart.hasFocus)
    assert chart.month == "2017-10"
    seen = []
    for key in (Key.Key_Left, Key.Key_Home, Key.Key_Left, Key.Key_Right, Key.Key_End):
        qtbot.keyClick(chart, key)
        current = card.table.current()
        assert current is not None
        seen.append((chart.month, current.period))
    assert seen == [(m, m) for m in ("2017-09", "2016-11", "2016-11", "2016-12", "2018-04")]


def test_the_table_is_walked_and_the_chart_follows(qtbot: QtBot, card: JudgedCard) -> None:
    card.table.setFocus()
    card.table.pick_row(0)
    for _ in range(6):
        qtbot.keyClick(card.table, Key.Key_Down)
    assert card.chart.month == "2017-10"


def test_a_click_goes_to_the_nearest_month(qtbot: QtBot, card: JudgedCard) -> None:
    far = card.chart.rect().center()
    far.setX(card.chart.width() - 2)
    qtbot.mouseClick(card.chart, Qt.MouseButton.LeftButton, pos=far)
    assert card.chart.month == "2018-04"


def test_each_month_is_told_in_words() -> None:
    months = months_of(of())
    assert months[0].words == "November 2016: 24; the target is 25 a month."
    assert months[4].words == "March 2017: no figure; the target is 25 a month."
    assert months[-1].words.startswith("April 2018: forecast ")
    assert f"between {months[-1].between};" in months[-1].words


def test_the_newest_months_are_shown_and_half_a_year_to_come() -> None:
    months = months_of(of(tuple(float(20 + n % 5) for n in range(60))))
    assert [m.ahead for m in months] == [False] * SHOWN + [True] * 6


def test_an_indicator_without_months_has_neither_chart_nor_table(card: JudgedCard) -> None:
    card.show_judged("Trained", Judged(of().indicator, 3, None, "count", "can't tell", "Why."))
    assert card.chart.isHidden() and card.table.isHidden()
    card.show_judged("Trained", None)
    assert card.status.text == "Looking at the figures…"
