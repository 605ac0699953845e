"""Reading an extract as a piece of work that can be watched and cancelled."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.ui.tasks import CancelledError, Work

if TYPE_CHECKING:
    from smpdesk.importing.plan import Plan


def read_extract(
    file: PartnershipFile,
    path: Path,
    progress: Work,
    decisions: Mapping[str, object] | None = None,
) -> Plan:
    """The plan of an extract for a file, with ``decisions`` made before.

    Raises ``UserError`` where it can't be read, ``CancelledError`` when it is no longer wanted.
    """
    from smpdesk.importing import plan_extract
    from smpdesk.importing.sheets import Cancellation
    from smpdesk.importing.store import known_from

    known = known_from(file)
    try:
        return plan_extract(path, known, progress.report, progress.unwanted, decisions=decisions)
    except Cancellation:
        raise CancelledError from None


def read_text(file: PartnershipFile, text: str, name: str) -> Plan:
    """The plan of cells that were copied elsewhere; raises ``UserError`` where there is none."""
    from smpdesk.importing import plan_text
    from smpdesk.importing.store import known_from

    return plan_text(text, known_from(file), name)
