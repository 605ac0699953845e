"""What a paper is made from: the file, the assessment, the edition."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from smpdesk.errors import UserError
from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Area, Assessment, Partnership, Priority, Section, Theme
from smpdesk.periods import Period
from smpdesk.reports.tree import Edition


@dataclass(frozen=True)
class Matter:
    """The partnership file as one assessment sees it; what parts need again is looked up once."""

    file: PartnershipFile
    assessment: Assessment
    edition: Edition
    date: dt.date

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
