from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from smpdesk.analysis.control_chart import ChangePoint, ControlChart, Meaning, Point
from smpdesk.analysis.series import Series
from smpdesk.analysis.spc import ChartSettings, control_chart
from smpdesk.periods import shift_month
from smpdesk.ui.charts.canvas import symbol_of
from smpdesk.ui.charts.control_chart_widget import ControlChartWidget
from smpdesk.ui.charts.layout import lay_out
from smpdesk.ui.charts.point_words import number_text, point_sentence, point_texts
from smpdesk.ui.charts.readout import Readout
from smpdesk.ui.look.stylesheet import dress
from smpdesk.ui.look.theme import Look
from tests.ui.figures import VIOLENCE

MONTHS = tuple(shift_month("2013-06", n) for n in range(len(VIOLENCE)))


def chart(**settings: object) -> ControlChart:
    """The chart of the invented series: a recording change, a month set aside, one provisional."""
    series = Series(
        MONTHS,
        tuple(float(v) for v in VIOLENCE),
        provisional=frozenset({MONTHS[-1]}),
        measure="Violence against the person",
        area="Maidstone",
    )
    change = ChangePoint("2014-11", "recording", "Counting rules", step_change=True)
    chosen = ChartSettings(
        change_points=(change,),
        set_aside=("2014-03",),
        **settings,  # type: ignore[arg-type]
    )
    return control_chart(series, chosen)


@pytest.fixture
def widget(qtbot: QtBot, look: Look) -> Iterator[ControlChartWidget]:
    page = QWidget()
    column = QVBoxLayout(page)
    made = ControlChartWidget()
    column.addWidget(QLabel("Above"))
    column.addWidget(made)
    page.resize(780, 420)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    made.show_chart(chart())
    yield made


def test_a_screen_reader_hears_the_verdict(widget: ControlChartWidget) -> None:
    assert widget.accessibleName() == "Control chart: Violence against the person, Maidstone"
    assert widget.accessibleDescription() == chart().verdict


def test_the_newest_month_is_read_when_the_chart_gets_the_focus(
    widget: ControlChartWidget,
) -> None:
    widget.setFocus()
    assert widget.month == "2016-11"


def test_arrow_keys_walk_from_month_to_month(qtbot: QtBot, widget: ControlChartWidget) -> None:
    widget.setFocus()
    with qtbot.waitSignal(widget.month_reached) as said:
        qtbot.keyClick(widget, Qt.Key.Key_Left)
    assert said.args == ["2016-10"]
    qtbot.keyClick(widget, Qt.Key.Key_Home)
    assert widget.month == "2013-06"
    qtbot.keyClick(widget, Qt.Key.Key_Left)
    assert widget.month == "2013-06"
    qtbot.keyClick(widget, Qt.Key.Key_End)
    assert widget.month == "2016-11"


def test_control_and_an_arrow_go_from_signal_to_signal(
    qtbot: QtBot, widget: ControlChartWidget
) -> None:
    widget.setFocus()
    qtbot.keyClick(widget, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert widget.chart is not None
    point = next(p for p in widget.chart.points if p.period == widget.month)
    assert point.signals


def test_the_readout_says_month_value_and_why(qtbot: QtBot, widget: ControlChartWidget) -> None:
    widget.setFocus()
    qtbot.keyClick(widget, Qt.Key.Key_Left)
    readout = widget.findChild(Readout)
    assert readout is not None
    assert readout.isVisible()
    texts = [label.text() for label in readout.findChildren(QLabel)]
    assert texts[0] == "October 2016 · 338"
    assert "Outside the upper limit" in texts[1]


def test_the_readout_stays_inside_the_chart(qtbot: QtBot, widget: ControlChartWidget) -> None:
    widget.setFocus()
    readout = widget.findChild(Readout)
    assert readout is not None
    for _ in MONTHS:
        assert widget.rect().contains(readout.geometry())
        qtbot.keyClick(widget, Qt.Key.Key_Left)


def test_the_readout_never_hides_the_point_it_is_about(
    qtbot: QtBot, widget: ControlChartWidget
) -> None:
    widget.setFocus()
    readout = widget.findChild(Readout)
    assert readout is not None
    for place in reversed(range(len(MONTHS))):
        at = widget.canvas.mapTo(widget, widget.canvas.pixels()[place])
        assert not readout.geometry().contains(at)
        qtbot.keyClick(widget, Qt.Key.Key_Left)


def test_the_readout_at_the_newest_month_leaves_the_months_before_it_in_sight(
    widget: ControlChartWidget,
) -> None:
    widget.setFocus()
    readout = widget.findChild(Readout)
    assert readout is not None
    spots = [widget.canvas.mapTo(widget, spot) for spot in widget.canvas.pixels()]
    assert not any(readout.geometry().contains(spot) for spot in spots)


def test_the_readout_stays_inside_when_the_chart_becomes_smaller(
    qtbot: QtBot, widget: ControlChartWidget
) -> None:
    widget.setFocus()
    widget.window().resize(600, 300)
    readout = widget.findChild(Readout)
    assert readout is not None
    qtbot.waitUntil(lambda: widget.rect().contains(readout.geometry()), timeout=2000)


def test_the_reader_comes_back_to_the_month_that_was_left(
    qtbot: QtBot, widget: ControlChartWidget
) -> None:
    widget.setFocus()
    for _ in range(3):
        qtbot.keyClick(widget, Qt.Key.Key_Left)
    left = widget.month
    widget.clearFocus()
    widget.show_chart(chart())
    widget.setFocus()
    assert widget.month == left == "2016-08"


def test_words_at_a_late_change_point_stand_before_its_line(widget: ControlChartWidget) -> None:
    late = ChangePoint("2016-10", "recording", "Counting rules", step_change=True)
    widget.show_chart(replace(chart(), change_points=(late,)))
    widget.grab()
    view = widget.canvas.view
    said = [i for i in view.getPlotItem().items if getattr(i, "toPlainText", str)()]
    words = next(i for i in said if "Counting rules · Oct 2016" in i.toPlainText())
    assert (
        words.sceneBoundingRect().right()
        <= view.getPlotItem().getViewBox().sceneBoundingRect().right()
    )


def test_the_mouse_finds_the_nearest_month(qtbot: QtBot, widget: ControlChartWidget) -> None:
    view = widget.canvas.view
    at = view.mapFrom(widget.canvas, widget.canvas.pixels()[10])
    for aside in range(3):  # the scene leaves out moves that follow each other at once
        QTest.mouseMove(view.viewport(), at + QPoint(aside, aside))
        qtbot.wait(30)
    assert widget.month == MONTHS[10]


def test_c_and_x_ask_for_a_change_point_and_to_set_the_month_aside(
    qtbot: QtBot, widget: ControlChartWidget
) -> None:
    widget.setFocus()
    with qtbot.waitSignal(widget.change_point_wanted) as changed:
        qtbot.keyClick(widget, Qt.Key.Key_C)
    with qtbot.waitSignal(widget.set_aside_wanted) as aside:
        qtbot.keyClick(widget, Qt.Key.Key_X)
    assert changed.args == aside.args == ["2016-11"]


def test_tab_leaves_the_chart(qtbot: QtBot, widget: ControlChartWidget) -> None:
    widget.setFocus()
    qtbot.keyClick(widget, Qt.Key.Key_Tab)
    readout = widget.findChild(Readout)
    assert readout is not None


def spots(widget: ControlChartWidget) -> dict[str, tuple[str, bool]]:
    """The sign of each point by month, and whether it is hollow."""
    found = {}
    surface = widget.canvas.worn.colour("surface")
    for spot in widget.canvas.dots.points():
        month = MONTHS[round(spot.pos().x())]
        found[month] = (spot.symbol(), spot.brush().color() == surface)
    return found


def test_a_signal_has_another_shape_and_what_is_set_aside_or_provisional_is_hollow(
    widget: ControlChartWidget,
) -> None:
    signs = spots(widget)
    assert signs["2016-10"] == ("t1", False)
    assert signs["2014-03"] == ("o", True)
    assert signs["2016-11"][1]
    assert signs["2013-06"] == ("o", False)


def test_each_meaning_has_a_shape_of_its_own_and_a_concern_points_to_its_side() -> None:
    def sign(value: float, meaning: Meaning) -> str:
        point = Point("2016-10", value, 50, 40, 60, 0, signals=("outside",), meaning=meaning)
        return symbol_of(point)

    assert (sign(70, "worse"), sign(30, "worse")) == ("t1", "t")
    assert (sign(30, "better"), sign(30, "changed")) == ("s", "d")


def test_the_chart_is_drawn_anew_in_another_theme(widget: ControlChartWidget, look: Look) -> None:
    look.dress("dark")
    dress(widget)
    assert widget.canvas.worn.name == "dark"
    assert spots(widget)["2014-03"] == ("o", True)


def test_limits_break_where_the_step_change_begins() -> None:
    laid = lay_out(chart())
    x, y = laid.centre
    assert np.isnan(y).sum() == 2
    assert len(laid.bands) == 2
    before, after = y[0], y[-2]
    assert after > before + 40
    assert x[~np.isnan(y)].min() < 0


def test_a_missing_month_is_a_gap_and_never_a_zero() -> None:
    values: list[float | None] = [float(v) for v in VIOLENCE]
    values[5] = None
    drawn = lay_out(control_chart(Series(MONTHS, tuple(values), measure="M", area="A")))
    assert np.isnan(drawn.values[5])
    firm = drawn.firm[1]
    assert not (firm == 0).any()


def test_the_range_holds_every_value_and_limit() -> None:
    made = chart()
    laid = lay_out(made)
    heights = [h for p in made.points for h in (p.value, p.lower, p.upper) if h is not None]
    assert laid.low <= min(heights)
    assert laid.high >= max(heights)


def test_a_chart_without_points_says_so_and_draws_nothing(
    qtbot: QtBot, widget: ControlChartWidget
) -> None:
    widget.show_chart(control_chart(Series((), (), measure="Arson", area="Maidstone")))
    widget.setFocus()
    qtbot.keyClick(widget, Qt.Key.Key_Left)
    assert widget.month == ""
    assert "nothing to chart" in widget.accessibleDescription()


def test_the_point_is_one_sentence_for_a_screen_reader() -> None:
    made = chart()
    assert point_sentence(made, MONTHS.index("2016-10")).startswith("October 2016: 338. Outside")
    assert point_texts(made.points[0]) == ["As expected: within the limits of natural variation"]
    assert "Set aside: not in the centre or limits" in point_texts(made.points[9])


@pytest.mark.parametrize(
    ("value", "text"),
    [(335.0, "335"), (1234.4, "1,234"), (12.25, "12.2"), (0.0, "0"), (None, "no figure")],
)
def test_figures_are_written_as_people_read_them(value: float | None, text: str) -> None:
    assert number_text(value) == text


def test_points_that_stand_close_are_smaller_until_there_is_room(
    qtbot: QtBot, widget: ControlChartWidget
) -> None:
    dots = widget.canvas.dots
    usual = max(dots.data["size"])
    months = tuple(shift_month("2011-01", n) for n in range(170))
    values = tuple(float(VIOLENCE[n % len(VIOLENCE)]) for n in range(170))
    widget.show_chart(control_chart(Series(months, values), ChartSettings()))
    assert max(dots.data["size"]) < usual
    widget.resize(2400, 400)
    qtbot.waitUntil(lambda: max(dots.data["size"]) == usual)
