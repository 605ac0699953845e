"""Scores: the sheet of themes by criteria, the score in focus, and what stands beside it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout

from smpdesk.errors import UserError
from smpdesk.evidence.priorities.score_sheet import ScoreSheet, score_sheet
from smpdesk.importing.records.matrix_files import add_matrix, shipped_matrix
from smpdesk.models.assessing import score
from smpdesk.models.edits import remove
from smpdesk.models.past.history import Edited
from smpdesk.models.prioritising import use_matrix
from smpdesk.models.records import Assessment, Matrix, Standing, Theme
from smpdesk.ui.begin.new_assessment import NewAssessmentDialog
from smpdesk.ui.desk import Desk
from smpdesk.ui.look import theme
from smpdesk.ui.page import Page
from smpdesk.ui.priorities.beside_card import BesideCard
from smpdesk.ui.priorities.matrix_dialog import MatrixDialog, choose_matrix_file
from smpdesk.ui.priorities.score_card import ScoreCard
from smpdesk.ui.priorities.score_grid import ScoreGrid
from smpdesk.ui.tasks import Task
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.card import Card
from smpdesk.ui.widgets.empty import EmptyState
from smpdesk.ui.widgets.reading_only import changes_file
from smpdesk.ui.widgets.words import words

_KEPT = ("confidence", "reason", "evidence")


class ScoresView(Page):
    """The scoring sheet of the assessment."""

    title = "Scores"
    icon = "priorities"
    shortcut = ""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.nest()
        self._sheet: ScoreSheet | None = None
        self._task: Task | None = None
        self._year: Assessment | None = None
        self.grid = ScoreGrid()
        self.card = changes_file(ScoreCard())
        self.beside = BesideCard(desk)
        self._sure = words("", "muted", wrap=True)
        self._key = words(
            "● how sure the place is: would any one score, moved one step, change it?   ◆ one step "
            "would change the top five   ? low confidence   Keys: a value, + and − a step, "
            "Delete clears, Enter goes on, F2 why",
            "small",
            wrap=True,
        )
        self.other_matrix = changes_file(button("Another matrix…", self._ask_matrix))
        self._upper = self._sheet_card()
        self._lower = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lower.setSpacing(theme.current().size("gap"))
        self._lower.addWidget(self.card, 5)
        self._lower.addWidget(self.beside, 3)
        self.empty = EmptyState(self.icon)
        self._empty_card = Card()
        self._empty_card.add(self.empty, 1)
        self.body.addWidget(self._upper)
        self.body.addLayout(self._lower, 1)
        self.body.addWidget(self._empty_card, 1)
        self.grid.scored.connect(self._score)
        self.grid.cleared.connect(self._clear)
        self.grid.refused.connect(lambda said: desk.say("warning", said))
        self.grid.moved.connect(self._moved)
        self.grid.reason_wanted.connect(self._to_reason)
        self.card.value_chosen.connect(self._score)
        self.card.kept.connect(self._keep)

    def _sheet_card(self) -> Card:
        """The sheet, how sure its places are beside the way to another matrix, and its signs."""
        card = Card(padding=8)
        card.setAccessibleName("Scoring sheet")
        card.add(self.grid, 1)
        row = QHBoxLayout()
        row.addWidget(self._sure, 1)
        row.addWidget(self.other_matrix)
        card.add(row)
        card.add(self._key)
        return card

    def refresh(self, edited: Edited | None = None) -> None:
        """Read the sheet anew: ranks at once, and how sure they are when it is worked out."""
        before, same = self._sheet, self._year
        year = self._year = self.desk.assessment
        file = self.desk.file
        sheet = score_sheet(file, year, certain=False) if year is not None else None
        there = sheet is not None and bool(sheet.rows)
        for part in (self._upper, self.card, self.beside):
            part.setVisible(there)
        self._empty_card.setVisible(not there)
        self.body.setStretchFactor(self._lower, 1 if there else 0)
        if self._task is not None:
            self._task.cancel()
        if year is None or sheet is None or not there:
            self._sheet = sheet
            self._say_empty()
            return
        same_year = same is not None and same.id == year.id
        self._show(sheet.as_sure_as(before) if same_year else sheet)
        self._task = Task("Trying every step of every score")
        self._task.done.connect(self._show_certain)
        self.desk.tasks.start(self._task, lambda _: score_sheet(file, year))

    def _show_certain(self, sheet: ScoreSheet | None) -> None:
        if sheet is not None:  # else it was worked out while the matrix was taken back
            self._show(sheet, anew=False)

    def _show(self, sheet: ScoreSheet, anew: bool = True) -> None:
        """Show a sheet; ``anew`` where what stands beside it may have changed too."""
        self._sheet = sheet
        self._sure.setText(sheet.certainty)
        self.grid.show_sheet(sheet)
        self._moved(anew)

    def go_to(self, key: object) -> None:
        """Show a theme's scores."""
        if isinstance(key, Theme):
            self.grid.go_to(key.id)
        elif isinstance(key, Standing):
            self.grid.go_to(key.theme)
        self.grid.setFocus()

    def leave(self) -> None:
        """Commit what is half-written."""
        self.card.commit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards one below the other where there is no room beside each other."""
        super().resizeEvent(event)
        narrow = self.width() < theme.current().px(760)
        ways = QBoxLayout.Direction
        self._lower.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    def _say_empty(self) -> None:
        file = self.desk.file
        self.empty.button.setEnabled(True)
        matrices = file.all(Matrix)
        if self._year is None:
            self.empty.say(
                "Begin with an assessment",
                "Scores belong to one year's assessment, and this file has none yet.",
                "New assessment…",
                lambda: NewAssessmentDialog(self.desk, self).open(),
            )
        elif self._year.matrix is None and matrices:
            year, matrix = self._year, matrices[-1]
            self.empty.say(
                "This year has no matrix yet",
                f"A matrix says what is scored and how. The file has one: {matrix.name}, "
                f"{matrix.label}. It stays fixed to the year.",
                "Score with this matrix",
                lambda: use_matrix(file, year, matrix),
            )
        elif self._year.matrix is None:
            self._offer_matrix()
        else:
            self.empty.say(
                "Nothing to score yet",
                "Themes are scored so that they can be put in order. Add the themes that this "
                "year's assessment looks at under Decisions.",
                "Go to Decisions",
                lambda: self.desk.go("priorities", "decisions"),
            )

    def _offer_matrix(self) -> None:
        self.empty.say(
            "This year has no matrix yet",
            "A matrix says what is scored and how. The one that is shipped is illustrative, not "
            "the official MoRiLE matrix; who holds the official one can read it from a file of "
            "the same shape.",
            "Score with the illustrative matrix",
            lambda: self._use_matrix(shipped_matrix()),
        )
        self.empty.offer_other("Read a matrix file…", self._choose_matrix)
        for each in (self.empty.button, self.empty.other):
            each.setEnabled(not self.desk.file.read_only)

    def _choose_matrix(self) -> None:
        path = choose_matrix_file(self)
        if path is not None:
            self._use_matrix(path)

    def _ask_matrix(self) -> None:
        self.card.commit()
        if self._year is not None:
            MatrixDialog(self.desk, self._year, self).open()

    def _use_matrix(self, path: Path) -> None:
        if self._year is None or self.desk.file.read_only:
            return
        try:
            add_matrix(self.desk.file, self._year, path)
        except UserError as error:
            self.desk.say("problem", str(error))

    def _moved(self, anew: bool = False) -> None:
        self.card.commit()
        here, sheet = self.grid.here, self._sheet
        if here is None or sheet is None or self._year is None:
            return
        row, criterion = here
        self.card.show_cell(sheet, row, criterion, not self.desk.file.read_only)
        self.beside.show_theme(self._year, row.theme, anew)

    def _score(self, theme_id: int, key: str, value: float) -> None:
        self._put(theme_id, key, value=value)

    def _keep(self, theme_id: int, key: str, field: str, text: str) -> None:
        self._put(theme_id, key, changed={field: text})

    def _put(
        self,
        theme_id: int,
        key: str,
        value: float | None = None,
        changed: dict[str, str] | None = None,
    ) -> None:
        """Write a score; what is not given stays, and its scorer and day are those of now."""
        sheet, year = self._sheet, self._year
        row = sheet.row(theme_id) if sheet is not None else None
        if sheet is None or row is None or year is None:
            return
        held = row.scores.get(key)
        given = value if held is None else held.value if value is None else value
        if given is None:
            return
        kept = {name: getattr(held, name, "") for name in _KEPT} | (changed or {})
        score(self.desk.file, year, row.theme, sheet.criteria[key], given, **kept)

    def _clear(self, theme_id: int, key: str) -> None:
        row = self._sheet.row(theme_id) if self._sheet is not None else None
        held = row.scores.get(key) if row is not None else None
        if held is not None:
            remove(self.desk.file, held)

    def _to_reason(self) -> None:
        if self.card.reason.isEnabled():
            self.card.reason.setFocus()
