"""The partnership as it was on a day, from the history of its file."""

from __future__ import annotations

import datetime as dt

from smpdesk.models.document.opening import temporary_copy
from smpdesk.models.document.sharing import Shared
from smpdesk.models.partnership_file import PartnershipFile


def as_it_was(file: PartnershipFile, when: str) -> PartnershipFile:
    """A read-only copy with every later edit taken back; closing it clears it away.

    ``when`` is a date (its evening is meant) or a date and time, ISO. Edits that have been undone
    since are not in it: for those there are the backups.
    """
    until = f"{when}T23:59:59" if len(when) == 10 else when
    day = dt.datetime.fromisoformat(until)
    reached = file.rows(
        "SELECT coalesce(max(id), 0) AS id FROM edit WHERE made_at <= ? AND state = 'done'",
        (until,),
    )[0]["id"]
    past = _copy_of(file)
    try:
        while (edit := past.next_undo()) is not None and edit.id > reached:
            past.undo()
    except BaseException:
        past.close()
        raise
    past.seal(f"it shows the partnership as it was on {day.day} {day:%B %Y}")
    return past


def _copy_of(file: PartnershipFile) -> PartnershipFile:
    shared = Shared(
        temporary_copy(file.path, file.passphrase),
        file.user,
        file.passphrase,
        lock=None,
        why_read_only="",
        copy_of=file.path,
    )
    connection = shared.connect()
    connection.execute("PRAGMA synchronous = OFF")
    return PartnershipFile(shared, connection)
