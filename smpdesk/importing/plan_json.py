"""A plan given out as JSON, as the command line prints it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from smpdesk.importing.areas import PlannedArea
from smpdesk.importing.plan import Plan, PlannedTable, Question

_MOST_LISTED = 200


def plan_json(plan: Plan) -> dict[str, Any]:
    """The plan as ``smpdesk import --json`` prints it."""
    replaced = [o for o in plan.observations if o.change == "replaced"]
    names = {area.key: area.name for area in plan.areas}
    measures = {m.key: m.name for m in plan.measures}
    return {
        "extract": plan.name,
        "sha256": plan.sha256,
        "kind": plan.kind,
        "imported_before": plan.before,
        "remembered": plan.remembered,
        "rows": plan.rows,
        "tables": [_table_json(table) for table in plan.tables],
        "areas": [_area_json(area, names) for area in plan.areas],
        "measures": [
            {
                "name": m.name,
                "collection": m.collection,
                "unit": m.unit,
                "parent": m.parent,
                "known": m.known,
            }
            for m in plan.measures
        ],
        "observations": {
            "new": plan.count("new"),
            "replaced": len(replaced),
            "unchanged": plan.count("unchanged"),
            **{s: plan.with_status(s) for s in ("suppressed", "missing", "provisional")},
            "populations": len(plan.populations),
        },
        "replaced": [
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
            for o in replaced[:_MOST_LISTED]
        ],
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
