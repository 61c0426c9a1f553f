"""One row or card, field by field, made into a person."""

import re
import unicodedata
from dataclasses import dataclass, field

from organizer.imports.draft import Arg, Problem, Why, because
from organizer.imports.people.draft import ConsentDraft, PersonDraft, WayDraft
from organizer.imports.plain_text import one_line, one_newline, shortened, without_control
from organizer.model import phones
from organizer.model.kinds import Answer, Channel, WayKind
from organizer.people.fields import IMPORTED, LINE_LIMIT, NAME_LIMIT, NOTES_LIMIT
from organizer.people.privacy import status_word

_GOOGLE_JOIN = " ::: "
_PHONE_JOIN = re.compile(r" ::: |[;/\n|]|\bor\b|\bo\b|\boswa\b|,(?!\s*(?:x|ext))", re.IGNORECASE)
_EMAIL_JOIN = re.compile(r" ::: |[;,\s|]+")
_LIST_JOIN = re.compile(r" ::: |[;,|\n]")
_LABELS = {"cell": "mobile", "cellular": "mobile", "celular": "mobile", "iphone": "mobile"}
_PARTS = ("street", "street2", "city", "state", "postal", "country")
_HOME_COUNTRIES = frozenset(("us", "usa", "united states", "united states of america", "u.s.a."))

_LANGUAGES = {
    "en": "en eng english ingles anglais angle",
    "es": "es spa spanish espanol castellano espanyol panyol",
    "ht": "ht hat haitian creole kreyol creol kreyòl criollo",
    "fr": "fr fra fre french frances francais franse",
    "pt": "pt por portuguese portugues pòtigè",
    "zh": "zh chi zho chinese chino mandarin",
    "vi": "vi vie vietnamese vietnamita",
    "ru": "ru rus russian ruso",
    "ar": "ar ara arabic arabe",
    "de": "de deu ger german aleman",
    "it": "it ita italian italiano",
    "ko": "ko kor korean coreano",
    "tl": "tl tgl tagalog filipino",
    "pl": "pl pol polish polaco",
    "uk": "uk ukr ukrainian ucraniano",
    "he": "he heb hebrew hebreo",
    "qu": "qu que quechua",
    "ase": "ase asl",
}
_CODE = {word: code for code, words in _LANGUAGES.items() for word in words.split()}
_CODE |= {
    "haitian creole": "ht",
    "kreyol ayisyen": "ht",
    "criollo haitiano": "ht",
    "creole haitian": "ht",
    "american sign language": "ase",
}


@dataclass
class Fields:
    """What a row or card says, before it is checked.

    Phones, e-mails and addresses are (label, value, column); `where` and the column name them in
    messages. `parts` holds an address in parts, by its label.
    """

    where: str
    texts: dict[str, str] = field(default_factory=dict)
    phones: list[tuple[str, str, str]] = field(default_factory=list)
    emails: list[tuple[str, str, str]] = field(default_factory=list)
    addresses: list[tuple[str, str, str]] = field(default_factory=list)
    parts: dict[str, dict[str, str]] = field(default_factory=dict)
    consents: list[ConsentDraft] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)


def clean(value: str, limit: int = LINE_LIMIT) -> str:
    """A cell on one line, NFC, without controls, at most `limit` characters."""
    if value.isascii() and value.isprintable() and len(value) <= limit:
        return " ".join(value.split())
    return shortened(one_line(unicodedata.normalize("NFC", without_control(value))), limit)


def clean_block(value: str) -> str:
    """A note: lines kept, otherwise as `clean`."""
    return shortened(without_control(one_newline(value)).strip(), NOTES_LIMIT)


class PersonBuilder:
    """Makes checked people out of fields, and notes what could not be taken."""

    def __init__(self, region: str) -> None:
        self.region = region
        self.problems: list[Problem] = []

    def person(self, fields: Fields) -> PersonDraft | None:
        """The person, or None if there is neither a name nor a way to reach anybody.

        Given and family name are taken as the file has them and never split by guess (D2.5).
        """
        ways = self._ways(fields)
        texts = fields.texts
        found = {
            each.key: clean_block(text) if each.is_block else clean(text, each.limit)
            for each in IMPORTED
            if (text := texts.get(each.target, ""))
        }
        given = clean(f"{texts.get('given', '')} {texts.get('middle', '')}", NAME_LIMIT)
        family = clean(f"{texts.get('family', '')} {texts.get('suffix', '')}", NAME_LIMIT)
        name = found.get("name") or clean(f"{given} {family}", NAME_LIMIT)
        first_way = next((w.value for w in sorted(ways, key=_email_first) if w.key), "")
        name = name or clean(texts.get("nickname", ""), NAME_LIMIT)
        name = name or found.get("affiliation", "") or first_way
        if not name:
            return None
        self._look_at_notes(fields.where, found.get("notes", ""))
        parts = {"name": name, "given": given, "family": family, "zip_code": self._zip(fields)}
        return PersonDraft(
            **found | parts,
            ways=ways,
            consents=one_per_channel(fields.consents),
            languages=self._languages(fields),
            tags=_tags(fields.tags),
            where=fields.where,
        )

    def consent(self, fields: Fields, target: str, header: str, value: str) -> None:
        """Takes the answer of a consent cell, or says that it was not understood."""
        found = consents(target, header, value)
        if found is None:
            self._note(fields.where, header, Why.NO_ANSWER, value=shortened(value, 40))
        else:
            fields.consents += found

    def _note(self, where: str, column: str, why: Why, **args: Arg) -> None:
        place = f"{where}, column “{shortened(one_line(column), 60)}”" if column else where
        self.problems.append(Problem(place, because(why, **args)))

    def _look_at_notes(self, where: str, notes: str) -> None:
        word = status_word(notes)
        if word:
            self._note(where, "", Why.AT_RISK, word=word)

    def _ways(self, fields: Fields) -> tuple[WayDraft, ...]:
        ways: dict[tuple[str, str], WayDraft] = {}
        for label, cell, column in fields.phones:
            for value in _split(cell, _PHONE_JOIN):
                self._add(ways, self._phone((fields.where, column), label, value))
        for label, cell, column in fields.emails:
            for value in _split(cell, _EMAIL_JOIN):
                self._add(ways, self._email((fields.where, column), label, value))
        for label, value, _ in (*fields.addresses, *_composed(fields)):
            text = clean(value)
            way = WayDraft(WayKind.ADDRESS, text, _label(label), text.casefold())
            self._add(ways, way if text else None)
        return tuple(ways.values())

    @staticmethod
    def _add(ways: dict[tuple[str, str], WayDraft], way: WayDraft | None) -> None:
        if way is not None:
            ways.setdefault((way.kind, f"{way.key or way.value}x{way.extension}"), way)

    def _phone(self, where: tuple[str, str], label: str, value: str) -> WayDraft | None:
        value = clean(value.removeprefix("tel:"), 60)
        found = phones.parse(value, self.region)
        kind = _label(label)
        if found is not None:
            return WayDraft(WayKind.PHONE, value, kind, found.e164, found.extension)
        if phones.needs_area_code(value, self.region):
            self._note(*where, Why.NO_AREA_CODE, value=value)
            return WayDraft(WayKind.PHONE, value, kind)
        has_digits = any(c.isdigit() for c in value[:8])
        self._note(*where, Why.PHONE_INCOMPLETE if has_digits else Why.NO_PHONE, value=value)
        return None

    def _email(self, where: tuple[str, str], label: str, value: str) -> WayDraft | None:
        value = clean(value, 254).strip("<>").removeprefix("mailto:")
        key = phones.email_key(value)
        if key:
            return WayDraft(WayKind.EMAIL, value, _label(label), key)
        self._note(*where, Why.NO_EMAIL, value=value)
        return None

    def _languages(self, fields: Fields) -> tuple[str, ...]:
        codes: dict[str, None] = {}
        for cell in fields.languages:
            for word in re.split(r" ::: |[;,/&|\n]", cell):
                bare = unicodedata.normalize("NFKD", clean(word).lower())
                bare = "".join(c for c in bare if not unicodedata.combining(c))
                code = _CODE.get(bare) or _CODE.get(bare.split("-")[0])
                if code:
                    codes[code] = None
                elif bare:
                    shown = shortened(word.strip(), 40)
                    self._note(fields.where, "", Why.LANGUAGE_UNKNOWN, word=shown)
        return tuple(codes)

    def _zip(self, fields: Fields) -> str:
        own = fields.texts.get("zip", "")
        parts = (parts.get("postal", "") for parts in fields.parts.values())
        return clean(own or next((part for part in parts if part.strip()), ""), 20)


def _email_first(way: WayDraft) -> bool:
    return way.kind != WayKind.EMAIL


def _split(cell: str, join: re.Pattern[str]) -> list[str]:
    """The values of a cell; one that is whole as it stands is not split."""
    if join is _EMAIL_JOIN and cell.count("@") < 2 and _GOOGLE_JOIN not in cell:
        return [cell.strip()] if cell.strip() else []
    if join is _PHONE_JOIN and sum(c.isdigit() for c in cell) < 14 and _GOOGLE_JOIN not in cell:
        return [cell.strip()] if cell.strip() else []
    return [part.strip() for part in join.split(cell) if part and part.strip()]


def _label(label: str) -> str:
    """A label as we keep it: `mobile`, `home`, `work`, or the file's own word; no number."""
    word = clean(label, 40).lstrip("* ").lower().removesuffix(" phone").removesuffix(" fax")
    word = re.sub(r"^_\$!<(.*)>!\$_$", r"\1", word)
    return "" if word.isdigit() else _LABELS.get(word, word)


def _tags(cells: list[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for cell in cells:
        for tag in _LIST_JOIN.split(cell):
            word = clean(tag, 80).strip("\"'").removeprefix("* ").strip()
            if word and word.lower() not in ("mycontacts", "my contacts"):
                found.setdefault(word.casefold(), word)
    return tuple(found.values())


def _composed(fields: Fields) -> list[tuple[str, str, str]]:
    """Addresses out of their parts, each on one line: street, city, state ZIP, country."""
    whole = {label for label, value, _ in fields.addresses if value.strip()}
    found = []
    for label, parts in fields.parts.items():
        values = {name: clean(parts.get(name, "")) for name in _PARTS}
        if label == "" and not values["postal"]:
            values["postal"] = clean(fields.texts.get("zip", ""), 20)
        if not (values["street"] or values["street2"]) or label in whole:
            continue
        if values["country"].lower() in _HOME_COUNTRIES:
            values["country"] = ""
        state = f"{values['state']} {values['postal']}".strip()
        line = (values["street"], values["street2"], values["city"], state, values["country"])
        found.append((label, ", ".join(part for part in line if part), "address"))
    return found


_YES = frozenset(
    ("y", "yes", "true", "1", "x", "ok", "on", "si", "sí", "wi", "oui", "subscribed", "confirmed")
)
_NO = frozenset(
    ("n", "no", "false", "0", "off", "non", "unsubscribed", "bouncing", "bounced", "spam complaint")
)
_SILENT = frozenset(("", "unknown", "null", "none", "n/a", "-", "never", "not subscribed"))


def consents(target: str, header: str, value: str) -> list[ConsentDraft] | None:
    """What a cell of a consent column says; None if the word is not understood.

    A blank says nothing. A `refusal` column (do_not_call) can only say no: that somebody is not
    on a do-not-call list is no consent.
    """
    kind, _, channel = target.partition(":")
    word = value.strip().lower()
    wording = f"{header.strip()}: {value.strip()}"[:200]
    if word in _SILENT:
        return []
    if kind == "joined":
        return [ConsentDraft(Channel(channel), Answer.YES, wording)]
    if kind == "left":
        return [ConsentDraft(Channel(channel), Answer.NO, wording)]
    if word not in _YES and word not in _NO:
        return None
    if kind == "refusal":
        channels = list(Channel) if channel == "all" else [Channel(channel)]
        return [ConsentDraft(c, Answer.NO, wording) for c in channels] if word in _YES else []
    answer = Answer.YES if word in _YES else Answer.NO
    return [ConsentDraft(Channel(channel), answer, wording)]


def one_per_channel(found: list[ConsentDraft]) -> tuple[ConsentDraft, ...]:
    """One answer a channel; a no beats every yes of the same row (rules A6.4)."""
    kept: dict[Channel, ConsentDraft] = {}
    for consent in found:
        known = kept.get(consent.channel)
        if known is None or (known.answer == Answer.YES and consent.answer == Answer.NO):
            kept[consent.channel] = consent
    return tuple(kept.values())
