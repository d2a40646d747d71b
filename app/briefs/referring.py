"""Which record is meant where a returned brief names another person, post, place, country, organisation or forum.

What is on file is found by the matcher of names: the same, perhaps the same (the officer chooses), or new. A name that
is only spelt otherwise stays a correction of the name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from app import catalog
from app.briefs.stating import Instead, Known, Offer
from app.errors import NotFound
from app.intake.people.matching import Candidate, Match, Verdict
from app.likeness import matched, matched_by_title, spelt_alike
from app.names import Namer
from app.references import mentions
from app.states import state
from db.models import Meeting, Person, Post
from db.reader import Reader
from db.values.errors import InvalidValue
from db.values.names import PersonName
from db.values.partial_date import PartialDate
from db.values.text import Shape, clean_text

_LONGEST = 120
"""Characters of a name; what is longer is a sentence."""

_CANDIDATES = 4

_NOBODY = frozenset(
    {"not stated", "not known", "not named", "unknown", "none", "tbc", "tbd", "to be confirmed", "n/a", "nil"}
)
"""What stands where a name is missing."""


@dataclass(slots=True)
class Referring:
    """Answers in one snapshot; `now` are the records of the brief as they are today."""

    reader: Reader
    namer: Namer
    now: Mapping[str, Known]

    def offers(self, group: tuple[Offer, ...]) -> tuple[Offer, ...]:
        """The corrections of one stretch of words, the likeliest first; as they were where nothing is referred to."""
        refs = [one for one in group if isinstance(one.value, Instead) and one.record_id in self.now]
        rest = tuple(one for one in group if not isinstance(one.value, Instead))
        if not refs:
            return self._with_posts(rest)
        asked: Instead = refs[0].value
        words, prefix = _name(asked.kind, asked.words)
        if not words:
            return rest
        spelling = spelt_alike(asked.kind, self._title(asked.of), words)
        match = self._matched(refs[0], words)
        if match.verdict is Verdict.NEW and spelling:
            return rest or self._renamed(asked, words)
        found = [offer for one in refs for offer in self._meant(one, match, words, prefix)]
        titled = asked.kind == "post" and bool(rest)
        if match.verdict is not Verdict.SAME or spelling or titled:  # a title is first a title
            other = self._with_posts(rest) or self._renamed(asked, words)
            found = [*other, *found] if titled else [*found, *other]
        return tuple(found)

    def _matched(self, offer: Offer, words: str) -> Match:
        asked: Instead = offer.value
        if asked.kind == "post" and (holder := self._holder(offer)):
            return self._held_by(holder, words, asked.of)
        if asked.kind == "person":
            return matched(self.reader, asked.kind, words, self._country(offer), (asked.of,))
        return matched_by_title(self.reader, asked.kind, words, (asked.of,))

    def _meant(self, offer: Offer, match: Match, words: str, prefix: str) -> Iterator[Offer]:
        """The record on file, those that it may be, or a new one."""
        asked: Instead = offer.value
        label = catalog.info(asked.kind).label.lower()
        here = self.now[offer.record_id].values.get(offer.field)
        among = here if isinstance(here, tuple) else ()
        base = replace(
            offer, name=self._whole(offer), before=self._title(asked.of), note=self._moved(asked, here, among)
        )
        sure = match.verdict is Verdict.SAME
        some = match.candidates[: 1 if sure else _CANDIDATES]
        shown = mentions(self.reader, self.namer, [one.id for one in some])
        for one in some:
            if here == one.id or one.id in among:
                continue
            title = " · ".join(filter(None, (shown[one.id].title, shown[one.id].detail)))
            why = (
                f"On file: {'; '.join(one.reasons)}."
                if sure
                else f"Perhaps this one: {'; '.join(one.reasons)}."
            )
            value = replace(asked, words=words, id=one.id, among=among)
            yield replace(base, after=title, value=value, note=f"{why} {base.note}".strip())
        values = None if sure else self._values(offer, asked.kind, words, prefix)
        if values is not None:
            none = (
                "Nothing on file is called so." if match.verdict is Verdict.NEW else "None of those on file."
            )
            value = replace(asked, words=words, values=values, among=among)
            yield replace(
                base,
                after=f"{words} (new {label})",
                value=value,
                note=f"{none} Accepted, the {label} is made. {base.note}".strip(),
                makes=True,
            )

    def _held_by(self, holder: str, words: str, without: str) -> Match:
        """Which of the posts of one person goes by a title; those of others are not meant beside that name."""
        wanted, why = words.casefold(), ("a post of this person",)
        own = [row for row in self.reader.all(Post, person_id=holder) if row.id != without]
        found = tuple(
            Candidate(row.id, row.title, 1.0 if row.title.casefold() == wanted else 0.9, why)
            for row in own
            if spelt_alike("post", row.title, words)
        )
        exact = [one for one in found if one.score == 1.0]
        verdict = Verdict.SAME if len(exact) == 1 else Verdict.ASK if found else Verdict.NEW
        return Match(verdict, tuple(sorted(found, key=lambda one: (-one.score, one.id))))

    def _holder(self, offer: Offer) -> str | None:
        """The person of a participation, whose post it names."""
        found = self.now[offer.record_id].values.get("person_id")
        return str(found) if found else None

    def _with_posts(self, rest: tuple[Offer, ...]) -> tuple[Offer, ...]:
        return tuple(told for one in rest for told in (one, *self._post_beside(one)))

    def _post_beside(self, offer: Offer) -> Iterator[Offer]:
        """Where the title of a post became another title: its holder may have another post instead."""
        if offer.kind != "post" or offer.field != "title" or offer.record_id not in self.now:
            return
        holder, (words, _) = self._holder(offer), _name("post", str(offer.value))
        if holder is None or not words or spelt_alike("post", offer.before, words):
            return
        if any(row.title.casefold() == words.casefold() for row in self.reader.all(Post, person_id=holder)):
            return
        name = self._title(holder)
        yield replace(
            offer,
            name=name,
            label="Another post",
            after=f"{words} (new post of {name})",
            value=Instead(offer.record_id, "post", words, values={"title": words, "person_id": holder}),
            note="The post that was named stays on file; this one is added as of the day of the clearance.",
            makes=True,
        )

    def _renamed(self, asked: Instead, words: str) -> tuple[Offer, ...]:
        """The other way to read it: the one that was named is called so."""
        one = self.now.get(asked.of)
        field = catalog.info(asked.kind).field(catalog.info(asked.kind).title_field)
        if one is None or one.values.get(field.name) == words:
            return ()
        before = str(one.values.get(field.name) or "")
        note = f"The {catalog.info(asked.kind).label.lower()} itself is called so, wherever it is named."
        return (
            Offer(
                one.kind, one.id, one.name, field.name, field.label, before, words, words, one.revision, note
            ),
        )

    def _moved(self, asked: Instead, here: Any, among: tuple[str, ...]) -> str:
        """What to know where the field does not refer to it any more."""
        if here == asked.of or asked.of in among:
            return ""
        said = ", ".join(map(self._title, among or ([here] if isinstance(here, str) else [])))
        return f"The record has changed since the brief: it says “{said or 'nothing'}” today."

    def _title(self, record_id: str) -> str:
        return self.namer.name(record_id)

    def _whole(self, offer: Offer) -> str:
        """A part is told with what it belongs to."""
        info = catalog.info(offer.kind)
        whole = next((field.name for field in info.fields if field.whole), "") if info.part else ""
        id = self.now[offer.record_id].values.get(whole)
        return f"{self._title(id)}: {offer.name}" if isinstance(id, str) else offer.name

    def _day(self, offer: Offer) -> PartialDate | None:
        """The day of the meeting at which a post is told; nothing where it is not known."""
        meeting = self.reader.get(Meeting, self.now[offer.record_id].values.get("meeting_id"))
        dates = meeting.held_on if meeting else None
        return (dates.end or dates.start) if dates else None

    def _country(self, offer: Offer) -> str | None:
        """The country that a person is likely of: the party they took part for, or that of the one who was named."""
        asked: Instead = offer.value
        party = self.now[offer.record_id].values.get("party_id")
        row = self.reader.get(Person, asked.of)
        return str(party) if party else row.country_id if row else None

    def _values(self, offer: Offer, kind: str, words: str, prefix: str) -> dict[str, Any] | None:
        """What a new record begins with: its name, and what the record that refers to it says; nothing is guessed."""
        match kind:
            case "person":
                party = self.now[offer.record_id].values.get("party_id")
                return {"name": words, "prefix": prefix or None, "country_id": party}
            case "post":
                return {"title": words, "person_id": self._holder(offer), "as_of": self._day(offer)}
            case "country":
                try:
                    known = state(words)
                except NotFound:
                    return {"name": words}
                return {"name": known.name, **known.fields}
            case "forum":
                parties = self.reader.references([offer.record_id]).get((offer.record_id, "parties"), ())
                return {"name": words, "parties": parties} if len(parties) > 1 else None
            case _:
                return {"name": words}


def _name(kind: str, words: str) -> tuple[str, str]:
    """A name as the record has it, and the prefix of a person; empty for words that are no name."""
    try:
        said = clean_text(words, Shape.LINE)
        if not any(map(str.isalpha, said)) or len(said) > _LONGEST or said.casefold() in _NOBODY:
            return "", ""
        if any(sign in said for sign in ";[]“”"):
            return "", ""
        if kind != "person":
            return said, ""
        name = PersonName.parse(said)
    except InvalidValue:
        return "", ""
    return name.bare, " ".join(name.prefixes)
