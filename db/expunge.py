"""Takes text that should never have been there out of a case file for good; why so: docs/adr/0008-expunge.md.

The bodies of the changes that held it become NULL and keep their hash, the words of their actions go, and the rows are
folded anew from what is left. The caller has restated, in the change that says so, what else those bodies held.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from db import attachment_texts
from db.engine import reader_engine
from db.journal import Body
from db.markings import Account
from db.projection import Projector
from db.reader import Reader, reading
from db.values.text import canonical_json

EXPUNGED = "[expunged]"
"""Stands where a text was that must not be empty."""
SHORTEST = 6
"""Letters from which the same words elsewhere are worth telling; shorter ones are everywhere."""


@dataclass(frozen=True, slots=True)
class Doomed:
    """The changes of one record whose bodies must go: (site, seq) pairs, the fields they held, and the former texts."""

    numbers: tuple[int, ...]
    changes: Mapping[str, Sequence[int]]
    fields: frozenset[str]
    texts: tuple[str, ...]


def doomed(connection: Connection, rec: str, stable: str | None, worded: frozenset[str]) -> Doomed:
    """Changes of a record that held a field, or any field where none is named; `worded` are the fields of words.

    An earlier expunge of the record goes too where it restated the field; what it ordered is ordered again.
    """
    rows = connection.exec_driver_sql(
        "SELECT c.number, s.id, c.seq, c.body FROM change c JOIN site s ON s.number = c.site_number "
        "WHERE c.rec = ? AND c.body IS NOT NULL ORDER BY c.number",
        (rec,),
    )
    numbers: list[int] = []
    changes: dict[str, list[int]] = {}
    fields: set[str] = set()
    texts: dict[str, None] = {}
    for number, site, seq, body in rows:
        read = Body.from_json(body)
        held = read.fields
        if not held or (stable is not None and stable not in held):
            continue
        numbers.append(number)
        for place, earlier in _ordered(read.expunged).items():
            changes.setdefault(place, []).extend(earlier)
        changes.setdefault(site, []).append(seq)
        fields |= held.keys()
        said = held.keys() & worded if stable is None else {stable}
        texts |= dict.fromkeys(text for one in sorted(said) if (text := _text(held[one].value)))
    return Doomed(tuple(numbers), changes, frozenset(fields), tuple(texts))


def blot_out(connection: Connection, numbers: Iterable[int], texts: Iterable[str]) -> int:
    """Remove bodies, and the words of actions that wrote them or repeat a text; returns how many actions lost theirs.

    The words' salted hash takes the place of the salt: the chain of hashes stays whole, and without the salt nobody can
    try out what the words were.
    """
    run = connection.exec_driver_sql
    wordless: set[int] = set()
    for number in numbers:
        wordless |= {row[0] for row in run("SELECT tx FROM change WHERE number = ?", (number,))}
        run("UPDATE change SET body = NULL WHERE number = ?", (number,))
    for text in texts:
        if len(text) >= SHORTEST:
            found = run('SELECT number FROM "transaction" WHERE instr(action, ?) > 0', (text,))
            wordless |= {row[0] for row in found}
    for tx in sorted(wordless):
        row = run(
            'SELECT salt, action FROM "transaction" WHERE number = ? AND action IS NOT NULL', (tx,)
        ).first()
        if row is not None:
            digest = hashlib.sha256(f"{row[0]}{row[1]}".encode()).hexdigest()
            run('UPDATE "transaction" SET action = NULL, salt = ? WHERE number = ?', (digest, tx))
    return len(wordless)


def obey(connection: Connection, order: Mapping[str, object]) -> None:
    """Do to this file's journal what an expunge recorded elsewhere; the rows are to be folded anew afterwards, and the
    search index too."""
    for site, seqs in _ordered(order).items():
        for seq in seqs:
            rows = connection.exec_driver_sql(
                "SELECT c.number FROM change c JOIN site s ON s.number = c.site_number WHERE s.id = ? AND c.seq = ?",
                (site, seq),
            )
            blot_out(connection, [row[0] for row in rows], ())


def refold(connection: Connection, rec: str, kind: str) -> None:
    """Make the rows of one record anew out of what the journal still says of it."""
    run = connection.exec_driver_sql
    before = run(f'SELECT marking FROM "{kind}" WHERE id = ?', (rec,)).scalar()
    bodies = run("SELECT body FROM change WHERE rec = ? AND body IS NOT NULL ORDER BY number", (rec,)).all()
    run(f'DELETE FROM "{kind}" WHERE id = ?', (rec,))
    run("DELETE FROM record WHERE id = ?", (rec,))
    projector = Projector(connection)
    for (body,) in bodies:
        projector.apply(rec, kind, Body.from_json(body))
    projector.flush()
    if before:
        account = Account(connection)
        account.parted(before)
        account.settle()


def repeated(reader: Reader, texts: Iterable[str], but: frozenset[str]) -> list[str]:
    """Ids of other records that hold one of the texts, or held it once; attachments by the text of their files."""
    found: dict[str, None] = {}
    for text in texts:
        if len(text) >= SHORTEST:
            rows = reader.rows(
                "SELECT DISTINCT rec FROM change WHERE instr(body, ?) > 0", canonical_json(text)[1:-1]
            )
            ids = [*(row[0] for row in rows), *attachment_texts.holding(reader, text)]
            found |= dict.fromkeys(one for one in ids if one not in but)
    return list(found)


def holds(path: Path, changes: Mapping[str, Sequence[int]]) -> bool:
    """Whether another file of the same case still has one of these bodies. Raises CaseFileError."""
    engine = reader_engine(path, read_only_file=True)
    query = (
        "SELECT 1 FROM change c JOIN site s ON s.number = c.site_number WHERE s.id = ? AND c.body IS NOT NULL "
        "AND c.seq IN (SELECT value FROM json_each(?)) LIMIT 1"
    )
    try:
        with reading(engine, path) as reader:
            return any(reader.rows(query, site, json.dumps(list(seqs))) for site, seqs in changes.items())
    finally:
        engine.dispose()


def _ordered(order: Mapping[str, object] | None) -> Mapping[str, Sequence[int]]:
    changes = order.get("changes") if order else None
    return changes if isinstance(changes, dict) else {}


def _text(value: object) -> str:
    """The words of a value: a text itself, or those of a due."""
    words = value.get("words") if isinstance(value, dict) else value
    return words if isinstance(words, str) and words != EXPUNGED else ""
