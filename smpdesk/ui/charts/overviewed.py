"""A measure of the overview, and the columns in which it is read."""

from __future__ import annotations

from typing import NamedTuple

from smpdesk.analysis.spc.outlook import Outlook, Will
from smpdesk.evidence.charts.glances import Glance
from smpdesk.models.records import Area, Measure
from smpdesk.periods import month_text
from smpdesk.ui.charts.point_words import MEANING_WORDS, kind_of, number_text
from smpdesk.ui.widgets.record_model import Column
from smpdesk.ui.widgets.signs import Kind

FEW = 12
"""With fewer months a chart's limits are provisional, and say little."""
_TARGETS: dict[Will, tuple[str, Kind]] = {
    "reached": ("Reached", "ok"),
    "by chance": ("By chance", "warn"),
    "missed": ("Missed", "concern"),
}


class Overviewed(NamedTuple):
    """A measure in an area with what its chart shows, None until it is drawn.

    ``outlook`` says what the chart says about a target, where the measure has one.
    """

    measure: Measure
    area: Area
    months: int
    glance: Glance | None = None
    themes: frozenset[str] = frozenset()
    outlook: Outlook | None = None

    @property
    def key(self) -> tuple[int, int]:
        """By which it is known again: the ids of measure and area."""
        return self.measure.id, self.area.id


def columns() -> list[Column[Overviewed]]:
    """The columns of the overview, that of targets last."""
    return [
        Column("Measure", lambda r: r.measure.name, stretch=True, bold=True),
        Column("Area", lambda r: r.area.name, width=170, ink=lambda _: "muted"),
        Column("", _line_words, width=120, spark=_line, ink=_line_ink),
        Column("Newest", _newest_month, width=86, ink=lambda _: "muted"),
        Column("Figure", _newest, "right", 70, bold=True),
        Column("Usual", _usual, "right", 66, ink=lambda _: "muted"),
        Column("On a year ago", _change, "right", 104, ink=lambda _: "muted"),
        Column("What it shows", _shows, width=140, tag=_kind, ink=_shows_ink),
        Column("Target", _target, width=104, tag=_target_kind, tip=_target_tip),
    ]


def _line(record: Overviewed) -> tuple[float | None, ...]:
    return record.glance.line if record.glance else ()


def _line_words(record: Overviewed) -> str:
    return f"{record.glance.months} months" if record.glance else ""


def _line_ink(record: Overviewed) -> str:
    return _kind(record) or "normal"


def _newest(record: Overviewed) -> str:
    return number_text(record.glance.value) if record.glance else ""


def _newest_month(record: Overviewed) -> str:
    return month_text(record.glance.newest, short=True) if record.glance else ""


def _usual(record: Overviewed) -> str:
    if record.glance is None or record.glance.usual is None or record.months == 1:
        return ""
    return number_text(round(record.glance.usual))


def _shows(record: Overviewed) -> str:
    glance = record.glance
    if glance is None:
        return "…"
    if glance.months < FEW and not glance.meaning:
        return "Only 1 month yet" if glance.months == 1 else f"Only {glance.months} months yet"
    return MEANING_WORDS[glance.meaning]


def _shows_ink(record: Overviewed) -> str:
    return "muted" if record.glance is None or record.glance.months < FEW else "text"


def _kind(record: Overviewed) -> Kind | None:
    if record.glance is None or not record.glance.meaning:
        return None
    return kind_of(record.glance.meaning)


def _change(record: Overviewed) -> str:
    return record.glance.change if record.glance else ""


def _target(record: Overviewed) -> str:
    return _TARGETS[record.outlook.will][0] if record.outlook else ""


def _target_kind(record: Overviewed) -> Kind | None:
    return _TARGETS[record.outlook.will][1] if record.outlook else None


def _target_tip(record: Overviewed) -> str:
    return record.outlook.words if record.outlook else ""
