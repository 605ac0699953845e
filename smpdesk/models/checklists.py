"""Checklists that ship with smpdesk as files to edit."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from smpdesk.places import resource


@dataclass(frozen=True)
class ChecklistPoint:
    """Something that the law asks for; ``key`` stays when the wording changes."""

    key: str
    point: str
    law: str


def statutory_checklist(path: Path | None = None) -> tuple[ChecklistPoint, ...]:
    """The points of the statutory checklist, in order; of the shipped one, or of ``path``."""
    text = (path or resource("checklists", "statutory.toml")).read_text("utf-8")
    return tuple(ChecklistPoint(**point) for point in tomllib.loads(text)["point"])
