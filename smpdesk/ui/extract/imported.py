"""An extract on its way in: how far one has looked at it, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from smpdesk.models.figures.brought import Brought
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Extract

if TYPE_CHECKING:
    from smpdesk.importing.plans.plan import Plan
    from smpdesk.importing.storing.store import Stored


@dataclass(frozen=True)
class Looked:
    """An extract, or cells that were ``pasted``: its plan as decided so far, the sheet seen."""

    path: Path
    pasted: str = ""
    plan: Plan | None = None
    sheet: str = ""


@dataclass(frozen=True)
class Imported:
    """An extract by its name, what its import did, and the figures that it brought."""

    name: str
    stored: Stored
    populations: int
    brought: Brought


def in_words(imports: Sequence[Imported]) -> str:
    """What came, such as ``tonbridge.xlsx brought 44 new figures and replaced 3.``."""
    new = sum(each.stored.new for each in imports)
    replaced = sum(each.stored.replaced for each in imports)
    populations = sum(each.populations for each in imports)
    came = [
        _count(number, word)
        for number, word in ((new, "new figure"), (populations, "population"))
        if number
    ]
    said = [f"brought {' and '.join(came)}"] if came else []
    if replaced:
        said.append(f"replaced {replaced:,}" if new else f"replaced {_count(replaced, 'figure')}")
    who = imports[0].name if len(imports) == 1 else f"{len(imports)} extracts"
    return f"{who} {' and '.join(said) or 'brought nothing new'}."


def undo(file: PartnershipFile, imports: Sequence[Imported]) -> None:
    """Take the imports back, the last one first; one that was taken back already stays so."""
    from smpdesk.importing.storing.store import take_back

    for each in reversed(imports):
        extract = file.first(Extract, id=each.stored.extract)
        if extract is not None:
            take_back(file, extract)


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"
