"""What the search index holds of every record, made from the record tables: one document for each live record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from db.attachment_texts import texts
from db.fields import Field
from db.kinds import TEXTS, FieldKind
from db.registry import KINDS, fields_of
from db.search_text import called_by, shadow, words_of
from db.values.courtesy import give_way
from db.values.text import canonical_json

Rows = Callable[..., list[tuple[Any, ...]]]
"""Runs a query with its values: `Reader.rows`, or the same on the writing connection."""

NAMED = "name"
"""The kind whose records are spellings; they have no document of their own but stand in that of whom they name."""

DOCUMENTED = tuple(kind for kind in KINDS if kind not in {"setting", "link", NAMED})
"""Kinds with documents: settings and links are nothing that anybody looks for by its words."""

ATTACHMENT = "attachment"
ATTACHED_TEXT = "content"
"""Not a field of an attachment, but the text of its file, which is searched like one."""

PERSON_NAMES = ("name", "native_script")
"""Fields of a person that are spellings of the name."""

SPELLING = ("written", "prefix")
"""Fields of a spelling that are searched."""

OTHER_NAMES: Mapping[str, tuple[str, ...]] = {
    "country": ("official_name", "code", "short_code", "demonym"),
    "place": ("abbreviation",),
    "organisation": ("abbreviation", "official_name"),
    "person": ("native_script",),
    "post": ("abbreviation",),
    "forum": ("abbreviation",),
    "agreement": ("as_written",),
    "source": ("file_number",),
    "correspondence": ("file_number",),
    "brief": ("reference_number",),
}
"""Fields beside the title and the spellings by which people call a record."""

MOST_WORDS = 12
"""Words of a long title (a commitment's wording) by which it is called."""


@dataclass(frozen=True, slots=True)
class Document:
    """The shadow of one record. `title` is that of anything but a person, spellings included; `person` a person's.

    `called` are the words under which it is suggested while somebody types; empty for kinds without a title.
    """

    record_id: str
    title: str
    person: str
    text: str
    called: str

    @property
    def columns(self) -> tuple[str, str, str]:
        """In the order of the index."""
        return self.title, self.person, self.text

    @property
    def name_words(self) -> set[str]:
        """The words of a person's names."""
        return words_of(self.person)


@cache
def searched(kind: str) -> tuple[Field, ...]:
    """The text fields of a kind that are searched, the title first."""
    title = KINDS[kind].TITLE
    found = [field for field in fields_of(kind).values() if field.searchable and field.kind in TEXTS]
    return tuple(sorted(found, key=lambda field: field.name != title))


def documents(rows: Rows, kind: str, ids: Sequence[str]) -> Iterator[Document]:
    """The documents of the live records among the given ids of one kind."""
    own = [field.name for field in searched(kind)]
    further = [name for name in OTHER_NAMES.get(kind, ()) if name not in own]
    columns = ", ".join(["id", *(f'"{name}"' for name in (*own, *further))])
    wanted = canonical_json(list(ids))
    spelt = spellings(rows, ids)
    attached = texts(rows, ids) if kind == ATTACHMENT else {}
    query = f'SELECT {columns} FROM "{kind}" WHERE deleted = 0 AND id IN (SELECT value FROM json_each(?))'
    for record_id, *held in rows(query, wanted):
        give_way()
        values = {name: text for name, text in zip((*own, *further), held, strict=True) if text}
        called = _called(kind, values, spelt.get(record_id, []))
        searchable = {name: values[name] for name in own if name in values}
        if record_id in attached:
            searchable[ATTACHED_TEXT] = attached[record_id].text
        yield _document(kind, record_id, searchable, spelt.get(record_id, []), called)


def spellings(rows: Rows, ids: Iterable[str]) -> dict[str, list[tuple[str, str | None]]]:
    """Record → every live spelling of its name with the prefix in it."""
    query = (
        "SELECT named_id, written, prefix FROM name "
        "WHERE deleted = 0 AND named_id IN (SELECT value FROM json_each(?)) ORDER BY named_id, id"
    )
    found: dict[str, list[tuple[str, str | None]]] = {}
    for named, written, prefix in rows(query, canonical_json(list(ids))):
        found.setdefault(named, []).append((written, prefix))
    return found


def _called(kind: str, values: Mapping[str, str], spelt: list[tuple[str, str | None]]) -> str:
    title = KINDS[kind].TITLE
    if not title:
        return ""
    names = [values.get(name, "") for name in (title, *OTHER_NAMES.get(kind, ()))]
    return called_by([*names, *(written for written, _ in spelt)], MOST_WORDS if _is_long(kind) else None)


@cache
def _is_long(kind: str) -> bool:
    return fields_of(kind)[KINDS[kind].TITLE].kind is not FieldKind.LINE


def _document(
    kind: str, record_id: str, values: dict[str, str], spelt: list[tuple[str, str | None]], calls: str
) -> Document:
    person = kind == "person"
    own = PERSON_NAMES if person else (KINDS[kind].TITLE,)
    called = shadow(*(values.pop(name, None) for name in own), *(written for written, _ in spelt))
    text = shadow(*values.values(), *(prefix for _, prefix in spelt))
    return Document(record_id, "" if person else called, called if person else "", text, calls)
