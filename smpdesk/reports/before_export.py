"""What to look at before a paper leaves: one list, each point with the place where it is mended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from smpdesk.analysis.checks import check_text
from smpdesk.evidence.figures import REFERENCE, figures_in
from smpdesk.evidence.file_checks import check_figures
from smpdesk.evidence.priorities.indicators import publishable
from smpdesk.evidence.published.sources import sources_used
from smpdesk.evidence.texts.cards import card
from smpdesk.evidence.texts.spelling import misspelt
from smpdesk.evidence.texts.typed import TypedCheck, paragraphs
from smpdesk.evidence.year.due import PageName
from smpdesk.evidence.year.missing import missing_list
from smpdesk.models.records import Comment, Indicator, Measure, Record, Section
from smpdesk.reports.document_parts import NEEDED, stands_in
from smpdesk.reports.matter import Matter
from smpdesk.reports.parts.prose import INSET
from smpdesk.reports.preflight import Problem, problems
from smpdesk.reports.published_counts import given_away
from smpdesk.reports.source_of import source_of
from smpdesk.reports.tree import Document

WITH_TABLES = ("strategic-assessment", "plan-refresh", "data")
"""The papers that print tables of the extracts."""
_MOST = 5
"""So many misspelt words of a section are told; the text itself marks them all."""


@dataclass(frozen=True)
class Concern:
    """A point to look at: what is wrong, where, and the page and record where it is mended.

    One that ``refuses`` stops the export. ``heading`` is the one that it stands under in the
    paper, where it is to be looked at in the paper itself.
    """

    kind: str
    place: str
    message: str
    refuses: bool
    page: PageName
    record: Record | None = None
    heading: str = ""


def concerns(matter: Matter, name: str, document: Document) -> list[Concern]:
    """Everything to look at in a paper that is built, what stops it first.

    ``kind`` is that of preflight (alternative text, heading level, character …) or one of
    ``figure`` (figures that don't agree or are not there), ``missing``, ``disclosure``,
    ``spelling`` and ``comment``.
    """
    found = [_unfit(matter, problem) for problem in problems(document)]
    sections = [section for section in matter.sections if stands_in(section, name)]
    if matter.public:
        sections = [section for section in sections if section.edition == "public"]
    found += [concern for s in sections for concern in _of_section(matter, s)]
    found += _missing(matter, name)
    if matter.public:
        found += _small_indicators(matter, name)
    if matter.public and name in WITH_TABLES:
        found += _given_away(matter)
    if name in WITH_TABLES:
        found += _tables(matter, every=name == "data")
    return sorted(dict.fromkeys(found), key=lambda concern: not concern.refuses)


def _unfit(matter: Matter, problem: Problem) -> Concern:
    """A fault of the document itself, at the record that it comes from where that is known."""
    page, record = source_of(matter, problem)
    return Concern(
        problem.kind, problem.place, problem.message, problem.refuses, page, record, problem.section
    )


def _of_section(matter: Matter, section: Section) -> Iterator[Concern]:
    """Figures not there or not agreeing, spelling, open comments, small counts of a text."""

    def concern(kind: str, message: str) -> Concern:
        return Concern(kind, section.heading, message, False, "assessment", section)

    for figure in figures_in(matter.file, section.text):
        if figure.problem:
            yield concern("figure", figure.problem)
    for inset in INSET.finditer(section.text):
        problem = card(matter.file, inset[0], matter.assessment).problem
        if problem:
            yield concern("figure", problem)
    for message in _doubts(matter, section):
        yield concern("figure", message)
    if message := _misspelt(matter, section):
        yield concern("spelling", message)
    for comment in matter.file.all(Comment, section=section.id, resolved_on=None):
        yield concern("comment", f"{comment.made_by or 'Somebody'}: {comment.text}")
    if matter.public and _hides(matter, section):
        yield concern(
            "disclosure",
            f"A live figure rests on a count under {matter.smallest}, so it is not told here.",
        )


def _doubts(matter: Matter, section: Section) -> Iterator[str]:
    """What the numbers of a text say against the data, or against one another."""
    if matter.area is None:
        yield from (finding.message for finding in check_text(section.text))
        return
    check = TypedCheck(matter.figures, matter.area, matter.data_period)
    for text, live in paragraphs(matter.figures, section.text):
        yield from (doubt.message for doubt in check.doubts(text, live))


def _misspelt(matter: Matter, section: Section) -> str:
    """The words of a text that no dictionary has, in one sentence; empty when there are none."""
    slips = [slip.word for slip in misspelt(section.text, matter.known_words)]
    found = list(dict.fromkeys(slips))
    more = f" and {len(found) - _MOST} more" if len(found) > _MOST else ""
    return f"Spelling to look at: {', '.join(found[:_MOST])}{more}." if found else ""


def _hides(matter: Matter, section: Section) -> bool:
    references = [match[0] for match in REFERENCE.finditer(section.text)]
    told = (matter.figures.figure(reference).words for reference in references)
    return any(w.startswith("fewer than ") or w.endswith("too small to publish") for w in told)


def _missing(matter: Matter, name: str) -> Iterator[Concern]:
    """What the paper lacks: parts without text, and gaps in the records that it tells of."""
    written = {section.part for section in matter.sections if section.text.strip()}
    for part in NEEDED.get(name, ()):
        if part not in written:
            words = part.removeprefix("committee ").capitalize()
            yield Concern("missing", words, "Nothing has been written.", False, "assessment")
    for gap in missing_list(matter.file, matter.assessment):
        if name in gap.papers and gap.page != "assessment":
            place = gap.record.title() if gap.record else matter.assessment.name
            yield Concern("missing", place, f"{gap.text}.", False, gap.page, gap.record)


def _tables(matter: Matter, every: bool) -> Iterator[Concern]:
    """Published figures that don't agree, in the extracts that the paper tells of."""
    used = {source.name for source in sources_used(matter.file, matter.data_period)}
    for finding in check_figures(matter.file):
        extract = finding.where.split(",")[0]
        if every or extract in used:
            message = finding.message.removeprefix(f"{finding.where}: ")
            yield Concern("figure", finding.where, message, False, "data")


def _given_away(matter: Matter) -> Iterator[Concern]:
    """Small counts that are hidden, but that the public papers give back between them."""
    measures = {(m.collection, m.name): m for m in matter.file.all(Measure)}
    for each in given_away(matter):
        collection, _, name = each.count.measure.rpartition(": ")
        record = measures.get((collection, name))
        yield Concern("disclosure", str(each.count), each.words, False, "data", record)


def _small_indicators(matter: Matter, name: str) -> Iterator[Concern]:
    """Baselines and comparisons of indicators that are small counts, where they are printed."""
    if name not in ("plan-refresh", "three-year-plan", "action-plan", "performance-summary"):
        return
    for priority in matter.priorities:
        for indicator in matter.file.all(Indicator, priority=priority.id):
            for told in (indicator.baseline, indicator.comparison):
                printed = publishable(told, matter.smallest)
                if printed != told:
                    message = f"“{told}” is a small count and is printed as “{printed}”."
                    yield Concern("disclosure", indicator.name, message, False, "plan", indicator)
