"""What an officer finds in the morning: what is overdue, due, silent, running out, coming, or left unfinished."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from app.casefile import CaseFile
from app.commitments.register import OpenCommitment, as_listed
from app.drafts import Draft, all_drafts
from app.morning import SHOWN, stand
from app.names import Namer
from app.settings import read_settings
from app.task_lines import TaskLine, told
from db.models import Commitment
from db.queries.agenda import Coming, coming, expiring, open_tasks
from db.queries.morning import AGES, Morning, Summed
from db.queries.posts import Unconfirmed, unconfirmed
from db.queries.silence import Quiet, silent_and_total, silent_since
from db.queries.tasks import to_chase
from db.reader import Reader
from db.rows import live
from db.values.calendar_words import add_months
from db.values.choices import Side
from db.values.due import Due, DueState
from db.values.partial_date import DateRange, PartialDate

EXPIRY_DAYS = 365


class Tone(Enum):
    """How much a figure asks for attention."""

    PLAIN = "plain"
    LATE = "late"
    SOON = "soon"
    FLOATS = "floats"


@dataclass(frozen=True, slots=True)
class Item:
    """One line that leads to a record (or a draft: `kind` is then `draft`, `id` its key)."""

    kind: str
    id: str
    title: str
    second: str = ""
    figure: str = ""
    below: str = ""
    """Under the figure."""
    tone: Tone = Tone.PLAIN
    side: Side | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Items under a heading; of `total`. `kind` and `words` find all of them in a list, where one can."""

    heading: str
    items: tuple[Item, ...]
    total: int
    kind: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Age:
    """Open commitments that were made about as long ago, by side, ours first."""

    words: str
    numbers: tuple[tuple[Side, int], ...]


@dataclass(frozen=True, slots=True)
class TodayView:
    """The page Today. `figures` are its summary: (number, words, tone)."""

    today: date
    figures: tuple[tuple[int, str, Tone], ...]
    due: tuple[Group, ...]
    beside: tuple[Group, ...]
    ages: tuple[Age, ...] = ()
    """The youngest first; empty where nothing is open."""
    drafts: tuple[Draft, ...] = ()
    """Those that the groups speak of."""


def read_today(case: CaseFile) -> TodayView:
    """Everything as of today, in one snapshot; groups without items are left out."""
    today = case.clock.today()
    unfinished = all_drafts(case)
    with case.read() as reader:
        namer = Namer(reader)
        terms = read_settings(reader)
        stands = stand(case, reader, today)
        visit, judged = stands.visit, stands.judged
        late = [_overdue(reader, namer, today, side, judged) for side in _OWES]
        before = _before(reader, namer, today, visit, judged, terms.due_soon_days)
        quiet = _silent(reader, namer, today)
        tasks = _tasks(reader, today)
        due = tuple(group for group in (*late, before, tasks, _chase(reader, today), quiet) if group.items)
        posts = _posts(reader, today, terms.post_confirmation_months)
        beside = (_coming(reader, namer, today), _expiring(reader, today), posts, _drafts(unfinished))
    figures = (
        (sum(group.total for group in late), "overdue", Tone.LATE),
        (before.total, f"due before {_named(visit)}" if visit else "due soon", Tone.PLAIN),
        (quiet.total, f"silent over {terms.silent_after_days} days", Tone.PLAIN),
        (tasks.total, "tasks of our own", Tone.PLAIN),
    )
    return TodayView(
        today,
        figures,
        due,
        tuple(group for group in beside if group.items),
        _ages(judged.sums),
        unfinished[:SHOWN],
    )


_AGES = ("under 6 months", "6 to 12 months", "12 to 18 months", "over 18 months")
assert len(_AGES) == len(AGES) + 1


def _ages(sums: Sequence[Summed]) -> tuple[Age, ...]:
    """How old what is open is; what has no day stands in a row of its own, where there is any."""
    if not sums:
        return ()
    steps = [*enumerate(_AGES), *([(None, "no date")] if any(one.age is None for one in sums) else [])]
    return tuple(
        Age(words, tuple((side, number) for side in Side if (number := _sum(sums, side, step))))
        for step, words in steps
    )


def _sum(sums: Sequence[Summed], side: Side, age: int | None) -> int:
    return sum(one.number for one in sums if one.side == side.value and one.age == age)


_OWES = {Side.OURS: ("Overdue, ours", "owes:us"), Side.THEIRS: ("Overdue, theirs", "owes:them"),
         Side.JOINT: ("Overdue, joint", "owes:both"), Side.THIRD: ("Overdue, third parties", "owes:third")}  # fmt: skip


def _overdue(reader: Reader, namer: Namer, today: date, side: Side, judged: Morning) -> Group:
    heading, owes = _OWES[side]
    total = sum(one.number for one in judged.sums if one.side == side.value and one.overdue)
    found = as_listed(judged.overdue.get(side.value, ()))
    items = _promises(reader, namer, found, today)
    return Group(heading, items, total, "commitment", f"is:overdue {owes}")


def _promises(reader: Reader, namer: Namer, found: Sequence[OpenCommitment], today: date) -> tuple[Item, ...]:
    rows = _rows(reader, [one.id for one in found])
    return tuple(_promise(rows.get(one.id), namer, one, today) for one in found)


def _rows(reader: Reader, ids: Sequence[str]) -> dict[str, Commitment]:
    return {row.id: row for row in live(reader, Commitment, "id", ids)}


def _promise(row: Commitment | None, namer: Namer, one: OpenCommitment, today: date) -> Item:
    figure, tone = _figure(one, today)
    owing = namer.name(row.owner_country_id) if row is not None and row.owner_country_id else ""
    below = (row.our_officer or "" if one.side is Side.OURS else owing) if row is not None else ""
    side = one.side if isinstance(one.side, Side) else None
    return Item("commitment", one.id, one.wording, _origin(namer, row), figure, below, tone, side)


def _origin(namer: Namer, row: Commitment | None) -> str:
    """Where a commitment was made, and its due as it was worded."""
    if row is None:
        return ""
    words = f"“{row.due.words}”" if isinstance(row.due, Due) and row.due.words else ""
    return _joined(namer.name(row.made_at_id or row.forum_id), words)


def _figure(one: OpenCommitment, today: date) -> tuple[str, Tone]:
    match one.state:
        case DueState.OVERDUE if one.last_day is not None:
            return f"{_days(today, one.last_day)} over", Tone.LATE
        case DueState.FLOATING:
            return "floats", Tone.FLOATS
        case _ if one.last_day is not None:
            left = (one.last_day - today).days
            return (
                "today" if not left else f"{_days(today, one.last_day)} left"
            ), Tone.SOON if left <= 30 else Tone.PLAIN
        case _:
            return "no date", Tone.PLAIN


def _before(
    reader: Reader, namer: Namer, today: date, visit: Coming | None, judged: Morning, soon_days: int
) -> Group:
    within = "a month" if soon_days == 30 else "a day" if soon_days == 1 else f"{soon_days:,} days"
    heading = (
        f"Due before {_named(visit)}, {_short(visit.when)}"
        if visit and visit.when
        else f"Due within {within}"
    )
    items = _promises(reader, namer, as_listed(judged.wanted), today)
    return Group(heading, items, judged.total, "commitment", "before:visit")


def _named(visit: Coming) -> str:
    return f"the visit “{visit.title}”" if len(visit.title) > 30 else visit.title


def _silent(reader: Reader, namer: Namer, today: date) -> Group:
    before = silent_since(reader, today)
    found, total = silent_and_total(reader, before, SHOWN)
    rows = _rows(reader, [one.id for one in found])
    items = tuple(_quiet(rows.get(one.id), namer, one, today) for one in found)
    return Group("Silent", items, total, "commitment", "is:silent")


def _quiet(row: Commitment | None, namer: Namer, one: Quiet, today: date) -> Item:
    heard = date.fromisoformat(one.heard)
    since = f"since {PartialDate.of(heard).seen_short(no_break=False)}"
    origin = _origin(namer, row)
    side = Side(one.side) if one.side in _SIDES else None
    return Item("commitment", one.id, one.wording, origin, _days(today, heard), since, side=side)


_SIDES = frozenset(Side)


def _tasks(reader: Reader, today: date) -> Group:
    found = open_tasks(reader)
    items = []
    for one in found[:SHOWN]:
        late = one.last_day is not None and one.last_day < today.isoformat()
        figure = _until(one.last_day, today) if one.last_day else "no date"
        items.append(
            Item("task", one.id, one.title, one.owner or "", figure, tone=Tone.LATE if late else Tone.PLAIN)
        )
    return Group("Tasks", tuple(items), len(found), "task", "is:open")


def _chase(reader: Reader, today: date) -> Group:
    """Tasks whose owner is to be reminded by now."""
    found = told(to_chase(reader, today.isoformat()), today)
    items = [
        Item(
            "task", one.id, one.title, one.owner, _until(_iso(one.chase_on), today), _reminded(one), Tone.SOON
        )
        for one in found[:SHOWN]
    ]
    return Group("To chase", tuple(items), len(found), "task", "is:open")


def _reminded(one: TaskLine) -> str:
    return "" if not one.chased else "chased once" if one.chased == 1 else f"chased {one.chased}×"


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _posts(reader: Reader, today: date, months: int) -> Group:
    """Posts of those we meet that no source has confirmed for long."""
    before = add_months(today, -months).isoformat()
    found, total = unconfirmed(reader, before, SHOWN)
    items = tuple(_post(one, today) for one in found)
    return Group(f"Posts not confirmed for {months} months", items, total, "post", f"date<{before}")


def _post(one: Unconfirmed, today: date) -> Item:
    when = PartialDate.parse_text(one.as_of) if one.as_of else None
    age = _days(today, when.last) if when else "never"
    below = f"as of {when.seen_short(no_break=False)}" if when else ""
    return Item("post", one.id, one.person or one.title, one.title if one.person else "", age, below)


def _coming(reader: Reader, namer: Namer, today: date) -> Group:
    found = coming(reader, today.isoformat(), 200)
    items = []
    for one in found[: SHOWN + 3]:
        place = namer.name(one.place_id) if one.place_id else ""
        figure = _until(_first_text(one.when), today) if one.when else "no date"
        below = _short(one.when) if one.when else ""
        items.append(
            Item(
                one.kind,
                one.id,
                one.title,
                _joined(place, f"“{one.words}”" if one.words else ""),
                figure,
                below,
            )
        )
    return Group("Coming", tuple(items), len(found), "meeting", "held>=0d")


def _expiring(reader: Reader, today: date) -> Group:
    until = (today + timedelta(days=EXPIRY_DAYS)).isoformat()
    found = expiring(reader, today.isoformat(), until)
    items = tuple(
        Item("agreement", one.id, one.title, "", _until(one.last_day, today), _short(one.when), Tone.SOON)
        for one in found[:SHOWN]
    )
    return Group("Agreements about to run out", items, len(found), "agreement", "expires>=0d expires<=1y")


def _drafts(found: Sequence[Draft]) -> Group:
    items = tuple(
        Item("draft", one.key, one.title or one.label, one.label, "resume") for one in found[:SHOWN]
    )
    return Group("Unfinished", items, len(found))


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _days(one: date, other: date) -> str:
    days = abs((one - other).days)
    return "1 day" if days == 1 else f"{days:,} days"


def _until(day: str | None, today: date) -> str:
    if day is None:
        return "no date"
    when = date.fromisoformat(day)
    if when == today:
        return "today"
    return f"in {_days(today, when)}" if when > today else f"{_days(today, when)} over"


def _first(text: str) -> date | None:
    when = DateRange.parse_text(text)
    return when.first or when.last


def _first_text(text: str | None) -> str | None:
    day = _first(text) if text else None
    return day.isoformat() if day else None


def _short(text: str | None) -> str:
    return DateRange.parse_text(text).seen_short(no_break=False) if text else ""
