"""Partnership: what stays over the years, from its name to its words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

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

    parts: ClassVar[Mapping[str, type[Page]]] = {
        "about": AboutPart,
        "partners": Partners,
        "contacts": Contacts,
        "groups": Groups,
        "chart": OrganisationPart,
        "glossary": GlossaryPart,
    }

    def go_to(self, key: object) -> None:
        """Show a part by its name, a term, or the part of a kind of record."""
        if isinstance(key, Term):
            self.show_part("glossary")
            self.part.go_to(key)
        else:
            super().go_to(key)
