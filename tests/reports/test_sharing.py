"""Equal words of one source are one note; other words, or another source, are another."""

from __future__ import annotations

from dataclasses import replace

from reports.build import build
from reports.facts import CitationFact
from reports.numbering import cited
from reports.outlines import outline
from reports.sharing import shared
from tests.reports.sample_facts import sample


def test_no_two_notes_of_a_brief_say_the_same() -> None:
    document = build(sample(), outline("full"))
    quoted = [(note.source, note.quote) for note in document.notes if note.quote]
    assert len(set(quoted)) == len(quoted)


def test_a_second_record_with_the_same_words_cites_the_same_note() -> None:
    facts = sample()
    one, other = facts.commitments[:2]
    source = facts.sources[0].id
    twice = [
        replace(
            c, citations=(CitationFact(id=f"c{n}", source_id=source, record_id=c.id, quote="the same words"),)
        )
        for n, c in enumerate((one, other))
    ]
    facts = replace(facts, commitments=(*twice, *facts.commitments[2:]))
    document = build(facts, outline("standard"))
    assert [note.quote for note in document.notes].count("the same words") <= 1


def test_sharing_again_changes_nothing() -> None:
    facts = sample()
    sections = shared(facts, build(facts, outline("full")).sections)
    assert shared(facts, sections) == sections
    assert len(cited(sections)) == len(set(cited(sections)))
