"""The board: every open commitment over all forums and countries, in views with their numbers, by state, by officer."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from app.casefile import CaseFile
from app.coming import begins, due_until, next_visit
from app.commitments.acting import act, carry_all
from app.commitments.line import Line, read_line
from app.commitments.log import known
from app.commitments.standing import Flag, day, flags, side_of, status_of
from app.door import Changed
from app.errors import InvalidValue, NotFound
from app.links import Link
from app.lists import Asked, order_in
from app.names import label_of
from app.settings import read_settings
from db.models import Forum
from db.queries import positions, tables
from db.queries.positions import VIEWS, Placed
from db.reader import Reader
from db.values.choices import Choice, CommitmentStatus, Side
from db.values.due import DueState

__all__ = [
    "Board",
    "BoardRow",
    "Column",
    "GroupCount",
    "View",
    "ViewCount",
    "carry_all",
    "log_line",
    "read_board",
]


class View(Choice):
    """What of the board is looked at."""

    ALL = "all", "All open"
    OURS_OVERDUE = "ours_overdue", "Ours overdue"
    THEIRS_OVERDUE = "theirs_overdue", "Theirs overdue"
    BEFORE_VISIT = "before_visit", "Before the next visit"
    AGEING = "ageing", "Ageing"
    SILENT = "silent", "Silent"
    AWAITING = "awaiting", "Awaiting their reply"
    ON_HOLD = "on_hold", "On hold"
    THEY_OWE = "they_owe", "What they owe us"
    BEHIND = "behind", "Behind schedule"
    UNACKNOWLEDGED = "unacknowledged", "Not acknowledged"
    BY_OFFICER = "by_officer", "By officer"
    BY_TOPIC = "by_topic", "By topic"


_PLACES: Mapping[View, int] = MappingProxyType({View(name): place for place, (name, _) in enumerate(VIEWS)})
assert set(_PLACES) == set(View)

_WORDS: Mapping[View, str] = MappingProxyType(
    {
        View.ALL: "is:open is:tracked",
        View.OURS_OVERDUE: "is:overdue owes:us",
        View.THEIRS_OVERDUE: "is:overdue owes:them",
        View.BEFORE_VISIT: "before:visit",
        View.AGEING: "is:ageing",
        View.SILENT: "is:silent",
        View.AWAITING: "is:awaiting",
        View.ON_HOLD: "is:hold is:tracked",
        View.THEY_OWE: "is:open is:tracked owes:them",
        View.BEHIND: "is:behind",
        View.UNACKNOWLEDGED: "is:unacknowledged",
        View.BY_OFFICER: "is:open is:tracked",
        View.BY_TOPIC: "is:open is:tracked",
    }
)
"""The filters that find the same commitments in a list or in the palette."""

_GROUPED = MappingProxyType({View.BY_OFFICER: "officer", View.BY_TOPIC: "topic"})


@dataclass(frozen=True, slots=True)
class ViewCount:
    """A view with how many commitments it holds; `words` are the filters that find them in a list."""

    view: View
    label: str
    number: int
    words: str


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One open commitment on the board."""

    id: str
    wording: str
    side: Side | str
    owner: str
    status: CommitmentStatus | str
    state: DueState
    flags: tuple[Flag, ...]
    last_day: date | None
    due_words: str
    made: date | None
    made_at: Link | None
    forum: Link | None
    countries: tuple[str, ...]
    officer: str
    carried: int
    age_days: int | None
    heard: date | None
    progress: int | None
    our_half: CommitmentStatus | str
    their_half: CommitmentStatus | str
    position: str


@dataclass(frozen=True, slots=True)
class Column:
    """The commitments of a view that have one status: how many, and the most urgent of them."""

    status: CommitmentStatus
    label: str
    number: int
    rows: tuple[BoardRow, ...]


@dataclass(frozen=True, slots=True)
class GroupCount:
    """One officer's or topic's commitments; `late` are overdue. `key` asks for them; empty where none is named."""

    key: str
    label: str
    number: int
    late: int
    words: str


@dataclass(frozen=True, slots=True)
class Board:
    """The board in one view: numbers of all views, rows of this one, its columns by state, its groups.

    `visit` is the next one with its first day; `notes` say what of the typed filters was not understood.
    """

    today: date
    view: View
    views: tuple[ViewCount, ...]
    total: int
    rows: tuple[BoardRow, ...]
    columns: tuple[Column, ...]
    groups: tuple[GroupCount, ...]
    visit: Link | None
    visit_day: date | None
    notes: tuple[str, ...]


_IN_COLUMN = 50
"""Commitments shown in one column; its heading says how many there are."""


def read_board(
    case: CaseFile,
    view: View = View.ALL,
    words: str = "",
    *,
    today: date | None = None,
    group: str | None = None,
    silent_since: date | None = None,
    limit: int = 200,
    offset: int = 0,
) -> Board:
    """The board on a day, in one snapshot and one pass over what is open.

    `words` are typed filters as in the palette and narrow every number; `group` narrows the rows of a view by officer
    or topic to one `GroupCount.key`; `limit` 0 reads numbers, groups and columns alone. Raises CaseFileError only.
    """
    day_ = today or case.clock.today()
    with case.read() as reader:
        ids, notes = _narrowed(reader, words, day_)
        visit = next_visit(reader, day_)
        first, until = begins(visit), due_until(visit, day_)
        found = positions.board(
            reader,
            positions.Asked(
                day_.isoformat(), _PLACES[view], ids, until.isoformat() if until else None,
                visit.country_id if visit and until else None, silent_since.isoformat() if silent_since else None,
                _GROUPED.get(view, ""), group, limit, offset, _IN_COLUMN,
            ),
        )  # fmt: skip
        told = _Told(reader, day_, [*found.rows, *found.columns])
        return Board(
            day_, view, _views(found.numbers, words, silent_since, day_), _number(found.numbers, view),
            tuple(map(told.row, found.rows)), _columns(found, view, told), _groups(reader, found.groups, view),
            Link("visit", visit.id, visit.title) if visit else None, first, notes,
        )  # fmt: skip


def _narrowed(reader: Reader, words: str, today: date) -> tuple[list[str] | None, tuple[str, ...]]:
    """Ids of the commitments that typed filters find; None where nothing is typed."""
    if not words.strip():
        return None, ()
    order = order_in(reader, Asked("commitment", words, sort="title"), today)
    return [order.id_at(place) for place in range(len(order))], order.notes


def _number(numbers: Mapping[tuple[str, int], int], view: View, status: str | None = None) -> int:
    bit = 1 << _PLACES[view]
    return sum(number for (code, bits), number in numbers.items() if bits & bit and status in (None, code))


def _views(
    numbers: Mapping[tuple[str, int], int], words: str, silent: date | None, today: date
) -> tuple[ViewCount, ...]:
    return tuple(
        ViewCount(
            view,
            view.label,
            _number(numbers, view),
            " ".join(f"{_words(view, silent, today)} {words}".split()),
        )
        for view in View
    )


def _words(view: View, silent: date | None, today: date) -> str:
    if view is View.SILENT and silent is not None:
        return f"silent>{max((today - silent).days, 0)}d"
    return _WORDS[view]


_ORDER = (
    CommitmentStatus.OPEN,
    CommitmentStatus.IN_PROGRESS,
    CommitmentStatus.REPORTED_DONE,
    CommitmentStatus.ON_HOLD,
)
"""The columns of the board, from left to right."""


def _columns(found: positions.Board, view: View, told: _Told) -> tuple[Column, ...]:
    return tuple(
        Column(
            status,
            status.label,
            _number(found.numbers, view, status.value),
            tuple(told.row(one) for one in found.columns if one.status == status.value),
        )
        for status in _ORDER
    )


def _groups(reader: Reader, groups: Iterable[tuple[str, int, int]], view: View) -> tuple[GroupCount, ...]:
    """The groups of a view by officer or topic, those with the most overdue first, what names none last."""
    rows = list(groups)
    topics = tables.titles(reader, [key for key, _, _ in rows if key]) if view is View.BY_TOPIC else {}
    kind = _GROUPED.get(view, "")
    named = []
    for key, number, late in rows:
        label = topics.get(key, key) if key else f"No {kind} named"
        words = f'is:open is:tracked {kind}:"{label}"' if key else f"is:open is:tracked {kind}:none"
        named.append(GroupCount(key, label, number, late, words))
    return tuple(sorted(named, key=lambda one: (not one.key, -one.late, -one.number, one.label)))


class _Told:
    """Tells rows, with every name they need read at once."""

    def __init__(self, reader: Reader, today: date, placed: list[Placed]) -> None:
        ids = list({one.id for one in placed})
        links = reader.references(ids) if ids else {}
        self._parties = {owner: targets for (owner, role), targets in links.items() if role == "parties"}
        self._owners = {owner: targets for (owner, role), targets in links.items() if role == "owners"}
        wanted = {one for some in (*self._parties.values(), *self._owners.values()) for one in some}
        for one in placed:
            wanted |= {named for named in (one.meeting_id, one.forum_id, one.country_id) if named}
        self._titles = tables.titles(reader, wanted)
        forums = {one.forum_id for one in placed if one.forum_id}
        self._short = _abbreviations(reader, forums)
        self._home = _home(reader)
        self._today = today

    def row(self, one: Placed) -> BoardRow:
        """One row."""
        made = day(one.made)
        due = json.loads(one.due) if one.due else {}
        return BoardRow(
            one.id, one.wording, side_of(one.side), self._owner(one), status_of(one.status), DueState(one.state),
            flags(one), day(one.last_day), str(due.get("words") or ""), made, self._link("meeting", one.meeting_id),
            self._forum(one.forum_id), self._countries(one.id), one.officer or "", one.carried,
            max((self._today - made).days, 0) if made else None, day(one.heard), one.progress, status_of(one.our_half),
            status_of(one.their_half), one.note or "",
        )  # fmt: skip

    def _owner(self, one: Placed) -> str:
        named = [self._titles[owner] for owner in self._owners.get(one.id, ()) if owner in self._titles]
        return ", ".join(named) or self._titles.get(one.country_id or "", "") or label_of(side_of(one.side))

    def _link(self, kind: str, record: str | None) -> Link | None:
        return Link(kind, record, self._titles[record]) if record and record in self._titles else None

    def _forum(self, record: str | None) -> Link | None:
        found = self._link("forum", record)
        return Link("forum", found.id, self._short.get(found.id) or found.title) if found else None

    def _countries(self, commitment: str) -> tuple[str, ...]:
        others = (one for one in self._parties.get(commitment, ()) if one != self._home)
        return tuple(self._titles[one] for one in others if one in self._titles)


def _abbreviations(reader: Reader, forums: Iterable[str]) -> dict[str, str]:
    wanted = sorted(forums)
    return {one.id: one.abbreviation or "" for one in reader.all(Forum, id=wanted)} if wanted else {}


def _home(reader: Reader) -> str | None:
    return read_settings(reader).home_id


def read_update(case: CaseFile, commitment_id: str, text: str) -> Line:
    """What one typed line would do to a commitment, and what it still wants. Raises NotFound."""
    with case.read() as reader:
        found = known(reader, [commitment_id])
    if commitment_id not in found:
        raise NotFound("This commitment is not in the case file any more; it may have been deleted.")
    return read_line(text, today=case.clock.today(), state=found[commitment_id].state)


def log_line(case: CaseFile, commitment_id: str, text: str, *, base: str | None = None) -> Changed:
    """Log what one typed line says. Raises NotFound, InvalidValue with what is still wanted, RulesBroken, Conflict."""
    line = read_update(case, commitment_id, text)
    if line.answer is None:
        raise InvalidValue("Type what became of it: “done – letter 12/2026”, “carried”, “40 %”, or a remark.")
    return act(case, commitment_id, line.answer, base=base)
