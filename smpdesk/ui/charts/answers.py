"""What the comparing views have in common when they answer: papers' figures as they are shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from smpdesk.models.records import Area, Measure
from smpdesk.periods import Period
from smpdesk.ui.charts.comparison_view import Answer, Missing, Pairs
from smpdesk.ui.charts.shown import Shown

if TYPE_CHECKING:
    from smpdesk.reports.tree import Figure, Table

Lines = tuple[tuple[str, ...], ...]

NO_AREA = Answer(
    missing=Missing(
        "Which area is yours?",
        "Areas are compared with the partnership’s own, which is not chosen yet. Choose it on the "
        "Partnership page.",
        "Go to Partnership",
        page="partnership",
    )
)


def shown_figure(figure: Figure, words: str, table: Lines, reference: str) -> Shown:
    """A figure of the papers as the window shows it."""
    when = f", {figure.period}" if figure.period else ""
    return Shown(
        f"{figure.caption}{when}", figure.chart, words, table, str(figure.source), reference
    )


def table_lines(table: Table) -> Lines:
    """A table of the papers as lines of words, the headings first."""
    heads = tuple(str(column.title) for column in table.columns)
    return (heads, *(tuple(str(cell) for cell in row.cells) for row in table.rows))


def period_choice(periods: Sequence[Period], wanted: str) -> tuple[Period, Pairs]:
    """The period wanted by its key, else the first one; and all of them to be offered."""
    keys = {key_of(period): period for period in periods}
    offered = tuple((key, _capital(period.text())) for key, period in keys.items())
    return keys.get(wanted, periods[0]), offered


def key_of(period: Period) -> str:
    """A period's key in a choice."""
    return f"{period.start}/{period.months}"


def nothing_for(
    measure: Measure | None, fitting: Sequence[Measure], what: str, needs: str
) -> Answer:
    """That a measure has no figures ``what``; offers the first that has, or to import."""
    if fitting:
        first = fitting[0]
        name = measure.name if measure else "this measure"
        others = "one measure has" if len(fitting) == 1 else f"{len(fitting)} measures have"
        gap = Missing(
            f"No figures {what}",
            f"The file has no figures of {name} {what}; {others} them. {needs}",
            f"Show {_short(first.name)}",
            measure=first,
        )
    else:
        gap = Missing(
            f"No figures {what} yet",
            f"The file has no measure with figures {what}. {needs}",
            "Import extracts…",
        )
    return Answer(missing=gap, measures=tuple(fitting))


def named(areas: Sequence[Area]) -> Pairs:
    """Areas to be offered."""
    return tuple((str(area.id), area.name) for area in areas)


def _short(name: str) -> str:
    return name if len(name) <= 34 else f"{name[:32].rstrip()}…"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
