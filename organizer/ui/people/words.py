"""The words of this screen: names of its lists, channels, and lines about a person."""

from datetime import date, datetime

from organizer.model.kinds import Answer, Channel, ContactKind, SpeakerStatus
from organizer.people.queries import ContactHistoryRow, PersonDetail, PersonRow
from organizer.translating import QT_TRANSLATE_NOOP
from organizer.ui.look.theme import Tone
from organizer.ui.text import phrases
from organizer.ui.text.translation import counted, t
from organizer.ui.widgets.chip import Chip

OUTCOMES = (
    QT_TRANSLATE_NOOP("words", "will speak"),
    QT_TRANSLATE_NOOP("words", "will come"),
    QT_TRANSLATE_NOOP("words", "call again"),
    QT_TRANSLATE_NOOP("words", "left a message"),
    QT_TRANSLATE_NOOP("words", "no answer"),
    QT_TRANSLATE_NOOP("words", "wrong number"),
    QT_TRANSLATE_NOOP("words", "said no"),
)
"""Quick choices for how a call went."""

_CHANNELS: dict[Channel, tuple[str, str]] = {
    Channel.CALL: (QT_TRANSLATE_NOOP("words", "Calls"), QT_TRANSLATE_NOOP("words", "no calls")),
    Channel.TEXT: (QT_TRANSLATE_NOOP("words", "Texts"), QT_TRANSLATE_NOOP("words", "no texts")),
    Channel.EMAIL: (QT_TRANSLATE_NOOP("words", "E-mail"), QT_TRANSLATE_NOOP("words", "no e-mail")),
    Channel.MAIL: (QT_TRANSLATE_NOOP("words", "Letters"), QT_TRANSLATE_NOOP("words", "no letters")),
}
"""What somebody agrees to, and that they said no to it."""


def channel_name(channel: Channel) -> str:
    """What somebody agrees to: "Calls"."""
    return t(_CHANNELS[channel][0])


def contact_chips(row: PersonRow) -> list[Chip]:
    """Green for what a person agreed to; red for somebody who said no to everything."""
    if row.is_do_not_contact:
        return [Chip(t("do not contact"), Tone.RED)]
    agreed = [Chip(phrases.word("channel", channel), Tone.GREEN) for channel in row.agreed]
    if agreed:
        return agreed
    refused = [channel for channel, answer in row.consent.items() if answer == Answer.NO]
    return [Chip(t(_CHANNELS[channel][1]), Tone.RED) for channel in refused]


def contact_text(row: PersonRow) -> str:
    """Only said when there is no chip: nobody asked."""
    return "" if contact_chips(row) else t("not asked")


def district(value: str) -> str:
    """ "District 3" for a number, else as it is written."""
    return t("District {number}").format(number=value) if value.isdigit() else value


def about(person: PersonDetail) -> str:
    """The line below a name: role, pronouns, place."""
    parts = (
        person.role,
        person.affiliation,
        person.pronouns,
        district(person.district),
        person.neighborhood,
        person.zip_code,
    )
    return " · ".join(part for part in parts if part)


def day_of(at: datetime | date) -> date:
    """The local day of an entry of the history."""
    return at.astimezone().date() if isinstance(at, datetime) else at


def history_line(row: ContactHistoryRow, today: date) -> str:
    """One entry as a sentence: "Nov 21 · Call: will speak"."""
    when = phrases.short_day(day_of(row.at), today)
    if row.kind in tuple(ContactKind):
        what, how = phrases.word("contact", ContactKind(row.kind)), row.title
    elif row.detail in tuple(SpeakerStatus):
        what, how = row.title, phrases.status_chip(SpeakerStatus(row.detail)).text
    else:
        what, how = row.title, row.detail
    return f"{when} · {what}: {how}" if how else f"{when} · {what}"


def history_note(row: ContactHistoryRow) -> str:
    """What was written down besides; empty for a turn at a meeting."""
    return row.detail if row.kind in tuple(ContactKind) else ""


def people_count(count: int) -> str:
    """ "1 person", "87 people"."""
    return counted("%n (person|people)", count)


LANGUAGES = ("en", "es", "ht", "fr", "pt", "zh", "ar", "ru", "vi")
"""Offered when a language is added; whatever else people have comes from the file."""
