"""What the officer decides about a chart: change points, months set aside, the kind of chart."""

from __future__ import annotations

from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, ChangePoint, ChartChoice, Measure, SetAside
from smpdesk.periods import month_text


def put_change_point(file: PartnershipFile, point: ChangePoint) -> ChangePoint:
    """Mark a month in which something changed, for one measure or all; gives it with its id."""
    of = f" of {file.get(Measure, point.measure).name}" if point.measure else ""
    step = ", step change" if point.step_change else ""
    with file.edit(
        f"Put a change point{of}: {month_text(point.month)}, {point.kind}{step}"
    ) as writer:
        return writer.insert(point)


def set_month_aside(file: PartnershipFile, aside: SetAside) -> SetAside:
    """Leave a month out of a chart's centre and limits; one set aside already gets the reason."""
    held = file.first(SetAside, measure=aside.measure, area=aside.area, month=aside.month)
    measure = file.get(Measure, aside.measure).name
    with file.edit(f"Set aside {month_text(aside.month)} of {measure}") as writer:
        if held is not None:
            return writer.update(held, reason=aside.reason)
        return writer.insert(aside)


def choose_chart(
    file: PartnershipFile, measure: Measure, area: Area, chart: str = "", rules: str = ""
) -> ChartChoice:
    """Choose the chart and the rules of a measure in an area; "" leaves what holds now."""
    held = file.first(ChartChoice, measure=measure.id, area=area.id)
    now = held or ChartChoice(
        measure=measure.id, area=area.id, rules=file.partnership().chart_rules
    )
    chosen = {"chart": chart or now.chart, "rules": rules or now.rules}
    said = f"{chosen['chart']}, {chosen['rules']}"
    with file.edit(f"Choose the chart of {measure.name} in {area.name}: {said}") as writer:
        return writer.update(held, **chosen) if held else writer.insert(now.with_(**chosen))
