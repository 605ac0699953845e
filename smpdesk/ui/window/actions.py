"""Every action of the window in one table: its menu, words, shortcut and tip."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from smpdesk.ui.look import icons


@dataclass(frozen=True)
class ActionSpec:
    """An action; ``group`` sets it apart from its neighbours in the menu by a line."""

    name: str
    menu: str
    text: str
    shortcut: str = ""
    tip: str = ""
    icon: str = ""
    group: int = 0
    needs_file: bool = True
    changes_file: bool = False


ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("new", "File", "New partnership file…", "Ctrl+N",
               "Begin an empty file for a partnership", "new", needs_file=False),
    ActionSpec("open", "File", "Open…", "Ctrl+O",
               "Open a partnership file", "open", needs_file=False),
    ActionSpec("sample", "File", "Open the sample", "",
               "A partnership to try things on", "sample", needs_file=False),
    ActionSpec("new_window", "File", "New window", "Ctrl+Alt+N",
               "One more window, for another file", "", needs_file=False),
    ActionSpec("roll_forward", "File", "New assessment from this one…", "Ctrl+Shift+N",
               "Begin the next year from the assessment that is looked at", "", 1,
               changes_file=True),
    ActionSpec("partnership", "File", "Partnership…", "",
               "Its name, partners, contacts, groups and glossary", "partnership", 1),
    ActionSpec("import", "File", "Import extracts…", "Ctrl+I",
               "Bring figures in from spreadsheets", "import", 1, changes_file=True),
    ActionSpec("export", "File", "Export a document…", "Ctrl+E",
               "Make a PDF of a document", "export", 1),
    ActionSpec("save_copy", "File", "Save a copy…", "Ctrl+Shift+S",
               "Write a copy of the whole file elsewhere", "copy", 2),
    ActionSpec("backups", "File", "Backups…", "Ctrl+Alt+B",
               "Put a backup back, look into one, or see the file as it was on a day", "backup", 2,
               needs_file=False),
    ActionSpec("passphrase", "File", "Passphrase…", "",
               "Protect the file with a passphrase, change it, or take it away", "", 2,
               changes_file=True),
    ActionSpec("check", "File", "Check the file", "",
               "Say whether every page, record and figure of the file is sound", "check", 2),
    ActionSpec("close", "File", "Close the file", "Ctrl+W",
               "Back to the welcome page; everything is kept already", "", 3),
    ActionSpec("quit", "File", "Quit", "Ctrl+Q", "End smpdesk", "", 3, needs_file=False),
    ActionSpec("undo", "Edit", "Undo", "Ctrl+Z", "Take the newest change back", "undo"),
    ActionSpec("redo", "Edit", "Redo", "Ctrl+Shift+Z", "Make the undone change again", "redo"),
    ActionSpec("paste", "Edit", "Paste cells to import", "Ctrl+Shift+V",
               "Bring in cells copied from a spreadsheet", "", changes_file=True),
    ActionSpec("history", "Edit", "History…", "Ctrl+H",
               "Every change: who, when, what; and the way back", "version"),
    ActionSpec("find", "Edit", "Search or jump to…", "Ctrl+K",
               "Anything by its name, and every text of the file by its words", "search", 1),
    ActionSpec("preferences", "Edit", "Preferences…", "Ctrl+,",
               "Theme, text size, your name, spelling and small numbers", "settings", 2,
               needs_file=False),
    ActionSpec("larger", "View", "Larger text", "Ctrl++",
               "Show everything larger, up to 200 per cent", "", 1, needs_file=False),
    ActionSpec("smaller", "View", "Smaller text", "Ctrl+-",
               "Show everything smaller, down to 100 per cent", "", 1, needs_file=False),
    ActionSpec("usual_size", "View", "Usual text size", "Ctrl+0",
               "Back to 100 per cent", "", 1, needs_file=False),
    ActionSpec("what_changed", "View", "What changed since last year", "",
               "This assessment beside the one before", "", 2),
    ActionSpec("full_screen", "View", "Full screen", "F11",
               "Fill the screen, and back again", "", 2, needs_file=False),
    ActionSpec("help", "Help", "Help", "F1",
               "The guide, at the page about what you are doing", "info", needs_file=False),
    ActionSpec("keys", "Help", "Keyboard shortcuts", "Ctrl+F1",
               "Every key and what it does", needs_file=False),
    ActionSpec("check_installation", "Help", "Check this installation…", "",
               "Try everything on the sample, and a report to send", "check", 1,
               needs_file=False),
    ActionSpec("about", "Help", "About smpdesk", "",
               "Version and licences", "", 1, needs_file=False),
)  # fmt: skip

MENUS = ("File", "Edit", "View", "Help")


def make_actions(parent: QWidget) -> dict[str, QAction]:
    """A Qt action for each entry of the table, by name."""
    made: dict[str, QAction] = {}
    for spec in ACTIONS:
        action = QAction(spec.text, parent)
        action.setObjectName(spec.name)
        if spec.shortcut:
            action.setShortcuts([QKeySequence(spec.shortcut)])
        if spec.name == "larger":
            action.setShortcuts([QKeySequence(spec.shortcut), QKeySequence("Ctrl+=")])
        if spec.icon:
            action.setIcon(icons.icon(spec.icon))
        action.setToolTip(spec.tip)
        action.setStatusTip(spec.tip)
        made[spec.name] = action
    return made
