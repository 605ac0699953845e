"""What residents said, and what is coming."""

from __future__ import annotations

from collections import defaultdict

from smpdesk.models.records import Answer, HorizonItem, Question, Survey
from smpdesk.reports.matter import Matter
from smpdesk.reports.parts.numbers import number
from smpdesk.reports.parts.prose import prose
from smpdesk.reports.tree import Block, Column, Paragraph, Row, Section, Table


def survey_sections(matter: Matter) -> tuple[Block, ...]:
    """The surveys of the assessment: how they were made, and a table for each question."""
    blocks: list[Block] = []
    for survey in matter.file.all(Survey, assessment=matter.assessment.id):
        blocks.append(Paragraph(_about(survey)))
        blocks += [
            block
            for question in matter.file.all(Question, survey=survey.id)
            for block in _question(matter, survey, question)
        ]
    return tuple(blocks)


def _about(survey: Survey) -> str:
    asked = f", {survey.fieldwork}" if survey.fieldwork else ""
    base = f": {survey.base:,} answers" if survey.base else ""
    method = f". {survey.method}" if survey.method else "."
    return f"{survey.heading}{asked}{base}{method}"


def _question(matter: Matter, survey: Survey, question: Question) -> tuple[Block, ...]:
    answers = matter.file.all(Answer, question=question.id)
    if not answers:
        return ()
    shares: dict[str, dict[str, float | None]] = defaultdict(dict)
    for answer in answers:
        shares[answer.people][answer.answer] = answer.share
    titles = list(dict.fromkeys(answer.answer for answer in answers))
    rows = tuple(
        Row((people, *(_share(given.get(title)) for title in titles)))
        for people, given in shares.items()
    )
    columns = (Column("Who", header=True), *(Column(title, "right") for title in titles))
    number_ = f"{question.number} " if question.number else ""
    table = Table(f"{number_}{question.text}", columns, rows, source=survey.source)
    return (table, *prose(matter, question.story))


def _share(share: float | None) -> str:
    return "–" if share is None else f"{number(share)} %"


def horizon(matter: Matter) -> tuple[Block, ...]:
    """What may come, by heading."""
    items = matter.file.all(HorizonItem, assessment=matter.assessment.id)
    rows = tuple(
        Row((i.heading, i.issue, i.effect, matter.themes[i.theme].name if i.theme else "–"))
        for i in items
    )
    if not rows:
        return ()
    columns = (
        Column("Heading", width=18, header=True),
        Column("Issue", width=32),
        Column("Likely effect", width=32),
        Column("Theme", width=18),
    )
    return (Table("What is on the horizon", columns, rows),)


def residents(matter: Matter) -> Section:
    """The survey as a section."""
    return Section("What residents said", survey_sections(matter))
