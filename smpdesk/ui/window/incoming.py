"""What comes into a window from outside: extracts chosen, dropped or pasted, and partnerships."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from smpdesk.errors import UserError

if TYPE_CHECKING:
    from smpdesk.ui.window.shell import Shell


def open_into(shell: Shell, path: Path) -> None:
    """Open a file in a window, or say there why it can't be; without a file it is welcoming."""
    try:
        shell.open_file(path)
    except UserError as error:
        shell.show_problem(str(error))
    if shell.desk is None:
        shell.show_welcome()


def choose_extracts(shell: Shell) -> None:
    """Ask for extracts and open the import on them."""
    if paths := shell.files.choose_extracts():
        shell.import_files(paths)


def paste_cells(shell: Shell) -> None:
    """Open the import on the cells that were copied elsewhere."""
    text = QGuiApplication.clipboard().text()
    if shell.workspace is not None and text.strip():
        shell.workspace.import_text(text)
    else:
        sentence = "Nothing was copied. Select cells in the spreadsheet and copy them first."
        shell.banners.say("info", sentence)


def take_files(shell: Shell, paths: list[Path]) -> None:
    """Open a partnership, or import extracts, that were dropped on the window."""
    partnerships = [path for path in paths if path.suffix.lower() == ".smp"]
    if partnerships:
        shell.open_file(partnerships[0])
    elif shell.desk is None:
        sentence = "Open a partnership first, or begin a new one; then drop extracts on it."
        shell.banners.say("info", sentence)
    else:
        shell.activateWindow()
        shell.import_files(paths)
