"""Undo and redo: at once where little changes, off the window's thread where much does."""

from __future__ import annotations

from collections.abc import Callable

from smpdesk.errors import UserError
from smpdesk.models.figures.brought import moved_by
from smpdesk.ui.desk import Desk
from smpdesk.ui.tasks import Task

_MANY = 20_000
"""So many figures go or come back in a blink; for more the window does not wait."""


def walk(desk: Desk, back: bool) -> None:
    """Take the newest change back, or make the one undone last again."""
    file = desk.file
    edit = file.next_undo() if back else file.next_redo()
    if edit is None:
        return

    def step() -> str:
        (file.undo if back else file.redo)()
        return f"{'Undone' if back else 'Done again'}: {edit.title}"

    title = f"{'Undoing' if back else 'Redoing'}: {edit.title}"
    carry_out(desk, title, moved_by(file, edit), step, desk.note)


def carry_out(
    desk: Desk,
    title: str,
    figures: int,
    step: Callable[[], object],
    told: Callable[[object], object] | None = None,
) -> None:
    """Take a step that moves so many figures; ``told``, a method of a widget, hears its result."""
    if figures < _MANY:
        try:
            result = step()
        except UserError as error:
            desk.refuse(str(error))
            return
        if told is not None:
            told(result)
        return
    task = Task(title)
    task.failed.connect(desk.refuse)
    if told is not None:
        task.done.connect(told)
    desk.tasks.start(task, lambda _: step())
