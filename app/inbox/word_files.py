"""The words of an office as one small file, so that another office can read with them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.casefile import CaseFile
from app.door import Changed
from app.errors import InvalidValue
from app.inbox.papers import UnreadableText
from app.inbox.word_kinds import built_in, checked
from app.inbox.words import keep, own_words, refuse_too_many
from app.intake.own_words import OwnWord, WordKind
from db.values.files import atomic_write

FORMAT = 1
LARGEST = 1 << 20
"""Bytes of a file of words."""

NAME = "Words of intake"
"""What such a file is called where nobody says otherwise, without its suffix."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of a file: the change, if there was anything new; how many words came, were there, were refused."""

    changed: Changed | None
    new: int
    same: int
    refused: tuple[str, ...]
    """One sentence for each word that cannot be used."""


def write_words(case: CaseFile) -> bytes:
    """What the office added or switched off, as JSON in a fixed order: the same words, the same bytes."""
    with case.read() as reader:
        own = sorted(own_words(reader), key=lambda one: (one.kind.value, one.word.casefold()))
    rows = [{"kind": one.kind.value, "word": one.word, "means": one.means, "off": one.off} for one in own]
    return (
        json.dumps({"chancery_words": FORMAT, "words": rows}, ensure_ascii=False, indent=1) + "\n"
    ).encode()


def take_words(case: CaseFile, content: bytes) -> Taken:
    """Take the words of a file in, as one undoable action; a word that is there with another meaning gives way.

    Raises InvalidValue for a file that is none of words, or with more than an office may have.
    """
    found, refused = [], []
    for number, row in enumerate(_rows(content), 1):
        try:
            found.append(_word(row))
        except InvalidValue as error:
            refused.append(f"Entry {number}: {error}")
    with case.read() as reader:
        own = own_words(reader)
        held = {(one.kind, one.word.casefold()): one for one in own}
        new = {
            key: one for one in found if held.get(key := (one.kind, one.word.casefold())) != one
        }  # the last of doubles counts
        refuse_too_many(len(held.keys() | new.keys()))
        changes = case.door.changes()
        keep(changes, reader, new.values())
    changed = case.door.change(f"Take in {len(new)} words of intake", changes) if new else None
    return Taken(changed, len(new), len(found) - len(new), tuple(refused))


def export_words(case: CaseFile, path: Path) -> int:
    """Write the words of this office into a file; returns how many. Raises InvalidValue for none, FileNotWritten."""
    with case.read() as reader:
        number = len(own_words(reader))
    if not number:
        raise InvalidValue("This office has no words of its own yet; nothing was written.")
    atomic_write(path, write_words(case))
    return number


def import_words(case: CaseFile, path: Path) -> Taken:
    """Take the words of a file in. Raises UnreadableText, and what `take_words` raises."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise UnreadableText(f"“{path.name}” could not be read ({error.strerror}).") from error
    return take_words(case, content)


def _rows(content: bytes) -> list[Any]:
    if len(content) > LARGEST:
        raise InvalidValue("This file is too large for a list of words; nothing was changed.")
    try:
        given = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        given = None
    rows = given.get("words") if isinstance(given, dict) and given.get("chancery_words") == FORMAT else None
    if not isinstance(rows, list):
        raise InvalidValue(
            "This is no file of words: choose one that was saved in “Words of intake”; nothing was changed."
        )
    return rows


def _word(row: Any) -> OwnWord:
    if not isinstance(row, dict):
        raise InvalidValue("it is not written as a word.")
    try:
        kind = WordKind(row.get("kind"))
    except ValueError:
        raise InvalidValue(f"“{str(row.get('kind'))[:40]}” is no kind of word.") from None
    word, means = str(row.get("word") or ""), str(row.get("means") or "")
    if row.get("off") is True:
        if word not in built_in(kind):
            raise InvalidValue(f"“{word[:60]}” does not come with this program.")
        return OwnWord(kind, word, "", off=True)
    return checked(kind, word, means)
