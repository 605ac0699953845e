"""The cards beside a section's text: how it is published, and what is recommended."""

from __future__ import annotations

from smpdesk.models.edits import add, change
from smpdesk.models.outline import outline
from smpdesk.models.records import Assessment, Record, Section, Standing, Theme
from smpdesk.ui.desk import Desk
from smpdesk.ui.widgets.card import Card
from smpdesk.ui.widgets.record_form import RecordForm
from smpdesk.ui.widgets.words import words

_EDITIONS = [("public", "Public (Part I)"), ("restricted", "Restricted (Part II)")]
_RECOMMENDATIONS = [
    ("", "None yet"),
    ("keep", "Keep"),
    ("remove", "Remove"),
    ("split", "Split"),
    ("merge", "Merge"),
    ("make cross-cutting", "Make cross-cutting"),
    ("add", "Add"),
]
_STANDINGS = [
    (s, s.capitalize())
    for s in ("priority", "cross-cutting", "emerging", "business as usual", "dropped")
]


class SectionCard(Card):
    """Where a section goes, who may read it, and which theme it is about."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Section")
        self._desk = desk
        self.form = RecordForm()
        self.form.choice("edition", "Who may read it", _EDITIONS)
        hint = (
            "The paragraph of Schedule 12A that exempts it, and why that is in the public interest"
        )
        self.exempt = RecordForm()
        self.exempt.area("exemption", "Why it is exempt", 2, hint=hint)
        self.form.choice("part", "Part of the papers", _parts())
        self.form.reference("theme", "Theme")
        self._warning = words("", "small", wrap=True)
        for form in (self.form, self.exempt):
            form.changed.connect(self._keep)
        for part in (self.form, self.exempt, self._warning):
            self.add(part)

    def commit(self) -> None:
        """Keep what is half-written."""
        self.form.commit()
        self.exempt.commit()

    def show_section(self, section: Section) -> None:
        """Show a section."""
        self.form.offer("theme", self._desk.file.all(Theme))
        self.form.offer_choices("part", _parts(section.part))
        self.form.show_record(section)
        restricted = section.edition == "restricted"
        self.exempt.show_record(section)
        self.exempt.setVisible(restricted)
        lacking = restricted and not section.exemption.strip()
        self._warning.setText(
            "Say which paragraph of Schedule 12A exempts this section, and why." if lacking else ""
        )
        self._warning.setVisible(lacking)

    def _keep(self, record: Record, field: str, value: object) -> None:
        change(self._desk.file, record, **{field: value})


def _parts(own: str = "") -> list[tuple[str, str]]:
    parts = [(p.part, f"{paper.name}: {p.heading}") for paper in outline() for p in paper.parts]
    return parts if not own or own in dict(parts) else [*parts, (own, own.capitalize())]


class RecommendationCard(Card):
    """What is recommended for the theme of a section, and on what evidence."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Recommendation")
        self._desk = desk
        self._about = words("", "muted", wrap=True)
        self.form = RecordForm()
        self.form.choice("recommendation", "Recommended", _RECOMMENDATIONS)
        self.form.choice("standing", "Standing proposed", _STANDINGS)
        self.form.area("reason", "Reason", 3, hint="Why, in words the partnership can agree to")
        self.form.area("evidence", "Evidence", 2, hint="The figures, papers and people it rests on")
        self.form.changed.connect(self._keep)
        self.add(self._about)
        self.add(self.form)

    def show_theme(self, assessment: Assessment, theme_id: int | None) -> None:
        """Show the recommendation for a theme in an assessment; hide without a theme."""
        self.setVisible(theme_id is not None)
        if theme_id is None:
            self.form.commit()
            return
        file = self._desk.file
        held = file.first(Standing, assessment=assessment.id, theme=theme_id)
        self._about.setText(file.get(Theme, theme_id).name)
        self.form.show_record(held or Standing(assessment=assessment.id, theme=theme_id))

    def _keep(self, record: Record, field: str, value: object) -> None:
        if record.id:
            change(self._desk.file, record, **{field: value})
        else:
            self.form.record = add(self._desk.file, record.with_(**{field: value}))
