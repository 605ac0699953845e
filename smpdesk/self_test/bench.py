"""Where the self-test works, and how a check says that it failed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path


class CheckFailedError(Exception):
    """A check found something wrong; the message says what, for whoever supports the program."""


def expect(fine: object, otherwise: str) -> None:
    """Fail the check with a sentence unless something is as it should be."""
    if not fine:
        raise CheckFailedError(otherwise)


@dataclass
class Bench:
    """A temporary folder, and the sample partnership in it once a check asks for it."""

    folder: Path

    @cached_property
    def sample(self) -> Path:
        """A partnership file filled with the sample."""
        from smpdesk.importing.records.sample import create_sample

        path = self.folder / "sample.smp"
        create_sample(path).close()
        return path
