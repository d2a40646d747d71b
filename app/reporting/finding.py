"""Finds what an officer names for a report: forum, session, person, owner, by name or by the beginning of an id."""

from __future__ import annotations

import re
from typing import assert_never

from app.briefs import finding
from app.errors import NotFound
from app.reporting.request import ReportKind
from app.searching.called import forums, people
from db.models import Meeting, Organisation
from db.queries.owners import of_officer
from db.reader import Reader
from db.values.errors import excerpt

_EDITION = re.compile(r"(\d{1,4})(?:st|nd|rd|th)?\s+(.+)", re.IGNORECASE)


def subject(reader: Reader, kind: ReportKind, words: str) -> dict[str, str | None]:
    """The record that a report of a kind is about, by the field of its request. Raises NotFound."""
    match kind:
        case ReportKind.RECORD:
            return {"meeting": meeting_called(reader, words)}
        case ReportKind.HISTORY:
            return {"forum": forum_called(reader, words)}
        case ReportKind.PERSON:
            return {"person": person_called(reader, words)}
        case ReportKind.CHRONOLOGY:
            return {"country": finding.country(reader, words)}
        case ReportKind.HANDOVER:
            return {"country": finding.country(reader, words)} if words.strip() else {}
        case ReportKind.ACTIONS:
            return {}
        case _:
            assert_never(kind)


def limits(
    reader: Reader, *, forum: str | None, country: str | None, visit: str | None, owner: str | None
) -> dict[str, str | None]:
    """The limits of an action taken report, by the fields of its request. Raises NotFound."""
    organisation, officer = owner_called(reader, owner) if owner else (None, "")
    return {
        "forum": forum_called(reader, forum) if forum else None,
        "country": finding.country(reader, country) if country else None,
        "visit": finding.record(reader, visit, "visit") if visit else None,
        "organisation": organisation,
        "officer": officer,
    }


def forum_called(reader: Reader, words: str) -> str:
    """Id of the forum of this abbreviation or name, else of the one whose id begins so. Raises NotFound."""
    return _one(reader, words, "forum", forums(reader, words))


def person_called(reader: Reader, words: str) -> str:
    """Id of the person with all of these words among their names, else of the one of this id. Raises NotFound."""
    return _one(reader, words, "person", people(reader, words))


def meeting_called(reader: Reader, words: str) -> str:
    """Id of the session called `13th JMCC`, else of the meeting of this title or id. Raises NotFound."""
    numbered = _EDITION.fullmatch(words.strip())
    found: set[str] = set()
    if numbered:
        ids = forums(reader, numbered[2])
        rows = reader.all(Meeting, forum_id=ids, edition=int(numbered[1])) if ids else []
        found = {row.id for row in rows}
    if not found:
        wanted = " ".join(words.split()).casefold()
        found = {row.id for row in reader.all(Meeting) if " ".join(row.title.split()).casefold() == wanted}
    return _one(reader, words, "meeting", found)


def owner_called(reader: Reader, words: str) -> tuple[str | None, str]:
    """(id of the organisation of this name or abbreviation, "") or (None, the officer who answers for commitments).

    Raises NotFound where neither is on file.
    """
    wanted = " ".join(words.split()).casefold()
    found = [
        row.id
        for row in reader.all(Organisation)
        if wanted
        in {" ".join(name.split()).casefold() for name in (row.name, row.abbreviation or "") if name}
    ]
    if len(found) == 1:
        return found[0], ""
    if found:
        ids = ", ".join(one[:13] for one in found[:5])
        raise NotFound(
            f"{excerpt(words)} names {len(found)} organisations of this case file ({ids}); give the beginning of an id."
        )
    if of_officer(reader, words):
        return None, words
    try:
        return finding.record(reader, words, "organisation"), ""
    except NotFound:
        raise NotFound(
            f"{excerpt(words)} is neither an organisation nor an action officer of this case file; "
            "“records organisations” lists those there are."
        ) from None


def _one(reader: Reader, words: str, kind: str, found: set[str]) -> str:
    if len(found) == 1:
        return next(iter(found))
    if found:
        ids = ", ".join(one[:13] for one in sorted(found)[:5])
        raise NotFound(
            f"{excerpt(words)} names {len(found)} records of this kind ({ids}); give the beginning of an id."
        )
    try:
        return finding.record(reader, words, kind)
    except NotFound:
        plural = {"forum": "forums", "person": "people", "meeting": "meetings"}[kind]
        raise NotFound(
            f"There is no {kind} {excerpt(words)} in this case file; “records {plural}” lists those there are."
        ) from None
