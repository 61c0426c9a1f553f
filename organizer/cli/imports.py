"""Commands that take foreign files over, and the one that asks a body's portal for its meetings."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any

import click

from organizer.campaign import queries as campaign_queries
from organizer.cli.common import (
    FILE,
    FOLDER,
    Output,
    campaign_argument,
    known_body,
    known_meeting,
    opened,
    with_output,
    with_passphrase,
)
from organizer.imports.description import Description, Fact, Facts, State
from organizer.imports.draft import Reason
from organizer.imports.incoming import Incoming, Options, from_file
from organizer.imports.kind import Decisions
from organizer.imports.problem_words import PLAIN, note, problem_line
from organizer.imports.tabular.table import DELIMITERS
from organizer.model.errors import Rule, RuleBroken
from organizer.model.kinds import BodyId
from organizer.officials import queries as bodies
from organizer.store.workspace import Workspace

SOURCE = click.Path(exists=True, dir_okay=False, path_type=Path)
STATES = (
    *("new", "changed", "moved", "cancelled", "gone", "same"),
    *("skipped", "doubtful", "rejected"),
)
MORE_STATES = {"roster": ("seat",)}
"""The states that are counted; some kinds have more."""

FACTS_FIRST = {"items": "items: {items}", "hits": "{item}: {word}"}
FACTS_LAST = {"left_out": "{where}: left out, {reason}"}
"""Lines for people, of the facts that a kind tells: before what was unclear, and after it."""

INSTEAD = {
    ("meetings", "agenda"): "This is an agenda: use import agenda FILE --meeting ID.",
    ("agenda", "meetings"): "This is a list of meetings: use import meetings FILE.",
}
"""What is said of a file that the other command takes, by what was wanted and what it is."""

DOUBTFUL = click.option(
    "--doubtful",
    type=click.Choice(["leave", "new", "same"]),
    default="leave",
    show_default=True,
    help="What to do with what may already be here.",
)


@click.group("import")
def import_group() -> None:
    """Import meetings, people, or talking points from a file."""


@dataclass(frozen=True)
class Call:
    """What every import command is told."""

    output: Output
    file: Path
    campaign: Path
    dry_run: bool
    rejects: Path | None
    passphrase_file: Path | None


def common_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give an import command its file, campaign and the options that all have, as one `Call`."""

    @wraps(command)
    def called(
        output: Output,
        file: Path,
        campaign: Path,
        dry_run: bool,
        rejects: Path | None,
        passphrase_file: Path | None,
        **own: Any,
    ) -> None:
        command(Call(output, file, campaign, dry_run, rejects, passphrase_file), **own)

    made: Callable[..., None] = called
    for option in (
        with_output,
        with_passphrase,
        click.option(
            "--rejects", type=FILE, help=("Save the rows that were not imported to this file.")
        ),
        click.option("--dry-run", is_flag=True, help="Show what would happen and save nothing."),
        click.option("--into", "campaign", type=FOLDER, required=True, help="The campaign."),
        click.argument("file", type=SOURCE),
    ):
        made = option(made)
    return made


def delimiter_option(
    _context: click.Context, _option: click.Parameter, value: str | None
) -> str | None:
    """One of the marks that tables have; a tab may be called by its name."""
    mark = {"tab": "\t", "\\t": "\t"}.get(value or "", value)
    if mark is not None and mark not in DELIMITERS:
        raise click.BadParameter("choose from , ; tab |")
    return mark


@import_group.command("meetings")
@common_options
@click.option("--zone", help="Zone of bare times, as America/New_York.  [default: the body's]")
@click.option(
    "--body", type=int, help="The body (its id) of meetings that name none, or one that fits."
)
@click.option("--create-bodies", is_flag=True, help="Add the bodies that the file names.")
@DOUBTFUL
def import_meetings(
    call: Call, zone: str | None, body: int | None, create_bodies: bool, doubtful: str
) -> None:
    """Import meetings from a calendar or from a city's portal (.ics, .json, .html).

    A meeting that is not in the file is never deleted. One that was moved also counts as changed.
    """

    def options(workspace: Workspace) -> Options:
        body_id = known_body(workspace, body)
        zone_name = zone or zone_of(workspace, body_id)
        return Options(zone=zone_name, today=date.today(), body_id=body_id)

    def decide(described: Description) -> Decisions:
        return replace(by_option(described, doubtful), create_bodies=create_bodies)

    take_over(call, "meetings", "Import meetings", options, decide)


@import_group.command("agenda")
@common_options
@click.option("--meeting", type=int, help="The meeting that it is of (its id).")
@DOUBTFUL
def import_agenda(call: Call, meeting: int | None, doubtful: str) -> None:
    """Import a meeting's agenda (.pdf, or one meeting with its items).

    Without --meeting, it goes to the one meeting that fits what the file says.
    """

    def options(workspace: Workspace) -> Options:
        meeting_id = known_meeting(workspace, meeting)
        zone = zone_of(workspace, None)
        return Options(zone=zone, today=date.today(), meeting_id=meeting_id)

    take_over(
        call, "agenda", "Import agenda", options, lambda described: by_option(described, doubtful)
    )


@import_group.command("people")
@common_options
@click.option("--tag", default="", help="Give everybody of the file this tag.")
@click.option("--encoding", help="The file's encoding, when it is not recognised.")
@click.option(
    "--delimiter",
    callback=delimiter_option,
    metavar="MARK",
    help="The mark between columns, when it is not recognised: , ; tab or |.",
)
@click.option(
    "--add-doubtful", is_flag=True, help="Add people who may already be known as new people."
)
def import_people(
    call: Call, tag: str, encoding: str | None, delimiter: str | None, add_doubtful: bool
) -> None:
    """Import people from a contact file (.csv, .vcf)."""
    options = Options(encoding=encoding, delimiter=delimiter)

    def decide(described: Description) -> Decisions:
        return Decisions(take=described.doubtful() if add_doubtful else frozenset(), tag=tag)

    take_over(call, "people", "Import people", lambda _workspace: options, decide)


@import_group.command("points")
@common_options
def import_points(call: Call) -> None:
    """Import talking points and resources from a library file (.json)."""
    take_over(
        call,
        "library",
        "Import talking points",
        lambda _workspace: Options(),
        lambda _described: Decisions(),
    )


@import_group.command("officials")
@common_options
@click.option("--body", type=int, help="The body that they sit on (its id).")
@click.option("--add-doubtful", is_flag=True, help="Add those who may already be known as new.")
@click.option("--without-seats", is_flag=True, help="Leave out districts that nobody holds yet.")
def import_officials(call: Call, body: int | None, add_doubtful: bool, without_seats: bool) -> None:
    """Import a roster (Open States .yml, .csv), or districts from a list of OCD ids."""

    def options(workspace: Workspace) -> Options:
        return Options(today=date.today(), body_id=known_body(workspace, body))

    def decide(described: Description) -> Decisions:
        return Decisions(
            leave=described.numbers(State.SEAT) if without_seats else frozenset(),
            take=described.doubtful() if add_doubtful else frozenset(),
        )

    take_over(call, "roster", "Import officials", options, decide)


def take_over(
    call: Call,
    kind: str,
    label: str,
    options: Callable[[Workspace], Options],
    decide: Callable[[Description], Decisions],
) -> None:
    """Read a file as a kind, write what is left out where that is wanted, and take the rest over.

    Nothing is imported if the rejects cannot be written. Rows that are all faulty are written too
    before the file is refused: so they can be mended.
    """
    # lazy: readers are needed when a file comes
    from organizer.imports import registry, rejects

    if call.rejects is not None:
        rejects.check(call.rejects, call.file)
    with opened(call.campaign, call.passphrase_file) as workspace:
        chosen, incoming = options(workspace), from_file(call.file)
        try:
            file = registry.named(kind).open(incoming, chosen)
        except RuleBroken as refused:
            use = INSTEAD.get((kind, _other_kind(incoming, refused)))
            raise RuleBroken(Rule.FILE_UNKNOWN, use=use) if use else refused from None
        prepared = workspace.query(file.plan, chosen)
        described = prepared.description
        decided = decide(described)
        taken = decided.take | decided.same
        if not described.can_be_mended:
            prepared.refuse_empty()
        if call.rejects is not None and not call.dry_run:
            rejects.write(call.rejects, described, taken)
        prepared.refuse_empty()
        if not call.dry_run:
            workspace.do(label, prepared.apply, decided)
    answer(call.output, described, taken)


def _other_kind(incoming: Incoming, refused: RuleBroken) -> str:
    """The kind that a file is which was refused as another one; "" where that is not the reason."""
    # lazy: readers are needed when a file comes
    from organizer.imports import registry

    return registry.kind_of(incoming) if refused.rule == Rule.FILE_UNKNOWN else ""


def zone_of(workspace: Workspace, body_id: int | None) -> str:
    """The zone of bare times: that of the body, else of the campaign."""
    zones = {row.id: row.zone for row in workspace.query(bodies.bodies)}
    return zones.get(BodyId(body_id or 0)) or workspace.query(campaign_queries.profile).zone


def by_option(described: Description, doubtful: str) -> Decisions:
    """The doubtful rows by what the option says of them: to be added, or to be joined to ours."""
    rows = described.doubtful()
    if doubtful == "new":
        return Decisions(take=rows)
    return Decisions(same=rows) if doubtful == "same" else Decisions()


def answer(output: Output, described: Description, taken: Collection[int] = ()) -> None:
    """Tell the counts, what is wrong with the file, and who waits for a decision.

    What was moved is changed, too; what an agenda no longer has is gone.
    """
    counts = Counter(described.counts)
    counts["changed"] += counts["moved"]
    counts["gone"] += counts["removed"]
    numbers = {state: counts[state] for state in (*STATES, *MORE_STATES.get(described.kind, ()))}
    listed = [
        {"where": one.where, "kind": str(one.reason.kind), "text": PLAIN.said(one.reason)}
        for one in described.problems
    ]
    waiting = [{"where": one.where, "text": note(one.note)} for one in described.in_doubt(taken)]
    lines = [f"{state}: {number}" for state, number in numbers.items() if number]
    facts = _said(described.facts)
    lines += _fact_lines(facts, FACTS_FIRST)
    lines += [problem_line(row["where"], row["text"]) for row in (*waiting, *listed)]
    lines += _fact_lines(facts, FACTS_LAST)
    data = {"profile": described.profile, **numbers, "problems": listed, "in_doubt": waiting}
    output.give(data | facts, lines or ["Nothing in it."])


def _said(facts: Facts) -> dict[str, object]:
    """What only this kind tells, its reasons in words."""

    def said(value: Fact) -> str | int | None:
        return PLAIN.said(value) if isinstance(value, Reason) else value

    return {
        name: said(value)
        if isinstance(value, str | int | None | Reason)
        else [{key: said(each) for key, each in row.items()} for row in value]
        for name, value in facts.items()
    }


def _fact_lines(facts: Mapping[str, object], shown: Mapping[str, str]) -> list[str]:
    lines = []
    for name, words in shown.items():
        value = facts.get(name)
        rows = value if isinstance(value, list) else [] if value is None else [{name: value}]
        lines += [words.format(**row) for row in rows]
    return lines


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
        zone = zone_of(workspace, asked.body_id)
        options = Options(zone=zone, today=today, body_id=asked.body_id)
        prepared = workspace.query(registry.named("meetings").open(incoming, options).plan, options)
        prepared.refuse_empty()
        if not dry_run:
            workspace.do("Import meetings", prepared.apply, Decisions())
    answer(output, prepared.description)


COMMANDS = (import_group, check_meetings)
