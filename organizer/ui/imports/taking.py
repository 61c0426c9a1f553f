"""From a preview to one step: which command takes a plan over, with what was decided."""

from typing import Any

from organizer.imports.agenda import commands as agenda_imports
from organizer.imports.agenda.plan import AgendaPlan
from organizer.imports.importing import Plan
from organizer.imports.meetings import commands as meeting_imports
from organizer.imports.meetings.plan import MeetingsPlan
from organizer.imports.people import commands as imports
from organizer.imports.people.plan import PeoplePlan
from organizer.imports.previewing import Wish
from organizer.imports.rosters import commands as roster_imports
from organizer.imports.rosters.plan import RosterPlan
from organizer.ui.binding.bridge import Bridge
from organizer.ui.imports import import_words
from organizer.ui.imports.decisions import Decisions

CAN_BE_SAME = (MeetingsPlan, AgendaPlan)
"""Plans whose doubtful rows can be taken as the one that is here."""


def take_over(
    bridge: Bridge, plan: Plan, decided: Decisions, wish: Wish, makes_bodies: bool
) -> int:
    """Write a plan as one step; gives how much came in, without what is off the list.

    Raises RuleBroken PLAN_IS_STALE.
    """
    label = import_words.label(plan)
    leave, take, same = sorted(decided.leave), sorted(decided.take), sorted(decided.same)

    def run(command: Any, *args: Any, **named: Any) -> int:
        return int(bridge.attempt(label, command, *args, **named)) - off(plan, decided)

    if isinstance(plan, MeetingsPlan):
        named = {"leave": leave, "take": take, "same": same, "create_bodies": makes_bodies}
        return run(meeting_imports.apply_meetings, plan, **named)
    if isinstance(plan, AgendaPlan):
        if wish.is_new_meeting:
            asked = wish.how
            return run(
                agenda_imports.apply_with_meeting, plan, asked.body_id, asked.zone, leave=leave
            )
        return run(agenda_imports.apply_agenda, plan, leave=leave, take=take, same=same)
    if isinstance(plan, RosterPlan):
        return run(roster_imports.apply_roster, plan, leave=leave, take=take)
    if isinstance(plan, PeoplePlan):
        return run(imports.apply_people, plan, leave=leave, take=take)
    return sum(bridge.attempt(label, imports.apply_library, plan.draft))


def off(plan: Plan, decided: Decisions) -> int:
    """How many of ours are marked because the file no longer lists them."""
    if isinstance(plan, AgendaPlan):
        return len(plan.removed)
    if not isinstance(plan, MeetingsPlan):
        return 0
    # A doubtful row that is said to be ours lists it after all.
    seen = {plan.rows[number].meeting_id for number in decided.same}
    return sum(one.meeting_id not in seen for one in plan.gone)


def told(plan: Plan, decided: Decisions, count: int, name: str) -> str:
    """What was taken over, so many rows from a file of that name."""
    return import_words.taken(plan, count, name, off(plan, decided))


def is_worth_taking(plan: Plan, taken: int) -> bool:
    """Whether the button has something to do, for so many rows that come in or are marked.

    Who said no stays a no, also where it is not sure who it is; and a version of an agenda of
    which no item differs is kept, to look through and compare later.
    """
    if isinstance(plan, PeoplePlan):
        return taken > 0 or plan.refusals > 0
    return taken > 0 or (isinstance(plan, AgendaPlan) and plan.is_new_revision)
