"""Priorities: the list and why, what was done, the matrix of cross-cutting themes, the leads."""

from __future__ import annotations

from smpdesk.evidence.priorities.lineage import Stand, lineage_of
from smpdesk.models.records import Priority, PriorityTheme, Standing, SubGroup
from smpdesk.reports.charts.values import ThemesMatrix
from smpdesk.reports.matter import Matter
from smpdesk.reports.parts.prose import prose
from smpdesk.reports.tree import (
    Block,
    Box,
    Bullets,
    Column,
    Figure,
    Item,
    Paragraph,
    Row,
    Run,
    Section,
    Table,
)

_AGREED_ONE = "The partnership has agreed this priority:"
_AGREED = "The partnership has agreed these priorities:"


def priority_list(matter: Matter) -> tuple[Block, ...]:
    """The priorities, each with where it came from in the assessment before."""
    if not matter.priorities:
        return (Paragraph("No priorities have been chosen yet."),)
    return (
        Paragraph(_AGREED_ONE if len(matter.priorities) == 1 else _AGREED),
        Bullets(
            tuple(Item((Run(p.name, bold=True), *_came_from(matter, p))) for p in matter.priorities)
        ),
    )


def _came_from(matter: Matter, priority: Priority) -> tuple[str, ...]:
    held = next((s for s in matter.standings if s.theme == priority.theme), None)
    words = since_last_year(matter, held) if held else ""
    return (f" – {words}",) if words and matter.previous else ()


def since_last_year(matter: Matter, standing: Standing) -> str:
    """How a theme came to its standing: "kept", "merged from X and Y", "new"."""
    lineage = lineage_of(matter.file)
    return lineage.words(Stand(matter.assessment.name, matter.themes[standing.theme].name))


def standings_table(matter: Matter) -> tuple[Block, ...]:
    """Every theme's standing this year, where it came from and the reason."""
    if not matter.standings:
        return ()
    lineage, year = lineage_of(matter.file), matter.assessment.name
    rows = tuple(
        Row((name, s.standing.capitalize(), _begun(lineage.words(Stand(year, name))), s.reason))
        for s in matter.standings
        for name in (matter.themes[s.theme].name,)
    )
    columns = (
        Column("Theme", width=22, header=True),
        Column("Standing", width=17),
        Column("Since last year", width=21),
        Column("Reason", width=40),
    )
    title = "What became of each theme, and why"
    return (Table(title, columns, rows, source=matter.records, key="standings"),)


def _begun(words: str) -> str:
    """``words`` with a capital letter at their head only."""
    return words[:1].upper() + words[1:]


def lineage_figure(matter: Matter) -> tuple[Block, ...]:
    """What became of the themes over the years, up to this one."""
    lineage = lineage_of(matter.file).until(matter.assessment.name).of_priorities()
    if len(lineage.years) < 2:
        return ()
    told = []
    for year in lineage.years[1:]:
        moved = [(s.theme, lineage.words(s)) for s in lineage.of(year)]
        said = [f"{name} {words}" for name, words in moved if words != "kept"]
        kept = sum(words == "kept" for _, words in moved)
        said += [f"{kept} kept"] if kept or not said else []
        told.append(f"{year}: {'; '.join(said)}.")
    first = lineage.years[0]
    return (
        Figure(
            f"Priorities and what became of them, {first} to {lineage.years[-1]}",
            lineage,
            alternative=f"Themes in a column for each year, joined by lines. {' '.join(told)}",
            source=matter.partnership.name,
            period=f"{first} to {lineage.years[-1]}",
        ),
    )


def _crossing(matter: Matter) -> list[int]:
    return [s.theme for s in matter.standings if s.standing == "cross-cutting"]


def themes_matrix(matter: Matter) -> tuple[Block, ...]:
    """Priorities by cross-cutting themes: how each priority takes each theme up."""
    crossing = _crossing(matter)
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
    title = "How each priority takes up the cross-cutting themes"
    return (Table(title, columns, rows, source=matter.records, key="matrix"),)


def themes_picture(matter: Matter) -> tuple[Block, ...]:
    """Priorities by cross-cutting themes as marks: which priority takes up which."""
    crossing = _crossing(matter)
    if not crossing or not matter.priorities:
        return ()
    held = {(link.priority, link.theme) for link in matter.file.all(PriorityTheme) if link.how}
    names = [matter.themes[t].name for t in crossing]
    marks = tuple(
        tuple("strong" if (p.id, t) in held else "" for t in crossing) for p in matter.priorities
    )
    said = " ".join(
        f"{p.name}: {', '.join(n for n, m in zip(names, row, strict=True) if m) or 'none'}."
        for p, row in zip(matter.priorities, marks, strict=True)
    )
    return (
        Figure(
            "Priorities and the cross-cutting themes that they take up",
            ThemesMatrix(tuple(p.name for p in matter.priorities), tuple(names), marks),  # type: ignore[arg-type]
            alternative=f"Matrix of priorities by cross-cutting themes. {said}",
            source=matter.records,
        ),
    )


def done_title(matter: Matter) -> str:
    """What heads :func:`done_and_coming`."""
    return "Last year’s priorities" if matter.previous else "What was done, and what comes next"


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
    """Each of this year's priorities: why it matters, objective, focus, the first twelve months."""
    return tuple(
        Section(
            p.name,
            (
                *_headed(matter, "Why is this important?", p.why),
                *_boxed(matter, "Our objective", p.objective),
                *_headed(matter, "What we will focus on", p.focus),
                *_headed(matter, "The first twelve months", p.coming),
            ),
        )
        for p in matter.priorities
    )


def _headed(matter: Matter, title: str, text: str) -> tuple[Block, ...]:
    blocks = prose(matter, text)
    return (Section(title, blocks, numbering="none"),) if blocks else ()


def _boxed(matter: Matter, title: str, text: str) -> tuple[Block, ...]:
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
    title = "Who leads each priority"
    return (Table(title, columns, rows, source=matter.records, key="leads"),)
