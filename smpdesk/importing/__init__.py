"""An extract becomes a plan, and the plan becomes observations.

plan = plan_extract(path, known)
plan = plan_text(pasted, known)
plan = plan.decided(question_id, answer)
store_plan(file, plan)          # in smpdesk.importing.storing.store
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from smpdesk.importing.files.sheets import Cancelled, Progress
    from smpdesk.importing.plans.known import Known
    from smpdesk.importing.plans.plan import Plan


def plan_extract(
    path: Path,
    known: Known,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    decisions: Mapping[str, object] | None = None,
) -> Plan:
    """What importing ``path`` would do, nothing written; see ``planning.plan_extract``."""
    from smpdesk.importing.plans.planning import plan_extract as planned

    return planned(path, known, progress, cancelled, decisions)


def plan_text(
    text: str,
    known: Known,
    name: str = "Pasted cells",
    decisions: Mapping[str, object] | None = None,
) -> Plan:
    """What importing pasted cells would do, nothing written; see ``planning.plan_text``."""
    from smpdesk.importing.plans.planning import plan_text as planned

    return planned(text, known, name, decisions)
