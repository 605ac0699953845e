"""What a paper is made from: the file, the assessment, the edition."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from smpdesk.errors import UserError
from smpdesk.evidence.figures import Figures
from smpdesk.evidence.texts.spelling import known_words
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import (
    Area,
    Assessment,
    Partnership,
    Priority,
    Section,
    Standing,
    Theme,
)
from smpdesk.periods import Period
from smpdesk.reports.tree import Edition


@dataclass(frozen=True)
class Matter:
    """The partnership file as one assessment sees it; what parts need again is looked up once.

    ``explains_charts`` is set for a paper that has the appendix on how charts are read.
    """

    file: PartnershipFile
    assessment: Assessment
    edition: Edition
    date: dt.date
    explains_charts: bool = False

    @cached_property
    def partnership(self) -> Partnership:
        """Whose paper it is."""
        return self.file.partnership()

    @cached_property
    def area(self) -> Area | None:
        """The partnership's own area, when it has chosen one."""
        return self.file.get(Area, self.partnership.area) if self.partnership.area else None

    @cached_property
    def data_period(self) -> Period:
        """The data year of the assessment."""
        return Period(self.assessment.data_start, self.assessment.data_months)

    @property
    def public(self) -> bool:
        """Whether small counts and what is restricted must be left out."""
        return self.edition == "public"

    @property
    def smallest(self) -> int:
        """The smallest count that this edition may tell; 0 where it tells all."""
        return self.partnership.small_number if self.public else 0

    @property
    def until(self) -> str:
        """The last month that an assessment looks at (``YYYY-MM``)."""
        return self.data_period.end

    @property
    def records(self) -> str:
        """The source of what the partnership itself decided and wrote down."""
        return f"{self.partnership.name}, {self.assessment.name}"

    @cached_property
    def figures(self) -> Figures:
        """The live figures of the texts, each looked up once."""
        return Figures(self.file, smallest=self.smallest)

    @cached_property
    def known_words(self) -> frozenset[str]:
        """The words that are spelt right in the texts though no dictionary has them."""
        return known_words(self.file)

    @cached_property
    def standings(self) -> list[Standing]:
        """How each theme stands in this assessment."""
        return self.file.all(Standing, assessment=self.assessment.id)

    @cached_property
    def themes(self) -> dict[int, Theme]:
        """The themes by id."""
        return {theme.id: theme for theme in self.file.all(Theme)}

    @cached_property
    def priorities(self) -> list[Priority]:
        """This assessment's priorities."""
        return self.file.all(Priority, assessment=self.assessment.id)

    @cached_property
    def previous(self) -> Assessment | None:
        """The assessment of the year before."""
        if self.assessment.rolled_from:
            return self.file.get(Assessment, self.assessment.rolled_from)
        earlier = [
            a for a in self.file.all(Assessment) if a.data_start < self.assessment.data_start
        ]
        return earlier[-1] if earlier else None

    @cached_property
    def sections(self) -> list[Section]:
        """This assessment's sections of text."""
        return self.file.all(Section, assessment=self.assessment.id)


def matter_of(
    file: PartnershipFile, assessment: str | None, edition: Edition, date: dt.date
) -> Matter:
    """The matter of the assessment of that name, or of the newest; raises ``UserError``."""
    assessments = sorted(file.all(Assessment), key=lambda a: (a.data_start, a.name))
    if not assessments:
        raise UserError(
            f"{file.path.name} has no assessment yet, so there is nothing to write. "
            "Begin one on the Assessment page."
        )
    if assessment is None:
        return Matter(file, assessments[-1], edition, date)
    for found in assessments:
        if found.name == assessment:
            return Matter(file, found, edition, date)
    names = ", ".join(a.name for a in assessments)
    raise UserError(f"There is no assessment {assessment} in the file. There are: {names}.")
