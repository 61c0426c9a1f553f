"""What a kind of printed matter is: its options, the data that is taken for it, the page.

The options are one frozen dataclass. The form of the studio, the command line with its checks and
`organizer documents` are all made from its fields. They take a frozen snapshot from the campaign,
and a module that knows no database draws it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from importlib import import_module
from typing import Any, Literal, TypeVar

from sqlalchemy.orm import Session

from organizer.campaign.queries import profile
from organizer.documents.data import (
    Data,
    GroupData,
    MeetingData,
    PageSetup,
    Printed,
    RuleSource,
)
from organizer.documents.layout.look import PAPERS as PAPERS
from organizer.documents.layout.words import LANGUAGES
from organizer.meetings import queries as meetings
from organizer.meetings.queries import ItemRow, MeetingDetail
from organizer.model.errors import Rule, RuleBroken
from organizer.model.kinds import Language, MeetingId, RuleField, SpeakerId
from organizer.progress import Progress, silent

OPTION = "option"
"""Where a field of options keeps its `Option`."""

O = TypeVar("O", bound="Options")  # noqa: E741
M = TypeVar("M", bound="MeetingOptions")

PRINTED_RULES = (
    RuleField.SECONDS_EACH,
    RuleField.SECONDS_INTERPRETED,
    RuleField.SIGN_UP_CLOSES,
    RuleField.SIGN_UP_PLACE,
    RuleField.SIGN_UP_HOW,
)


@dataclass(frozen=True)
class Option:
    """Something to choose before printing.

    `kind` is `choice`, `choices` (in order), `flag`, `text` or `number` (an id). The form shows
    `label` and offers `offered` of the choices, without it all; the command line shows `help`.
    `usual` are the choices of a `choices` that are usual for each value of the option `follows`.
    There is one text for each choice of the option `each`. An empty default means what the
    document does by itself: `unset`, in words.
    """

    name: str
    kind: Literal["choice", "choices", "flag", "text", "number"]
    label: str
    choices: tuple[str, ...] = ()
    help: str = ""
    unset: str = ""
    offered: tuple[str, ...] = ()
    follows: str = ""
    usual: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    each: str = ""
    is_in_form: bool = True
    attribute: str = ""
    default: str | bool | tuple[str, ...] = ""

    @property
    def metadata(self) -> dict[str, "Option"]:
        """What a field of options carries."""
        return {OPTION: self}


@dataclass(frozen=True, kw_only=True)
class Options:
    """What a document can be told. Fields without an `Option` are set by other screens."""

    paper: str = field(
        default="letter", metadata=Option("paper", "choice", "Paper", tuple(PAPERS)).metadata
    )
    is_black_and_white: bool = field(
        default=False,
        metadata=Option(
            "black-and-white",
            "flag",
            "Prints well in black and white",
            help="Safe for a photocopier.",
        ).metadata,
    )

    @classmethod
    def listed(cls) -> tuple[Option, ...]:
        """The options in the order of the form: what is printed, the paper, other flags."""
        found = []
        for each in fields(cls):
            if known := each.metadata.get(OPTION):
                default = each.default if isinstance(each.default, str | bool | tuple) else ""
                found.append(replace(known, attribute=each.name, default=default))
        paper = {each.name for each in fields(Options)}
        return tuple(
            sorted(found, key=lambda o: 1 if o.attribute in paper else 2 * (o.kind == "flag"))
        )

    @classmethod
    def read(cls: type[O], values: Mapping[str, object]) -> O:
        """The options with these values by option name; what is empty or another's stays."""
        chosen: dict[str, Any] = {}
        for known in cls.listed():
            value = values.get(known.name)
            if value is None or value in ("", ()):
                continue
            if known.kind == "choice" and isinstance(known.default, str):
                value = type(known.default)(value)
            if known.each and isinstance(value, str):
                first = values.get(known.each)
                value = {first[0]: value} if isinstance(first, tuple) and first else {}
            chosen[known.attribute] = value
        return replace(cls(), **chosen)

    @property
    def printed_in(self) -> tuple[str, ...]:
        """The languages of the page, the first one leading."""
        return (str(Language.ENGLISH),)

    def for_speakers(self: O, ids: tuple[SpeakerId, ...]) -> O:  # noqa: ARG002
        """The same for some speakers alone, where a document is about them."""
        return self

    def resolved(self: O, session: Session, today: date) -> O:  # noqa: ARG002
        """The options with everything chosen that was left open. RuleBroken if nothing can be."""
        return self

    def snapshot(self, session: Session, today: date) -> Data:
        """What the page says, of options that are resolved."""
        raise NotImplementedError

    def setup(self, today: date) -> PageSetup:
        """What the page has to know beside its data."""
        return PageSetup(today, self.paper, self.printed_in, self.is_black_and_white)


@dataclass(frozen=True, kw_only=True)
class OneLanguage(Options):
    """A document that is printed in one language."""

    language: str = field(
        default=str(Language.ENGLISH),
        metadata=Option("language", "choice", "Language of the page", LANGUAGES).metadata,
    )

    @property
    def printed_in(self) -> tuple[str, ...]:
        """The language of the page."""
        return (self.language,)


@dataclass(frozen=True, kw_only=True)
class MeetingOptions(Options):
    """Options of a document about one meeting."""

    meeting_id: MeetingId | None = field(
        default=None,
        metadata=Option(
            "meeting",
            "number",
            "Meeting",
            help="The meeting's id; without it the next one (a contact list: all).",
            unset="the next one, for a contact list everybody",
        ).metadata,
    )

    def resolved(self: M, session: Session, today: date) -> M:
        """With the next meeting from today on, unless one is chosen; NOT_FOUND without any."""
        if self.meeting_id is not None:
            return self
        found = meetings.next_id(session, today)
        if found is None:
            raise RuleBroken(Rule.NOT_FOUND, "meeting")
        return replace(self, meeting_id=found)


@dataclass(frozen=True)
class Document:
    """A kind of printed matter; `page` is the module that draws it."""

    name: str
    title: str
    options: type[Options]
    page: str

    def build(self, data: Data, setup: PageSetup, progress: Progress = silent) -> Printed:
        """The finished pages; imports what draws them at the first call."""
        draw: Callable[[Data, PageSetup, Progress], Printed] = import_module(self.page).build
        return draw(data, setup, progress)


def group(session: Session) -> GroupData:
    """Who prints."""
    found = profile(session)
    return GroupData(
        found.name,
        found.group,
        found.phone,
        found.email,
        found.web,
        found.printed_by,
        found.issue,
        found.is_sample,
    )


def detail(session: Session, meeting_id: MeetingId | None) -> MeetingDetail:
    """The meeting. Raises RuleBroken NOT_FOUND when there is none."""
    found = meetings.detail(session, meeting_id) if meeting_id is not None else None
    if found is None:
        raise RuleBroken(Rule.NOT_FOUND, "meeting")
    return found


def head(meeting: MeetingDetail) -> MeetingData:
    """What every document says of its meeting. What was only assumed is not printed as a rule."""
    sure = {name: None if rule.is_assumed else rule.value for name, rule in meeting.rules.items()}

    def seconds(name: RuleField) -> int | None:
        value = sure[name]
        return value if isinstance(value, int) else None

    def words(name: RuleField) -> str:
        value = sure[name]
        return value if isinstance(value, str) else ""

    closes = sure[RuleField.SIGN_UP_CLOSES]
    known = [meeting.rules[name] for name in PRINTED_RULES if sure[name] is not None]
    return MeetingData(
        title=meeting.title,
        kind=meeting.kind,
        date=meeting.date,
        start=meeting.start,
        end=meeting.end,
        body=meeting.body,
        place_name=meeting.place_name,
        place_address=meeting.place_address,
        place_notes=meeting.place_notes,
        status=meeting.status,
        seconds_each=seconds(RuleField.SECONDS_EACH),
        seconds_interpreted=seconds(RuleField.SECONDS_INTERPRETED),
        sign_up_closes=closes if isinstance(closes, datetime) else None,
        sign_up_place=words(RuleField.SIGN_UP_PLACE),
        sign_up_how=words(RuleField.SIGN_UP_HOW),
        # Each source once, in the order of the rules.
        rule_sources=tuple(
            dict.fromkeys(RuleSource(rule.source, rule.checked_on) for rule in known)
        ),
        id=meeting.id,
    )


def pinned(items: Sequence[ItemRow]) -> ItemRow | None:
    """The item of the agenda that the campaign is about."""
    return next((item for item in items if item.is_pinned), None)
