"""What intake asks of a case file before it reads a text: names, posts, forums and instruments, as plain columns."""

from __future__ import annotations

from db.reader import Reader


def latest_change(reader: Reader) -> tuple[int, bytes] | None:
    """(number, hash) of the last change of the journal; the same, the same records. None for an empty journal."""
    rows = reader.rows("SELECT number, hash FROM change ORDER BY number DESC LIMIT 1")
    return (int(rows[0][0]), bytes(rows[0][1])) if rows else None


def spellings(reader: Reader) -> list[tuple[str, str, str | None]]:
    """(person, spelling, country) of every name of every person, the name of the house first."""
    return [
        (row[0], row[1], row[2])
        for row in reader.rows(
            "SELECT id, written, country_id FROM (SELECT id, name AS written, country_id, 0 AS place, id AS of "
            "FROM person WHERE deleted = 0 UNION ALL SELECT n.named_id, n.written, p.country_id, 1, n.id FROM name n "
            "JOIN person p ON p.id = n.named_id AND p.deleted = 0 WHERE n.deleted = 0) ORDER BY place, of"
        )
    ]


def names_written(reader: Reader) -> list[tuple[str, str]]:
    """(record, spelling) of every other name that anything was seen under."""
    rows = reader.rows("SELECT named_id, written FROM name WHERE deleted = 0 ORDER BY id")
    return [(row[0], row[1]) for row in rows]


def titles_held(reader: Reader) -> dict[str, str]:
    """Person → the title of the first post that has not ended."""
    rows = reader.rows(
        "SELECT person_id, title FROM post WHERE deleted = 0 AND person_id IS NOT NULL "
        'AND "end" IS NULL ORDER BY id DESC'
    )
    return {row[0]: row[1] for row in rows}


def forums_named(reader: Reader) -> list[tuple[str, str, str | None]]:
    """(forum, name, abbreviation)."""
    rows = reader.rows("SELECT id, name, abbreviation FROM forum WHERE deleted = 0 ORDER BY id")
    return [(row[0], row[1], row[2]) for row in rows]


def parties_of_forums(reader: Reader) -> dict[str, list[str]]:
    """Forum → the countries that are parties to it."""
    found: dict[str, list[str]] = {}
    for owner, target in reader.rows(
        "SELECT l.owner_id, l.target_id FROM forum f CROSS JOIN link l ON l.owner_id = f.id AND l.role = 'parties' "
        "AND l.deleted = 0 WHERE f.deleted = 0 ORDER BY l.position, l.id"
    ):
        found.setdefault(owner, []).append(target)
    return found


def instruments_named(reader: Reader) -> list[tuple[str, str, int | None]]:
    """(agreement, title, year in which it was signed)."""
    rows = reader.rows("SELECT id, title, signed FROM agreement WHERE deleted = 0 ORDER BY id")
    return [(row[0], row[1], int(row[2][:4]) if row[2] else None) for row in rows]
