"""The page of a forum: its sessions with their gaps, whose turn it is, who chairs it now, what is open, what comes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app import sessions
from app.casefile import CaseFile
from app.commitments.standing import Flag, Position, standing_in
from app.errors import NotFound
from app.links import Link, link, links
from app.meetings.minutes import locked
from app.names import Namer
from app.offices import holder
from app.sessions import Coming, Gap, Held, Missing, Next
from db.models import Forum, Meeting, Organisation, Person, Place, Post
from db.queries import journal, sessions_of
from db.queries.followed_at import open_of_forum
from db.reader import Reader
from db.values.choices import ForumLevel, ForumStatus, MeetingStatus, MinutesStatus, Side
from db.values.marking import Marking
from db.values.partial_date import DateRange, PartialDate


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One session. `gap_months` since the one held before; `late_months` beyond the period; None: not known.

    `made` commitments were made there, of which `open` are still open; `carried` were carried forward there.
    """

    id: str
    title: str
    edition: int | None
    held_on: DateRange | None
    date_words: str
    status: MeetingStatus | str
    place: str
    host: Link | None
    gap_months: int | None
    late_months: int | None
    minutes: MinutesStatus | str | None
    locked: bool
    made: int
    open: int
    carried: int
    outcome: str


@dataclass(frozen=True, slots=True)
class Turn:
    """Whose turn it is to host the next session, by which rule, and on what ground that is said."""

    country: Link
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Chair:
    """A post that chairs the forum, and who holds it on the day; `words` say since when, or that nobody is on file."""

    post: Link
    party: Link | None
    holder: Link | None
    since: PartialDate | None
    as_of: PartialDate | None
    words: str


@dataclass(frozen=True, slots=True)
class NextSession:
    """`state` is planned, expected (by the period), lapsed, ended or unknown; `reason` says why."""

    state: Next
    session: Link | None
    when: DateRange | None
    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class Body:
    """A sub-body of the forum, with its last session that was held."""

    link: Link
    last: DateRange | None
    open: int


@dataclass(frozen=True, slots=True)
class OpenCounts:
    """How many commitments of the forum are open, by side and by what they ask attention for."""

    total: int
    ours: int
    theirs: int
    joint: int
    third: int
    overdue: int
    due_soon: int
    ageing: int
    silent: int


@dataclass(frozen=True, slots=True)
class ForumView:
    """The page of a forum on a day; sessions newest first. `gap_words` is one sentence on gaps against the period."""

    id: str
    name: str
    abbreviation: str
    parties: tuple[Link, ...]
    level: ForumLevel | str | None
    status: ForumStatus | str | None
    standing: str
    period_months: int | None
    founded: PartialDate | None
    founding: Link | None
    sessions: tuple[SessionRow, ...]
    missing: tuple[Missing, ...]
    gap_words: str
    turn: Turn | None
    chairs: tuple[Chair, ...]
    next: NextSession
    documents: str
    outcome_documents: tuple[Link, ...]
    parent: Link | None
    bodies: tuple[Body, ...]
    open: OpenCounts
    remark: str
    marking: Marking | None
    revision: str


def read_forum(case: CaseFile, forum_id: str, today: date | None = None) -> ForumView:
    """Everything on the page, in one snapshot. Raises NotFound."""
    with case.read() as reader:
        return forum_in(reader, forum_id, today or case.clock.today())


def forum_in(reader: Reader, forum_id: str, today: date) -> ForumView:
    """The same in a snapshot that is open already."""
    row = reader.get(Forum, forum_id)
    if row is None:
        raise NotFound("This forum is not in the case file any more; it may have been deleted.")
    page = _Page(reader, Namer(reader), row, today)
    held = page.held()
    run = list(held.values())
    parties = reader.references([forum_id]).get((forum_id, "parties"), ())
    gaps = sessions.gaps(run, row.period_months)
    return ForumView(
        id=forum_id,
        name=row.name,
        abbreviation=row.abbreviation or "",
        parties=links(reader, page.namer, parties),
        level=row.level,
        status=row.status,
        standing=row.standing or "",
        period_months=row.period_months,
        founded=row.founded,
        founding=link(reader, page.namer, row.founding_instrument_id),
        sessions=page.rows(run, gaps),
        missing=sessions.missing(run),
        gap_words=_gap_words(gaps, row.period_months),
        turn=page.turn(run, parties),
        chairs=page.chairs(),
        next=page.next(sessions.coming(run, row.period_months, row.status, today)),
        documents=row.documents or "",
        outcome_documents=page.documents(),
        parent=link(reader, page.namer, row.parent_id),
        bodies=page.bodies(),
        open=counted(standing_in(reader, open_of_forum(reader, forum_id), today)),
        remark=row.remark or "",
        marking=row.marking,
        revision=journal.revision(reader, forum_id),
    )


def counted(stands: Mapping[str, Position]) -> OpenCounts:
    """Open commitments by side and by what they ask attention for."""
    sides = [one.side for one in stands.values()]
    flags = [flag for one in stands.values() for flag in one.flags]
    return OpenCounts(
        len(sides), sides.count(Side.OURS), sides.count(Side.THEIRS), sides.count(Side.JOINT), sides.count(Side.THIRD),
        flags.count(Flag.OVERDUE), flags.count(Flag.DUE_SOON), flags.count(Flag.AGEING), flags.count(Flag.STALE),
    )  # fmt: skip


def _gap_words(gaps: Mapping[str, Gap], period: int | None) -> str:
    """One sentence: `Agreed every 12 months; the real gaps were 24, 10 and 13 months`."""
    months = [one.months for one in gaps.values()][::-1]
    agreed = f"Agreed every {period} months" if period else "No period is stated"
    if not months:
        return f"{agreed}; no two dated sessions are on file."
    shown = months[-6:]
    told = ", ".join(map(str, shown[:-1])) + (" and " if len(shown) > 1 else "") + str(shown[-1])
    unit = "month" if shown == [1] else "months"
    whole = (
        "the real gap was"
        if len(shown) == 1
        else "the real gaps were"
        if shown == months
        else "the last gaps were"
    )
    return f"{agreed}; {whole} {told} {unit}."


@dataclass(frozen=True, slots=True)
class _Page:
    """Reads the parts of one page."""

    reader: Reader
    namer: Namer
    row: Forum
    today: date

    def held(self) -> dict[str, Held]:
        """Id → session, as pure values."""
        rows = self.reader.all(Meeting, forum_id=self.row.id)
        wanted = [one.place_id for one in rows if one.place_id]
        places = {one.id: one for one in self.reader.all(Place, id=wanted)} if wanted else {}
        return {one.id: _as_held(one, places.get(one.place_id or "")) for one in rows}

    def rows(self, run: Sequence[Held], gaps: Mapping[str, Gap]) -> tuple[SessionRow, ...]:
        """Every session, the newest first."""
        found = {one.id: one for one in self.reader.all(Meeting, forum_id=self.row.id)}
        told = sessions_of.said_at(self.reader, self.row.id)
        return tuple(
            self._row(found[one.id], one, gaps.get(one.id), told.get(one.id, (0, 0, 0)))
            for one in sessions.in_time(run)
        )

    def _row(self, row: Meeting, one: Held, gap: Gap | None, said: tuple[int, int, int]) -> SessionRow:
        return SessionRow(
            row.id, row.title, row.edition, row.held_on, row.date_words or "", row.status, one.place,
            link(self.reader, self.namer, one.host), gap.months if gap else None, gap.late if gap else None,
            row.minutes, locked(row), *said, row.outcome or "",
        )  # fmt: skip

    def turn(self, run: Sequence[Held], parties: Sequence[str]) -> Turn | None:
        """Whose turn it is to host."""
        names = {one: self.namer.name(one) for one in parties}
        found = sessions.turn(
            run, parties, names, rule=self.row.hosting, stated=self.row.next_host_id
        )  # fmt: skip
        country = link(self.reader, self.namer, found.country_id) if found else None
        return Turn(country, found.rule, found.reason) if found and country else None

    def chairs(self) -> tuple[Chair, ...]:
        """The chairing posts with whoever holds them on the day."""
        posts = self.reader.references([self.row.id]).get((self.row.id, "chairs"), ())
        return tuple(self._chair(row) for one in posts if (row := self.reader.get(Post, one)))

    def _chair(self, office: Post) -> Chair:
        now = holder(self.reader, office, self.today)
        organisation = self.reader.get(Organisation, office.organisation_id)
        who = self.reader.get(Person, (now or office).person_id)
        party = (
            organisation.country_id
            if organisation and organisation.country_id
            else who.country_id
            if who
            else None
        )
        return Chair(
            Link("post", office.id, self._office(office)),
            link(self.reader, self.namer, party),
            link(self.reader, self.namer, now.person_id) if now else None,
            now.start if now else None,
            now.as_of if now else None,
            _since(now),
        )

    def _office(self, office: Post) -> str:
        at = self.namer.name(office.organisation_id)
        return (
            f"{office.title}, {at}" if at and at.casefold() not in office.title.casefold() else office.title
        )

    def next(self, coming: Coming) -> NextSession:
        """The next session."""
        session = link(self.reader, self.namer, coming.session_id)
        return NextSession(coming.state, session, coming.when, coming.words, coming.reason)

    def documents(self) -> tuple[Link, ...]:
        """The instruments that its sessions issued, in order."""
        meetings = [one.id for one in self.reader.all(Meeting, forum_id=self.row.id)]
        held = self.reader.references(meetings) if meetings else {}
        ids = [one for (_, role), targets in held.items() if role == "outcome_documents" for one in targets]
        return links(self.reader, self.namer, tuple(dict.fromkeys(ids)))

    def bodies(self) -> tuple[Body, ...]:
        """Forums that are sub-bodies of this one."""
        rows = self.reader.all(Forum, parent_id=self.row.id)
        return tuple(
            Body(
                Link("forum", one.id, one.name), _last(self.reader, one.id), len(open_of_forum(self.reader, one.id))
            )
            for one in sorted(rows, key=lambda one: one.name)
        )  # fmt: skip


def _as_held(row: Meeting, place: Place | None) -> Held:
    return Held(
        row.id, row.title, row.edition, row.held_on, row.status, place.name if place else "",
        place.country_id if place else None, row.date_words or "",
    )  # fmt: skip


def _last(reader: Reader, forum_id: str) -> DateRange | None:
    rows = [one for one in reader.all(Meeting, forum_id=forum_id, status=MeetingStatus.HELD) if one.held_on]
    latest = max(
        rows, key=lambda one: (one.held_on.last or date.min) if one.held_on else date.min, default=None
    )
    return latest.held_on if latest else None


def _since(post: Post | None) -> str:
    if post is None:
        return "holder not on file"
    since = f"since {post.start.show()}" if post.start else ""
    confirmed = f"as of {post.as_of.show()}" if post.as_of else ""
    return ", ".join(one for one in (since, confirmed) if one) or "dates not on file"
