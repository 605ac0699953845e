"""Choosing a chart for a text: of what, where, in rates or counts, from which month."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from smpdesk.models.edits import add
from smpdesk.models.records import Area, Population
from smpdesk.periods import Period
from smpdesk.ui.assessment.inset_dialog import InsetDialog
from smpdesk.ui.desk import Desk

Key = Qt.Key


@pytest.fixture
def dialog(qtbot: QtBot, desk: Desk) -> Iterator[InsetDialog]:
    area = desk.file.first(Area, name="Maidstone")
    assert area is not None
    for year in range(2013, 2018):
        if desk.file.first(Population, area=area.id, year=year) is None:
            add(desk.file, Population(area=area.id, year=year, persons=160_000))
    around = QWidget()
    qtbot.addWidget(around)
    made = InsetDialog(desk.file, Period("2015-11", 12), around)
    made.show()
    made.measure.setCurrentText("Robbery")
    yield made


def picked(qtbot: QtBot, dialog: InsetDialog) -> str:
    with qtbot.waitSignal(dialog.picked) as said:
        qtbot.keyClick(dialog, Key.Key_Return)
    assert said.args is not None
    return str(said.args[0])


def test_counts_from_the_first_month_are_what_is_usual(qtbot: QtBot, dialog: InsetDialog) -> None:
    assert picked(qtbot, dialog) == "{chart: Robbery; Maidstone}"


def test_rates_and_the_first_month_are_chosen_by_keys(qtbot: QtBot, dialog: InsetDialog) -> None:
    qtbot.keyClick(dialog.figures, Key.Key_Down)
    qtbot.keyClick(dialog.since, Key.Key_Down)
    qtbot.keyClick(dialog.since, Key.Key_Down)
    assert picked(qtbot, dialog) == "{chart: Robbery; Maidstone; rate; from 2013-08}"


@pytest.mark.parametrize("kind", ["several", "trend", "years"])
def test_other_charts_of_months_are_offered_as_rates_too(
    qtbot: QtBot, dialog: InsetDialog, kind: str
) -> None:
    dialog.kind.show_key(kind)
    dialog.kind.chosen.emit(kind)
    dialog.measure.setCurrentText("Robbery")
    assert dialog.figures.isEnabled()
    assert not dialog.since.isEnabled()
    qtbot.keyClick(dialog.figures, Key.Key_Down)
    assert picked(qtbot, dialog) == f"{{{kind}: Robbery; Maidstone; rate}}"


def test_what_looks_at_a_period_has_neither(dialog: InsetDialog) -> None:
    dialog.kind.show_key("table")
    dialog.kind.chosen.emit("table")
    assert not dialog.figures.isEnabled()
    assert not dialog.since.isEnabled()
    assert dialog.figures.key == "counts"


def test_without_people_there_are_only_counts(qtbot: QtBot, desk: Desk) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    with desk.file.edit("Take the people out") as writer:
        for row in desk.file.all(Population):
            writer.delete(row)
    dialog = InsetDialog(desk.file, Period("2015-11", 12), around)
    assert not dialog.figures.isEnabled()
