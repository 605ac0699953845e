"""The command line: all that the window can do with data, without a display and without Qt."""

from __future__ import annotations

import difflib
import os
import sys
from pathlib import Path

import click

from smpdesk import __version__
from smpdesk.commands import documents, figures, files, history
from smpdesk.commands.opened import PATH
from smpdesk.faults import told_plainly
from smpdesk.log import note
from smpdesk.terminal import say

COMMANDS: tuple[click.Command, ...] = (
    files.new,
    figures.import_extracts,
    figures.data,
    figures.spc,
    figures.compare,
    figures.check,
    documents.export,
    history.history,
    history.undo,
    history.redo,
    files.verify,
    files.backup,
    files.restore,
    files.passphrase,
)


class Commands(click.Group):
    """The commands; a first word that is none of them is a file to open in the window."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read ``smpdesk [FILE]`` as ``smpdesk open [FILE]``; a mistyped command is wrong usage."""
        if not args or (args[0] not in self.commands and not args[0].startswith("-")):
            if args and not _may_be_file(args[0]):
                near = difflib.get_close_matches(args[0], self.list_commands(ctx), 1)
                hint = f" Did you mean {near[0]}?" if near else " See smpdesk --help."
                raise click.UsageError(f"There is no command or file “{args[0]}”.{hint}", ctx)
            args = ["open", *args]
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, and note it in the log."""
        found = super().resolve_command(ctx, args)
        if not ctx.resilient_parsing and found[0] is not None:
            note("command", found[0])
        return found


def _may_be_file(word: str) -> bool:
    """Whether a first word that is no command names a file, be it one that is gone."""
    path = Path(word)
    return path.suffix.lower() == ".smp" or os.path.lexists(path)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="smpdesk")
def smpdesk() -> None:
    """The desktop of a community safety partnership officer.

    With no command, or with a FILE alone, the window opens.
    """


for command in COMMANDS:
    smpdesk.add_command(command)


@smpdesk.command("open", hidden=True)
@click.argument("file", type=PATH, required=False)
def open_window(file: Path | None) -> None:
    """Open the window on FILE."""
    from smpdesk.ui.program.app import run

    sys.exit(run(file))


@smpdesk.command("self-test")
def self_test() -> None:
    """Open the sample, draw every page, export every document, and say how it went."""
    from smpdesk.self_test import run

    sys.exit(run())


def main() -> None:
    """Run a command; what goes wrong in the user's world is one sentence and exit code 1."""
    with told_plainly():
        try:
            smpdesk.main(standalone_mode=False, prog_name="smpdesk")
        except click.ClickException as error:
            error.show()
            sys.exit(error.exit_code)
        except click.Abort:
            say("Stopped. Nothing was left half-done.")
            sys.exit(1)
