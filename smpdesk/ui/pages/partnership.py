"""Partnership: what stays over the years, from its name to its words."""

from __future__ import annotations

from smpdesk.models.records import Term
from smpdesk.ui.page import Page
from smpdesk.ui.partnership.about import AboutPart
from smpdesk.ui.partnership.glossary import GlossaryPart
from smpdesk.ui.partnership.groups import Groups
from smpdesk.ui.partnership.organisation import OrganisationPart
from smpdesk.ui.partnership.people import Contacts, Partners
from smpdesk.ui.parts import PartsPage


class PartnershipPage(PartsPage):
    """The partnership, its partners, contacts, groups and glossary."""

    title = "Partnership"
    icon = "partnership"
    shortcut = "Ctrl+Shift+P"
    parts_name = "Part of the page"

    def make_parts(self) -> dict[str, Page]:
        """The parts in the order in which they are offered."""
        return {
            "about": AboutPart(self.desk),
            "partners": Partners(self.desk),
            "contacts": Contacts(self.desk),
            "groups": Groups(self.desk),
            "chart": OrganisationPart(self.desk),
            "glossary": GlossaryPart(self.desk),
        }

    def go_to(self, key: object) -> None:
        """Show a part by its name, a term, or the part of a kind of record."""
        if isinstance(key, Term):
            self.show_part("glossary")
            self.part.go_to(key)
        else:
            super().go_to(key)
