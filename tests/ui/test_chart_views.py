"""The views that compare: several charts, trends, areas and wards, by mouse and keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from smpdesk.evidence.charts.control import chart_of
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, Measure
from smpdesk.reports.charts import draw
from smpdesk.reports.charts.values import SmallMultiples
from smpdesk.reports.house_style import standard
from smpdesk.ui.charts.comparison_view import ComparisonView
from smpdesk.ui.charts.from_paper import Letters, Stroke, lay_out
from smpdesk.ui.charts.several_view import SeveralView
from smpdesk.ui.look import theme
from smpdesk.ui.look.theme import Look
from smpdesk.ui.pages.charts import VIEWS, ChartsPage
from smpdesk.ui.window.shell import Shell
from tests.evidence.kent import add_districts
from tests.ui.palettes import PALETTES
from tests.ui.walking import cut_off, nameless, unreachable

COMPARING = [key for key, _ in VIEWS[2:]]


@pytest.fixture
def file_path(made_file: Path, tmp_path: Path) -> Path:
    """The small file with the districts of Kent in it."""
    path = tmp_path / "Maidstone.smp"
    path.write_bytes(made_file.read_bytes())
    with PartnershipFile.open(path, user="Officer") as file:
        add_districts(file)
    return path


@pytest.fixture
def page(qtbot: QtBot, shell: Shell) -> Iterator[ChartsPage]:
    assert shell.workspace is not None
    shell.resize(1280, 800)
    shell.workspace.go("charts")
    found = shell.workspace.page
    assert isinstance(found, ChartsPage)
    at_rest(qtbot, shell)
    yield found


def at_rest(qtbot: QtBot, shell: Shell) -> None:
    qtbot.waitUntil(lambda: not shell.tasks.running, timeout=30_000)
    qtbot.wait(60)
    qtbot.waitUntil(lambda: not shell.tasks.running, timeout=30_000)


def press(qtbot: QtBot, within: QWidget, words: str) -> None:
    """Click the button with these words."""
    button = next(
        b for b in within.findChildren(QPushButton) if b.text() == words and b.isVisible()
    )
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def see(qtbot: QtBot, shell: Shell, page: ChartsPage, words: str) -> ComparisonView:
    """Choose a view by a click on its words."""
    press(qtbot, page.view, words)
    at_rest(qtbot, shell)
    return page.comparison(page.view.key)


def lines(view: ComparisonView) -> list[tuple[str, ...]]:
    return [tuple(line) for line in view.table.records.records]


def test_the_window_paints_what_the_papers_draw(made_file: Path) -> None:
    with PartnershipFile.open(made_file, read_only=True) as file:
        area = file.all(Area)[0]
        charts = tuple(chart_of(file, measure, area) for measure in file.all(Measure))
    value = SmallMultiples(charts, 2)
    drawn = draw(value, 500, standard())
    texts = [shape.text for shape in _flat(drawn.contents) if type(shape).__name__ == "String"]
    laid = lay_out(value, 500, theme.load("light"))
    assert [mark.text for mark in laid.marks if isinstance(mark, Letters)] == texts
    assert len(laid.marks) == len(list(_flat(drawn.contents)))
    assert (laid.width, laid.height) == (drawn.width, drawn.height)


def _flat(shapes: list[object]) -> Iterator[object]:
    for shape in shapes:
        inner = getattr(shape, "contents", None)
        if inner is None:
            yield shape
        else:
            yield from _flat(inner)


@pytest.mark.parametrize("name", PALETTES)
def test_a_chart_wears_the_colours_of_the_theme(made_file: Path, name: str) -> None:
    with PartnershipFile.open(made_file, read_only=True) as file:
        chart = chart_of(file, file.all(Measure)[0], file.all(Area)[0])
    worn = theme.load(name)
    own = {colour.lower() for colour in worn.roles.values()}
    for mark in lay_out(chart, 500, worn).marks:
        if isinstance(mark, Letters):
            assert mark.colour.name() in own
        elif isinstance(mark, Stroke) and mark.pen.style() is not Qt.PenStyle.NoPen:
            assert mark.pen.color().name() in own


def test_several_charts_are_walked_by_keys_and_opened(
    qtbot: QtBot, shell: Shell, page: ChartsPage
) -> None:
    view = see(qtbot, shell, page, "Several")
    assert [line[0] for line in lines(view)] == ["Robbery", "Violence against the person"]
    assert "The newest month shows cause for concern in Violence" in view.words_card.verdict.text()
    view.chart.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(view.chart, Qt.Key.Key_Right)
    record = view.table.current()
    assert record is not None
    assert record[0] == "Violence against the person"
    qtbot.keyClick(view.chart, Qt.Key.Key_Return)
    at_rest(qtbot, shell)
    assert page.view.key == "chart"
    assert page.heading.text() == "Violence against the person"


def test_several_charts_have_the_width_and_height_for_eight_to_be_seen_at_once(
    qtbot: QtBot, shell: Shell, page: ChartsPage
) -> None:
    shell.resize(1440, 900)
    page.show_view("several")
    at_rest(qtbot, shell)
    view = page.comparison("several")
    assert isinstance(view, SeveralView)
    shown = view.shown()
    assert shown is not None
    fitted = view.chart.fitted(shown.value, view.chart.width() / view.chart.zoom)
    assert isinstance(fitted, SmallMultiples)
    assert fitted.columns == 4
    row = view.chart.boxes[0].height()
    assert view.chart.visibleRegion().boundingRect().height() >= 2 * row


def test_the_rates_of_several_charts_are_said_once_in_the_heading(
    qtbot: QtBot, shell: Shell, page: ChartsPage
) -> None:
    view = see(qtbot, shell, page, "Several")
    assert page.heading.text() == "Measures"
    press(qtbot, page.what, "Rates")
    at_rest(qtbot, shell)
    assert page.heading.text() == "Measures per 10,000 people"
    assert "per 10,000 people month by month" in view.caption.text()
    assert [line[0] for line in lines(view)] == ["Robbery", "Violence against the person"]
    assert view.chart.laid is not None
    texts = [mark.text for mark in view.chart.laid.marks if isinstance(mark, Letters)]
    assert not any("10,000" in text for text in texts)


def test_a_click_on_one_of_several_charts_opens_it(
    qtbot: QtBot, shell: Shell, page: ChartsPage
) -> None:
    view = see(qtbot, shell, page, "Several")
    assert isinstance(view, SeveralView)
    middle = view.chart.boxes[0].center().toPoint()
    qtbot.mouseClick(view.chart, Qt.MouseButton.LeftButton, pos=QPoint(middle))
    at_rest(qtbot, shell)
    assert page.heading.text() == "Robbery"


def test_a_line_of_the_table_opens_its_chart(qtbot: QtBot, shell: Shell, page: ChartsPage) -> None:
    view = see(qtbot, shell, page, "Several")
    view.table.setFocus()
    qtbot.keyClick(view.table, Qt.Key.Key_Down)
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    at_rest(qtbot, shell)
    assert page.heading.text() == "Violence against the person"


def test_several_charts_share_a_scale_when_asked(
    qtbot: QtBot, shell: Shell, page: ChartsPage
) -> None:
    def highest() -> int:
        assert view.chart.laid is not None
        texts = [m.text for m in view.chart.laid.marks if isinstance(m, Letters)]
        return texts.count("400")

    view = see(qtbot, shell, page, "Several")
    assert highest() == 1
    press(qtbot, page.what, "One scale")
    at_rest(qtbot, shell)
    assert highest() == 2
    shown = view.shown()
    assert shown is not None
    assert isinstance(shown.value, SmallMultiples)
    assert shown.value.shared_scale


def test_one_measure_is_seen_over_its_areas(qtbot: QtBot, shell: Shell, page: ChartsPage) -> None:
    view = see(qtbot, shell, page, "Several")
    press(qtbot, page.what, "Areas of a measure")
    at_rest(qtbot, shell)
    assert page.measure_choice.isVisible()
    assert [line[0] for line in lines(view)] == ["Maidstone"]


def test_a_trend_has_its_line_its_forecast_and_each_months_change(
    qtbot: QtBot, shell: Shell, page: ChartsPage
) -> None:
    page.go_to(page.what.charted.records[0].measure)
    view = see(qtbot, shell, page, "Trend")
    assert [line[0] for line in lines(view)][:2] == ["May 2017, forecast", "Apr 2017, forecast"]
    newest = next(line for line in lines(view) if line[0] == "Nov 2016")
    assert newest[1] == "7" or newest[1] == "345"
    assert "a year" in view.words_card.verdict.text()
    press(qtbot, page.what, "Year on year")
    at_rest(qtbot, shell)
    assert len(lines(view)) == 12
    assert "year to November 2016" in view.words_card.verdict.text()


def test_rates_have_a_control_chart_of_their_own(
    qtbot: QtBot, shell: Shell, page: ChartsPage
) -> None:
    page.overview.table.setFocus()
    qtbot.keyClick(page.overview.table, Qt.Key.Key_End)
    qtbot.keyClick(page.overview.table, Qt.Key.Key_Return)
    press(qtbot, page.what, "Rates")
    at_rest(qtbot, shell)
    chart = page.chart_view.chart.chart
    assert chart is not None
    assert chart.chart == "laney"
    assert "people in Maidstone" in chart.verdict
    shown = page.shown()
    assert shown is not None
    assert shown.reference.endswith("; rate}")
    months = page.chart_view.choices.until
    assert months.count() > 1, "rates too can be looked at as they were"
    press(qtbot, page.what, "Counts")
    chart = page.chart_view.chart.chart
    assert chart is not None
    assert chart.series.unit == "count"


def test_districts_are_placed_by_rate_then_by_count(
    qtbot: QtBot, shell: Shell, page: ChartsPage
) -> None:
    view = see(qtbot, shell, page, "Areas")
    assert view.shown() is None
    assert view.empty.button.text() == "Show Crime rate per 1,000 population"
    qtbot.mouseClick(view.empty.button, Qt.MouseButton.LeftButton)
    at_rest(qtbot, shell)
    choose(qtbot, page, "Violent Crime")
    at_rest(qtbot, shell)
    assert "Maidstone: 22.6 per 1,000, place 3 of 6." in view.words_card.verdict.text()
    press(qtbot, page.what, "Counts")
    at_rest(qtbot, shell)
    assert "Maidstone: 3,743, place 3 of 6." in view.words_card.verdict.text()
    row = next(line for line in lines(view) if line[0] == "Maidstone")
    assert row == ("Maidstone", "2,964", "3,743", "+26.3%", "3")
    view.table.setFocus()
    view.table.pick("Maidstone")
    qtbot.keyClick(view.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QApplication.clipboard().text()
    assert copied.splitlines()[1] == "Maidstone\t2,964\t3,743\t+26.3%\t3"


def test_an_earlier_period_is_chosen(qtbot: QtBot, shell: Shell, page: ChartsPage) -> None:
    view = districts_of(qtbot, shell, page)
    period = next(t for t in view.tools.values() if t.accessibleName() == "Period")
    period.setFocus()
    qtbot.keyClick(period, Qt.Key.Key_Down)
    at_rest(qtbot, shell)
    assert "year to October 2015" in view.caption.text()


def test_the_funnel_and_the_group_of_peers(qtbot: QtBot, shell: Shell, page: ChartsPage) -> None:
    view = districts_of(qtbot, shell, page)
    press(qtbot, page.what, "Funnel")
    at_rest(qtbot, shell)
    assert lines(view)[0][0] == "Thanet"
    assert "limits" in view.words_card.verdict.text()
    press(qtbot, page.what, "Most Similar Group")
    at_rest(qtbot, shell)
    qtbot.mouseClick(view.empty.button, Qt.MouseButton.LeftButton)
    at_rest(qtbot, shell)
    assert [line[0] for line in lines(view)] == ["Sevenoaks", "Ashford", "Maidstone", "Canterbury"]
    assert "group’s mean of 56.0" in view.words_card.verdict.text()


def test_wards_keep_hidden_what_is_hidden(qtbot: QtBot, shell: Shell, page: ChartsPage) -> None:
    view = see(qtbot, shell, page, "Wards")
    qtbot.mouseClick(view.empty.button, Qt.MouseButton.LeftButton)
    at_rest(qtbot, shell)
    assert lines(view)[-2:] == [("Bearsted", "*"), ("Maidstone", "300")]
    assert view.chart.accessibleDescription() == view.words_card.verdict.text()


def test_every_view_can_be_taken_away(qtbot: QtBot, shell: Shell, page: ChartsPage) -> None:
    assert page.take_away.isHidden()
    for words in ("Several", "Trend", "Areas", "Wards"):
        view = see(qtbot, shell, page, words)
        if view.answer.missing is not None:
            qtbot.mouseClick(view.empty.button, Qt.MouseButton.LeftButton)
            at_rest(qtbot, shell)
        shown = page.shown()
        assert shown is not None
        assert page.take_away.isVisible()
        assert shown.words
        assert shown.reference
        assert [tuple(line) for line in shown.table[1:]] == lines(view)


def test_a_file_without_an_area_says_where_to_choose_it(
    qtbot: QtBot, shell: Shell, page: ChartsPage
) -> None:
    from smpdesk.models.edits import change

    assert shell.desk is not None
    change(shell.desk.file, shell.desk.file.partnership(), area=None)
    view = see(qtbot, shell, page, "Areas")
    assert view.empty.button.text() == "Go to Partnership"
    qtbot.mouseClick(view.empty.button, Qt.MouseButton.LeftButton)
    assert shell.workspace is not None
    assert shell.workspace.page.title == "Partnership"


@pytest.mark.parametrize("percent", [100, 200])
def test_every_view_is_named_reached_and_whole(
    qtbot: QtBot, shell: Shell, look: Look, percent: int
) -> None:
    look.dress(percent=percent)
    shell.resize(1280, 800)
    assert shell.workspace is not None
    shell.workspace.go("charts")
    page = shell.workspace.page
    assert isinstance(page, ChartsPage)
    at_rest(qtbot, shell)
    for key in COMPARING:
        for _ in range(2):
            page.show_view(key)
            at_rest(qtbot, shell)
            view = page.comparison(key)
            assert nameless(page) == []
            assert unreachable(page) == []
            assert cut_off(page) == []
            if view.answer.missing is None:
                assert view.chart.accessibleName()
                assert view.chart.accessibleDescription()
                break
            qtbot.mouseClick(view.empty.button, Qt.MouseButton.LeftButton)
            at_rest(qtbot, shell)


def choose(qtbot: QtBot, page: ChartsPage, measure: str) -> None:
    """Choose a measure by typing its name on the closed list."""
    page.measure_choice.setFocus()
    for _ in range(page.measure_choice.count()):
        if page.measure_choice.currentText() == measure:
            return
        qtbot.keyClick(page.measure_choice, Qt.Key.Key_Down)
    for _ in range(page.measure_choice.count()):
        if page.measure_choice.currentText() == measure:
            return
        qtbot.keyClick(page.measure_choice, Qt.Key.Key_Up)
    raise AssertionError(f"{measure} is not offered")


def districts_of(qtbot: QtBot, shell: Shell, page: ChartsPage) -> ComparisonView:
    """Violent crime by district."""
    view = see(qtbot, shell, page, "Areas")
    qtbot.mouseClick(view.empty.button, Qt.MouseButton.LeftButton)
    at_rest(qtbot, shell)
    choose(qtbot, page, "Violent Crime")
    at_rest(qtbot, shell)
    return view
