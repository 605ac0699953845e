"""The command line: all that the window can do with data, without a display and without Qt."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from smpdesk import __version__
from smpdesk.errors import UserError
from smpdesk.terminal import print_json, print_table, progress, say

if TYPE_CHECKING:
    from smpdesk.models.partnership_file import PartnershipFile

PATH = click.Path(path_type=Path)
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


class Commands(click.Group):
    """The commands; a first word that is none of them is a file to open in the window."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read ``smpdesk [FILE]`` as ``smpdesk open [FILE]``."""
        if not args or (args[0] not in self.commands and not args[0].startswith("-")):
            args = ["open", *args]
        return super().parse_args(ctx, args)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="smpdesk")
def smpdesk() -> None:
    """The desktop of a community safety partnership officer.

    With no command, or with a FILE alone, the window opens.
    """


def main() -> None:
    """Run a command; what goes wrong in the user's world is one sentence and exit code 1."""
    try:
        smpdesk.main(standalone_mode=False, prog_name="smpdesk")
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.Abort:
        say("Stopped. Nothing was left half-done.")
        sys.exit(1)
    except UserError as error:
        say(str(error))
        sys.exit(1)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except Exception:  # noqa: BLE001 - the last place where a bug of ours can be told plainly
        from smpdesk.faults import write_report

        say(
            "Something went wrong inside smpdesk. This is a fault of the program, not of your "
            f"file, which is as it was. A report that you can send is in {write_report()}"
        )
        sys.exit(1)


@smpdesk.command("open", hidden=True)
@click.argument("file", type=PATH, required=False)
def open_window(file: Path | None) -> None:
    """Open the window on FILE."""
    from smpdesk.ui.app import run

    sys.exit(run(file))


@smpdesk.command()
@click.argument("file", type=PATH)
@click.option("--sample", is_flag=True, help="Fill it with the sample partnership.")
@click.option("--name", default="", help="The partnership's name.")
def new(file: Path, sample: bool, name: str) -> None:
    """Make a new partnership FILE, empty or the sample."""
    from smpdesk.models.partnership_file import PartnershipFile

    if not sample:
        PartnershipFile.create(file, name or file.stem).close()
    else:
        from smpdesk.importing.sample import create_sample

        create_sample(file, progress=progress("Making the sample")).close()
    say(f"Made {file}.")


@smpdesk.command("import")
@click.argument("file", type=PATH)
@click.argument("extracts", type=PATH, nargs=-1, required=True, metavar="EXTRACT...")
@click.option("--dry-run", is_flag=True, help="Say what would happen and write nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def import_extracts(file: Path, extracts: tuple[Path, ...], dry_run: bool, as_json: bool) -> None:
    """Import each EXTRACT into the partnership FILE."""
    from smpdesk.importing import plan_extract
    from smpdesk.importing.store import known_from, store_plan
    from smpdesk.importing.summary import summary

    plans: list[dict[str, Any]] = []
    failed = False
    with _opened(file, read_only=dry_run) as partnership_file:
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


@smpdesk.command()
@click.argument("file", type=PATH)
@click.option("--measure", help="Only this measure.")
@click.option("--area", help="Only this area.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def data(file: Path, measure: str | None, area: str | None, as_json: bool) -> None:
    """Print the observations of FILE."""
    from smpdesk.models.observations import data_rows, find_areas, find_measures

    with _opened(file, read_only=True) as partnership_file:
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


@smpdesk.command()
@click.argument("source", type=PATH)
@click.option("--measure", help="The measure, for a partnership file.")
@click.option("--area", help="The area, for a partnership file.")
@click.option(
    "--chart",
    type=click.Choice(["auto", "xmr", "c", "poisson", "u", "p", "laney", "g", "t"]),
    default="auto",
    show_default=True,
)
@click.option(
    "--rules",
    type=click.Choice(["mdc", "weco", "nelson", "anhoj"]),
    default="mdc",
    show_default=True,
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
    from smpdesk.evidence.charts import chart_of_source

    chart = chart_of_source(source, **choices)
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


@smpdesk.command()
@click.argument("file", type=PATH)
@click.option("--measure", required=True)
@click.option("--period", required=True, metavar="START/MONTHS", help="Such as 2015-11/12.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def compare(file: Path, measure: str, period: str, as_json: bool) -> None:
    """Compare areas by MEASURE in a period with the same period a year before."""
    from smpdesk.evidence.comparisons import area_table, parse_period

    asked = parse_period(period)
    with _opened(file, read_only=True) as partnership_file:
        rows = area_table(partnership_file, measure, asked)
    if as_json:
        print_json(rows)
        return
    titles = ["area", "value", "previous", "change", "change_pct", "rate", "rank_text"]
    print_table(titles, [[row[title] for title in titles] for row in rows])


@smpdesk.command()
@click.argument("source", type=PATH)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def check(source: Path, as_json: bool) -> None:
    """Find figures that disagree in SOURCE: a partnership file, an extract or a text."""
    from smpdesk.evidence.checks import check_source

    findings = check_source(source)
    if as_json:
        print_json([vars(finding) for finding in findings])
        return
    for finding in findings:
        place = "" if finding.where.lower() in finding.message.lower() else f"{finding.where}: "
        click.echo(place + finding.message)
    say(f"{len(findings)} to look at." if findings else "No figures disagree.")


@smpdesk.command()
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
def export(file: Path, document: str, out: Path, edition: str, assessment: str | None) -> None:
    """Write a DOCUMENT of FILE as PDF, Word or spreadsheet."""
    from smpdesk.reports.export import export_document

    with _opened(file, read_only=True) as partnership_file:
        export_document(
            partnership_file, document, out, edition, assessment, progress=progress(out.name)
        )
    say(f"Wrote {out}.")


@smpdesk.command()
@click.argument("file", type=PATH)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def history(file: Path, as_json: bool) -> None:
    """Print the edits of FILE, newest first."""
    with _opened(file, read_only=True) as partnership_file:
        edits = partnership_file.history()
    if as_json:
        print_json([vars(edit) for edit in edits])
        return
    for edit in edits:
        state = "" if edit.state == "done" else f" ({edit.state})"
        click.echo(f"{edit.made_at}  {edit.made_by}  {edit.title}{state}")


@smpdesk.command()
@click.argument("file", type=PATH)
def undo(file: Path) -> None:
    """Take back the newest edit of FILE."""
    with _opened(file) as partnership_file:
        edited = partnership_file.undo()
    say(f"{edited.title}." if edited else "There is nothing to undo.")


@smpdesk.command()
@click.argument("file", type=PATH)
def redo(file: Path) -> None:
    """Make the edit of FILE that was last undone again."""
    with _opened(file) as partnership_file:
        edited = partnership_file.redo()
    say(f"{edited.title}." if edited else "There is nothing to redo.")


@smpdesk.command()
@click.argument("file", type=PATH)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def verify(file: Path, as_json: bool) -> None:
    """Say whether FILE is sound."""
    from smpdesk.models.verify import verify as verify_file

    problems = verify_file(file)
    if as_json:
        print_json({"sound": not problems, "problems": [vars(problem) for problem in problems]})
    else:
        for problem in problems:
            click.echo(problem.message)
        say(f"{file.name} is sound." if not problems else f"{file.name} is not sound.")
    if problems:
        sys.exit(1)


@smpdesk.command()
@click.argument("file", type=PATH)
@click.argument("out", type=PATH)
def backup(file: Path, out: Path) -> None:
    """Copy FILE safely to OUT."""
    from smpdesk.models.backup import backup as back_up

    back_up(file, out)
    say(f"Copied to {out}.")


@smpdesk.command()
@click.argument("backup_file", type=PATH, metavar="BACKUP")
@click.argument("file", type=PATH)
def restore(backup_file: Path, file: Path) -> None:
    """Put BACKUP back as FILE; what FILE held is kept beside it."""
    from smpdesk.models.backup import restore as put_back

    kept = put_back(backup_file, file)
    say(f"Restored {file.name}." + (f" What it held is kept as {kept.name}." if kept else ""))


@smpdesk.command("self-test")
def self_test() -> None:
    """Open the sample, draw every page, export every document, and say how it went."""
    from smpdesk.self_test import run

    sys.exit(run())


def _opened(file: Path, read_only: bool = False) -> PartnershipFile:
    from smpdesk.models.partnership_file import PartnershipFile

    return PartnershipFile.open(file, read_only=read_only)
