"""The rows of a list as they are shown, printed and copied: cells of text with their signs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any, assert_never

from app import catalog
from app.casefile import CaseFile
from app.catalog import Field, FieldKind
from app.cells import cell_text
from app.errors import ChanceryError
from app.list_columns import CARRIED, POST, SECOND, SOURCES, TITLE, sort_sql
from app.list_standings import stand
from app.names import Namer
from db.codecs import decode
from db.columns import from_sql
from db.queries import tables
from db.reader import Reader
from db.search_filters import OWN_DATES, DueRow
from db.values.choices import CommitmentStatus, Side, TaskStatus
from db.values.courtesy import give_way
from db.values.due import Due, DueState, DueType
from db.values.marking import Scheme
from db.values.partial_date import DateRange

UNREADABLE = "cannot be read"
BETWEEN = " · "


class Shade(Enum):
    """What a second line or a sign says beside its words; the value is the colour role of the look."""

    QUIET = "text_3"
    OVERDUE = "overdue"
    CAUTION = "caution"
    MOTION = "accent_text"
    DONE = "done"


class Sign(Enum):
    """A small drawn sign. Sides are discs; states are another family."""

    OURS = "ours"
    THEIRS = "theirs"
    JOINT = "joint"
    THIRD = "third party"
    OPEN = "open"
    PROGRESS = "in progress"
    HELD = "on hold"
    DONE = "done"
    ENDED = "ended"
    DRAFT = "draft"
    OVERDUE = "overdue"
    FLOATS = "floats"
    CLOCK = "coming due"
    AGEING = "ageing"
    CARRIED = "carried"
    SOURCES = "sources"


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell: a line with a sign before it, and a quieter second line."""

    text: str = ""
    second: str = ""
    sign: Sign | None = None
    shade: Shade = Shade.QUIET
    """Of the sign where there is no second line, else of the second line."""
    second_sign: Sign | None = None

    @property
    def spoken(self) -> str:
        """All of it in words."""
        side = self.sign.value if self.sign in SIDE_SIGNS.values() and self.sign else ""
        return ", ".join(part for part in (side, self.text, self.second) if part)


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row: cells by column, the title first; `shows` are the ids of the records that are named in it."""

    id: str
    cells: Mapping[str, Cell]
    shows: frozenset[str] = frozenset()

    @property
    def title(self) -> str:
        """What the record is called."""
        return self.cells[TITLE].text


SIDE_SIGNS = {Side.OURS: Sign.OURS, Side.THEIRS: Sign.THEIRS, Side.JOINT: Sign.JOINT, Side.THIRD: Sign.THIRD}
"""The sign of each side."""
_COMPUTED = (SOURCES, CARRIED)


def read_rows(
    case: CaseFile, kind: str, ids: Sequence[str], keys: Iterable[str], *, whole: bool = False
) -> tuple[ListRow, ...]:
    """The rows of these records, in their order, with these columns beside the title; records not here are left out.

    Texts are shortened unless they are wanted `whole`. Raises CaseFileError only.
    """
    with case.read() as reader:
        return rows_in(reader, kind, ids, tuple(keys), case.clock.today(), whole=whole)


def rows_in(
    reader: Reader, kind: str, ids: Sequence[str], keys: Sequence[str], today: date, *, whole: bool = False
) -> tuple[ListRow, ...]:
    """The same in a snapshot that is open already."""
    return _Reading(reader, kind, keys, today, whole=whole).rows(ids)


@dataclass(slots=True)
class _Stored:
    """The decoded values of one record."""

    id: str
    values: dict[str, Any]
    computed: dict[str, Any]
    due: DueRow | None = None


class _Reading:
    """Reads a page of rows with a handful of statements."""

    def __init__(self, reader: Reader, kind: str, keys: Sequence[str], today: date, *, whole: bool) -> None:
        self._reader, self._kind, self._today, self._whole = reader, kind, today, whole
        self._info = catalog.info(kind)
        self._keys = [key for key in keys if key != TITLE]
        self._fields = {one.name: one for one in self._info.fields}
        self._second = SECOND.get(kind, ())
        self._needed = self._fields_needed()
        self._scheme: Scheme = Namer(reader).scheme
        self._titles: dict[str, str] = {}
        self._posts: dict[str, tuple[str, str | None]] = {}
        self._standings: dict[str, tuple[DueState, date | None]] = {}

    def rows(self, ids: Sequence[str]) -> tuple[ListRow, ...]:
        stored = self._stored(ids)
        if self._kind == "person":
            self._posts = tables.posts(self._reader, list(stored))
        named = {record_id: self._named(one) for record_id, one in stored.items()}
        every = {one for some in named.values() for one in some}
        self._titles = tables.titles(self._reader, every)
        due = [one.due for one in stored.values() if one.due]
        self._standings = stand(self._reader, due, self._today) if due else {}
        return tuple(self._row(stored[one], named[one]) for one in ids if one in stored)

    def _fields_needed(self) -> tuple[str, ...]:
        also = {
            "commitment": ("owner_side", "due_event_id", "status", "due", "made_at_id"),
            "task": ("status",),
        }
        wanted = (self._info.title_field, *self._second, *self._keys, *also.get(self._kind, ()))
        return tuple(dict.fromkeys(name for name in wanted if name in self._fields))

    def _stored(self, ids: Sequence[str]) -> dict[str, _Stored]:
        kept = [name for name in self._needed if self._fields[name].kind is not FieldKind.REFERENCES]
        roles = [name for name in self._needed if name not in kept]
        computed = {
            key: sql for key in _COMPUTED if key in self._keys and (sql := sort_sql(self._kind, key, ()))
        }
        raw = {"own_date": OWN_DATES.get(self._kind, "NULL")}
        if self._due_field:
            raw |= {"raw_due": "due", "raw_review": "review_on" if self._kind == "commitment" else "NULL"}
        found = tables.values(self._reader, self._kind, ids, kept, computed | raw, whole=self._whole)
        targets = tables.targets(self._reader, list(found), roles)
        return {
            record_id: self._decoded(record_id, kept, roles, [*computed, *raw], row, targets)
            for record_id, row in found.items()
        }

    @property
    def _due_field(self) -> bool:
        return "due" in self._needed

    def _decoded(
        self,
        record_id: str,
        kept: list[str],
        roles: list[str],
        computed: list[str],
        row: tuple[Any, ...],
        targets: Mapping[tuple[str, str], list[str]],
    ) -> _Stored:
        give_way()
        values = {name: self._value(self._fields[name], raw) for name, raw in zip(kept, row, strict=False)}
        values |= {name: tuple(targets.get((record_id, name), ())) for name in roles}
        also = dict(zip(computed, row[len(kept) :], strict=True))
        due = None
        if self._due_field and not isinstance(values.get("due"), _Unreadable):
            event = values.get("due_event_id") if self._kind == "commitment" else None
            due = DueRow(record_id, also["raw_due"], self._made(also), also["raw_review"], event)
        return _Stored(record_id, values, also, due)

    def _made(self, also: Mapping[str, Any]) -> str | None:
        made = also["own_date"]
        return str(made) if made and self._kind == "commitment" else None

    def _value(self, field: Field, raw: Any) -> Any:
        try:
            return decode(field.kind, from_sql(field.kind, raw), field.choices)
        except (ChanceryError, ValueError):
            return _Unreadable()

    def _named(self, one: _Stored) -> frozenset[str]:
        found: set[str] = set()
        for name, value in one.values.items():
            match self._fields[name].kind:
                case FieldKind.REFERENCE if isinstance(value, str):
                    found.add(value)
                case FieldKind.REFERENCES:
                    found.update(value)
                case _:
                    pass
        _, organisation = self._posts.get(one.id, ("", None))
        return frozenset(found | ({organisation} if organisation else set()))

    def _row(self, one: _Stored, named: frozenset[str]) -> ListRow:
        give_way()
        cells = {TITLE: self._title(one)}
        for key in self._keys:
            cells[key] = self._cell(one, key)
        return ListRow(one.id, cells, named)

    def _title(self, one: _Stored) -> Cell:
        title = self._text(one, self._info.title_field) if self._info.title_field else ""
        side = one.values.get("owner_side") if self._kind == "commitment" else None
        sign = SIDE_SIGNS.get(side) if isinstance(side, Side) else None
        facts = self._commitment_facts(one) if self._kind == "commitment" else self._facts(one)
        return Cell(title or self._info.label, BETWEEN.join(facts), sign)

    def _facts(self, one: _Stored) -> list[str]:
        return [text for key in self._second if (text := self._plain(one, key))]

    def _commitment_facts(self, one: _Stored) -> list[str]:
        made = _shown(one.computed.get("own_date"))
        where = ", ".join(part for part in (self._text(one, "made_at_id"), made) if part)
        what = ", ".join(
            text.lower() for key in ("commitment_kind", "strength") if (text := self._text(one, key))
        )
        return [part for part in (where, what) if part]

    def _cell(self, one: _Stored, key: str) -> Cell:
        match key:
            case "sources" | "carried":
                number = one.computed.get(key)
                sign = Sign.SOURCES if key == SOURCES else Sign.CARRIED
                times = f"{number}×" if key == CARRIED else str(number)
                return Cell(times, sign=sign) if number else Cell()
            case "due" if one.due is not None:
                return self._due(one)
            case "status" if self._kind in ("commitment", "task"):
                return _state(one.values.get("status"))
            case "held_on" | "dates" if one.values.get(key) is None:
                return Cell("no date")
            case _:
                return Cell(self._plain(one, key))

    def _plain(self, one: _Stored, key: str) -> str:
        if key != POST:
            return self._text(one, key)
        title, organisation = self._posts.get(one.id, ("", None))
        at = self._titles.get(organisation or "", "")
        if at and title.endswith(f", {at}"):  # a post that names its organisation says it once
            return title
        return ", ".join(part for part in (title, at) if part)

    def _text(self, one: _Stored, key: str) -> str:
        value = one.values.get(key)
        if isinstance(value, _Unreadable):
            return UNREADABLE
        return cell_text(self._fields[key], value, self._name, self._scheme, whole=self._whole)

    def _name(self, record_id: str) -> str:
        return self._titles.get(record_id, "")

    def _due(self, one: _Stored) -> Cell:
        due: Due | None = one.values.get("due")
        words = f"“{due.words}”" if due and due.words else "no date"
        status = one.values.get("status")
        if status in (TaskStatus.DONE, TaskStatus.DROPPED) or getattr(status, "closed", False):
            return Cell(words)
        state, last = self._standings[one.id]
        made = DateRange.parse_text(one.due.made).last if one.due and one.due.made else None
        event = self._name(one.values.get("due_event_id") or "")
        return _due_cell(words, due, state, last, made=made, event=event, today=self._today)


class _Unreadable:
    """Stands for a stored value that this version cannot read."""


def _due_cell(
    words: str,
    due: Due | None,
    state: DueState,
    last: date | None,
    *,
    made: date | None,
    event: str,
    today: date,
) -> Cell:
    """The words of a due, and beneath them what they mean today."""
    match state:
        case DueState.OVERDUE:
            over = _days((today - last).days) if last else ""
            return Cell(words, f"{over} over".strip(), None, Shade.OVERDUE, Sign.OVERDUE)
        case DueState.DUE_SOON:
            left = f"{_days((last - today).days)} left" if last and last > today else "today"
            return Cell(words, left, None, Shade.CAUTION, Sign.CLOCK)
        case DueState.FLOATING:
            waits = f"floats: {event} has no date" if event else "floats: no meeting named"
            return Cell(words, waits, None, Shade.MOTION, Sign.FLOATS)
        case DueState.LATER:
            return Cell(words, _shown(last.isoformat()) if last else "", None, Shade.QUIET, Sign.CLOCK)
        case DueState.AGEING | DueState.NONE:
            given = "never overdue" if due and due.type is DueType.UNSPECIFIED else "none given"
            old = f"{given}{BETWEEN}{_days((today - made).days)} old" if made and made < today else given
            return Cell(words, old, None, Shade.QUIET, Sign.AGEING)
        case DueState.WAITING | DueState.RECURRING:
            return Cell(words, due.seen() if due else "", None, Shade.QUIET, Sign.CLOCK)
    assert_never(state)


def _state(status: Any) -> Cell:
    match status:
        case CommitmentStatus.DRAFT:
            return Cell("draft", sign=Sign.DRAFT)
        case CommitmentStatus.OPEN | TaskStatus.OPEN:
            return Cell("open", sign=Sign.OPEN)
        case CommitmentStatus.IN_PROGRESS | TaskStatus.IN_PROGRESS:
            return Cell("in progress", sign=Sign.PROGRESS, shade=Shade.MOTION)
        case CommitmentStatus.ON_HOLD | TaskStatus.WAITING:
            return Cell(status.label.lower(), sign=Sign.HELD)
        case CommitmentStatus.REPORTED_DONE | CommitmentStatus.IMPLEMENTED | TaskStatus.DONE:
            return Cell(status.label.lower(), sign=Sign.DONE, shade=Shade.DONE)
        case CommitmentStatus() | TaskStatus():
            return Cell(status.label.lower(), sign=Sign.ENDED)
        case _:
            return Cell(str(status or ""))


def _shown(stored: str | None) -> str:
    return DateRange.parse_text(stored).seen_short() if stored else ""


def _days(number: int) -> str:
    return f"{number:,}\N{NO-BREAK SPACE}day{'' if number == 1 else 's'}"
