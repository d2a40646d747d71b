"""What belongs to a row's record and is a record of its own: a person's post, how they are reached, a log entry."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.registers.plan import Part, RowPlan
from app.registers.table import folded
from app.registers.targets import AS_OF, CONTACT, ORGANISATION, POST
from db.queries import records
from db.reader import Reader
from db.values.choices import NameUse, NoteKind, UpdateKind
from db.values.ids import Ids
from db.values.partial_date import PartialDate

CONTACT_TITLE = "Contact details"
UNSTATED = "Post not stated"


SPELT = frozenset({"person", "organisation", "place", "agreement", "exercise"})
"""Kinds whose spellings are kept."""


def spelling_of(record_id: str, words: str) -> dict[str, Any]:
    """The values of a spelling as a register writes it."""
    return {"named_id": record_id, "written": words, "use": NameUse.AS_WRITTEN}


class Parts:
    """Knows the posts and contact notes on file, so that the same is not entered twice."""

    def __init__(self, reader: Reader, kind: str, ids: Ids, today: date) -> None:
        self._kind = kind
        self._ids = ids
        self._today = today
        self._posts: set[tuple[str, str, str | None]] = set()
        self._contacts: dict[str, str] = {}
        if kind == "person":
            for _, form in records.live(reader, "post"):
                if form.get("person_id"):
                    self._posts.add((form["person_id"], folded(form["title"]), form.get("organisation_id")))
            for _, form in records.live(reader, "note"):
                for about in form.get("about") or ():
                    self._know(about, form.get("body"))

    def needed(self, plan: RowPlan, *, new: bool, changed: Mapping[str, Any] | None = None) -> list[Part]:
        """The parts that the row adds to its record; `changed` are the fields that an edit changes."""
        if self._kind == "person":
            return [*self._post(plan), *self._contact(plan)]
        if (
            self._kind == "commitment"
            and not new
            and changed
            and not changed.keys().isdisjoint(("status", "status_note"))
        ):
            return [self._entry(plan, changed)]
        return []

    def note(self, plan: RowPlan) -> None:
        """Know of the parts of a row that is settled."""
        for part in plan.parts:
            if part.kind == "post":
                self._posts.add((plan.id, folded(part.values["title"]), part.values.get("organisation_id")))
            elif part.kind == "note":
                self._know(plan.id, part.values["body"])

    def _post(self, plan: RowPlan) -> list[Part]:
        title, organisation = plan.values.get(POST), plan.values.get(ORGANISATION)
        if not title and not organisation:
            return []
        title = title or UNSTATED
        held = {known for known in self._posts if known[:2] == (plan.id, folded(title))}
        if (plan.id, folded(title), organisation) in held or (held and organisation is None):
            return []
        values = {"title": title, "organisation_id": organisation, "as_of": plan.values.get(AS_OF)}
        return [Part("post", self._ids.new(), {"person_id": plan.id} | _given(values) | _marked(plan))]

    def _contact(self, plan: RowPlan) -> list[Part]:
        body = plan.values.get(CONTACT)
        known = self._contacts.get(plan.id, "")
        if not body or all(_plain(line.partition(": ")[2] or line) in known for line in body.splitlines()):
            return []
        values = {"title": CONTACT_TITLE, "note_kind": NoteKind.NOTE, "body": body, "about": (plan.id,)}
        return [
            Part("note", self._ids.new(), values | {"noted_on": PartialDate.of(self._today)} | _marked(plan))
        ]

    def _know(self, person: str, body: object) -> None:
        self._contacts[person] = f"{self._contacts.get(person, '')} {_plain(body)}"

    def _entry(self, plan: RowPlan, changed: Mapping[str, Any]) -> Part:
        """Nothing of a commitment's history is overwritten: a new status or position is also an entry in its log."""
        kind = UpdateKind.STATUS if "status" in changed else UpdateKind.PROGRESS
        values = {"status": changed.get("status"), "remark": changed.get("status_note")}
        base = {"commitment_id": plan.id, "update_kind": kind, "updated_on": PartialDate.of(self._today)}
        return Part("update", self._ids.new(), base | _given(values))


def _given(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}


def _marked(plan: RowPlan) -> dict[str, Any]:
    return _given({"marking": plan.values.get("marking")})


def _plain(text: object) -> str:
    return " ".join(str(text or "").split())
