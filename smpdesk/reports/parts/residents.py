"""What residents said, and what is coming."""

from __future__ import annotations

from smpdesk.evidence.survey.answers import EVERYBODY, Answered, answered, small_bases
from smpdesk.evidence.survey.differences import Apart, against_the_rest
from smpdesk.models.records import Answer, HorizonItem, Question, Survey
from smpdesk.reports.charts.values import SurveyBar, SurveyBars
from smpdesk.reports.matter import Matter
from smpdesk.reports.parts.numbers import number
from smpdesk.reports.parts.prose import prose
from smpdesk.reports.tree import Block, Column, Figure, Paragraph, Row, Run, Section, Table

Told = list[tuple[Question, list[Answered]]]
"""Each question of a survey with its answers."""


def survey_sections(matter: Matter) -> tuple[Block, ...]:
    """The surveys of the assessment: how they were made, what everybody said, and the groups."""
    blocks: list[Block] = []
    for survey in matter.file.all(Survey, assessment=matter.assessment.id):
        blocks.append(Paragraph(_about(survey)))
        told = [
            (question, answered(survey, matter.file.all(Answer, question=question.id)))
            for question in matter.file.all(Question, survey=survey.id)
        ]
        blocks += _bars(survey, told)
        blocks += [block for question, _ in told for block in _story(matter, question)]
        blocks += _groups(survey, told)
    return tuple(blocks)


def _about(survey: Survey) -> str:
    asked = f", {survey.fieldwork}" if survey.fieldwork else ""
    base = f": {survey.base:,} answers" if survey.base else ""
    method = f". {survey.method.rstrip('.')}." if survey.method else "."
    return f"{survey.heading}{asked}{base}{method}"


def _bars(survey: Survey, told: Told) -> list[Block]:
    """What everybody answered: a figure for each run of questions that share an answer."""
    runs: list[list[SurveyBar]] = []
    for question, answers in told:
        bars = _of_everybody(question, answers)
        shared = runs and {bar.answer for bar in runs[-1]} & {bar.answer for bar in bars}
        if shared:
            runs[-1] += bars
        elif bars:
            runs.append(bars)
    return [_figure(survey, tuple(run), continued=run is not runs[0]) for run in runs]


def _of_everybody(question: Question, answers: list[Answered]) -> list[SurveyBar]:
    return [
        SurveyBar(each.answer.answer, each.share / 100, *each.interval, question.text)
        for each in answers
        if each.answer.people == EVERYBODY and each.share is not None and each.interval
    ]


def _figure(survey: Survey, bars: tuple[SurveyBar, ...], *, continued: bool) -> Figure:
    said: dict[str, list[str]] = {}
    for bar in bars:
        said.setdefault(bar.group, []).append(f"{bar.answer.lower()} {_share(100 * bar.share)}")
    words = " ".join(f"{question} {', '.join(shares)}." for question, shares in said.items())
    return Figure(
        f"What residents answered{', continued' if continued else ''}",
        SurveyBars(bars, f"{survey.base:,} answered" if survey.base else ""),
        alternative=f"Bars of the shares of all answers. {words}",
        source=survey.source,
        period=survey.fieldwork,
    )


def _story(matter: Matter, question: Question) -> tuple[Block, ...]:
    """What the answers to a question mean, the question in bold before it."""
    asked = Run(f"{question.text} ", bold=True)
    first, *others = prose(matter, question.story) or (None,)
    if not isinstance(first, Paragraph):
        return (Paragraph((asked,)), first, *others) if first else ()
    words = first.text if isinstance(first.text, tuple) else (first.text,)
    return (Paragraph((asked, *words)), *others)


def _groups(survey: Survey, told: Told) -> list[Block]:
    """The groups whose answers were published apart; those that too few answered for are named."""
    groups = [
        (question, each)
        for question, answers in told
        for each in answers
        if each.answer.people != EVERYBODY and each.share is not None
    ]
    apart = {key: a for _, answers in told for key, a in against_the_rest(answers).items()}
    rows = tuple(
        Row(
            (
                question.text,
                each.answer.people,
                each.answer.answer,
                _share(each.share),
                *((_beside(apart.get(each.answer.id)),) if apart else ()),
            )
        )
        for question, each in groups
        if not each.small
    )
    if not rows:
        return []
    few = small_bases([each for _, each in groups])
    notes = tuple(note for note in (few, _DIFFERENCES if apart else "") if note)
    title = "Groups that answered differently"
    columns = _columns(beside=bool(apart))
    return [Table(title, columns, rows, source=survey.source, period=survey.fieldwork, notes=notes)]


_DIFFERENCES = (
    "Each group is held against everybody else, in percentage points with the 95% interval; "
    "“beyond chance” allows for the number of groups compared. A dash: the number who answered, or "
    "everybody’s share of the answer, is not known."
)


def _columns(*, beside: bool) -> tuple[Column, ...]:
    question, who, answer = (32, 16, 20) if beside else (40, 18, 28)
    last = (Column("Beside everybody else", width=22),) if beside else ()
    return (
        Column("Question", width=question, header=True),
        Column("Who", width=who),
        Column("Answer", width=answer),
        Column("Share", "right", 10 if beside else 14),
        *last,
    )


def _beside(apart: Apart | None) -> str:
    """A group beside everybody else: how far apart, and whether chance alone could do it."""
    if apart is None:
        return "–"
    return f"{apart.figures}, {'beyond chance' if apart.beyond_chance else 'could be chance'}"


def _share(per_cent: float | None) -> str:
    return f"{number(per_cent)}%"


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
    return (Table("What is on the horizon", columns, rows, source=matter.records),)


def residents(matter: Matter) -> Section:
    """The survey as a section."""
    return Section("What residents said", survey_sections(matter))
