"""What the officer decides about a chart: change points, months set aside, the kind of chart."""

from __future__ import annotations

from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, ChangePoint, ChartChoice, Measure, SetAside
from smpdesk.periods import month_text


def put_change_point(
    file: PartnershipFile,
    month: str,
    kind: str,
    *,
    note: str = "",
    source: str = "",
    measure: Measure | None = None,
    area: Area | None = None,
    step_change: bool = False,
) -> ChangePoint:
    """Mark a month (``YYYY-MM``) in which something changed, for one measure or all of them."""
    point = ChangePoint(
        measure=measure.id if measure else None,
        area=area.id if area else None,
        month=month,
        kind=kind,
        note=note,
        source=source,
        step_change=step_change,
    )
    of = f" of {measure.name}" if measure else ""
    with file.edit(f"Put a change point{of}: {month_text(month)}, {kind}") as writer:
        return writer.insert(point)


def set_month_aside(
    file: PartnershipFile, measure: Measure, area: Area, month: str, reason: str
) -> SetAside:
    """Leave a month out of a chart's centre and limits, with the reason."""
    held = file.first(SetAside, measure=measure.id, area=area.id, month=month)
    with file.edit(f"Set aside {month_text(month)} of {measure.name}") as writer:
        if held is not None:
            return writer.update(held, reason=reason)
        return writer.insert(SetAside(measure=measure.id, area=area.id, month=month, reason=reason))


def choose_chart(
    file: PartnershipFile, measure: Measure, area: Area, chart: str, rules: str
) -> ChartChoice:
    """Choose the chart and the rules by which a measure in an area is judged."""
    held = file.first(ChartChoice, measure=measure.id, area=area.id)
    with file.edit(f"Choose the chart of {measure.name}: {chart}, {rules}") as writer:
        if held is not None:
            return writer.update(held, chart=chart, rules=rules)
        return writer.insert(
            ChartChoice(measure=measure.id, area=area.id, chart=chart, rules=rules)
        )
