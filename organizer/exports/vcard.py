"""People as vCard 3.0, the version that phones and desktop programs agree on (rules D2.1)."""

import uuid
from collections.abc import Iterable
from typing import BinaryIO

from organizer.imports.plain_text import one_newline, without_control
from organizer.people.exportable import PersonExport
from organizer.people.fields import EXPORTED, NAMES

_TYPES = {"": "CELL", "mobile": "CELL", "home": "HOME", "work": "WORK"}


_PROPERTIES = [
    (each.elsewhere["vcard"], each.key)
    for each in EXPORTED.values()
    if "vcard" in each.elsewhere and each.key not in NAMES
]
"""The fields that have a property of their own, beside the name."""


def write_vcards(fp: BinaryIO, people: Iterable[PersonExport]) -> int:
    """Writes one card a person, UTF-8 without a byte-order mark, CRLF; returns how many.

    Whatever the export holds is written: the caller fills only the fields that were chosen.
    """
    count = 0
    for count, person in enumerate(people, 1):  # noqa: B007
        fp.write(
            "".join(f"{folded(line)}\r\n" for line in _lines(person)).encode("utf-8", "replace")
        )
    return count


def _lines(person: PersonExport) -> list[str]:
    # Without parts the whole name stands as the given one: it is never split by guess.
    given = person.given if person.given or person.family else person.name
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"FN:{escaped(person.name)}",
        f"N:{escaped(person.family)};{escaped(given)};;;",
    ]
    lines += [
        f"TEL;TYPE={_TYPES.get(label, 'VOICE')}:{escaped(e164)}" for label, e164, _ in person.phones
    ]
    lines += [f"EMAIL;TYPE=INTERNET:{escaped(email)}" for email in person.emails]
    lines += [f"ADR;TYPE=HOME:;;{escaped(address)};;;;" for address in person.addresses]
    if person.zip_code and not person.addresses:
        lines.append(f"ADR;TYPE=HOME:;;;;;{escaped(person.zip_code)};")
    lines += [
        f"{prop}:{escaped(text)}" for prop, key in _PROPERTIES if (text := getattr(person, key))
    ]
    if person.tags:
        lines.append("CATEGORIES:" + ",".join(escaped(tag) for tag in person.tags))
    if person.updated is not None:
        lines.append(f"REV:{person.updated.strftime('%Y-%m-%dT%H:%M:%S%z')}")
    return [*lines, f"UID:urn:uuid:{uuid.uuid4()}", "END:VCARD"]


def escaped(text: str) -> str:
    r"""A text for a vCard value: `\`, `,`, `;` and line ends escaped, controls dropped."""
    text = without_control(one_newline(text))
    for raw, written in (("\\", "\\\\"), (",", "\\,"), (";", "\\;"), ("\n", "\\n")):
        text = text.replace(raw, written)
    return text


def folded(line: str) -> str:
    """The line in pieces of at most 75 octets, no character split (RFC 2426, 2.6)."""
    if len(line) <= 75 and line.isascii():
        return line
    pieces: list[str] = []
    piece: list[str] = []
    size = 0
    for letter in line:
        octets = len(letter.encode("utf-8", "replace"))
        if size + octets > 75:
            pieces.append("".join(piece))
            piece, size = [" "], 1
        piece.append(letter)
        size += octets
    return "\r\n".join([*pieces, "".join(piece)])
