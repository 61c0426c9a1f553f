"""What of a person can be written out, under which headers, and in which order."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from organizer.people.exportable import PersonExport
from organizer.people.fields import EXPORTED, NAMES

_WAYS = {
    "phone": "Phone",
    "phone_2": "Phone 2",
    "phone_label": "Kind of phone",
    "email": "E-mail",
    "email_2": "E-mail 2",
    "address": "Address",
}
_ANSWERS = {
    "consent_call": "May be called",
    "consent_text": "May be texted",
    "consent_email": "May be e-mailed",
    "consent_mail": "May be sent mail",
}
HEADERS = {
    **{name: EXPORTED[name].title for name in NAMES},
    **_WAYS,
    **{column: each.title for column, each in EXPORTED.items() if column not in NAMES},
    **_ANSWERS,
    "updated": "Updated",
}
"""English headers; all of them are known to our own reader, so a file can come back."""

COLUMNS = tuple(HEADERS)
"""Keys of the columns in the order in which they are written."""

Cell = Callable[[PersonExport], str]


def _phone(number: int, part: int) -> Cell:
    def cell(person: PersonExport) -> str:
        phones = person.phones
        return phones[number][part] if len(phones) > number else ""

    return cell


def _nth(field: str, number: int) -> Cell:
    def cell(person: PersonExport) -> str:
        values: tuple[str, ...] = getattr(person, field)
        return values[number] if len(values) > number else ""

    return cell


def _text(key: str) -> Cell:
    """A field as one text; several words with commas between them."""

    def cell(person: PersonExport) -> str:
        value: str | tuple[str, ...] = getattr(person, key)
        return value if isinstance(value, str) else ", ".join(value)

    return cell


def _consent(channel: str) -> Cell:
    return lambda person: person.consent.get(channel, "")


def _updated(person: PersonExport) -> str:
    return person.updated.isoformat(timespec="seconds") if person.updated else ""


def cells(columns: Sequence[str], is_exact: bool) -> list[Cell]:
    """What to call for each column of a row, worked out once for the whole file.

    Exact phones are E.164; others as they are printed. KeyError for an unknown column.
    """
    part = 1 if is_exact else 2
    known: dict[str, Cell] = {
        **{column: _text(each.key) for column, each in EXPORTED.items()},
        "phone": _phone(0, part),
        "phone_2": _phone(1, part),
        "phone_label": _phone(0, 0),
        "email": _nth("emails", 0),
        "email_2": _nth("emails", 1),
        "address": _nth("addresses", 0),
        **{name: _consent(name.removeprefix("consent_")) for name in _ANSWERS},
        "updated": _updated,
    }
    return [known[column] for column in columns]


@dataclass(frozen=True)
class Layout:
    """How another program wants a people table: its exact headers, and what goes under them.

    Headers without an entry in `filled` are written and stay empty. `reads` names what it needs of
    a person whatever columns were chosen.
    """

    headers: tuple[str, ...]
    filled: Mapping[str, Cell]
    reads: tuple[str, ...] = ("given", "family")

    def cells(self) -> list[Cell]:
        """What to call for each header."""
        return [self.filled.get(header, _nothing) for header in self.headers]


def _nothing(_person: PersonExport) -> str:
    return ""


def _given_or_name(person: PersonExport) -> str:
    """The given name; the whole name where the parts are not known, since it is never split."""
    return person.given if person.given or person.family else person.name


def _family(person: PersonExport) -> str:
    return person.family


def _by_label(*labels: str) -> Cell:
    """The first phone with one of these labels; an empty label counts as mobile."""

    def cell(person: PersonExport) -> str:
        return next((e164 for label, e164, _ in person.phones if label in labels), "")

    return cell


def _other_phone(person: PersonExport) -> str:
    known = ("", "mobile", "home", "work")
    return next((e164 for label, e164, _ in person.phones if label not in known), "")


def _opt_in(channel: str) -> Cell:
    return lambda person: {"yes": "Y", "no": "N"}.get(person.consent.get(channel, ""), "")


def _do_not_call(person: PersonExport) -> str:
    return "Y" if person.consent.get("call") == "no" else ""


def _as_elsewhere(layout: str) -> dict[str, Cell]:
    """The fields that stand in a layout as they are, by its headers."""
    return {
        each.elsewhere[layout]: _text(each.key)
        for each in EXPORTED.values()
        if layout in each.elsewhere
    }


def _split(headers: str) -> tuple[str, ...]:
    return tuple(headers.split(","))


_GOOGLE = Layout(
    headers=_split(
        "First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,"
        "Phonetic Last Name,Name Prefix,Name Suffix,Nickname,File As,Organization Name,"
        "Organization Title,Organization Department,Birthday,Notes,Photo,Labels,"
        "E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,"
        "Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value,"
        "Address 1 - Label,Address 1 - Formatted,Address 1 - Street,Address 1 - City,"
        "Address 1 - PO Box,Address 1 - Region,Address 1 - Postal Code,Address 1 - Country,"
        "Address 1 - Extended Address"
    ),
    filled={
        **_as_elsewhere("google"),
        "First Name": _given_or_name,
        "Last Name": _family,
        "Labels": lambda person: " ::: ".join(person.tags),
        "E-mail 1 - Value": _nth("emails", 0),
        "E-mail 2 - Value": _nth("emails", 1),
        "Phone 1 - Label": _phone(0, 0),
        "Phone 1 - Value": _phone(0, 1),
        "Phone 2 - Label": _phone(1, 0),
        "Phone 2 - Value": _phone(1, 1),
        "Address 1 - Formatted": _nth("addresses", 0),
    },
)

_OUTLOOK = Layout(
    headers=_split(
        "First Name,Middle Name,Last Name,Title,Suffix,Initials,Web Page,Gender,Birthday,"
        "Anniversary,Location,Language,Internet Free Busy,Notes,E-mail Address,"
        "E-mail 2 Address,E-mail 3 Address,Primary Phone,Home Phone,Home Phone 2,Mobile Phone,"
        "Pager,Home Fax,Home Address,Home Street,Home Street 2,Home Street 3,"
        "Home Address PO Box,Home City,Home State,Home Postal Code,Home Country,Spouse,"
        "Children,Manager's Name,Assistant's Name,Referred By,Company Main Phone,"
        "Business Phone,Business Phone 2,Business Fax,Assistant's Phone,Company,Job Title,"
        "Department,Office Location,Organizational ID Number,Profession,Account,"
        "Business Address,Business Street,Business Street 2,Business Street 3,"
        "Business Address PO Box,Business City,Business State,Business Postal Code,"
        "Business Country,Other Phone,Other Fax,Other Address,Other Street,Other Street 2,"
        "Other Street 3,Other Address PO Box,Other City,Other State,Other Postal Code,"
        "Other Country,Callback,Car Phone,ISDN,Radio Phone,TTY/TDD Phone,Telex,User 1,User 2,"
        "User 3,User 4,Keywords,Mileage,Hobby,Billing Information,Directory Server,"
        "Sensitivity,Priority,Private,Categories"
    ),
    filled={
        **_as_elsewhere("outlook"),
        "First Name": _given_or_name,
        "Last Name": _family,
        "Language": _text("languages"),
        "E-mail Address": _nth("emails", 0),
        "E-mail 2 Address": _nth("emails", 1),
        "E-mail 3 Address": _nth("emails", 2),
        "Mobile Phone": _by_label("mobile", ""),
        "Home Phone": _by_label("home"),
        "Business Phone": _by_label("work"),
        "Other Phone": _other_phone,
        "Home Address": _nth("addresses", 0),
        "Categories": lambda person: ";".join(person.tags),
    },
)

_NATIONBUILDER = Layout(
    headers=_split(
        "first_name,last_name,name,email,email_opt_in,phone_number,work_phone_number,"
        "mobile_number,mobile_opt_in,do_not_call,primary_address1,primary_zip,language,tag_list"
    ),
    filled={
        **_as_elsewhere("nationbuilder"),
        "first_name": _given_or_name,
        "last_name": _family,
        "email": _nth("emails", 0),
        "email_opt_in": _opt_in("email"),
        "phone_number": _by_label("home"),
        "work_phone_number": _by_label("work"),
        "mobile_number": _by_label("mobile", ""),
        "mobile_opt_in": _opt_in("text"),
        "do_not_call": _do_not_call,
        "primary_address1": _nth("addresses", 0),
        "language": _nth("languages", 0),
        "tag_list": _text("tags"),
    },
    reads=("given", "family", "consent"),
)

LAYOUTS: dict[str, Layout] = {
    "google": _GOOGLE,
    "outlook": _OUTLOOK,
    "nationbuilder": _NATIONBUILDER,
}
"""Layouts beside `plain`; headers as rules D1 has them."""
