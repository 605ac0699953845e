"""What the Charts page shows, so that a page made anew can show it again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from smpdesk.models.records import Measure


@dataclass(frozen=True)
class SeenChart:
    """A view by its key, and what is chosen for it and for the others.

    ``figures`` are counts or rates by view, ``tools`` the choices of each view's own tools,
    ``months`` the first and last month of the control chart ("" for all there are), ``filters``
    what the overview is narrowed to.
    """

    view: str
    measure: Measure | None
    area: str
    figures: Mapping[str, str]
    tools: Mapping[str, Mapping[str, str]]
    months: tuple[str, str]
    filters: Mapping[str, str]
