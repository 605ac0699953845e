"""Scoring a year with another matrix."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from smpdesk.errors import UserError
from smpdesk.importing.records.matrix_files import add_matrix
from smpdesk.models.prioritising import use_matrix
from smpdesk.models.records import Assessment, Matrix, Score
from smpdesk.ui.desk import Desk
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.fields import Choice
from smpdesk.ui.widgets.form import Form
from smpdesk.ui.widgets.sheet import Sheet


def choose_matrix_file(parent: QWidget) -> Path | None:
    """Ask for a matrix file; None when none was chosen."""
    chosen, _ = QFileDialog.getOpenFileName(parent, "Matrix", "", "Matrices (*.toml)")
    return Path(chosen) if chosen else None


class MatrixDialog(Sheet):
    """Offers the matrices that the file holds, and to read another one."""

    def __init__(self, desk: Desk, year: Assessment, parent: QWidget) -> None:
        super().__init__("Score with another matrix", parent, wide=500)
        self._desk, self._year = desk, year
        held = desk.file.all(Matrix)
        now = next((m for m in held if m.id == year.matrix), None)
        if now is not None:
            self.say(f"{year.name} is scored with {_named(now)}.")
        self.say(self._becomes())
        others = [(str(m.id), _named(m)) for m in held if m.id != year.matrix]
        self.other = Choice(others, others[-1][0] if others else "", wide=300)
        self.use_button = button("Score with this matrix", self._use, "primary")
        read = button("Read a matrix file…", self._read)
        if others:
            form = Form()
            form.row("Matrix", self.other)
            self.column.addWidget(form)
            self.use_button.setDefault(True)
            self.foot(button("Cancel", self.reject), self.use_button, left=(read,))
        else:
            self.say("The file holds no other matrix; read one from a file.", "muted")
            self.foot(button("Cancel", self.reject), read)

    def _becomes(self) -> str:
        """What becomes of the scores."""
        count = len(self._desk.file.all(Score, assessment=self._year.id))
        if not count:
            return "Nothing is scored yet, so nothing is lost."
        scores = "The 1 score" if count == 1 else f"The {count} scores"
        given = "was given" if count == 1 else "were given"
        return (
            f"{scores} of this year {given} by the criteria of that matrix and can’t be carried "
            "over: scoring begins anew. The history keeps them, and Undo brings them back with "
            "their matrix. Other years stay as they are."
        )

    def _use(self) -> None:
        self.accept()
        use_matrix(self._desk.file, self._year, self._desk.file.get(Matrix, int(self.other.key)))

    def _read(self) -> None:
        path = choose_matrix_file(self)
        if path is None:
            return
        try:
            add_matrix(self._desk.file, self._year, path)
        except UserError as error:
            self._desk.say("problem", str(error))
            return
        self.accept()


def _named(matrix: Matrix) -> str:
    return f"{matrix.name}, version {matrix.version}"
