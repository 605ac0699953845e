"""The officer says what changed, and only her step change redraws the limits."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import ChangePoint
from smpdesk.ui.charts.chart_view import ChartView
from smpdesk.ui.charts.dialogs import ChangePointDialog
from smpdesk.ui.charts.labels import change_words
from smpdesk.ui.window.shell import Shell
from tests.e2e.charting import open_chart, undo, walk_to
from tests.e2e.resting import rest

KEY = Qt.Key
MONTH, NOTE = "2016-11", "A new way of recording"


def kept(path: Path) -> list[ChangePoint]:
    with PartnershipFile.open(path, read_only=True) as file:
        return [change for change in file.all(ChangePoint) if change.note == NOTE]


def asked(qtbot: QtBot, view: ChartView) -> ChangePointDialog:
    """The dialog that C opens on the month."""
    walk_to(qtbot, view, MONTH)
    qtbot.keyClick(view.chart, KEY.Key_C)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ChangePointDialog)
    assert dialog.month.key == MONTH
    return dialog


def add(qtbot: QtBot, view: ChartView, step: bool) -> None:
    dialog = asked(qtbot, view)
    dialog.kind.setFocus()
    qtbot.keyClicks(dialog.kind, "Rec")
    qtbot.keyClick(dialog.kind, KEY.Key_Tab)
    qtbot.keyClicks(dialog.note, NOTE)
    qtbot.keyClick(dialog.note, KEY.Key_Tab)
    qtbot.keyClicks(dialog.source, "Kent Police")
    if step:
        qtbot.keyClick(dialog.step, KEY.Key_Space)
    qtbot.keyClick(dialog.source, KEY.Key_Return)


def phases(view: ChartView) -> list[str]:
    assert view.chart.chart is not None
    return [phase.start for phase in view.chart.chart.phases]


def test_a_step_change_starts_new_limits_and_undo_takes_them_back(
    qtbot: QtBot, shell: Shell, sample_path: Path
) -> None:
    view = open_chart(qtbot, shell, "ASB")
    before = phases(view)
    assert MONTH not in before
    centres = [row[3] for row in view.table.texts()[1:]]
    add(qtbot, view, step=True)
    rest(qtbot, shell)
    assert MONTH in phases(view)
    assert [row[3] for row in view.table.texts()[1:]] != centres
    held = kept(sample_path)
    assert [(c.month, c.kind, c.source, c.step_change) for c in held] == [
        (MONTH, "recording", "Kent Police", True)
    ]
    undo(qtbot, shell)
    assert phases(view) == before
    assert kept(sample_path) == []


def test_what_is_no_step_change_is_marked_and_leaves_the_limits(
    qtbot: QtBot, shell: Shell, sample_path: Path
) -> None:
    view = open_chart(qtbot, shell, "ASB")
    before = phases(view)
    add(qtbot, view, step=False)
    rest(qtbot, shell)
    assert phases(view) == before
    assert view.chart.chart is not None
    assert MONTH in [change.month for change in view.chart.chart.change_points]
    assert [change.step_change for change in kept(sample_path)] == [False]


def test_escape_leaves_everything_as_it_was(qtbot: QtBot, shell: Shell, sample_path: Path) -> None:
    view = open_chart(qtbot, shell, "ASB")
    qtbot.keyClick(asked(qtbot, view), KEY.Key_Escape)
    assert QApplication.activeModalWidget() is None
    assert kept(sample_path) == []


def test_a_month_that_is_clicked_offers_what_its_keys_do(qtbot: QtBot, shell: Shell) -> None:
    view = open_chart(qtbot, shell, "ASB")
    chart = view.chart.chart
    assert chart is not None
    place = [point.period for point in chart.points].index(MONTH)
    canvas = view.chart.canvas
    under = canvas.view.viewport()
    at = under.mapFrom(canvas, canvas.pixels()[place])
    qtbot.mouseMove(under, at)
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(under, QContextMenuEvent(reason, at, under.mapToGlobal(at)))
    menu = view.findChild(QMenu)
    assert menu is not None
    qtbot.waitUntil(menu.isVisible, timeout=5000)
    assert [action.text().partition("\t")[0] for action in menu.actions()] == [
        "Add a change point in November 2016…",
        "Set November 2016 aside…",
    ]
    qtbot.keyClick(menu, KEY.Key_Down)
    qtbot.keyClick(menu, KEY.Key_Return)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ChangePointDialog)
    assert dialog.month.key == MONTH
    qtbot.keyClick(dialog, KEY.Key_Escape)


def test_an_annotation_stands_on_the_chart_in_its_own_words(qtbot: QtBot, shell: Shell) -> None:
    view = open_chart(qtbot, shell, "ASB")
    add(qtbot, view, step=False)
    rest(qtbot, shell)
    assert view.chart.chart is not None
    written = [change_words(point) for point in view.chart.chart.change_points]
    assert f"{NOTE} · Nov 2016" in written
