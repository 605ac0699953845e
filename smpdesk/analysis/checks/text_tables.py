"""The tables that stand in a text: tabs, columns of spaces, or a cell a line as from a PDF."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from smpdesk.analysis.checks.figures import read_figure
from smpdesk.analysis.checks.table import CheckCell, CheckColumn, CheckRow, CheckTable

_CELL = r"(?:[-+−–]\s?)?£?[-+−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?\s?(?:%|=)?|n/a|\*|-(?=\s|$)"
_TAIL = re.compile(rf"^(?P<label>.*?)(?P<cells>(?:(?:^|[\s|])+(?:{_CELL})(?=[\s|]|$))+)\s*\|?\s*$")
_ONE = re.compile(_CELL)
_WORDY = 9
_TITLE = 40  # lines above a table that may speak of it
_PERIOD_LABEL = re.compile(
    r"^(?:\W*\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b|"
    r".*\b(?:page|tel|telephone|section|chapter|appendix|v\d)\b\W*)$",
    re.IGNORECASE,
)


@dataclass
class _Row:
    """A row being read: its label, its printed cells, and where each stands."""

    label: str
    cells: list[tuple[str, int]] = field(default_factory=list)
    block: int = 0
    lines: set[int] = field(default_factory=set)


@dataclass
class _Draft:
    """A table being read: what may be its heading, and its rows."""

    rows: list[_Row] = field(default_factory=list)
    heading: list[list[str]] = field(default_factory=list)


@dataclass(frozen=True)
class TextTable:
    """A table found in a text, the words over it, and the lines (from 1) that it covers."""

    table: CheckTable
    title: str
    lines: frozenset[int]


def text_tables(text: str) -> list[TextTable]:
    """Every table of two rows or more that the text holds, in order."""
    found: list[TextTable] = []
    lines = text.splitlines()
    for draft in _drafts(lines):
        table = _table(draft)
        if table is None:
            continue
        covered = frozenset(line for row in draft.rows for line in row.lines)
        first = min(covered)
        title = " ".join(lines[max(0, first - _TITLE) : first])
        found.append(TextTable(_with_rates(table, title), title, covered))
    return found


def _drafts(lines: list[str]) -> Iterator[_Draft]:
    draft, pending = _Draft(), ""
    pending_line = gap = 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            gap += 1
            continue
        kind, label, cells = _split(line)
        fresh = _Row(_joined(pending, label))
        if kind == "prose":
            if draft.rows:
                yield draft
            draft, pending = _Draft(), ""
        elif kind == "words":
            pending = _pend(pending, label, number - pending_line)
            pending_line = number
            if "\t" in line:
                draft = _headed(draft, line)
        elif not label and not pending and draft.rows and _continues(draft, cells):
            _extend(draft.rows[-1], cells, number)
        elif label or pending:
            if not label and number - pending_line > 3:
                fresh.label = ""
            _extend(fresh, cells, number)
            fresh.block = draft.rows[-1].block + (gap > 1) if draft.rows else 0
            draft.rows.append(fresh)
            pending = ""
        gap = 0
    if draft.rows:
        yield draft


def _split(line: str) -> tuple[str, str, list[str]]:
    """What a line is: ``prose``, ``words`` of a label or heading, or a ``row`` with its cells."""
    if "\t" in line:
        parts = [part.strip() for part in line.rstrip("\n").split("\t")]
        figures = [part for part in parts[1:] if read_figure(part)]
        if figures and not _PERIOD_LABEL.match(parts[0]) and len(parts[0].split()) < _WORDY:
            return "row", parts[0], parts[1:]
        return ("words" if max(map(len, parts)) < 80 else "prose"), parts[0], []
    match = _TAIL.match(line)
    if match and not match["label"].rstrip().endswith((",", ";", "(")):
        label = match["label"].strip(" |")
        cells = [cell.group().strip() for cell in _ONE.finditer(match["cells"])]
        enough = len(cells) >= 2 or not label or "   " in line.strip()
        if enough and len(label.split()) < _WORDY and not label.endswith((".", ":")):
            return "row", label, cells
    words = len(line.split())
    ends = line.strip().endswith((".", ",", ";", ":"))
    return ("prose" if words >= _WORDY or (ends and words > 3) else "words"), line.strip(), []


def _joined(pending: str, label: str) -> str:
    """A row's label with the line above it, when it goes on from there."""
    goes_on = pending and (not label or label[:1].islower())
    return " ".join((f"{pending} {label}" if goes_on else label).split())


def _pend(pending: str, label: str, distance: int) -> str:
    """A label over several lines, but not a heading further up."""
    if _PERIOD_LABEL.match(label):
        return ""
    goes_on = pending and distance <= 1 and len(pending.split()) < _WORDY
    return f"{pending} {label}" if goes_on else label


def _headed(draft: _Draft, line: str) -> _Draft:
    """A line of headings between tabs: a new table begins unless headings are being gathered."""
    if draft.rows:
        draft = _Draft()
    draft.heading.append([part.strip() for part in line.split("\t")])
    return draft


def _continues(draft: _Draft, cells: list[str]) -> bool:
    """Whether cells without a label complete the row before, as other rows' lengths show."""
    usual = Counter(len(row.cells) for row in draft.rows).most_common(1)[0][0]
    have = len(draft.rows[-1].cells)
    return have + len(cells) <= usual or (len(draft.rows) == 1 and len(cells) == 1)


def _extend(row: _Row, cells: list[str], line: int) -> None:
    row.cells += [(cell, line) for cell in cells]
    row.lines.add(line)


def _table(draft: _Draft) -> CheckTable | None:
    """The draft as a table: its longest rows set the width; odd rows that don't fit are left."""
    rows = [row for row in draft.rows if row.label]
    widths = Counter(len(row.cells) for row in rows)
    usual = max(widths, key=lambda width: (widths[width], width), default=0)
    rows = [row for row in rows if usual - 1 <= len(row.cells) <= usual]
    if len(rows) < 2 or usual < 2:
        return None
    headings = _headings(draft, usual)
    checked = tuple(
        CheckRow(row.label, tuple(_cell(text, line) for text, line in row.cells), block=row.block)
        for row in rows
    )
    return CheckTable(tuple(CheckColumn(heading) for heading in headings), checked)


def _headings(draft: _Draft, width: int) -> list[str]:
    """One heading a column, from the lines of headings above it that have as many parts."""
    headings = [""] * width
    for line in draft.heading:
        if len(line) == width + 1:
            headings = [f"{old} {new}".strip() for old, new in zip(headings, line[1:], strict=True)]
    return headings


def _with_rates(table: CheckTable, title: str) -> CheckTable:
    """Columns without a heading as rates, where the words above speak of rates.

    They are the columns with decimals, and whole ones of the same size in every row, as when
    a year's rates were rounded.
    """
    if not re.search(r"\bper (?:1,?000|10,?000)\b|\brates?\b", title, re.IGNORECASE):
        return table
    plain = [
        at
        for at, column in enumerate(table.columns)
        if not column.heading and not any(_marked(row.at(at)) for row in table.rows)
    ]
    rates = [at for at in plain if any(value % 1 for value in table.numbers(at))]
    rates += [at for at in plain if at not in rates and any(_alike(table, at, r) for r in rates)]
    columns = tuple(
        replace(column, role="rate") if at in rates else column
        for at, column in enumerate(table.columns)
    )
    return replace(table, columns=columns)


def _marked(cell: CheckCell | None) -> bool:
    return cell is not None and bool(re.search(r"[-+−%=£]", cell.text))


def _alike(table: CheckTable, one: int, other: int) -> bool:
    """Whether two columns hold figures of the same size in every row."""
    pairs = [(row.value(one), row.value(other)) for row in table.rows]
    known = [(a, b) for a, b in pairs if a is not None and b is not None]
    return len(known) >= 3 and all(b and 0.5 <= a / b <= 2 for a, b in known)


def _cell(text: str, line: int) -> CheckCell | None:
    printed = read_figure(text)
    return CheckCell(printed.shown.value, f"line {line}", text) if printed else None
