"""In a file that another holds, no control of any part of any page can change anything."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QAbstractButton, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from smpdesk.ui.pages import PAGES
from smpdesk.ui.pages.assessment import AssessmentPage
from smpdesk.ui.parts import PartsPage
from smpdesk.ui.widgets.fields import TextArea, TextField
from smpdesk.ui.widgets.record_form import RecordForm
from smpdesk.ui.window.shell import Shell
from tests.e2e.resting import rest
from tests.e2e.test_read_only_file import held, reading

__all__ = ["held", "reading"]

CHANGING = ("New ", "Remove", "Move ", "Sign off", "Split", "Merge", "Done", "Add a", "Add to")


def every_part(qtbot: QtBot, shell: Shell) -> Iterator[tuple[str, QWidget]]:
    """Every part of every page, come to rest."""
    assert shell.workspace is not None
    for place, entry in enumerate(PAGES):
        shell.workspace.show_page(place)
        page = shell.workspace.page
        if isinstance(page, PartsPage):
            for key in page.parts:
                page.show_part(key)
                rest(qtbot, shell)
                yield f"{entry.title}, {key}", page
        elif isinstance(page, AssessmentPage):
            for button in page.view.findChildren(QAbstractButton):
                button.click()
                rest(qtbot, shell)
                yield button.accessibleName(), page
        else:
            rest(qtbot, shell)
            yield entry.title, page


def open_to_writing(page: QWidget) -> list[str]:
    shown = [c for c in page.findChildren(QWidget) if c.isVisible() and c.isEnabled()]
    return [about(control) for control in shown if may_change(control)]


def about(control: QWidget) -> str:
    text = control.text() if isinstance(control, QAbstractButton) else ""
    return control.accessibleName() or text


def may_change(control: QWidget) -> bool:
    if isinstance(control, QAbstractButton):
        return about(control).startswith(CHANGING)
    if isinstance(control, TextField | TextArea):
        return not control.isReadOnly()
    return isinstance(control, QComboBox) and _in_a_form(control)


def _in_a_form(control: QWidget) -> bool:
    parent = control.parentWidget()
    while parent is not None and not isinstance(parent, RecordForm):
        parent = parent.parentWidget()
    return parent is not None


def test_no_part_of_any_page_can_be_written_on(qtbot: QtBot, reading: Shell) -> None:
    found = {part: open_to_writing(page) for part, page in every_part(qtbot, reading)}
    assert {part: names for part, names in found.items() if names} == {}
