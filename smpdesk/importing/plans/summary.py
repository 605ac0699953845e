"""What a plan will do, in a few lines for a person."""

from __future__ import annotations

from smpdesk.importing.plans.plan import Plan, Question


def summary(plan: Plan) -> str:
    """The tables found, what is new, replaced and unchanged, what was left out, and findings."""
    lines = [f"{plan.name}: {plan.rows:,} rows, {_count(len(plan.tables), 'table')}"]
    if plan.before:
        lines.append(f"  the same content was imported before, as {plan.before}")
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
    lines += [_asked(question, plan.decisions.get(question.id)) for question in plan.questions]
    lines += [f"  look at {finding.message}" for finding in plan.findings]
    return "\n".join(lines)


def _asked(question: Question, answer: object) -> str:
    """A question with its answer: the one remembered, or else the best guess."""
    if question.answered:
        labels = [option.label for option in question.options if option.value == answer]
        return f"  remembered: {question.text} {labels[0] if labels else answer}"
    return f"  asked: {question.text} Taken as: {question.guess() or 'not known, so left out'}"


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"
