"""The same sentence in a second text is a second source, never a second commitment: finds what is on file already."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass

from app.casefile import CaseFile
from app.door import Changed
from app.errors import InvalidValue, NotFound
from app.links import Link, link
from app.names import Namer
from db.models import Commitment, Meeting, Source
from db.queries.wordings import Said, said
from db.reader import Reader

ALIKE = 88
"""Least likeness, of 100, of two wordings of one commitment."""

_LEAST = 12
"""Letters before which two wordings are not compared."""

_APART = re.compile(r"[^\w]+")
_MARKS = str.maketrans(dict.fromkeys("–—‘’“”…•\u00a0\u202f", " "))
"""Marks that part words, as the pattern does."""


@dataclass(frozen=True, slots=True)
class Same:
    """A commitment on file that says the same. `quote_of` is the source whose quote it is, where a quote was met.

    `exact`: letter by letter, but for case, marks and punctuation.
    """

    commitment: Link
    wording: str
    likeness: int
    exact: bool
    quote_of: Link | None


def same_wording(
    case: CaseFile,
    text: str,
    *,
    country_ids: Collection[str] = (),
    forum_id: str | None = None,
    limit: int = 5,
) -> tuple[Same, ...]:
    """Commitments that say the same as `text`, the likest first; of these countries or this forum where they are given.

    Two wordings with different numbers in them are never the same. Raises CaseFileError only.
    """
    with case.read() as reader:
        return same_in(reader, text, country_ids=country_ids, forum_id=forum_id, limit=limit)


def same_in(
    reader: Reader,
    text: str,
    *,
    country_ids: Collection[str] = (),
    forum_id: str | None = None,
    limit: int = 5,
) -> tuple[Same, ...]:
    """The same in a snapshot that is open already."""
    return Wordings.of(reader, country_ids=country_ids, forum_id=forum_id).same(reader, text, limit=limit)


@dataclass(frozen=True, slots=True)
class Wordings:
    """What was said between some countries, folded once, for texts of which many sentences are compared with it."""

    known: list[Said]
    folded: list[str]

    @classmethod
    def of(
        cls, reader: Reader, *, country_ids: Collection[str] = (), forum_id: str | None = None
    ) -> Wordings:
        """Read and fold them."""
        known = said(reader, list(country_ids), forum_id)
        return cls(known, [folded(one.text) for one in known])

    def same(self, reader: Reader, text: str, *, limit: int = 5) -> tuple[Same, ...]:
        """Those that say the same as `text`, the likest first."""
        return _same(reader, text, self, limit)


def _same(reader: Reader, text: str, wordings: Wordings, limit: int) -> tuple[Same, ...]:
    mine = folded(text)
    if len(mine) < _LEAST:
        return ()
    best: dict[str, tuple[int, Said]] = {}
    for likeness, one in _alike(mine, wordings):
        if likeness > best.get(one.commitment_id, (0, one))[0]:
            best[one.commitment_id] = (likeness, one)
    namer = Namer(reader)
    found = sorted(best.values(), key=lambda pair: (-pair[0], pair[1].commitment_id))[:limit]
    return tuple(
        Same(
            Link("commitment", one.commitment_id, one.wording), one.wording, likeness, folded(one.text) == mine,
            link(reader, namer, one.source_id),
        )
        for likeness, one in found
    )  # fmt: skip


def _alike(mine: str, wordings: Wordings) -> list[tuple[int, Said]]:
    from rapidfuzz import fuzz, process

    numbers = _numbers(mine)
    found = process.extract(mine, wordings.folded, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=None)
    return [
        (round(score), wordings.known[place]) for words, score, place in found if _numbers(words) == numbers
    ]


def folded(text: str) -> str:
    """A wording without case, marks, quotation and punctuation; words one space apart."""
    text = text.translate(_MARKS)
    if text.isascii():  # nearly all are, and a case file has tens of thousands
        bare = text.casefold()
    else:
        plain = unicodedata.normalize("NFKD", text).casefold()
        bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _APART.sub(" ", bare).strip()


def _numbers(words: str) -> list[str]:
    return sorted(word for word in words.split() if any(letter.isdigit() for letter in word))


def second_source(
    case: CaseFile, commitment_id: str, source_id: str, quote: str, *, place: str = ""
) -> Changed:
    """Cite another source for a commitment that is on file. Raises NotFound, InvalidValue without words."""
    if not quote.strip():
        raise InvalidValue("Give the words of the source that say so.", field="quote")
    with case.read() as reader:
        row = _commitment(reader, commitment_id)
        if reader.get(Source, source_id) is None:
            raise NotFound("The source is not in the case file any more; choose another.")
    changes = case.door.changes()
    changes.create(
        "citation", record_id=commitment_id, source_id=source_id, quote=quote, place=place or None, marking=row.marking
    )  # fmt: skip
    return case.door.change("Add a source to a commitment", changes)


def made_again(
    case: CaseFile, commitment_id: str, meeting_id: str, *, source_id: str | None = None, quote: str = ""
) -> Changed:
    """Record that a pledge was reaffirmed at a later meeting, with the source that says so. Raises NotFound."""
    with case.read() as reader:
        row = _commitment(reader, commitment_id)
        meeting = reader.get(Meeting, meeting_id)
        if meeting is None:
            raise NotFound("The meeting is not in the case file any more; choose another.")
        there = reader.references([commitment_id]).get((commitment_id, "also_made_at"), ())
    changes = case.door.changes()
    if meeting_id != row.made_at_id and meeting_id not in there:
        changes.edit(commitment_id, also_made_at=(*there, meeting_id))
    if source_id:
        changes.create(
            "citation", record_id=commitment_id, source_id=source_id, quote=quote or None, marking=row.marking
        )  # fmt: skip
    return case.door.change(f"Reaffirmed at {meeting.title}", changes)


def _commitment(reader: Reader, commitment_id: str) -> Commitment:
    row = reader.get(Commitment, commitment_id)
    if row is None:
        raise NotFound("This commitment is not in the case file any more; it may have been deleted.")
    return row
