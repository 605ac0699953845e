"""How a figure of the grid is written and marked: by a sign as well as by its ground."""

from __future__ import annotations

import json

from smpdesk.models.figures.figure_grid import TYPED, Figure, GridFigure, Origin, told
from smpdesk.models.records import Extract
from smpdesk.periods import Period, month_text
from smpdesk.ui.charts.point_words import number_text
from smpdesk.ui.widgets.fields import date_text
from smpdesk.ui.widgets.signs import Kind

JUST_IN: tuple[str, Kind] = ("n new from the last import", "ok")
KEY: tuple[tuple[str, Kind], ...] = (
    ("p provisional", "warn"),
    ("r replaced an earlier figure", "changed"),
    ("t typed by hand", "accent"),
    ("supp. suppressed at its source", "normal"),
    ("– missing", "normal"),
)
"""The signs with what they mean, for the line below the grid."""

_WITHOUT_NUMBER = {"suppressed": "supp.", "missing": "–"}
_COPIED = {"suppressed": "[c]", "missing": "[x]"}


def shown(figure: GridFigure) -> str:
    """A figure as the grid shows it, its signs before it so that the digits stay in line."""
    signs = "".join(
        sign
        for sign, there in (
            ("t", figure.typed),
            ("n", figure.just_in),
            ("r", figure.revised),
            ("p", figure.status == "provisional"),
        )
        if there
    )
    written = _WITHOUT_NUMBER.get(figure.status) or number_text(figure.value)
    return f"{signs}\u2002{written}" if signs else written


def spoken(figure: GridFigure) -> str:
    """A figure as a screen reader says it."""
    parts = [
        figure_words(figure.value, figure.status),
        "new from the last import" if figure.just_in else "",
        "replaced an earlier figure" if figure.revised else "",
        "typed by hand" if figure.typed else "",
    ]
    return ", ".join(part for part in parts if part)


def ground(figure: GridFigure) -> str:
    """The role of the ground that a figure stands on; empty for a plain one."""
    if figure.status in _WITHOUT_NUMBER:
        return "sunken"
    if figure.status == "provisional":
        return "warnbg"
    marks = {"changedbg": figure.revised, "accentbg": figure.typed, "okbg": figure.just_in}
    return next((role for role, there in marks.items() if there), "")


def copied(figure: GridFigure | None) -> str:
    """A figure for another program: a plain number, or ``[c]`` and ``[x]`` as statisticians write.

    The importer reads them back as suppressed and missing.
    """
    if figure is None:
        return ""
    return _COPIED.get(figure.status) or f"{figure.value:.15g}"


def typed_text(figure: GridFigure | None) -> str:
    """A figure as one would type it."""
    if figure is None:
        return ""
    if figure.status in _COPIED:
        return {"suppressed": "*", "missing": "n/a"}[figure.status]
    return copied(figure) + (" p" if figure.status == "provisional" else "")


def figure_words(value: float | None, status: str) -> str:
    """``1,234``, ``1,234, provisional``, ``suppressed``."""
    if status in _WITHOUT_NUMBER:
        return status
    said = number_text(value)
    return f"{said}, provisional" if status == "provisional" else said


def origin_words(origin: Origin) -> str:
    """Where a figure came from, in a sentence or two."""
    words = f"{_from(origin.figure, origin.sheet, origin.cell)}."
    if origin.earlier:
        before = [
            f"{figure_words(f.value, f.status)} ({_short(f.extract)})" for f in origin.earlier[:4]
        ]
        words += f" It replaced {', and before it '.join(before)}."
    return words


def _from(figure: Figure, sheet: str, cell: str) -> str:
    extract = figure.extract
    day = date_text(extract.imported_at)
    if extract.kind == TYPED:
        said_on, note = told(extract)
        of = f" of {date_text(said_on)}" if said_on else ""
        added = f" – {note}" if note else ""
        return f"Typed by {extract.imported_by} on {day}, from {extract.source}{of}{added}"
    place = "!".join(part for part in (sheet, cell) if part)
    where = f"{extract.name}, {place}" if place else extract.name
    source = f" · {extract.source}" if extract.source else ""
    return f"From {where}{source} · imported on {day} by {extract.imported_by}"


def _short(extract: Extract) -> str:
    name = f"typed by {extract.imported_by}" if extract.kind == TYPED else extract.name
    return f"{name}, {date_text(extract.imported_at)}"


def period_heading(period: Period) -> str:
    """A period as a column's heading: ``Oct 2016``, ``YE Oct 2016``, ``3m Dec 2016``."""
    end = month_text(period.end, short=True)
    if period.months == 1:
        return end
    return f"YE {end}" if period.months == 12 else f"{period.months}m {end}"


def brought(extract: Extract) -> str:
    """What an import brought, in a line; empty where nothing was written down."""
    report = json.loads(extract.report)
    said = [
        f"{report[name]:,} {name}" for name in ("new", "replaced", "unchanged") if report.get(name)
    ]
    return f"{', '.join(said)} figures" if said else ""
