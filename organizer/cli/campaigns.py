"""Commands about a campaign as a whole: make, look at, check, copy, take steps back."""

from datetime import date
from pathlib import Path

import click

from organizer.campaign import queries as campaign_queries
from organizer.cli.common import (
    FILE,
    FOLDER,
    Output,
    asked_passphrase,
    campaign_argument,
    new_folder,
    one_sentence,
    opened,
    passphrase_from,
    with_output,
    with_passphrase,
)
from organizer.model.errors import Rule, RuleBroken, StoreTrouble, Trouble
from organizer.model.kinds import Language
from organizer.start import libraries, starting, states
from organizer.store import backup, schema
from organizer.store.workspace import Workspace

ALL_STEPS = 100_000


def _state(_context: click.Context, _option: click.Parameter, code: str) -> str:
    """A state's code in capitals. Raises BadParameter for one that is none."""
    wanted = code.strip().upper()
    if wanted and wanted not in {each.code for each in states.states()}:
        raise click.BadParameter(f"{code} is no state. Use its two letters, as in TX.")
    return wanted


def _languages(_context: click.Context, _option: click.Parameter, codes: str) -> tuple[str, ...]:
    """Codes with commas. Raises BadParameter for a language that cannot be printed."""
    chosen = tuple(dict.fromkeys(code.strip() for code in codes.split(",") if code.strip()))
    if not chosen or not set(chosen) <= set(Language):
        raise click.BadParameter(f"use one or more of {','.join(Language)}")
    return chosen


@click.command()
@click.argument("folder", type=FOLDER, callback=new_folder)
@with_output
def demo(output: Output, folder: Path) -> None:
    """Make the sample campaign, with invented people."""
    starting.sample(folder, date.today()).close()
    output.give({"folder": str(folder)}, [f"The sample campaign is in {folder}"])


@click.command()
@click.argument("folder", type=FOLDER, callback=new_folder)
@click.option("--name", required=True, help="What the campaign is called.")
@click.option(
    "--unprotected", is_flag=True, help=("No passphrase: anybody who has the file can read it.")
)
@click.option(
    "--library",
    type=click.Choice([each.id for each in libraries.libraries()]),
    help="Begin with a starter library: talking points, places to look, and watch words.",
)
@click.option("--issue", default="", help="What it is about, in a few words.")
@click.option("--city", default="", help="The city. With its state it gives time zone and paper.")
@click.option(
    "--state",
    default="",
    callback=_state,
    metavar="CODE",
    help="The state, as two letters.",
)
@click.option("--for", "side_for", default="", help="What the side in favor is called.")
@click.option("--against", "side_against", default="", help="What the other side is called.")
@click.option(
    "--languages",
    default=",".join(Language),
    callback=_languages,
    help="The languages of the campaign, as en,es,ht.",
)
@with_passphrase
@with_output
def new(
    output: Output,
    folder: Path,
    name: str,
    unprotected: bool,
    library: str | None,
    issue: str,
    city: str,
    state: str,
    side_for: str,
    side_against: str,
    languages: tuple[str, ...],
    passphrase_file: Path | None,
) -> None:
    """Make a campaign in a new folder: empty, or with a starter library."""
    passphrase = passphrase_from(passphrase_file)
    if passphrase is not None and unprotected:
        raise click.UsageError("use either --unprotected or --passphrase-file, not both")
    if passphrase is None and not unprotected:
        passphrase = asked_passphrase(str(folder), is_new=True)
    starting.new(
        folder,
        name,
        passphrase=passphrase,
        library=library or "",
        issue_en=issue,
        city=city,
        state=state,
        side_for_en=side_for,
        side_against_en=side_against,
        languages=languages,
    ).close()
    if passphrase is not None and not starting.is_long_enough(passphrase):
        click.echo("Note: four words or twelve characters are harder to guess.", err=True)
    output.give({"folder": str(folder), "name": name}, [f"{name} is in {folder}"])


@click.command()
@campaign_argument
@with_output
def info(output: Output, campaign: Path, passphrase_file: Path | None) -> None:
    """Show what is in a campaign: counts, schema, protection."""
    with opened(campaign, passphrase_file) as workspace:
        profile = workspace.query(campaign_queries.profile)
        counts = workspace.query(campaign_queries.counts)
        steps = len(workspace.history(limit=ALL_STEPS))
        output.give(
            {
                "name": profile.name,
                "schema": schema.SCHEMA,
                "protected": workspace.is_protected,
                "meetings": counts.meetings,
                "people": counts.people,
                "speakers": counts.speakers,
                "points": counts.points,
                "sources": counts.sources,
                "officials": counts.officials,
                "steps": steps,
            }
        )


@click.command()
@campaign_argument
@with_output
@click.pass_context
def check(
    context: click.Context, output: Output, campaign: Path, passphrase_file: Path | None
) -> None:
    """Check the file, its keys, and the data; exit code 1 if anything is wrong."""
    # lazy: sentences are Qt's to translate, and most command lines need none
    from organizer.ui.text.messages import finding

    try:
        with opened(campaign, passphrase_file) as workspace:
            findings = [finding(each) for each in workspace.check()]
    except StoreTrouble as error:
        if error.trouble not in (Trouble.DAMAGED, Trouble.KEY_FILE_DAMAGED):
            raise
        findings = [one_sentence(error)]
    output.give({"ok": not findings, "findings": findings}, findings or ["No problems found."])
    if findings:
        context.exit(1)


@click.command("backup")
@campaign_argument
@click.option("--to", "target", type=FILE, required=True, help="The backup file to write.")
@with_output
def back_up(output: Output, campaign: Path, target: Path, passphrase_file: Path | None) -> None:
    """Save a campaign into one file; an encrypted one stays encrypted."""
    with opened(campaign, passphrase_file) as workspace:
        backup.write(workspace, target)
    output.give({"file": str(target)}, [f"Backup saved: {target}"])


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--to",
    "folder",
    type=FOLDER,
    required=True,
    callback=new_folder,
    help="A new folder for the campaign.",
)
@with_output
def restore(output: Output, file: Path, folder: Path) -> None:
    """Unpack a backup into a new folder."""
    backup.restore(file, folder)
    output.give({"folder": str(folder)}, [f"Restored into {folder}"])


@click.command()
@campaign_argument
@click.option("--steps", default=1, show_default=True, type=click.IntRange(1, 1000))
@with_output
def undo(output: Output, campaign: Path, steps: int, passphrase_file: Path | None) -> None:
    """Undo the last steps: all of them, or none if there are not that many."""
    with opened(campaign, passphrase_file) as workspace:
        _want(workspace, steps, undone=False, nothing=Rule.NOTHING_TO_UNDO)
        labels = [workspace.undo().label for _ in range(steps)]
    output.give({"undone": labels}, [f"Undone: {label}" for label in labels])


@click.command()
@campaign_argument
@click.option("--steps", default=1, show_default=True, type=click.IntRange(1, 1000))
@with_output
def redo(output: Output, campaign: Path, steps: int, passphrase_file: Path | None) -> None:
    """Redo undone steps: all of them, or none if there are not that many."""
    with opened(campaign, passphrase_file) as workspace:
        _want(workspace, steps, undone=True, nothing=Rule.NOTHING_TO_REDO)
        labels = [workspace.redo().label for _ in range(steps)]
    output.give({"redone": labels}, [f"Done again: {label}" for label in labels])


def _want(workspace: Workspace, count: int, *, undone: bool, nothing: Rule) -> None:
    """Raises RuleBroken when there are fewer steps than wanted, before any is touched."""
    if sum(step.is_undone is undone for step in workspace.history(limit=ALL_STEPS)) < count:
        raise RuleBroken(nothing)


@click.command()
@campaign_argument
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1, ALL_STEPS))
@with_output
def history(output: Output, campaign: Path, limit: int, passphrase_file: Path | None) -> None:
    """List the last steps, newest first."""
    with opened(campaign, passphrase_file) as workspace:
        steps = workspace.history(limit)
    data = [
        {"id": s.id, "label": s.label, "at": s.at, "undone": s.is_undone, "changes": s.changes}
        for s in steps
    ]
    lines = [
        f"{s.at.astimezone():%Y-%m-%d %H:%M}  {s.label}{' (undone)' if s.is_undone else ''}"
        for s in steps
    ]
    output.give({"steps": data}, lines)


@click.command("self-test")
@with_output
@click.pass_context
def self_test(context: click.Context, output: Output) -> None:
    """Try the window, database, PDF, and fonts; used by packages."""
    # lazy: Qt is needed here alone
    from organizer.ui.shell.self_test import findings

    found = findings()
    output.give({"ok": not found, "findings": found}, found or ["Everything works."])
    if found:
        context.exit(1)


COMMANDS = (demo, new, info, check, back_up, restore, undo, redo, history, self_test)
