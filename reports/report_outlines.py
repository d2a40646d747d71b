"""The sections of each report, in their order, with what each says when it has nothing to say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from reports.asked import Asked, ReportKind
from reports.document import Block, Paragraph
from reports.plan import Plan
from reports.sections import (
    contacts_book,
    foot,
    handover,
    history,
    period,
    person_sheet,
    record,
    relationship,
    taken,
)
from reports.sections.cooperation import agreements
from reports.sections.report_head import section as head
from reports.sections.report_proof import proof

Writer = Callable[[Plan, Asked], tuple[Block, ...]]

SOURCES = "sources"
"""Id of the annex that holds the sources and, at its end, the notes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A section of a report; without blocks it is left out, or prints `sentence` where its absence is worth knowing."""

    id: str
    title: str
    write: Writer
    sentence: str = ""
    annex: bool = False
    new_page: bool = False
    heading: bool = True


@dataclass(frozen=True, slots=True)
class Outline:
    """A report: its parts, the order in which commitments are numbered, and how its paper lies."""

    parts: tuple[Part, ...]
    numbered: Callable[[Plan, Asked], tuple[str, ...]]
    landscape: bool = False


def _alone(write: Callable[[Plan], tuple[Block, ...]]) -> Writer:
    """A section that follows from the facts alone, as those of the brief do."""

    def written(plan: Plan, _: Asked) -> tuple[Block, ...]:
        return write(plan)

    return written


def _numbered(ids: Callable[[Plan], tuple[str, ...]]) -> Callable[[Plan, Asked], tuple[str, ...]]:
    """An order that follows from the facts alone."""

    def ordered(plan: Plan, _: Asked) -> tuple[str, ...]:
        return ids(plan)

    return ordered


def _relations(plan: Plan, asked: Asked) -> tuple[Block, ...]:
    """Of one country; a whole desk has no relations of its own."""
    return relationship.section(plan) if asked.country_id else ()


def _foot(plan: Plan, _: Asked) -> tuple[Block, ...]:
    """The closing block of the brief, kept on one page: its paragraphs stay with the table, which comes last."""
    blocks = foot.section(plan)
    words = (replace(block, keep_next=True) for block in blocks if isinstance(block, Paragraph))
    return (*words, *(block for block in blocks if not isinstance(block, Paragraph)))


_HEAD = Part(id="head", title="Control", write=head, heading=False)
_SOURCES = Part(id=SOURCES, title="Sources and notes", write=proof, annex=True)
_FOOT = Part(id="foot", title="Distribution and control", write=_foot, heading=False)

_OUTLINES: dict[ReportKind, Outline] = {
    ReportKind.ACTIONS: Outline(
        (
            _HEAD,
            Part(id="summary", title="Summary", write=taken.summary),
            Part(id="register", title="Action taken", write=taken.register),
            Part(id="ours", title="Ours", write=taken.ours, new_page=True),
            Part(id="theirs", title="Theirs", write=taken.theirs, new_page=True),
            Part(id="joint", title="Joint", write=taken.joint, new_page=True),
            Part(id="third", title="Third parties", write=taken.third, new_page=True),
            _SOURCES,
            _FOOT,
        ),
        taken.numbered,
        landscape=True,
    ),
    ReportKind.RECORD: Outline(
        (
            _HEAD,
            Part(id="summary", title="Summary", write=record.summary),
            Part(id="meeting", title="Meeting", write=record.occasion),
            Part(
                id="discussion",
                title="Discussion",
                write=record.discussion,
                sentence="No point and no statement of this meeting is on file.",
            ),
            Part(
                id="decisions",
                title="Decisions and actions",
                write=record.register,
                sentence="No new decision and no new promise is recorded here.",
            ),
            Part(id="reviewed", title="Earlier commitments", write=record.reviewed),
            Part(id="next", title="What follows", write=record.following),
            Part(id=record.ROLL, title="Nominal roll", write=record.annex, annex=True),
            _SOURCES,
            _FOOT,
        ),
        record.numbered,
    ),
    ReportKind.HISTORY: Outline(
        (
            _HEAD,
            Part(id="glance", title="The forum", write=history.glance),
            Part(id="sessions", title="Sessions", write=history.held, sentence="No session is on file."),
            Part(
                id="promised",
                title="What the sessions promised",
                write=_alone(history.promised),
                sentence="No commitment is on file.",
            ),
            Part(id="papers", title="Instruments", write=_alone(agreements)),
            Part(id="bodies", title="Bodies beneath it", write=history.bodies),
            _SOURCES,
            _FOOT,
        ),
        _numbered(history.numbered),
    ),
    ReportKind.CHRONOLOGY: Outline(
        (
            _HEAD,
            Part(
                id="chronology",
                title="Chronology",
                write=period.section,
                sentence="Nothing is on file for this period.",
            ),
            _SOURCES,
            _FOOT,
        ),
        lambda _plan, _asked: (),
    ),
    ReportKind.PERSON: Outline(
        (
            _HEAD,
            Part(id="who", title="Person", write=person_sheet.who),
            Part(
                id="met", title="When we met", write=person_sheet.meetings, sentence="No meeting is on file."
            ),
            Part(id="said", title="What the meetings gave", write=_alone(person_sheet.said)),
            Part(id="remarks", title="Notes of the desk", write=_alone(person_sheet.remarks)),
            _SOURCES,
            _FOOT,
        ),
        _numbered(person_sheet.numbered),
    ),
    ReportKind.HANDOVER: Outline(
        (
            _HEAD,
            Part(id="glance", title="How things stand", write=handover.glance),
            Part(id="relations", title="Relations at a glance", write=_relations),
            Part(id="officer", title="From the outgoing officer", write=_alone(handover.officer)),
            Part(
                id="due",
                title="What is due",
                write=_alone(handover.due_now),
                sentence="Nothing on file has a day.",
            ),
            Part(
                id="open",
                title="Open commitments",
                write=handover.commitments,
                sentence="No commitment is open.",
            ),
            Part(id="tasks", title="Tasks", write=_alone(handover.tasks), sentence="No task is open."),
            Part(id="initiatives", title="Initiatives", write=_alone(handover.initiatives)),
            Part(id="settle", title="To settle", write=handover.to_settle),
            Part(
                id="people",
                title="Whom to know",
                write=contacts_book.people,
                sentence="No person is on file.",
            ),
            Part(id="bodies", title="Organisations", write=contacts_book.organisations),
            Part(id="agreements", title="Agreements", write=_alone(agreements)),
            Part(
                id="papers",
                title="Where the papers are",
                write=_alone(contacts_book.papers),
                sentence="Neither a letter nor a session of a forum is on file.",
            ),
            _SOURCES,
            _FOOT,
        ),
        handover.numbered,
    ),
}


def outline(kind: ReportKind) -> Outline:
    """The outline of a kind of report."""
    return _OUTLINES[kind]
