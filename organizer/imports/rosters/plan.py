"""What a roster would change: each member and district of a file against a body that we have."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from organizer.imports.draft import Reason, Skipped, Why, because
from organizer.imports.rosters.draft import DivisionDraft, OfficialDraft, RosterDraft
from organizer.model import divisions
from organizer.model.base import fold
from organizer.model.bodies import Body, Official
from organizer.officials.queries import is_placeholder
from organizer.records.fields import rows_of
from organizer.records.merging import FieldChange, as_text, cleaned

OFFICIAL_FIELDS = (
    "title",
    "seat",
    "phone",
    "email",
    "office_address",
    "web",
    "source",
    "division",
    "term_start",
    "term_end",
)
_SEAT_WORDS = {
    "distrito": "district",
    "grupo": "group",
    "commission": "",
    "council": "",
    "no": "",
}
"""Words of a seat that mean the same, or nothing."""


@dataclass(frozen=True)
class PlannedBody:
    """A body of the file. `id` is None for one that would be added; `division` is filled in."""

    name: str
    id: int | None
    division: str = ""


@dataclass(frozen=True)
class PlannedOfficial:
    """One member or district of the file.

    `kind` is new, changed, same or doubtful; seat for a district that nobody holds yet; skipped
    with a `reason`. `body` is its number in the plan's `bodies`. `known` is the member of ours that
    it is or may be, for a new one who holds the seat until now. A field that we have stays as it
    is; both are shown.
    """

    draft: OfficialDraft
    kind: str
    body: int | None = None
    official_id: int | None = None
    known: str = ""
    changes: tuple[FieldChange, ...] = ()
    reason: Reason | None = None


@dataclass(frozen=True)
class RosterPlan:
    """What a roster would do. `body_id` is the body that was chosen for all of it, if one was."""

    draft: RosterDraft
    rows: tuple[PlannedOfficial, ...]
    bodies: tuple[PlannedBody, ...]
    body_id: int | None

    def counts(self) -> Counter[str]:
        """How many rows of each kind, with those that were skipped on reading."""
        found = Counter(row.kind for row in self.rows)
        found["skipped"] += len(self.draft.skipped)
        return found

    def body_of(self, row: PlannedOfficial) -> str:
        """The name of the body that a row is of; "" where that is not known."""
        return self.bodies[row.body].name if row.body is not None else ""

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """All that is left out, with the reason: on reading and on comparing."""
        return (
            *self.draft.skipped,
            *(
                Skipped(row.draft.where, row.draft.name, row.reason)
                for row in self.rows
                if row.reason is not None
            ),
        )


def plan_roster(session: Session, draft: RosterDraft, body_id: int | None = None) -> RosterPlan:
    """Compare a roster with the members that we have, the trash included.

    A member is known by the roster's own id, else by the name within the body. Members of a chosen
    body are all taken to be of that body; else the body is the one that the file names, which is
    added when it is new. Districts fill the division of the member who holds that seat; for a
    seat that nobody holds there is a row of kind "seat".
    """
    places = _Bodies(session, body_id)
    rows = []
    for one in draft.officials:
        number = places.number_of(one.body, divisions.place_of(one.division))
        rows.append(_official(one, number, places))
    is_one_place = len({divisions.place_of(each.division) for each in draft.divisions}) == 1
    for each in draft.divisions:
        rows.append(_division(each, places, is_one_place))
    return RosterPlan(draft, tuple(rows), tuple(places.planned), body_id)


class _Known:
    """The members of one body by what they are found by, and what the file has brought so far."""

    def __init__(self, members: Sequence[Official]) -> None:
        self._by: dict[tuple[str, str], list[Official]] = {}
        self.taken: set[int] = set()
        """Ids of members of ours that a row of the file stands for."""
        self.seen: set[tuple[str, str]] = set()
        """What rows of the file were found by."""
        for one in members:
            keys = {
                "uid": one.source_uid,
                "name": name_key(one.name),
                "division": one.division,
                "seat": _seat_key(one.seat),
            }
            for key in keys.items():
                self._by.setdefault(key, []).append(one)

    def found(self, kind: str, key: str) -> list[Official]:
        """The members with a key that no row stands for yet, in their order."""
        members = self._by.get((kind, key), ()) if key else ()
        return [one for one in members if one.id not in self.taken]

    def holders(self, seat: str, division: str) -> list[Official]:
        """Who holds a seat: by its division, else by its words. Nobody who is in the trash."""
        by_seat = self.found("seat", _seat_key(seat))
        by_seat = [one for one in by_seat if not (division and one.division)]
        found = {one.id: one for one in (*self.found("division", division), *by_seat)}
        return [one for one in found.values() if one.trashed_at is None]


class _Bodies:
    """The bodies that a file is about, known or new, each with its members."""

    def __init__(self, session: Session, body_id: int | None) -> None:
        self._ours = rows_of(session, Body, trashed_at=None)
        self._chosen = next((body for body in self._ours if body.id == body_id), None)
        self._numbers: dict[str, int] = {}
        self.planned: list[PlannedBody] = []
        self.known: list[_Known] = []
        members: dict[int, list[Official]] = {}
        for one in sorted(rows_of(session, Official), key=lambda one: one.position):
            members.setdefault(one.body_id, []).append(one)
        self._members = members

    def number_of(self, name: str, place: str) -> int | None:
        """Which body something is of, by the name or the place that the file gives; None: unknown.

        `place` is the id of a place, and fills the body's own where that is empty.
        """
        if self._chosen is not None:
            return self._numbered(self._chosen, self._chosen.name, place)
        name = cleaned(name or divisions.body_name(place), "name")
        if not name:
            return None
        return self._numbered(self._find(name, place), name, place)

    def fits_chosen(self, place: str, is_only: bool) -> bool:
        """Whether a place is that of the chosen body, so far as is known; True without one.

        `is_only` says that the file has no other place: then the choice says enough.
        """
        if self._chosen is None:
            return True
        if self._chosen.division:
            return self._chosen.division == place
        return is_only or _key(self._chosen.name) == _key(divisions.body_name(place))

    def _find(self, name: str, place: str) -> Body | None:
        same = [body for body in self._ours if fold(body.name) == fold(name)]
        if not same and divisions.is_local(place):
            same = [body for body in self._ours if body.division == place]
            free = [body for body in self._ours if not body.division]
            same = same or [body for body in free if _key(body.name) == _key(name)]
            # Two boards of one city: which of them cannot be told from the place.
            same = same if len(same) == 1 else []
        return same[0] if same else None

    def _numbered(self, body: Body | None, name: str, place: str) -> int:
        key = f"#{body.id}" if body is not None else fold(name)
        if key not in self._numbers:
            self._numbers[key] = len(self.planned)
            self.planned.append(PlannedBody(body.name if body else name, body.id if body else None))
            self.known.append(_Known(self._members.get(body.id, ()) if body else ()))
        number = self._numbers[key]
        if place and not (body is not None and body.division):
            now = self.planned[number]
            self.planned[number] = PlannedBody(now.name, now.id, now.division or place)
        return number


def _key(name: str) -> str:
    return fold(divisions.place_key(name))


def name_key(name: str) -> str:
    """A name without accents, case, commas and order: "Ruiz, Ana" is "Ana Ruiz"."""
    return " ".join(sorted(fold(name).replace(",", " ").replace(".", " ").split()))


def _official(one: OfficialDraft, number: int | None, places: _Bodies) -> PlannedOfficial:
    if number is None:
        return PlannedOfficial(one, "skipped", reason=because(Why.BODY_UNKNOWN))
    known = places.known[number]
    key = ("uid", one.uid) if one.uid else ("name", name_key(one.name))
    if key in known.seen:
        return PlannedOfficial(one, "same", number, None, one.name)
    known.seen |= {key, ("seat", _seat_key(one.seat))}
    found = _match(one, known)
    if len(found) > 1:
        return PlannedOfficial(one, "doubtful", number, found[0].id, found[0].name)
    if found:
        known.taken.add(found[0].id)
        return _matched(one, number, found[0])
    holders = known.holders(one.seat, one.division)
    alike = [m for m in holders if _last_word(m.name) == _last_word(one.name)]
    if alike:
        return PlannedOfficial(one, "doubtful", number, alike[0].id, alike[0].name)
    return PlannedOfficial(one, "new", number, None, holders[0].name if holders else "")


def _match(one: OfficialDraft, known: _Known) -> list[Official]:
    """The members of ours that it is: by the roster's id, by the name, or a seat without a name."""
    if by_uid := known.found("uid", one.uid):
        return by_uid[:1]
    # Two ids are two people of one name.
    named = [
        member
        for member in known.found("name", name_key(one.name))
        if not (one.uid and member.source_uid)
    ]
    here = [member for member in named if member.trashed_at is None] or named[:1]
    holders = () if here else known.holders(one.seat, one.division)
    return here or [m for m in holders if is_placeholder(m.name, m.seat)][:1]


def _seat_key(seat: str) -> str:
    """ "District 1", "Distrito 01", "Commission District 1" and "1" are one seat."""
    words = [_SEAT_WORDS.get(word, word) for word in fold(seat).replace(".", " ").split()]
    words = [str(int(word)) if word.isdecimal() else word for word in words if word]
    return " ".join(["district", *words] if len(words) == 1 and words[0].isdecimal() else words)


def _last_word(name: str) -> str:
    """The family name, as far as that can be told without knowing it."""
    words = [word.strip(".,") for word in fold(name).split()]
    ends = [word for word in words if word not in ("jr", "sr", "ii", "iii", "iv")]
    return ends[-1] if ends else ""


def _matched(one: OfficialDraft, number: int, member: Official) -> PlannedOfficial:
    """What the file brings for a member whom we have; who is in the trash stays there."""
    names = ("name", "source_uid", *OFFICIAL_FIELDS)
    theirs = official_values(one)
    is_empty = is_placeholder(member.name, member.seat)
    changes = []
    for name in names:
        ours, said = as_text(getattr(member, name)), as_text(theirs[name])
        if said and said != ours:
            is_ours = bool(ours) and not (is_empty and name == "name")
            changes.append(FieldChange(name, ours, said, is_ours))
    if member.name and name_key(member.name) == name_key(one.name):
        changes = [change for change in changes if change.field != "name"]
    is_news = any(not change.is_ours for change in changes) and member.trashed_at is None
    kind = "changed" if is_news else "same"
    return PlannedOfficial(one, kind, number, member.id, member.name, tuple(changes))


def official_values(one: OfficialDraft) -> dict[str, object]:
    """A member's fields as they are kept, by name."""
    found = {name: cleaned(getattr(one, name), name) for name in ("name", *OFFICIAL_FIELDS)}
    return found | {"source_uid": cleaned(one.uid, "source_uid")}


def _division(each: DivisionDraft, places: _Bodies, is_one_place: bool) -> PlannedOfficial:
    """A district: the division of who holds it, or a seat that is offered."""
    place, seat = divisions.place_of(each.division), divisions.seat_of(each.division)
    one = OfficialDraft(seat or each.name, seat=seat, division=each.division, where=each.where)
    if not places.fits_chosen(place, is_one_place):
        return PlannedOfficial(one, "skipped", reason=because(Why.OTHER_PLACE))
    number = places.number_of(divisions.body_name(each.division), place)
    if number is None:
        return PlannedOfficial(one, "skipped", reason=because(Why.BODY_UNKNOWN))
    if not seat:
        return PlannedOfficial(one, "skipped", number, reason=because(Why.WHOLE_PLACE))
    known = places.known[number]
    here = known.holders(seat, each.division)
    if not here:
        keys = {("division", each.division), ("seat", _seat_key(seat))}
        is_twice = bool(keys & known.seen)
        known.seen |= keys
        return PlannedOfficial(one, "same" if is_twice else "seat", number)
    # Several hold one number ("District 1, seat A"): the division is that of each of them.
    holder = next((m for m in here if not m.division), here[0])
    changes = () if holder.division else (FieldChange("division", "", each.division),)
    kind = "changed" if changes else "same"
    return PlannedOfficial(one, kind, number, holder.id, holder.name, changes)
