"""What follows a figure that the page has no room for flows up to fill the page before it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import ActionFlowable, Flowable
from reportlab.platypus.flowables import _listWrapOn

from smpdesk.reports.pdf.flowables import Chart, Heading, Together

_WORTH_FILLING = 60.0  # points left on a page
_LITTLE_LOWER = 0.8  # of its height: a chart so much lower reads as well as before


def fill_before_figure(flowables: list[Flowable], frame: Any, canvas: Any) -> None:
    """Put the next text or table before the figure that ``flowables`` begin with.

    Done only where the rest of the page can't hold the figure, nor a slightly lower one. The
    headings of the figure stay where they are, above what flows up; nothing passes a heading,
    and figures keep their order. The structure tree, and so the reading order, is as it was.
    """
    room = frame._y - frame._y1p
    if frame._atTop or room < _WORTH_FILLING:
        return
    figure = _group(flowables)
    if not _holds_chart(figure):
        return
    heads = _headings(figure)
    if heads is None or _fits(figure, room, frame, canvas):
        return
    start, after = _next_text(flowables, len(figure))
    filling = flowables[start:after]
    if filling and _begins_here([*heads, *filling], room, frame, canvas):
        flowables[:after] = [*heads, *filling, *flowables[len(heads) : start]]


def _group(flowables: Sequence[Flowable]) -> list[Flowable]:
    """The first of ``flowables`` with all that it must stay with."""
    last = 0
    while last < len(flowables) - 1 and flowables[last].getKeepWithNext():
        last += 1
    return list(flowables[: last + 1])


def _holds_chart(group: list[Flowable]) -> bool:
    return any(isinstance(piece, Chart) for piece in group)


def _headings(figure: list[Flowable]) -> list[Flowable] | None:
    """The headings above a figure's caption; None where words that announce it stand there."""
    chart = next(n for n, piece in enumerate(figure) if isinstance(piece, Chart))
    above = figure[: chart - 1]
    return above if all(isinstance(piece, Heading) for piece in above) else None


def _fits(figure: list[Flowable], room: float, frame: Any, canvas: Any) -> bool:
    """Whether there is room for the figure, if need be a little lower."""
    short = _listWrapOn(figure, frame._aW, canvas)[1] - room
    charts = [piece for piece in figure if isinstance(piece, Chart)]
    return short <= 0 or any(chart.shrunk(short + 1, _LITTLE_LOWER) for chart in charts)


def _next_text(flowables: list[Flowable], start: int) -> tuple[int, int]:
    """From where to where the first group without a chart stands; empty at a section's end."""
    while start < len(flowables):
        group = _group(flowables[start:])
        if any(isinstance(piece, Heading | ActionFlowable) for piece in group):
            break
        if not _holds_chart(group):
            return start, start + len(group)
        start += len(group)
    return start, start


def _begins_here(group: list[Flowable], room: float, frame: Any, canvas: Any) -> bool:
    """Whether all of ``group``, or as much as may be parted from it, has room."""
    tried = Together(group)
    tried._frame = frame
    _, height = tried.wrapOn(canvas, frame._aW, room)
    if height <= room:
        return True
    return not isinstance(tried.splitOn(canvas, frame._aW, room)[0], ActionFlowable)
