"""Commands that print. Their options are those of the documents."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from organizer.cli.common import FILE, Output, campaign_argument, opened, with_output
from organizer.documents import catalogue, printing
from organizer.documents.data import Notice, Printed
from organizer.documents.document import Document, Option, Options
from organizer.documents.layout import words
from organizer.exports import saving
from organizer.people.fields import COLUMNS

F = TypeVar("F", bound=Callable[..., Any])

ANYWAY = Option(
    "anyway", "flag", "", help="Save it even though something on it is broken.", default=False
)
"""An option of the command line alone: the window asks."""

_SPELLINGS = {"language": "languages"}
"""`--language es` and `--languages es,en` are one option, whatever a document calls it."""


@click.command()
@with_output
def documents(output: Output) -> None:
    """List every document with its options."""
    listed, lines = [], []
    for document in catalogue.DOCUMENTS:
        options = (*document.options.listed(), ANYWAY)
        rows = [
            {"name": o.name, "kind": o.kind, "choices": list(o.choices), "default": o.default}
            for o in options
        ]
        listed.append({"name": document.name, "title": document.title, "options": rows})
        lines.append(f"{document.name}: {document.title}")
        lines += [_line(option) for option in options]
    output.give({"documents": listed}, lines)


def _line(option: Option) -> str:
    """An option with its choices, and what it is without a word of the person's."""
    if isinstance(option.default, bool):
        default = "yes" if option.default else "no"
    elif isinstance(option.default, str):
        default = option.default
    else:
        default = ",".join(option.default)
    shown = {"text": "TEXT", "number": "ID"}.get(option.kind, ", ".join(option.choices))
    return f"    --{option.name} {shown}  (default: {default or option.unset or 'none'})"


def _between_commas(option: Option) -> Callable[..., tuple[str, ...]]:
    """Choices between commas, each once; none at all only where the default is none."""

    def read(_context: click.Context, _option: click.Parameter, value: str) -> tuple[str, ...]:
        chosen = tuple(dict.fromkeys(part.strip() for part in value.split(",") if part.strip()))
        wrong = [part for part in chosen if part not in option.choices]
        if wrong or not (chosen or not option.default):
            raise click.BadParameter(f"choose from {', '.join(option.choices)}")
        return chosen

    return read


def columns_option(
    context: click.Context, parameter: click.Parameter, value: str
) -> tuple[str, ...]:
    """Columns of people between commas, for what is exported."""
    return _between_commas(Option("columns", "choices", "", COLUMNS))(context, parameter, value)


def _click_option(option: Option) -> Callable[[F], F]:
    """An option of a document as one of the command line."""
    also = [f"--{one}" for one, other in _SPELLINGS.items() if other == option.name]
    names = [f"--{option.name}", *also, _parameter(option)]
    more: dict[str, Any] = {"help": option.help or None, "default": option.default}
    if option.kind == "choices":
        usual = option.default if isinstance(option.default, tuple) else ()
        more |= {"default": ",".join(usual), "callback": _between_commas(option)}
    elif option.kind == "choice":
        more |= {"type": click.Choice(option.choices), "default": str(option.default)}
    elif option.kind == "flag":
        names[0] += f"/--no-{option.name}" if option.default else ""
        more["is_flag"] = True
    elif option.kind == "number":
        more |= {"type": int, "default": None}
    return click.option(*names, **more)


def _parameter(option: Option) -> str:
    return option.name.replace("-", "_")


def _with_options(command: F) -> F:
    """Give a command every option that a document has, each once, in the words of the first."""
    every: dict[str, Option] = {}
    for document in catalogue.DOCUMENTS:
        for option in document.options.listed():
            every.setdefault(option.name, option)
    for option in reversed([*every.values(), ANYWAY]):
        if option.name not in _SPELLINGS:
            command = _click_option(option)(command)
    return command


@click.command("print")
@click.argument("document", type=click.Choice([d.name for d in catalogue.DOCUMENTS]))
@campaign_argument
@click.option("--to", "target", type=FILE, required=True, help="The PDF to write.")
@_with_options
@with_output
def print_command(
    output: Output,
    document: str,
    campaign: Path,
    target: Path,
    anyway: bool,
    passphrase_file: Path | None,
    **chosen: Any,
) -> None:
    """Save a document as PDF, with what to check before printing.

    A page that is known to be broken is not saved without --anyway.
    """
    saving.ending(target, ("pdf",))
    today = date.today()
    found = catalogue.by_name(document)
    wanted, notices = _read(found, chosen)
    with opened(campaign, passphrase_file) as workspace:
        options = workspace.query(wanted.resolved, today)
        made = printing.make(workspace, found, options, today)
        printed = replace(made.printed, notices=(*notices, *made.printed.notices))
        if not anyway:
            _refuse_broken(printed)
        saving.save(target, printed.pdf)
        printing.record(workspace, made, printed.pages)
    _tell(output, target, printed, made.data.kept.meeting_id)


def _read(document: Document, chosen: dict[str, Any]) -> tuple[Options, list[Notice]]:
    """The options of a document, and a notice if it has room for the first language alone."""
    values, notices = {}, []
    for option in document.options.listed():
        several = _SPELLINGS.get(option.name)
        values[option.name] = chosen[several or _parameter(option)]
        if several:
            first, *others = values[option.name]
            values[option.name] = first
            if others:
                text = words.notice("one_language", language=words.english_name(first))
                notices.append(Notice("one_language", "look", text))
    return document.options.read(values), notices


def _tell(output: Output, target: Path, printed: Printed, meeting: int | None) -> None:
    """Say what was written, of which meeting, and what to look at before it is printed."""
    notices = [{"check": n.check, "level": n.level, "text": n.text} for n in printed.notices]
    lines = [f"{target}: {printed.pages} page{'s' * (printed.pages != 1)}"]
    lines += [f"{n.level}: {n.text}" for n in printed.notices]
    told = {"file": str(target), "pages": printed.pages, "meeting": meeting, "notices": notices}
    output.give(told, lines)


def _refuse_broken(printed: Printed) -> None:
    """Say what is wrong with a page that should not be printed, and leave with code 1."""
    if printed.may_print:
        return
    for notice in printed.notices:
        if notice.level == "stop":
            click.echo(notice.text, err=True)
    click.echo("Nothing was saved. With --anyway, it is saved all the same.", err=True)
    click.get_current_context().exit(1)


COMMANDS = (documents, print_command)
