"""Reads the texts of the attachments of a case file, so that search finds their words: after a save, never during one.

read_attachments(case)          what nobody has read yet; the desk calls it when it has nothing else to do
unreadable(case)                what cannot be read, and why
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app.casefile import CaseFile
from app.interchange.turns import in_turn
from app.reading.errors import UnreadableFile
from app.reading.texts import Limits, Trouble, read_text
from db import attachment_texts, search_index
from db.attachment_texts import AttachedText, Unread

READER = 1
"""Version of what reads; what an older one could not read is tried again."""

Progress = Callable[[int, int, str], None]
"""Is told how many are done, how many there are, and the name of the one that comes next (at the end: empty)."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was done: contents read, those that cannot be read, and those that still wait.

    What is missing from the case file or not what was attached is left waiting: `chancery check` tells of it.
    """

    read: int
    unreadable: int
    waiting: int


@dataclass(frozen=True, slots=True)
class UnreadableAttachment:
    """An attachment whose text cannot be read, with the reason in a sentence."""

    id: str
    name: str
    trouble: Trouble | str
    sentence: str


def unread(case: CaseFile) -> int:
    """How many contents wait to be read."""
    with case.read() as reader:
        return len(attachment_texts.unread(reader, READER))


def read_attachments(
    case: CaseFile,
    *,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
    limits: Limits | None = None,
    again: bool = False,
) -> Outcome:
    """Read what nobody has read yet, one file after the other; each is kept as soon as it is read.

    `again`: all are read anew. Stopped between two files by `cancelled`. What cannot be read is remembered with its
    reason. Raises CaseFileError (also where the file is open for reading only), ReaderBroken.
    """
    case.door  # noqa: B018 - refuses where the file is open for reading only
    if again:
        case.keep(attachment_texts.forget_all)
    with case.read() as reader:
        waiting = attachment_texts.unread(reader, READER)
    read = troubled = 0
    for number, one in enumerate(waiting):
        if cancelled and cancelled():
            break
        if progress:
            progress(number, len(waiting), one.name)
        found = _found(case, one, limits or Limits())
        if found is None:
            continue
        case.keep(_keeping(one.sha256, found))
        troubled += found.trouble is not None
        read += found.trouble is None
    if progress:
        progress(len(waiting), len(waiting), "")
    return Outcome(read, troubled, len(waiting) - read - troubled)


def unreadable(case: CaseFile) -> list[UnreadableAttachment]:
    """The attachments whose text cannot be read."""
    with case.read() as reader:
        rows = attachment_texts.troubled(reader)
    return [UnreadableAttachment(id, name, code, _sentence(name, code)) for id, name, code in rows]


def _found(case: CaseFile, wanted: Unread, limits: Limits) -> AttachedText | None:
    """The text of a content, or its trouble; None where the case file does not hold what was attached."""
    if wanted.size > limits.size:
        return AttachedText("", trouble=Trouble.TOO_LARGE.value)
    data = in_turn(case, lambda: _bytes(case, wanted.sha256))
    return _read(data, wanted.name, limits) if data is not None else None


def _bytes(case: CaseFile, sha256: str) -> bytes | None:
    with case.read() as reader:
        data = b"".join(reader.file(sha256))
    return data if hashlib.sha256(data).hexdigest() == sha256 else None


def _read(data: bytes, name: str, limits: Limits) -> AttachedText:
    try:
        found = read_text(data, name, limits=limits)
    except UnreadableFile as error:
        return AttachedText("", trouble=error.trouble.value)
    return AttachedText(found.text, tuple((part.start, part.label) for part in found.parts))


def _keeping(sha256: str, found: AttachedText) -> Callable[[Any], None]:
    def keep(connection: Any) -> None:
        search_index.update(connection, attachment_texts.keep(connection, sha256, READER, found))

    return keep


def _sentence(name: str, code: str) -> str:
    """A later version may know reasons that this one does not."""
    known = {one.value: one for one in Trouble}
    return str(UnreadableFile(name, known.get(code, Trouble.NO_TEXT)))
