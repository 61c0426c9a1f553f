"""People files: tables as other programs export them, and address-book cards."""

import re
from collections.abc import Sequence

from organizer.imports.draft import Problem, Reason, Why, because
from organizer.imports.people import vcard
from organizer.imports.people.draft import Column, PeopleDraft, PersonDraft
from organizer.imports.people.headers import header_hits, profile_of, targets_of
from organizer.imports.people.rows import Fields, PersonBuilder, clean
from organizer.imports.tabular.spreadsheet import unguarded
from organizer.imports.tabular.table import Row, Table, read_rows
from organizer.model import phones
from organizer.model.errors import Rule, RuleBroken

_PARTS = frozenset(("street", "street2", "city", "state", "postal", "country"))
_CONSENTS = frozenset(("consent", "refusal", "joined", "left"))
_LETTERS = re.compile(r"[^\W\d_]")
_SAMPLES = 3


def read(
    data: bytes,
    filename_hint: str = "",
    *,
    mapping: dict[int, str] | None = None,
    encoding: str | None = None,
    delimiter: str | None = None,
    region: str = "US",
) -> PeopleDraft:
    """The people of a table or vCard file; which of the two is seen from its content.

    Of the name only the ending counts: .tsv or .tab settles the delimiter, .vcf says what the file
    should have been when it is neither (FILE_NOT_CONTACTS). `mapping`
    replaces the target of columns by their index; a private column stays private. `region` is the
    country of phone numbers without a country code. The `profile` is the program that wrote the
    file, `plain`, `no-header` or `vcard`. Raises RuleBroken FILE_EMPTY, FILE_TOO_LARGE,
    FILE_NOT_TABLE, FILE_UNREADABLE.
    """
    if vcard.is_vcard(data):
        return vcard.read(data, region=region)
    if filename_hint.lower().endswith((".vcf", ".vcard")):
        return _misnamed(data, mapping, encoding, delimiter, region)
    if delimiter is None and filename_hint.lower().endswith((".tsv", ".tab")):
        delimiter = "\t"
    table = read_rows(data, encoding, delimiter)
    has_header = _has_header(table.rows[0].cells)
    body = table.rows[1:] if has_header else table.rows
    width = max(len(row.cells) for row in table.rows[:50])
    if has_header:
        headers: Sequence[str] = table.rows[0].cells
        profile, targets = profile_of(headers), targets_of(headers)
    else:
        headers = [""] * width
        profile, targets = "no-header", _targets_by_shape(body, width, region)
    for index, target in (mapping or {}).items():
        if 0 <= index < len(targets) and targets[index] != "private":
            targets[index] = target
    return _Reading(table, headers, targets, region).draft(body, profile, has_header)


def _misnamed(
    data: bytes,
    mapping: dict[int, str] | None,
    encoding: str | None,
    delimiter: str | None,
    region: str,
) -> PeopleDraft:
    """A table under the name of a card file. Raises RuleBroken FILE_NOT_CONTACTS if it is none."""
    try:
        draft = read(data, mapping=mapping, encoding=encoding, delimiter=delimiter, region=region)
    except RuleBroken as error:
        if error.rule != Rule.FILE_NOT_TABLE:
            raise
        raise RuleBroken(Rule.FILE_NOT_CONTACTS) from None
    if not draft.people:
        raise RuleBroken(Rule.FILE_NOT_CONTACTS)
    return draft


def _has_header(cells: Sequence[str]) -> bool:
    """Whether the first row names columns: a known header, and nothing that is a person's."""
    if header_hits(cells) == 0:
        return False
    return not any(phones.email_key(cell) or _is_phone(cell) for cell in cells)


def _is_phone(cell: str) -> bool:
    return sum(c.isdigit() for c in cell) >= 7 and phones.parse(cell) is not None


def _targets_by_shape(rows: Sequence[Row], width: int, region: str) -> list[str]:
    """What the columns of a file without headers hold, seen from the shape of their cells."""
    sample = rows[:200]
    targets = []
    for index in range(width):
        cells = [row.cells[index].strip() for row in sample if index < len(row.cells)]
        cells = [cell for cell in cells if cell]
        targets.append(_shape(cells, region))
    texts = [index for index, target in enumerate(targets) if target == "text"]
    reachable = any(target in ("email:", "phone:") for target in targets)
    names = _name_targets(sample, texts) if reachable or width == 1 else {}
    return [names.get(i, "ignore") if t == "text" else t for i, t in enumerate(targets)]


def _shape(cells: list[str], region: str) -> str:
    def most(count: int) -> bool:
        return count * 2 > len(cells)

    if not cells:
        return "ignore"
    if most(sum(1 for cell in cells if phones.email_key(cell))):
        return "email:"
    if most(sum(1 for cell in cells if phones.parse(cell, region) is not None)):
        return "phone:"
    if all(re.fullmatch(r"\d{5}(-\d{4})?", cell) for cell in cells):
        return "zip"
    wordy = sum(1 for c in cells if _LETTERS.search(c) and len(c) <= 60 and len(c.split()) <= 6)
    return "text" if most(wordy) else "ignore"


def _name_targets(rows: Sequence[Row], texts: list[int]) -> dict[int, str]:
    """Which text columns are names: `John Doe, John, Doe`, two parts, or the first alone."""
    if len(texts) >= 3:
        whole, given, family = texts[:3]
        fits = sum(
            1
            for row in rows
            if family < len(row.cells)
            and row.cells[whole].split() == f"{row.cells[given]} {row.cells[family]}".split()
        )
        if fits * 2 > len(rows):
            return {whole: "name", given: "given", family: "family"}
    if len(texts) == 2:
        return {texts[0]: "given", texts[1]: "family"}
    return {texts[0]: "name"} if texts else {}


class _Reading:
    """Reads the rows of one table under the columns found."""

    def __init__(
        self, table: Table, headers: Sequence[str], targets: list[str], region: str
    ) -> None:
        self.table, self.headers, self.targets = table, headers, targets
        self.builder = PersonBuilder(region)
        self.builder.problems += table.problems
        self.people: list[PersonDraft] = []
        self.cells: list[tuple[str, ...]] = []
        self.rejected: list[tuple[int, tuple[str, ...], Reason]] = []
        self.labels = {t: i for i, t in enumerate(targets) if t.startswith("label:")}
        self.used = [(i, t) for i, t in enumerate(targets) if t not in ("ignore", "private")]

    def draft(self, body: Sequence[Row], profile: str, has_header: bool) -> PeopleDraft:
        """All rows read."""
        if not self.used:
            self.builder.problems.append(Problem("file", because(Why.NO_COLUMN_KNOWN)))
        else:
            for row in body:
                self._row(row)
        return PeopleDraft(
            profile=profile,
            columns=tuple(self._columns(body)),
            people=tuple(self.people),
            rejected=tuple(self.rejected),
            problems=tuple(self.builder.problems),
            encoding=self.table.encoding,
            delimiter=self.table.delimiter,
            has_header=has_header,
            cells=tuple(self.cells),
        )

    def _columns(self, body: Sequence[Row]) -> list[Column]:
        columns = []
        for index, (header, target) in enumerate(zip(self.headers, self.targets, strict=True)):
            samples: list[str] = []
            for row in body[:50] if target != "private" else ():
                value = clean(row.cells[index], 60) if index < len(row.cells) else ""
                if value and len(samples) < _SAMPLES:
                    samples.append(value)
            columns.append(Column(index, clean(header, 100), target, tuple(samples)))
        return columns

    def _row(self, row: Row) -> None:
        extra = [cell for cell in row.cells[len(self.targets) :] if cell.strip()]
        if extra:
            counts = {"cells": len(row.cells), "columns": len(self.targets)}
            self._reject(row, because(Why.TOO_MANY_CELLS, **counts))
            return
        fields = Fields(f"line {row.line}")
        for index, target in self.used:
            value = row.cells[index] if index < len(row.cells) else ""
            if value and not value.isspace():
                self._take(fields, target, index, unguarded(value), row)
        if fields.texts.get("action", "").strip().lower() == "delete":
            self._reject(row, because(Why.MARKED_DELETED))
            return
        person = self.builder.person(fields)
        if person is None:
            self._reject(row, because(Why.NOBODY))
        else:
            self.people.append(person)
            self.cells.append(self._shown(row))

    def _take(self, fields: Fields, target: str, index: int, value: str, row: Row) -> None:
        kind, _, label = target.partition(":")
        header = self.headers[index]
        if kind in _CONSENTS:
            self.builder.consent(fields, target, header, value)
        elif kind in ("phone", "email", "address"):
            lists = {"phone": fields.phones, "email": fields.emails, "address": fields.addresses}
            lists[kind].append((self._label(kind, label, row) or label, value, header or kind))
        elif kind in _PARTS:
            group = self._label("address", label, row) or label
            parts = fields.parts.setdefault(group, {})
            parts[kind] = f"{parts[kind]}, {value}" if kind in parts else value
        elif kind == "tags":
            fields.tags.append(value)
        elif kind == "language":
            fields.languages.append(value)
        elif kind != "label":
            known = fields.texts.get(kind, "")
            fields.texts[kind] = (
                f"{known}\n{value}" if known and kind == "notes" else known or value
            )

    def _label(self, kind: str, number: str, row: Row) -> str:
        index = self.labels.get(f"label:{kind}:{number}")
        return row.cells[index].strip() if index is not None and index < len(row.cells) else ""

    def _reject(self, row: Row, reason: Reason) -> None:
        self.rejected.append((row.line, self._shown(row), reason))

    def _shown(self, row: Row) -> tuple[str, ...]:
        """The cells as they may be written again: without those that are never read."""
        if "private" not in self.targets:
            return row.cells
        return tuple(
            "" if i < len(self.targets) and self.targets[i] == "private" else cell
            for i, cell in enumerate(row.cells)
        )
