"""What is known of a person, field by field: the one table that forms, lists and files come from.

A new field is a line here, a column of `model.people.Person` with its migration, and its words in
`ui.text.person_words`. What has rows of its own (phones, e-mails, addresses, answers) is beside it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Annotated, TypedDict, get_type_hints

from organizer.model.kinds import WayKind

NAME_LIMIT, LINE_LIMIT, NOTES_LIMIT = 200, 300, 5000
"""What an import keeps of a name, of another line, and of notes; in characters."""


@dataclass(frozen=True)
class PersonField:
    """How one field of a person is entered, merged, read from files and written to them.

    `key` is the attribute of a row and the column of `Person`, unless the field has rows of its
    own. `column` is what exports call it; a field without one never leaves. `title` is its header
    in our own files, `headers` what people and programs call it, between commas, in the spelling of
    `plain_header`; a field without any is not read from files. `elsewhere` is where other programs
    have it: a header of an export layout, or a property of a vCard.
    """

    column: str = ""
    title: str = ""
    headers: str = ""
    target: str = ""
    elsewhere: Mapping[str, str] = field(default_factory=dict)
    limit: int = LINE_LIMIT
    form: int = 0
    """Its place in the form, from 1; 0 for what the form does not have."""
    is_wide: bool = False
    in_list: bool = False
    """Whether the table of people has a column of it."""
    is_block: bool = False
    is_merged: bool = True
    """Whether a file fills it for somebody whom we know and have nothing of there."""
    has_rows: bool = False
    key: str = ""
    is_text: bool = True


@dataclass(frozen=True, kw_only=True)
class PersonFields:
    """What every row, draft and export of a person can hold; the note of a field tells its use."""

    name: Annotated[
        str,
        PersonField(
            "name",
            "Name",
            "name, full name, display name, nombre completo, nombre y apellido,"
            " nombre y apellidos, non konple, contact name, person",
            elsewhere={"nationbuilder": "name", "vcard": "FN"},
            limit=NAME_LIMIT,
            form=1,
            is_wide=True,
            is_merged=False,
        ),
    ]
    given: Annotated[
        str,
        PersonField(
            "given",
            "First name",
            "first name, firstname, first, given name, given, nombre, nombres, prenom, prenon,"
            " primer nombre",
            limit=NAME_LIMIT,
            form=2,
        ),
    ] = ""
    family: Annotated[
        str,
        PersonField(
            "family",
            "Last name",
            "last name, lastname, last, surname, family name, family, apellido, apellidos,"
            " siyati, primer apellido",
            limit=NAME_LIMIT,
            form=3,
        ),
    ] = ""
    say_like: Annotated[str, PersonField(form=4)] = ""
    pronouns: Annotated[str, PersonField(form=5)] = ""
    languages: Annotated[
        tuple[str, ...],
        PersonField(
            "languages",
            "Languages",
            "language, languages, idioma, idiomas, lengua, lang, lanng, preferred language",
            target="language",
            in_list=True,
        ),
    ] = ()
    district: Annotated[
        str,
        PersonField(
            "district",
            "District",
            "district, distrito, distri, council district, commission district",
            form=8,
            in_list=True,
        ),
    ] = ""
    neighborhood: Annotated[
        str,
        PersonField(
            "neighborhood",
            "Neighborhood",
            "neighborhood, neighbourhood, barrio, vecindario, katye",
            form=10,
            is_wide=True,
        ),
    ] = ""
    zip_code: Annotated[
        str,
        PersonField(
            "zip",
            "ZIP",
            "zip, zip code, zipcode, postal code, postcode, codigo postal, kod postal, zip5, mzip5,"
            " vzip5, primary zip, zip postal code",
            elsewhere={
                "google": "Address 1 - Postal Code",
                "outlook": "Home Postal Code",
                "nationbuilder": "primary_zip",
            },
            limit=20,
            form=9,
        ),
    ] = ""
    role: Annotated[
        str,
        PersonField(
            "role",
            "Role",
            "role, title, job title, organization title, organization 1 title, occupation, cargo,"
            " puesto, wol",
            elsewhere={"google": "Organization Title", "outlook": "Job Title", "vcard": "TITLE"},
            form=6,
        ),
    ] = ""
    affiliation: Annotated[
        str,
        PersonField(
            "affiliation",
            "Organization",
            "organization, organisation, organization name, company, organization 1 name,"
            " affiliation, employer, organizacion, empresa, grupo, group, oganizasyon",
            elsewhere={"google": "Organization Name", "outlook": "Company", "vcard": "ORG"},
            form=7,
        ),
    ] = ""
    tags: Annotated[
        tuple[str, ...],
        PersonField(
            "tags",
            "Tags",
            "tags, tag list, labels, group membership, categories, can2 user tags, etiquetas,"
            " etiket",
            has_rows=True,
        ),
    ] = ()
    notes: Annotated[
        str,
        # No column: notes never leave, they are where secrets are.
        PersonField(
            headers="notes, note, comments, comment, notas, comentarios, not, remak",
            elsewhere={"vcard": "NOTE"},
            limit=NOTES_LIMIT,
            is_block=True,
        ),
    ] = ""
    origin: Annotated[str, PersonField()] = ""
    external_id: Annotated[
        str,
        PersonField(
            headers="nationbuilder id, uuid, voter file vanid, vanid, leid, euid, akid, user id,"
            " external id, id",
            elsewhere={"vcard": "UID"},
            is_merged=False,
        ),
    ] = ""


def _field(key: str, hint: object) -> PersonField:
    noted = next(each for each in hint.__metadata__ if isinstance(each, PersonField))  # type: ignore[attr-defined]
    is_text = hint.__origin__ is str  # type: ignore[attr-defined]
    return replace(noted, key=key, is_text=is_text, target=noted.target or noted.column or key)


FIELDS = tuple(
    _field(key, hint) for key, hint in get_type_hints(PersonFields, include_extras=True).items()
)
"""Every field, in the order of files."""

NAMES = ("name", "given", "family")
"""The parts of a name, which are set together."""

STORED = tuple(each for each in FIELDS if not each.has_rows)
"""The fields that are a column of `Person`."""

IMPORTED = tuple(each for each in FIELDS if each.headers and each.is_text)
"""The texts that are read from files."""

MERGED = tuple(each.key for each in IMPORTED if each.is_merged)
"""What a file may fill for somebody whom we know."""

IN_FORM = tuple(sorted((each for each in FIELDS if each.form), key=lambda each: each.form))
"""What is typed into the form of a person, in its order."""

IN_LIST = tuple(each for each in FIELDS if each.in_list)
"""What the table of people has a column of, beside name, phone and answers."""

EXPORTED = {each.column: each for each in FIELDS if each.column}
"""What may leave, by column."""

WAY_COLUMNS = {str(kind): kind for kind in WayKind}
"""The columns that are a way to reach a person: phone, email, address."""

COLUMNS = (*NAMES, *WAY_COLUMNS, *(column for column in EXPORTED if column not in NAMES))
"""Columns that can be chosen for a file or a list on paper, in their order."""


class PersonDetails(TypedDict, total=False):
    """What commands take by name, as `PersonFields` has it; a test holds them together."""

    say_like: str
    pronouns: str
    languages: tuple[str, ...]
    district: str
    neighborhood: str
    zip_code: str
    role: str
    affiliation: str
    notes: str
    origin: str


class PersonChanges(PersonDetails, total=False):
    """The same with the parts of the name, for somebody who is there already."""

    name: str
    given: str
    family: str
