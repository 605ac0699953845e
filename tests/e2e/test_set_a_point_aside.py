"""The officer sets a freak month aside with a reason, and takes it in again."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import SetAside
from smpdesk.ui.charts.chart_view import ChartView
from smpdesk.ui.charts.dialogs import SetAsideDialog
from smpdesk.ui.window.shell import Shell
from tests.e2e.charting import open_chart, walk_to
from tests.e2e.resting import rest

KEY = Qt.Key
MONTH, REASON = "2016-08", "A festival that came once"


def kept(path: Path) -> list[tuple[str, str]]:
    with PartnershipFile.open(path, read_only=True) as file:
        held = [(aside.month, aside.reason) for aside in file.all(SetAside)]
        return [pair for pair in held if pair[0] == MONTH]


def asked(qtbot: QtBot, view: ChartView) -> SetAsideDialog:
    """The dialog that X opens on the month."""
    walk_to(qtbot, view, MONTH)
    qtbot.keyClick(view.chart, KEY.Key_X)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SetAsideDialog)
    assert dialog.month.key == MONTH
    return dialog


def shown(view: ChartView) -> str:
    """What the table says of the month."""
    return next(row[-1] for row in view.table.texts() if row[0] == "Aug 2016")


def test_a_month_set_aside_is_hollow_and_out_of_the_limits(
    qtbot: QtBot, shell: Shell, sample_path: Path
) -> None:
    view = open_chart(qtbot, shell, "ASB")
    assert shown(view) != "Set aside"
    dialog = asked(qtbot, view)
    qtbot.keyClicks(dialog.reason, REASON)
    qtbot.keyClick(dialog.reason, KEY.Key_Return)
    rest(qtbot, shell)
    assert view.chart.chart is not None
    point = next(p for p in view.chart.chart.points if p.period == MONTH)
    assert point.set_aside
    assert point.signals == ()
    assert shown(view) == "Set aside"
    assert "hollow circle: set aside" in view.caption.text()
    assert kept(sample_path) == [(MONTH, REASON)]


def test_it_is_taken_in_again_where_it_is_listed(
    qtbot: QtBot, shell: Shell, sample_path: Path
) -> None:
    view = open_chart(qtbot, shell, "ASB")
    qtbot.keyClicks(asked(qtbot, view).reason, REASON)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SetAsideDialog)
    qtbot.mouseClick(dialog.done_button, Qt.MouseButton.LeftButton)
    rest(qtbot, shell)
    again = next(
        b
        for b in view.changes.findChildren(QToolButton)
        if b.accessibleName() == "Remove set aside of Aug 2016"
    )
    qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
    rest(qtbot, shell)
    assert shown(view) != "Set aside"
    assert kept(sample_path) == []


def test_without_a_reason_nothing_is_set_aside(
    qtbot: QtBot, shell: Shell, sample_path: Path
) -> None:
    view = open_chart(qtbot, shell, "ASB")
    dialog = asked(qtbot, view)
    assert not dialog.done_button.isEnabled()
    qtbot.keyClick(dialog.reason, KEY.Key_Return)
    assert dialog.isVisible()
    qtbot.keyClick(dialog, KEY.Key_Escape)
    assert kept(sample_path) == []
