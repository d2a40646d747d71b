"""One row → the values of one record: cells read, references settled, what is unsaid completed, every fault named."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from dataclasses import field as dataclass_field
from datetime import date
from functools import partial
from typing import Any

from app.catalog import Field, FieldKind, info
from app.errors import InvalidValue
from app.registers.beginnings import Setting, list_of
from app.registers.cells import Reading, read_cell
from app.registers.completing import complete
from app.registers.errors import RowFault
from app.registers.mapping import Column, Mapping
from app.registers.owners import owners
from app.registers.plan import RowPlan
from app.registers.references import References
from app.registers.table import Cell, Row, shown
from app.registers.targets import CONTACT, ORGANISATION, POST, Target, meant, targets
from app.registers.words import NOTHING
from db.values.choices import Side
from db.values.errors import excerpt
from db.values.partial_date import DateRange, PartialDate

_EARLY = ("parties", "country_id", "forum_id")
"""References that others are settled by, so they come first."""
_LATE = (FieldKind.DUE,)
_REFERENCES = (FieldKind.REFERENCE, FieldKind.REFERENCES)
_DAYS = ("made_on", "held_on", "dates", "signed", "sent_on", "noted_on")
"""Fields that say on which day a row's words were spoken."""


@dataclass(frozen=True, slots=True)
class Said:
    """What the row says for one target: the words of a column, or those given for the whole file."""

    target: Target
    column: Column | None
    cell: Cell

    @property
    def heading(self) -> str:
        """Where it stands, for a sentence."""
        return self.column.heading if self.column else f"{self.target.label} (for the whole file)"


@dataclass(slots=True)
class RowReader:
    """Reads the rows of one file."""

    mapping: Mapping
    references: References
    reading: Reading
    home: str | None
    today: date
    _columns: list[tuple[Target, tuple[Column, ...], str]] = dataclass_field(default_factory=list)

    def __post_init__(self) -> None:
        given = dict(self.mapping.fill)
        for target in targets(self.mapping.kind).values():
            columns = self.mapping.becomes(target.name)
            if columns or target.name in given:
                self._columns.append((target, columns, given.get(target.name, "")))

    def read(self, row: Row) -> RowPlan:
        """The plan of a row, with its values and faults; whether it is on file already is not looked at yet."""
        plan = RowPlan(row)
        said = list(self._said(row))
        referring = [one for one in said if one.target.field.kind in _REFERENCES]
        for one in said:
            if one.target.field.kind not in (*_REFERENCES, *_LATE) and not self._is_owner(one):
                self._take(plan, one, partial(self._value, one))
        for one in sorted(referring, key=_turn):
            self._take(plan, one, partial(self._reference, plan, one))
        for one in filter(self._is_owner, said):
            self._take(plan, one, partial(self._owner, plan, one))
        for one in said:
            if one.target.field.kind in _LATE:
                self._take(plan, one, partial(self._value, one, self._spoken(plan)))
        if not plan.faults:
            plan.assumed = complete(
                self.mapping.kind, plan.values, self.references.names, self.home, self.today
            )
        self.refuse_missing(plan)
        return plan

    def prepare(self, row: Row) -> None:
        """Settle what other rows may be settled by: the forums of the file are known before its meetings are."""
        plan = RowPlan(row)
        for one in sorted(self._said(row), key=_turn):
            if one.target.name in _EARLY:
                self._take(plan, one, partial(self._reference, plan, one))

    def _said(self, row: Row) -> Iterator[Said]:
        """Each target with its words; several columns of one target follow each other."""
        for target, columns, given in self._columns:
            told = [(column, cell) for column in columns if not _silent(cell := row.at(column.place))]
            for column, cell in told:
                yield Said(target, column, cell)
            if not told and given:
                yield Said(target, None, given)

    def _take(self, plan: RowPlan, said: Said, read: Callable[[], Any]) -> None:
        try:
            value = read()
        except InvalidValue as error:
            plan.faults.append(RowFault(plan.row.number, said.heading, str(error)))
            return
        if value in (None, (), {}):
            return
        name = said.target.name
        if not isinstance(value, dict):
            if name == CONTACT:
                value = f"{said.column.heading if said.column else said.target.label}: {value}"
            before = plan.values.get(name) if said.target.many else None
            value = {name: f"{before}\n{value}" if before else value}
        else:
            value = {one: found for one, found in value.items() if not plan.values.get(one)}
        plan.values |= value
        if said.column is not None:
            plan.stated |= value.keys()

    def _value(self, said: Said, made_on: date | None = None) -> Any:
        day_first = said.column.day_first if said.column else True
        return read_cell(
            said.target.field, said.cell, replace(self.reading, day_first=day_first, made_on=made_on)
        )

    def _reference(self, plan: RowPlan, said: Said) -> Any:
        field, words = said.target.field, shown(said.cell).strip()
        setting = self._setting(plan)
        kinds = meant(field)
        if field.kind is FieldKind.REFERENCE:
            if said.target.name == "made_at_id" and (day := _day(words)):
                return {"made_on": day}
            return self._settled(plan, kinds, words, setting)
        single = kinds[0] if len(kinds) == 1 else None
        found = [
            self._settled(plan, kinds, one, setting) for one in list_of(words, single, self.references.names)
        ]
        return tuple(dict.fromkeys(filter(None, found)))

    def _settled(self, plan: RowPlan, kinds: tuple[str, ...], words: str, setting: Setting) -> str | None:
        found = self.references.settle(kinds, words, plan.row.number, setting)
        if found is None:
            plan.asked.append(words)
        return found

    def _owner(self, plan: RowPlan, said: Said) -> dict[str, Any]:
        words = shown(said.cell).strip()
        found = owners(words, self.references, self.home, plan.row.number, self._setting(plan))
        if not found:
            plan.asked.append(words)
        elif "owner_side" not in found and not dict(self.mapping.fill).get("owner_side"):
            raise InvalidValue(
                f"Whether {excerpt(words)} is ours or theirs is not known: it is no side and no country, and on file "
                "it has none; give the side for the whole file, or enter the organisation with its country first."
            )
        given = dict(self.mapping.fill).get("owner_side")
        if given and "owner_side" not in found and said.column:
            found["owner_side"] = read_cell(said.target.field, given, self.reading)
        return found

    def _is_owner(self, said: Said) -> bool:
        return self.mapping.kind == "commitment" and said.target.name == "owner_side"

    def _setting(self, plan: RowPlan) -> Setting:
        parties = tuple(plan.values.get("parties") or ())
        forum = self.references.names.entries.get(str(plan.values.get("forum_id")))
        if not parties and forum:
            parties = tuple(forum.form.get("parties") or ())
        if not parties and (country := plan.values.get("country_id")):
            return Setting(
                (country,), None, self.today
            )  # of a person or an organisation: no other country is meant
        owing = plan.values.get("owner_country_id")
        if not parties and owing and self.home and owing != self.home:
            parties = (self.home, owing)
        if len(parties) == 1 and self.home and self.home not in parties:
            parties = (self.home, *parties)
        made_on = plan.values.get("made_on")
        return Setting(parties, made_on if isinstance(made_on, PartialDate) else None, self.today)

    def _spoken(self, plan: RowPlan) -> date | None:
        """The day from which a due counts: the row's own, else that of the meeting it was made at."""
        for name in _DAYS:
            value = plan.values.get(name)
            if isinstance(value, (PartialDate, DateRange)):
                return value.last
        meeting = self.references.names.entries.get(str(plan.values.get("made_at_id")))
        held = meeting.form.get("held_on") if meeting else None
        return DateRange.parse_text(held).last if held else None

    def refuse_missing(self, plan: RowPlan) -> None:
        """What the rules need and the row does not say; not where the answer to a question may say it."""
        if plan.asked or plan.faults:
            return
        for target in targets(self.mapping.kind).values():
            field = target.field
            held = plan.values.get(target.name)
            few = field.kind is FieldKind.REFERENCES and 0 < len(held or ()) < field.minimum
            if not target.required or (held not in (None, (), "") and not few):
                continue
            columns = self.mapping.becomes(target.name)
            plan.faults.append(
                RowFault(
                    plan.row.number, columns[0].heading if columns else None, _missing(target, field, few=few)
                )
            )

    def title(self, plan: RowPlan) -> str:
        """What the row's record is called."""
        return " ".join(str(plan.values.get(info(self.mapping.kind).title_field) or "").split())


def _silent(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and cell.strip().casefold() in NOTHING)


def _missing(target: Target, field: Field, *, few: bool) -> str:
    if few:
        return f"“{target.label}” needs at least {field.minimum}; give the other in the row or for the whole file."
    choices = (
        f" ({', '.join(one.label for one in field.choices)})"
        if field.choices and field.choices is not Side
        else ""
    )
    return f"“{target.label}”{choices} is needed; give it in a column or for the whole file."


def _turn(said: Said) -> tuple[int, bool]:
    """References by which others are settled first, a person's organisation after the country."""
    name = said.target.name
    return (_EARLY.index(name) if name in _EARLY else len(_EARLY), name in (ORGANISATION, POST))


def _day(words: str) -> PartialDate | None:
    """A date where a meeting was expected: registers name meetings by their day."""
    try:
        return PartialDate.parse(words)
    except InvalidValue:
        return None
