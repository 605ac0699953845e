"""Assessment: its sections of text, public or restricted, in the order of the paper."""

from __future__ import annotations

from collections.abc import Sequence

from smpdesk.models.records import Assessment, Section, Theme
from smpdesk.ui.pages.statuses import EDITION_CHOICES
from smpdesk.ui.record_page import RecordPage
from smpdesk.ui.widgets.record_form import RecordForm
from smpdesk.ui.widgets.record_model import Column
from smpdesk.ui.widgets.signs import Kind


class AssessmentPage(RecordPage[Section]):
    """The sections of the assessment."""

    title = "Assessment"
    icon = "assessment"
    shortcut = "Ctrl+4"
    kind = Section
    first_field = "heading"
    empty_title = "No sections yet"
    empty_sentence = (
        "A section is a heading and its text: the introduction, what the figures show of a theme, "
        "the method. The documents are put together from them."
    )

    def columns(self) -> Sequence[Column[Section]]:
        """The columns of the list."""
        return [
            Column("Section", lambda r: ("     " if r.parent else "") + r.heading, stretch=True),
            Column("Part", lambda r: r.part.replace("-", " "), width=150, ink=lambda _: "muted"),
            Column("Words", lambda r: f"{len(r.text.split()):,}", "right", 70),
            Column("Edition", _edition, width=130, tag=_edition_kind),
        ]

    def make_form(self) -> RecordForm:
        """The fields of a section."""
        form = RecordForm(2)
        form.text("heading", "Heading", wide=True)
        form.choice("edition", "Edition", EDITION_CHOICES)
        form.reference("theme", "Theme")
        form.area("text", "Text", 14)
        form.text("exemption", "Why it is exempt, where it is restricted", wide=True)
        return form

    def offer(self, assessment: Assessment) -> None:
        """Offer the themes."""
        self.form.offer("theme", self.desk.file.all(Theme))

    def records(self, assessment: Assessment) -> list[Section]:
        """The sections, each followed by its parts."""
        there = self.desk.file.all(Section, assessment=assessment.id)
        ids = {section.id for section in there}
        heads = [section for section in there if section.parent not in ids]
        return [s for head in heads for s in (head, *(p for p in there if p.parent == head.id))]

    def blank(self, assessment: Assessment) -> Section:
        """A section to begin with, at the end."""
        there = self.desk.file.all(Section, assessment=assessment.id)
        return Section(
            assessment=assessment.id,
            heading="New section",
            position=max((s.position for s in there), default=-1) + 1,
        )


def _edition(section: Section) -> str:
    return "Restricted" if section.edition == "restricted" else "" if section.text else "No text"


def _edition_kind(section: Section) -> Kind | None:
    if section.edition == "restricted":
        return "changed"
    return None if section.text else "warn"
