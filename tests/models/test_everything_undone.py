"""Random work on every kind of record: all of it undone is the first state, redone the last."""

from __future__ import annotations

import dataclasses
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from smpdesk.errors import UserError
from smpdesk.models import edits
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import ALL, Area, Extract, Measure, Partnership, Record
from smpdesk.models.safety.verify import verify
from tests.models.contents import (
    KINDS,
    REFERS,
    State,
    add_everything,
    contents,
    import_figures,
    one_of,
)

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
NUMBER = st.floats(allow_nan=False, width=64)
IN_MEMORY = Path("/dev/shm")
"""Where there is no disk to wait for, as this is about what is written and not about the disk."""

CHOSEN = {
    "kind", "unit", "direction", "status", "standing", "recommendation", "influence", "how",
    "confidence", "strand", "edition", "decision", "role", "combine", "allowed", "bands", "grades",
    "mapping", "report", "decisions", "value", "month", "start", "due", "made_on", "held_on",
}  # fmt: skip
"""Fields that hold one of some words, JSON, or a date: left as they are."""


class Work(RuleBasedStateMachine):
    """Keeps the states before and after each edit beside the file, and compares them."""

    @initialize()
    def open_a_file_with_one_of_everything(self) -> None:
        self.folder = Path(tempfile.mkdtemp(dir=IN_MEMORY if IN_MEMORY.is_dir() else None))
        self.number = 0
        self.file = PartnershipFile.create(self.folder / "Work.smp", "Work")
        self.past: list[State] = [contents(self.file)]
        self.future: list[State] = []
        self.edit(lambda: self.everything())

    def edit(self, work: Callable[[], Any]) -> None:
        """Do something that is one edit, or is refused, or comes to nothing."""
        edits_before = len(self.file.history(10**6))
        try:
            work()
        except UserError:
            assert contents(self.file) == self.past[-1]
            return
        now = contents(self.file)
        if len(self.file.history(10**6)) > edits_before:
            self.past.append(now)
            self.future.clear()
        else:
            assert now == self.past[-1]

    def everything(self) -> None:
        self.number += 1
        with self.file.edit(f"Add everything {self.number}") as writer:
            add_everything(writer, f"mark {self.number}")

    @rule()
    def add_one_of_everything(self) -> None:
        self.edit(self.everything)

    @rule(kind=st.sampled_from(ALL[1:]), data=st.data())
    def add(self, kind: type[Record], data: st.DataObject) -> None:
        ids = {}
        for name in set(REFERS.values()):
            held = self.file.all(KINDS[name])
            if held:
                ids[name] = data.draw(st.sampled_from(held)).id
        self.number += 1
        record = one_of(kind, ids, f"mark {self.number}")
        if kind.__name__ in ("Area", "ChangePoint"):
            record = record.with_(kind="district" if kind is Area else "event")
        if all(
            getattr(record, field.name) is not None
            for field in dataclasses.fields(kind)
            if field.type == "int"
        ):
            self.edit(lambda: edits.add(self.file, record))

    @rule(kind=st.sampled_from(ALL), data=st.data(), text=TEXT, number=NUMBER)
    def change(self, kind: type[Record], data: st.DataObject, text: str, number: float) -> None:
        held = self.file.all(kind)
        fields: dict[str, Any] = {}
        for field in dataclasses.fields(kind):
            kind_of = str(field.type)
            if field.name in CHOSEN or field.name in REFERS or field.name == "id":
                continue
            if kind_of.startswith("str"):
                fields[field.name] = text
            elif kind_of.startswith("float"):
                fields[field.name] = number
        if held and fields:
            name = data.draw(st.sampled_from(sorted(fields)))
            record = data.draw(st.sampled_from(held))
            self.break_merging()
            self.edit(lambda: edits.change(self.file, record, **{name: fields[name]}))

    def break_merging(self) -> None:
        """Typing on in the same field is the same edit; here each counts."""
        newest = self.file.next_undo()
        if newest is not None and newest.title.startswith("Change"):
            self.edit(self.everything)

    @rule(kind=st.sampled_from(ALL[1:]), data=st.data())
    def remove(self, kind: type[Record], data: st.DataObject) -> None:
        held = self.file.all(kind)
        if held:
            record = data.draw(st.sampled_from(held))
            self.edit(lambda: edits.remove(self.file, record))

    @rule(count=st.integers(1, 30), data=st.data())
    def bring_figures(self, count: int, data: st.DataObject) -> None:
        areas = [area.id for area in self.file.all(Area)]
        measures = self.file.all(Measure)
        if areas and measures:
            measure = data.draw(st.sampled_from(measures)).id
            self.edit(lambda: import_figures(self.file, count, areas=areas, measure=measure))

    @precondition(lambda self: len(self.past) > 1)
    @rule(times=st.integers(1, 5))
    def undo(self, times: int) -> None:
        for _ in range(min(times, len(self.past) - 1)):
            self.future.append(self.past.pop())
            assert self.file.undo() is not None
            assert contents(self.file) == self.past[-1]

    @precondition(lambda self: self.future)
    @rule()
    def redo(self) -> None:
        self.past.append(self.future.pop())
        assert self.file.redo() is not None

    @rule()
    def fail_in_the_middle(self) -> None:
        try:
            with self.file.edit("Remove everything and fail") as writer:
                for extract in self.file.all(Extract):
                    writer.delete(extract)
                for kind in ALL[1:]:
                    writer.execute(f"DELETE FROM {kind.table()}")
                raise InterruptedError
        except InterruptedError:
            pass

    @rule()
    def close_and_reopen(self) -> None:
        self.file.close()
        self.file = PartnershipFile.open(self.folder / "Work.smp")

    @invariant()
    def the_file_is_as_expected(self) -> None:
        assert contents(self.file) == self.past[-1]
        assert self.file.get(Partnership, 1)
        assert (self.file.next_redo() is not None) == bool(self.future)

    def teardown(self) -> None:
        if not hasattr(self, "file"):
            return
        assert verify(self.file.path) == []
        while self.file.redo():
            pass
        last = contents(self.file)
        while self.file.undo():
            pass
        assert contents(self.file) == self.past[0]
        while self.file.redo():
            pass
        assert contents(self.file) == last
        assert verify(self.file.path) == []
        self.file.close()
        shutil.rmtree(self.folder)


Work.TestCase.settings = settings(
    max_examples=30,
    stateful_step_count=25,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
TestWork = Work.TestCase
