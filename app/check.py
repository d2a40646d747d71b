"""Checks a case file: is it sound, do journal, tables, attachments and search agree, is what it says plausible."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from app.casefile import CaseFile
from app.errors import CaseFileError
from app.plausibility import Doubt, doubts
from app.progress import Watch, unwatched
from db import fold, identity, search_index
from db.attachments import broken_files
from db.reader import Reader
from db.shape import misshapen
from db.values.errors import InvalidValue


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: which check found it, and what."""

    check: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Report:
    """What was looked at and what was found; no findings means the file is sound.

    `doubts` are no faults of the file but records that can hardly be true.
    """

    records: int
    changes: int
    findings: tuple[Finding, ...]
    doubts: tuple[Doubt, ...] = ()


def check(case: CaseFile, today: date | None = None, watch: Watch = unwatched) -> Report:
    """Look at everything; changes nothing. `today` is the day by which plausibility is judged, else the clock's.

    `watch` is told the number of each check before it begins, and may raise Cancelled.
    """
    findings = tuple(_findings(case, watch))
    watch(len(CHECKS), len(CHECKS))
    found = () if findings else tuple(_doubts(case, today or case.clock.today()))
    return Report(_count(case, "record WHERE deleted = 0"), _count(case, "change"), findings, found)


def _findings(case: CaseFile, watch: Watch) -> list[Finding]:
    """Each check has a snapshot of its own: what one of them cannot read does not stop the next."""
    found: list[Finding] = []
    for number, (name, look) in enumerate(CHECKS):
        watch(number, len(CHECKS))
        if name == "search" and any(one.check == "fold" for one in found):
            continue  # tables that are wrong make the index of them wrong; one fault is told once
        if name != "integrity" and any(one.check == "schema" for one in found):
            continue  # nothing can be asked of tables that are not there
        try:
            with case.read() as reader:
                found += [Finding(name, sentence) for sentence in look(reader)]
        except (CaseFileError, InvalidValue, LookupError, TypeError, ValueError, AttributeError):
            # Of a damaged file nothing can be taken for granted, not even that a stored text is JSON.
            found.append(Finding(name, f"The {name} check could not be finished: what it reads is damaged."))
    return found


def _doubts(case: CaseFile, today: date) -> list[Doubt]:
    with case.read() as reader:
        return doubts(reader, today)


def _integrity(reader: Reader) -> Iterator[str]:
    """Every page; of a protected file also those that hold nothing."""
    for row in (*reader.rows("PRAGMA integrity_check"), *reader.rows("PRAGMA cipher_integrity_check")):
        if row[0] != "ok":
            yield f"SQLite reports: {row[0]}."


def _schema(reader: Reader) -> Iterator[str]:
    return (f"The table “{name}” is not as it should be." for name in misshapen(reader))


def _identity(reader: Reader) -> Iterator[str]:
    return identity.troubles(reader)


def _references(reader: Reader) -> Iterator[str]:
    rows = reader.rows("PRAGMA foreign_key_check")
    return (f"A row of “{row[0]}” refers to a record that is not there." for row in rows)


def _journal(reader: Reader) -> Iterator[str]:
    return (
        f"Change {place} does not fit its hash or its predecessor." for place in fold.broken_links(reader)
    )


def _fold(reader: Reader) -> Iterator[str]:
    return (f"The tables do not hold what the journal says: {line}." for line in fold.differences(reader))


def _attachments(reader: Reader) -> Iterator[str]:
    return (f"The attachment “{name}” {trouble}." for name, trouble in broken_files(reader))


def _search(reader: Reader) -> Iterator[str]:
    return (
        f"The search index does not hold what the records say: {line}."
        for line in search_index.differences(reader)
    )


def _count(case: CaseFile, rows: str) -> int:
    try:
        with case.read() as reader:
            return int(reader.rows(f"SELECT count(*) FROM {rows}")[0][0])  # noqa: S608 – names of our own tables
    except CaseFileError:
        return 0  # the findings say why it cannot be counted


CHECKS: tuple[tuple[str, Callable[[Reader], Iterator[str]]], ...] = (
    ("schema", _schema),
    ("integrity", _integrity),
    ("identity", _identity),
    ("references", _references),
    ("journal", _journal),
    ("fold", _fold),
    ("attachments", _attachments),
    ("search", _search),
)
"""Every check by its name, in the order in which they are run."""
