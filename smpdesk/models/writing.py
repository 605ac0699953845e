"""Keeping a section's text while it is being written."""

from __future__ import annotations

from smpdesk.models.edits import change
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Section


def keep_text(file: PartnershipFile, section_id: int, text: str) -> Section:
    """Keep a section's text; gives the section as it is now.

    Typing within a minute is one edit. Text that was taken back to what stood before the newest
    edit, or brought forward to what an undone edit made of it, is that undo or redo itself, so
    that undoing in the text and undoing in the file walk the same history.
    """
    section = file.get(Section, section_id)
    if text == section.text:
        return section
    if _leads_to(file, section, text, back=True):
        file.undo()
    elif _leads_to(file, section, text, back=False):
        file.redo()
    else:
        change(file, section, text=text)
    return file.get(Section, section_id)


def _leads_to(file: PartnershipFile, section: Section, text: str, *, back: bool) -> bool:
    edit = file.next_undo() if back else file.next_redo()
    if edit is None:
        return False
    changes = file.changes(edit)
    if len(changes) != 1 or (changes[0].record, changes[0].record_id) != ("section", section.id):
        return False
    image = changes[0].before if back else changes[0].after
    return image is not None and set(image) == {"text"} and image["text"] == text
