"""The dialogs that a window opens from its menus, each loaded when it is first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from smpdesk.ui.window.shell import Shell


def about(shell: Shell) -> None:
    """Version and licences."""
    from smpdesk.ui.program.about import About

    About(shell).open()


def keys(shell: Shell) -> None:
    """Every key and what it does."""
    from smpdesk.ui.pages import PAGES
    from smpdesk.ui.program.about import Keys

    Keys([(page.title, page.shortcut) for page in PAGES], shell).open()


def check_installation(shell: Shell) -> None:
    """Try everything on the sample."""
    from smpdesk.ui.program.check_dialog import CheckDialog

    CheckDialog(shell.tasks, shell).open()


def preferences(shell: Shell) -> None:
    """Theme, text size, the officer's name; and the small numbers of the open file."""
    from smpdesk.ui.look.preferences_dialog import PreferencesDialog

    dialog = PreferencesDialog(shell.preferences, shell, shell.desk)
    dialog.named.connect(shell.windows.name_officer)
    dialog.open()


def roll_forward(shell: Shell) -> None:
    """Begin the next assessment from the one that is looked at, or the first of all."""
    from smpdesk.ui.year.roll_forward import begin_next

    if shell.desk is not None:
        begin_next(shell.desk, shell)


def history(shell: Shell) -> None:
    """Show the history beside the window, which stays in use."""
    from smpdesk.ui.file_safety.history_dialog import HistoryDialog

    if shell.desk is not None:
        dialog = HistoryDialog(shell.desk, shell)
        dialog.past_wanted.connect(shell.show_past)
        dialog.show()


def search(shell: Shell) -> None:
    """Search or jump: pages, commands, everything with a name, and the texts of the file."""
    from smpdesk.ui.search.command_palette import CommandPalette, Entry
    from smpdesk.ui.search.jumps import jump_entries, offer_texts

    if shell.desk is not None:
        actions = [a for a in shell.actions_by_name.values() if a.isEnabled()]
        looks = [
            Entry("Look of the window", f"Theme: {look.text()}", look.trigger, "settings")
            for look in shell.theme_menu.actions()
        ]
        palette = CommandPalette([*jump_entries(shell.desk, actions), *looks], shell)
        offer_texts(shell.desk, palette)
        palette.show_in_middle()
