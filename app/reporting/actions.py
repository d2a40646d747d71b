"""The commitments of an action taken report: by forum, country, visit, owner or what an officer typed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from app.briefs.cutoff import chunks
from app.briefs.selection import Selection, add
from app.briefs.snapshot import Snapshot
from app.errors import InvalidValue
from app.reporting import involved
from app.reporting.request import ReportRequest
from app.reporting.subject import About
from app.searching.meaning import meaning
from db import search_query
from db.models import Commitment, Link, Meeting, SpeakingLine, Update
from db.queries.owners import of_officer
from db.values.choices import CommitmentStatus, LineKind, MeetingStatus, tracked
from db.values.errors import excerpt
from reports.wording import months_before

_UNCONFIRMED = (CommitmentStatus.DRAFT, CommitmentStatus.REJECTED)
CLOSED = frozenset(one for one in CommitmentStatus if one.closed)
_ALL = 10_000_000
_MONTHS = 12
_AS_WORDS = re.compile(r", so it was searched as words|; [^;]* was searched as words")
"""How far back action is told where no session settles it."""


def followed(row: Commitment) -> bool:
    """Whether it is followed up and the desk has confirmed it (domain C2)."""
    if row.status in _UNCONFIRMED:
        return False
    if row.tracked is not None:
        return bool(row.tracked)
    return tracked(row.commitment_kind, row.strength, bool(row.beneficiary))


def selected(snapshot: Snapshot, about: About, request: ReportRequest) -> Selection:
    """The commitments that are open, and those closed since the session that action is told since."""
    found = Selection(about.subject)
    rows = _asked(snapshot, about, request)
    sessions = _sessions(snapshot, about, rows)
    add(found.meetings, sessions)
    add(found.commitments, _recent(snapshot, rows, since(request, about, sessions)))
    if about.visit:
        add(found.visits, [about.visit])
    add(found.forums, [about.forum])
    add(found.organisations, [about.organisation])
    involved.promises(snapshot, found)
    _lines(snapshot, found, about)
    return involved.finished(snapshot, found)


def named(snapshot: Snapshot, about: About, request: ReportRequest) -> set[str] | None:
    """Ids of the commitments that the request names, not yet sifted; None where it names all. Raises InvalidValue."""
    narrowed: list[set[str]] = []
    if about.forum and request.forum:
        narrowed.append(_of_forum(snapshot, about.forum.id))
    elif about.country and (request.country or request.visit):
        narrowed.append(_parties(snapshot, about.country.id))
    if about.organisation:
        narrowed.append(set(snapshot.owners("owners", [about.organisation.id]).get("commitment", [])))
    if request.officer:
        narrowed.append(set(of_officer(snapshot.reader, request.officer)))
    if request.filters.strip():
        narrowed.append(_typed(snapshot, request))
    return set.intersection(*narrowed) if narrowed else None


def _asked(snapshot: Snapshot, about: About, request: ReportRequest) -> list[Commitment]:
    """Every commitment that the request names, open or closed."""
    ids = named(snapshot, about, request)
    if ids is None:
        return snapshot.where(Commitment, only=followed, status=list(CommitmentStatus))
    rows = snapshot.where(Commitment, only=followed, id=ids)
    snapshot.load_links(rows)
    return [row for row in rows if _seen_to_be(snapshot, row, about, request)]


def _seen_to_be(snapshot: Snapshot, row: Commitment, about: About, request: ReportRequest) -> bool:
    """Whether the links that say so may be seen themselves."""
    if about.organisation and about.organisation.id not in snapshot.targets(row, "owners"):
        return False
    if request.forum or not (about.country and (request.country or request.visit)):
        return True
    return about.country.id in snapshot.targets(row, "parties")


def _parties(snapshot: Snapshot, country: str) -> set[str]:
    return set(snapshot.owners("parties", [country]).get("commitment", []))


def _of_forum(snapshot: Snapshot, forum: str) -> set[str]:
    """Made for the forum or at one of its sessions that may be seen, or reaffirmed there."""
    held = [row.id for row in snapshot.where(Meeting, forum_id=forum)]
    found = {row.id for row in snapshot.reader.all(Commitment, forum_id=forum)}
    found |= {row.id for row in snapshot.reader.all(Commitment, made_at_id=held)}
    return found | {link.owner_id for link in snapshot.reader.all(Link, role="also_made_at", target_id=held)}


def _typed(snapshot: Snapshot, request: ReportRequest) -> set[str]:
    """What a search for these words finds among the commitments. Raises InvalidValue for what means nothing."""
    understood = meaning(snapshot.reader, request.filters, request.as_of)
    if understood.notes:
        what = _AS_WORDS.sub("", understood.notes[0])
        raise InvalidValue(f"No report was written: {what[:1].lower()}{what[1:]}")
    if understood.deleted:
        raise InvalidValue("A report tells of no deleted records; leave “is:deleted” out.")
    kinds = understood.wanted.kinds
    if kinds is not None and Commitment.KIND not in kinds:
        raise InvalidValue(f"{excerpt(request.filters)} asks for no commitments; leave “kind:” out.")
    found = search_query.find(snapshot.reader, understood.wanted, _ALL, newest=True)
    return {record for record, kind in found.records if kind == Commitment.KIND}


def _sessions(snapshot: Snapshot, about: About, rows: Iterable[Commitment]) -> list[Meeting]:
    """The last and the next session of each forum that the report speaks of."""
    made = {row.made_at_id for row in rows if row.made_at_id}
    forums = {row.forum_id for row in rows if row.forum_id}
    forums |= {row.forum_id for row in snapshot.where(Meeting, id=made) if row.forum_id} if made else set()
    forums = {about.forum.id} if about.forum else forums
    day = snapshot.cutoff.day
    found: list[Meeting] = []
    for forum in sorted(forums):
        own = [row for row in snapshot.where(Meeting, forum_id=forum) if row.held_on]
        held = [row for row in own if row.status == MeetingStatus.HELD and _first(row) <= day]
        coming = [row for row in own if row.status == MeetingStatus.PLANNED and _last(row) >= day]
        found += sorted(held, key=_last)[-1:] + sorted(coming, key=_first)[:1]
        found += [row for row in snapshot.where(Meeting, forum_id=forum)
                  if not row.held_on and row.status == MeetingStatus.PLANNED][: 0 if coming else 1]  # fmt: skip
    return found


def _first(row: Meeting) -> date:
    return (row.held_on and (row.held_on.first or row.held_on.last)) or date.max


def _last(row: Meeting) -> date:
    return (row.held_on and (row.held_on.last or row.held_on.first)) or date.min


def last_held(about: About, meetings: Iterable[Meeting], day: date) -> Meeting | None:
    """The session that action is told since: the last of the forum, else of any forum of the country; None where the
    report is about neither.
    """
    if not (about.forum or about.country):
        return None
    forum = about.forum.id if about.forum else None
    held = [
        row
        for row in meetings
        if row.status == MeetingStatus.HELD and row.held_on and row.forum_id and forum in (None, row.forum_id)
    ]
    held = [row for row in held if _last(row) <= day]
    return max(held, key=lambda row: (_last(row), row.id), default=None)


def since(request: ReportRequest, about: About, meetings: Iterable[Meeting]) -> date:
    """The day since when action is told: as asked, else that of the last session, else a year before the cut-off."""
    if request.start:
        return request.start.first
    last = last_held(about, meetings, request.as_of)
    return _last(last) if last else months_before(request.as_of, _MONTHS)


def _recent(snapshot: Snapshot, rows: list[Commitment], begin: date) -> list[Commitment]:
    """The open ones, those closed on or after the day, and those that were open still at the cut-off; what was closed
    on no day on file is left out.
    """
    closed = [row.id for row in rows if row.status in CLOSED]
    last: dict[str, date] = {}
    open_then: set[str] = set()
    for part in chunks(closed):
        for update in snapshot.reader.all(Update, commitment_id=part):
            if update.status in CLOSED and snapshot.cutoff.after(update.updated_on):
                open_then.add(update.commitment_id)
            elif update.status in CLOSED and snapshot.permitted(update):
                last[update.commitment_id] = max(
                    update.updated_on.last, last.get(update.commitment_id, date.min)
                )
    gone = {one for one in closed if one not in open_then and last.get(one, date.min) < begin}
    return [row for row in rows if row.id not in gone]


def _lines(snapshot: Snapshot, found: Selection, about: About) -> None:
    """Points to make on the topics of the commitments: standing ones, and those for the session or visit to come."""
    topics = {one for row in found.commitments for one in snapshot.targets(row, "topics")}
    if not topics or not about.country:
        return
    coming = {row.id for row in found.meetings if row.status == MeetingStatus.PLANNED}
    coming |= {about.visit.id} if about.visit else set()

    def fits(row: SpeakingLine) -> bool:
        return (
            row.line_kind == LineKind.POINT_TO_MAKE
            and row.topic_id in topics
            and (row.for_id is None or row.for_id in coming)
        )

    add(found.lines, snapshot.where(SpeakingLine, only=fits, country_id=about.country.id))
    found.lines.sort(key=lambda row: (row.position or 0, row.id))
