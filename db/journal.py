"""The journal as data: one change, its canonical form, its hash, and the version vectors of its fields.

The form and the rules are fixed once facts are stored: canonical JSON (UTF-8, sorted keys, no blanks, no floats);
`body_hash` = SHA-256 of the body, `hash` = SHA-256 of header, body hash and the previous hash of the same site.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal, NamedTuple

from db.codecs import Json, written
from db.values.text import canonical_json

Context = dict[str, int]
"""Version vector of one field: site id → greatest seq of that field its writer had seen."""

FORMAT = 1
FIRST_HASH = b"\x00" * 32
"""What the first change of a site is chained to."""


class FieldValue(NamedTuple):
    """One field of a body: the value, and what its writer had seen; where that is nothing, it is not written."""

    value: Json
    ctx: Context

    def to_json(self) -> dict[str, Json]:
        """`{ctx, v}`, or `{v}` of a value that is the first of its field."""
        return {"ctx": self.ctx, "v": self.value} if self.ctx else {"v": self.value}


@dataclass(frozen=True, slots=True)
class Body:
    """What a change says: new field values, or a record's life (deleted or not) with what the deleter had seen."""

    fields: Mapping[str, FieldValue]
    salt: str
    deleted: bool | None = None
    seen: Mapping[str, Context] | None = None
    expunged: Mapping[str, Json] | None = None
    """Only of an `expunge`: `field` (None: all) and `changes`, the seqs by site whose bodies are gone; `fields` then
    restates what else those bodies held."""

    def to_json(self) -> str:
        """Canonical JSON."""
        if self.deleted is None and self.expunged is None:  # written thousands of times: the frame by hand
            parts = [
                f'{_named(name)}{_seen(ctx) if ctx else ""}"v":{written(value)}}}'
                for name, (value, ctx) in sorted(self.fields.items())
            ]
            return f'{{"fields":{{{",".join(parts)}}},"salt":{written(self.salt)}}}'
        form: dict[str, Any] = {
            "fields": {name: f.to_json() for name, f in self.fields.items()},
            "salt": self.salt,
        }
        if self.deleted is not None:
            form["deleted"] = self.deleted
            form["obs"] = {name: dict(ctx) for name, ctx in (self.seen or {}).items()}
        if self.expunged is not None:
            form["expunged"] = dict(self.expunged)
        return canonical_json(form)

    @classmethod
    def from_json(cls, text: str) -> Body:
        """Read what `to_json` wrote."""
        form = json.loads(text)
        fields = {name: FieldValue(f["v"], f.get("ctx", {})) for name, f in form["fields"].items()}
        return cls(fields, form["salt"], form.get("deleted"), form.get("obs"), form.get("expunged"))


@lru_cache(maxsize=1024)
def _named(name: str) -> str:
    """How a field of a body begins, in canonical JSON."""
    return f"{canonical_json(name)}:{{"


def _seen(ctx: Context) -> str:
    return f'"ctx":{canonical_json(ctx)},'


Role = Literal["setup", "edit", "undo", "redo", "expunge"]
"""`setup` is what makes a case file; neither it nor an `expunge` can be undone."""


ChangeKind = Literal["set", "life", "expunge"]


@dataclass(frozen=True, slots=True)
class Action:
    """One transaction: what was done, in words, by whom."""

    id: str
    words: str | None
    salt: str
    author: str
    wall: str
    role: Role = "edit"
    of: str | None = None

    def to_header(self) -> dict[str, Json]:
        """What every change of the transaction carries; the words as a salted hash, so that they can be expunged."""
        expunged = self.words is None  # then the hash stands where the salt was (db.expunge)
        words = self.salt if expunged else hashlib.sha256(f"{self.salt}{self.words}".encode()).hexdigest()
        return {
            "id": self.id,
            "action": words,
            "author": self.author,
            "wall": self.wall,
            "role": self.role,
            "of": self.of,
        }


class Entry(NamedTuple):
    """One change as the journal keeps it."""

    site: str
    seq: int
    lc: int
    tx: str
    schema: int
    rec: str
    rtype: str
    kind: ChangeKind
    marking: str | None
    body: str
    body_hash: bytes
    prev_hash: bytes
    hash: bytes


def seal(
    action: Action,
    *,
    site: str,
    seq: int,
    lc: int,
    schema: int,
    rec: str,
    rtype: str,
    marking: str | None,
    body: Body,
    prev_hash: bytes,
) -> Entry:
    """Make the entry of a change, hashed and chained."""
    kind: ChangeKind = "set" if body.deleted is None else "life"
    if body.expunged is not None:
        kind = "expunge"
    text = body.to_json()
    body_hash = hashlib.sha256(text.encode()).digest()
    head = header(
        action, site=site, seq=seq, lc=lc, schema=schema, rec=rec, rtype=rtype, kind=kind, marking=marking
    )
    digest = hashlib.sha256(head.encode() + body_hash + prev_hash).digest()
    return Entry(
        site, seq, lc, action.id, schema, rec, rtype, kind, marking, text, body_hash, prev_hash, digest
    )


def header(
    action: Action,
    *,
    site: str,
    seq: int,
    lc: int,
    schema: int,
    rec: str,
    rtype: str,
    kind: str,
    marking: str | None,
) -> str:
    """Canonical JSON of everything about a change but its body; the frame is written by hand, for speed."""
    first, middle, last = _frame(action, site, schema, rtype, kind, marking)
    return f"{first}{lc:d}{middle}{written(rec)}{last[0]}{seq:d}{last[1]}"


@lru_cache(maxsize=512)
def _frame(
    action: Action, site: str, schema: int, rtype: str, kind: str, marking: str | None
) -> tuple[str, str, tuple[str, str]]:
    """What headers of one action have in common: the pieces before `lc`, before `rec`, before and after `seq`."""
    form = canonical_json
    return (
        f'{{"kind":{form(kind)},"lc":',
        f',"marking":{form(marking)},"rec":',
        (
            f',"rtype":{form(rtype)},"schema":{schema:d},"seq":',
            f',"site":{form(site)},"tx":{_tx(action)},"v":{FORMAT}}}',
        ),
    )


@lru_cache(maxsize=8)
def _tx(action: Action) -> str:
    """The header of an action as canonical JSON, written once for all of its changes."""
    return canonical_json(action.to_header())


def successor(ctx: Context, site: str, seq: int) -> Context:
    """The version vector of a writer who has seen the change (site, seq) and everything that change had seen."""
    return {**ctx, site: max(seq, ctx.get(site, 0))}
