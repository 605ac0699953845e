"""The extracts that a paper's figures come from."""

from __future__ import annotations

from dataclasses import dataclass

from smpdesk.models.figures.extracts_used import extracts_of_months
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.periods import Period, month_text


@dataclass(frozen=True)
class Source:
    """An extract: its name, who it is from, its months in words, the ISO day of the import."""

    name: str
    source: str
    months: str
    imported_on: str


def sources_used(file: PartnershipFile, data_year: Period) -> list[Source]:
    """The extracts with figures of the data year or the year before it, newest months first."""
    first, last = data_year.previous().start, data_year.end
    return [
        Source(
            row["name"], row["source"], _months(row["first"], row["last"]), row["imported_at"][:10]
        )
        for row in extracts_of_months(file, first, last)
    ]


def _months(first: str, last: str) -> str:
    one, other = month_text(first, short=True), month_text(last, short=True)
    return one if one == other else f"{one} to {other}"
