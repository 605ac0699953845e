"""The command that writes documents."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from smpdesk.commands.opened import PATH, opened
from smpdesk.terminal import progress, say

if TYPE_CHECKING:
    from smpdesk.reports.tree import Edition

DOCUMENTS = (
    "strategic-assessment",
    "plan-refresh",
    "three-year-plan",
    "committee-report",
    "action-plan",
    "performance-summary",
    "progress-update",
    "case-studies",
    "summary",
    "data",
)


@click.command()
@click.argument("file", type=PATH)
@click.argument("document", type=click.Choice(DOCUMENTS))
@click.option("-o", "--out", type=PATH, required=True, help="The suffix picks the format.")
@click.option(
    "--edition",
    type=click.Choice(["public", "restricted"]),
    default="public",
    show_default=True,
)
@click.option("--assessment", help="Which assessment, such as 2017-18; the newest if left out.")
def export(file: Path, document: str, out: Path, edition: Edition, assessment: str | None) -> None:
    """Write a DOCUMENT of FILE as PDF, Word or spreadsheet."""
    from smpdesk.reports.export import export_document

    with opened(file, read_only=True) as partnership_file:
        export_document(
            partnership_file, document, out, edition, assessment, progress=progress(out.name)
        )
    say(f"Wrote {out}.")
