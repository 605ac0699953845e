"""Case studies: in the public edition only those that were signed off."""

from __future__ import annotations

from smpdesk.models.records import CaseStudy
from smpdesk.reports.matter import Matter
from smpdesk.reports.parts.prose import prose
from smpdesk.reports.tree import Block, Box, Bullets, Paragraph, Run, Section


def case_studies(matter: Matter) -> tuple[Section, ...]:
    """A section for each case study; restricted or unsigned ones are marked restricted."""
    return tuple(
        _study(matter, s) for s in matter.file.all(CaseStudy, assessment=matter.assessment.id)
    )


def is_public(study: CaseStudy) -> bool:
    """Whether a case study may stand in the public edition: public, and signed off."""
    return study.edition == "public" and bool(study.signed_off_by and study.signed_off_on)


def _study(matter: Matter, study: CaseStudy) -> Section:
    who = study.agencies_involved or study.agency
    blocks: list[Block] = []
    if not (study.signed_off_by and study.signed_off_on):
        blocks.append(Paragraph("Not signed off yet, and not to be published.", style="small"))
    if who:
        blocks.append(Paragraph((Run("Agencies: ", bold=True), who)))
    blocks += prose(matter, study.text)
    achieved = tuple(b for b in prose(matter, study.achieved) if isinstance(b, Paragraph | Bullets))
    if achieved:
        blocks.append(Box(achieved, title="What was achieved"))
    return Section(study.heading, tuple(blocks), restricted=not is_public(study))
