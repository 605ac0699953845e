"""Claims in prose held against the tables of the same text: ranks, and changes quoted from them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from smpdesk.analysis.checks.changes_told import PercentClaim, percent_claims
from smpdesk.analysis.checks.figures import fits, percent_range, percent_text
from smpdesk.analysis.checks.finding import Finding
from smpdesk.analysis.checks.passages import Sentence
from smpdesk.analysis.checks.quantities import Quantity
from smpdesk.analysis.checks.table import CheckRow, CheckTable
from smpdesk.analysis.checks.text_tables import TextTable
from smpdesk.analysis.checks.told_changes import Context

_NEAR = 40  # lines between a sentence and the table that it talks about
_RANKED = re.compile(r"\brank(?:ed|s|ing)?\b(?: [a-z]+){0,4}? <k(?P<k>\d+)>(?! most)")
_NTH = re.compile(
    r"<k(?P<k>\d+)> (?P<end>highest|lowest|largest|smallest) (?:[a-z]+ ){0,3}?"
    r"(?:increase|rise|rate|number|decrease|reduction|fall|figure|total)\b"
)
_WIDE = re.compile(r"\b(?:district|county|force)[- ]?wide\b")


def check_told_tables(context: Context, tables: Sequence[TextTable]) -> Iterator[Finding]:
    """Each rank or change in a sentence that a table of the same text gives otherwise.

    A rank is looked up only in tables within forty lines that have a row for an area that the
    sentence names; a change only where it almost equals, mirrors or transposes the table's.
    """
    yield from _ranks(context, tables)
    for claim in percent_claims(context.sentence):
        yield from _quoted(context, claim, tables)


def _ranks(context: Context, tables: Sequence[TextTable]) -> Iterator[Finding]:
    sentence = context.sentence
    for pattern in (_RANKED, _NTH):
        for match in pattern.finditer(sentence.coded):
            told = sentence.figures[int(match["k"])]
            line = context.place.line_of(told)
            places: list[int] = []
            for near in tables:
                if min(abs(line - at) for at in near.lines) <= _NEAR:
                    end = match.groupdict().get("end")
                    places += _places(near.table, sentence, end)
            if places and int(told.value) not in places:
                right = ", ".join(str(place) for place in sorted(set(places)))
                yield context.place.finding(
                    "rank",
                    told,
                    right,
                    f"is not the place that the table nearby gives, which is {right}.",
                    "likely",
                )


def _places(table: CheckTable, sentence: Sentence, end: str | None) -> list[int]:
    """The ranks that a table gives to the area named: printed, or counted in any column."""
    row = _named(table, sentence)
    rank = next(iter(table.of_role("rank")), None)
    if row is None or rank is None:
        return []
    cell = row.at(rank)
    if end is None:
        return [int(cell.value or 0)] if cell else []
    found: list[int] = []
    ranked = [other for other in table.rows if other.at(rank)]
    for at in range(len(table.columns)):
        value = row.value(at)
        others = [v for other in ranked if (v := other.value(at)) is not None]
        if value is not None and cell is not None:
            high = end in ("highest", "largest")
            found.append(1 + sum((v > value) if high else (v < value) for v in others))
            found.append(1 + sum((v < value) if high else (v > value) for v in others))
    return found


def _named(table: CheckTable, sentence: Sentence) -> CheckRow | None:
    """The one row whose name the sentence contains."""
    rows = [row for row in table.rows if _in(row.name, sentence.coded)]
    rows = [row for row in rows if row.name.casefold() != "kent"]
    return rows[0] if len(rows) == 1 else None


def _in(name: str, coded: str) -> bool:
    return bool(re.search(rf"(?<![a-z]){re.escape(name.casefold())}(?![a-z])", coded))


def _quoted(
    context: Context, claim: PercentClaim, tables: Sequence[TextTable]
) -> Iterator[Finding]:
    """A per cent next to a row's name that is nearly, but not quite, that row's."""
    if claim.figure.kind != "p" or claim.figure.hedge or not claim.figure.shown.decimals:
        return
    seen: list[tuple[CheckRow, str, float, bool]] = []
    for near in tables:
        for at, column in enumerate(near.table.columns):
            if column.role != "percent" or column.compares is None:
                continue
            for row in near.table.rows:
                cell, now, before = (row.at(c) for c in (at, *column.compares))
                if not (cell and now and before and _beside(context.sentence, claim.figure, row)):
                    continue
                bounds = percent_range(now.shown, before.shown)
                printed = abs(cell.value or 0.0)
                if bounds is None:
                    continue
                same = abs(printed - claim.figure.value) < 1e-9
                exact = abs(bounds[0])
                agrees = fits_size(claim.figure, exact) or same
                against = bounds[0] * claim.way < 0
                seen.append((row, cell.says, bounds[0], agrees and not against))
    if not seen or any(agrees for *_, agrees in seen):
        return
    for row, says, exact, _ in seen:
        if _slip(claim, exact, says):
            text = percent_text(exact, claim.figure.shown.decimals, signed=True)
            yield context.place.finding(
                "claim",
                claim.figure,
                text,
                f"is not what the table gives for {row.name}: “{says}”, worked out {text}.",
                "likely",
            )
            return


def fits_size(told: Quantity, exact: float) -> bool:
    """Whether a told per cent may stand for an exact size, signs aside."""
    shown = told.shown
    return fits(type(shown)(told.value, shown.decimals), exact, exact)


def _slip(claim: PercentClaim, exact: float, says: str) -> bool:
    """Whether a quoted figure looks like a slip of the table's: close, mirrored, transposed."""
    told = claim.figure.value
    if exact * claim.way < 0:
        return f"{told:.{claim.figure.shown.decimals}f}" in says
    printed = re.sub(r"\D", "", says)
    digits = re.sub(r"\D", "", f"{told:.{claim.figure.shown.decimals}f}")
    transposed = printed != digits and sorted(printed) == sorted(digits) and len(digits) > 1
    return transposed or abs(told - abs(exact)) <= 0.35


def _beside(sentence: Sentence, told: Quantity, row: CheckRow) -> bool:
    """Whether the row's name stands just before the figure, or after it: "increase in theft"."""
    name = row.name.casefold()
    before = " ".join(sentence.text[max(0, told.start - 60) : told.start].casefold().split()) + " "
    after = " ".join(sentence.text[told.end : told.end + 45].casefold().split())
    lead = (
        rf"(?<![a-z]){re.escape(name)}(?: overall)?[^a-z\d(]*(?:(?!and\b"
        rf"|but\b)[a-z]+\W+){{0,5}}$"
    )
    if re.search(lead, before) and not re.search(r"\d", before[before.rfind(name) + len(name) :]):
        return True
    if row.is_total and _WIDE.search(before):
        return True
    return not row.is_total and bool(re.match(rf"[a-z]+ in {re.escape(name)}\b", after))
