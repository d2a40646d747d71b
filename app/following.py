"""On what terms a case file follows up: when something is silent, ageing or due soon, which year quarters belong to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from app import settings
from app.casefile import CaseFile
from app.changes import Changes
from app.door import Changed
from app.settings import read_settings, setting_id
from db.followed import AGEING, DUE_SOON, SILENT_AFTER
from db.models import Setting
from db.queries.quarters import unsettled
from db.reader import Reader
from db.values.due import DueType, parse_due
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
        SILENT_AFTER: silent_after_days,
        AGEING: ageing_months,
        settings.POST_CONFIRMATION: post_confirmation_months,
        DUE_SOON: due_soon_days,
        settings.FISCAL_START: fiscal_start_month,
    }
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


def _settle_quarters(reader: Reader, changes: Changes, month: int) -> None:
    """Read the quarters and halves again of which nobody had said whose year is meant."""
    for one in unsettled(reader):
        made = PartialDate.parse_text(one.made).last if one.made else None
        due = parse_due(one.words, made_on=made, fiscal_start_month=month)
        if due.type in (DueType.QUARTER, DueType.HALF) and due.calendar is not None:
            changes.edit(one.id, due=due)
