"""Rules of single subjects: what a meeting, a participation, a post or a citation must be to make sense."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from app.catalog import info
from app.rules.world import Found, Subject, World
from db.registry import KINDS, fields_of
from db.values.names import ordinal
from db.values.partial_date import PartialDate


def meeting(subject: Subject, world: World) -> Found:
    """An edition belongs to a forum, starts at 1, and is held once."""
    edition, forum = subject.after.get("edition"), subject.after.get("forum_id")
    if edition is None:
        return
    if forum is None:
        yield "edition", "An edition needs the forum it is counted in."
        return
    if edition < 1:
        yield "edition", "Editions are counted from 1."
    for other in world.ids_where("meeting", forum_id=forum, edition=edition):
        if other != subject.id:
            known = world.values_of(forum)
            name = known.get("abbreviation") or known.get("name") or "forum"
            yield "edition", f"The {ordinal(edition)} {name} is already in the case file."


def participation(subject: Subject, world: World) -> Found:
    """Exactly one of person, post and organisation takes part, for one of the meeting's parties."""
    who = [name for name in ("person_id", "post_id", "organisation_id") if subject.after.get(name)]
    if len(who) != 1:
        yield "person_id", "A participant is one person, one post or one organisation."
    party, held = subject.after.get("party_id"), subject.after.get("meeting_id")
    if party and held and party not in world.targets(held, "parties"):
        yield "party_id", "A participant takes part for one of the parties of the meeting."


def post(subject: Subject, world: World) -> Found:  # noqa: ARG001
    """A post ends after it starts."""
    yield from _in_order(subject, "start", "end", "A post cannot end before it starts.")


def agreement(subject: Subject, world: World) -> Found:  # noqa: ARG001
    """Signature, entry into force and expiry follow each other."""
    yield from _in_order(
        subject, "signed", "in_force", "An agreement cannot be in force before it is signed."
    )
    yield from _in_order(subject, "in_force", "expires", "An agreement cannot expire before it is in force.")


def citation(subject: Subject, world: World) -> Found:
    """A citation names a field that its record has."""
    name, record = subject.after.get("field"), subject.after.get("record_id")
    kind = world.kind_of(record) if record else None
    if name and kind and name not in fields_of(kind):
        yield "field", f"{KINDS[kind].LABEL} has no field “{name}” to cite."


def link(subject: Subject, world: World) -> Found:
    """A link fills a REFERENCES field of its owner with a record of the right kind, that is not the owner."""
    owner, role, target = (subject.after.get(name) or "" for name in ("owner_id", "role", "target_id"))
    kind = world.kind_of(owner)
    if kind is None:
        return
    field = info(kind).field(role)
    found = world.kind_of(target)
    if target == owner:
        yield "target_id", f"{KINDS[kind].LABEL}: “{field.label}” cannot hold the record itself."
    elif found and field.target and found != field.target:
        wanted = KINDS[field.target].LABEL.lower()
        yield "target_id", f"{KINDS[kind].LABEL}: “{field.label}” needs records of kind {wanted}."


def _in_order(subject: Subject, first: str, second: str, sentence: str) -> Found:
    start, end = subject.after.get(first), subject.after.get(second)
    if isinstance(start, PartialDate) and isinstance(end, PartialDate) and end.last < start.first:
        yield second, sentence


BY_KIND: Mapping[str, Callable[[Subject, World], Found]] = MappingProxyType(
    {
        "meeting": meeting,
        "participation": participation,
        "post": post,
        "agreement": agreement,
        "citation": citation,
        "link": link,
    }
)
"""Kind → its rule; kinds not named here have only the rules their fields declare."""
