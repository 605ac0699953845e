"""An extract becomes a plan, and the plan becomes observations.

plan = plan_extract(path, known)
plan = plan_text(pasted, known)
plan = plan.decided(question_id, answer)
store_plan(file, plan)          # in smpdesk.importing.store
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from smpdesk.importing.known import Known
    from smpdesk.importing.plan import Plan
    from smpdesk.importing.sheets import Cancelled, Progress


def plan_extract(
    path: Path,
    known: Known,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    decisions: Mapping[str, object] | None = None,
) -> Plan:
    """What importing ``path`` would do, nothing written; see ``planning.plan_extract``."""
    from smpdesk.importing.planning import plan_extract as planned

    return planned(path, known, progress, cancelled, decisions)


def plan_text(
    text: str,
    known: Known,
    name: str = "Pasted cells",
    decisions: Mapping[str, object] | None = None,
) -> Plan:
    """What importing pasted cells would do, nothing written; see ``planning.plan_text``."""
    from smpdesk.importing.planning import plan_text as planned

    return planned(text, known, name, decisions)
