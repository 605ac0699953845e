"""Beginning a new partnership file: whose it is, its name, and where it is kept."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from smpdesk.ui.begin.area_choice import AreaChoice
from smpdesk.ui.begin.files import FILES, documents_folder
from smpdesk.ui.widgets.buttons import button
from smpdesk.ui.widgets.fields import TextField
from smpdesk.ui.widgets.form import Form
from smpdesk.ui.widgets.sheet import Sheet


class NewFileDialog(Sheet):
    """Asks for the partnership and the file; ``name``, ``area`` and ``path`` hold the answers."""

    def __init__(self, parent: QWidget, folder: Path | None = None) -> None:
        super().__init__("New partnership file", parent, wide=500)
        self._folder = folder or documents_folder()
        self._own_place = False
        self.say("One file holds one partnership, for as many years as it lives.", "muted")
        form = Form()
        self.name_field = form.row("Name of the partnership", TextField(placeholder="Maidstone"))
        self.area_choice = form.row(
            "Its area",
            AreaChoice(),
            "Type the name of a district or partnership of England or Wales; the other districts "
            "of its police force come along, with their populations",
        )
        self.path_field = form.row("File", TextField())
        self.column.addWidget(form)
        self.make = button("Make the file", self.accept, "primary")
        self.make.setDefault(True)
        choose = button("Choose a folder…", self._choose)
        self.foot(button("Cancel", self.reject), self.make, left=(choose,))
        self.name_field.textChanged.connect(self._named)
        self.path_field.textEdited.connect(self._placed)
        self._named("")

    @property
    def name(self) -> str:
        """The partnership's name."""
        return self.name_field.text().strip()

    @property
    def area(self) -> str:
        """The ONS code of the partnership's area; empty when none was chosen."""
        return self.area_choice.code

    @property
    def path(self) -> Path:
        """Where the file is to be made."""
        path = Path(self.path_field.text().strip()).expanduser()
        return path if path.suffix.lower() == ".smp" else path.with_name(path.name + ".smp")

    def _named(self, name: str) -> None:
        self.make.setEnabled(bool(name.strip()))
        self.area_choice.suggest(name)
        if not self._own_place:
            stem = "".join(c if c.isalnum() or c in " -_" else "" for c in name).strip()
            self.path_field.setText(str(self._folder / f"{stem or 'Partnership'}.smp"))

    def _placed(self, _: str) -> None:
        self._own_place = True

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self, "Where is the file to be kept?", self.path_field.text(), FILES
        )
        if chosen:
            self._own_place = True
            self.path_field.setText(chosen)
