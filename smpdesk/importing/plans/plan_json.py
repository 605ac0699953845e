"""A plan given out as JSON, as the command line prints it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from smpdesk.importing.gazetteer.areas import PlannedArea
from smpdesk.importing.plans.measures import PlannedMeasure
from smpdesk.importing.plans.observations import CHANGES
from smpdesk.importing.plans.plan import Plan, PlannedTable, Question

_MOST_LISTED = 200


def plan_json(plan: Plan) -> dict[str, Any]:
    """The plan as ``smpdesk import --json`` prints it; questions are those still open."""
    names = {area.key: area.name for area in plan.areas}
    return {
        "extract": plan.name,
        "sha256": plan.sha256,
        "kind": plan.kind,
        "imported_before": plan.before,
        "remembered": plan.remembered,
        "rows": plan.rows,
        "tables": [_table_json(table) for table in plan.tables],
        "areas": [_area_json(area, names) for area in plan.areas],
        "measures": [_measure_json(measure) for measure in plan.measures],
        "observations": _counts_json(plan),
        "replaced": _replaced_json(plan, names),
        "left_out": [left._asdict() for left in plan.all_left_out()],
        "questions": [_question_json(q) for q in plan.questions if not q.answered],
        "decisions": dict(plan.decisions),
        "findings": [
            {
                "kind": f.kind,
                "where": f.where,
                "says": f.says,
                "computed": f.computed,
                "message": f.message,
            }
            for f in plan.findings
        ],
    }


def _counts_json(plan: Plan) -> dict[str, int]:
    changes: dict[str, int] = {change: plan.count(change) for change in CHANGES}
    statuses = {s: plan.with_status(s) for s in ("suppressed", "missing", "provisional")}
    return {**changes, **statuses, "populations": len(plan.populations)}


def _replaced_json(plan: Plan, names: Mapping[str, str]) -> list[dict[str, Any]]:
    measures = {measure.key: measure.name for measure in plan.measures}
    return [
        {
            "measure": measures[o.measure],
            "area": names[o.area],
            "start": o.start,
            "months": o.months,
            "breakdown": o.breakdown,
            "old": o.old,
            "new": o.value,
            "cell": plan.where(o),
        }
        for o in plan.observations.replaced()[:_MOST_LISTED]
    ]


def _measure_json(measure: PlannedMeasure) -> dict[str, Any]:
    return {
        "name": measure.name,
        "collection": measure.collection,
        "unit": measure.unit,
        "parent": measure.parent,
        "known": measure.known,
    }


def _table_json(table: PlannedTable) -> dict[str, Any]:
    return {
        "id": table.id,
        "sheet": table.sheet,
        "range": table.cells,
        "heading": table.heading,
        "shape": table.shape,
        "included": table.included,
        "measures": list(table.measures),
        "areas": list(table.areas),
        "periods": [{"start": p.start, "months": p.months} for p in table.periods],
        "columns": dict(table.columns),
        "taken": dict(Counter(table.taken.values())),
    }


def _area_json(area: PlannedArea, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "name": area.name,
        "kind": area.kind,
        "code": area.code,
        "parent": names.get(area.parent, area.parent),
        "members": [names.get(member, member) for member in area.members],
    }


def _question_json(question: Question) -> dict[str, Any]:
    return {
        "id": question.id,
        "question": question.text,
        "best": question.best,
        "options": [{"value": option.value, "label": option.label} for option in question.options],
        "cell": question.cell,
    }
