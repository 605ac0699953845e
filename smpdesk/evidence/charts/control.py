"""Control charts of a partnership file, or of a CSV."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from smpdesk.analysis.control_chart import ChangePoint, ControlChart
from smpdesk.analysis.series import Series
from smpdesk.analysis.spc import ChartSettings, control_chart
from smpdesk.errors import UserError
from smpdesk.models.document.engine import is_document
from smpdesk.models.figures.observations import (
    MonthlySeries,
    find_areas,
    find_measures,
    monthly_choices,
    monthly_series,
)
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, ChartChoice, Measure
from smpdesk.periods import month_text


def chart_of(
    file: PartnershipFile,
    measure: Measure,
    area: Area,
    *,
    since: str = "",
    until: str = "",
    **choices: Any,
) -> ControlChart:
    """The control chart of a measure in an area, with the file's change points and choices.

    ``since`` and ``until`` (``YYYY-MM``) are the first and the last month that it looks at.
    ``choices`` are fields of ``ChartSettings`` that overrule what the file holds. Raises
    ``UserError`` when there are no monthly figures.
    """
    monthly = _between(monthly_series(file, measure, area), since, until)
    settings: dict[str, Any] = {
        "direction": measure.direction,
        "change_points": tuple(
            ChangePoint(c.month, _kind(c.kind), c.note, c.source, c.step_change)
            for c in monthly.change_points
            if monthly.months[0] <= c.month <= monthly.months[-1]
        ),
        "set_aside": tuple(s.month for s in monthly.set_aside if s.month in monthly.months),
        "set_aside_reasons": tuple((s.month, s.reason) for s in monthly.set_aside if s.reason),
    }
    settings |= chosen_rules(file, measure, area, choices.get("rules"))
    settings |= {name: value for name, value in choices.items() if value is not None}
    return control_chart(_series(monthly), ChartSettings(**settings))


def chosen_rules(
    file: PartnershipFile, measure: Measure, area: Area, rules: str | None = None
) -> dict[str, Any]:
    """Chart and rules as chosen for a measure in an area, or else as the partnership has them.

    ``rules`` overrule both. Run lengths are the partnership's own where its rules hold. Gives
    fields of ``ChartSettings``.
    """
    kept = file.first(ChartChoice, measure=measure.id, area=area.id)
    usual = file.partnership()
    held = rules or (kept.rules if kept else usual.chart_rules)
    chosen: dict[str, Any] = {"chart": kept.chart if kept else "auto", "rules": held}
    if held == usual.chart_rules:
        chosen |= {"shift": usual.chart_shift, "trend": usual.chart_trend}
    return chosen


def _between(monthly: MonthlySeries, since: str, until: str) -> MonthlySeries:
    """The months from ``since`` up to ``until``; raises ``UserError`` when there are none."""
    held = zip(monthly.months, monthly.values, strict=True)
    kept = [(m, v) for m, v in held if m >= since and (not until or m <= until)]
    if not kept:
        first = f" from {month_text(since)}" if since else ""
        last = f" up to {month_text(until)}" if until else ""
        raise UserError(
            f"There are no monthly figures of “{monthly.measure.name}” for {monthly.area.name}"
            f"{first}{last}."
        )
    months, values = zip(*kept, strict=True)
    return replace(monthly, months=months, values=values)


def chart_of_source(
    source: Path,
    *,
    measure: str | None = None,
    area: str | None = None,
    steps: Sequence[str] = (),
    set_aside: Sequence[str] = (),
    passphrase: str | None = None,
    **choices: Any,
) -> ControlChart:
    """The chart of a partnership file's measure and area, or of a CSV with ``period,value``.

    ``steps`` and ``set_aside`` add to what the file holds. Raises ``UserError``.
    """
    choices = {name: value for name, value in choices.items() if value is not None}
    given = tuple(ChangePoint(month, note="Step change", step_change=True) for month in steps)
    if not is_document(source):
        from smpdesk.evidence.charts.series_file import read_series

        if choices.get("chart") in ("g", "t"):
            choices.setdefault("direction", "higher")  # what lies between events is better long
        settings = ChartSettings(change_points=given, set_aside=tuple(set_aside), **choices)
        return control_chart(read_series(source), settings)
    with PartnershipFile.open(source, read_only=True, passphrase=passphrase) as file:
        chosen_measure, chosen_area = choose(file, measure, area)
        if given or set_aside:
            held = chart_of(file, chosen_measure, chosen_area, **choices)
            left_out = [point.period for point in held.points if point.set_aside]
            choices["change_points"] = (*held.change_points, *given)
            choices["set_aside"] = (*left_out, *set_aside)
        return chart_of(file, chosen_measure, chosen_area, **choices)


def choose(file: PartnershipFile, measure: str | None, area: str | None) -> tuple[Measure, Area]:
    """The one measure and area meant by the names that have monthly figures.

    Without an area the partnership's own is meant. Of several, the longest series is taken;
    raises ``UserError`` when nothing fits, saying what there is.
    """
    choices = monthly_choices(file)
    if not choices:
        raise UserError(f"{file.path.name} holds no monthly figures yet. Import an extract first.")
    if not measure:
        raise UserError("Say which measure with --measure. " + _offer(choices))
    measures = {m.id for m in find_measures(file, measure)}
    own = file.partnership().area
    areas = {a.id for a in find_areas(file, area)} if area else {own}
    fitting = [c for c in choices if c[0].id in measures and c[1].id in areas]
    if not fitting:
        raise UserError(
            f"There are no monthly figures of “{measure}” for "
            f"{area or 'the partnership’s own area'}. {_offer(choices)}"
        )
    chosen = max(fitting, key=lambda choice: choice[2])
    return chosen[0], chosen[1]


def _offer(choices: list[tuple[Measure, Area, int]]) -> str:
    names = list(dict.fromkeys(f"{m.name} ({a.name})" for m, a, _ in choices))
    more = f" and {len(names) - 8} more" if len(names) > 8 else ""
    return f"There are monthly figures of: {', '.join(names[:8])}{more}."


def _series(monthly: MonthlySeries) -> Series:
    return Series(
        periods=monthly.months,
        values=monthly.values,
        provisional=monthly.provisional,
        measure=monthly.measure.name,
        area=monthly.area.name,
        unit=monthly.measure.unit,
        source=monthly.source,
    )


def _kind(kind: str) -> Any:
    return kind
