"""Hostile and careless files are refused in one sentence that names record and field, all faults at once."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from app.interchange.errors import NotCaseFileJson, RecordFault
from app.interchange.reading import Contents, read
from db.values.ids import FixedIds, derived_id
from tests.app.interchange.conftest import Written

IDS = FixedIds("reading")
ONE, OTHER = IDS.new(), IDS.new()
PERSON = {"kind": "person", "id": ONE, "name": "Somebody"}
PROMISE = {"kind": "commitment", "id": ONE, "wording": "To go on."}


def only(contents: Contents) -> RecordFault:
    (fault,) = contents.faults
    return fault


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (b"", "it is something else"),
        (b"PK\x03\x04", "it is something else"),
        ("{}".encode("utf-16"), "it is something else"),
        (b"[]", "it is something else"),
        (b"{}", "with “chancery” and “records”"),
        (b'{"chancery": 1}', "it does not say “records”"),
        (b'{"records": []}', "it does not say “chancery”"),
        (b'{"chancery": 2, "records": []}', "written by a newer Chancery (format 2; this one reads 1)"),
        (b'{"chancery": 0, "records": []}', "must be the format number 1"),
        (b'{"chancery": true, "records": []}', "must be the format number 1"),
        (b'{"chancery": 1.0, "records": []}', "must be the format number 1"),
        (b'{"chancery": "1", "records": []}', "must be the format number 1"),
        (b'{"chancery": 1, "chancery": 1, "records": []}', "it says “chancery” twice"),
        (b'{"chancery": 1, "records": [], "more": 1}', "“more” is not known there"),
        (b'{"chancery": 1, "site": 7, "records": []}', "“site” is not known there"),
        (b'{"chancery": 1, "site": 1.5, "records": []}', "“site” is not known there"),
        (b'{"chancery": 1, "records": {}}', "what stands at byte 28 does not belong there"),
        (b'{"chancery": 1, "records": []} x', "what stands at byte 32 does not belong there"),
        (b'{"chancery": 1, "records": [{}', "is cut short"),
        (b'{"chancery": 1, "records": [', "is cut short"),
        (b'{"chancery": tru, "records": []}', "no JSON in UTF-8"),
        (b'{"chancery": 1, "records": [' + b"[" * 500, "nested more than 60 deep"),
    ],
)
def test_what_is_no_case_file_json_is_said_in_a_sentence(
    written: Written, text: bytes, sentence: str
) -> None:
    with pytest.raises(NotCaseFileJson) as caught:
        read(written(text=text))
    assert sentence in str(caught.value)
    assert "“given.json”" in str(caught.value)


def test_a_file_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(NotCaseFileJson, match=r"“none.json” cannot be read \(No such file"):
        read(tmp_path / "none.json")


@pytest.mark.parametrize("end", range(1, 120, 7))
def test_a_file_cut_anywhere_is_refused(written: Written, end: int) -> None:
    whole = written(PERSON).read_bytes()
    with pytest.raises(NotCaseFileJson):
        read(written(text=whole[:end]))


def test_keys_of_the_file_may_stand_in_any_order_and_layout(written: Written) -> None:
    text = json.dumps({"records": [PERSON], "site": "there", "chancery": 1}, indent=4)
    found = read(written(text="\ufeff" + text))
    assert (found.site, found.records, found.faults) == ("there", 1, [])
    assert found.items[0].form == {"name": "Somebody"}


@pytest.mark.parametrize(
    ("record", "field", "sentence"),
    [
        (5, None, "A record is a JSON object."),
        ([PERSON], None, "A record is a JSON object."),
        ({"id": ONE}, "kind", "There is no kind of record called that."),
        ({"kind": "spy", "id": ONE}, "kind", "There is no kind of record called that."),
        ({"kind": ["person"], "id": ONE}, "kind", "There is no kind of record called that."),
        ({"kind": "link", "id": ONE}, "kind", "Links are not written"),
        ({"kind": "person", "name": "x"}, "id", "needs an id, a UUID in lower case"),
        ({**PERSON, "id": ONE.upper()}, "id", "needs an id, a UUID in lower case"),
        ({**PERSON, "colour": "red"}, "colour", "There is no such field."),
        ({**PERSON, "content": "QQ=="}, "content", "There is no such field."),
        ({**PERSON, "name": 5}, "name", "needs a text, not the number 5"),
        ({**PERSON, "name": ["x"]}, "name", "needs a text, not a list"),
        ({**PERSON, "name": "x\ud800"}, "name", "half a character (a lone surrogate)"),
        ({**PERSON, "name": "x" * 501}, "name", "500 characters"),
        ({**PERSON, "name": "x" * 200_000}, "name", "500 characters"),
        ({**PERSON, "interpreter": "perhaps"}, "interpreter", "is not one of"),
        ({**PERSON, "interpreter": 3}, "interpreter", "needs a text"),
        ({**PERSON, "country_id": "Oman"}, "country_id", "needs the id of a record, not “Oman”"),
        ({**PERSON, "country_id": {}}, "country_id", "needs the id of a record, not an object"),
        ({**PERSON, "marking": "secret"}, "marking", "A marking is written as a JSON object"),
        ({**PERSON, "marking": {"level": ""}}, "marking", "needs a level"),
        ({**PERSON, "marking": {"level": "secret", "x": 1}}, "marking", "There is no “x” in it."),
        ({**PERSON, "marking": {"level": "secret", "caveats": [1]}}, "marking", "must be a list of texts"),
        ({**PROMISE, "tracked": 1}, "tracked", "needs true or false, not the number 1"),
        ({**PROMISE, "made_on": "24 nov 2025"}, "made_on", "is not a date like 2005"),
        ({**PROMISE, "made_on": "2025-02-30"}, "made_on", "February 2025 has no day 30"),
        ({**PROMISE, "parties": OTHER}, "parties", "needs a list of ids"),
        ({**PROMISE, "parties": [OTHER, OTHER]}, "parties", "The list names a record twice."),
        ({**PROMISE, "parties": [OTHER, 5]}, "parties", "needs the id of a record, not the number 5"),
        ({**PROMISE, "due": "soon"}, "due", "A due is written as a JSON object"),
        ({**PROMISE, "due": {"words": "soon"}}, "due", "must be a text"),
        ({**PROMISE, "due": {"words": "x\udfff", "type": "none"}}, "due", "lone surrogate"),
        ({**PROMISE, "due": {"words": "x", "type": "none", "by": 1}}, "due", "There is no “by” in it."),
        ({**PROMISE, "due": {"words": "x", "type": "none", "length": 1.5}}, "due", "no whole number"),
        ({**PROMISE, "due": {"words": "x", "type": "date"}}, "due", "needs its days"),
        (
            {"kind": "update", "id": ONE, "progress": -1},
            "progress",
            "whole number, 0 or more, not the number -1",
        ),
        ({"kind": "update", "id": ONE, "progress": 2**53}, "progress", "needs a whole number, 0 or more"),
        ({"kind": "update", "id": ONE, "progress": True}, "progress", "needs a whole number, 0 or more"),
        ({"kind": "update", "id": ONE, "progress": ""}, "progress", "needs a whole number, 0 or more"),
        ({"kind": "visit", "id": ONE, "dates": "2025-02/2025-01"}, "dates", "must not come first"),
    ],
)
def test_a_fault_is_named_with_its_record_and_field(
    written: Written, record: Any, field: str | None, sentence: str
) -> None:
    found = read(written({**PERSON, "id": OTHER}, record))
    fault = only(found)
    assert (fault.place, fault.field) == (2, field)
    assert sentence in fault.sentence
    assert fault.words.startswith("Record 2")
    assert fault.words.replace("\N{NO-BREAK SPACE}", " ").isprintable()
    assert [item.place for item in found.items] == [1]


@pytest.mark.parametrize("number", ["1.5", "1e3", "NaN", "Infinity", "-Infinity", "9" * 20, "9" * 5000])
def test_numbers_that_are_not_whole_are_named_where_they_stand(written: Written, number: str) -> None:
    text = f'{{"chancery": 1, "records": [{{"kind": "update", "id": "{ONE}", "progress": {number}}}]}}'
    fault = only(read(written(text=text)))
    assert fault.field == "progress"
    assert "no whole number" in fault.sentence
    assert len(fault.sentence) < 150


@pytest.mark.parametrize(
    ("inner", "field", "sentence"),
    [
        ('"name": "x", "name": "y"', "name", "The record says this key twice."),
        ('"marking": {"level": "secret", "level": "secret"}', "marking", "This says “level” twice."),
        ('"name": "\xff"', None, "not JSON in UTF-8"),
        ('"name": "a\nb"', None, "not JSON in UTF-8"),
        ('"name": somebody', None, "not JSON in UTF-8"),
        ('"name": "x",', None, "not JSON in UTF-8"),
        ('"name" "x"', None, "not JSON in UTF-8"),
    ],
)
def test_a_record_that_is_no_json_spoils_no_other(
    written: Written, inner: str, field: str | None, sentence: str
) -> None:
    text = f'{{"chancery": 1, "records": [{{"kind": "person", "id": "{ONE}", {inner}}}, {json.dumps(5)}]}}'
    first, second = read(written(text=text.encode("latin-1" if "\xff" in text else "utf-8"))).faults
    assert (first.place, first.field) == (1, field)
    assert sentence in first.sentence
    assert second.place == 2


def test_every_fault_is_named_at_once(written: Written) -> None:
    found = read(written({**PERSON, "name": 1, "prefix": 2}, {**PERSON, "id": "x"}, {"kind": "y", "id": "z"}))
    assert [(fault.place, fault.field) for fault in found.faults] == [
        (1, "name"), (1, "prefix"), (2, "id"), (3, "kind"), (3, "id"),
    ]  # fmt: skip
    assert found.items == []


def test_an_id_is_given_once(written: Written) -> None:
    fault = only(read(written(PERSON, {"kind": "source", "id": ONE, "title": "x"})))
    assert (fault.place, fault.kind, fault.field, fault.sentence) == (
        2, "source", "id", "Record 1 has the same id.",
    )  # fmt: skip


def test_text_is_cleaned_as_at_every_entrance(written: Written) -> None:
    due = {"words": "by\x00 the next\x0b session", "type": "event", "anchor": "x"}
    found = read(
        written(
            {**PERSON, "name": "  a\x00b\u202e ", "prefix": "", "career": "a\r\nb"},
            {**PROMISE, "id": OTHER, "due": due},
        )
    )
    assert found.faults == []
    assert found.items[0].form == {"name": "ab", "career": "a\nb"}
    assert found.items[1].form["due"]["words"] == "by the next\n session"


def test_a_long_text_is_read_whole(written: Written) -> None:
    text = "“word”\n" * 200_000
    source = {"kind": "source", "id": ONE, "title": "x", "text_received": text}
    for escaped in (True, False):
        raw = json.dumps({"chancery": 1, "records": [source]}, ensure_ascii=escaped)
        assert read(written(text=raw)).items[0].form["text_received"] == text


@pytest.mark.parametrize(
    ("setting", "field", "sentence"),
    [
        ({"key": "desk", "value": "not JSON"}, "value", "The value of a setting is JSON."),
        ({"key": "marking_scheme", "value": "[]"}, "value", "A marking scheme is written as a JSON object."),
        ({"key": "marking_scheme", "value": "{}"}, "value", "must be a text"),
        ({"key": "other", "value": "1"}, "id", "The id of a setting follows from its key"),
    ],
)
def test_a_setting_that_could_not_be_read_is_refused(
    written: Written, setting: dict[str, str], field: str, sentence: str
) -> None:
    record = {
        "kind": "setting",
        "id": derived_id("setting", "x" if field == "id" else setting["key"]),
        **setting,
    }
    fault = only(read(written(record)))
    assert fault.field == field
    assert sentence in fault.sentence


def test_progress_reaches_the_end(written: Written) -> None:
    seen: list[tuple[int, int]] = []
    path = written(*({**PERSON, "id": IDS.new()} for _ in range(1200)))
    read(path, lambda phase, done, total: seen.append((done, total)))
    assert seen == sorted(seen)
    assert len(seen) == 3
    assert seen[-1] == (path.stat().st_size, path.stat().st_size)
