"""What a state and a city say of a campaign: its time zone, its holidays, its paper."""

import json
from dataclasses import dataclass
from typing import Any

from organizer import paths


@dataclass(frozen=True)
class State:
    """A state by its code, and its zone; `elsewhere` has the cities that keep another zone."""

    code: str
    name: str
    zone: str
    elsewhere: dict[str, str]

    def zone_of(self, city: str) -> str:
        """The time zone of a city of the state."""
        return self.elsewhere.get(city.strip().casefold(), self.zone)


@dataclass(frozen=True)
class Habits:
    """What goes with a place. Holidays go by the state itself."""

    zone: str
    region: str
    paper: str


def states() -> tuple[State, ...]:
    """The states, by name."""
    return tuple(map(_state, _table()["states"]))


def habits(city: str, state: str) -> Habits | None:
    """What goes with a city and the code of its state; None where the state is not known."""
    table, wanted = _table(), state.strip().upper()
    found = next((_state(said) for said in table["states"] if said["code"] == wanted), None)
    return Habits(found.zone_of(city), table["region"], table["paper"]) if found else None


def _state(said: dict[str, Any]) -> State:
    others = said.get("other_zones", {}).items()
    elsewhere = {city.casefold(): zone for zone, cities in others for city in cities}
    return State(said["code"], said["name"], said["zone"], elsewhere)


def _table() -> dict[str, Any]:
    content: dict[str, Any] = json.loads(paths.resource("places", "states.json").read_bytes())
    return content
