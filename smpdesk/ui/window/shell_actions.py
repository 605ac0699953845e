"""What the actions of the table do in a window, and when they can be used."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from smpdesk.ui.window import dialogs, incoming
from smpdesk.ui.window.actions import ACTIONS

if TYPE_CHECKING:
    from smpdesk.ui.desk import Desk
    from smpdesk.ui.window.shell import Shell


def connect_actions(shell: Shell) -> None:
    """Give every action of the table what it does in a window."""
    slots: dict[str, Callable[[], object]] = {
        "new": shell.files.new,
        "new_window": shell.windows.new,
        "open": shell.files.choose,
        "sample": shell.files.sample,
        "import": lambda: incoming.choose_extracts(shell),
        "paste": lambda: incoming.paste_cells(shell),
        "export": lambda: shell.go("documents"),
        "roll_forward": lambda: dialogs.roll_forward(shell),
        "partnership": lambda: shell.go("partnership"),
        "what_changed": lambda: shell.go("home", "changed"),
        "save_copy": shell.files.save_copy,
        "backups": shell.files.backups,
        "passphrase": shell.files.set_passphrase,
        "check": shell.files.check,
        "history": lambda: dialogs.history(shell),
        "close": shell.close_file,
        "quit": shell.windows.close_all,
        "undo": lambda: shell.walk(back=True),
        "redo": lambda: shell.walk(back=False),
        "find": lambda: dialogs.search(shell),
        "preferences": lambda: dialogs.preferences(shell),
        "larger": lambda: shell.look_choice.step_text_size(1),
        "smaller": lambda: shell.look_choice.step_text_size(-1),
        "usual_size": lambda: shell.look_choice.set_text_size(100),
        "full_screen": lambda: _toggle_full_screen(shell),
        "help": shell.helper.help_here,
        "check_installation": lambda: dialogs.check_installation(shell),
        "keys": lambda: dialogs.keys(shell),
        "about": lambda: dialogs.about(shell),
    }
    for name, slot in slots.items():
        shell.actions_by_name[name].triggered.connect(lambda _=False, s=slot: s())


def _toggle_full_screen(shell: Shell) -> None:
    """Fill the screen, or go back to the window."""
    if shell.isFullScreen():
        shell.showNormal()
    else:
        shell.showFullScreen()


def enable_actions(
    actions: dict[str, QAction], pages: Sequence[QAction], desk: Desk | None
) -> None:
    """Enable what can be used with the file that is open, or with none."""
    there = desk is not None
    changeable = desk is not None and not desk.read_only
    for spec in ACTIONS:
        allowed = changeable if spec.changes_file else there or not spec.needs_file
        actions[spec.name].setEnabled(allowed)
    for action in pages:
        action.setEnabled(there)
    show_undo(actions, desk)


def show_undo(actions: dict[str, QAction], desk: Desk | None) -> None:
    """Say in the menu what undo and redo would do."""
    for name, word in (("undo", "Undo"), ("redo", "Redo")):
        edit = None
        if desk is not None and not desk.read_only:
            edit = desk.file.next_undo() if name == "undo" else desk.file.next_redo()
        actions[name].setEnabled(edit is not None)
        actions[name].setText(f"{word}: {edit.title}" if edit else word)
