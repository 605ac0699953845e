"""Changes in what is counted, told beside the figures that they touch."""

from __future__ import annotations

from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, ChangePoint, Measure
from smpdesk.periods import Period, month_text

_CHANGES = {"recording": "recording", "boundary": "boundaries"}


def recording_notes(
    file: PartnershipFile, measure: Measure | None, area: Area, period: Period
) -> tuple[str, ...]:
    """A note for each change of recording or boundary of the measure or a part of it.

    Without a measure those of all are told. Only changes within ``period`` count, since earlier
    ones touch both of the years that are compared.
    """
    measures = {m.id: m for m in file.all(Measure)}
    told = []
    for change in file.all(ChangePoint):
        if change.kind not in _CHANGES or not period.start < change.month <= period.end:
            continue
        if change.area not in (None, area.id) or not _touches(change, measure, measures):
            continue
        name = measures[change.measure].name if change.measure else "All measures"
        told.append(
            f"{name}: {_CHANGES[change.kind]} changed in {month_text(change.month)}. {change.note}"
        )
    return tuple(dict.fromkeys(told))


def _touches(change: ChangePoint, measure: Measure | None, measures: dict[int, Measure]) -> bool:
    """Whether a change is of the measure, of all, or of a part of the measure."""
    if measure is None or change.measure is None:
        return True
    above: int | None = change.measure
    for _ in range(9):
        if above == measure.id:
            return True
        above = measures[above].parent if above else None
    return False
