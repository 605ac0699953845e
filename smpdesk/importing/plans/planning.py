"""From a file to a plan: each sheet read, its tables found and understood, all put together."""

from __future__ import annotations

import hashlib
import json
import re
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from smpdesk.errors import UserError
from smpdesk.importing.checks.findings import findings_of
from smpdesk.importing.files.contents import Contents
from smpdesk.importing.files.reading import ExtractFile, open_extract
from smpdesk.importing.files.sheets import Cancelled, Progress, Sheet
from smpdesk.importing.gazetteer.areas import Areas
from smpdesk.importing.incidents.street import gather_incidents
from smpdesk.importing.meanings.facts import read_table
from smpdesk.importing.meanings.understood import Reading
from smpdesk.importing.plans.asking import Asking
from smpdesk.importing.plans.corrections import corrected_colours, corrected_figures
from smpdesk.importing.plans.gathered import Gathered
from smpdesk.importing.plans.held_before import compared
from smpdesk.importing.plans.known import Known
from smpdesk.importing.plans.measures import Measures
from smpdesk.importing.plans.plan import (
    ImportFinding,
    LeftOut,
    Option,
    Plan,
    PlannedTable,
)
from smpdesk.importing.plans.preview import planned_table
from smpdesk.importing.plans.unpaused import unpaused
from smpdesk.importing.tables.layout import find_tables

_MOST_ROWS = 400_000  # of a table; lists of incidents are counted however long


def plan_extract(
    path: Path,
    known: Known,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    decisions: Mapping[str, object] | None = None,
) -> Plan:
    """What importing ``path`` would do, nothing written.

    ``progress`` is told rows read and rows expected (0 when not known); when ``cancelled``
    answers True, ``Cancellation`` is raised. Raises UserError, in a plain sentence, for a file
    that cannot be read or has no figures.
    """
    extract = open_extract(path)
    with unpaused():
        source = _Source(extract, progress or _no_progress, cancelled or _never)
        return source.plan(known, decisions)


def plan_text(
    text: str,
    known: Known,
    name: str = "Pasted cells",
    decisions: Mapping[str, object] | None = None,
) -> Plan:
    """What importing pasted text would do, such as cells copied in Excel; nothing is written.

    ``name`` is what it will be called. Raises UserError when there are no figures in it.
    """
    called = re.sub(r"[^\w -]+", " ", name).strip() or "Pasted cells"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / called
        path.write_text(text, encoding="utf-8-sig", errors="replace", newline="")
        return plan_extract(path, known, decisions=decisions)


def _no_progress(_done: int, _all: int) -> None:
    return


def _never() -> bool:
    return False


class _Source:
    """An extract whose contents are read once, however often it is planned again."""

    def __init__(self, extract: ExtractFile, progress: Progress, cancelled: Cancelled) -> None:
        self.extract = extract
        self.contents = Contents(extract, progress, cancelled)

    def plan(self, known: Known, decisions: Mapping[str, object] | None) -> Plan:
        """The plan with these decisions; without any, with those remembered for its kind."""
        bare = self._planned(known, {}, remembered=False)
        if decisions is not None:
            return self._planned(known, decisions, remembered=False, kind=bare.kind)
        memory = known.memory.get(bare.kind)
        return self._planned(known, memory, remembered=True, kind=bare.kind) if memory else bare

    def _planned(
        self, known: Known, decisions: Mapping[str, object], *, remembered: bool, kind: str = ""
    ) -> Plan:
        """The plan with these decisions. ``kind`` is that of the extract before any was made.

        A decision changes what columns are taken for, and so must not change by what the next
        extract of the kind is known again.
        """
        gathered = Gathered(
            known, self.extract.path.name, Asking(decisions), Areas(known), Measures(known)
        )
        readings: list[Reading] = []
        why = "neither a spreadsheet nor a text table"
        left_out = [LeftOut("", name, why) for name in self.extract.unread]
        for number, sheet in enumerate(self.contents.sheets, start=1):
            readings += _read_sheet(sheet, number, gathered, left_out)
        for counted in self.contents.counted:
            gather_incidents(counted, gathered)
        return self._plan(known, gathered, readings, left_out, remembered, kind)

    def _plan(
        self,
        known: Known,
        gathered: Gathered,
        readings: list[Reading],
        left_out: list[LeftOut],
        remembered: bool,
        kind: str,
    ) -> Plan:
        self._refuse_without_figures(gathered, readings)
        for reading in readings:
            if len(readings) == 1:  # of which there may be a million: they are not copied
                gathered.observations = reading.observations
            else:
                gathered.observations.extend(reading.observations)
            gathered.populations += reading.populations
        findings = findings_of(gathered, readings, self.contents.sheets)
        decisions = gathered.asking.decisions
        observations = corrected_figures(gathered.observations, gathered.tables, decisions)
        kind = kind or hashlib.sha256(json.dumps(gathered.shapes).encode()).hexdigest()[:16]
        return Plan(
            path=self.extract.path,
            sha256=self.extract.sha256,
            size=self.extract.size,
            kind=kind,
            tables=tuple(corrected_colours(gathered.tables, decisions)),
            areas=tuple(gathered.used_areas.values()),
            measures=tuple(gathered.measures.values()),
            observations=compared(observations, known.held),
            populations=tuple(gathered.populations),
            questions=tuple(gathered.asking.questions),
            findings=tuple(findings),
            left_out=tuple(left_out),
            decisions=dict(decisions),
            remembered=remembered,
            before=known.imported.get(self.extract.sha256, ""),
            source=gathered.source,
            also_called={key: tuple(sorted(names)) for key, names in gathered.called.items()},
            rows=gathered.rows,
            sheets=tuple(self.contents.sheets),
            again=lambda said: self._planned(known, said, remembered=remembered, kind=kind),
        )

    def _refuse_without_figures(self, gathered: Gathered, readings: list[Reading]) -> None:
        if not gathered.tables or _only_names(readings, gathered):
            raise UserError(
                f"{self.extract.path.name} has no figures in it: no sheet holds a table of "
                f"numbers.{_problems(self.contents.sheets, gathered)}"
            )


def _read_sheet(
    sheet: Sheet, number: int, gathered: Gathered, left_out: list[LeftOut]
) -> Iterator[Reading]:
    """The readings of a sheet's tables; a hidden sheet only if the officer wants it."""
    gathered.findings += [
        ImportFinding("problem", "!".join(filter(None, (sheet.name, p.cell))), p.message)
        for p in sheet.problems
    ]
    gathered.rows += len(sheet.rows)
    for place, table in enumerate(find_tables(sheet), start=1):
        table_id = f"{number}.{place}"
        if not _wanted(sheet, table_id, gathered):
            why = "a hidden sheet" if sheet.hidden else "left out by your decision"
            left_out.append(LeftOut(table.box.address, sheet.name, why))
            gathered.tables.append(
                PlannedTable(table_id, sheet.name, table.box.address, "", "wide", included=False)
            )
            continue
        if len(table.data) > _MOST_ROWS:
            message = (
                f"Sheet “{sheet.name}” has {len(table.data):,} rows of figures, more than can be "
                f"read as one table ({_MOST_ROWS:,}); it is left out. Split it by year."
            )
            gathered.findings.append(ImportFinding("problem", sheet.name, message))
            left_out.append(LeftOut(table.box.address, sheet.name, "too many rows for a table"))
            continue
        reading = read_table(table, len(gathered.tables), table_id, gathered)
        gathered.tables.append(planned_table(reading, gathered))
        yield reading


def _only_names(readings: list[Reading], gathered: Gathered) -> bool:
    """Whether all that was found are lists of names and codes, as in a lookup."""
    roles = {m.column.role for reading in readings for m in reading.meanings}
    return len(readings) == len(gathered.tables) > 0 and roles <= {"ignored", "note"}


def _wanted(sheet: Sheet, table_id: str, gathered: Gathered) -> bool:
    question = f"include@{table_id}"
    if sheet.hidden:
        options = (Option(True, "Import it"), Option(False, "Leave it out"))
        text = f"Sheet “{sheet.name}” is hidden. Shall its figures be imported?"
        return bool(gathered.asking.ask(question, text, options, False))
    return gathered.asking.decided(question) is not False


def _problems(sheets: list[Sheet], gathered: Gathered) -> str:
    said = [p.message for sheet in sheets for p in sheet.problems]
    said += [finding.message for finding in gathered.findings]
    return f" {said[0]}" if said else ""
