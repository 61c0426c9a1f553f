"""The one command that reaches the network: ask a body's portal for its meetings."""

from datetime import date
from pathlib import Path

import click

from organizer.cli import imports
from organizer.cli.common import Output, campaign_argument, opened, with_output
from organizer.imports.incoming import Options
from organizer.imports.kind import Decisions


@click.command("check-meetings")
@campaign_argument
@click.option("--body", type=int, required=True, help="The body whose portal is asked (its id).")
@click.option(
    "--address", "only_address", is_flag=True, help=("Show what would be sent, and send nothing.")
)
@click.option("--dry-run", is_flag=True, help="Ask, show what would happen, and import nothing.")
@with_output
def check_meetings(
    output: Output,
    campaign: Path,
    passphrase_file: Path | None,
    body: int,
    only_address: bool,
    dry_run: bool,
) -> None:
    """Ask a body's portal once for its meetings, and import them.

    One request goes out, to the address that is told first. It is the address of the body, given in
    the window under Officials. A host is asked at most once a minute.
    """
    # lazy: what reaches the network is loaded when somebody asks for it
    from organizer.imports import checking, registry

    today = date.today()
    with opened(campaign, passphrase_file) as workspace:
        asked = checking.question(workspace, body, today)
        if only_address:
            output.give({"address": asked.url, "host": asked.host}, [asked.url])
            return
        click.echo(f"Asking {asked.url}", err=True)
        incoming = checking.ask(workspace, asked)
        zone = imports.zone_of(workspace, asked.body_id)
        options = Options(zone=zone, today=today, body_id=asked.body_id)
        prepared = workspace.query(registry.named("meetings").open(incoming, options).plan, options)
        prepared.refuse_empty()
        if not dry_run:
            workspace.do("Import meetings", prepared.apply, Decisions())
    imports.answer(output, prepared.description)


COMMANDS = (check_meetings,)
