"""Takes in what an officer accepts of a brief that came back, in one action, with the paper as source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.briefs.returned import Difference, Returned
from app.briefs.stating import Instead, Offer
from app.casefile import CaseFile
from app.catalog import info
from app.changes import Changes, fingerprint
from app.door import Changed
from app.errors import NotFound, NotReady
from db.kinds import FieldKind
from db.models import Brief
from db.values.choices import BriefStatus, CommitmentStatus, NoteKind, SourceKind, UpdateKind
from db.values.errors import InvalidValue
from db.values.partial_date import PartialDate
from db.values.text import Shape

_QUOTE = 1_500
"""Characters of a paragraph that are quoted as evidence."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What an officer says of a difference; `choice` is the place of the offer that is meant."""

    accepted: bool
    choice: int = 0


@dataclass(frozen=True, slots=True)
class Taking:
    """All that is said of a returned brief: decisions by the number of the difference, and who cleared it when."""

    decisions: Mapping[int, Decision] = field(default_factory=dict)
    cleared_by: str = ""
    cleared_on: PartialDate | None = None


def take_back(case: CaseFile, returned: Returned, data: bytes, taking: Taking) -> Changed:
    """Keep the paper under its brief as the text that was issued and make the accepted corrections, in one action.

    Raises NotReady while something is undecided, or where `data` is not the file that was compared; Conflict where a
    record moved since; RulesBroken; NotFound.
    """
    _refuse_undecided(returned, taking)
    if fingerprint(data)[0] != returned.sha256:
        raise NotReady(f"“{returned.file_name}” was saved again since it was compared; compare it once more.")
    with case.read() as reader:
        brief = reader.get(Brief, returned.brief_id)
    if brief is None:
        raise NotFound(f"“{returned.title}” is not in the case file any more.")
    changes = case.door.changes()
    _Steps(case, changes, brief, returned, taking).write(data)
    return case.door.change(f"Take back “{brief.title}”"[: Shape.LINE.limit], changes)


def undecided(returned: Returned, taking: Taking) -> tuple[int, ...]:
    """Differences of which nothing is said yet."""
    return tuple(one.number for one in returned.differences if one.number not in taking.decisions)


def _refuse_undecided(returned: Returned, taking: Taking) -> None:
    left = undecided(returned, taking)
    if left:
        count = "1 difference is" if len(left) == 1 else f"{len(left):,} differences are"
        raise NotReady(f"{count} undecided, the first is no. {left[0]}: accept or reject each.")
    for one in returned.differences:
        said = taking.decisions[one.number]
        if said.accepted and one.offers and not 0 <= said.choice < len(one.offers):
            raise InvalidValue(f"Difference {one.number} has {len(one.offers)} corrections to choose from.")


class _Steps:
    """The steps of one taking back."""

    def __init__(
        self, case: CaseFile, changes: Changes, brief: Brief, returned: Returned, taking: Taking
    ) -> None:
        self._changes, self._brief, self._returned, self._taking = changes, brief, returned, taking
        self._today = PartialDate.of(case.clock.today())
        self._new: dict[tuple[str, str, str], str] = {}
        """Kind, name and holder → the record that was made."""

    def write(self, data: bytes) -> None:
        """The paper, its source, then every correction and remark."""
        brief, taking = self._brief, self._taking
        file = self._changes.attach(
            self._returned.file_name, data, attached_to_id=brief.id, marking=brief.marking
        )
        own: dict[str, Any] = {"attachment_id": file}
        if taking.cleared_by:
            own |= {"cleared_by": taking.cleared_by, "cleared_on": taking.cleared_on or self._today}
            if brief.status == BriefStatus.DRAFT:
                own["status"] = BriefStatus.CLEARED
        self._changes.edit(brief.id, **own)
        source = self._source(file)
        accepted = [one for one in self._returned.differences if taking.decisions[one.number].accepted]
        self._correct([(one, self._offer(one)) for one in accepted if one.offers], source)
        for one in accepted:
            if one.remark is not None:
                self._note(one)

    def _offer(self, one: Difference) -> Offer:
        return one.offers[self._taking.decisions[one.number].choice]

    def _source(self, file: str) -> str:
        brief, by = self._brief, self._taking.cleared_by
        title = f"{brief.title}, as {'cleared by ' + by if by else 'returned'}"
        return self._changes.create(
            "source",
            title=title[: Shape.LINE.limit],
            source_kind=SourceKind.DOCUMENT,
            published=self._taking.cleared_on or self._today,
            file_number=brief.reference_number,
            attachment_id=file,
            remark=self._told(),
            marking=brief.marking,
        )

    def _told(self) -> str:
        """What was decided, for whoever opens the source later."""
        said = self._taking.decisions
        all_ = self._returned.differences
        facts = [one for one in all_ if one.offers]
        taken = sum(said[one.number].accepted for one in facts)
        rejected = [one for one in all_ if not said[one.number].accepted]
        differ = "1 difference" if len(all_) == 1 else f"{len(all_):,} differences"
        lines = [
            f"{differ} from the file that was issued; {taken:,} of {len(facts):,} corrections taken over."
        ]
        lines += [f"Not accepted: “{_short(one.before)}” → “{_short(one.after)}”" for one in rejected]
        return "\n".join(lines)[: Shape.FIELD.limit]

    def _correct(self, accepted: Sequence[tuple[Difference, Offer]], source: str) -> None:
        """One edit a record; each corrected field cites the paragraph in which it is corrected."""
        values: dict[str, dict[str, Any]] = {}
        for one, offer in accepted:
            if isinstance(offer.value, Instead) and not info(offer.kind).field(offer.field).target:
                self._made(one, offer.value, source)  # a record beside the one that was named
                continue
            own = values.setdefault(offer.record_id, {})
            value, several = self._value(one, offer, own, source), _several(offer)
            if not several and own.get(offer.field, value) != value:
                raise InvalidValue(
                    f"{offer.name}: {offer.label.lower()} is corrected in two ways; reject one of them "
                    f"(the second is no. {one.number})."
                )
            if offer.field not in own or several:
                self._cite(one, offer.record_id, offer.field, source)
            own[offer.field] = value
            if offer.kind == "commitment" and isinstance(offer.value, CommitmentStatus):
                self._log(offer, source)
        revisions = {offer.record_id: offer.revision for _, offer in accepted}
        for record, own in values.items():
            self._changes.edit(record, base=revisions[record] or None, **own)

    def _value(self, one: Difference, offer: Offer, own: Mapping[str, Any], source: str) -> Any:
        """What the field says from now on; another record in the place of one that was named, made where it is new."""
        meant = offer.value
        if not isinstance(meant, Instead):
            return meant
        id = meant.id or self._made(one, meant, source)
        if not _several(offer):
            return id
        among = own.get(offer.field, meant.among)
        replaced = [id if each == meant.of else each for each in among]
        return tuple(dict.fromkeys(replaced if meant.of in among else (*among, id)))

    def _made(self, one: Difference, meant: Instead, source: str) -> str:
        """A record that the paper names and the case file lacks; each once, with the paper as its source."""
        key = (meant.kind, meant.words.casefold(), str(meant.values.get("person_id") or ""))
        if key not in self._new:
            values = {name: value for name, value in meant.values.items() if value is not None}
            if meant.kind == "post":
                values.setdefault("as_of", self._taking.cleared_on or self._today)
            self._new[key] = self._changes.create(meant.kind, marking=self._brief.marking, **values)
            self._cite(one, self._new[key], info(meant.kind).title_field, source)
        return self._new[key]

    def _cite(self, one: Difference, record_id: str, name: str, source: str) -> None:
        self._changes.create(
            "citation",
            record_id=record_id,
            field=name,
            source_id=source,
            quote=one.after[:_QUOTE],
            place=one.heading or None,
            marking=self._brief.marking,
        )

    def _log(self, offer: Offer, source: str) -> None:
        """A change of status is an entry of the log, like every other."""
        self._changes.create(
            "update",
            commitment_id=offer.record_id,
            updated_on=self._taking.cleared_on or self._today,
            update_kind=UpdateKind.STATUS,
            status=offer.value,
            remark=f"As the brief says that came back: {offer.before} → {offer.after}.",
            source_id=source,
            marking=self._brief.marking,
        )

    def _note(self, one: Difference) -> None:
        remark = one.remark
        assert remark is not None
        about = f"\n\nAt: “{one.before}”" if one.before else ""
        who = f" of {remark.author}" if remark.author else ""
        self._changes.create(
            "note",
            title=f"Comment{who} on {self._brief.title}"[: Shape.LINE.limit],
            note_kind=NoteKind.NOTE,
            noted_on=_day(remark.when) or self._today,
            body=remark.text + about,
            about=[self._brief.id],
            marking=self._brief.marking,
        )


def _several(offer: Offer) -> bool:
    """Whether a field may refer to several: then each of them is corrected by itself."""
    return info(offer.kind).field(offer.field).kind is FieldKind.REFERENCES


def _day(when: str) -> PartialDate | None:
    try:
        return PartialDate.parse_text(when[:10])
    except InvalidValue:
        return None


def _short(text: str) -> str:
    return text if len(text) <= 300 else text[:299].rstrip() + "…"
