"""What a check has to say: one figure that does not follow from the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["total", "part", "change", "percent", "rank", "rate", "claim", "stale"]
Sure = Literal["certain", "likely"]


@dataclass(frozen=True)
class Finding:
    """One published figure that disagrees with the figures around it.

    ``where`` is a sheet and cell (``Maidstone!C4``) or a line (``line 12``); ``says`` is the
    figure as published, ``computed`` what the other figures give, ``message`` one sentence
    with all three. ``sure`` is ``certain`` when the figures compared are unmistakable and
    ``likely`` when the check had to work out which figures belong together.
    """

    kind: Kind
    where: str
    says: str
    computed: str
    message: str
    sure: Sure = "certain"
