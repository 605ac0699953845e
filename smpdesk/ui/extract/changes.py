"""Beside the sheet: figures that would be replaced, and texts that would read otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.card import Card
from smpdesk.ui.widgets.words import divider, words

if TYPE_CHECKING:
    from smpdesk.evidence.texts.changes import TextChange
    from smpdesk.importing.plans.observations import PlannedObservation
    from smpdesk.importing.plans.plan import Plan

_MOST = 30


class ReplacedCard(Card):
    """Each figure that differs from the one in the file: old → new, with its cell."""

    cell_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__("Replaced")

    def show_plan(self, plan: Plan) -> None:
        """Show what a plan replaces; nothing when it replaces nothing."""
        self.clear()
        replaced = plan.observations.replaced()
        self.setVisible(bool(replaced))
        count = len(replaced)
        self.rename("1 figure replaced" if count == 1 else f"{count:,} figures replaced")
        measures = {measure.key: measure.name for measure in plan.measures}
        areas = {area.key: area.name for area in plan.areas}
        for o in replaced[:_MOST]:
            said = f"{measures[o.measure]}, {areas[o.area]}, {period_of(o)}"
            before, now = shown(o.old, o.old_status), shown(o.value, o.status)
            self._line(said, f"{before}\u00a0→\u00a0{now}", plan.where(o))
        if count > _MOST:
            self.add(words(f"And {count - _MOST:,} more.", "muted", wrap=True))

    def _line(self, said: str, change: str, where: str) -> None:
        cell = where.rsplit("!", 1)[-1]
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        if cell:
            place = button(cell, lambda: self.cell_wanted.emit(where), tip="Go to this cell")
            place.setAccessibleName(f"Go to {where}: {said}, {change}")
            line.addWidget(place, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(words(f"{said}: {change}", wrap=True), 1)
        self.add(row)
        self.add(divider())


class TextsCard(Card):
    """The passages of the assessments whose live figures would change."""

    def __init__(self) -> None:
        super().__init__("Texts that change")
        self.hide()

    def show_changes(self, changes: Sequence[TextChange]) -> None:
        """Show each passage with the figures before and after; nothing when none changes."""
        self.clear()
        self.setVisible(bool(changes))
        count = len(changes)
        self.rename("1 text changes" if count == 1 else f"{count:,} texts change")
        for change in changes[:_MOST]:
            where = " · ".join(part for part in (change.assessment, change.section.title()) if part)
            figures = ", ".join(f"{before} → {after}" for before, after in change.figures)
            self.add(words(where, "small", wrap=True))
            self.add(words(f"{change.after} ({figures})", wrap=True))
            self.add(divider())
        if count > _MOST:
            self.add(words(f"And {count - _MOST:,} more.", "muted", wrap=True))


def shown(value: float | None, status: str) -> str:
    """A figure as it is shown, or the word that stands for it."""
    return status if value is None else f"{value:,.10g}"


def period_of(o: PlannedObservation) -> str:
    """The period of a figure in words."""
    from smpdesk.periods import Period

    return Period(o.start, o.months).text()
