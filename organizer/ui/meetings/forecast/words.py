"""What a forecast says: who will be heard, where the line is cut, what it rests on."""

from datetime import date, datetime

from organizer.rules.forecast import Assumption, Forecast, GiftIdea, Guess, Turn, Unheard
from organizer.ui.text import phrases, rule_words
from organizer.ui.text.translation import counted, t


def heard(found: Forecast) -> str:
    """ "5 of 7 will probably be heard"."""
    words = t("{heard} of {all} will probably be heard")
    return words.format(heard=found.heard, all=len(found.turns))


def cut(turn: Turn, found: Forecast) -> str:
    """What is reached before the first turn that will not be heard."""
    if turn.unheard == Unheard.MOST_SPEAKERS:
        count = found.most_speakers or 0
        return counted("Here the limit is reached: %n speaker(s)", count)
    time = phrases.clock(found.total_seconds or 0)
    return t("Here the time for all comment is used up: {time}").format(time=time)


def when(turn: Turn) -> str:
    """ "about 10:12 AM"; or minutes after comment begins where no hour is known."""
    if turn.starts is not None:
        return t("about {time}").format(time=phrases.time_of_day(turn.starts.time()))
    return t("{time} after the start").format(time=phrases.clock(turn.after_seconds))


def idea(gift: GiftIdea, turn: Turn) -> str:
    """ "Ana could give her time"; what of it counts, and what is lost."""
    words = t("{giver} could give {time} to {receiver}: {counted} counted")
    said = words.format(
        giver=gift.giver,
        time=phrases.clock(turn.seconds),
        receiver=gift.receiver,
        counted=phrases.clock(gift.seconds),
    )
    lost = turn.seconds - gift.seconds
    if lost > 0:
        said = t("{said}, {lost} lost").format(said=said, lost=phrases.clock(lost))
    return said


def assumption(said: Assumption, starts: datetime | None, today: date) -> str:
    """One thing that the forecast assumes."""
    if said.guess == Guess.BEGINS_WITH_MEETING and starts is not None:
        return t("Comment begins when the meeting does, {moment}.").format(
            moment=phrases.moment(starts, today)
        )
    if said.guess == Guess.SECONDS:
        return t("{time} each, because no time is known.").format(
            time=phrases.clock(said.value or 0)
        )
    if said.guess == Guess.RULE_ASSUMED and said.field is not None:
        return t("We only assume “{name}”.").format(name=rule_words.name(said.field))
    return {
        Guess.NO_HOUR: t("The time is not known."),
        Guess.ORDER_OF_LIST: t(
            "People are called in the order of this list, after everybody else."
        ),
        Guess.NO_LIMIT: t("There is no limit on total time or on the number of speakers."),
        Guess.CEDING_UNKNOWN: t("Whether time may be given away is not known: ask the clerk."),
    }.get(said.guess, "")
