"""What every paper of an assessment shares: cover, contents, marking, glossary at the end."""

from __future__ import annotations

from collections.abc import Iterator

from smpdesk.reports.edition import filled_sections, public_sections
from smpdesk.reports.matter import Matter
from smpdesk.reports.parts.people import glossary
from smpdesk.reports.tree import Block, Contents, Definitions, Document, Paragraph, Section, plain

PUBLIC, RESTRICTED = "OFFICIAL", "OFFICIAL-SENSITIVE"
PERSONAL = (
    "Local Government Act 1972, Schedule 12A, Part 1, paragraph 1: information relating to an "
    "individual. Case studies that have not been signed off stand here, and are left out of the "
    "public edition."
)
COUNTS = (
    "Counts under {}, where there are any, stand here in full; the public edition hides them, as "
    "they could tell of a person (Schedule 12A, Part 1, paragraph 2: information likely to reveal "
    "the identity of an individual)."
)


def paper(
    matter: Matter,
    title: str,
    subtitle: str,
    body: list[Section],
    appendices: list[Section] | None = None,
    *,
    subject: str,
    contents: bool = True,
    depth: int = 2,
    cover: bool = True,
) -> Document:
    """A document of the assessment from its sections; empty ones are left out.

    The acronyms that this edition uses are explained in a last appendix, or in a line at the end
    of a paper without a cover. ``depth`` is how many levels of headings the contents show.
    """
    sections = (*body, *(appendices or ()))
    if matter.public:
        sections = public_sections(sections)
    blocks = filled_sections(sections)
    terms = glossary(matter, blocks)
    if terms is not None:
        blocks += (Section("Glossary", (terms,), "appendix"),) if cover else _in_a_line(terms)
    opening = (Contents(depth=depth),) if contents else ()
    return Document(
        title=title,
        subtitle=subtitle,
        organisation=matter.partnership.name,
        version=f"Version {matter.assessment.version}",
        date=matter.date,
        subject=subject,
        marking=PUBLIC if matter.public else RESTRICTED,
        public_marking=PUBLIC,
        exemption="" if matter.public else _exemption(matter, blocks),
        edition=matter.edition,
        cover=cover,
        blocks=(*opening, *blocks),
    )


def _in_a_line(terms: Definitions) -> tuple[Block, ...]:
    told = "; ".join(f"{each.term}: {plain(each.meaning)}" for each in terms.items)
    return (Paragraph(f"Words used here. {told}.", style="small"),)


def _exemption(matter: Matter, blocks: tuple[Block, ...]) -> str:
    """The paragraphs that allow what is restricted in the paper to be withheld."""
    titles = {section.title for section in _restricted(blocks)}
    written = {s.heading: s.exemption for s in matter.sections if s.edition == "restricted"}
    reasons = [written[title] for title in titles & set(written) if written[title]]
    if titles - set(written):
        reasons.append(PERSONAL)
    reasons = sorted(dict.fromkeys(reasons)) or ["No section of this paper is exempt."]
    return " ".join([*reasons, COUNTS.format(matter.partnership.small_number)])


def _restricted(blocks: tuple[Block, ...]) -> Iterator[Section]:
    for block in blocks:
        if isinstance(block, Section):
            if block.restricted:
                yield block
            yield from _restricted(block.blocks)
