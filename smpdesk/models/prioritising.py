"""From what was decided about themes to the priorities of the year, as named edits."""

from __future__ import annotations

from dataclasses import dataclass

from smpdesk.models.partnership_file import PartnershipFile
from smpdesk.models.records import Assessment, Priority, Standing, Theme


@dataclass(frozen=True)
class Agreement:
    """Themes decided to be priorities that have none, and priorities whose theme is none."""

    without_priority: tuple[Theme, ...]
    no_longer: tuple[Priority, ...]


def agreement(file: PartnershipFile, assessment: Assessment) -> Agreement:
    """Where the year's priorities and the standings of their themes differ."""
    themes = {theme.id: theme for theme in file.all(Theme)}
    chosen = [s.theme for s in file.all(Standing, assessment=assessment.id, standing="priority")]
    priorities = file.all(Priority, assessment=assessment.id)
    held = {priority.theme for priority in priorities}
    return Agreement(
        tuple(themes[theme] for theme in chosen if theme not in held),
        tuple(p for p in priorities if p.theme is not None and p.theme not in chosen),
    )


def set_priorities(file: PartnershipFile, assessment: Assessment) -> list[Priority]:
    """Make a priority of every theme that was decided to be one and is none yet, as one edit.

    Priorities with another theme stay: they hold actions. Gives those that were made.
    """
    themes = agreement(file, assessment).without_priority
    if not themes:
        return []
    reasons = {s.theme: s.reason for s in file.all(Standing, assessment=assessment.id)}
    there = file.all(Priority, assessment=assessment.id)
    place = max((priority.position for priority in there), default=-1) + 1
    names = ", ".join(theme.name for theme in themes)
    with file.edit(f"Set priorities from decisions: {names}") as writer:
        return [
            writer.insert(
                Priority(
                    assessment=assessment.id,
                    theme=theme.id,
                    name=theme.name,
                    why=reasons[theme.id],
                    position=place + number,
                )
            )
            for number, theme in enumerate(themes)
        ]
