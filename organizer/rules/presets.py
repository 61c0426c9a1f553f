"""Patterns of comment rules that the program ships, each value with its source.

They are a beginning for a body's own rules: what was only assumed, or is old, says so.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date, time
from typing import Any

from organizer import paths
from organizer.model.anchors import Anchor
from organizer.model.divisions import place_key
from organizer.model.kinds import (
    PeriodChannel,
    PeriodPurpose,
    RuleField,
    RuleStatus,
    Selection,
)
from organizer.rules.fields import ENTRIES, RuleValue


@dataclass(frozen=True)
class PresetRule:
    """One value of a pattern; None is one that was looked for and not found."""

    field: RuleField
    value: RuleValue
    status: RuleStatus
    source: str
    source_url: str
    checked_on: date | None


@dataclass(frozen=True)
class PresetPeriod:
    """One period of a pattern."""

    purpose: PeriodPurpose
    channel: PeriodChannel
    status: RuleStatus
    source: str
    opens: Anchor = field(default_factory=Anchor)
    closes: Anchor = field(default_factory=Anchor)
    label: str = ""
    rule_text: str = ""
    method: str = ""
    url: str = ""
    contact: str = ""
    selection: Selection = Selection.ALL
    capacity: int | None = None
    confirm_step: str = ""
    source_url: str = ""
    checked_on: date | None = None

    def fields(self) -> dict[str, Any]:
        """All but the anchors, by the names of the period's columns."""
        names = (each.name for each in fields(self))
        return {name: getattr(self, name) for name in names if name not in ("opens", "closes")}


@dataclass(frozen=True)
class PresetRow:
    """One pattern: the rules of a city as they were found. The fallback is as in a body."""

    key: str
    name: str
    place: str
    state: str
    zone: str
    notes: str
    rules: tuple[PresetRule, ...]
    periods: tuple[PresetPeriod, ...]
    fallback_weekday: int | None
    fallback_time: time | None
    fallback_source: str


def presets() -> tuple[PresetRow, ...]:
    """The patterns, the City of Miami and its county first. Source: civic data 3.1 to 3.3, 4.6."""
    content = json.loads(paths.resource("rules", "presets.json").read_bytes())
    return tuple(_preset(entry) for entry in content["presets"])


def preset(key: str) -> PresetRow:
    """One pattern by its key. Raises KeyError when there is none."""
    return {row.key: row for row in presets()}[key]


def proposed(body: str, state: str = "") -> str:
    """The key of the pattern of a body's own city or county, by its name and state; else ""."""
    place = place_key(body)
    for row in presets():
        if place and place_key(row.name) == place and state in ("", row.state):
            return row.key
    return ""


def _preset(entry: Mapping[str, Any]) -> PresetRow:
    fallback = entry.get("fallback", {})
    clock = fallback.get("time")
    return PresetRow(
        key=entry["key"],
        name=entry["name"],
        place=entry["place"],
        state=entry["state"],
        zone=entry["zone"],
        notes=entry["notes"],
        rules=tuple(_rule(rule) for rule in entry["rules"]),
        periods=tuple(_period(period) for period in entry["periods"]),
        fallback_weekday=fallback.get("weekday"),
        fallback_time=time.fromisoformat(clock) if clock else None,
        fallback_source=fallback.get("source", ""),
    )


def _rule(entry: Mapping[str, Any]) -> PresetRule:
    field, value = RuleField(entry["field"]), entry["value"]
    return PresetRule(
        field,
        None if value is None else ENTRIES[field].kind.read(str(value)),
        RuleStatus(entry["status"]),
        entry["source"],
        entry.get("source_url", ""),
        _day(entry),
    )


def _period(entry: Mapping[str, Any]) -> PresetPeriod:
    said = dict(entry)
    for name, kind in (
        ("purpose", PeriodPurpose),
        ("channel", PeriodChannel),
        ("status", RuleStatus),
        ("selection", Selection),
    ):
        if name in said:
            said[name] = kind(said[name])
    for name in ("opens", "closes"):
        said[name] = Anchor.from_json(said.get(name, {}))
    return PresetPeriod(**said | {"checked_on": _day(entry)})


def _day(entry: Mapping[str, Any]) -> date | None:
    day = entry.get("checked_on")
    return date.fromisoformat(day) if day else None
