"""The filters of a search as conditions: each a SELECT of the ids of the records that it takes.

Every piece of SQL is put together from names of our own tables; what an officer typed is always bound.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from typing import Any, Literal, assert_never

from db.followed import is_tracked
from db.kinds import FieldKind
from db.reader import Reader
from db.registry import KINDS, fields_of, whole_field
from db.search_documents import DOCUMENTED
from db.values.choices import (
    BriefStatus,
    Choice,
    CommitmentStatus,
    MinutesStatus,
    Side,
    TaskStatus,
)
from db.values.due import DueType
from db.values.text import canonical_json

DateName = Literal["date", "made", "held", "due", "signed", "expires"]
Operator = Literal["<", "<=", ">", ">=", ":"]
Named = Literal["country", "forum", "person", "topic"]

OPEN = tuple(one for one in CommitmentStatus if not one.closed and one is not CommitmentStatus.DRAFT)
OPEN_TASKS = tuple(one for one in TaskStatus if one not in (TaskStatus.DONE, TaskStatus.DROPPED))


AMONG = " AND id IN among"
"""Narrows a SELECT to the ids of a table `among`."""


@dataclass(frozen=True, slots=True)
class Condition:
    """The records whose ids `sql` gives, or all others.

    `direct` gives those that meet it themselves, as they come; with them go their parts where `with_parts`. `narrow` is
    `direct` for the records of a table `among` alone. All three take the same values, and so does `own`, where there is
    one: kind → what the columns of a row of that kind say; rows of other kinds never meet it. `state` names what some
    lists know without looking it up: open, tracked, overdue, ageing.
    """

    sql: str
    values: tuple[Any, ...] = ()
    negated: bool = False
    direct: str = ""
    narrow: str = ""
    with_parts: bool = False
    own: Mapping[str, str] | None = None
    state: str = ""


def _condition(
    select: Callable[[str], str], *values: Any, own: Mapping[str, str] | None = None, state: str = ""
) -> Condition:
    """`select` puts what it is given at the end of every WHERE."""
    return Condition(select(""), values, direct=select(""), narrow=select(AMONG), own=own, state=state)


def _by(only: str) -> str:
    """Goes before a column: where only some records matter, + keeps SQLite from going through all that are alike."""
    return "+" if only else ""


def these(ids: Iterable[str]) -> Condition:
    """The records with these ids."""
    return _condition(
        lambda only: f"SELECT id FROM (SELECT value AS id FROM json_each(?)) WHERE 1{only}",
        canonical_json(sorted(set(ids))),
    )


def judged(state: Literal["overdue", "ageing"]) -> Condition:
    """Commitments of this state, for a list that has judged them (`db.queries.standings`); nothing else can use it."""
    return Condition("SELECT NULL", own={"commitment": f"judged_state = '{state}'"}, state=state)


def concerning(kind: Named, ids: Iterable[str]) -> Condition:
    """These records, all that refer to them, and the parts of all of these.

    With a country go the sources of what refers to it; with a forum its sessions and all that refers to a session; with
    a person the meetings that he or she took part in, in person or by post; with a topic those beneath it.
    """
    direct = _concerning(kind, "")
    whole = f"WITH found(id) AS ({direct}) SELECT id FROM found UNION ALL {_parts('found')}"
    values = (canonical_json(sorted(set(ids))),)
    return Condition(whole, values, False, direct, _concerning(kind, AMONG), with_parts=True)


@cache
def _concerning(kind: Named, only: str) -> str:
    further = {
        "country": f" UNION ALL SELECT source_id FROM citation WHERE deleted = 0 AND record_id IN "
        f"(SELECT id FROM named UNION ALL {_referring('country', 'named', '')})"
        + only.replace(" id ", " source_id "),
        "forum": f" UNION ALL SELECT id FROM meeting WHERE forum_id IN named{only} "
        f"UNION ALL {_referring('meeting', 'met', only)}",
        "person": f" UNION ALL SELECT id FROM met WHERE 1{only}",
        "topic": "",
    }[kind]
    met = {
        "country": "SELECT NULL",
        "topic": "SELECT NULL",
        "forum": "SELECT id FROM meeting WHERE deleted = 0 AND forum_id IN named",
        "person": "SELECT meeting_id FROM participation WHERE deleted = 0 AND (person_id IN named "
        "OR post_id IN (SELECT id FROM post WHERE deleted = 0 AND person_id IN named))",
    }[kind]
    beneath = (
        " UNION SELECT topic.id FROM topic JOIN named ON topic.parent_id = named.id WHERE topic.deleted = 0"
    )
    return (
        f"WITH RECURSIVE named(id) AS (SELECT value FROM json_each(?){beneath if kind == 'topic' else ''}), "
        f"met(id) AS ({met}) "
        f"SELECT id FROM named WHERE 1{only} UNION ALL {_referring(kind, 'named', only)}{further}"
    )


@cache
def _referring(kind: str, targets: str, only: str) -> str:
    """Ids of the records that refer to some of a kind; `targets` is the name of a table of ids."""
    direct = [
        f'SELECT id FROM "{owner}" WHERE {_by(only)}"{name}" IN {targets}{only}'
        for owner in DOCUMENTED
        for name, field in fields_of(owner).items()
        if field.kind is FieldKind.REFERENCE and field.target in (None, kind)
    ]
    owners = only.replace(" id ", " owner_id ")
    links = f"SELECT owner_id FROM link WHERE deleted = 0 AND {_by(only)}target_id IN {targets}{owners}"
    return " UNION ALL ".join([*direct, links])


@cache
def _parts(wholes: str) -> str:
    """Ids of the parts of some records."""
    owned = {kind: whole_field(kind) for kind in DOCUMENTED}
    return " UNION ALL ".join(
        f'SELECT id FROM "{kind}" WHERE "{field}" IN {wholes}' for kind, field in owned.items() if field
    )


def being(what: Literal["open", "closed", "tracked", "draft", "unassessed"]) -> Condition:
    """What stands like this: commitments and tasks by status, drafts, and what nobody has marked yet."""
    return _condition(partial(_being, what), own=_own_states()[what], state=what)


@cache
def _own_states() -> Mapping[str, Mapping[str, str]]:
    """State → kind → what the columns of a row say of it."""
    kinds = [kind for kind in DOCUMENTED if not KINDS[kind].PART]
    closed = [one for one in CommitmentStatus if one.closed]
    done = [one for one in TaskStatus if one not in OPEN_TASKS]
    return {
        "open": {
            "commitment": f'"commitment".status IN {_in(OPEN)}',
            "task": f'"task".status IN {_in(OPEN_TASKS)}',
        },
        "closed": {
            "commitment": f'"commitment".status IN {_in(closed)}',
            "task": f'"task".status IN {_in(done)}',
        },
        "tracked": {"commitment": is_tracked('"commitment".')},
        "draft": {
            "commitment": f'"commitment".status IN {_in([CommitmentStatus.DRAFT])}',
            "brief": f'"brief".status IN {_in([BriefStatus.DRAFT])}',
            "meeting": f'"meeting".minutes IN {_in([MinutesStatus.DRAFT])}',
        },
        "unassessed": {kind: f'"{kind}".marking IS NULL' for kind in kinds},
    }


def _being(what: Literal["open", "closed", "tracked", "draft", "unassessed"], only: str) -> str:
    match what:
        case "open":
            found = [_status("commitment", OPEN, only), _status("task", OPEN_TASKS, only)]
        case "closed":
            closed = [one for one in CommitmentStatus if one.closed]
            done = [one for one in TaskStatus if one not in OPEN_TASKS]
            found = [_status("commitment", closed, only), _status("task", done, only)]
        case "tracked":
            found = [f"SELECT id FROM commitment WHERE {is_tracked('')}{only}"]
        case "draft":
            found = [
                _status("commitment", [CommitmentStatus.DRAFT], only),
                _status("brief", [BriefStatus.DRAFT], only),
                _status("meeting", [MinutesStatus.DRAFT], only, "minutes"),
            ]
        case "unassessed":
            kinds = [kind for kind in DOCUMENTED if not KINDS[kind].PART]
            found = [f'SELECT id FROM "{kind}" WHERE marking IS NULL{only}' for kind in kinds]
        case _:
            assert_never(what)
    return " UNION ALL ".join(found)


def owed(side: Side) -> Condition:
    """Commitments of one side."""
    return _condition(
        lambda only: f"SELECT id FROM commitment WHERE {_by(only)}owner_side = ?{only}",
        side.value,
        own={"commitment": '"commitment".owner_side = ?'},
    )


def dated(name: DateName, operator: Operator, first: date | None, last: date | None) -> Condition:
    """Records whose date lies before, after or within the days from `first` to `last` (None: no end).

    What is known to the year or the month counts as all of it: before means that it is over before.
    """
    since, until = (first or date.min).isoformat(), (last or date.max).isoformat()
    values = {"<": (since,), "<=": (until,), ">": (until,), ">=": (since,), ":": (since, until)}[operator]
    kinds = DATES[name]
    where = _lies(operator, "dated")

    def select(only: str) -> str:
        rows = " UNION ALL ".join(
            f'SELECT id, {sql} AS dated FROM "{kind}" WHERE 1{only}' for kind, sql in kinds.items()
        )
        return f"SELECT id FROM ({rows}) WHERE dated IS NOT NULL AND {where}"

    own = {kind: f"({sql} IS NOT NULL AND {_lies(operator, sql)})" for kind, sql in kinds.items()}
    return _condition(select, *values, own=own)


def _lies(operator: Operator, dated: str) -> str:
    start, end = first_day(dated), last_day(dated)
    return {
        "<": f"{end} < ?",
        "<=": f"{end} <= ?",
        ">": f"{start} > ?",
        ">=": f"{start} >= ?",
        ":": f"{end} >= ? AND {start} <= ?",
    }[operator]


def first_day(column: str) -> str:
    """SQL of the first day that a stored date or range may mean; far back where no start is stated."""
    part = f"CASE instr({column}, '/') WHEN 0 THEN {column} ELSE substr({column}, 1, instr({column}, '/') - 1) END"
    return (
        f"(SELECT CASE length(p) WHEN 2 THEN '0001-01-01' WHEN 4 THEN p || '-01-01' WHEN 7 THEN p || '-01' "
        f"ELSE p END FROM (SELECT {part} AS p))"
    )


def last_day(column: str) -> str:
    """SQL of the last day that a stored date or range may mean; far ahead where no end is stated."""
    part = (
        f"CASE instr({column}, '/') WHEN 0 THEN {column} ELSE substr({column}, instr({column}, '/') + 1) END"
    )
    return (
        f"(SELECT CASE length(p) WHEN 2 THEN '9999-12-31' WHEN 4 THEN p || '-12-31' WHEN 7 "
        f"THEN date(p || '-01', '+1 month', '-1 day') "
        f"ELSE p END FROM (SELECT {part} AS p))"
    )


_HELD = '(SELECT held_on FROM meeting WHERE meeting.id = "{kind}".{field})'
_DUE = "json_extract(due, '$.end')"

OWN_DATES: Mapping[str, str] = {
    "relationship": "since",
    "post": "coalesce(as_of, start)",
    "meeting": "held_on",
    "participation": _HELD.format(kind="participation", field="meeting_id"),
    "point": _HELD.format(kind="point", field="meeting_id"),
    "commitment": f"coalesce(made_on, {_HELD.format(kind='commitment', field='made_at_id')})",
    "update": f"coalesce(updated_on, {_HELD.format(kind='update', field='meeting_id')})",
    "task": _DUE,
    "chaser": "chased_on",
    "agreement": "signed",
    "exercise": "coalesce(held_on, planned_for)",
    "initiative": "last_mention",
    "visit": "coalesce(dates, includes)",
    "programme_item": "day",
    "line": "valid_from",
    "note": "noted_on",
    "correspondence": "sent_on",
    "source": "published",
    "brief": "coalesce(issued_on, as_of)",
    "package": "made_on",
}
"""Kind → SQL of the date by which people know such a record; the other kinds have none."""

DATES: Mapping[DateName, Mapping[str, str]] = {
    "date": OWN_DATES,
    "made": {"commitment": OWN_DATES["commitment"]},
    "held": {kind: OWN_DATES[kind] for kind in ("meeting", "exercise")},
    "due": {"commitment": _DUE, "task": _DUE},
    "signed": {"agreement": "signed"},
    "expires": {"agreement": "expires", "line": "valid_until"},
}
"""Name of a date → SQL of it for every kind that has it."""


@dataclass(frozen=True, slots=True)
class DueRow:
    """A followed-up commitment or a task that is open, as far as its due needs it; dates in their stored form."""

    id: str
    due: str | None
    made: str | None
    review_on: str | None
    event_id: str | None


def tasks_overdue(reader: Reader, today: date) -> list[str]:
    """Ids of the open tasks whose last day is past; one that waits for a condition is never overdue."""
    rows = reader.rows(
        f"SELECT id FROM task WHERE deleted = 0 AND status IN {_in(OPEN_TASKS)} AND {_DUE} < ? "
        "AND json_extract(due, '$.type') <> ?",
        today.isoformat(),
        DueType.CONDITIONAL.value,
    )
    return [row[0] for row in rows]


def _status(kind: str, states: Sequence[Choice], only: str, column: str = "status") -> str:
    return f'SELECT id FROM "{kind}" WHERE {_by(only)}"{column}" IN {_in(states)}{only}'


def _in(choices: Iterable[Choice]) -> str:
    return "({})".format(", ".join(f"'{one.value}'" for one in choices))
