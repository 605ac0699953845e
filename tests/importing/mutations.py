"""Extracts damaged at random: bytes, parts of workbooks, cells. A seed gives the same one again."""

from __future__ import annotations

import csv
import io
import random
import zipfile
from pathlib import Path

from smpdesk.errors import UserError
from smpdesk.importing import plan_extract
from smpdesk.importing.storing.store import known_from, store_plan
from smpdesk.models.partnership_file import PartnershipFile
from tests.importing.conftest import DATA

NASTY = (
    "", " ", "-", "..", "*", "[x]", "[c]", "#REF!", "=1+1", "NaN", "inf", "-inf", "1e999",
    "1e-400",
    "£", "%", "5=", "٣٤", "½", "Ωμέγα", "北京", "\u202e77", "\x00", "\x07", "\ufeff", "\u00ad",
    "\uff10", "\uff11\uff12",
    "a" * 5000, "9" * 400, "1,2,3", "31/02/2016", "2016-13", "Q9 2016", "Oct", "2016/17", "201610",
    "99999999", "0", "-0", "1.0.0", "E07000110", "E99999999", "Maidstone", "Force", "Total",
    "% change",
    "Rank",
    "per 1,000 population", "per 0 population", "Year to", "RY ending", "Nov 15 – Oct 16",
    "Oct 16 - Nov 15", "Jan 1900", "December 9999", "True", "\t", "\n", "\"", "'", ",", ";", "|",
)  # fmt: skip


SOURCES = [
    *sorted((DATA / "extracts").glob("*-*.*")),
    *sorted((DATA / "importing").glob("*.csv")),
    *sorted((DATA / "importing").glob("*.xlsx")),
    DATA / "importing" / "street-cut.zip",
]
COUNT = "SELECT count(*) AS n FROM observation"


def source_of(seed: int) -> Path:
    return SOURCES[seed % len(SOURCES)]


def tried(path: Path, file: PartnershipFile) -> str:
    """Plans and imports a damaged extract, and takes it back; says how it went."""
    before = file.rows(COUNT)[0]["n"]
    try:
        plan = plan_extract(path, known_from(file))
        plan.as_json()
        stored = store_plan(file, plan)
    except UserError as error:
        sentence = str(error)
        assert sentence.endswith("."), sentence
        assert "\n" not in sentence, sentence
        assert file.rows(COUNT)[0]["n"] == before
        return "refused"
    after = file.rows(COUNT)[0]["n"]
    assert after - before == stored.new + stored.replaced
    if stored.extract:
        file.undo()
        assert file.rows(COUNT)[0]["n"] == before
    return "imported" if stored.extract else "nothing to import"


def mutated(path: Path, seed: int, folder: Path) -> Path:
    """A damaged copy of an extract in ``folder``; the damage follows from the seed."""
    chance = random.Random(seed)
    data = path.read_bytes()
    ways = [_bytes, _cut]
    if path.suffix == ".csv":
        ways += [_cells] * 3
    else:
        ways += [_parts] * 2
        ways += [_workbook_cells] * 2 if path.suffix == ".xlsx" else []
    damaged = chance.choice(ways)(data, chance)
    target = folder / f"{seed}-{path.name}"
    target.write_bytes(damaged)
    return target


def _bytes(data: bytes, chance: random.Random) -> bytes:
    found = bytearray(data)
    for _ in range(chance.randint(1, 40)):
        found[chance.randrange(len(found))] = chance.randrange(256)
    return bytes(found)


def _cut(data: bytes, chance: random.Random) -> bytes:
    start, end = sorted(chance.randrange(len(data)) for _ in range(2))
    return data[:end] if chance.random() < 0.5 else data[:start] + data[end:]


def _parts(data: bytes, chance: random.Random) -> bytes:
    """One part of a workbook is damaged, left out or grown, and all packed again."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        names = old.namelist()
        chosen = chance.choice(names)
        for name in names:
            content = old.read(name)
            if name == chosen:
                way = chance.randrange(4)
                if way == 0 or not content:
                    continue
                content = (_bytes, _cut, _words)[way - 1](content, chance)
            new.writestr(name, content)
    return out.getvalue()


def _words(data: bytes, chance: random.Random) -> bytes:
    """Numbers in XML changed: references, counts, styles, dates."""
    found = data
    for _ in range(chance.randint(1, 6)):
        old = str(chance.randrange(10)).encode()
        new = chance.choice([b"-1", b"", b"4294967296", b"1048577", b"x", b"1e400"])
        found = found.replace(old, new, chance.randint(1, 3))
    return found


def _cells(data: bytes, chance: random.Random) -> bytes:
    rows = [list(row) for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))]
    out = io.StringIO(newline="")
    csv.writer(out).writerows(_shuffled(rows, chance))
    return out.getvalue().encode("utf-8", "surrogatepass")


def _shuffled(rows: list[list[str]], chance: random.Random) -> list[list[str]]:
    for _ in range(chance.randint(1, 25)):
        row = chance.randrange(len(rows))
        cells = rows[row]
        way = chance.randrange(8)
        if way == 0 and len(rows) > 1:
            rows.pop(row)
        elif way == 1:
            rows.insert(row, list(chance.choice(rows)))
        elif way == 2:
            rows.insert(row, [])
        elif way == 3:
            for other in rows:
                other.insert(min(len(other), 1), chance.choice(NASTY))
        elif cells:
            column = chance.randrange(len(cells))
            if way == 4:
                cells.pop(column)
            elif way == 5:
                other = chance.choice(rows)
                cells[column] = chance.choice(other) if other else ""
            else:
                cells[column] = chance.choice(NASTY)
    return rows


def _workbook_cells(data: bytes, chance: random.Random) -> bytes:
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import IllegalCharacterError

    book = load_workbook(io.BytesIO(data))
    for sheet in book.worksheets:
        for _ in range(chance.randint(1, 12)):
            cell = sheet.cell(
                chance.randint(1, sheet.max_row + 2), chance.randint(1, sheet.max_column + 2)
            )
            try:
                cell.value = chance.choice([*NASTY, 7, -3.5, 41_000, True, 201_610, 2016])
            except (AttributeError, IllegalCharacterError):
                continue
        if chance.random() < 0.3:
            sheet.merge_cells(start_row=1, start_column=1, end_row=2, end_column=3)
        if chance.random() < 0.2:
            sheet.insert_rows(chance.randint(1, 5), chance.randint(1, 3))
        if chance.random() < 0.2:
            sheet.delete_cols(chance.randint(1, 3))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
