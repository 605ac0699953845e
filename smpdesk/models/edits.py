"""The everyday edits of records: add, change, remove, each named in plain words."""

from __future__ import annotations

from typing import Any, TypeVar

from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Record

R = TypeVar("R", bound=Record)


def add(file: PartnershipFile, record: R) -> R:
    """Add a record; gives it back with its id."""
    with file.edit(f"Add {record.word()}: {record.title()}") as writer:
        return writer.insert(record)


def change(file: PartnershipFile, record: R, **fields: Any) -> R:
    """Change fields of a record; typing in the same field within a minute is one edit."""
    now = file.get(type(record), record.id)
    fields = {name: value for name, value in fields.items() if getattr(now, name) != value}
    if not fields:
        return now
    names = ", ".join(name.replace("_", " ") for name in fields)
    after = now.with_(**fields)
    key = f"{record.table()}:{record.id}:{','.join(fields)}"
    title = f"Change {names} of {record.word()}: {after.title()}"
    with file.edit(title, merge_key=key) as writer:
        return writer.update(now, **fields)


def remove(file: PartnershipFile, record: Record) -> None:
    """Remove a record with all that is part of it."""
    with file.edit(f"Remove {record.word()}: {record.title()}") as writer:
        writer.delete(record)


def reorder(file: PartnershipFile, records: list[R]) -> None:
    """Put records that have a position into the order given."""
    if not records:
        return
    with file.edit(f"Reorder: {records[0].word()}") as writer:
        for position, record in enumerate(records):
            if getattr(record, "position") != position:  # noqa: B009
                writer.update(record, position=position)
