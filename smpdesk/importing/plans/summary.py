"""What a plan will do, in a few lines for a person."""

from __future__ import annotations

from smpdesk.importing.plans.plan import Plan


def summary(plan: Plan) -> str:
    """The tables found, what is new, replaced and unchanged, what was left out, and findings."""
    lines = [f"{plan.name}: {plan.rows:,} rows, {_count(len(plan.tables), 'table')}"]
    for table in plan.tables:
        place = f"{table.sheet}!{table.cells}" if table.sheet else table.cells
        lines.append(
            f"  {place}: {_count(len(table.measures), 'measure')}, "
            f"{_count(len(table.areas), 'area')}, {_count(len(table.periods), 'period')}"
        )
    lines.append(
        f"  {plan.count('new'):,} new, {plan.count('replaced'):,} replaced, "
        f"{plan.count('unchanged'):,} unchanged; {plan.with_status('suppressed'):,} suppressed, "
        f"{plan.with_status('missing'):,} missing"
    )
    lines += [f"  left out {left.cells}: {left.text} ({left.why})" for left in plan.all_left_out()]
    lines += [f"  asked: {asked.text} Taken as: {asked.guess()}" for asked in plan.questions]
    lines += [f"  look at {finding.message}" for finding in plan.findings]
    return "\n".join(lines)


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"
