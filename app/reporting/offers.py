"""Which reports the page of a record offers, and how a report's file may be called."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from app.casefile import CaseFile
from app.names import Namer
from app.reporting.request import ReportKind, ReportRequest

DESK = "desk"
"""Stands for pages of no one record: the board, today, the list of countries."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A report as a button offers it: its kind, the words on the button, what it is for in one sentence."""

    kind: ReportKind
    label: str
    hint: str


_ACTIONS = Offer(
    ReportKind.ACTIONS, "Action taken report", "Who owes what, since when, and what became of it."
)
_RECORD = Offer(
    ReportKind.RECORD, "Record of discussion", "Who met, what was said point by point, and who acts."
)
_HISTORY = Offer(ReportKind.HISTORY, "Forum history", "The forum, its sessions, and what each promised.")
_CHRONOLOGY = Offer(ReportKind.CHRONOLOGY, "Chronology", "Every dated record with the country in time order.")
_PERSON = Offer(ReportKind.PERSON, "Person sheet", "Names, posts, when we met, and what the meetings gave.")
_HANDOVER = Offer(
    ReportKind.HANDOVER, "Handover note", "What is open and due, whom to know, where the papers are."
)

_OFFERS: dict[str, tuple[Offer, ...]] = {
    "forum": (_ACTIONS, _HISTORY),
    "meeting": (_RECORD,),
    "person": (_PERSON,),
    "country": (_ACTIONS, _HANDOVER, _CHRONOLOGY),
    "visit": (_ACTIONS,),
    "organisation": (_ACTIONS,),
    DESK: (_ACTIONS, _HANDOVER),
}


def offers_for(record_kind: str) -> tuple[Offer, ...]:
    """The reports that a record of this kind has, the likeliest first; none for most kinds."""
    return _OFFERS.get(record_kind, ())


def request_for(kind: ReportKind, record_kind: str, record_id: str | None, as_of: date) -> ReportRequest:
    """The report of a kind about one record, with everything else at its default."""
    about = {} if record_kind == DESK or record_id is None else {record_kind: record_id}
    return ReportRequest(kind=kind, as_of=as_of, **about)  # type: ignore[arg-type]


def file_name(case: CaseFile, request: ReportRequest, suffix: str = ".docx") -> str:
    """A name for its file: `JMCC action taken report 2026-11-22.docx`. Raises CaseFileError.

    The titles of records stand in it, so that it is a suggestion for the officer, never written unasked.
    """
    about = (
        request.meeting or request.forum or request.person or request.visit or request.country
        or request.organisation
    )  # fmt: skip
    with case.read() as reader:
        words = Namer(reader).name(about) if about else request.officer or "Desk"
    plain = " ".join(re.sub(r"[^\w\- ]+", " ", words).split())[:80].strip()
    return f"{plain} {request.kind.label.lower()} {request.as_of.isoformat()}{suffix}"
