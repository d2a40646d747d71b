"""Copies forums and meetings, with who took part and what was on the agenda, into facts."""

from __future__ import annotations

from datetime import date

from app.briefs.context import Context, joined, known, labelled, last_of, sentences
from app.briefs.parties import organisation_name, place_name
from app.briefs.people import known_on, post_on, shown
from app.briefs.visits import objectives
from db.models import (
    Agreement,
    Country,
    Forum,
    Meeting,
    Organisation,
    Participation,
    Person,
    Point,
    Post,
    Visit,
)
from db.values.choices import (
    ForumLevel,
    ForumStatus,
    MeetingKind,
    MeetingStatus,
    MinutesStatus,
    Releasable,
    Role,
)
from db.values.zones import zone_words
from reports.facts import ForumFact, MeetingFact, ParticipationFact, PointFact


def forums(context: Context) -> tuple[ForumFact, ...]:
    """The forum of the brief's meeting first, then by name."""
    meeting = context.selection.subject.meeting
    first = meeting.forum_id if meeting else None
    found = (_forum(context, row) for row in context.selection.forums)
    return tuple(sorted(found, key=lambda fact: (fact.id != first, fact.name, fact.id)))


def _forum(context: Context, row: Forum) -> ForumFact:
    return ForumFact(
        **context.common(row),
        name=row.name,
        abbreviation=row.abbreviation or "",
        party_ids=context.countries(row),
        status=known(ForumStatus, row.status),
        level=known(ForumLevel, row.level),
        standing=row.standing or "",
        period_months=row.period_months,
        chairs=tuple(
            filter(None, (_chair(context, post) for post in context.snapshot.targets(row, "chairs")))
        ),
        founded=row.founded,
        next_host=context.country_name(row.next_host_id),
    )


def _chair(context: Context, post_id: str) -> str:
    """A chair by post and country: `Defence Secretary, India`; the country of the organisation, else of the holder."""
    post = context.row(Post, post_id)
    if post is None:
        return ""
    organisation = context.row(Organisation, post.organisation_id)
    holder = context.row(Person, post.person_id)
    country = next((row.country_id for row in (organisation, holder) if row and row.country_id), None)
    return joined((post.title, context.country_name(country)))


def meetings(context: Context) -> tuple[MeetingFact, ...]:
    """Newest first; what has no date stands at its visit or its earliest evidence, before all if it is to come."""
    rows = context.selection.meetings
    placed = [
        (_before_later_session(context, row, _place_in_time(context, row)), row.held_on is None, row.id, row)
        for row in rows
    ]
    placed.sort(key=lambda found: found[2])
    placed.sort(key=lambda found: found[1])
    placed.sort(key=lambda found: found[0], reverse=True)
    return tuple(_meeting(context, row) for *_, row in placed)


def _before_later_session(context: Context, row: Meeting, place: date) -> date:
    """The place of a meeting in time; of an undated session not after one of its forum with a higher number."""
    if row.held_on is not None or not row.forum_id or not row.edition or row.status != MeetingStatus.HELD:
        return place
    later = (
        last_of(other.held_on)
        for other in context.selection.meetings
        if other.forum_id == row.forum_id and other.held_on and (other.edition or 0) > row.edition
    )
    return min((place, *filter(None, later)))


def _place_in_time(context: Context, row: Meeting) -> date:
    day = context.day_of(row)
    if day:
        return day
    if row.status != MeetingStatus.HELD:
        return date.max
    cited = {found.source_id for found in context.evidence.of(row)}
    published = [s.published.last for s in context.evidence.sources() if s.id in cited and s.published]
    return min(published, default=date.min)


def _meeting(context: Context, row: Meeting) -> MeetingFact:
    return MeetingFact(
        **context.common(row),
        title=row.title,
        kind=known(MeetingKind, row.meeting_kind) or MeetingKind.OTHER,
        status=known(MeetingStatus, row.status) or MeetingStatus.HELD,
        forum_id=row.forum_id if context.row(Forum, row.forum_id) else None,
        edition=row.edition,
        on=row.held_on,
        date_basis=row.date_basis or "",
        date_words=row.date_words or "",
        place=place_name(context, row.place_id),
        place_basis=row.place_basis or "",
        venue=row.venue or "",
        local_time=joined((row.local_time or "", zone_words(row.time_zone or "")), " ")
        if row.local_time
        else "",
        party_ids=context.countries(row),
        participations=_participations(context, row),
        participants_remark=row.participants_remark or "",
        points=tuple(_point(context, point) for point in sorted(context.parts(Point, row), key=_in_order)),
        outcome=row.outcome or "",
        visit_id=row.visit_id if context.row(Visit, row.visit_id) else None,
        minutes=known(MinutesStatus, row.minutes),
        remark=_remark(context, row),
        topics=context.topics(row),
        objectives=objectives(context, row),
    )


def _remark(context: Context, row: Meeting) -> str:
    """The remark, and what has no place of its own in a brief."""
    documents = (
        context.row(Agreement, target) for target in context.snapshot.targets(row, "outcome_documents")
    )
    agreed = row.minutes_agreed_on
    return sentences(
        row.remark,
        labelled("Outcome documents", joined((document.title for document in documents if document), "; ")),
        labelled(
            "Minutes agreed on", agreed.show() if agreed and not context.snapshot.cutoff.after(agreed) else ""
        ),
    )


def _in_order(row: Point | Participation) -> tuple[int, str]:
    return (row.position if row.position is not None else 1_000_000, row.id)


def _point(context: Context, row: Point) -> PointFact:
    return PointFact(
        **context.common(row),
        title=row.title,
        summary=sentences(
            row.summary, labelled("Objective", row.objective), labelled(_background(row), row.background)
        ),
        order=row.position or 0,
    )


def _background(row: Point) -> str:
    """Background parted into what may be used freely and what must not be disclosed, as far as that is decided."""
    match known(Releasable, row.releasable):
        case Releasable.YES:
            return "Background (may be used freely)"
        case Releasable.NO:
            return "Background (not to be disclosed)"
        case _:
            return "Background"


def _participations(context: Context, row: Meeting) -> tuple[ParticipationFact, ...]:
    """In rank order within each party, the parties in their order; a seat of which nobody may be named is left out."""
    parties = context.snapshot.targets(row, "parties")
    places: dict[str | None, int] = {party: parties.index(party) for party in parties}
    seats = sorted(context.parts(Participation, row), key=_in_order)
    seats.sort(key=lambda seat: places.get(seat.party_id, len(places)))
    day = context.day_of(row)
    return tuple(found for seat in seats if (found := _seat(context, seat, day)))


def _seat(context: Context, row: Participation, day: date | None) -> ParticipationFact | None:
    person = context.row(Person, row.person_id)
    held = context.row(Post, row.post_id) or (post_on(context, person, day) if person else None)
    if person:
        name, post = shown(person), held.title if held else ""
    elif row.person_id:
        name, post = context.snapshot.name(Person, row.person_id), ""  # of a third country
    elif held:
        name, post = joined((held.title, organisation_name(context, held.organisation_id))), ""
    else:
        name, post = organisation_name(context, row.organisation_id), ""
    if not name:
        return None
    return ParticipationFact(
        **context.common(row),
        role=known(Role, row.role) or Role.MEMBER,
        party_id=row.party_id if context.row(Country, row.party_id) else None,
        person_id=person.id if person else None,
        shown=name,
        post=post,
        post_as_of=known_on(context, held, day) if held else None,
        head_count=row.head_count,
        order=row.position or 0,
        remark=row.remark or "",
    )
