"""What the inbox asks of the case file while it matches a text against it, as plain columns."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from db.reader import Reader
from db.values.text import canonical_json


@dataclass(frozen=True, slots=True)
class Held:
    """A live meeting as stored: `held_on` in canonical text."""

    id: str
    title: str
    kind: str
    status: str
    forum_id: str | None
    edition: int | None
    held_on: str | None
    place_id: str | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A text with proposals: how many there are of each status."""

    source_id: str
    title: str
    published: str | None
    publisher: str | None
    offered: int
    accepted: int
    rejected: int


_HELD = "SELECT m.id, m.title, m.meeting_kind, m.status, m.forum_id, m.edition, m.held_on, m.place_id FROM meeting m "


def sessions_of(reader: Reader, forum_id: str) -> list[Held]:
    """The sessions of one forum."""
    return [
        Held(*row)
        for row in reader.rows(_HELD + "WHERE m.deleted = 0 AND m.forum_id = ? ORDER BY m.id", forum_id)
    ]


def met(reader: Reader, people: Collection[str], least: int | None = None) -> list[Held]:
    """Meetings in which these people took part, all or at `least` so many of them; none where nobody is named."""
    if not people:
        return []
    among = "(SELECT value FROM json_each(?1))"
    rows = reader.rows(
        f"{_HELD} WHERE m.deleted = 0 AND m.id IN (SELECT meeting_id FROM participation WHERE deleted = 0 "
        f"AND person_id IN {among} GROUP BY meeting_id HAVING count(DISTINCT person_id) >= ?2) ORDER BY m.id",
        canonical_json(sorted(people)),
        len(set(people)) if least is None else least,
    )
    return [Held(*row) for row in rows]


def seated(reader: Reader, meeting_id: str) -> set[str]:
    """The people who took part in a meeting, as far as it is on file."""
    rows = reader.rows(
        "SELECT person_id FROM participation WHERE deleted = 0 AND meeting_id = ? AND person_id IS NOT NULL",
        meeting_id,
    )
    return {row[0] for row in rows}


def quoted(reader: Reader, quotes: Iterable[str]) -> dict[str, str]:
    """Quote → the live commitment that cites these very words, whichever source they come from."""
    rows = reader.rows(
        "SELECT q.quote, min(c.id) FROM citation q JOIN commitment c ON c.id = q.record_id AND c.deleted = 0 "
        "WHERE q.deleted = 0 AND q.quote IN (SELECT value FROM json_each(?1)) GROUP BY q.quote",
        canonical_json(sorted(set(quotes))),
    )
    return dict(rows)


@dataclass(frozen=True, slots=True)
class Made:
    """Where and when a commitment was made, as stored; dates in canonical text."""

    commitment_id: str
    meeting_id: str | None
    meeting: str | None
    day: str | None


def made(reader: Reader, commitments: Iterable[str]) -> dict[str, Made]:
    """Commitment → its meeting and the day of that, else the day on which it was made."""
    rows = reader.rows(
        "SELECT c.id, m.id, m.title, coalesce(m.held_on, c.made_on) FROM commitment c "
        "LEFT JOIN meeting m ON m.id = c.made_at_id AND m.deleted = 0 "
        "WHERE c.deleted = 0 AND c.id IN (SELECT value FROM json_each(?1))",
        canonical_json(sorted(set(commitments))),
    )
    return {row[0]: Made(*row) for row in rows}


def rejected(reader: Reader, quotes: Iterable[str]) -> set[tuple[str, str]]:
    """(kind, quote) of what an officer once refused, among these words."""
    rows = reader.rows(
        "SELECT DISTINCT proposed_kind, quote FROM proposal WHERE deleted = 0 AND status = 'rejected' "
        "AND quote IN (SELECT value FROM json_each(?1))",
        canonical_json(sorted(set(quotes))),
    )
    return {(row[0], row[1]) for row in rows}


def holding_text(reader: Reader, text: str) -> str | None:
    """The live source that holds this very text, if there is one."""
    rows = reader.rows(
        "SELECT id FROM source WHERE deleted = 0 AND length(text_received) = ?2 AND text_received = ?1 "
        "ORDER BY id LIMIT 1",
        text,
        len(text),
    )
    return str(rows[0][0]) if rows else None


def settings_beginning(reader: Reader, prefix: str) -> list[tuple[str, str | None]]:
    """(key, value) of the live settings whose key begins so, by key; `prefix` ends in a slash."""
    rows = reader.rows(
        "SELECT key, value FROM setting WHERE deleted = 0 AND key >= ?1 AND key < ?2 ORDER BY key",
        prefix,
        f"{prefix[:-1]}0",  # “0” is what follows “/”
    )
    return [(row[0], row[1]) for row in rows]


def waiting(reader: Reader) -> list[Waiting]:
    """Every text that was taken up, those with open proposals first, then the latest."""
    rows = reader.rows(
        "SELECT s.id, s.title, s.published, s.publisher, sum(p.status = 'offered'), "
        "sum(p.status IN ('accepted', 'changed')), sum(p.status = 'rejected') "
        "FROM proposal p JOIN source s ON s.id = p.source_id AND s.deleted = 0 WHERE p.deleted = 0 "
        "GROUP BY s.id ORDER BY sum(p.status = 'offered') = 0, min(p.id) DESC"
    )
    return [Waiting(*row) for row in rows]
