"""vCard files, 2.1, 3.0 and 4.0, read by a small reader with bounds (rules C7, D2.2).

The libraries for this either fail on the real files or follow nested cards until they run out of
stack. Photos, keys, sounds and birthdays are not read (rules A1.6).
"""

import binascii
import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from organizer.imports.draft import Problem, Reason, Why, because
from organizer.imports.people.draft import PeopleDraft, PersonDraft
from organizer.imports.people.rows import Fields, PersonBuilder
from organizer.imports.plain_text import check_size, one_newline
from organizer.people.fields import FIELDS

MAX_CARDS = 20_000
MAX_PROPERTIES = 200
MAX_LINE = 1_000_000
MAX_VALUE = 100_000
MAX_DEPTH = 3

_LINE = re.compile(r'(?:([\w-]+)\.)?([\w-]+)((?:;(?:"[^"]*"|[^";:])*)*):(.*)', re.DOTALL)
_PARAMETER = re.compile(r';((?:"[^"]*"|[^";])*)')
_SOFT_BREAK = re.compile(r"=\s*$")
_UNSEEN = ("PHOTO", "KEY", "SOUND", "LOGO", "BDAY")
_READ = {
    *("FN", "N", "TEL", "EMAIL", "ADR", "ORG", "TITLE", "ROLE", "NOTE", "CATEGORIES"),
    *("NICKNAME", "LANG", "UID", "X-ABLABEL"),
}
_NOISE = frozenset(
    ("pref", "internet", "voice", "type", "msg", "text", "x-internet", "dom", "intl")
)


@dataclass(frozen=True)
class _Line:
    """One property: group, upper-case name, small-letter types, decoded raw value."""

    group: str
    name: str
    types: tuple[str, ...]
    value: str


@dataclass
class _Card:
    number: int
    lines: list[_Line] = field(default_factory=list)


def is_vcard(data: bytes) -> bool:
    """Whether the data begins as a vCard file."""
    head = data[:4096].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return head[:11].upper() == b"BEGIN:VCARD"


def read(data: bytes, *, region: str = "US") -> PeopleDraft:
    """The people of a vCard file, one for each card that has a name or a way to reach somebody.

    Raises RuleBroken FILE_EMPTY or FILE_TOO_LARGE; a bad card costs only itself.
    """
    check_size(data)
    text, encoding = _text(data)
    builder = PersonBuilder(region)
    people: list[PersonDraft] = []
    rejected: list[tuple[int, tuple[str, ...], Reason]] = []
    for card in _cards(_logical_lines(text), builder.problems):
        person = builder.person(_fields(card))
        if person is None:
            rejected.append((card.number, (), because(Why.NOBODY)))
        else:
            people.append(person)
    return PeopleDraft(
        profile="vcard",
        people=tuple(people),
        rejected=tuple(rejected),
        problems=tuple(builder.problems),
        encoding=encoding,
    )


def _text(data: bytes) -> tuple[str, str]:
    """The characters of the file; Latin letters of old files by Windows' code page."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace"), "utf-16"
    try:
        return data.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), "cp1252"


def _logical_lines(text: str) -> Iterator[str]:
    """Lines unfolded: by leading space (RFC 6350, 3.2) and by soft breaks of quoted-printable."""
    parts: list[str] = []
    soft = False
    size = 0
    for raw in one_newline(text).split("\n"):
        folded = raw[:1] in (" ", "\t") and not soft
        if parts and (soft or folded):
            size += len(raw)
            if size <= MAX_LINE:
                parts.append(raw[1:] if folded else raw)
        else:
            if parts:
                yield "".join(parts)
            parts, size = [raw], len(raw)
            head = raw.partition(":")[0].upper()
            quoted = "QUOTED-PRINTABLE" in head
        soft = quoted and _SOFT_BREAK.search(raw) is not None
        if soft:
            parts[-1] = _SOFT_BREAK.sub("", parts[-1])
    if parts:
        yield "".join(parts)


def _cards(lines: Iterator[str], problems: list[Problem]) -> Iterator[_Card]:
    """The cards of a file; what is nested in one is not read."""
    card: _Card | None = None
    depth = count = 0
    for text in lines:
        head = text[:30].strip().upper()
        if head == "BEGIN:VCARD":
            depth += 1
            if depth == 1:
                count += 1
                card = _Card(count)
            if depth > MAX_DEPTH:
                problems.append(Problem(f"card {count}", because(Why.CARDS_IN_CARDS)))
                return
            if count > MAX_CARDS:
                problems.append(Problem("file", because(Why.CARDS_CUT, limit=MAX_CARDS)))
                return
        elif head == "END:VCARD":
            depth = max(0, depth - 1)
            if depth == 0 and card is not None:
                yield card
                card = None
        elif card is not None and depth == 1 and text.strip():
            _take(card, text)
    if card is not None:
        problems.append(Problem(f"card {card.number}", because(Why.CARD_BROKEN_OFF)))
        yield card


def _take(card: _Card, text: str) -> None:
    if len(card.lines) >= MAX_PROPERTIES or text[:8].upper().lstrip().startswith(_UNSEEN):
        return
    found = _LINE.match(text[:MAX_VALUE])
    if found is None or found[2].upper() not in _READ:
        return
    parameters = [p.strip('"') for p in _PARAMETER.findall(found[3])]
    card.lines.append(
        _Line(
            (found[1] or "").lower(),
            found[2].upper(),
            tuple(_types(parameters)),
            _decoded(found[4], parameters),
        )
    )


def _types(parameters: list[str]) -> Iterator[str]:
    """The types of a property, `TYPE=HOME,VOICE`, `TYPE=HOME;TYPE=VOICE` or bare `HOME`."""
    for parameter in parameters:
        key, equals, value = parameter.partition("=")
        if not equals:
            yield key.strip().lower()
        elif key.strip().upper() == "TYPE":
            for word in value.replace('"', "").split(","):
                yield word.strip().lower()


def _decoded(value: str, parameters: list[str]) -> str:
    options = {p.upper().partition("=")[0]: p.partition("=")[2] for p in parameters}
    encoding = options.get("ENCODING", "").upper()
    if encoding not in ("QUOTED-PRINTABLE", "BASE64", "B"):
        bare = {p.upper() for p in parameters}
        if "QUOTED-PRINTABLE" not in bare:
            return value
    if encoding in ("BASE64", "B"):
        return ""  # a picture or key under a name of its own
    try:
        raw = quopri.decodestring(value.encode("utf-8", "replace"))
        return raw.decode(options.get("CHARSET") or "utf-8", "replace")
    except (LookupError, binascii.Error, ValueError):
        return value


def _pieces(value: str, mark: str) -> list[str]:
    """A structured value split at an unescaped mark; the pieces unescaped."""
    return [_unescaped(piece) for piece in re.split(rf"(?<!\\){mark}", value)]


def _unescaped(value: str) -> str:
    return re.sub(
        r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], value, flags=re.DOTALL
    ).strip()


def _fields(card: _Card) -> Fields:
    fields = Fields(f"card {card.number}")
    labels = {x.group: _unescaped(x.value) for x in card.lines if x.name == "X-ABLABEL" and x.group}
    for line in card.lines:
        label = labels.get(line.group) or next((t for t in line.types if t not in _NOISE), "")
        if line.name == "TEL":
            if not {"fax", "pager"} & set(line.types):
                number = line.value.removeprefix("tel:").replace(";ext=", " ext ")
                fields.phones.append((label, _unescaped(number), "TEL"))
        elif line.name == "EMAIL":
            fields.emails.append((label, _unescaped(line.value), "EMAIL"))
        elif line.name == "ADR":
            fields.addresses.append((label, _address(line.value), "ADR"))
        elif line.name == "CATEGORIES":
            fields.tags += _pieces(line.value, ",")
        elif line.name == "LANG":
            fields.languages.append(_unescaped(line.value))
        else:
            _text_field(fields.texts, line)
    return fields


_TARGETS = {"ROLE": "role", "NICKNAME": "nickname"}
_TARGETS |= {each.elsewhere["vcard"]: each.target for each in FIELDS if "vcard" in each.elsewhere}


def _text_field(texts: dict[str, str], line: _Line) -> None:
    if line.name == "N":
        family, given, middle = (*_pieces(line.value, ";"), "", "", "")[:3]
        texts.setdefault("family", family)
        texts.setdefault("given", given)
        texts.setdefault("middle", middle)
        return
    value = _unescaped(line.value)
    if line.name == "ORG":
        value = ", ".join(piece for piece in _pieces(line.value, ";") if piece)
    target = _TARGETS.get(line.name)
    if target and value and not texts.get(target):
        texts[target] = value


def _address(value: str) -> str:
    """An address on one line: street, city, region and ZIP, country. A glued one stays as it is."""
    pieces = (*_pieces(value, ";"), *[""] * 7)[:7]
    _, extended, street, city, region, postal, country = (" ".join(p.split()) for p in pieces)
    place = f"{region} {postal}".strip()
    return ", ".join(part.strip(" ,") for part in (street, extended, city, place, country) if part)
