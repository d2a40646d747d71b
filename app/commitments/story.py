"""The story of a commitment: from its first wording to today, each chapter with its sources."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.casefile import CaseFile
from app.commitments.chapters import Chapter, Evidence, Made, Relation, Telling
from app.commitments.log import known
from app.commitments.standing import Position, standing_in
from app.commitments.steps import Offer, offers
from app.errors import NotFound
from app.links import Link, link
from app.names import Namer
from app.sides import owner_words
from app.task_lines import TaskLine, lines_for
from db.queries import journal
from db.reader import Reader
from db.values.choices import CommitmentStatus, Side, UpdateKind
from db.values.marking import Marking
from db.values.partial_date import PartialDate

__all__ = ["Chapter", "Evidence", "Link", "Made", "Relation", "Story", "read_story", "story_in"]


@dataclass(frozen=True, slots=True)
class Story:
    """The page of a commitment. `position` is None once it is closed, or where it is not followed up."""

    id: str
    wording: str
    quoted: str
    side: Side | str
    owner: str
    status: CommitmentStatus | str
    joint: bool
    our_half: CommitmentStatus | None
    their_half: CommitmentStatus | None
    stands: str
    """Where it stands, in one line."""
    position: Position | None
    first_made: Made
    carried: int
    age_days: int | None
    due_words: str
    due_meaning: str
    due_day: date | None
    officer: str
    their_contact: str
    blocker: str
    condition: str
    review_on: PartialDate | None
    forum: Link | None
    chapters: tuple[Chapter, ...]
    relations: tuple[Relation, ...]
    sources: tuple[Evidence, ...]
    tasks: tuple[TaskLine, ...]
    letters: tuple[Link, ...]
    offers: tuple[Offer, ...]
    marking: Marking | None
    revision: str


def read_story(case: CaseFile, commitment_id: str, today: date | None = None) -> Story:
    """Everything on the page, in one snapshot. Raises NotFound."""
    with case.read() as reader:
        return story_in(reader, commitment_id, today or case.clock.today())


def story_in(reader: Reader, commitment_id: str, today: date) -> Story:
    """The same in a snapshot that is open already."""
    found = known(reader, [commitment_id])
    if commitment_id not in found:
        raise NotFound("This commitment is not in the case file any more; it may have been deleted.")
    one, namer = found[commitment_id], Namer(reader)
    told = Telling(reader, namer, one)
    row, state = one.row, one.state
    made = told.first_made()
    since = made.on.last if made.on else None
    meaning, day = told.due(made, today)
    carried = sum(1 for entry in one.log if entry.row.update_kind == UpdateKind.CARRIED)
    letters = tuple(told.link_to(letter.id) for letter in told.letters())
    return Story(
        id=row.id, wording=row.wording, quoted=row.wording_quoted or "", side=row.owner_side,
        owner=owner_words(reader, namer, row), status=row.status, joint=state.joint, our_half=state.our_half,
        their_half=state.their_half, stands=row.status_note or "",
        position=standing_in(reader, [row.id], today).get(row.id), first_made=made, carried=carried,
        age_days=max((today - since).days, 0) if since else None, due_words=row.due.words if row.due else "",
        due_meaning=meaning, due_day=day, officer=row.our_officer or "", their_contact=row.their_contact or "",
        blocker=row.blocker or "", condition=row.condition or "", review_on=row.review_on,
        forum=link(reader, namer, row.forum_id), chapters=told.chapters(), relations=told.relations(),
        sources=told.evidence(row.id), tasks=lines_for(reader, today, commitment_id=row.id), letters=letters,
        offers=offers(state), marking=row.marking, revision=journal.revision(reader, row.id),
    )  # fmt: skip
