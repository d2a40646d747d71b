"""People as contact cards (vCard 3.0, which every program reads), with the posts they hold on the day."""

from __future__ import annotations

from datetime import date
from typing import Any

from app.registers.cards import MARKING, UNMARKED
from app.registers.parts import CONTACT_TITLE
from app.registers.sifting import Sift, Told
from app.registers.table import folded

_TELEPHONES = frozenset({"telephone", "phone", "mobile", "tel", "cell", "fax"})


def cards_bytes(sift: Sift, today: date) -> tuple[bytes, int]:
    """(cards, how many) of the people who may be seen, by name; their posts and contacts as far as they may."""
    people = sift.records("person")
    posts: dict[str, list[Told]] = {}
    for post in sift.records("post", lambda one: _held(one, today)):
        posts.setdefault(str(post.values.get("person_id")), []).append(post)
    contacts: dict[str, list[str]] = {}
    for note in sift.records("note", lambda one: one.values.get("title") == CONTACT_TITLE):
        for about in note.targets("about"):
            contacts.setdefault(about, []).extend(str(note.values.get("body") or "").splitlines())
    people.sort(key=lambda one: (folded(str(one.values["name"])), one.id))
    cards = [_card(sift, one, posts.get(one.id, []), contacts.get(one.id, [])) for one in people]
    return "".join(cards).encode("utf-8"), len(cards)


def _held(post: Told, today: date) -> bool:
    if not post.values.get("person_id"):
        return False
    start, end = post.values.get("start"), post.values.get("end")
    return (start is None or start.first <= today) and (end is None or end.last >= today)


def _card(sift: Sift, person: Told, posts: list[Told], contacts: list[str]) -> str:
    import vobject
    from vobject.vcard import Address, Name

    name, prefix = str(person.values["name"]), str(person.values.get("prefix") or "")
    card: Any = vobject.vCard()
    card.add("fn").value = f"{prefix} {name}".strip()
    # Which part of a name is the family's is not known; the whole of it stands in one place, never parted wrongly.
    card.add("n").value = Name(family=name, prefix=prefix)
    card.add("uid").value = f"urn:uuid:{person.id}"
    for post in posts:
        card.add("title").value = str(post.values["title"])
        if organisation := sift.name(post.values.get("organisation_id")):
            card.add("org").value = [organisation]
    if country := sift.name(person.values.get("country_id")):
        card.add("adr").value = Address(country=country)
    rest = [f"{MARKING}{person.marking.show(sift.scheme)}" if person.marking else UNMARKED]
    for line in contacts:
        label, _, value = line.partition(": ")
        if "@" in value and " " not in value.strip():
            card.add("email").value = value.strip()
        elif not _TELEPHONES.isdisjoint(folded(label).split()):
            card.add("tel").value = value.strip()
        else:
            rest.append(line)
    card.add("note").value = "\n".join(rest)
    return str(card.serialize())
