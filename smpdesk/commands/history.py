"""The commands that look at the history and walk it."""

from __future__ import annotations

from pathlib import Path

import click

from smpdesk.commands.opened import PATH, opened
from smpdesk.terminal import print_json, say


@click.command()
@click.argument("file", type=PATH)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def history(file: Path, as_json: bool) -> None:
    """Print the edits of FILE, newest first."""
    with opened(file, read_only=True) as partnership_file:
        edits = partnership_file.history()
    if as_json:
        print_json([vars(edit) for edit in edits])
        return
    for edit in edits:
        state = "" if edit.state == "done" else f" ({edit.state})"
        click.echo(f"{edit.made_at}  {edit.made_by}  {edit.title}{state}")


@click.command()
@click.argument("file", type=PATH)
def undo(file: Path) -> None:
    """Take back the newest edit of FILE."""
    with opened(file) as partnership_file:
        edited = partnership_file.undo()
    say(f"{edited.title}." if edited else "There is nothing to undo.")


@click.command()
@click.argument("file", type=PATH)
def redo(file: Path) -> None:
    """Make the edit of FILE that was last undone again."""
    with opened(file) as partnership_file:
        edited = partnership_file.redo()
    say(f"{edited.title}." if edited else "There is nothing to redo.")
