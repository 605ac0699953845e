"""Reading an extract as a piece of work that can be watched and cancelled."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Extract
from smpdesk.ui.tasks import CancelledError, Work

if TYPE_CHECKING:
    from smpdesk.importing.plans.plan import Plan


def read_extract(
    file: PartnershipFile,
    path: Path,
    progress: Work,
    decisions: Mapping[str, object] | None = None,
) -> Plan:
    """The plan of an extract for a file, with ``decisions`` made before.

    What was said of the very same file alone, such as of its period, holds again, as it is not
    remembered for others of its kind.

    Raises ``UserError`` where it can't be read, ``CancelledError`` when it is no longer wanted.
    """
    from smpdesk.importing import plan_extract
    from smpdesk.importing.files.sheets import Cancellation
    from smpdesk.importing.storing.store import known_from

    known = known_from(file)
    try:
        plan = plan_extract(path, known, progress.report, progress.unwanted, decisions=decisions)
        if decisions is None and plan.before:
            for question, answer in _of_it_alone(file, plan.sha256).items():
                plan = plan.decided(question, answer)
    except Cancellation:
        raise CancelledError from None
    return plan


def _of_it_alone(file: PartnershipFile, fingerprint: str) -> dict[str, object]:
    """What was said of it alone when the file with this fingerprint was imported last."""
    from smpdesk.importing.plans.plan import holds_for_one_file

    before = file.first(Extract, fingerprint=fingerprint)
    decisions = json.loads(before.mapping).get("decisions", {}) if before is not None else {}
    return {each: said for each, said in decisions.items() if holds_for_one_file(each, said)}


def read_text(file: PartnershipFile, text: str, name: str) -> Plan:
    """The plan of cells that were copied elsewhere; raises ``UserError`` where there is none."""
    from smpdesk.importing import plan_text
    from smpdesk.importing.storing.store import known_from

    return plan_text(text, known_from(file), name)
