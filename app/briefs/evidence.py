"""The evidence of a brief: every citation of its records, best first, and the sources behind them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TypedDict

from app.briefs.snapshot import Snapshot
from db.models import Attachment, Brief, Citation, Name, Record, Source, Update
from db.values.choices import Reliability, SourceKind
from db.values.ids import derived_id
from db.values.marking import Marking
from reports.facts import CitationFact, SourceFact

PRINTED: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "meeting": {"held_on": "on", "place_id": "place", "meeting_kind": "kind", "parties": "party_ids"},
        "forum": {"parties": "party_ids", "next_host_id": "next_host"},
        "agreement": {"agreement_kind": "kind", "signed_at_id": "signed_at", "parties": "party_ids"},
        "exercise": {
            "held_on": "on",
            "place_id": "place",
            "strength_text": "strength",
            "parties": "party_ids",
        },
        "initiative": {"place_id": "place", "parties": "party_ids"},
        "commitment": {
            "commitment_kind": "kind",
            "wording_quoted": "quote",
            "made_at_id": "meeting_id",
            "our_officer": "officer",
        },
        "visit": {"dates": "on", "principal_id": "principal", "to_id": "host_id"},
        "post": {"organisation_id": "organisation"},
        "participation": {"person_id": "shown", "post_id": "post", "organisation_id": "shown"},
        "line": {"line_kind": "kind", "topic_id": "topic"},
        "note": {"noted_on": "on", "note_kind": "kind"},
        "update": {"updated_on": "on", "update_kind": "kind"},
        "place": {"place_kind": "kind"},
        "source": {"source_kind": "kind", "quoted_in_id": "quoted_in"},
        "programme_item": {"day": "on", "local_time": "time", "place_id": "place"},
    }
)
"""Kind → field of the record → field of the fact that prints it, where the two are not called the same."""

_NAMING = {Name.KIND, Update.KIND, Source.KIND}
"""Kinds that name a source themselves."""
_STANDING = {standing: place for place, standing in enumerate(Reliability)}


class Common(TypedDict):
    """What every fact is made with."""

    id: str
    citations: tuple[CitationFact, ...]
    marking: Marking | None


class Evidence:
    """Citations by record, and sources with their codes; read once for a whole brief."""

    def __init__(self, snapshot: Snapshot, rows: Iterable[Record]) -> None:
        self._snapshot = snapshot
        self._sources: dict[str, Source] = {}
        self._found: dict[str, list[CitationFact]] = {}
        self._copied: tuple[SourceFact, ...] | None = None
        self._own: set[str] = set()
        new = list(rows)
        while new:  # sources have evidence too, and may be known through other sources
            new = self._read(new)
        self._tell_lost()
        self._codes = {
            row.id: f"S{place}" for place, row in enumerate(sorted(self._sources.values(), key=_order), 1)
        }

    def common(self, row: Record) -> Common:
        """Id, evidence and marking of a record."""
        return {"id": row.id, "citations": self.of(row), "marking": self._snapshot.marking(row)}

    def of(self, row: Record) -> tuple[CitationFact, ...]:
        """The citations of a record whose sources are in the brief, best first."""
        cited = self._found.get(row.id)
        if not cited:  # as for most
            return ()
        known = [found for found in cited if found.source_id in self._sources]
        return tuple(sorted(known, key=self._rank) if len(known) > 1 else known)

    def sources(self) -> tuple[SourceFact, ...]:
        """Every source of the brief in the order of the codes: those held first, the newest first."""
        if self._copied is None:
            self._own = self._returned()
            self._copied = tuple(self._source(row) for row in sorted(self._sources.values(), key=_order))
        return self._copied

    def _returned(self) -> set[str]:
        """The sources that are briefs of this desk which came back: their file is kept under the brief."""
        kept = {row.id: row.attachment_id for row in self._sources.values() if row.attachment_id}
        files = {row.id: row.attached_to_id for row in self._snapshot.several(Attachment, kept.values())}
        held = {file for file in files.values() if file}
        kinds = self._snapshot.reader.kinds(held) if held else {}
        briefs = {id for id, kind in kinds.items() if kind == Brief.KIND}
        return {source for source, file in kept.items() if file in files and files[file] in briefs}

    def _read(self, rows: list[Record]) -> list[Record]:
        """Take in the citations of these records; returns the sources seen for the first time."""
        owners = {row.id: row.KIND for row in rows}
        for citation in self._snapshot.where(Citation, record_id=list(owners)):
            of = citation.record_id
            self._found.setdefault(of, []).append(_citation(citation, owners[of]))
        wanted: set[str] = set()
        for row in rows:
            if row.KIND not in _NAMING:
                continue
            if isinstance(row, (Name, Update)) and row.source_id:
                self._seen_in(row, row.source_id)
            elif isinstance(row, Source) and row.quoted_in_id:
                wanted.add(row.quoted_in_id)
        for i in owners.keys() & self._found.keys():
            wanted.update([c.source_id for c in self._found[i]])
        fresh = self._snapshot.where(Source, id=wanted - self._sources.keys())
        self._sources.update({row.id: row for row in fresh})
        quoted = self._snapshot.where(Source, only=self._unused, quoted_in_id=[row.id for row in fresh])
        self._sources.update({row.id: row for row in quoted})
        return [*fresh, *quoted]

    def _unused(self, row: Source) -> bool:
        """Whether a source quoted in one of ours supports nothing itself, so that it belongs to no other brief."""
        if row.id in self._sources:
            return False
        uses = self._snapshot.stock.where(Citation, "source_id", [row.id])
        return all(use.record_id == row.id for use in uses)

    def _seen_in(self, row: Name | Update, source: str) -> None:
        """The source that a name or an update names itself, unless a citation says it already."""
        found = self._found.setdefault(row.id, [])
        if all(known.source_id != source for known in found):
            quote = row.written if isinstance(row, Name) else ""
            known_as = derived_id("seen", row.id, source)
            found.append(CitationFact(id=known_as, source_id=source, record_id=row.id, quote=quote))

    def _tell_lost(self) -> None:
        """Citations that go because their source is withheld are told with it."""
        held = {told.id for told in self._snapshot.withheld() if told.kind == Source.KIND}
        lost = [c.id for found in self._found.values() for c in found if c.source_id in held]
        for row in self._snapshot.where(Citation, id=lost) if lost else []:
            self._snapshot.withhold(row, "its source is withheld")

    def _rank(self, found: CitationFact) -> tuple[int, bool, bool, str, str]:
        """Best first: by standing of the source; what agrees with the record, then what is quoted; the oldest first."""
        source = self._sources[found.source_id]
        standing = _STANDING.get(source.reliability, len(_STANDING)) if source.reliability else len(_STANDING)
        published = source.published.text if source.published else "~"
        return (standing, bool(found.stated), not found.quote, published, found.id)

    def _source(self, row: Source) -> SourceFact:
        account = f"Account: {row.handle}." if row.handle else ""
        held = bool(row.text_received) or self._snapshot.attached(row.attachment_id)
        return SourceFact(
            **self.common(row),
            code=self._codes[row.id],
            title=row.title,
            kind=row.source_kind if isinstance(row.source_kind, SourceKind) else None,
            publisher=row.publisher or "",
            agency=row.agency or "",
            published=row.published,
            published_basis=row.published_basis or "",
            dateline=row.dateline or "",
            reliability=row.reliability if isinstance(row.reliability, Reliability) else None,
            quoted_in=row.quoted_in_id if row.quoted_in_id in self._sources else None,
            text_held=held,
            own=row.id in self._own,
            file_number=row.file_number or "",
            remark=" ".join(part for part in (account, row.remark or "") if part),
        )


def _citation(row: Citation, kind: str) -> CitationFact:
    name = PRINTED.get(kind, {}).get(row.field or "", row.field or None)
    return CitationFact(
        id=row.id,
        source_id=row.source_id,
        record_id=row.record_id,
        field=name,
        quote=row.quote or "",
        place=row.place or "",
        stated=row.stated or "",
        remark=row.remark or "",
        marking=row.marking,
    )


def _order(row: Source) -> tuple[bool, int, str, str]:
    """Sources held before those known only through another; the newest first, undated last."""
    day = -row.published.last.toordinal() if row.published else 0
    return (row.quoted_in_id is not None, day, row.title, row.id)
