"""Words of a cell → records: found, asked about, or to be made; each name is settled once for the whole file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from app.catalog import encoded, info
from app.changes import natural_id
from app.errors import InvalidValue
from app.registers.beginnings import Setting, beginning, session
from app.registers.decisions import Answer, Candidate, Decisions, Question
from app.registers.finding import Names
from app.registers.table import folded
from db.values.errors import excerpt
from db.values.ids import Ids


@dataclass(slots=True)
class NewRecord:
    """A record that the file names and the case file lacks; `rows` are those that name it."""

    id: str
    kind: str
    title: str
    values: dict[str, Any]
    rows: dict[int, None] = field(default_factory=dict)
    needs: frozenset[str] = frozenset()
    """Other new records that it refers to."""


@dataclass(slots=True)
class _Asked:
    """A question on its way: more rows may ask it."""

    kind: str
    words: str
    candidates: tuple[Candidate, ...]
    sentence: str
    creatable: bool
    rows: dict[int, None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Spelling:
    """Words that an officer said are the name of a record on file; kept as one of its spellings."""

    record_id: str
    kind: str
    words: str


@dataclass(slots=True)
class References:
    """Settles every reference of a file against the names on file and the officer's decisions."""

    names: Names
    ids: Ids
    decisions: Decisions
    new: dict[str, NewRecord] = field(default_factory=dict)
    spellings: dict[Spelling, dict[int, None]] = field(default_factory=dict)
    undecided: set[int] = field(default_factory=set)
    """Rows that wait for an answer."""
    _asked: dict[str, _Asked] = field(default_factory=dict)

    def settle(self, kinds: tuple[str, ...], words: str, row: int, setting: Setting) -> str | None:
        """The id of what the words mean, a record of one of these kinds; None while it is asked, or is left out.

        Raises InvalidValue where the words can mean nothing on file and no record can be made of them.
        """
        kind = kinds[0] if len(kinds) == 1 else None
        found = [entry.id for one in kinds for entry in self.names.exact(one, words)]
        if len(found) > 1 and setting.parties:
            shared = {one: len(self.names.entries[one].countries & set(setting.parties)) for one in found}
            found = [one for one in found if shared[one] == max(shared.values())]
        if len(found) == 1:
            return self._used(found[0], row)
        if kind == "meeting" and not found and (known := session(words, self.names)):
            forum, edition = known
            held = [
                e.id
                for e in self.names.exact("meeting", f"{forum.title} {edition}")
                if e.form.get("forum_id") == forum.id
            ]
            if len(held) == 1:
                return self._used(held[0], row)
        return self._asking(kind, words, row, setting, found)

    def questions(self) -> list[Question]:
        """What is asked and not decided, in the order in which the file asks."""
        made = [self._question(key, asked) for key, asked in self._asked.items()]
        return [question for question in made if self.decisions.on(question) is None]

    def used_by(self, rows: Iterable[int]) -> list[NewRecord]:
        """The new records that these rows need, each after those that it refers to."""
        wanted = set(rows)
        needed = {one.id for one in self.new.values() if not wanted.isdisjoint(one.rows)}
        while more := {other for one in needed for other in self.new[one].needs} - needed:
            needed |= more
        return [one for one in self.new.values() if one.id in needed]

    def _asking(
        self, kind: str | None, words: str, row: int, setting: Setting, found: list[str]
    ) -> str | None:
        key = f"{kind or 'record'} {folded(words) or words}"
        if key not in self._asked:
            asked = self._ask(kind, words, found)
            if asked is None:
                return self._make(str(kind), words, row, setting)
            self._asked[key] = asked
        asked = self._asked[key]
        asked.rows[row] = None
        decision = self.decisions.on(self._question(key, asked))
        if decision is None:
            self.undecided.add(row)
        if decision is None or decision.answer is Answer.SKIP:
            return None
        if decision.answer is Answer.SAME:
            chosen = decision.record or next((one.id for one in asked.candidates), "")
            if chosen not in self.names.entries or (kind and self.names.entries[chosen].kind != kind):
                raise InvalidValue(f"{excerpt(words)} was said to be a record that is not on file.")
            self.spellings.setdefault(Spelling(chosen, self.names.entries[chosen].kind, words), {})[row] = (
                None
            )
            return self._used(chosen, row)
        return self._make(kind, words, row, setting) if kind and asked.creatable else None

    def _ask(self, kind: str | None, words: str, found: list[str]) -> _Asked | None:
        """What to ask about words that are not clear; None where they are plainly something new."""
        if found:
            entries = [self.names.entries[one] for one in found]
            alike = tuple(
                Candidate(one.id, self._told(one.id), "goes by exactly this name", 100) for one in entries
            )
            label = f"{info(kind).label.lower()} " if kind else ""
            return _Asked(
                kind or "", words, alike, f"Which {label}is {excerpt(words)}?", creatable=kind is not None
            )
        if kind is None:
            return _Asked("", words, (), f"{excerpt(words)} is not on file; what is it?", creatable=False)
        if kind == "country" and self.names.iso(words) is not None:
            return None
        label = info(kind).label.lower()
        if near := tuple(self.names.near(kind, words)):
            could = " or ".join(excerpt(one.title) for one in near[:2])
            return _Asked(
                kind, words, near, f"Is the {label} {excerpt(words)} the same as {could}?", creatable=True
            )
        if kind == "country":
            sentence = f"{excerpt(words)} is no state or grouping that is known; is it a new country?"
            return _Asked(kind, words, (), sentence, creatable=True)
        return None

    def _told(self, record_id: str) -> str:
        """The title of a record with what tells it from others of the same name."""
        entry = self.names.entries[record_id]
        beside = [
            self.names.entries[one].title for one in sorted(entry.countries) if one in self.names.entries
        ]
        return f"{entry.title} ({', '.join(beside)})" if beside and entry.kind != "country" else entry.title

    def _question(self, key: str, asked: _Asked) -> Question:
        return Question(
            key, asked.kind, asked.words, tuple(asked.rows), asked.candidates, asked.sentence, asked.creatable
        )

    def _make(self, kind: str, words: str, row: int, setting: Setting) -> str | None:
        values = beginning(kind, words, self.names, setting)
        label = info(kind).label.lower()
        if values is None:
            raise InvalidValue(
                f"The {label} {excerpt(words)} is not on file and cannot be made from its name alone; enter it first, "
                "or give the parties in a column or for the whole file."
            )
        form = encoded(kind, values)
        record_id = natural_id(kind, values) or self.ids.new()
        needs = {
            one
            for value in form.values()
            for one in (value if isinstance(value, list) else [value])
            if isinstance(one, str)
        }
        made = NewRecord(
            record_id, kind, str(form[info(kind).title_field]), values, {}, frozenset(needs & self.new.keys())
        )
        self.new.setdefault(record_id, made)
        self.names.add(kind, record_id, form)
        self.names.call(self.names.entries[record_id], words)
        return self._used(record_id, row)

    def _used(self, record_id: str, row: int) -> str:
        if record_id in self.new:
            self.new[record_id].rows[row] = None
        return record_id
