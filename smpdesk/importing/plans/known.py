"""What is known before an extract is read: areas, measures, observations, remembered answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from smpdesk.importing.gazetteer.geography import Geography

Where = tuple[str, str, int, str]
"""Area key, first month, months, breakdown of a measure's figure."""

Held = tuple[float | None, str]
"""A value already in the file, and its status."""


@dataclass(frozen=True)
class KnownArea:
    """An area of the partnership file, under every name by which it is known."""

    kind: str
    name: str
    code: str = ""
    names: tuple[str, ...] = ()
    parent: str = ""
    members: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What tells areas apart: the official code, else kind and name."""
        return area_key(self.kind, self.name, self.code)


@dataclass(frozen=True)
class KnownMeasure:
    """A measure of the partnership file."""

    name: str
    collection: str = ""
    unit: str = "count"
    parent: str = ""
    names: tuple[str, ...] = ()


def nothing_held(_measure: tuple[str, str]) -> Mapping[Where, Held]:
    """What a file without figures holds of any measure."""
    return {}


@dataclass(frozen=True)
class Known:
    """All that the importer may lean on; plain values, so that a plan needs no database.

    ``held`` gives the figures that the file holds of a measure, by the measure's key. ``memory``
    gives the remembered answers for a kind of extract by its fingerprint. ``imported`` maps the
    SHA-256 of extracts imported before to what to call them.
    """

    areas: tuple[KnownArea, ...] = ()
    measures: tuple[KnownMeasure, ...] = ()
    held: Callable[[tuple[str, str]], Mapping[Where, Held]] = nothing_held
    memory: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    imported: Mapping[str, str] = field(default_factory=dict)
    home: str = ""
    geography: Geography = field(default_factory=Geography.load)


def area_key(kind: str, name: str, code: str = "") -> str:
    """The code where there is one, else ``kind:name`` without regard to case."""
    return code or f"{kind}:{name.casefold()}"
