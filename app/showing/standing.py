"""The head of a record: the small line above its title, and the chips that say where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from app import catalog
from app.names import label_of
from app.references import Mention
from app.searching.standing import standings
from app.showing.view import Chip, Tone
from db.codecs import Json
from db.reader import Reader
from db.search_filters import DueRow
from db.values.choices import CommitmentStatus, TaskStatus, UpdateKind
from db.values.due import Due, DueState, last_day_of
from db.values.errors import InvalidValue
from db.values.partial_date import PartialDate
from db.values.text import canonical_json

_ABOVE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "commitment": ("made_at_id", "forum_id"),
        "meeting": ("forum_id", "visit_id"),
        "post": ("person_id", "organisation_id"),
        "person": ("country_id",),
        "organisation": ("parent_id", "country_id"),
        "task": ("commitment_id", "meeting_id", "visit_id"),
        "place": ("country_id",),
        "forum": ("parent_id",),
        "topic": ("parent_id",),
        "line": ("for_id", "country_id"),
        "correspondence": ("country_id",),
        "brief": ("visit_id", "meeting_id", "country_id"),
        "attachment": ("attached_to_id",),
        "visit": ("to_id",),
        "proposal": ("source_id",),
    }
)
"""Kind → fields of which the first that is filled names what the record belongs to."""

_MOVING = frozenset({"in_progress", "planned", "waiting", "reported_done", "postponed"})
_DONE = frozenset({"implemented", "done", "held", "in_force", "issued", "accepted"})
_DOUBTFUL = frozenset({"draft", "lapsed", "expired", "on_hold", "cancelled"})


@dataclass(frozen=True, slots=True)
class Standing:
    """How a commitment or task stands today; `made` is the day of the statement, `anchor` that of what it waits for."""

    state: DueState
    made: date | None
    anchor: date | None
    last: date | None


def above(kind: str, form: Mapping[str, Json], names: Mapping[str, Mention]) -> tuple[Mention | str, ...]:
    """The small line: the kind's name, then what the record belongs to."""
    whole = catalog.info(kind).whole_field
    wanted = _ABOVE.get(kind, (whole,) if whole else ())
    owner = next((names[form[name]] for name in wanted if form.get(name) in names), None)
    return (catalog.info(kind).label, *([owner] if owner else []))


def standing(
    reader: Reader,
    record_id: str,
    kind: str,
    form: Mapping[str, Json],
    names: Mapping[str, Mention],
    today: date,
) -> Standing | None:
    """How a commitment or a task stands; None for every other kind, and where its due cannot be read."""
    if kind not in {"commitment", "task"}:
        return None
    made = _made(form, names)
    stored = form.get("due")
    row = DueRow(
        record_id,
        canonical_json(stored) if stored else None,
        made.isoformat() if made else None,
        form.get("review_on"),
        form.get("due_event_id"),
    )
    try:
        state, anchor = standings(reader, [row], today)[record_id]
        last = last_day_of(Due.from_json(stored), made_on=made, anchor_date=anchor) if stored else None
    except InvalidValue:
        return None
    return Standing(state, made, anchor, last)


def _made(form: Mapping[str, Json], names: Mapping[str, Mention]) -> date | None:
    if own := form.get("made_on"):
        return PartialDate.parse(own).last
    meeting = names.get(form.get("made_at_id") or "")
    return meeting.day if meeting else None


def chips(
    kind: str, form: Mapping[str, Any], stands: Standing | None, log: list[Mapping[str, Json]], today: date
) -> tuple[Chip, ...]:
    """Where the record stands: status, overdue or coming due, how often it was carried."""
    return tuple(_chips(kind, form, stands, log, today))


def _chips(
    kind: str, form: Mapping[str, Any], stands: Standing | None, log: list[Mapping[str, Json]], today: date
) -> Iterator[Chip]:
    fields = {field.name: field for field in catalog.info(kind).fields}
    code = form.get("status")
    if code and "status" in fields:
        choices = fields["status"].choices
        known = choices(code) if choices and code in set(choices) else code
        yield Chip(label_of(known).lower() if known != code or choices else str(code), _tone(str(code)))
    if stands is not None and not _closed(kind, code):
        yield from _due_chip(stands, today)
    carried = sum(1 for entry in log if entry.get("update_kind") == UpdateKind.CARRIED)
    if carried:
        yield Chip(f"carried {carried}×")
    if kind == "commitment" and form.get("tracked") is False:
        yield Chip("context, not followed up")


def _tone(code: str) -> Tone:
    if code in _MOVING:
        return Tone.MOVING
    if code in _DONE:
        return Tone.DONE
    return Tone.CAUTION if code in _DOUBTFUL else Tone.PLAIN


def _closed(kind: str, code: str | None) -> bool:
    if kind == "commitment":
        return code in set(CommitmentStatus) and CommitmentStatus(code).closed
    return code in {TaskStatus.DONE, TaskStatus.DROPPED}


def _due_chip(stands: Standing, today: date) -> Iterator[Chip]:
    match stands.state:
        case DueState.OVERDUE:
            days = (today - stands.last).days if stands.last else 0
            yield Chip(f"{days:,} {'day' if days == 1 else 'days'} over", Tone.OVERDUE)
        case DueState.DUE_SOON:
            days = (stands.last - today).days if stands.last else 0
            yield Chip(f"due in {days:,} {'day' if days == 1 else 'days'}", Tone.CAUTION)
        case DueState.FLOATING:
            yield Chip("floats with its event", Tone.MOVING)
        case DueState.AGEING:
            yield Chip("ageing, no date", Tone.CAUTION)
        case DueState.WAITING:
            yield Chip("waits for its condition", Tone.MOVING)
        case DueState.LATER | DueState.RECURRING | DueState.NONE:
            return
