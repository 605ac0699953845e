"""Priorities: the list and why, what was done, the matrix of cross-cutting themes, the leads."""

from __future__ import annotations

from smpdesk.models.records import (
    Lineage,
    Priority,
    PriorityTheme,
    Standing,
    SubGroup,
)
from smpdesk.reports.matter import Matter
from smpdesk.reports.parts.prose import prose
from smpdesk.reports.tree import (
    Block,
    Box,
    Bullets,
    Column,
    Item,
    Paragraph,
    Row,
    Run,
    Section,
    Table,
)


def priority_list(matter: Matter) -> tuple[Block, ...]:
    """The priorities, each with where it came from in the assessment before."""
    if not matter.priorities:
        return (Paragraph("No priorities have been chosen yet."),)
    return (
        Paragraph("The partnership has agreed these priorities:"),
        Bullets(
            tuple(Item((Run(p.name, bold=True), *_came_from(matter, p))) for p in matter.priorities)
        ),
    )


def _came_from(matter: Matter, priority: Priority) -> tuple[str, ...]:
    standing = _standing(matter, priority.theme)
    words = lineage_words(matter, standing) if standing else ""
    return (f" – {words}",) if words else ()


def _standing(matter: Matter, theme: int | None) -> Standing | None:
    if theme is None:
        return None
    return matter.file.first(Standing, assessment=matter.assessment.id, theme=theme)


def lineage_words(matter: Matter, standing: Standing) -> str:
    """How a theme came to its standing: "kept", "merged from X and Y", "new"."""
    links = matter.file.all(Lineage, standing=standing.id)
    if not links:
        return ""
    names = [_name_before(matter, link) for link in links]
    named = " and ".join(name for name in names if name)
    how = links[0].how
    if how in ("kept", "new", "dropped") or not named:
        return how
    return f"{how} {named}" if how.endswith("from") else f"{how} (before: {named})"


def _name_before(matter: Matter, link: Lineage) -> str:
    if link.came_from is None:
        return ""
    before = matter.file.get(Standing, link.came_from)
    return matter.themes[before.theme].name


def standings_table(matter: Matter) -> tuple[Block, ...]:
    """Every theme's standing this year, where it came from and the reason."""
    standings = matter.file.all(Standing, assessment=matter.assessment.id)
    if not standings:
        return ()
    rows = tuple(
        Row((matter.themes[s.theme].name, s.standing, lineage_words(matter, s), s.reason))
        for s in standings
    )
    columns = (
        Column("Theme", width=22, header=True),
        Column("Standing", width=17),
        Column("Since last year", width=21),
        Column("Reason", width=40),
    )
    return (Table("What became of each theme, and why", columns, rows, key="standings"),)


def themes_matrix(matter: Matter) -> tuple[Block, ...]:
    """Priorities by cross-cutting themes: how each priority takes each theme up."""
    crossing = [
        s.theme
        for s in matter.file.all(Standing, assessment=matter.assessment.id)
        if s.standing == "cross-cutting"
    ]
    if not crossing or not matter.priorities:
        return ()
    held = {(link.priority, link.theme): link.how for link in matter.file.all(PriorityTheme)}
    columns = (
        Column("Priority", width=22, header=True),
        *(Column(matter.themes[t].name, width=78 / len(crossing)) for t in crossing),
    )
    rows = tuple(
        Row((p.name, *(held.get((p.id, t), "–") or "–" for t in crossing)))
        for p in matter.priorities
    )
    table = Table(
        "How each priority takes up the cross-cutting themes", columns, rows, key="matrix"
    )
    return (table,)


def done_and_coming(matter: Matter) -> tuple[Section, ...]:
    """Last year's priorities: why each mattered, what was done and what comes."""
    before = matter.previous
    priorities = matter.file.all(Priority, assessment=before.id) if before else matter.priorities
    return tuple(
        _priority_story(matter, p) for p in priorities if p.done.strip() or p.coming.strip()
    )


def _priority_story(matter: Matter, priority: Priority) -> Section:
    blocks: list[Block] = list(prose(matter, priority.why))
    if priority.done.strip():
        blocks.append(Section("What was done", prose(matter, priority.done), numbering="none"))
    if priority.coming.strip():
        blocks.append(Section("What comes next", prose(matter, priority.coming), numbering="none"))
    return Section(priority.name, tuple(blocks))


def priorities_in_full(matter: Matter) -> tuple[Section, ...]:
    """Each of this year's priorities: why, objective, focus."""
    return tuple(
        Section(
            p.name,
            (
                *prose(matter, p.why),
                *_headed(matter, "Objective", p.objective),
                *_headed(matter, "Focus", p.focus),
            ),
        )
        for p in matter.priorities
    )


def _headed(matter: Matter, title: str, text: str) -> tuple[Block, ...]:
    blocks = tuple(b for b in prose(matter, text) if isinstance(b, Paragraph | Bullets))
    return (Box(blocks, title=title),) if blocks else ()


def leads_table(matter: Matter) -> tuple[Block, ...]:
    """Who leads each priority, from which agency, through which sub-group."""
    if not matter.priorities:
        return ()
    groups = {group.id: group for group in matter.file.all(SubGroup)}
    rows = tuple(
        Row(
            (
                p.name,
                p.lead or "To be named",
                p.lead_agency or "–",
                groups[p.sub_group].name if p.sub_group in groups else "–",
            )
        )
        for p in matter.priorities
    )
    columns = (
        Column("Priority", width=28, header=True),
        Column("Lead", width=26),
        Column("Agency", width=22),
        Column("Sub-group", width=24),
    )
    return (Table("Who leads each priority", columns, rows, key="leads"),)
