"""The command that searches a case file: search."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from app.casefile import CaseFile
from app.reading.attached import read_attachments, unreadable
from app.search import Hit, Results, prefixes
from app.search import search as search_case
from ui.cli.answer import Answer, progress
from ui.cli.opening import opened
from ui.cli.wording import counted, one_line

WIDEST_TITLE = 100
HITS = 20
"""Records shown unless --limit says otherwise."""


def search(given: argparse.Namespace) -> Answer:
    """Find records by their words and by filters; finding nothing is an answer, no failure."""
    with opened(given, write=given.read) as case:
        aside = list(_read(case)) if given.read else []
        found = search_case(case, " ".join(given.words), limit=given.limit or HITS)
        with case.read() as reader:
            short = prefixes(reader, found.hits)
    data = {
        "total": found.total,
        "at_least": found.at_least,
        "newest_first": found.newest_first,
        "kinds": [{"kind": one.kind, "label": one.label, "count": one.count} for one in found.facets],
        "notes": list(found.notes),
        "hits": [_hit_data(hit, short[hit.id]) for hit in found.hits],
    }
    return Answer("\n".join(_lines(found, short)), data, aside="\n".join([*aside, *found.notes]))


def _read(case: CaseFile) -> Iterator[str]:
    """Read what waits to be read; tells of every attachment whose text cannot be."""
    known = {one.id for one in unreadable(case)}
    outcome = read_attachments(case, progress=_tell)
    if outcome.read:
        yield f"{counted(outcome.read, 'text was', 'texts were')} read."
    for one in unreadable(case):
        if one.id not in known:
            yield one.sentence


def _tell(done: int, total: int, name: str) -> None:
    if name:
        progress(f"Reading {one_line(name)} ({done + 1:,} of {total:,}) …")


def _hit_data(hit: Hit, prefix: str) -> dict[str, object]:
    return {
        "id": hit.id,
        "prefix": prefix,
        "kind": hit.kind,
        "title": hit.title,
        "date": hit.date.text if hit.date else None,
        "part_of": hit.whole_id,
        "passages": [
            {
                "field": one.field,
                "label": one.label,
                "text": one.text,
                "marks": [list(span) for span in one.marks],
            }
            for one in hit.passages
        ],
    }


def _lines(found: Results, short: dict[str, str]) -> Iterator[str]:
    if not found.hits:
        yield "Nothing was found."
        return
    left = max(map(len, short.values()))
    middle = max(len(hit.label) for hit in found.hits)
    for hit in found.hits:
        when = f" ({hit.date.show_short()})" if hit.date else ""
        yield f"{short[hit.id]:<{left}}  {hit.label:<{middle}}  {_short(hit.title)}{when}"
        shown = next((one for one in hit.passages if one.text != hit.title), None)
        if shown:
            yield f"{'':<{left}}  {'':<{middle}}  {shown.label}: {one_line(shown.text)}"
    if found.total > len(found.hits):
        kinds = ", ".join(f"{one.label.lower()} {one.count:,}" for one in found.facets)
        total = counted(found.total, "record", "records")
        yield (
            f"{total} or more; by kind: {kinds}." if found.at_least else f"{total} in all; by kind: {kinds}."
        )


def _short(title: str) -> str:
    words = one_line(title)
    return words if len(words) <= WIDEST_TITLE else f"{words[:WIDEST_TITLE].rstrip()}…"
