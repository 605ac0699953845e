"""The score in focus: what the value means, why it was given, on what evidence, how surely."""

from __future__ import annotations

from PySide6.QtCore import Signal

from smpdesk.analysis.scoring import Criterion
from smpdesk.evidence.priorities.score_sheet import ScoreSheet, SheetRow, level_words
from smpdesk.ui.pages.statuses import LEVEL_CHOICES
from smpdesk.ui.widgets.card import Card
from smpdesk.ui.widgets.fields import Choice, TextArea, TextField, date_text
from smpdesk.ui.widgets.form import Form
from smpdesk.ui.widgets.words import words

_NONE = ("", "Not scored yet")


class ScoreCard(Card):
    """Fields of one score.

    ``value_chosen`` says theme id, criterion key and another value; ``kept`` theme id, criterion
    key, a field and its text.
    """

    value_chosen = Signal(int, str, float)
    kept = Signal(int, str, str, str)

    def __init__(self) -> None:
        super().__init__("Score")
        self._key: tuple[int, str] | None = None
        form = Form(2)
        self.value = form.row("Value and what it means", Choice([_NONE], wide=280))
        self.confidence = form.row("Confidence", Choice(LEVEL_CHOICES))
        self.reason = form.row("Why", TextArea(lines=1), wide=True)
        self.evidence = form.row("Evidence", TextField(), wide=True)
        self.add(form)
        self._moves = words("", "text", wrap=True)
        self._who = words("", "small", wrap=True)
        self._working = words("", "small", wrap=True)
        for line in (self._moves, self._who, self._working):
            self.add(line)
        self.body.addStretch(1)
        self.value.chosen.connect(self._value_chosen)
        self.confidence.chosen.connect(lambda key: self._keep("confidence", key))
        self.reason.committed.connect(lambda text: self._keep("reason", text))
        self.evidence.committed.connect(lambda text: self._keep("evidence", text))

    def show_cell(
        self, sheet: ScoreSheet, row: SheetRow, criterion: Criterion | None, open_: bool
    ) -> None:
        """Show the score of a theme for a criterion, or of the theme as a whole.

        ``open_`` says whether the file may be changed.
        """
        if criterion is None:
            self._show_theme(row)
            return
        key = (row.theme.id, criterion.key)
        same, self._key = key == self._key, key
        held = row.scores.get(criterion.key)
        value = f": {held.value:g}" if held is not None else ""
        self.rename(f"{row.theme.name} · {criterion.name}{value}")
        levels = [(f"{v:g}", level_words(criterion, v)) for v in criterion.values]
        self.value.offer([_NONE, *levels], f"{held.value:g}" if held is not None else "")
        self.confidence.show_key(held.confidence if held is not None else "")
        for field, text in (
            (self.reason, held.reason if held is not None else ""),
            (self.evidence, held.evidence if held is not None else ""),
        ):
            if not (same and field.half_written):
                field.show_text(text)
        self._enable(open_, held is not None and open_)
        moves = [
            *sheet.top_changed_by(row.theme.name, criterion.name),
            *row.what_moves(criterion.key),
        ]
        self._show_moves(moves)
        if held is not None:
            day = date_text(held.scored_on) or "no date"
            self._who.setText(f"Scored by {held.scored_by or 'nobody named'}, {day}")
        else:
            values = ", ".join(f"{value:g}" for value in criterion.values)
            self._who.setText(f"Type one of {values} in the grid.")
        self._working.setText(_working(row))

    def commit(self) -> None:
        """Keep now what is half-written."""
        self.reason.commit()
        self.evidence.commit()

    def _value_chosen(self, value: str) -> None:
        if self._key is not None and value:
            self.value_chosen.emit(*self._key, float(value))

    def _keep(self, field: str, text: str) -> None:
        if self._key is not None:
            self.kept.emit(*self._key, field, text)

    def _show_theme(self, row: SheetRow) -> None:
        self._key = None
        self.rename(row.theme.name)
        self.value.offer([("", "Move to a criterion to score it")], "")
        self.confidence.show_key("")
        self.reason.show_text("")
        self.evidence.show_text("")
        self._enable(False, False)
        self._show_moves([])
        self._who.setText(row.sure_words)
        self._working.setText(_working(row))

    def _enable(self, value: bool, rest: bool) -> None:
        self.value.setEnabled(value)
        for field in (self.confidence, self.reason, self.evidence):
            field.setEnabled(rest)

    def _show_moves(self, moves: list[str]) -> None:
        self._moves.setText("\n".join(moves))
        self._moves.setVisible(bool(moves))


def _working(row: SheetRow) -> str:
    """How the theme's result came about, section by section."""
    sections = [f"{s.section}: {s.working}." for s in row.result.sections]
    band = f" Band: {row.result.band}." if row.result.band else ""
    missing = f" Not scored yet: {', '.join(row.result.missing)}." if row.result.missing else ""
    return f"Working. {row.result.working}. {' '.join(sections)}{band}{missing}"
