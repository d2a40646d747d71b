"""Where everything on a timeline stands, as numbers: marks, labels that do not collide, ticks, silence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.engagements import Engagement, Lane, Timeline

Advance = Callable[[str], float]
"""Width of words in pixels."""

SHORTEST, LONGEST = timedelta(days=30), timedelta(days=366 * 60)
"""Least and greatest length of what a timeline shows."""
SILENCE = 90
"""Days from which on no contact is shown as silence."""
USUAL_YEARS = 3
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


@dataclass(frozen=True, slots=True)
class Span:
    """The days that are shown, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many."""
        return (self.last - self.first).days + 1

    def x(self, day: date, width: float) -> float:
        """Where a day begins on a line of this width."""
        return (day - self.first).days * width / self.days

    def zoomed(self, factor: float, around: date) -> Span:
        """Longer (over 1) or shorter, with one day staying where it is."""
        days = min(max(self.days * factor, SHORTEST.days), LONGEST.days)
        before = (around - self.first).days / self.days * days
        return _span(around.toordinal() - round(before), round(days))

    def moved(self, days: int) -> Span:
        """Earlier or later."""
        return _span(self.first.toordinal() + days, self.days)

    def showing(self, day: date) -> Span:
        """The nearest span of this length in which a day can be seen, not at its very edge."""
        edge = max(1, self.days // 20)
        if day < self.first + timedelta(days=edge):
            return self.moved((day - self.first).days - edge)
        if day > self.last - timedelta(days=edge):
            return self.moved((day - self.last).days + edge)
        return self


def _span(first: int, days: int) -> Span:
    first = min(max(first, 1), date.max.toordinal() - days + 1)
    return Span(date.fromordinal(first), date.fromordinal(first + days - 1))


def usual_span(timeline: Timeline) -> Span:
    """From the quarter of the first engagement, three years back at most, to a little after what is planned."""
    today = timeline.today
    starts = [one.first for one in timeline.engagements if one.first is not None]
    ends = [one.last for one in timeline.engagements if one.last is not None]
    earliest = min([*starts, _years_before(today, 1)])
    latest = max([*starts, date.min])
    wanted = max(earliest, min(_years_before(today, USUAL_YEARS), latest))
    first = date(wanted.year, (wanted.month - 1) // 3 * 3 + 1, 1)
    last = max([today, *ends]) + timedelta(days=max(14, (today - first).days // 24))
    return Span(first, last)


def _years_before(day: date, years: int) -> date:
    return date(max(1, day.year - years), day.month, 1)


@dataclass(frozen=True, slots=True)
class Mark:
    """One engagement at its place: from `left` to `right` in pixels; open ends are not stated."""

    engagement: Engagement
    lane: int
    left: float
    right: float
    open_left: bool
    open_right: bool

    @property
    def centre(self) -> float:
        """Its middle."""
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class Label:
    """Words beside a mark, from `left`; never over another mark or label."""

    mark: Mark
    words: str
    left: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the grid with its words; `major` ones are years."""

    x: float
    words: str
    major: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything to paint; x counts from the left end of the first day. `silence` is (left, right, words).

    Its words stand in the middle of `quiet_lane`, where nothing else does; None where no lane has room.
    """

    marks: tuple[Mark, ...]
    labels: tuple[Label, ...]
    ticks: tuple[Tick, ...]
    today: float
    silence: tuple[float, float, str] | None
    quiet_lane: int | None
    undated: tuple[tuple[int, tuple[Engagement, ...]], ...]


def plan(timeline: Timeline, span: Span, width: float, dot: float, advance: Advance) -> Plan:
    """Lay a timeline out; `dot` is the width of a mark of one day."""
    marks = tuple(_marks(timeline.engagements, span, width, dot))
    silence = _silence(timeline, span, width)
    labels = tuple(_labels(marks, silence[:2] if silence else (width, width), width, dot, advance))
    return Plan(
        marks,
        labels,
        tuple(_ticks(span, width, advance)),
        span.x(timeline.today, width),
        silence,
        _quiet_lane(silence, marks, labels, dot, advance) if silence else None,
        tuple(_undated(timeline.engagements)),
    )


def lanes() -> tuple[Lane, ...]:
    """The lanes from above."""
    return tuple(Lane)


def _marks(engagements: Sequence[Engagement], span: Span, width: float, dot: float) -> Iterator[Mark]:
    order = lanes()
    for one in engagements:
        if one.when is None or one.first is None or one.last is None:
            continue
        left, right = span.x(one.first, width), span.x(one.last + timedelta(days=1), width)
        if right - left < dot:
            middle = (left + right) / 2
            left, right = middle - dot / 2, middle + dot / 2
        if right < 0 or left > width:
            continue
        yield Mark(one, order.index(one.lane), left, right, one.when.start is None, one.when.end is None)


def _labels(
    marks: Sequence[Mark], silence: tuple[float, float], width: float, dot: float, advance: Advance
) -> Iterator[Label]:
    """The newest first: right of its mark where there is room and no silence, else left of it, else none."""
    taken: dict[int, _Taken] = {}
    for mark in marks:
        tail = 3 * dot if mark.open_left else 0.0
        taken.setdefault(mark.lane, _Taken()).add(mark.left - tail, mark.right)
    gap, shortest = dot * 0.6, advance("1")
    for mark in sorted(marks, key=lambda one: -one.left):
        right, before = mark.right + gap, mark.left - gap - (3 * dot if mark.open_left else 0.0)
        lane = taken[mark.lane]
        if not lane.free(right, right + shortest) and not lane.free(before - shortest, before):
            continue  # of thousands of marks hardly one has room: words are not measured in vain
        words = label_words(mark.engagement)
        needed = advance(words)
        left = before - needed
        quiet = _meet((right, right + needed), silence)
        for start in (left, right) if quiet else (right, left):
            room = (start, start + needed)
            if room[0] >= 0 and room[1] <= width and taken[mark.lane].free(*room):
                taken[mark.lane].add(room[0] - gap, room[1] + gap)
                yield Label(mark, words, start)
                break


class _Taken:
    """What is taken of a lane, as stretches that do not overlap, so that thousands of marks cost little."""

    def __init__(self) -> None:
        self._starts: list[float] = []
        self._ends: list[float] = []

    def add(self, start: float, end: float) -> None:
        """Take a stretch; it becomes one with those that it meets."""
        first, last = bisect_left(self._ends, start), bisect_right(self._starts, end)
        if first < last:
            start, end = min(start, self._starts[first]), max(end, self._ends[last - 1])
        self._starts[first:last] = [start]
        self._ends[first:last] = [end]

    def free(self, start: float, end: float) -> bool:
        """Whether a stretch meets nothing that is taken; to touch is not to meet."""
        before = bisect_left(self._starts, end) - 1
        return before < 0 or self._ends[before] <= start


def label_words(one: Engagement) -> str:
    """What stands beside a mark."""
    if one.lane is Lane.COMMITMENTS:
        return f"{sum(count for _, count in one.counts):,}"
    return one.title if len(one.title) <= 40 else f"{one.title[:38].rstrip()}…"


def _meet(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _ticks(span: Span, width: float, advance: Advance) -> Iterator[Tick]:
    """Years, and between them quarters or months where their words have room."""
    month = width / span.days * 30
    step = 1 if month > advance("Sep") * 1.8 else 3 if 3 * month > advance("Q4") * 1.9 else 12
    apart = advance("2026") * 1.6 / (month * 12) if step == 12 else 1.0
    years = next((one for one in (1, 2, 5, 10, 20) if one >= apart), 50)
    year, number = span.first.year, span.first.month - 1
    number -= number % step
    while date(year, number + 1, 1) <= span.last:
        x = span.x(date(year, number + 1, 1), width)
        if x >= 0 and number == 0 and year % years == 0:
            yield Tick(x, str(year), True)
        elif x >= 0 and number:
            yield Tick(x, _MONTHS[number] if step == 1 else f"Q{number // 3 + 1}", False)
        number += step
        if number >= 12:
            year, number = year + 1, 0
            if year > date.max.year:
                return


def _silence(timeline: Timeline, span: Span, width: float) -> tuple[float, float, str] | None:
    days, last = timeline.silent_days, timeline.last
    if days is None or days < SILENCE or last is None or last.last is None:
        return None
    left, right = span.x(last.last + timedelta(days=1), width), span.x(timeline.today, width)
    if right <= 0 or left >= width:
        return None
    return max(left, 0.0), min(right, width), f"No contact recorded for {days:,} days"


def _quiet_lane(
    silence: tuple[float, float, str],
    marks: Sequence[Mark],
    labels: Sequence[Label],
    dot: float,
    advance: Advance,
) -> int | None:
    """The first lane in which the words have room between marks and labels."""
    left, right, words = silence
    needed = advance(words) + 2 * dot  # they are set a little bolder than labels
    if needed > right - left:
        return None
    room = ((left + right - needed) / 2, (left + right + needed) / 2)
    taken = [(mark.lane, mark.left, mark.right) for mark in marks]
    taken += [(label.mark.lane, label.left, label.left + advance(label.words)) for label in labels]
    free = (
        n for n in range(len(lanes())) if not any(lane == n and _meet(room, (a, b)) for lane, a, b in taken)
    )
    return next(free, None)


def _undated(engagements: Sequence[Engagement]) -> Iterator[tuple[int, tuple[Engagement, ...]]]:
    for place, lane in enumerate(lanes()):
        those = tuple(one for one in engagements if one.lane is lane and one.when is None)
        if those:
            yield place, those
