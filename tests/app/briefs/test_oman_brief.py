"""The demonstration’s brief on Oman: every fact of the file about Oman is in it, with its source and its words.

What a brief leaves out on purpose stands in the lists here, with the reason; anything else that is missing is a fault.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.briefs import finding
from app.briefs.request import Request
from app.briefs.writing import Made, make_brief, render, write_brief
from app.casefile import CaseFile
from app.catalog import Field, FieldKind, info, kinds
from app.names import Namer
from db.models import Link, Source
from db.reader import Reader
from db.registry import KINDS, whole_field
from db.values.choices import Choice, LineKind, MeetingKind
from db.values.names import ordinal
from db.values.partial_date import DateRange, PartialDate

CUT_OFF = date(2025, 12, 1)

KINDS_LEFT_OUT = {
    "setting": "a setting says how the file works",
    "topic": "a topic is a heading, not a statement",
    "link": "the references of a record are checked as its fields",
    "attachment": "none in the demonstration",
    "proposal": "none in the demonstration",
    "brief": "none in the demonstration",
    "package": "none in the demonstration",
}

FIELDS_LEFT_OUT = {
    "marking": "every record is unclassified, and so is the page",
    "position": "an order is kept, not printed",
    "tracked": "decides the table in which a commitment stands",
    "topics": "matters are told in the words of the statement; topics link them to lines and points",
    "parties": "the brief is about these two countries",
    "owner_country_id": "the side is printed",
    "field": "says which field a citation supports",
    "record_id": "a citation stands at its record",
    "named_id": "a name stands at what it names",
    "whole_id": "a part stands in its whole",
    "country_kind": "states are not told to be states",
    "place_kind": "the name says it",
    "organisation_kind": "the name says it",
    "quoted_in_id": "printed as the code of the source",
    "source_id": "printed as the code of the source",
    "official": "printed as quotation marks and as who says so",
    "use": "every spelling stands in the list of spellings",
}

VALUES_LEFT_OUT = {
    ("country", "code"): "stands in the reference, which an officer may override",
    ("country", "short_code"): "an officer finds the country by it; nobody reads it",
    ("country", "demonym"): "used in sentences about their side",
    ("citation", "place"): "stands in the note where the note is printed",
    ("citation", "remark"): "printed where sources differ",
    ("citation", "stated"): "printed where sources differ",
    (
        "commitment",
        "strength",
    ): "printed where a commitment is followed up; else the table says that it is none",
    ("forum", "standing"): "opens the brief for a session of the forum",
    ("meeting", "meeting_kind"): "a session is told by its edition",
    ("meeting", "date_basis"): "printed where a meeting has no date; else the note gives the words",
    ("meeting", "remark"): "for the desk; printed where sources differ",
    ("meeting", "date_words"): "printed where nothing else places the meeting",
    ("note", "title"): "an event without a date has no place in a chronology",
    ("note", "body"): "an event without a date has no place in a chronology",
    ("note", "note_kind"): "an event without a date has no place in a chronology",
    ("note", "about"): "an event without a date has no place in a chronology",
    ("commitment", "related"): "checked for initiatives and agreements at their own rows",
    ("post", "abbreviation"): "the full title is printed",
    ("visit", "direction"): "told as who visited whom",
    ("visit", "remark"): "the table of gaps says it",
    ("visit", "from_id"): "the visitor’s country heads the paper",
    ("participation", "meeting_id"): "stands in the row of its meeting",
}

NOT_OF_THIS_BRIEF = {
    ("place", "Red Sea"): "no record of Oman names it",
    ("place", "Gulf of Aden"): "no record of Oman names it",
    ("place", "Indian Ocean Region"): "no record of Oman names it",
    ("place", "Indo-Pacific"): "of the talks with Japan",
    ("place", "Pahalgam, Jammu and Kashmir"): "of the talks with Japan",
    ("note", "Terrorist attack at Pahalgam"): "of the talks with Japan",
    ("organisation", "Integrated Defence Staff"): "no record of Oman names it; its post is a source",
    ("organisation", "Indian Air Force"): "no record of Oman names it",
    ("organisation", "Additional Directorate General of Public Information"): "no record of Oman names it",
}


def folded(text: str) -> str:
    """Without case, and with typography and line breaks made plain."""
    for mark, plain in (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("\u00a0", " "), ("\u2002", " ")):
        text = text.replace(mark, plain)
    return " ".join(text.split()).casefold()


@dataclass(frozen=True)
class Told:
    """The brief as its reader has it, and the file it was made from."""

    case: CaseFile
    made: Made
    text: str
    """Folded."""

    def says(self, words: str) -> bool:
        return folded(words).rstrip(".") in self.text


@pytest.fixture(scope="module")
def told(written_demo: Path) -> Iterator[Told]:
    with CaseFile.open(written_demo, write=False) as case:
        made = make_brief(case, request(case, preset="full"))
        yield Told(case, made, folded(render(made, "text").decode()))


def request(case: CaseFile, **wanted: Any) -> Request:
    with case.read() as reader:
        oman = finding.country(reader, "Oman")
    return Request(**{"country": oman, "as_of": CUT_OFF, **wanted})


@dataclass(frozen=True)
class Row:
    """A record of the demonstration with its references."""

    kind: str
    id: str
    name: str
    values: dict[str, Any]


def rows(reader: Reader) -> dict[str, Row]:
    references, namer, found = reader.references(), Namer(reader), {}
    for known in kinds():
        if known.kind in KINDS_LEFT_OUT:
            continue
        for row in reader.all(KINDS[known.kind]):
            values = {
                field.name: references.get((row.id, field.name), ())
                if field.kind is FieldKind.REFERENCES
                else getattr(row, field.name)
                for field in known.fields
            }
            found[row.id] = Row(known.kind, row.id, namer.name(row.id), values)
    return found


def about_oman(reader: Reader) -> dict[str, Row]:
    """Every record but those of another country or of India alone, by what they refer to; told by the file, not by the
    program that gathers.
    """
    every = rows(reader)
    oman = next(row.id for row in every.values() if row.name == "Oman")
    others = {row.id for row in every.values() if row.kind == "country" and row.id != oman}
    named = {
        row.id
        for row in every.values()
        if row.kind not in ("source", "country") and (row.kind, row.name) not in NOT_OF_THIS_BRIEF
    }
    away = {row.id for row in every.values() if row.id in named and _elsewhere(row, oman, others)}
    away |= others | {row.id for row in every.values() if (row.kind, row.name) in NOT_OF_THIS_BRIEF}
    away |= {
        row.id for row in every.values() if row.kind == "citation" and row.values["record_id"] not in every
    }
    while more := {row.id for row in every.values() if row.id not in away and _part_of(row, away)}:
        away |= more
    used = {
        row.values["source_id"] for row in every.values() if row.kind == "citation" and row.id not in away
    }
    used |= {row.values["quoted_in_id"] for row in every.values() if row.id in used and row.kind == "source"}
    return {row.id: row for row in every.values() if row.id not in away}


def _elsewhere(row: Row, oman: str, others: set[str]) -> bool:
    parties = set(row.values.get("parties", ()))
    abroad = row.values.get("country_id") in others and row.kind in ("person", "organisation", "place")
    japanese = abroad and row.name in ("Gen Nakatani", "Government of Japan")
    return japanese or (bool(parties) and oman not in parties)


def _part_of(row: Row, away: set[str]) -> bool:
    """Whether a record belongs to one that is left out: a part, a post of its holder, a citation of it."""
    name = whole_field(row.kind)
    return bool(name) and row.values.get(name or "") in away


def test_the_list_of_what_is_elsewhere_is_true(told: Told) -> None:
    with told.case.read() as reader:
        every = rows(reader)
        names = {(row.kind, row.name) for row in every.values()}
    assert names >= NOT_OF_THIS_BRIEF.keys()
    assert (
        not {(row.kind, row.name) for row in every.values() if row.id in told.made.used}
        & NOT_OF_THIS_BRIEF.keys()
    )


def test_every_record_about_oman_is_among_the_facts(told: Told) -> None:
    with told.case.read() as reader:
        wanted = about_oman(reader)
    missing = {(row.kind, row.name) for row in wanted.values() if row.id not in told.made.used}
    assert missing == set()
    assert len(wanted) > 200


def test_every_value_about_oman_is_printed(told: Told) -> None:
    with told.case.read() as reader:
        wanted, namer = about_oman(reader), Namer(reader)
        missing = sorted(
            f"{row.kind} {row.name[:40]}: {field.name} = {words}"
            for row in wanted.values()
            if row.kind != "citation" and row.name not in SPELLINGS_LEFT_OUT
            for field in info(row.kind).fields
            if field.name not in FIELDS_LEFT_OUT and (row.kind, field.name) not in VALUES_LEFT_OUT
            for words in _shown(field, row.values[field.name], namer)
            if not _printed(told, words) and not _in_exact_words(told, row, field)
        )
    assert missing == []


SPELLINGS_LEFT_OUT = {"#IndianArmy", "General Chauhan", "Shri Rajesh Kumar Singh"}
"""Spellings of our own side; only theirs are listed."""


def _in_exact_words(told: Told, row: Row, field: Field) -> bool:
    """A statement may be printed in the words agreed instead of ours."""
    if (row.kind, field.name) != ("commitment", "wording"):
        return False
    return told.says(row.values["wording_quoted"])


def _printed(told: Told, words: str) -> bool:
    return any(told.says(form) for form in words.split("|"))


def _shown(field: Field, value: Any, namer: Namer) -> Iterator[str]:
    """What a reader should find of a value; alternatives are parted by bars."""
    if value is None or value in ("", ()):
        return
    match value:
        case PartialDate() | DateRange():
            yield f"{value.show()}|{value.show_short()}"
        case Choice():
            yield value.label
        case bool():
            return
        case int():
            yield ordinal(value) if field.name == "edition" else str(value)
        case tuple():
            yield from (namer.name(target) for target in value)
        case str() if field.kind is FieldKind.REFERENCE:
            yield namer.name(value)
        case str():
            yield value
        case _:
            yield value.words


def test_every_source_is_printed_with_its_particulars(told: Told) -> None:
    with told.case.read() as reader:
        sources = reader.all(Source)
    assert len(sources) == len(told.made.facts.sources) == 8
    for row in sources:
        for words in (row.title, row.publisher, row.agency, row.handle, row.published_basis, row.remark):
            assert not words or told.says(words), words


_NAMES = {"source", "person", "name", "post", "organisation", "place", "country", "participation"}
"""Of these a source gives a name, a post or a day: such words prove it on file, and are no text for a reader."""


def test_every_quote_of_what_was_done_or_said_is_printed(told: Told) -> None:
    """In the notes, in the registers, or among the texts kept of each source; none but scraps is left out."""
    with told.case.read() as reader:
        records = about_oman(reader)
        quotes = {
            row.values["quote"]
            for row in records.values()
            if row.kind == "citation"
            and (cited := records.get(str(row.values["record_id"])))
            and cited.kind not in _NAMES
            and (cited.kind == "commitment" or len(row.values["quote"].split()) > 5)
        }
    assert len(quotes) > 50
    assert {quote for quote in quotes if not told.says(quote)} == set()


def test_nothing_of_japan_is_in_it_but_the_source_of_one_post(told: Told) -> None:
    for words in ("Nakatani", "Tokyo", "Pahalgam", "engines", "Special Strategic", "consultation body"):
        assert not told.says(words)
    assert {line for line in told.text.split(" s") if "japan" in line}


def test_what_is_in_the_brief_is_told_nowhere_as_decided(told: Told) -> None:
    """No fact is invented: no edition of the next session, no date of the call, no line."""
    facts = told.made.facts
    assert [meeting.edition for meeting in facts.meetings if meeting.title == "Next IOSCG"] == [None]
    assert [meeting.on for meeting in facts.meetings if meeting.kind is MeetingKind.CALL_ON] == [None]
    assert not [line for line in facts.lines if line.kind is LineKind.POINT_TO_MAKE]
    assert told.made.withheld == ()


def test_before_the_november_visit_the_brief_knows_nothing_of_it(told: Told) -> None:
    made = make_brief(told.case, request(told.case, preset="full", as_of=date(2024, 12, 31)))
    text = folded(render(made, "text").decode())
    assert "13th ioscg" in text
    for words in (
        "2025",
        "13th jmcc",
        "zaabi",
        "chauhan",
        "asianet",
        "rajnath",
        "staff talks",
        "logistic complex",
    ):
        assert words not in text, words
    assert {source.title for source in made.facts.sources} == {
        "Article on India–Oman defence and maritime relations"
    }


def test_the_demonstrations_brief_is_a_word_file_without_faults(told: Told, tmp_path: Path) -> None:
    written = write_brief(told.case, request(told.case), tmp_path / "oman.docx")
    assert written.size > 20_000
    assert written.withheld == ()
    assert [item.sentence for item in written.readiness if "Rajnath" in item.sentence]


def test_links_of_the_demonstration_are_all_unclassified(told: Told) -> None:
    with told.case.read() as reader:
        assert all(link.marking is None or link.marking.level == "unclassified" for link in reader.all(Link))
    assert told.made.facts.control.marking is not None
    assert told.made.facts.control.marking.level == "unclassified"
