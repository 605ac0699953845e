"""The commands about figures: import, data, control charts, comparisons, checks."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from smpdesk.commands.opened import PATH, opened, unlocked
from smpdesk.errors import UserError
from smpdesk.terminal import print_json, print_table, progress, say


@click.command("import")
@click.argument("file", type=PATH)
@click.argument("extracts", type=PATH, nargs=-1, required=True, metavar="EXTRACT...")
@click.option("--dry-run", is_flag=True, help="Say what would happen and write nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def import_extracts(file: Path, extracts: tuple[Path, ...], dry_run: bool, as_json: bool) -> None:
    """Import each EXTRACT into the partnership FILE."""
    from smpdesk.importing import plan_extract
    from smpdesk.importing.plans.summary import summary
    from smpdesk.importing.storing.store import known_from, store_plan

    plans: list[dict[str, Any]] = []
    failed = False
    with opened(file, read_only=dry_run) as partnership_file:
        for extract in extracts:
            try:
                plan = plan_extract(
                    extract, known_from(partnership_file), progress=progress(extract.name)
                )
                if not dry_run:
                    store_plan(partnership_file, plan)
            except UserError as error:
                failed = True
                say(str(error))
                plans.append({"extract": extract.name, "error": str(error)})
                continue
            plans.append(plan.as_json())
            if not as_json:
                click.echo(summary(plan))
    if as_json:
        print_json(plans)
    if failed:
        sys.exit(1)


@click.command()
@click.argument("file", type=PATH)
@click.option("--measure", help="Only this measure.")
@click.option("--area", help="Only this area.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def data(file: Path, measure: str | None, area: str | None, as_json: bool) -> None:
    """Print the observations of FILE."""
    from smpdesk.models.figures.observations import data_rows, find_areas, find_measures

    with opened(file, read_only=True) as partnership_file:
        rows = data_rows(
            partnership_file,
            find_measures(partnership_file, measure) if measure else None,
            find_areas(partnership_file, area) if area else None,
        )
    if as_json:
        print_json(rows)
        return
    shown = ("measure", "area", "start", "months", "breakdown", "value", "status", "cell")
    print_table(shown, [[row[name] for name in shown] for row in rows])


@click.command()
@click.argument("source", type=PATH)
@click.option("--measure", help="The measure, for a partnership file.")
@click.option("--area", help="The area, for a partnership file.")
@click.option(
    "--chart",
    type=click.Choice(["auto", "xmr", "c", "poisson", "u", "p", "laney", "g", "t"]),
    help="The kind of chart; else the one chosen in the file, or auto.",
)
@click.option(
    "--rules",
    type=click.Choice(["mdc", "weco", "nelson", "anhoj"]),
    help="The rules; else those chosen in the file, or mdc.",
)
@click.option("--shift", type=click.IntRange(min=3), help="Points in a run on one side.")
@click.option("--trend", type=click.IntRange(min=3), help="Points in a row rising or falling.")
@click.option("--screen/--no-screen", default=True, help="Screen the moving ranges.")
@click.option("--step", "steps", multiple=True, metavar="YYYY-MM", help="New limits from here.")
@click.option("--set-aside", multiple=True, metavar="YYYY-MM", help="Leave this month out.")
@click.option("--direction", type=click.Choice(["lower", "higher", "neither"]))
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def spc(source: Path, as_json: bool, **choices: Any) -> None:
    """Print a control chart of SOURCE: a partnership file, or a CSV with period,value."""
    from smpdesk.analysis.spc import as_json as chart_as_json
    from smpdesk.evidence.charts.control import chart_of_source

    chart = unlocked(
        source, lambda passphrase: chart_of_source(source, passphrase=passphrase, **choices)
    )
    if as_json:
        print_json(chart_as_json(chart))
        return
    click.echo(chart.verdict)
    click.echo(f"{chart.chart}: {chart.why} {chart.rules_text}")
    for note in chart.notes:
        click.echo(note)
    rows = [
        [p.period, p.value, p.lower, p.centre, p.upper, ", ".join(p.signals)] for p in chart.points
    ]
    print_table(["period", "value", "lower", "centre", "upper", "signals"], rows)


@click.command()
@click.argument("file", type=PATH)
@click.option("--measure", required=True)
@click.option("--period", required=True, metavar="START/MONTHS", help="Such as 2015-11/12.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def compare(file: Path, measure: str, period: str, as_json: bool) -> None:
    """Compare areas by MEASURE in a period with the same period a year before."""
    from smpdesk.evidence.areas.comparisons import area_table, parse_period

    asked = parse_period(period)
    with opened(file, read_only=True) as partnership_file:
        rows = area_table(partnership_file, measure, asked)
    if as_json:
        print_json(rows)
        return
    titles = ["area", "value", "previous", "change", "change_pct", "rate", "rank_text"]
    print_table(titles, [[row[title] for title in titles] for row in rows])


@click.command()
@click.argument("source", type=PATH)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def check(source: Path, as_json: bool) -> None:
    """Find figures that disagree in SOURCE: a partnership file, an extract or a text."""
    from smpdesk.evidence.checks import check_source

    findings = unlocked(source, lambda passphrase: check_source(source, passphrase))
    if as_json:
        print_json([vars(finding) for finding in findings])
        return
    for finding in findings:
        place = "" if finding.where.lower() in finding.message.lower() else f"{finding.where}: "
        click.echo(place + finding.message)
    say(f"{len(findings)} to look at." if findings else "No figures disagree.")
