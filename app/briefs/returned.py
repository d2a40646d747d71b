"""Reads an issued brief that came back edited or cleared, and says what is different from what went out.

Nothing is changed here; what an officer accepts is taken in by `app.briefs.taking_back`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from itertools import pairwise
from pathlib import Path
from typing import Any

from app import catalog
from app.briefs.differing import Moved, Pair, differing, likeness
from app.briefs.origin import Origin, origin_of
from app.briefs.referring import Referring
from app.briefs.stating import LEFT_OUT, REFERRED, Instead, Known, Named, Offer, Statements
from app.casefile import CaseFile
from app.errors import NotFound, NotReady
from app.names import Namer
from app.reading.texts import Passage, Remark, read_revised
from db import rows
from db.kinds import FieldKind
from db.models import Attachment, Brief, Meeting
from db.queries.journal import revisions
from db.reader import Reader
from db.registry import KINDS
from db.rewind import reaches, rewound
from db.values.errors import InvalidValue, excerpt
from db.values.names import ordinal
from db.values.partial_date import PartialDate
from db.values.text import Shape, clean_text

LIKE = 0.2
"""What shares less than this with the brief that went out is another paper."""

CLEARED = "Cleared by"
"""The label in the control block beside which whoever cleared a brief is named."""


class Nature(Enum):
    """What a difference is."""

    FACT = "fact"
    """Words that a record states: a correction is offered."""
    WORDING = "wording"
    ADDED = "added"
    REMOVED = "removed"
    REMARK = "remark"
    """A comment; the words themselves may be as they were."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing to decide. `number` counts from 1 in reading order; `note` says what the officer should know."""

    number: int
    nature: Nature
    heading: str
    before: str
    after: str
    authors: tuple[str, ...] = ()
    offers: tuple[Offer, ...] = ()
    remark: Remark | None = None
    note: str = ""

    @property
    def clear(self) -> bool:
        """Whether it leaves nothing open: one correction at most, of a record that is on file."""
        return len(self.offers) < 2 and not any(one.makes for one in self.offers)


@dataclass(frozen=True, slots=True)
class Returned:
    """A brief that came back, compared with the file that went out."""

    brief_id: str
    title: str
    file_name: str
    sha256: str
    differences: tuple[Difference, ...]
    cleared_by: str = ""
    """As the paper itself names whoever cleared it; empty where it does not."""
    cleared_on: PartialDate | None = None
    warnings: tuple[str, ...] = ()


def read_returned(case: CaseFile, brief_id: str, file: Path | bytes, name: str = "") -> Returned:
    """Compare a Word file with the brief that was issued.

    Raises NotFound where there is no such brief, NotReady where its file is not kept or the paper is another one,
    and what reading a file raises.
    """
    data = file.read_bytes() if isinstance(file, Path) else file
    name = clean_text(name or (file.name if isinstance(file, Path) else ""), Shape.LINE) or "returned.docx"
    with case.read() as reader:
        brief, issued_name, issued = _issued(reader, brief_id)
    after = _paragraphs(data, name)
    before = read_revised(issued, issued_name)
    _refuse_other(brief, name, before, after)
    told = _Telling(case, brief, before, after)
    by, on = _clearance(before, after, case.clock.today())
    return Returned(
        brief.id,
        brief.title,
        name,
        hashlib.sha256(data).hexdigest(),
        told.differences(),
        by,
        on,
        told.warnings,
    )


def brief_of(case: CaseFile, file: Path) -> str:
    """The kept brief that a paper most likely is: the one it shares most with. Raises NotReady where it is none."""
    after = _paragraphs(file.read_bytes(), file.name)
    with case.read() as reader:
        kept = [row for row in reader.all(Brief) if row.attachment_id]
        bodies = {row.id: _file(reader, row) for row in kept}
    likes = {id: likeness(read_revised(body, name), after) for id, (name, body) in bodies.items() if body}
    best = max(likes, key=lambda id: (likes[id], id), default="")
    if not best or likes[best] < LIKE:
        raise NotReady(
            f"{excerpt(file.name)} is like no brief that is kept in this case file; name the brief."
        )
    return best


def _paragraphs(data: bytes, name: str) -> tuple[Passage, ...]:
    """What came back, paragraph by paragraph; a file that is no Word file is no damaged one."""
    word = data.startswith(b"PK") and b"word/" in data
    if not word and Path(name).suffix.casefold() not in {".docx", ".docm"}:
        raise NotReady(
            f"{excerpt(name)} is no Word file (.docx); compare the Word file in which the brief came back."
        )
    return read_revised(data, name)


def _issued(reader: Reader, brief_id: str) -> tuple[Brief, str, bytes]:
    brief = reader.get(Brief, brief_id)
    if brief is None:
        raise NotFound(f"There is no brief {brief_id[:40]} in this case file.")
    name, data = _file(reader, brief)
    if not data:
        raise NotReady(f"The file of “{brief.title}” is not kept here, so there is nothing to compare with.")
    return brief, name, data


def _file(reader: Reader, brief: Brief) -> tuple[str, bytes]:
    kept = reader.get(Attachment, brief.attachment_id)
    return (kept.file_name, b"".join(reader.file(kept.sha256))) if kept else ("", b"")


def _refuse_other(brief: Brief, name: str, before: tuple[Passage, ...], after: tuple[Passage, ...]) -> None:
    shared = likeness(before, after)
    if shared < LIKE:
        raise NotReady(
            f"{excerpt(name)} shares {shared:.0%} of its paragraphs with “{brief.title}”: it is another paper. "
            "Choose the brief that it is."
        )


class _Telling:
    """Turns pairs of paragraphs into differences, with what the records know of them."""

    def __init__(
        self, case: CaseFile, brief: Brief, before: tuple[Passage, ...], after: tuple[Passage, ...]
    ) -> None:
        self._case, self._pairs, self._after = case, differing(before, after), after
        self._referring: Referring | None = None
        self.warnings: tuple[str, ...] = ()
        origin = origin_of(brief.revisions)
        with case.read() as reader:
            namer = Namer(reader)
            self._now = {one.id: one for one in _known(reader, origin, namer)} if self._pairs else {}
            then = self._then(case, reader, origin) if self._pairs else {}
            scheme = namer.scheme
        both = [*then.values(), *(one for id, one in self._now.items() if one.values != _values_of(then, id))]
        self._statements = Statements(both, scheme, case.clock.today())
        self._subjects = _subjects(case, brief, origin) if self._marked() else {}

    def _then(self, case: CaseFile, reader: Reader, origin: Origin) -> dict[str, Known]:
        """The records as they were in the brief, with the revisions of today: what moved since is a conflict."""
        if not origin.state or not reaches(reader, origin.state):
            self.warnings = (
                "What the brief was made from is not all here: it is compared with the records of today.",
            )
            return dict(self._now)
        with rewound(case.path, origin.state) as past:
            found = {one.id: one for one in _known(past, origin, Namer(past))}
        here = {id: one.revision for id, one in self._now.items()}
        return {id: replace(one, revision=here[id]) for id, one in found.items() if id in here}

    def _marked(self) -> bool:
        return any(mark.startswith("_Ref") for pair in self._pairs for mark in pair.marks)

    def differences(self) -> tuple[Difference, ...]:
        """In reading order, remarks last."""
        with self._case.read() as reader:
            self._referring = Referring(reader, Namer(reader), self._now)
            found = [one for pair in self._pairs for one in self._differences(pair)]
        for passage in self._after:
            for remark in passage.remarks:
                told = Difference(
                    0, Nature.REMARK, passage.heading, remark.about or passage.text, remark.text
                )
                found.append(replace(told, authors=(remark.author,) if remark.author else (), remark=remark))
        return tuple(replace(one, number=number) for number, one in enumerate(found, 1))

    def _differences(self, pair: Pair) -> Iterator[Difference]:
        """One for each fact that a changed paragraph stated; one for the paragraph where it stated none."""
        before, after = pair.before, pair.after
        heading = (before or after or _NONE).heading
        authors = after.authors if after else self._struck_by(before)
        whole = Difference(
            0, Nature.WORDING, heading, before.text if before else "", after.text if after else "", authors
        )
        if after is None or before is None:
            yield replace(whole, nature=Nature.REMOVED if after is None else Nature.ADDED)
            return
        if any(mark.startswith("_Note") for mark in pair.marks) or before.part:
            yield replace(whole, note="A note says what its source says: a change in it corrects no record.")
            return
        about = next((self._subjects[mark] for mark in pair.marks if mark in self._subjects), "")
        groups = self._statements.offers(Moved(before.text, after.text), pair.around, pair.beside, about)
        groups = tuple(filter(None, map(self._meant, groups)))
        told = [tuple(offer for one in group if (offer := self._told(one)) is not None) for group in groups]
        for offers in filter(None, told):
            note = "The words leave open what is meant." if len(offers) > 1 else ""
            yield replace(whole, nature=Nature.FACT, offers=offers, note=note)
        if not any(told):
            yield replace(whole, note=_SAID if groups else "")

    def _struck_by(self, before: Passage | None) -> tuple[str, ...]:
        """Whose tracked change took a paragraph out."""
        text = before.text if before else ""
        return next((one.authors for one in self._after if one.struck == text and not one.text), ())

    def _meant(self, group: tuple[Offer, ...]) -> tuple[Offer, ...]:
        assert self._referring is not None
        return self._referring.offers(group)

    def _told(self, offer: Offer) -> Offer | None:
        """An offer with what has become of the record; None where it says so already, or is gone."""
        now = self._now.get(offer.record_id)
        if now is None:
            return None
        if isinstance(offer.value, Instead):
            return offer
        value = now.values.get(offer.field)
        if value == offer.value:
            return None
        field = catalog.info(offer.kind).field(offer.field)
        said = self._statements.shown(field, value)
        if said != offer.before:
            return replace(offer, note=f"The record has changed since the brief: it says “{said}” today.")
        return offer


_NONE = Passage("")
_SAID = "The record says so already."


def _values_of(known: Mapping[str, Known], id: str) -> Mapping[str, Any]:
    return known[id].values if id in known else {}


def _known(reader: Reader, origin: Origin, namer: Namer) -> Iterator[Known]:
    """Every record of a brief that is here, with its values."""
    by_kind: dict[str, list[str]] = {}
    for id, kind in reader.kinds(origin.records).items():
        if kind not in LEFT_OUT:
            by_kind.setdefault(kind, []).append(id)
    here = revisions(reader, origin.records)
    called = _called(reader, namer, by_kind)
    for kind, ids in by_kind.items():
        fields = [one for one in catalog.info(kind).fields if one.kind is not FieldKind.REFERENCES]
        referred = [one.name for one in fields if one.kind is FieldKind.REFERENCE]
        several = [
            one for one in catalog.info(kind).fields
            if one.kind is FieldKind.REFERENCES and one.target in REFERRED
        ]  # fmt: skip
        links = reader.references(ids) if several else {}
        for row in rows.live(reader, KINDS[kind], "id", ids):
            values = {one.name: getattr(row, one.name) for one in fields}
            names = tuple(text for name in referred if values[name] for text in called.get(values[name], ()))
            values |= {one.name: links.get((row.id, one.name), ()) for one in several}
            refers = tuple(_refers([*fields, *several], values, called))
            yield Known(kind, row.id, namer.name(row.id), values, names, here.get(row.id, ""), refers)


def _refers(
    fields: Iterable[catalog.Field], values: Mapping[str, Any], called: Mapping[str, tuple[str, ...]]
) -> Iterator[Named]:
    """What a record names in fields in which another one may be meant; the whole of a part is given."""
    for one in fields:
        if one.target in REFERRED and not one.whole and values[one.name]:
            value = values[one.name]
            for id in value if isinstance(value, tuple) else (value,):
                if id in called:
                    yield Named(one, id, called[id])


def _called(reader: Reader, namer: Namer, by_kind: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    """Record → what a brief calls it: its title, and a short form where it has one."""
    found: dict[str, tuple[str, ...]] = {}
    for kind, ids in by_kind.items():
        for row in rows.live(reader, KINDS[kind], "id", ids):
            name, prefix = namer.name(row.id), getattr(row, "prefix", None)
            short = (getattr(row, field, None) for field in ("abbreviation", "short_title"))
            found[row.id] = tuple(filter(None, (name, f"{prefix} {name}" if prefix else "", *short)))
    for row in rows.live(reader, Meeting, "id", by_kind.get("meeting", [])):
        if row.edition:
            sessions = (f"{ordinal(row.edition)} {forum}" for forum in found.get(row.forum_id or "", ()))
            found[row.id] = tuple(dict.fromkeys((*found[row.id], *sessions)))
    return found


def _subjects(case: CaseFile, brief: Brief, origin: Origin) -> dict[str, str]:
    """Bookmark of a row or paragraph → the record that it is about; empty where the brief cannot be written again."""
    from app.briefs.reissuing import reissue
    from reports.render.marked import marks_of

    try:
        again = reissue(case, brief.id)
    except NotReady:
        return {}
    named = marks_of(again.made.document, again.made.house) if again.same else {}
    return {mark: anchor for mark, anchor in named.items() if anchor in origin.records}


def _clearance(
    before: tuple[Passage, ...], after: tuple[Passage, ...], today: date
) -> tuple[str, PartialDate | None]:
    """Who cleared a paper, and when, as its control block says; nothing where it says what it said before."""
    said = _beside(after, CLEARED)
    if not said or said == _beside(before, CLEARED):
        return "", None
    who, _, rest = said.rpartition(",")
    try:
        return who.strip() or said, PartialDate.parse(rest.strip(" ."), today=today)
    except InvalidValue:
        return said, None


def _beside(passages: tuple[Passage, ...], label: str) -> str:
    for one, following in pairwise(passages):
        if one.row and one.row == following.row and one.text == label:
            return following.text
    return ""
