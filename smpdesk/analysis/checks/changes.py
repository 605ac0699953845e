"""Change and per cent columns against the two figures that they compare."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from smpdesk.analysis.checks.figures import Shown, fits, number_text, percent_text
from smpdesk.analysis.checks.finding import Finding
from smpdesk.analysis.checks.roles import Triple, triples
from smpdesk.analysis.checks.table import CheckCell, CheckRow, CheckTable


def check_changes(table: CheckTable) -> Iterator[Finding]:
    """Each change and per cent that does not follow from its two figures.

    A column printed without any sign, as differences often are, is compared without signs.
    A change from zero has no per cent and is left alone. Where a row's change and per cent
    bear each other out but not the figures beside them, it is the figure that is called wrong.
    """
    slips = {(slip.row.label, slip.pair): slip for slip in _slips(table)}
    yield from (slip.finding for slip in slips.values())
    for at, column in enumerate(table.columns):
        if column.compares is None or column.role not in ("change", "percent"):
            continue
        rows = list(triples(table, at, column.compares))
        unsigned = _unsigned(rows)
        for triple in rows:
            if (triple.row.label, column.compares) in slips:
                continue
            if column.role == "change":
                yield from _change(triple, unsigned)
            else:
                yield from _percent(triple, unsigned)


@dataclass(frozen=True)
class _Slip:
    """A row whose later or earlier figure is wrong, as its change and per cent agree."""

    row: CheckRow
    pair: tuple[int, int]
    finding: Finding


def _slips(table: CheckTable) -> Iterator[_Slip]:
    for change_at in table.of_role("change"):
        pair = table.columns[change_at].compares
        percents = [at for at in table.of_role("percent") if table.columns[at].compares == pair]
        if pair is None or not percents:
            continue
        for triple in triples(table, change_at, pair):
            percent = triple.row.at(percents[0])
            change = triple.derived.value or 0.0
            off = abs(change - triple.difference) > triple.derived.shown.slack + triple.slack + 0.5
            if percent is None or not off or abs(change) < 20:
                continue
            finding = _slip(triple, percent, change)
            if finding:
                yield _Slip(triple.row, pair, finding)


def _slip(triple: Triple, percent: CheckCell, change: float) -> Finding | None:
    """The later figure if the per cent is of the earlier one, else the earlier if it fits.

    When it fits both ways nobody can tell which is wrong, and the change is what is named.
    """
    now, before = triple.now.value or 0.0, triple.before.value or 0.0
    fitting = [
        (wrong, right)
        for wrong, right, base in (
            (triple.now, before + change, before),
            (triple.before, now - change, now - change),
        )
        if base > 0 and right > 0 and fits(percent.shown, *[100.0 * change / base] * 2)
    ]
    if len(fitting) != 1:
        return next(_change(triple, unsigned=False), None) if fitting else None
    wrong, right = fitting[0]
    text = number_text(right, None, "£" in wrong.text)
    return Finding(
        "change",
        wrong.where,
        wrong.says,
        text,
        f"{_at(wrong.where)}: “{wrong.says}” for {triple.row.name} does not go with the change "
        f"{triple.derived.says} and {percent.says} beside it, which need {text}.",
        "likely",
    )


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
    if fits(claimed, least, most):
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


def _at(where: str) -> str:
    """The place as a sentence begins: ``Line 12`` or ``Maidstone!F8``."""
    return where[:1].upper() + where[1:] if where.startswith("line") else where


def check_steps(table: CheckTable) -> Iterator[Finding]:
    """Each per cent beside a change, where the table has the later figure but not the earlier.

    As in "1,225 claimants, −15 (−1.2%)": the earlier figure is 1,240. Only where most rows of
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
