"""Figures of a partnership file that disagree, with one another or with the texts beside them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import Any

from smpdesk.analysis.checks import (
    CheckCell,
    CheckColumn,
    CheckRow,
    CheckTable,
    Finding,
    check_tables,
    check_text,
)
from smpdesk.models.figures.observations import check_rows
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import AreaMember, Assessment, Measure, Section
from smpdesk.periods import Period

Row = dict[str, Any]


def check_file(path: Path, passphrase: str | None = None) -> list[Finding]:
    """Every finding of the file at ``path``: its figures, then its texts."""
    with PartnershipFile.open(path, read_only=True, passphrase=passphrase) as file:
        return [*check_figures(file), *check_sections(file)]


def check_figures(file: PartnershipFile) -> list[Finding]:
    """Parts against their whole and areas against their groups, extract by extract."""
    rows = check_rows(file)
    parents = {m.id: m.parent for m in file.all(Measure)}
    members: dict[int, set[int]] = defaultdict(set)
    for link in file.all(AreaMember):
        members[link.area].add(link.member)
    tables = _by_area(rows, parents) + _by_measure(rows, members)
    return check_tables(tables)


def check_sections(file: PartnershipFile) -> list[Finding]:
    """Claims in the texts of every assessment that the numbers beside them do not bear out."""
    findings = []
    for assessment in file.all(Assessment):
        for section in file.all(Section, assessment=assessment.id):
            place = f"{assessment.name}, {section.heading}"
            findings += [
                replace(found, where=f"{place}, {found.where}")
                for found in check_text(section.text)
            ]
    return findings


def _by_area(rows: list[Row], parents: dict[int, int | None]) -> list[CheckTable]:
    """A table for each extract table and area: measures down, periods across."""
    grouped: dict[tuple[int, int], list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row["extract_table"], row["area"]].append(row)
    return [
        _table(group, "measure", lambda key: _depth(key, parents), {}) for group in grouped.values()
    ]


def _by_measure(rows: list[Row], members: dict[int, set[int]]) -> list[CheckTable]:
    """A table for each extract table, measure and group of areas: members down, the group last."""
    tables = []
    grouped: dict[tuple[int, int], list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row["extract_table"], row["measure"]].append(row)
    for group in grouped.values():
        there = {row["area"] for row in group}
        for whole in there & set(members):
            if not members[whole] <= there:
                continue
            chosen = [row for row in group if row["area"] in members[whole]]
            chosen += [row for row in group if row["area"] == whole]
            tables.append(_table(chosen, "area", lambda _: 0, {whole: True}))
    return tables


def _table(group: list[Row], down: str, depth: Any, totals: dict[int, bool]) -> CheckTable:
    periods = sorted({(row["start"], row["months"]) for row in group})
    cells = {(row[down], row["start"], row["months"]): row for row in group}
    labels = {row[down]: row[f"{down}_name"] for row in group}
    across = "area" if down == "measure" else "measure"
    columns = tuple(
        CheckColumn(
            Period(*p).text(),
            "value",
            period=f"{p[0]}/{p[1]}",
            **{across: group[0][f"{across}_name"]},
        )
        for p in periods
    )
    lines = tuple(
        CheckRow(
            label,
            tuple(_cell(cells.get((key, *period))) for period in periods),
            level=depth(key),
            total=totals.get(key, False) if totals else None,
        )
        for key, label in labels.items()
    )
    return CheckTable(name=group[0]["extract"], columns=columns, rows=lines)


def _cell(row: Row | None) -> CheckCell | None:
    if row is None:
        return None
    place = f"{row['sheet']}!{row['cell']}" if row["sheet"] else row["cell"]
    return CheckCell(row["value"], f"{row['extract']}, {place}")


def _depth(measure: int, parents: dict[int, int | None]) -> int:
    depth, above = 0, parents.get(measure)
    while above and depth < 9:
        depth, above = depth + 1, parents.get(above)
    return depth
