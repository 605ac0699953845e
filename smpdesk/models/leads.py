"""The action plan sent out to lead agencies: what is asked, and taking over what came back."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from smpdesk.models.document.clock import today
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Action, Assessment, Priority, Progress
from smpdesk.periods import first_day, shift_month

FORMAT = "smpdesk lead sheet 1"
"""What the hidden sheet of a lead's workbook begins with; another number is another format."""

KEPT_SHEET, ACTIONS_SHEET = "smpdesk", "Actions"
STATUSES = ("not started", "on course", "at risk", "done", "stopped")

AskedField = Literal["status", "due", "how_much", "how_well", "better_off", "progress"]


@dataclass(frozen=True)
class Asked:
    """A cell that the lead may fill in: the action's field and its heading."""

    field: AskedField
    title: str


ASKED = (
    Asked("status", "Status"),
    Asked("due", "Due"),
    Asked("how_much", "How much did we do?"),
    Asked("how_well", "How well did we do it?"),
    Asked("better_off", "Is anyone better off?"),
    Asked("progress", "What was done this quarter"),
)
"""What leads are asked; ``progress`` becomes an entry of its own."""


def lead_agencies(file: PartnershipFile, assessment: Assessment) -> list[str]:
    """The agencies that lead an action of the assessment, in alphabetical order."""
    names = {action.lead_agency for _, action in _actions(file, assessment)}
    return sorted(names - {""}, key=str.casefold)


def actions_led(
    file: PartnershipFile, assessment: Assessment, agency: str
) -> list[tuple[Priority, Action]]:
    """The actions that an agency leads, each with its priority, in the plan's order."""
    return [pair for pair in _actions(file, assessment) if pair[1].lead_agency == agency]


def asked_value(action: Action, field: AskedField) -> str:
    """What the file has in an action's field now; a new progress entry begins empty."""
    return "" if field == "progress" else str(getattr(action, field) or "")


def quarter_of(day: dt.date) -> str:
    """The quarter of the financial year in which a day lies: ``2018-19 Q4``."""
    moved = shift_month(f"{day:%Y-%m}", -3)
    year, quarter = int(moved[:4]), (first_day(moved).month + 2) // 3
    return f"{year}-{(year + 1) % 100:02d} Q{quarter}"


def recent_quarters(day: dt.date, count: int = 4) -> list[str]:
    """The quarter of a day and those before it, newest first."""
    months = [shift_month(f"{day:%Y-%m}", -3 * back) for back in range(count)]
    return [quarter_of(first_day(month)) for month in months]


def take_over(
    file: PartnershipFile,
    action: Action,
    field: AskedField,
    value: str,
    *,
    agency: str,
    quarter: str = "",
) -> None:
    """Take over what a lead has written in one cell, as an edit that names the agency."""
    title = next(asked.title for asked in ASKED if asked.field == field)
    with file.edit(f"Take over from {agency}, {title.rstrip('?')}: {action.title()}") as writer:
        if field == "progress":
            writer.insert(
                Progress(
                    action=action.id,
                    quarter=quarter,
                    entered_on=today(),
                    entered_by=agency,
                    text=value,
                    status=file.get(Action, action.id).status,
                )
            )
        else:
            writer.update(action, **{field: (value or None) if field == "due" else value})


def _actions(file: PartnershipFile, assessment: Assessment) -> list[tuple[Priority, Action]]:
    return [
        (priority, action)
        for priority in file.all(Priority, assessment=assessment.id)
        for action in file.all(Action, priority=priority.id)
    ]
