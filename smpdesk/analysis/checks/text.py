"""All checks of a text: its sentences, and the tables that stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from smpdesk.analysis.checks.finding import Finding
from smpdesk.analysis.checks.judging import Place
from smpdesk.analysis.checks.passages import Lines, Sentence, sentences
from smpdesk.analysis.checks.quantities import Quantity
from smpdesk.analysis.checks.roles import resolve
from smpdesk.analysis.checks.tables import check_tables
from smpdesk.analysis.checks.text_tables import text_tables
from smpdesk.analysis.checks.told_changes import Context, check_told_changes
from smpdesk.analysis.checks.told_levels import check_told_levels
from smpdesk.analysis.checks.told_shares import check_told_shares
from smpdesk.analysis.checks.told_sums import check_told_sums
from smpdesk.analysis.checks.told_tables import check_told_tables

_LONGEST = 3000  # characters; what is longer is no sentence


def check_text(text: str) -> list[Finding]:
    """What does not add up in a text, in the order of its lines (counted from 1).

    The text may come straight from a PDF: lines broken in the middle of sentences, tables as
    columns of spaces, tabs, or a cell a line.
    """
    tables = [replace(found, table=resolve(found.table)) for found in text_tables(text)]
    findings = check_tables([found.table for found in tables])
    covered = {line for found in tables for line in found.lines}
    for context in _contexts(text, covered):
        for check in (check_told_changes, check_told_shares, check_told_sums, check_told_levels):
            findings.extend(check(context))
        findings.extend(check_told_tables(context, tables))
    return sorted(_once(findings), key=_line)


def _once(findings: list[Finding]) -> list[Finding]:
    """Each figure found wrong once, as the first check tells it, though two may find the same."""
    found: dict[tuple[str, ...], Finding] = {}
    for finding in findings:
        size = finding.computed.lstrip("+−-")
        found.setdefault((finding.kind, finding.where, finding.says, size), finding)
    return list(found.values())


def _contexts(text: str, covered: set[int]) -> Iterator[Context]:
    """Each sentence that holds a figure, with its neighbours in the same paragraph."""
    lines = Lines(text)
    found = sentences(text, covered)
    for at, sentence in enumerate(found):
        if len(sentence.text) > _LONGEST or not sentence.tells:
            continue
        before = _near(found, at, -1)
        earlier = _near(found, at, -2) if before else None
        yield Context(sentence, before, _near(found, at, 1), _place(lines, sentence), earlier)


def _near(found: list[Sentence], at: int, step: int) -> Sentence | None:
    there = at + step
    if 0 <= there < len(found) and found[there].paragraph == found[at].paragraph:
        return found[there]
    return None


def _place(lines: Lines, sentence: Sentence) -> Place:
    def line_of(figure: Quantity) -> int:
        return lines.at(sentence.start + figure.start)

    return Place(line_of)


def _line(finding: Finding) -> int:
    match = re.search(r"\d+", finding.where)
    return int(match.group()) if match else 0
