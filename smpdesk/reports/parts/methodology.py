"""How the figures were made, in plain words."""

from __future__ import annotations

from collections.abc import Sequence

from smpdesk.evidence.priorities.scores import matrix_of, scoring_of
from smpdesk.models.records import Matrix
from smpdesk.reports.charts.values import FunnelChart, SurveyBars
from smpdesk.reports.matter import Matter
from smpdesk.reports.parts.told import Told, told_in
from smpdesk.reports.parts.written import words
from smpdesk.reports.tree import Block, Column, Paragraph, Row, Section, Table


def methodology(matter: Matter, sections: Sequence[Section]) -> tuple[Block, ...]:
    """How the figures of a paper's ``sections`` came about; after what the officer wrote.

    Nothing is explained that the paper does not tell.
    """
    own = words(matter, "methodology")
    told = told_in(matter, [*sections, Section("", own)])
    parts = (
        Section("Data and period", _data(matter)),
        Section("Comparing areas", _comparing(told)),
        Section("Control charts", _charts(told), key="charts"),
        Section("Scoring", _scoring(matter) if told.says(_SCORES) else ()),
        Section("The survey", SURVEY if told.draws(SurveyBars) else ()),
        Section("Small counts", _small_counts(matter, told)),
    )
    return (*own, *(part for part in parts if part.blocks))


def _data(matter: Matter) -> tuple[Block, ...]:
    return (
        Paragraph(
            f"The data year of this assessment is the {matter.data_period.text()}. Every table "
            "and chart names its own period and its source; where the data year itself was not "
            "published, the newest year before it stands. Figures are as recorded on the day of "
            "the extract; recent months can still change."
        ),
        Paragraph(
            "Per cent changes are worked out from the two figures beside them and rounded to one "
            "place. A change from zero has no per cent, and a dash stands in its place. Where what "
            "is counted has changed between two years, a note below the table says so: such years "
            "can’t be compared without care."
        ),
    )


_RATES = (
    "Rates use the population estimate of the middle of the period, unless they stand as published."
)
_PLACES = (
    "A place counts from the lowest rate, unless more of something is better; areas with the same "
    "rate share a place, marked “=”, and the next place is left out. Totals such as a police "
    "division or the county have no place."
)
_PEERS = (
    "The Most Similar Group holds areas that resemble ours in what goes with crime, such as "
    "housing, age and income. Its mean is the plain mean of its members’ rates."
)
_FUNNEL = (
    "Limits of a funnel are exact Poisson limits at 95% and 99.8%, widened where the areas "
    "differ among one another by more than chance."
)


def _comparing(told: Told) -> tuple[Block, ...]:
    """Rates, places, the Most Similar Group and the funnel, each where the paper has it."""
    has = (
        (_RATES, told.says(r"\bper 10{0,2},?000\b")),
        (_PLACES, told.says(r"\b[Rr]anked (?:on\b|joint\b|\d)")),
        (_PEERS, told.says("Most Similar Group")),
        (_FUNNEL, told.draws(FunnelChart)),
    )
    rates, places, peers, funnel = (said if needed else "" for said, needed in has)
    texts = (f"{rates} {places}".strip(), f"{peers} {funnel}".strip())
    return tuple(Paragraph(text) for text in texts if text)


CONTROL_CHARTS: tuple[Block, ...] = (
    Paragraph(
        "Numbers go up and down from month to month without any cause that can be named. A "
        "control chart shows how far: the middle line is the average, and the band around it is "
        "where nearly every month falls when nothing has changed."
    ),
    Paragraph(
        "A month outside the band, a long run of months on one side of the average, or a long run "
        "of rises or falls is a signal: chance seldom makes it, and it is worth asking what "
        "happened. A signal says that something changed. It does not say what. Two figures that "
        "differ within the band are not news."
    ),
    Paragraph(
        "When a change is real and understood, such as a new way of recording, the average and "
        "the band are drawn anew from that month. A change of recording is never counted as "
        "better or worse. A month with a cause of its own can be set aside; it stays on the chart "
        "and is left out of the average."
    ),
)


def _charts(told: Told) -> tuple[Block, ...]:
    """How control charts are read, which kinds the paper has, and by which rules."""
    charts = told.control_charts
    if not charts:
        return ()
    rules = dict.fromkeys(chart.rules_text.strip().rstrip(".") for chart in charts)
    names: dict[str, dict[str, None]] = {}
    for chart in charts:
        names.setdefault(chart.chart, {})[chart.series.measure] = None
    kinds = [f"{_KINDS.get(kind, kind)}: {', '.join(held)}" for kind, held in names.items()]
    here = f"Charts used here. {'; '.join(kinds)}. Rules: {'; '.join(rules)}."
    return (*CONTROL_CHARTS, Paragraph(here))


_KINDS = {
    "xmr": "XmR charts, with limits from how much one month differs from the next",
    "c": "c charts, with limits from chance alone",
    "poisson": "exact Poisson charts, for small counts",
    "u": "u charts of rates",
    "p": "p charts of shares",
    "laney": "Laney charts of rates that vary more than chance",
    "g": "g charts of the days between rare events",
    "t": "t charts of the time between rare events",
}

_SCORED = (
    "Themes are scored for the harm they do, how likely it is, and how well placed the partners "
    "are to deal with it, in the manner of MoRiLE (Management of Risk in Law Enforcement)."
)
_NOT_OFFICIAL = (
    " The official matrix and its formula are not public: the one used here is illustrative."
)
_SCORES = r"\b[Ss]cor(?:es?|ed|ing)\b"
SCORING: tuple[Block, ...] = (
    Paragraph(
        "A score is one part of the decision. Volume, trend, what residents say and what the "
        "partnership can influence stand beside it, and people decide. How sure the top is was "
        "tried by moving every score by one step, one at a time."
    ),
)


def _scoring(matter: Matter) -> tuple[Block, ...]:
    """How the themes were scored, where any was, and what the matrix holds."""
    scoring = scoring_of(matter.file, matter.assessment)
    if scoring is None or not scoring.places.ranked:
        return ()
    ours = "illustrative" in scoring.matrix.label
    return (Paragraph(_SCORED + _NOT_OFFICIAL * ours), *SCORING, *_matrix(matter))


def _matrix(matter: Matter) -> tuple[Block, ...]:
    """The matrix's parts, how each combines, and its criteria."""
    if matter.assessment.matrix is None:
        return ()
    matrix = matrix_of(matter.file, matter.file.get(Matrix, matter.assessment.matrix))
    rows = tuple(
        Row((part.name, _COMBINE[part.combine], "; ".join(c.name for c in part.criteria)))
        for part in matrix.sections
    )
    columns = (
        Column("Part", width=24, header=True),
        Column("Counts by", width=20),
        Column("Criteria", width=56),
    )
    version = f"{matrix.name}, version {matrix.version}"
    title = f"The matrix: {matrix.label}" if matrix.label else "The matrix"
    return (Table(title, columns, rows, source=version),)


_COMBINE = {"sum": "the sum", "highest": "the highest", "mean": "the mean"}

SURVEY: tuple[Block, ...] = (
    Paragraph(
        "The whiskers on the bars are 95% intervals of the shares of all answers, by Wilson’s "
        "method. A group is held against everybody else where it is known how many were in it; a "
        "difference within chance is no finding. Groups with very few answers are left out."
    ),
)


def _small_counts(matter: Matter, told: Told) -> tuple[Block, ...]:
    smallest = matter.partnership.small_number
    if matter.public and not told.says(r"^\*$|\bfewer than \d"):
        return ()
    said = (
        f"Counts above zero and under {smallest} are hidden and shown as *, as they could tell of "
        "a person. Further counts are hidden where a total would give the first ones back, with "
        "the rates, per cents and places that rest on them. * does not mean zero."
    )
    if not matter.public:
        said = f"This edition shows counts under {smallest}; the public one hides them."
    return (Paragraph(said),)
