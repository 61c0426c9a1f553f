"""Rosters as tables: the people export of Open States, plain tables, and lists of OCD divisions.

Names of columns: the header of the people files of Open States as it publishes them (seen in
2026), the columns of cities' own lists in English and Spanish, and the columns of the lists of
opencivicdata/ocd-division-ids (`id`, `name`, `validThrough`; those of one state have no header).
Of a person's private things (birth date, gender, biography, picture, party, social media) nothing
is read.

A table is only taken for a roster if it cannot be a list of private people. It needs a name and
the seat or title that goes with it, no column that lists of volunteers and address books have
(consent, tags, language, neighborhood, company, home address, private ones), and one sign of an
office more: a column that only rosters have (term, chamber, division), or in most of its rows a
title of an elected office, or an e-mail address of a government. "Name, District, Phone" alone is
thus left to the people reader, because it may be a list of neighbours.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from organizer.imports.draft import Problem, Why, because
from organizer.imports.people.headers import plain_header, target_of
from organizer.imports.people.rows import clean
from organizer.imports.rosters.draft import DivisionDraft, RosterDraft
from organizer.imports.rosters.rows import RosterBuilder, title_and_name, typed_date
from organizer.imports.tabular.spreadsheet import unguarded
from organizer.imports.tabular.table import Row, Table, first_rows, read_rows
from organizer.model import divisions
from organizer.model.errors import Rule, RuleBroken
from organizer.progress import Progress, silent

_WORDS = {
    "name": "name, full name, member, member name, official, official name, commissioner name,"
    " nombre, nombre completo, nombre y apellidos, miembro, funcionario",
    "given": "given name, first name, first, nombres, primer nombre",
    "family": "family name, last name, last, surname, apellido, apellidos",
    "title": "title, position, role, job title, office title, cargo, titulo, puesto",
    "office": "office, office held, oficina electa, cargo electo",
    "seat": "seat, seat name, escano, asiento, curul",
    "district": "district, current district, council district, commission district,"
    " district number, distrito, distrito comisionado",
    "ward": "ward, barrio electoral",
    "group": "group, grupo",
    "chamber": "current chamber, chamber, camara",
    "phone": "phone, phone number, office phone, telephone, telefono, telefono de oficina,"
    " capitol voice, tel, contact number",
    "phone2": "district voice, other phone, phone 2",
    "email": "email, e mail, email address, e mail address, correo, correo electronico,"
    " office email",
    "office_address": "address, office address, mailing address, capitol address, direccion,"
    " direccion de oficina, office location",
    "office_address2": "district address",
    "web": "web, website, web site, url, web page, webpage, web address, link, links, sitio web,"
    " pagina web, homepage",
    "source": "source, sources, source url, fuente",
    "division": "division, division id, ocd id, ocdid, ocd division, ocd division id",
    "uid": "id, person id, open states id, openstates id, uid",
    "body": "body, body name, board, commission, council, board name, jurisdiction, municipality,"
    " organo, cuerpo, junta, comision, concejo, municipio",
    "city": "city, ciudad",
    "state": "state, estado",
    "zip": "zip, zip code, zipcode, postal code, codigo postal",
    "term_start": "term start, term begins, term began, start date, term start date, took office,"
    " elected, inicio del mandato, inicio de mandato, desde, fecha de inicio",
    "term_end": "term end, term ends, term end date, term expires, term expiration, end date,"
    " expires, fin del mandato, fin de mandato, hasta, fecha final, vencimiento",
}
_BY_HEADER = {word.strip(): field for field, words in _WORDS.items() for word in words.split(",")}

_OPEN_STATES = frozenset(("current party", "current district", "current chamber", "capitol voice"))
_SEATS = ("seat", "district", "ward", "group", "office")
_TERM = re.compile(r"\b(term|took office|mandato|current chamber)\b")
"""In headers of columns that no list of private people has."""

_PRIVATE_LISTS = (
    *("consent", "refusal", "joined", "left", "tags", "language", "neighborhood", "nickname"),
    *("affiliation", "private", "action", "suffix", "middle", "external_id", "label"),
)
"""What the people reader finds in lists of volunteers and in address books (headers.py)."""

_ELECTED = re.compile(
    r"\b(mayor|commissioner|council ?(member|man|woman|person)|councilor|alder(man|woman|person)"
    r"|senator|selectman|alcalde|alcaldesa|comisionad[oa]|concejal|senador)\b"
    r"|^((state|vice|school board) )?(representative|governor|member)\b|^chair(man|woman|person)?$",
    re.IGNORECASE,
)
_SEAT_WORDS = re.compile(r"(district|ward|group|place|seat|at[- ]large|distrito|grupo)\b", re.I)
_GOVERNMENT = re.compile(r"@\S+(\.gov|gov\.(com|org|net|us)|\.[a-z]{2}\.us)$", re.IGNORECASE)
_TITLES = {"upper": "Senator", "lower": "Representative"}


def is_roster(data: bytes) -> bool:
    """Whether a table is a roster or a list of divisions, seen from its beginning."""
    rows = first_rows(data)
    if not rows:
        return False
    if _is_divisions(rows):
        return True
    fields, body = _fields(rows[0].cells), rows[1:]
    if "name" not in fields.values() and not {"given", "family"} <= set(fields.values()):
        return False
    if not body or not set(fields.values()) & {*_SEATS, "title", "chamber", "division"}:
        return False
    if any(_is_private(header) for header in rows[0].cells):
        return False
    if any(_TERM.search(plain_header(header)) for header in rows[0].cells):
        return True
    signs = sum(_has_office(fields, row.cells) for row in body)
    return signs * 2 > len(body)


def read(data: bytes, today: date, progress: Progress = silent) -> RosterDraft:
    """The members or divisions of a table.

    Raises RuleBroken FILE_EMPTY, FILE_TOO_LARGE, or FILE_NOT_TABLE where no column is a name.
    """
    table = read_rows(data)
    builder = RosterBuilder(today)
    builder.problems += table.problems
    if _is_divisions(table.rows):
        _take_divisions(builder, table)
        return builder.draft("ocd-divisions")
    headers = table.rows[0].cells
    fields = _fields(headers)
    if not {"name", "given", "family"} & set(fields.values()):
        raise RuleBroken(Rule.FILE_NOT_TABLE)
    for number, row in enumerate(table.rows[1:]):
        progress(number, len(table.rows))
        extra = [cell for cell in row.cells[len(headers) :] if cell.strip()]
        where = f"line {row.line}"
        if extra:
            counts = {"cells": len(row.cells), "columns": len(headers)}
            builder.skip(where, " ".join(row.cells[:2]), Why.TOO_MANY_CELLS, **counts)
        else:
            builder.add(_texts(_cells(fields, row.cells)), where)
    unread = [clean(h, 60) for i, h in enumerate(headers) if i not in fields and h.strip()]
    if unread:
        builder.problems.append(Problem("file", because(Why.COLUMNS_UNREAD, columns=tuple(unread))))
    return builder.draft("open-states-csv" if _is_open_states(headers) else "roster")


def _fields(headers: Sequence[str]) -> dict[int, str]:
    """What the columns hold, by their place; each field once, the first column counts."""
    found: dict[int, str] = {}
    for index, header in enumerate(headers):
        field = _BY_HEADER.get(plain_header(header)) if len(header) < 80 else None
        if field and field not in found.values():
            found[index] = field
    return found


def _is_private(header: str) -> bool:
    kind, _, label = target_of(header).partition(":")
    is_ours = plain_header(header) in _BY_HEADER
    return label == "home" or (kind in _PRIVATE_LISTS and not is_ours)


def _is_open_states(headers: Sequence[str]) -> bool:
    return len(_OPEN_STATES & {plain_header(header) for header in headers}) >= 2


def _cells(fields: Mapping[int, str], cells: Sequence[str]) -> dict[str, str]:
    return {
        field: unguarded(cells[index]).strip()
        for index, field in fields.items()
        if index < len(cells) and cells[index].strip()
    }


def _has_office(fields: Mapping[int, str], cells: Sequence[str]) -> bool:
    found = _cells(fields, cells)
    said = (
        found.get("title", ""),
        found.get("office", ""),
        title_and_name(found.get("name", ""))[0],
    )
    return (
        any(_ELECTED.search(words) for words in said)
        or _SEAT_WORDS.match(found.get("seat", "")) is not None
        or divisions.division_id(found.get("division", "")) != ""
        or _GOVERNMENT.search(found.get("email", "")) is not None
    )


def _texts(found: dict[str, str]) -> dict[str, str]:
    """A row's fields as a member has them."""
    texts = dict(found)
    texts["name"] = found.get("name") or f"{found.get('given', '')} {found.get('family', '')}"
    seats = [_seat(field, found[field]) for field in _SEATS if found.get(field)]
    if not found.get("title") and _ELECTED.search(found.get("office", "")):
        texts["title"] = found["office"]
        seats = [seat for seat in seats if seat != found["office"]]
    texts["seat"] = ", ".join(dict.fromkeys(seats))
    texts["phone"] = found.get("phone") or found.get("phone2", "")
    texts["office_address"] = _address(found)
    texts.setdefault("title", _TITLES.get(found.get("chamber", "").lower(), ""))
    # Open States puts several addresses into one cell.
    for field in ("web", "source"):
        texts[field] = re.split(r"[;\s|]+", found.get(field, ""))[0]
    return texts


def _address(found: Mapping[str, str]) -> str:
    """The address, with city, state and ZIP where they have columns of their own."""
    street = found.get("office_address") or found.get("office_address2", "")
    state = f"{found.get('state', '')} {found.get('zip', '')}".strip()
    parts = [street, found.get("city", ""), state]
    return ", ".join(part for part in parts if part) if street else ""


def _seat(field: str, value: str) -> str:
    """ "3" under District is "District 3"; words are taken as they are."""
    is_number = re.fullmatch(r"(?:no\.? ?|#)?(\d{1,3}[a-z]?|[ivx]{1,4})", value, re.IGNORECASE)
    if field == "office" or not is_number:
        return value
    return f"{field.capitalize()} {is_number[1].upper()}"


def _is_divisions(rows: Sequence[Row]) -> bool:
    """Whether the first column holds division ids, with or without a header above them."""
    firsts = [row.cells[0].strip() for row in rows[:3]]
    return bool([each for each in firsts[:2] if each.startswith(divisions.PREFIX)])


def _take_divisions(builder: RosterBuilder, table: Table) -> None:
    headers = [plain_header(cell).replace(" ", "") for cell in table.rows[0].cells]
    ends = headers.index("validthrough") if "validthrough" in headers else -1
    for row in table.rows:
        where, cells = f"line {row.line}", row.cells
        division = divisions.division_id(cells[0])
        name = clean(cells[1]) if len(cells) > 1 else ""
        if not division:
            if row is not table.rows[0] or headers[0] != "id":
                builder.skip(where, name, Why.NO_DIVISION)
            continue
        until = typed_date(cells[ends].strip()) if 0 <= ends < len(cells) else None
        if until is not None and until < builder.today:
            builder.skip(where, name, Why.DIVISION_ENDED, day=until)
        else:
            builder.divisions.append(DivisionDraft(division, name, where))
