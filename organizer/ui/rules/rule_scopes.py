"""Where a value of a comment rule can be said: for an item, for a meeting, for all of a body."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from organizer.meetings.public_comment import BodyRules, SpeakingRules
from organizer.model.kinds import AgendaItemId, BodyId, MeetingId, RuleField, RuleSetId
from organizer.rules import commands as rules
from organizer.rules.fields import MOMENTS
from organizer.rules.values import RuleRow
from organizer.store.workspace import Session
from organizer.ui.text import rule_words
from organizer.ui.text.translation import t


@dataclass(frozen=True)
class Scopes:
    """The places that a value can have here; ids that are None are none of them.

    `holds` says since when the version of the body's rules holds.
    """

    meeting_id: MeetingId | None = None
    item_id: AgendaItemId | None = None
    rule_set_id: RuleSetId | None = None
    body_id: BodyId | None = None
    body: str = ""
    holds: str = ""

    @classmethod
    def of_meeting(cls, found: SpeakingRules, today: date) -> "Scopes":
        """The places at a meeting, or at one of its items."""
        version = found.rule_set
        return cls(
            found.id,
            found.item_id,
            version.id if version else None,
            found.body_id,
            found.body,
            rule_words.since(version.valid_from, version.valid_to, today) if version else "",
        )

    @classmethod
    def of_body(cls, found: BodyRules) -> "Scopes":
        """The one place in the rules of a body."""
        shown = found.shown
        return cls(rule_set_id=shown.id if shown else None, body_id=found.id, body=found.name)

    @property
    def owner(self) -> tuple[int | None, int | None, int | None]:
        """What stands for the record that is edited; a version of a body's rules is one too."""
        if self.meeting_id is not None:
            return self.meeting_id, self.item_id, None
        return None, None, self.rule_set_id

    def usual(self, row: RuleRow) -> str:
        """Where a value is changed unless somebody chooses: where it is said.

        What nobody has said goes to the body where that has rules.
        """
        if self.meeting_id is None:
            return "body"
        if row.field in MOMENTS or row.scope == "meeting":
            return "meeting"  # a moment is that of one meeting; the body's rule is a period
        if row.scope == "item":
            return "item"
        return "body" if self.rule_set_id is not None else "meeting"

    def choices(self, field: RuleField) -> list[tuple[str, str]]:
        """The places with their words, the nearest first."""
        moves = field not in MOMENTS
        has = {
            "item": self.item_id is not None and moves,
            "meeting": self.meeting_id is not None,
            "body": self.body_id is not None and moves,
        }
        return [place_choice(place, self.body) for place, is_there in has.items() if is_there]

    def origin(self, row: RuleRow) -> str:
        """Where a value comes from, in words; empty in the rules of the body itself."""
        if row.scope == "item":
            return t("for this item")
        if row.scope == "meeting" and self.rule_set_id:
            return t("exception for this meeting")
        if row.scope == "body" and self.meeting_id is not None:
            words = t("rules of the body")
            return f"{words} {self.holds}".strip()
        return ""


def place_choice(place: str, body: str) -> tuple[str, str]:
    """A place to choose, with its words; `body` is the name of the body."""
    words = {
        "item": t("For this agenda item only"),
        "meeting": t("For this meeting only"),
        "body": t("For all meetings of {body}").format(body=body),
    }
    return place, words[place]


def say(session: Session, scopes: Scopes, scope: str, field: RuleField, **said: Any) -> None:
    """Say a value at one of the places; a body without rules gets its first version."""
    value, status = said.pop("value"), said.pop("status")
    if scope == "item" and scopes.item_id is not None:
        rules.set_item_rule(session, scopes.item_id, field, value, status, **said)
    elif scope == "meeting" and scopes.meeting_id is not None:
        rules.set_rule(session, scopes.meeting_id, field, value, status, **said)
    elif scopes.body_id is not None:
        rule_set_id = scopes.rule_set_id or rules.add_set(session, scopes.body_id, scopes.body)
        rules.set_body_rule(session, rule_set_id, field, value, status, **said)


def clear(session: Session, scopes: Scopes, scope: str, field: RuleField) -> None:
    """Take a value away at one of the places, so that the next wider one counts again."""
    if scope == "item":
        rules.clear_rule(session, field, item_id=scopes.item_id)
    elif scope == "meeting":
        rules.clear_rule(session, field, meeting_id=scopes.meeting_id)
    else:
        rules.clear_rule(session, field, rule_set_id=scopes.rule_set_id)
