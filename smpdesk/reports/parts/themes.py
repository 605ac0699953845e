"""Themes of the assessment: their text with a recommendation, and their scores."""

from __future__ import annotations

from smpdesk.evidence.priorities.beside import beside_score
from smpdesk.evidence.priorities.scores import Scoring, scoring_of
from smpdesk.models.records import Section as Written
from smpdesk.models.records import Standing
from smpdesk.reports.matter import Matter
from smpdesk.reports.parts.numbers import number
from smpdesk.reports.parts.prose import prose
from smpdesk.reports.parts.written import subsections
from smpdesk.reports.tree import Block, Box, Column, Paragraph, Row, Run, Section, Table


def theme_sections(matter: Matter) -> tuple[Section, ...]:
    """A section for each theme that has text or a recommendation."""
    made = []
    for standing in matter.standings:
        texts = [s for s in matter.sections if s.theme == standing.theme and s.parent is None]
        blocks = (*_texts(matter, texts), *recommendation(standing))
        if blocks:
            made.append(Section(matter.themes[standing.theme].name, blocks))
    return tuple(made)


def _texts(matter: Matter, texts: list[Written]) -> tuple[Block, ...]:
    """The texts of a theme; a second and later one under its own heading."""
    blocks: list[Block] = []
    for place, text in enumerate(texts):
        written = (*prose(matter, text.text), *subsections(matter, text))
        restricted = text.edition == "restricted"
        if restricted or place:
            own = _without_heading(written, text.heading)
            section = Section(text.heading, own, restricted=restricted, numbering="none")
            blocks.append(section)
        else:
            blocks += written
    return tuple(blocks)


def _without_heading(blocks: tuple[Block, ...], heading: str) -> tuple[Block, ...]:
    """``blocks`` without ``heading`` where the text says it again at its beginning."""
    first = blocks[0] if blocks else None
    if isinstance(first, Section) and first.title.casefold() == heading.casefold():
        return (*first.blocks, *blocks[1:])
    return blocks


def recommendation(standing: Standing) -> tuple[Block, ...]:
    """What is recommended for a theme, and why, in a box."""
    if not standing.recommendation:
        return ()
    first = (Run(standing.recommendation.capitalize(), bold=True), f". {standing.reason}")
    words = [Paragraph(first)]
    if standing.evidence:
        words.append(Paragraph(f"Evidence: {standing.evidence}", style="small"))
    return (Box(tuple(words), kind="recommendation", title="Recommendation"),)


def recommendations_table(matter: Matter) -> tuple[Block, ...]:
    """Every theme with its recommendation and the standing proposed."""
    rows = tuple(
        Row((matter.themes[s.theme].name, s.recommendation.capitalize(), s.standing.capitalize()))
        for s in matter.standings
        if s.recommendation
    )
    if not rows:
        return ()
    columns = (
        Column("Theme", width=46, header=True),
        Column("Recommendation", width=27),
        Column("Standing proposed", width=27),
    )
    return (Table("Recommendations for each theme", columns, rows, source=matter.records),)


def scores_table(matter: Matter) -> tuple[Block, ...]:
    """How the themes scored, their places, how they moved, and how sure the top is."""
    scoring = scoring_of(matter.file, matter.assessment)
    if scoring is None or not scoring.places.ranked:
        return ()
    matrix = scoring.matrix
    banded = any(result.band for result in scoring.results)
    graded = any(result.grade for result in scoring.results)
    columns = (
        Column("Theme", width=40, header=True),
        Column("Result", "right", 12),
        *((Column("Band", width=14),) if banded else ()),
        *((Column("Position", width=14),) if graded else ()),
        Column("Place", "right", 10),
        Column("Since last year", width=18),
    )
    table = Table(
        "Themes in the order of their scores",
        columns,
        _scored_rows(scoring, banded, graded),
        source=f"Scores agreed by the partners; matrix: {matrix.label or matrix.name}",
        period=matter.assessment.name,
        key="scores",
    )
    sure = (Paragraph((Run("How sure is the top? ", bold=True), scoring.certainty.words)),)
    left = scoring.places.unranked
    return (table, *sure, *((Paragraph(_unscored(left)),) if left else ()))


def _scored_rows(scoring: Scoring, banded: bool, graded: bool) -> tuple[Row, ...]:
    results = {result.theme: result for result in scoring.results}
    return tuple(
        Row(
            (
                place.theme,
                number(place.result),
                *((results[place.theme].band,) if banded else ()),
                *((results[place.theme].grade,) if graded else ()),
                place.rank.text,
                place.movement.capitalize() or "–",
            )
        )
        for place in scoring.places.ranked
    )


def _unscored(themes: tuple[str, ...]) -> str:
    return f"Not scored in full, so without a place: {', '.join(themes)}."


def beside_scores(matter: Matter) -> tuple[Block, ...]:
    """What stands beside the scores: volume, change, signals, residents, influence."""
    labels = ("Volume, year", "Change", "Signals", "Residents")
    rows = []
    for standing in matter.standings:
        theme = matter.themes[standing.theme]
        held = {
            line.label: line.words for line in beside_score(matter.file, matter.assessment, theme)
        }
        shown = [held.get(label, "–") for label in labels]
        influence = standing.influence.capitalize() or "–"
        if any(value != "–" and not value.startswith("No") for value in shown):
            rows.append(Row((theme.name, *(_brief(value) for value in shown), influence)))
    if not rows:
        return ()
    columns = (
        Column("Theme", width=26, header=True),
        Column("In the year", "right", 12),
        Column("Change", "right", 12),
        Column("Signal in the newest month", width=20),
        Column("Residents", width=18),
        Column("Influence", width=12),
    )
    return (
        Table(
            "What stands beside the scores",
            columns,
            tuple(rows),
            source=matter.records,
            period=matter.data_period.text(),
        ),
    )


def _brief(words: str) -> str:
    """A line beside a score, where it says something; else a dash."""
    return "–" if words.startswith("No") else words[:1].upper() + words[1:]
