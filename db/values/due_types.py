"""The kinds of due that texts use, and how often a thing recurs."""

from dataclasses import dataclass
from typing import Self

from db.values.choices import Choice
from db.values.errors import InvalidValue
from db.values.json_object import JsonObject


class DueType(Choice):
    """The forms in which texts say when something is due."""

    DATE = "date", "Date"
    MONTH = "month", "Month"
    QUARTER = "quarter", "Quarter"
    HALF = "half", "Half-year"
    SEASON = "season", "Season"
    FUZZY = "fuzzy", "About a time"
    YEAR = "year", "Year"
    PERIOD = "period", "Over a period"
    EVENT = "event", "By an event"
    RELATIVE = "relative", "Within a time"
    RECURRING = "recurring", "Recurring"
    CONDITIONAL = "conditional", "On a condition"
    UNSPECIFIED = "unspecified", "Not specified"
    NONE = "none", "No due date"


class DueCalendar(Choice):
    """Which year a quarter, half or year belongs to."""

    CALENDAR = "calendar", "Calendar year"
    FISCAL = "fiscal", "Financial year"


class Interval(Choice):
    """The period in which something recurs."""

    DAY = "day", "a day"
    WEEK = "week", "a week"
    MONTH = "month", "a month"
    QUARTER = "quarter", "a quarter"
    HALF = "half", "a half-year"
    YEAR = "year", "a year"


DATED_TYPES = frozenset(
    {
        DueType.DATE,
        DueType.MONTH,
        DueType.QUARTER,
        DueType.HALF,
        DueType.SEASON,
        DueType.FUZZY,
        DueType.YEAR,
    }
)
"""Types that always have a first and a last day."""


@dataclass(frozen=True, slots=True)
class Recurrence:
    """`quantity` times every `every` intervals: three a year; once every two years."""

    interval: Interval
    quantity: int = 1
    every: int = 1
    at_least: bool = False

    def __post_init__(self) -> None:
        if self.quantity < 1 or self.every < 1:
            raise InvalidValue("What recurs does so at least once in at least one period.")

    def show(self) -> str:
        """`at least 3 a year`, `once every 2 years`."""
        times = "once" if self.quantity == 1 else str(self.quantity)
        period = self.interval.label if self.every == 1 else f"every {self.every} {self.interval.value}s"
        return f"{'at least ' if self.at_least else ''}{times} {period}".replace("halfs", "half-years")

    def to_json(self) -> dict[str, object]:
        """The recurrence as kept."""
        return {
            "interval": self.interval.value,
            "quantity": self.quantity,
            "every": self.every,
            "at_least": self.at_least,
        }

    @classmethod
    def from_json(cls, data: object) -> Self:
        """Read what `to_json` wrote; raises InvalidValue."""
        read = JsonObject.of("A recurrence", data)
        return cls(
            read.choice("interval", Interval),
            read.whole("quantity"),
            read.whole("every"),
            read.flag("at_least"),
        )
