"""Drafts: what somebody has typed and not yet saved. They lie in the case file, are no records, and survive a crash."""

from __future__ import annotations

from dataclasses import dataclass

from app import catalog
from app.casefile import CaseFile
from app.local import Kept, Space
from db.codecs import Json
from db.values.errors import InvalidValue

__all__ = ["Draft", "all_drafts", "draft_under", "drop_draft", "keep_draft", "key_of", "new_key"]

_SPACE = "draft"
_NEW = "new"


@dataclass(frozen=True, slots=True)
class Draft:
    """One draft. `record` is the id of the record it is on, None for a new one; `content` is the form's own JSON."""

    key: str
    kind: str
    record: str | None
    title: str
    content: Json
    when: str = ""
    """When it was kept, ISO and UTC; empty until it is."""

    @property
    def label(self) -> str:
        """What it is, in words: `New meeting`, `Meeting`."""
        label = catalog.info(self.kind).label
        return label if self.record else f"New {label[:1].lower()}{label[1:]}"


def key_of(kind: str, record: str) -> str:
    """The key of the draft on a record; there is one at most."""
    return f"{kind}/{record}"


def new_key(case: CaseFile, kind: str) -> str:
    """A key for the draft of a new record; each form has its own."""
    return f"{kind}/{_NEW}/{case.ids.new()}"


def keep_draft(case: CaseFile, draft: Draft) -> None:
    """Keep a draft in place of what was under its key; durable when this returns. Raises CaseFileError."""
    value = {"kind": draft.kind, "record": draft.record, "title": draft.title, "content": draft.content}
    Space(case, _SPACE).put(draft.key, value, about=draft.record)


def drop_draft(case: CaseFile, key: str) -> None:
    """Forget a draft: it was saved, or nobody wants it."""
    Space(case, _SPACE).drop(key)


def draft_under(case: CaseFile, key: str) -> Draft | None:
    """The draft under a key."""
    return next((draft for draft in all_drafts(case) if draft.key == key), None)


def all_drafts(case: CaseFile) -> tuple[Draft, ...]:
    """Every draft, the latest first; what an older version kept in another shape is left alone."""
    found = (_draft(kept) for kept in Space(case, _SPACE).all())
    return tuple(draft for draft in found if draft is not None)


def _draft(kept: Kept) -> Draft | None:
    value = kept.value
    if not isinstance(value, dict) or not isinstance(value.get("kind"), str):
        return None
    try:
        catalog.info(value["kind"])
    except InvalidValue:
        return None
    title, record = value.get("title"), value.get("record")
    return Draft(
        kept.key,
        value["kind"],
        record if isinstance(record, str) else None,
        title if isinstance(title, str) else "",
        value.get("content"),
        kept.changed,
    )
