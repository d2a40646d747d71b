"""Reads a meeting that is on file back into the form it could have been entered with."""

from __future__ import annotations

from app.casefile import CaseFile
from app.errors import NotFound
from app.meetings.sheet import Delegation, Matter, Paper, Promise, Seat, Sheet
from db.models import Citation, Commitment, Meeting, Participation, Point
from db.reader import Reader


def read_sheet(case: CaseFile, meeting_id: str) -> Sheet:
    """The form of a meeting; raises NotFound."""
    with case.read() as reader:
        return sheet_of(reader, meeting_id)


def sheet_of(reader: Reader, meeting_id: str) -> Sheet:
    """The same in a snapshot that is open already."""
    row = reader.get(Meeting, meeting_id)
    if row is None:
        raise NotFound(f"There is no meeting {meeting_id[:8]} in this case file; it may have been deleted.")
    parties = reader.references([meeting_id]).get((meeting_id, "parties"), ())
    return Sheet(
        title=row.title,
        kind=row.meeting_kind,
        parties=parties,
        forum_id=row.forum_id,
        edition=row.edition,
        status=row.status,
        held_on=row.held_on,
        date_words=row.date_words or "",
        date_basis=row.date_basis or "",
        place_id=row.place_id,
        venue=row.venue or "",
        visit_id=row.visit_id,
        outcome=row.outcome or "",
        remark=row.remark or "",
        participants_remark=row.participants_remark or "",
        delegations=_delegations(reader, meeting_id, parties),
        matters=_matters(reader, meeting_id),
        papers=_papers(reader, meeting_id),
        marking=row.marking,
    )


def _delegations(reader: Reader, meeting_id: str, parties: tuple[str, ...]) -> tuple[Delegation, ...]:
    rows = sorted(
        reader.all(Participation, meeting_id=meeting_id),
        key=lambda row: (row.position is None, row.position or 0, row.id),
    )
    return tuple(
        Delegation(party, tuple(_seat(row) for row in rows if row.party_id == party)) for party in parties
    )


def _seat(row: Participation) -> Seat:
    return Seat(
        row.person_id, row.post_id, row.organisation_id, None, row.role, row.head_count, row.remark, row.id
    )


def _matters(reader: Reader, meeting_id: str) -> tuple[Matter, ...]:
    """Points in their order with the commitments that refer to them; last, those that refer to no point."""
    points = sorted(reader.all(Point, meeting_id=meeting_id), key=lambda row: (row.position or 0, row.id))
    said = reader.all(Commitment, made_at_id=meeting_id)
    related = reader.references([row.id for row in said])
    of: dict[str, list[Promise]] = {}
    known = {point.id for point in points}
    for row in said:
        targets = related.get((row.id, "related"), ())
        point = next((target for target in targets if target in known), "")
        of.setdefault(point, []).append(_promise(row))
    found = [
        Matter(point.title, point.summary or "", tuple(of.get(point.id, ())), point.id) for point in points
    ]
    if alone := of.get(""):
        found.append(Matter(promises=tuple(alone)))
    return tuple(found)


def _promise(row: Commitment) -> Promise:
    return Promise(
        row.wording,
        row.owner_side,
        row.commitment_kind,
        row.strength,
        row.due,
        row.wording_quoted or "",
        row.id,
    )


def _papers(reader: Reader, meeting_id: str) -> tuple[Paper, ...]:
    cited = dict.fromkeys(row.source_id for row in reader.all(Citation, record_id=meeting_id))
    return tuple(Paper(source) for source in cited)
