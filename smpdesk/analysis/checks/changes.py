"""Change and per cent columns against the two figures that they compare."""

from __future__ import annotations

from collections.abc import Iterator

from smpdesk.analysis.checks.figures import Shown, fits, number_text, percent_text
from smpdesk.analysis.checks.finding import Finding
from smpdesk.analysis.checks.roles import Triple, triples
from smpdesk.analysis.checks.table import CheckTable


def check_changes(table: CheckTable) -> Iterator[Finding]:
    """Each change and per cent that does not follow from its two figures.

    A column printed without any sign, as differences often are, is compared without signs.
    A change from zero has no per cent and is left alone.
    """
    for at, column in enumerate(table.columns):
        if column.compares is None or column.role not in ("change", "percent"):
            continue
        rows = list(triples(table, at, column.compares))
        unsigned = _unsigned(rows)
        for triple in rows:
            if column.role == "change":
                yield from _change(triple, unsigned)
            else:
                yield from _percent(triple, unsigned)


def _unsigned(rows: list[Triple]) -> bool:
    """Whether the column gives sizes only: no sign anywhere, though figures fall."""
    signed = any((t.derived.value or 0) < 0 or t.derived.text.strip()[:1] == "+" for t in rows)
    falls = sum(t.difference < 0 for t in rows)
    return not signed and (falls >= 2 or len(rows) <= 2)


def _figures(triple: Triple) -> str:
    return f"from {triple.before.says} to {triple.now.says}"


def _change(triple: Triple, unsigned: bool) -> Iterator[Finding]:
    claimed = triple.derived.shown
    exact = abs(triple.difference) if unsigned else triple.difference
    if abs(claimed.value - exact) <= claimed.slack + triple.slack + 1e-9:
        return
    places = max(claimed.decimals, triple.now.shown.decimals, triple.before.shown.decimals)
    text = number_text(exact, places, "£" in triple.derived.text)
    where, says = triple.derived.where, triple.derived.says
    yield Finding(
        "change",
        where,
        says,
        text,
        f"{_at(where)}: “{says}” for {triple.row.name} is not the change {_figures(triple)}, "
        f"which is {text}.",
    )


def _percent(triple: Triple, unsigned: bool) -> Iterator[Finding]:
    bounds = triple.percent
    if bounds is None:
        return
    claimed = triple.derived.shown
    exact, least, most = bounds
    if unsigned:
        exact = abs(exact)
        least, most = sorted((abs(least), abs(most)))
    if fits(_fairest(claimed, triple), least, most):
        return
    text = percent_text(exact, max(1, claimed.decimals))
    where, says = triple.derived.where, triple.derived.says
    yield Finding(
        "percent",
        where,
        says,
        text,
        f"{_at(where)}: “{says}” for {triple.row.name} does not follow {_figures(triple)}, "
        f"which is a change of {text}.{_cut(claimed, exact)}",
    )


def _cut(claimed: Shown, exact: float) -> str:
    """What to add when the figure was cut short instead of rounded."""
    cut = int(abs(exact) * 10**claimed.decimals + 1e-9) / 10**claimed.decimals
    return " It seems cut short, not rounded." if abs(cut - abs(claimed.value)) < 1e-9 else ""


def _fairest(claimed: Shown, triple: Triple) -> Shown:
    """``0.30%`` may be 0.3 in a cell set to two decimals: closing zeros promise nothing."""
    text = triple.derived.text.strip().rstrip("%").strip()
    places = claimed.decimals
    while places and text.endswith("0"):
        text, places = text[:-1], places - 1
    return Shown(claimed.value, places if claimed.decimals > 1 else claimed.decimals)


def _at(where: str) -> str:
    """The place as a sentence begins: ``Line 12`` or ``Maidstone!F8``."""
    return where[:1].upper() + where[1:] if where.startswith("line") else where


def check_steps(table: CheckTable) -> Iterator[Finding]:
    """Each per cent beside a change, where the table has the later figure but not the earlier.

    As in "1,225 claimants, −15 (−1.2 %)": the earlier figure is 1,240. Only where most rows of
    three or more bear out that the two columns belong together.
    """
    for at in table.of_role("share"):
        for value in table.of_role("value"):
            if at - 1 in table.of_role("other") and value < at - 1:
                yield from _steps(table, at, value)


def _steps(table: CheckTable, at: int, value: int) -> Iterator[Finding]:
    findings: list[Finding] = []
    rows = 0
    for row in table.rows:
        percent, change, now = row.at(at), row.at(at - 1), row.value(value)
        if percent is None or change is None or not now or now <= (change.value or 0.0):
            continue
        rows += 1
        exact = 100.0 * (change.value or 0.0) / (now - (change.value or 0.0))
        if fits(percent.shown, exact, exact):
            continue
        text = percent_text(exact, max(1, percent.shown.decimals))
        findings.append(
            Finding(
                "percent",
                percent.where,
                percent.says,
                text,
                f"{_at(percent.where)}: “{percent.says}” for {row.name} does not follow from a "
                f"change of {change.says} to {number_text(now)}, which is {text}.",
                "likely",
            )
        )
    if rows >= 3 and len(findings) * 2 <= rows:
        yield from findings
