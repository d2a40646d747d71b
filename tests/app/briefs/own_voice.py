"""Whether the next brief takes a brief that came back for what it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.briefs.gather import gather
from app.briefs.request import Request
from db.reader import Reader
from db.values.ids import derived_id
from reports.evidence import note
from reports.sections.sources import unsourced


def no_independent_proof(reader: Reader, source: str, promise: str) -> None:
    """The next brief knows its own voice and does not call it as a witness."""
    told = gather(
        reader, Request(as_of=date(2026, 11, 23), country=derived_id("country", "omn"), preset="full")
    ).facts
    assert [one.id for one in told.sources if one.own] == [source]
    shown = next(one for one in told.commitments if one.id == promise)
    ours = next(one for one in shown.citations if one.source_id == source)
    assert "corrected in the returned brief “" in note(told, ours).source
    assert promise not in {one.id for one in unsourced(told)}, "another source supports it, too"
    alone = replace(shown, citations=(ours,))
    assert alone in unsourced(replace(told, commitments=(alone,))), "it proves nothing by quoting itself"
