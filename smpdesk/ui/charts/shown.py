"""What a chart view shows, in every form in which it can be taken away."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Shown:
    """A chart as it is shown: ``value`` is what ``reports.charts`` draws.

    ``table`` holds its rows as they read, the headings first; ``reference`` is the paragraph
    that stands for it in an assessment, empty when there is none.
    """

    title: str
    value: object
    words: str
    table: tuple[tuple[str, ...], ...]
    source: str = ""
    reference: str = ""
