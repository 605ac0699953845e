"""Themes of the assessment: their text with a recommendation, and their scores."""

from __future__ import annotations

from smpdesk.evidence.scores import scoring_of
from smpdesk.models.records import Section as Written
from smpdesk.models.records import Standing
from smpdesk.reports.matter import Matter
from smpdesk.reports.parts.numbers import number
from smpdesk.reports.parts.prose import prose
from smpdesk.reports.tree import Block, Box, Column, Paragraph, Row, Run, Section, Table


def theme_sections(matter: Matter) -> tuple[Section, ...]:
    """A section for each theme that has text or a recommendation."""
    made = []
    for standing in matter.file.all(Standing, assessment=matter.assessment.id):
        texts = [s for s in matter.sections if s.theme == standing.theme]
        blocks = (*_texts(matter, texts), *recommendation(standing))
        if blocks:
            made.append(Section(matter.themes[standing.theme].name, blocks))
    return tuple(made)


def _texts(matter: Matter, texts: list[Written]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for text in texts:
        written = prose(matter, text.text)
        if text.edition == "restricted":
            blocks.append(Section(text.heading, written, restricted=True, numbering="none"))
        else:
            blocks += written
    return tuple(blocks)


def recommendation(standing: Standing) -> tuple[Block, ...]:
    """What is recommended for a theme, and why, in a box."""
    if not standing.recommendation:
        return ()
    words: list[Block] = [
        Paragraph((Run(standing.recommendation.capitalize(), bold=True), f". {standing.reason}"))
    ]
    if standing.evidence:
        words.append(Paragraph(f"Evidence: {standing.evidence}", style="small"))
    boxed = tuple(word for word in words if isinstance(word, Paragraph))
    return (Box(boxed, kind="recommendation", title="Recommendation"),)


def recommendations_table(matter: Matter) -> tuple[Block, ...]:
    """Every theme with its recommendation and the standing proposed."""
    standings = matter.file.all(Standing, assessment=matter.assessment.id)
    rows = tuple(
        Row((matter.themes[s.theme].name, s.recommendation.capitalize(), s.standing))
        for s in standings
        if s.recommendation
    )
    if not rows:
        return ()
    columns = (Column("Theme", header=True), Column("Recommendation"), Column("Standing"))
    return (Table("Recommendations for each theme", columns, rows),)


def scores_table(matter: Matter) -> tuple[Block, ...]:
    """How the themes scored, their places, how they moved, and how sure the top is."""
    scoring = scoring_of(matter.file, matter.assessment)
    if scoring is None or not scoring.places.ranked:
        return ()
    rows = tuple(
        Row((place.theme, number(place.result), place.rank.text, place.movement))
        for place in scoring.places.ranked
    )
    columns = (
        Column("Theme", header=True),
        Column("Result", "right"),
        Column("Place", "right"),
        Column("Since last year"),
    )
    caption = f"Themes in the order of their scores ({scoring.matrix.label})"
    return (
        Table(caption, columns, rows, notes=(scoring.certainty.words,), key="scores"),
        *((Paragraph(_unscored(scoring.places.unranked)),) if scoring.places.unranked else ()),
    )


def _unscored(themes: tuple[str, ...]) -> str:
    return f"Not scored in full, so without a place: {', '.join(themes)}."
