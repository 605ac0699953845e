"""Partners, contacts and the words of the field."""

from __future__ import annotations

import re

from smpdesk.models.records import Contact, Partner, Term
from smpdesk.reports.matter import Matter
from smpdesk.reports.tree import (
    Block,
    Bullets,
    Column,
    Definition,
    Definitions,
    Item,
    Paragraph,
    Row,
    Table,
)


def partners(matter: Matter) -> tuple[Block, ...]:
    """The bodies that the partnership is made of, those bound by law first."""
    blocks: list[Block] = []
    for standing, lead in (
        ("responsible authority", "These bodies are bound by law to work together:"),
        ("co-operating body", "These bodies co-operate with them:"),
        ("invited", "These take part by invitation:"),
    ):
        names = [p.name for p in matter.file.all(Partner, standing=standing)]
        if names:
            blocks += [Paragraph(lead), Bullets(tuple(Item(name) for name in names))]
    return tuple(blocks)


def contacts(matter: Matter) -> tuple[Block, ...]:
    """Whom to ask."""
    agencies = {partner.id: partner.name for partner in matter.file.all(Partner)}
    rows = tuple(
        Row((c.post, agencies.get(c.partner or 0, "–"), c.email or c.phone or "–"))
        for c in matter.file.all(Contact)
    )
    if not rows:
        return ()
    columns = (
        Column("Post", width=38, header=True),
        Column("Agency", width=30),
        Column("Reach by", width=32),
    )
    return (Table("Contacts", columns, rows),)


def glossary(matter: Matter, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The terms of the file that the blocks use, with what they mean."""
    text = repr(blocks)
    used = tuple(
        Definition(term.term, term.meaning)
        for term in matter.file.all(Term)
        if term.meaning and re.search(rf"(?<!\w){re.escape(term.term)}s?(?!\w)", text)
    )
    return (Definitions(used),) if used else ()
