"""What every paper of an assessment shares: title, version, marking, glossary at the end."""

from __future__ import annotations

from smpdesk.reports.matter import Matter
from smpdesk.reports.parts.people import glossary
from smpdesk.reports.tree import Contents, Document, Section


def paper(
    matter: Matter,
    title: str,
    subtitle: str,
    body: list[Section],
    appendices: list[Section] | None = None,
    *,
    subject: str,
    contents: bool = True,
) -> Document:
    """A document of the assessment from its sections; empty ones are left out.

    The acronyms used are explained in a last appendix.
    """
    kept = tuple(section for section in body if section.blocks)
    after = tuple(section for section in appendices or [] if section.blocks)
    terms = glossary(matter, (*kept, *after))
    if terms:
        after += (Section("Glossary", terms, numbering="appendix"),)
    opening = (Contents(),) if contents else ()
    return Document(
        title=title,
        subtitle=subtitle,
        organisation=matter.partnership.name,
        version=f"Version {matter.assessment.version}",
        date=matter.date,
        author=matter.partnership.name,
        subject=subject,
        marking="OFFICIAL-SENSITIVE" if matter.edition == "restricted" else "OFFICIAL",
        public_marking="OFFICIAL",
        exemption=_exemption(matter),
        edition=matter.edition,
        blocks=(*opening, *kept, *after),
    )


def _exemption(matter: Matter) -> str:
    """The paragraphs that allow the restricted sections to be withheld."""
    reasons = [s.exemption for s in matter.sections if s.edition == "restricted" and s.exemption]
    return " ".join(dict.fromkeys(reasons))
