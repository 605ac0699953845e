"""Kills a program that is at work on a partnership file, and sees that nothing is lost.

    python benchmarks/killed.py --times 300

A child works on a file and says before each change what the file will hold, and after it that
it was done. At a random moment it is killed (SIGKILL). Then the file must open for writing, pass
``verify``, and hold what was last acknowledged, or the one change more that was under way.
"""

from __future__ import annotations

import argparse
import contextlib
import itertools
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from smpdesk import places
from smpdesk.models.document import engine, migration
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, Extract, ExtractTable, Measure, Theme
from smpdesk.models.safety import encryption
from smpdesk.models.safety.backup import backup, backups, keep, restore
from smpdesk.models.safety.verify import verify

FIGURES = 8_000
CUT_OFF: Counter[str] = Counter()
"""How often the kill fell while a file was being written, by task."""

PASSPHRASES = (None, "first passphrase", "second passphrase")

State = list[Any]
Say = Callable[[str, State], None]


def state(file: PartnershipFile) -> State:
    """What the file holds, briefly."""
    row = file.rows(
        "SELECT (SELECT count(*) FROM theme) AS themes, (SELECT total(id) FROM theme) AS ids, "
        "(SELECT count(*) FROM observation) AS figures, "
        "(SELECT total(value) FROM observation WHERE replaced_by IS NULL) AS sum"
    )[0]
    return list(row.values())


def bring(file: PartnershipFile, name: str, rise: float) -> None:
    """Import figures as one edit, replacing those there are."""
    with file.edit(f"Import {name}") as writer:
        extract = writer.insert(Extract(name=name, imported_at="2017", imported_by="officer"))
        table = writer.insert(ExtractTable(extract=extract.id))
        with writer.import_set(extract.id):
            writer.execute(
                "UPDATE observation SET replaced_by = ? WHERE replaced_by IS NULL", (extract.id,)
            )
            writer.execute_many(
                "INSERT INTO observation (measure, area, start, value, extract_table) "
                "VALUES (1, ?, ?, ?, ?)",
                [
                    (n % 40 + 1, f"{1800 + n // 480}-{n // 40 % 12 + 1:02d}", n + rise, table.id)
                    for n in range(FIGURES)
                ],
            )


def make(path: Path) -> None:
    """The file each child begins with."""
    with PartnershipFile.create(path, "Example", user="officer") as file:
        with file.edit("Add areas and a measure") as writer:
            writer.insert(Measure(name="Crime"))
            for number in range(40):
                writer.insert(Area(name=f"Ward {number}"))
        bring(file, "first.csv", 0.0)


# What a child does until it is killed


def edits(path: Path, say: Say, chance: random.Random) -> None:
    with PartnershipFile.open(path) as file:
        for number in itertools.count():
            before = state(file)
            after = [before[0] + 1, before[1] + before[0] + 1, *before[2:]]
            say("will", after)
            with file.edit(f"Add theme {number}") as writer:
                writer.insert(Theme(id=before[0] + 1, name=f"Theme {before[0]}", about="x" * 3000))
            say("did", after)


def imports(path: Path, say: Say, chance: random.Random) -> None:
    with PartnershipFile.open(path) as file:
        for number in itertools.count(1):
            before = state(file)
            total = FIGURES * (FIGURES - 1) / 2 + FIGURES * number
            after = [*before[:2], before[2] + FIGURES, total]
            say("will", after)
            bring(file, f"{number}.csv", float(number))
            say("did", after)


def walks(path: Path, say: Say, chance: random.Random) -> None:
    with PartnershipFile.open(path) as file:
        without = state(file)
        with_it = [*without[:2], 2 * FIGURES, FIGURES * (FIGURES - 1) / 2 + FIGURES]
        for number in itertools.count():
            say("will", with_it)
            file.redo() if number else bring(file, "second.csv", 1.0)
            say("did", with_it)
            say("will", without)
            file.undo()
            say("did", without)


def copies(path: Path, say: Say, chance: random.Random) -> None:
    with PartnershipFile.open(path) as file:
        say("did", state(file))
        for number in itertools.count():
            backup(file, path.with_name(f"copy {number}.smp"))
            with file.edit("Add theme") as writer:
                before = state(file)
                after = [before[0] + 1, before[1] + before[0] + 1, *before[2:]]
                writer.insert(Theme(id=before[0] + 1, name=f"Theme {before[0]}"))
                say("will", after)
            say("did", after)
            keep(file)


def migrates(path: Path, say: Say, chance: random.Random) -> None:
    with a_newer_version():
        PartnershipFile.open(path).close()
    while True:
        time.sleep(1)


def reencrypts(path: Path, say: Say, chance: random.Random) -> None:
    for before, after in itertools.pairwise(itertools.cycle(PASSPHRASES)):
        encryption.set_passphrase(path, before, after)


def restores(path: Path, say: Say, chance: random.Random) -> None:
    for number in itertools.count():
        restore(path.with_name(f"kept {number % 2}.smp"), path)


TASKS: dict[str, Callable[[Path, Say, random.Random], None]] = {
    "edits": edits,
    "imports": imports,
    "undo and redo": walks,
    "backups": copies,
    "migration": migrates,
    "encryption": reencrypts,
    "restoring": restores,
}
LONGEST = {"migration": 0.35, "encryption": 1.5}
"""Seconds within which the kill falls; half a second where nothing is said."""


@contextlib.contextmanager
def a_newer_version() -> Iterator[None]:
    """As if this program knew a version more of the file, with much to rewrite."""

    def step(connection: Any) -> None:
        connection.execute("ALTER TABLE theme ADD COLUMN colour TEXT NOT NULL DEFAULT ''")
        connection.execute("UPDATE observation SET cell = cell || '!'")
        connection.execute("CREATE INDEX observation_by_cell ON observation (cell)")

    version = engine.SCHEMA_VERSION
    migration.STEPS[version] = step
    engine.SCHEMA_VERSION = version + 1
    try:
        yield
    finally:
        engine.SCHEMA_VERSION = version
        del migration.STEPS[version]


# The one that kills


def kill_once(task: str, base: Path, folder: Path, chance: random.Random) -> int:
    """Run a task, kill it, and check the file; gives how many changes were acknowledged."""
    path = folder / "Partnership.smp"
    shutil.copy(base, path)
    for number in range(2):
        shutil.copy(base, folder / f"kept {number}.smp")
    places.user_data = lambda: folder / "data"  # type: ignore[assignment]
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        _work(task, path, writer, chance)
    os.close(writer)
    with os.fdopen(reader, "rb") as said:
        said.readline()
        time.sleep(chance.random() * LONGEST.get(task, 0.5))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        CUT_OFF[task] += any(folder.rglob("*-journal")) or any(folder.rglob("*.part"))
        lines = [json.loads(line) for line in said.read().splitlines() if line.endswith(b"]")]
    return check(task, path, base, lines)


def _work(task: str, path: Path, writer: int, chance: random.Random) -> None:
    def say(word: str, held: State) -> None:
        os.write(writer, json.dumps([word, held]).encode() + b"\n")

    try:
        os.write(writer, b"ready\n")
        TASKS[task](path, say, chance)
    except BaseException:  # noqa: BLE001
        import traceback

        traceback.print_exc()
    finally:
        os._exit(1)


def check(task: str, path: Path, base: Path, lines: list[Any]) -> int:
    """Fail unless the file is sound and holds what was acknowledged."""
    done = [held for word, held in lines if word == "did"]
    if not done:
        with PartnershipFile.open(base, read_only=True) as file:
            done = [state(file)]
    may_be = [done[-1], *([lines[-1][1]] if lines and lines[-1][0] == "will" else [])]
    passphrase = the_passphrase(path) if task == "encryption" else None
    with a_newer_version() if task == "migration" else contextlib.nullcontext():
        with PartnershipFile.open(path, passphrase=passphrase) as file:
            assert not file.read_only, file.why_read_only
            held = state(file)
            assert held in may_be, (held, may_be)
            with file.edit("Go on") as writer:
                writer.insert(Theme(name="Going on"))
            file.undo()
            assert state(file) == held
        if task != "migration":
            found = verify(path, passphrase)
            assert found == [], found
    for copy in [*path.parent.glob("copy *.smp"), *(kept.path for kept in backups(path))]:
        assert verify(copy) == [], copy
    for copy in path.parent.glob("*(before restoring*).smp"):
        assert verify(copy) == [], copy
    return sum(word == "did" for word, _ in lines)


def the_passphrase(path: Path) -> str | None:
    """The one of the passphrases that opens the file."""
    for passphrase in PASSPHRASES:
        with contextlib.suppress(engine.PassphraseNeededError, engine.WrongPassphraseError):
            engine.connect(path, passphrase=passphrase).close()
            return passphrase
    raise AssertionError("no passphrase opens the file any more")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--times", type=int, default=300)
    options.add_argument("--seed", type=int, default=random.randrange(10**6))
    options.add_argument("--task", choices=TASKS)
    given = options.parse_args()
    chance = random.Random(given.seed)
    killed: Counter[str] = Counter()
    acknowledged = 0
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as work:
        base = Path(work) / "base.smp"
        make(base)
        for number in range(given.times):
            task = given.task or list(TASKS)[number % len(TASKS)]
            folder = Path(work) / str(number)
            (folder / "data").mkdir(parents=True)
            try:
                acknowledged += kill_once(task, base, folder, chance)
            except BaseException:
                print(f"seed {given.seed}, kill {number}, {task}", file=sys.stderr)
                raise
            killed[task] += 1
            shutil.rmtree(folder)
    words = ", ".join(f"{count} in {task}" for task, count in killed.items())
    print(f"killed {given.times} times ({words}), seed {given.seed}")
    print(f"{CUT_OFF.total()} kills fell in the middle of writing: {dict(CUT_OFF)}")
    print(f"{acknowledged} acknowledged changes, all there; {time.monotonic() - began:.0f} s")


if __name__ == "__main__":
    main()
