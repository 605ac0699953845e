"""The commands about whole files: new, sound, copied, restored, protected."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from smpdesk.commands.opened import PATH, new_passphrase, unlocked
from smpdesk.terminal import print_json, progress, say


@click.command()
@click.argument("file", type=PATH)
@click.option("--sample", is_flag=True, help="Fill it with the sample partnership.")
@click.option("--name", default="", help="The partnership's name.")
@click.option("--protect", is_flag=True, help="Protect it with a passphrase.")
def new(file: Path, sample: bool, name: str, protect: bool) -> None:
    """Make a new partnership FILE, empty or the sample."""
    from smpdesk.models.partnership_file import PartnershipFile

    chosen = new_passphrase() if protect else None
    if not sample:
        PartnershipFile.create(file, name or file.stem, passphrase=chosen).close()
    else:
        from smpdesk.evidence.texts.sample_versions import write_sample_versions
        from smpdesk.importing.records.sample import create_sample
        from smpdesk.models.safety.encryption import set_passphrase

        with create_sample(file, progress=progress("Making the sample")) as made:
            write_sample_versions(made)
        if chosen is not None:
            set_passphrase(file, None, chosen)
    say(f"Made {file}.")


@click.command()
@click.argument("file", type=PATH)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def verify(file: Path, as_json: bool) -> None:
    """Say whether FILE is sound."""
    from smpdesk.models.safety.verify import verify as verify_file

    problems = unlocked(file, lambda passphrase: verify_file(file, passphrase))
    if as_json:
        print_json({"sound": not problems, "problems": [vars(problem) for problem in problems]})
    else:
        for problem in problems:
            click.echo(problem.message)
        say(f"{file.name} is sound." if not problems else f"{file.name} is not sound.")
    if problems:
        sys.exit(1)


@click.command()
@click.argument("file", type=PATH)
@click.argument("out", type=PATH)
def backup(file: Path, out: Path) -> None:
    """Copy FILE safely to OUT."""
    from smpdesk.models.safety.backup import backup as back_up

    unlocked(file, lambda passphrase: back_up(file, out, passphrase=passphrase))
    say(f"Copied to {out}.")


@click.command()
@click.argument("backup_file", type=PATH, metavar="BACKUP")
@click.argument("file", type=PATH)
def restore(backup_file: Path, file: Path) -> None:
    """Put BACKUP back as FILE; what FILE held is kept beside it."""
    from smpdesk.models.safety.backup import restore as put_back

    kept = unlocked(
        backup_file, lambda passphrase: put_back(backup_file, file, passphrase=passphrase)
    )
    say(f"Restored {file.name}." + (f" What it held is kept as {kept.name}." if kept else ""))


@click.command()
@click.argument("file", type=PATH)
@click.option("--remove", is_flag=True, help="Take the passphrase away.")
def passphrase(file: Path, remove: bool) -> None:
    """Protect FILE with a passphrase, change it, or take it away.

    The present one is asked for, or taken from SMPDESK_PASSPHRASE; the new one is asked for
    twice, or taken from SMPDESK_NEW_PASSPHRASE.
    """
    from smpdesk.models.partnership_file import PartnershipFile
    from smpdesk.models.safety.encryption import set_passphrase

    def the_present_one(given: str | None) -> str | None:
        with PartnershipFile.open(file, read_only=True, passphrase=given):
            return given

    present = unlocked(file, the_present_one)
    if remove and present is None:
        say(f"{file.name} has no passphrase.")
        return
    chosen = None if remove else new_passphrase()
    plain = set_passphrase(file, present, chosen)
    say(f"{file.name} is {'no longer' if remove else 'now'} protected by a passphrase.")
    for copy in plain:
        say(f"This copy is still open to anyone; remove it by hand: {copy}")
