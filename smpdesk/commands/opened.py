"""Partnership files as the commands open them: asking for the passphrase of a protected one."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from smpdesk.errors import UserError
from smpdesk.terminal import say

if TYPE_CHECKING:
    from smpdesk.models.partnership_file import PartnershipFile


class FilePath(click.Path):
    """A file or folder named on the command line, with a name of its own even for ``.``."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The path; wrong usage for one that no computer can look for."""
        path = Path(os.fsdecode(super().convert(value, param, ctx)))
        try:
            path.exists()
        except (OSError, ValueError):
            self.fail("the name is too long, or not one that a file can have.", param, ctx)
        if not str(value):
            self.fail("a file has to be named.", param, ctx)
        return path if path.name not in ("", "..") else path.resolve()


PATH = FilePath(path_type=Path)
VARIABLE = "SMPDESK_PASSPHRASE"
"""The environment variable that gives the passphrase where nobody is there to type it."""

NEW_VARIABLE = "SMPDESK_NEW_PASSPHRASE"
"""The environment variable that gives the passphrase to be set."""

T = TypeVar("T")


def unlocked(file: Path, act: Callable[[str | None], T]) -> T:
    """What ``act`` gives for the passphrase of a file, which is None where none is needed.

    It comes from ``SMPDESK_PASSPHRASE``, or is asked for when a person is at the terminal.
    Raises ``UserError`` when there is neither, or it is wrong.
    """
    from smpdesk.models.document.engine import PassphraseNeededError

    try:
        return act(None)
    except PassphraseNeededError as needed:
        given = os.environ.get(VARIABLE)
        if given is None and not sys.stdin.isatty():
            raise UserError(
                f"{file.name} is protected by a passphrase, or is not a smpdesk partnership "
                f"file. Give the passphrase in the environment variable {VARIABLE}."
            ) from needed
    return act(_asked(f"Passphrase of {file.name}") if given is None else given)


def new_passphrase() -> str:
    """The passphrase to be set, from ``SMPDESK_NEW_PASSPHRASE`` or typed twice at the terminal.

    Raises ``UserError`` when there is neither.
    """
    from smpdesk.models.safety.encryption import NO_BACK_DOOR

    given = os.environ.get(NEW_VARIABLE)
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise UserError(
            f"Give the new passphrase in the environment variable {NEW_VARIABLE}, or run the "
            f"command at a terminal and type it."
        )
    say(NO_BACK_DOOR)
    return _asked("New passphrase", twice=True)


def _asked(what: str, twice: bool = False) -> str:
    answer: str = click.prompt(what, hide_input=True, confirmation_prompt=twice, err=True)
    return answer


@contextlib.contextmanager
def opened(file: Path, read_only: bool = False) -> Iterator[PartnershipFile]:
    """A partnership file, closed at the end; raises ``UserError`` when it can't be opened."""
    from smpdesk.models.partnership_file import PartnershipFile

    def open_with(passphrase: str | None) -> PartnershipFile:
        return PartnershipFile.open(file, read_only=read_only, passphrase=passphrase)

    with unlocked(file, open_with) as partnership_file:
        yield partnership_file
