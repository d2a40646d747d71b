"""Writes case-file JSON with as many records as asked for, in the proportions of a desk that has worked for years."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path
from typing import Any

from db.values.ids import FixedIds, derived_id

MARKED = {"level": "unclassified", "caveats": []}
COUNTRIES, FORUMS, TOPICS = 40, 400, 60
SAID = "“We shall hold it – at a mutually convenient time.”"

Record = dict[str, Any]


def write_many(path: Path, records: int) -> None:
    """A file of exactly so many records; the same each time."""
    with path.open("w", encoding="utf-8") as file:
        file.write('{"chancery": 1, "records": [')
        for number, record in enumerate(islice(many(), records)):
            file.write((",\n" if number else "\n") + json.dumps(record, ensure_ascii=False))
        file.write("\n]}\n")


def many() -> Iterator[Record]:
    """Countries, forums and topics first, then one meeting after the other with all that belongs to it."""
    ids = FixedIds("many")
    countries = [derived_id("country", f"c{n}") for n in range(COUNTRIES)]
    topics = [derived_id("topic", f"topic {n}") for n in range(TOPICS)]
    forums = [ids.new() for _ in range(FORUMS)]
    for n, country in enumerate(countries):
        yield record("country", country, name=f"Country {n}", code=f"C{n}")
    for n, topic in enumerate(topics):
        yield record("topic", topic, name=f"Topic {n}")
    for n, forum in enumerate(forums):
        yield record("forum", forum, name=f"Committee {n}", abbreviation=f"JC{n}", parties=two(countries, n))
    for n in count():
        held = {"forum_id": forums[n % FORUMS], "edition": n // FORUMS + 1, "topics": [topics[n % TOPICS]]}
        yield from meeting(n, ids, two(countries, n % FORUMS), held)


def meeting(n: int, ids: FixedIds, parties: list[str], held: Record) -> Iterator[Record]:
    """One session: twelve records."""
    one, source, ministry, person, post = (ids.new() for _ in range(5))
    theirs = parties[n % 2]
    yield record("organisation", ministry, name=f"Ministry of Defence {n}", country_id=theirs)
    yield record("person", person, name=f"Rashid bin Saeed Al Harthy {n}", prefix="Dr", country_id=theirs)
    held_by = {"person_id": person, "organisation_id": ministry}
    yield record("post", post, title="Under-Secretary for Armament", as_of="2025-11-24", **held_by)
    yield record(
        "source", source, title=f"Release {n}", published="2025-11-25", text_received=f"{SAID} " * 15
    )
    common = {"meeting_kind": "session", "status": "held", "held_on": "2025-11-24", "parties": parties}
    yield record(
        "meeting", one, title=f"Session {n}", outcome="Both sides agreed to go on.", **common, **held
    )
    for seat in range(3):
        who = {"person_id": person} if seat else {"post_id": post}
        at = {"meeting_id": one, "party_id": theirs, "role": "member", "position": seat + 1}
        yield record("participation", ids.new(), **at, **who)
    yield record(
        "point", ids.new(), meeting_id=one, title="Maritime security", position=1, summary="Spoken of."
    )
    firm = {"commitment_kind": "agreed", "strength": "firm", "owner_side": "joint", "status": "open"}
    promise = ids.new()
    said = {"wording": f"Hold the exercise of {n}.", "wording_quoted": SAID, "made_at_id": one}
    yield record("commitment", promise, parties=parties, **said, **firm)
    for place in ("paragraph 1", "paragraph 4"):
        yield record("citation", ids.new(), record_id=promise, source_id=source, quote=SAID, place=place)


def two(countries: list[str], n: int) -> list[str]:
    """The two parties of the n-th forum."""
    return [countries[n % COUNTRIES], countries[(n + 1) % COUNTRIES]]


def record(kind: str, id: str, /, **fields: Any) -> Record:
    """One record as it stands in the file."""
    return {"kind": kind, "id": id, **fields, "marking": MARKED}
