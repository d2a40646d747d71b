"""Checks a case file: is it sound, does the journal fold to what the tables hold, are its hashes unbroken."""

from __future__ import annotations

from dataclasses import dataclass

from app.casefile import CaseFile
from db import fold


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: which check found it, and what."""

    check: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Report:
    """What was looked at and what was found; no findings means the file is sound."""

    records: int
    changes: int
    findings: tuple[Finding, ...]


def check(case: CaseFile) -> Report:
    """Look at everything; changes nothing."""
    with case.read() as reader:
        findings = [
            Finding("integrity", f"SQLite reports: {row[0]}.")
            for row in reader.rows("PRAGMA integrity_check")
            if row[0] != "ok"
        ]
        findings += [
            Finding("references", f"A row of “{row[0]}” refers to a record that is not there.")
            for row in reader.rows("PRAGMA foreign_key_check")
        ]
        findings += [
            Finding("journal", f"Change {place} does not fit its hash or its predecessor.")
            for place in fold.broken_links(reader)
        ]
        findings += [
            Finding("fold", f"The tables do not hold what the journal says: {line}.")
            for line in fold.differences(reader)
        ]
        records = reader.rows("SELECT count(*) FROM record WHERE deleted = 0")[0][0]
        changes = reader.rows("SELECT count(*) FROM change")[0][0]
    return Report(records, changes, tuple(findings))
