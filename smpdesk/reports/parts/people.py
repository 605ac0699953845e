"""Partners, groups, contacts, people of the area, and the words of the field."""

from __future__ import annotations

import re

from smpdesk.evidence.areas.people import people_of
from smpdesk.evidence.priorities.organisation import Branch, branches, walk
from smpdesk.models.records import Contact, Partner, Priority, SubGroup, Term
from smpdesk.reports.charts.values import OrganisationChart, Post
from smpdesk.reports.matter import Matter
from smpdesk.reports.parts.numbers import number, percent_change, signed
from smpdesk.reports.tree import (
    Block,
    Bullets,
    Column,
    Definition,
    Definitions,
    Figure,
    Item,
    Link,
    Paragraph,
    Row,
    Run,
    Table,
)
from smpdesk.reports.walk import words


def partners(matter: Matter) -> tuple[Block, ...]:
    """The bodies that the partnership is made of, those bound by law first, each with its part."""
    blocks: list[Block] = []
    for standing, lead in (
        ("responsible authority", "These bodies are bound by law to work together:"),
        ("co-operating body", "These bodies co-operate with them:"),
        ("invited", "These take part by invitation:"),
    ):
        held = matter.file.all(Partner, standing=standing)
        if held:
            items = (Item((Run(p.name, bold=True), f": {p.role}" if p.role else "")) for p in held)
            blocks += [Paragraph(lead), Bullets(tuple(items))]
    return tuple(blocks)


def people_table(matter: Matter) -> tuple[Block, ...]:
    """How many people live in the area, the county and the force, and how that changed."""
    found = matter.area and people_of(matter.file, matter.area, matter.data_period)
    if not found or len(found.rows) < 1 or found.year == found.before:
        return ()
    rows = tuple(
        Row(
            (
                row.area,
                number(row.change.before),
                number(row.change.now),
                signed(row.change.number),
                percent_change(row.change),
            )
        )
        for row in found.rows
    )
    columns = (
        Column("Area", width=36, header=True),
        Column(f"Mid-{found.before}", "right", 16),
        Column(f"Mid-{found.year}", "right", 16),
        Column("Change", "right", 16),
        Column("Change, %", "right", 16),
    )
    period = f"mid-{found.before} to mid-{found.year}"
    return (Table("People who live here", columns, rows, source=found.source, period=period),)


def contacts(matter: Matter) -> tuple[Block, ...]:
    """Whom to ask."""
    agencies = {partner.id: partner.name for partner in matter.file.all(Partner)}
    rows = tuple(
        Row((c.post, agencies.get(c.partner or 0, "–"), _reach(c)))
        for c in matter.file.all(Contact)
    )
    if not rows:
        return ()
    columns = (
        Column("Post", width=36, header=True),
        Column("Agency", width=28),
        Column("Reach by", width=36),
    )
    return (Table("Contacts", columns, rows, source=matter.records),)


def _reach(contact: Contact) -> str | tuple[Link]:
    if contact.email:
        return (Link(contact.email, f"mailto:{contact.email}"),)
    return contact.phone or "–"


def organisation(matter: Matter) -> tuple[Block, ...]:
    """Who reports to whom, and what each group is for."""
    groups = _groups(matter)
    if len(groups) < 2:
        return ()
    rows = tuple(Row((g.name, g.chair or "–", g.purpose or "–")) for g in groups)
    columns = (
        Column("Group", width=26, header=True),
        Column("Chair", width=30),
        Column("What it is for", width=44),
    )
    figures = tuple(_chart(matter, top) for top in branches(groups) if top.below)
    return (Table("The groups", columns, rows, source=matter.records), *figures)


def _groups(matter: Matter) -> list[SubGroup]:
    """The groups of this year: those that lead a priority, what stands above, and standing ones.

    A group that only led priorities of other years is left out.
    """
    every = {group.id: group for group in matter.file.all(SubGroup)}
    leading = {p.sub_group for p in matter.priorities}
    led_once = {p.sub_group for p in matter.file.all(Priority)}
    kept = {g for g in every if g in leading or g not in led_once}
    for key in list(kept):
        above = every[key].parent
        while above is not None and above in every:
            kept.add(above)
            above = every[above].parent
    return [group for key, group in every.items() if key in kept]


def _chart(matter: Matter, top: Branch) -> Figure:
    said = (
        f"Below {each.group.name}: {', '.join(b.group.name for b in each.below)}."
        for each, _ in walk([top])
        if each.below
    )
    return Figure(
        "How the partnership is organised",
        OrganisationChart(_post(top)),
        alternative=f"Organisation chart. {' '.join(said)}",
        source=matter.records,
    )


def _post(branch: Branch) -> Post:
    return Post(branch.group.name, below=tuple(map(_post, branch.below)))


def glossary(matter: Matter, blocks: tuple[Block, ...]) -> Definitions | None:
    """The terms of the file that the blocks use, with what they mean."""
    text = "\n".join(words(blocks))
    used = tuple(
        Definition(term.term, term.meaning)
        for term in matter.file.all(Term)
        if term.meaning and re.search(rf"(?<!\w){re.escape(term.term)}s?(?!\w)", text)
    )
    return Definitions(used) if used else None
