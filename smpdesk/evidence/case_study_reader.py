"""What in a case study could tell who somebody is, with what the file knows to be harmless."""

from __future__ import annotations

import re

from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import (
    Action,
    Area,
    CaseStudy,
    Contact,
    Partner,
    Priority,
    SubGroup,
    Term,
    Theme,
)

_WIDE = ("force", "county", "division", "district", "csp", "combined")
"""Kinds of areas that are wide enough to hide in."""


def known_names(file: PartnershipFile) -> frozenset[str]:
    """Names that the file knows and that identify nobody: agencies, posts, words, wide areas."""
    partnership = file.partnership()
    names = {partnership.name, partnership.short_name}
    names |= {partner.name for partner in file.all(Partner)}
    names |= {contact.post for contact in file.all(Contact)}
    names |= {term.term for term in file.all(Term)} | {term.meaning for term in file.all(Term)}
    names |= {area.name for area in file.all(Area) if area.kind in _WIDE}
    names |= {group.name for group in file.all(SubGroup)}
    names |= {theme.name for theme in file.all(Theme)} | {p.name for p in file.all(Priority)}
    names |= {action.lead_agency for action in file.all(Action)}
    for case in file.all(CaseStudy):
        names |= {case.agency, case.agencies_involved}
        names |= set(re.split(r"[,;]\s*", f"{case.agency}; {case.agencies_involved}"))
    return frozenset(name for name in names if len(name) > 1)
