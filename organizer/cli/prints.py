"""Commands that print."""

from datetime import date
from pathlib import Path

import click

from organizer.cli.common import (
    FILE,
    LANGUAGES,
    Output,
    campaign_argument,
    known_meeting,
    opened,
    with_output,
)
from organizer.documents import catalogue, printing
from organizer.documents.data import Printed
from organizer.documents.layout.words import TITLES
from organizer.exports import saving
from organizer.model.kinds import Channel, MeetingId
from organizer.people.fields import COLUMNS
from organizer.people.queries import LISTS, PeopleCriteria


@click.command()
@with_output
def documents(output: Output) -> None:
    """List every document with its options."""
    listed = [
        {
            "name": document.name,
            "title": TITLES[document.title_key],
            "options": [
                {
                    "name": option.name,
                    "kind": option.kind,
                    "choices": list(option.choices),
                    "default": option.default,
                }
                for option in document.options
            ],
        }
        for document in catalogue.DOCUMENTS
    ]
    lines = []
    for document in catalogue.DOCUMENTS:
        lines.append(f"{document.name}: {TITLES[document.title_key]}")
        for option in document.options:
            choices = ", ".join(option.choices)
            words = choices or _KINDS.get(option.kind, "")
            lines.append(f"    --{option.name} {words}  (default: {_default(option)})")
    output.give({"documents": listed}, lines)


_KINDS = {"text": "TEXT", "number": "ID"}
"""What stands for a value that is not chosen from some."""


_DEFAULTS = {
    "meeting": "the next one, for a contact list everybody",
    "columns": "name and the way to reach them",
    "headline": "the one of the campaign",
}
"""What an option is when nothing is given, where that is no fixed word."""


def _default(option: catalogue.Option) -> str:
    """What an option is without a word of the person's."""
    if isinstance(option.default, bool):
        return "yes" if option.default else "no"
    shown = option.default if isinstance(option.default, str) else ",".join(option.default)
    return shown or _DEFAULTS.get(option.name, "none")


def _languages(_context: click.Context, _option: click.Parameter, value: str) -> tuple[str, ...]:
    """Languages between commas, each once, each one that we print."""
    chosen = tuple(dict.fromkeys(part.strip() for part in value.split(",") if part.strip()))
    wrong = [code for code in chosen if code not in LANGUAGES]
    if wrong or not chosen:
        raise click.BadParameter(f"choose from {', '.join(LANGUAGES)}")
    return chosen


def columns_option(
    _context: click.Context, _option: click.Parameter, value: str
) -> tuple[str, ...]:
    """Columns between commas."""
    chosen = tuple(part.strip() for part in value.split(",") if part.strip())
    wrong = [name for name in chosen if name not in COLUMNS]
    if wrong:
        raise click.BadParameter(f"choose from {', '.join(COLUMNS)}")
    return chosen


@click.command("print")
@click.argument("document", type=click.Choice([d.name for d in catalogue.DOCUMENTS]))
@campaign_argument
@click.option("--to", "target", type=FILE, required=True, help="The PDF to write.")
@click.option(
    "--meeting", type=int, help="The meeting's id; without it the next one (a contact list: all)."
)
@click.option("--languages", "--language", default="en", callback=_languages, help="en,es,ht")
@click.option("--paper", type=click.Choice(("letter", "a4")), default="letter")
@click.option("--black-and-white", is_flag=True, help="Safe for a photocopier.")
@click.option("--notes/--no-notes", default=True, help="Our notes on an agenda.")
@click.option("--for", "channel", type=click.Choice([c.value for c in Channel]), default="call")
@click.option("--list", "list_name", type=click.Choice(LISTS), default="everyone")
@click.option("--columns", default="", callback=columns_option, help="Columns of a contact list.")
@click.option("--headline", default="", help="Headline of a flyer in its first language.")
@click.option("--anyway", is_flag=True, help="Write it although something on it is broken.")
@with_output
def print_command(
    output: Output,
    document: str,
    campaign: Path,
    target: Path,
    meeting: int | None,
    languages: tuple[str, ...],
    paper: str,
    black_and_white: bool,
    notes: bool,
    channel: str,
    list_name: str,
    columns: tuple[str, ...],
    headline: str,
    anyway: bool,
    passphrase_file: Path | None,
) -> None:
    """Write a document as PDF, with what to look at before printing.

    A page that is known to be broken is not written without --anyway.
    """
    saving.ending(target, ("pdf",))
    choices = printing.PrintChoices(
        today=date.today(),
        meeting_id=None if meeting is None else MeetingId(meeting),
        languages=languages,
        paper=paper,
        is_black_and_white=black_and_white,
        include_notes=notes,
        channel=Channel(channel),
        people=PeopleCriteria(
            list_name=list_name, meeting_id=meeting if document == "contact-list" else None
        ),
        columns=columns,
        headlines={languages[0]: headline} if headline else {},
    )
    with opened(campaign, passphrase_file) as workspace:
        known_meeting(workspace, meeting)
        printed = printing.make(workspace, document, choices)
        if not anyway:
            _refuse_broken(printed)
        saving.save(target, printed.pdf)
        printing.record(workspace, document, choices, printed.pages)
    _tell(output, target, printed)


def _tell(output: Output, target: Path, printed: Printed) -> None:
    """Say what was written, and what to look at before it is printed."""
    notices = [{"check": n.check, "level": n.level, "text": n.text} for n in printed.notices]
    lines = [f"{target}: {printed.pages} page{'s' * (printed.pages != 1)}"]
    lines += [f"{n.level}: {n.text}" for n in printed.notices]
    output.give({"file": str(target), "pages": printed.pages, "notices": notices}, lines)


def _refuse_broken(printed: Printed) -> None:
    """Say what is wrong with a page that should not be printed, and leave with code 1."""
    if printed.may_print:
        return
    for notice in printed.notices:
        if notice.level == "stop":
            click.echo(notice.text, err=True)
    click.echo("Nothing was written. With --anyway it is written all the same.", err=True)
    click.get_current_context().exit(1)


COMMANDS = (documents, print_command)
