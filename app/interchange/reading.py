"""Reads case-file JSON record by record and says, all at once, what is wrong with which record and field."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from app.interchange.content import CONTENT, Content
from app.interchange.errors import NotCaseFileJson, RecordFault
from app.interchange.form import (
    FORMAT,
    ID,
    KIND,
    LINK,
    Doubled,
    NoNumber,
    checked,
    written_fields,
    written_kinds,
)
from app.interchange.scanning import Raw, Scanner
from app.interchange.watching import STRIDE, Phase, Watch, unwatched
from app.settings import SCHEME, scheme_of, setting_id
from db.codecs import Json
from db.values.errors import InvalidValue, excerpt
from db.values.ids import is_id

_LONGEST_NUMBER = 19


@dataclass(frozen=True, slots=True)
class Item:
    """One sound record of a file. `form` holds its fields in JSON form, cleaned; empty ones are left out."""

    place: int
    kind: str
    id: str
    form: Mapping[str, Json]
    content: Content | None = None


@dataclass(slots=True)
class Contents:
    """What a file holds: the site that wrote it, its sound records, and the faults of the others."""

    site: str = ""
    items: list[Item] = field(default_factory=list)
    faults: list[RecordFault] = field(default_factory=list)
    records: int = 0


def read(path: Path, watch: Watch = unwatched) -> Contents:
    """Read a whole file and check every record by itself.

    Raises NotCaseFileJson where the file as a whole cannot be read; faults of records are in what it returns.
    """
    try:
        with path.open("rb") as file:
            return _Reading(file, path, watch).contents()
    except OSError as error:
        raise NotCaseFileJson(f"{excerpt(path.name)} cannot be read ({error.strerror}).") from error


class _Reading:
    """One file on its way into memory."""

    def __init__(self, file: BinaryIO, path: Path, watch: Watch) -> None:
        self._scanner = Scanner(file, path.name)
        self._path = path
        self._watch = watch
        self._size = path.stat().st_size
        self._found = Contents()
        self._places: dict[str, int] = {}

    def contents(self) -> Contents:
        if self._scanner.next() != b"{":
            raise self._another("it is something else")
        self._scanner.take(b"{")
        keys: dict[str, Json] = {}
        separator = b","
        while separator == b",":
            key = self._key()
            if key in keys:
                raise self._another(f"it says {excerpt(key)} twice")
            self._scanner.take(b":")
            keys[key] = self._head(key)
            separator = self._scanner.take(b",", b"}")
        if self._scanner.next():
            raise self._scanner.wrong()
        for key in ("chancery", "records"):
            if key not in keys:
                raise self._another(f"it does not say {excerpt(key)}")
        self._watch(Phase.READING_FILE, self._size, self._size)
        return self._found

    def _key(self) -> str:
        if self._scanner.next() != b'"':
            raise self._another("it is no JSON object with “chancery” and “records”")
        return str(self._loaded(self._scanner.value()))

    def _head(self, key: str) -> Json:
        if key == "records":
            self._records()
            return None
        value = self._loaded(self._scanner.value())
        match key:
            case "chancery":
                self._refuse_other_format(value)
            case "site" if isinstance(value, str) and not isinstance(value, NoNumber):
                self._found.site = value
            case _:
                raise self._another(f"{excerpt(key)} is not known there")
        return value

    def _refuse_other_format(self, value: Json) -> None:
        if isinstance(value, int) and not isinstance(value, bool) and value > FORMAT:
            raise NotCaseFileJson(
                f"{excerpt(self._path.name)} was written by a newer Chancery (format {value}; this one reads "
                f"{FORMAT}); import it with the newer version."
            )
        if value != FORMAT or isinstance(value, bool):
            raise self._another(f"“chancery” must be the format number {FORMAT}")

    def _records(self) -> None:
        self._scanner.take(b"[")
        if self._scanner.next() == b"]":
            self._scanner.take(b"]")
            return
        separator = b","
        while separator == b",":
            raw = self._scanner.value()
            self._found.records += 1
            self._take(self._found.records, raw)
            if self._found.records % STRIDE == 0:
                self._watch(Phase.READING_FILE, self._scanner.offset, self._size)
            separator = self._scanner.take(b",", b"]")

    def _take(self, place: int, raw: Raw) -> None:
        """Check one record."""
        fault = _Faults(self._found.faults, place)
        try:
            record = self._loaded(raw)
        except NotCaseFileJson as error:
            fault.add(None, f"This is not JSON in UTF-8 ({error.__cause__}).")
            return
        if not isinstance(record, dict):
            fault.add(None, "A record is a JSON object.")
            return
        fault.kind, fault.id = record.get(KIND), record.get(ID)
        if isinstance(record, Doubled):
            fault.add(record.key, "The record says this key twice.")
        kind, record_id = self._identity(record, fault)
        form = _form(kind, record, raw, self._path, fault) if kind else {}
        content = self._content(kind, record, raw, fault)
        if fault.none:
            self._found.items.append(Item(place, kind, record_id, form, content))

    def _identity(self, record: dict[str, Json], fault: _Faults) -> tuple[str, str]:
        kind, record_id = record.get(KIND), record.get(ID)
        if kind == LINK:
            fault.add(KIND, "Links are not written; give the ids in the field of their owner.")
        elif kind not in written_kinds():
            fault.add(KIND, "There is no kind of record called that.")
        if not isinstance(record_id, str) or not is_id(record_id):
            fault.add(ID, "A record needs an id, a UUID in lower case.")
        elif (first := self._places.setdefault(record_id, fault.place)) != fault.place:
            fault.add(ID, f"Record {first} has the same id.")
        known = kind if kind in written_kinds() else ""
        return str(known), str(record_id)

    def _content(self, kind: str, record: dict[str, Json], raw: Raw, fault: _Faults) -> Content | None:
        if kind != "attachment" or CONTENT not in record:
            return None
        try:
            content = Content.of(self._path, raw, record[CONTENT], record.get("sha256"), record.get("size"))
            content.check()
        except InvalidValue as error:
            fault.add(CONTENT, str(error))
            return None
        return content

    def _loaded(self, raw: Raw) -> Json:
        try:
            return json.loads(
                raw.text,
                object_pairs_hook=_object,
                parse_float=NoNumber,
                parse_int=_number,
                parse_constant=NoNumber,
            )
        except (ValueError, RecursionError) as error:
            raise self._another("it holds what is no JSON in UTF-8") from error

    def _another(self, why: str) -> NotCaseFileJson:
        return NotCaseFileJson(f"{excerpt(self._path.name)} is not case-file JSON: {why}.")


@dataclass(slots=True)
class _Faults:
    """Gathers what is wrong with one record."""

    every: list[RecordFault]
    place: int
    kind: Json = None
    id: Json = None
    none: bool = True

    def add(self, name: str | None, sentence: str) -> None:
        self.none = False
        self.every.append(RecordFault(self.place, _shown(self.kind), _shown(self.id), name, sentence))


def _form(kind: str, record: dict[str, Json], raw: Raw, path: Path, fault: _Faults) -> dict[str, Json]:
    """The fields of a record as they are kept, in the order of the catalogue."""
    fields = written_fields(kind)
    given = record.keys() - {KIND, ID} - ({CONTENT} if kind == "attachment" else set())
    for name in sorted(given - fields.keys()):
        fault.add(name, "There is no such field.")
    form: dict[str, Json] = {}
    for name, known in fields.items():
        if record.get(name) is None:
            continue
        try:
            value = checked(known, _whole(record[name], raw, path))
        except InvalidValue as error:
            fault.add(name, str(error))
        else:
            if value not in (None, []):
                form[name] = value
    if kind == "setting":
        _check_setting(form, str(record.get(ID)), fault)
    return form


def _check_setting(form: Mapping[str, Json], record_id: str, fault: _Faults) -> None:
    """A setting is what the program itself reads: an unreadable one would lock the officer out."""
    if record_id != setting_id(str(form.get("key", ""))):
        fault.add(ID, "The id of a setting follows from its key; this one does not.")
    try:
        json.loads(form.get("value", "null"))
        if form.get("key") == SCHEME:
            scheme_of(form.get("value"))
    except (InvalidValue, ValueError, RecursionError) as error:
        fault.add(
            "value", str(error) if isinstance(error, InvalidValue) else "The value of a setting is JSON."
        )


def _whole(value: Json, raw: Raw, path: Path) -> Json:
    """A value with the text in place that was set aside because of its length."""
    span = raw.aside.get(value) if isinstance(value, str) else None
    if span is None:
        return value
    if span.end - span.start > _LONGEST_TEXT:
        raise InvalidValue("The text is too long to be kept.")
    with path.open("rb") as file:
        file.seek(span.start)
        text = file.read(span.end - span.start)
    try:
        return json.loads(b'"' + text + b'"')
    except ValueError as error:
        raise InvalidValue("This is not JSON in UTF-8.") from error


_LONGEST_TEXT = 24_000_000
"""Bytes of the longest text that may be kept, with every character escaped as JSON escapes it at worst."""


def _object(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    doubled, seen = Doubled(found), set[str]()
    doubled.key = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
    return doubled


def _number(digits: str) -> int | NoNumber:
    return int(digits) if len(digits) <= _LONGEST_NUMBER else NoNumber(digits)


def _shown(value: Json) -> str:
    """A kind or id for a sentence, where it is a text."""
    return excerpt(value, 60)[1:-1] if isinstance(value, str) else ""
