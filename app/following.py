"""On what terms a case file follows up: when something is silent, ageing or due soon, which year quarters belong to."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from app import settings
from app.casefile import CaseFile
from app.changes import Changes, Create, Edit
from app.door import Changed
from app.settings import read_settings, setting_id
from db.followed import AGEING, DUE_SOON, SILENT_AFTER
from db.models import Setting
from db.queries.quarters import unsettled
from db.reader import Reader
from db.values.due import Due, DueCalendar, DueType, parse_due
from db.values.due_years import USUAL_FISCAL_START
from db.values.errors import InvalidValue
from db.values.partial_date import PartialDate
from db.values.text import canonical_json


@dataclass(frozen=True, slots=True)
class Following:
    """`fiscal_start_month` is 1 for the calendar year, None where nobody was asked yet (`fiscal_asked` is False)."""

    silent_after_days: int
    ageing_months: int
    post_confirmation_months: int
    due_soon_days: int
    fiscal_start_month: int | None

    @property
    def fiscal_asked(self) -> bool:
        """Whether the desk has said which year its quarters belong to."""
        return self.fiscal_start_month is not None


def read_following(case: CaseFile) -> Following:
    """The terms as they stand."""
    with case.read() as reader:
        found = read_settings(reader)
    return Following(
        found.silent_after_days, found.ageing_months, found.post_confirmation_months, found.due_soon_days,
        found.fiscal_start_month,
    )  # fmt: skip


_BOUNDS: Mapping[str, tuple[str, int, int]] = MappingProxyType(
    {
        SILENT_AFTER: ("The days after which a commitment is silent", 1, 3_650),
        AGEING: ("The months after which what has no date is ageing", 1, 120),
        settings.POST_CONFIRMATION: ("The months after which a post is to be confirmed", 1, 120),
        DUE_SOON: ("The days before a due when it is due soon", 1, 3_650),
        settings.FISCAL_START: ("The month with which the financial year begins", 1, 12),
    }
)


def set_following(
    case: CaseFile,
    *,
    silent_after_days: int | None = None,
    ageing_months: int | None = None,
    post_confirmation_months: int | None = None,
    due_soon_days: int | None = None,
    fiscal_start_month: int | None = None,
) -> Changed:
    """Set what is given, as one action; None leaves a term as it is. Raises InvalidValue for a number out of bounds.

    Where it is said for the first time which year quarters belong to, dues that were left open until then are settled.
    """
    given = {
        SILENT_AFTER: silent_after_days, AGEING: ageing_months, settings.POST_CONFIRMATION: post_confirmation_months,
        DUE_SOON: due_soon_days, settings.FISCAL_START: fiscal_start_month,
    }  # fmt: skip
    wanted = {key: value for key, value in given.items() if value is not None}
    for key, value in wanted.items():
        called, least, most = _BOUNDS[key]
        if not least <= value <= most:
            raise InvalidValue(f"{called} must lie between {least} and {most:,}, not {value:,}.", field=key)
    changes = case.door.changes()
    with case.read() as reader:
        there = {row.key for row in reader.all(Setting)}
        if fiscal_start_month is not None and settings.FISCAL_START not in there:
            _settle_quarters(reader, changes, fiscal_start_month)
    for key, value in wanted.items():
        if key in there:
            changes.edit(setting_id(key), value=canonical_json(value))
        else:
            settings.put(changes, key, value)
    return case.door.change("Set the terms of following up", changes)


def keep_year(case: CaseFile, changes: Changes) -> None:
    """Where a change says for the first time whose quarter is meant, keep the answer with it: it is asked once.

    The other quarters, of this change and on file, are settled with it. Nothing is kept where a change says both.
    """
    steps = [
        one for one in changes if isinstance(one, Create | Edit) and isinstance(one.values.get("due"), Due)
    ]
    said = {one.values["due"].calendar for one in steps if _is_answer(one.values["due"])}
    if len(said) != 1:
        return
    (year,) = said
    with case.read() as reader:
        if settings.FISCAL_START in {row.key for row in reader.all(Setting)}:
            return
        month = 1 if year is DueCalendar.CALENDAR else USUAL_FISCAL_START
        _settle_quarters(reader, changes, month, {one.id for one in steps})
    for one in steps:
        due = one.values["due"]
        one.values["due"] = next((found for found in due.readings if found.calendar is year), due)
    settings.put(changes, settings.FISCAL_START, month)


def _is_answer(due: Due) -> bool:
    """Whether a due names its year and its words do not, so that somebody chose."""
    if due.type not in (DueType.QUARTER, DueType.HALF) or due.calendar is None:
        return False
    return len(parse_due(due.words, made_on=due.end).readings) > 1


def _settle_quarters(
    reader: Reader, changes: Changes, month: int, but: Collection[str] = frozenset()
) -> None:
    """Read the quarters and halves again of which nobody had said whose year is meant."""
    for one in unsettled(reader):
        if one.id in but:
            continue
        made = PartialDate.parse_text(one.made).last if one.made else None
        due = parse_due(one.words, made_on=made, fiscal_start_month=month)
        if due.type in (DueType.QUARTER, DueType.HALF) and due.calendar is not None:
            changes.edit(one.id, due=due)
