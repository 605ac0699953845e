"""How the figures were made, in plain words."""

from __future__ import annotations

from smpdesk.reports.matter import Matter
from smpdesk.reports.parts.written import words
from smpdesk.reports.tree import Block, Paragraph, Section


def methodology(matter: Matter) -> tuple[Block, ...]:
    """Data and period, control charts, scoring; after what the officer wrote herself."""
    return (
        *words(matter, "methodology"),
        Section("Data", _data(matter)),
        Section("Control charts", CONTROL_CHARTS),
        Section("Scoring", SCORING),
    )


def _data(matter: Matter) -> tuple[Block, ...]:
    return (
        Paragraph(
            f"The data year of this assessment is the {matter.data_period.text()}. Every table "
            "and chart names its own period and its source. Figures are as recorded on the day "
            "of the extract; recent months can still change."
        ),
        Paragraph(
            "Per cent changes are worked out from the two figures beside them and rounded to one "
            "place. A change from zero has no per cent, and a dash stands in its place. Rates use "
            "the population of the same year."
        ),
    )


CONTROL_CHARTS: tuple[Block, ...] = (
    Paragraph(
        "Numbers go up and down from month to month without any cause that can be named. A "
        "control chart shows how far: the middle line is the average, and the band around it is "
        "where nearly every month falls when nothing has changed."
    ),
    Paragraph(
        "A month outside the band, a long run of months on one side of the average, or a long run "
        "of rises or falls is a signal: chance seldom makes it, and it is worth asking what "
        "happened. A signal says that something changed. It does not say what."
    ),
    Paragraph(
        "When a change is real and understood, such as a new way of recording, the average and "
        "the band are drawn anew from that month. A change of recording is never counted as "
        "better or worse."
    ),
)

SCORING: tuple[Block, ...] = (
    Paragraph(
        "Themes are scored for the harm they do, how likely it is, and how well placed the "
        "partners are to deal with it, in the manner of MoRiLE (management of risk in law "
        "enforcement). The matrix used here is illustrative and is not the official one."
    ),
    Paragraph(
        "A score is one part of the decision. Volume, trend, what residents say and what the "
        "partnership can influence stand beside it, and people decide."
    ),
)
