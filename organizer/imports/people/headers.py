"""What the columns of people files are called, and what they mean.

Sources of the names: rules D1 (Google, Outlook, Thunderbird, Action Network, NationBuilder, VAN,
Mailchimp), and synonyms in English, Spanish and Haitian Creole.

Targets: the fields of a person (`people.fields`, which has their names too), `middle nickname
suffix action`; `phone:LABEL`, `email:LABEL`; of an address `address:LABEL`
(whole), `street: street2: city: state: postal: country:` each with a label; `label:phone:LABEL`
(the label is in this column); `consent:CHANNEL`, `refusal:CHANNEL`, `joined:CHANNEL` and
`left:CHANNEL` (dates of joining and leaving a list); `ignore` and `private`.
"""

import re
import unicodedata
from collections.abc import Sequence

from organizer.people.fields import FIELDS

_PRIVATE = re.compile(
    r"immigra|inmigra|imigr|migrator|citizen|ciudadan|sitwayen"
    r"|\bnationalit|nasyonalite|\bnational id|nacionalidad"
    r"|passport|pasaporte|paspo\b|\bvisas?\b|\bvizas?\b|birth ?(country|place)"
    r"|(country|place|pais|lugar) (of|de) (birth|nacimiento|origin|origen)|\bssns?\b"
    r"|social security|seguro social|\baliens?\b|\ba ?(number|no)\b|green ?card|\bdaca\b|\btps\b"
    r"|asylum|asilo|undocumented|indocumentad|sin papeles|san papye|has papers|legal status"
)
"""Headers of columns that are never read (rules A1.5). "status" alone must not match."""

_PROFILES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("action-network", ("can2 user tags", "can2 subscription status", "can2 user address")),
    ("action-network", ("can2 phone", "can2 sms status", "can2 state abbreviated")),
    ("nationbuilder", ("nationbuilder id", "mobile opt in", "email opt in", "federal donotcall")),
    ("nationbuilder", ("is mobile bad", "tag list", "primary address1", "support level")),
    ("van", ("voter file vanid", "vanid", "preferredemail", "pref phone")),
    ("mailchimp", ("member rating", "optin time", "confirm time", "leid", "euid", "unsub time")),
    ("google-old", ("yomi name", "group membership", "given name yomi", "additional name")),
    ("google", ("e mail 1 value", "phone 1 label", "phonetic first name", "phone 1 value")),
    ("thunderbird", ("primary email", "secondary email", "home zipcode")),
    ("outlook", ("e mail 2 address", "e mail 3 address", "business phone", "home fax")),
    ("outlook", ("e mail address", "internet free busy", "business street", "web page")),
)
"""The distinctive headers of each program; the profile with most of them is taken."""

_WORDS: dict[str, str] = {
    "middle": "middle name, middlename, additional name, segundo nombre",
    "nickname": "nickname, apodo, ti non, short name",
    "suffix": "suffix, name suffix",
    "action": "action",
    "phone:": "phone, phone number, telephone, tel, telefono, numero de telefono, telefon,"
    " nimewo telefon, preferred phone, pref phone, primary phone, can2 phone, primary number",
    "phone:mobile": "mobile, mobile phone, mobile number, cell, cell phone, cellphone, celular,"
    " movil, selile, telefono movil, telefono celular",
    "phone:home": "home phone, home phone 2, telefono de casa",
    "phone:work": "work phone, business phone, business phone 2, work phone number,"
    " company main phone, telefono del trabajo",
    "phone:other": "other phone, phone 2, car phone",
    "email:": "email, e mail, email address, e mail address, primary email, preferredemail, mail,"
    " correo, correo electronico, imel, emails, preferred email",
    "email:other": "secondary email, e mail 2, e mail 3, e mail 2 address, e mail 3 address,"
    " email 2, email 3",
    "address:": "address, mailing address, full address, direccion, adres, street address",
    "address:home": "home address formatted",
    "street:": "address1, street, calle, primary address1, can2 user address, maddress, vaddress,"
    " address line 1",
    "street2:": "address2, primary address2, primary address3, address line 2, apartment, apt,"
    " apartamento",
    "city:": "city, ciudad, vil, primary city, can2 user city, mcity, vcity, town",
    "state:": "state, estado, eta, primary state, can2 state abbreviated, can2 user state, mstate,"
    " vstate, region, province",
    "country:": "country, pais, peyi, primary country code, primary country",
    "street:home": "home address, home street",
    "street2:home": "home address 2, home street 2, home street 3",
    "city:home": "home city",
    "state:home": "home state",
    "postal:home": "home zipcode, home postal code",
    "country:home": "home country",
    "street:work": "work address, business address, business street",
    "street2:work": "work address 2, business street 2, business street 3",
    "city:work": "work city, business city",
    "state:work": "work state, business state",
    "postal:work": "work zipcode, business postal code",
    "country:work": "work country, business country",
    "street:other": "other address, other street",
    "street2:other": "other street 2, other street 3",
    "city:other": "other city",
    "state:other": "other state",
    "postal:other": "other postal code",
    "country:other": "other country",
    "consent:email": "email opt in, can2 subscription status, may be e mailed, may be emailed,"
    " consent email, ok to email, acepta correo, acepta correos",
    "consent:text": "mobile opt in, can2 sms status, may be texted, consent text, ok to text,"
    " text opt in, sms opt in, acepta mensajes, acepta textos",
    "consent:call": "may be called, consent call, ok to call, call opt in, acepta llamadas,"
    " puede llamar",
    "consent:mail": "may be mailed, may be sent mail, consent mail, ok to mail, mail opt in",
    "refusal:call": "do not call, federal donotcall, no llamar, donotcall",
    "refusal:email": "do not email, do not e mail, email opt out, no enviar correo",
    "refusal:text": "do not text, sms opt out, no enviar mensajes",
    "refusal:mail": "do not mail",
    "refusal:all": "do not contact, no contactar",
    "joined:email": "optin time, confirm time",
    "left:email": "unsub time",
    "ignore": "prefix, name prefix, phonetic first name, phonetic middle name, phonetic last name,"
    " file as, birthday, photo, gender, sex, sexo, age, edad, party, location, latitude, longitude,"
    " optin ip, confirm ip, gmtoff, dstoff, timezone, cc, last change, last changed, member rating,"
    " fax number, pager number, pager, home fax, business fax, other fax, web page, web page 1,"
    " web page 2, birth year, birth month, birth day, custom 1, custom 2, custom 3, custom 4,"
    " screen name, department, initials, anniversary, spouse, children, yomi name,"
    " given name yomi, additional name yomi, family name yomi, updated, is mobile bad,"
    " support level, created at, dob, is volunteer, unsub reason, unsub campaign title,"
    " unsub campaign id, can2 subscription date, can2 county, zip4, cd, sd, hd,"
    " organization department",
}

_KNOWN = [*((each.target, each.headers) for each in FIELDS if each.headers), *_WORDS.items()]
_BY_HEADER = {word.strip(): target for target, words in _KNOWN for word in words.split(",")}

_GOOGLE = re.compile(
    r"(e mail|phone|address) (\d{1,2}) (label|type|value|formatted|street|extended address|city"
    r"|po box|region|postal code|country)"
)
_GOOGLE_PARTS = {
    "formatted": "address",
    "street": "street",
    "extended address": "street2",
    "city": "city",
    "region": "state",
    "postal code": "postal",
    "country": "country",
}


def plain_header(header: str) -> str:
    """A header for comparing: no accents, small letters, words apart by single spaces."""
    bare = unicodedata.normalize("NFKD", header.strip().lstrip("\ufeff").lower())
    bare = "".join(c for c in bare if not unicodedata.combining(c))
    return " ".join(re.findall(r"[a-z0-9]+", bare))


def target_of(header: str) -> str:
    """What a column with this header is taken for; empty if the header is not known."""
    plain = plain_header(header)
    if _PRIVATE.search(plain):
        return "private"
    known = _BY_HEADER.get(plain)
    if known is not None:
        return known
    numbered = _GOOGLE.fullmatch(plain)
    if numbered is None:
        return ""
    kind, number, part = numbered.groups()
    kind = "email" if kind == "e mail" else kind
    if part in ("label", "type"):
        return f"label:{kind}:{number}"
    if kind in ("email", "phone"):
        return f"{kind}:{number}" if part == "value" else "ignore"
    return f"{_GOOGLE_PARTS[part]}:{number}" if part in _GOOGLE_PARTS else "ignore"


def targets_of(headers: Sequence[str]) -> list[str]:
    """What each column of a header row is taken for, `ignore` for unknown ones.

    Some headers mean something else in company: Outlook's Title is Mr. or Ms. beside a Job Title,
    its Home Address is the whole of what Home Street and Home City give in parts, and an Address
    beside a City is only the street.
    """
    plain = [plain_header(header) for header in headers]
    targets = [target_of(header) or "ignore" for header in headers]
    for index, name in enumerate(plain):
        kind = name.removesuffix(" address")
        if name == "title" and "job title" in plain:
            targets[index] = "ignore"
        elif name != kind and f"{kind} street" in plain:
            targets[index] = f"address:{'work' if kind == 'business' else kind}"
    for index, target in enumerate(targets):
        label = target.removeprefix("address:")
        if label != target and f"city:{label}" in targets and f"street:{label}" not in targets:
            targets[index] = f"street:{label}"
    return targets


def header_hits(cells: Sequence[str]) -> int:
    """How many cells of a row are known headers."""
    return sum(1 for cell in cells if len(cell) < 80 and target_of(cell))


def profile_of(headers: Sequence[str]) -> str:
    """The program that wrote a header row: the one with most of its distinctive names there."""
    plain = {plain_header(header) for header in headers}
    scores: dict[str, int] = {}
    for name, words in _PROFILES:
        scores[name] = scores.get(name, 0) + len(plain.intersection(words))
    best = max(scores, key=lambda name: scores[name])
    # One shared word is not enough for the two whose headers others use as well.
    needed = 2 if best in ("thunderbird", "outlook") and len(headers) > 6 else 1
    return best if scores[best] >= needed else "plain"
