"""The form of a change: canonical, hashed, chained, and with words that can be expunged."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace

from db.journal import FIRST_HASH, Action, Body, FieldValue, header, seal, successor

ACTION = Action("tx", "Log the 13th JMCC", "salt", "officer", "2026-11-21T12:00:00+00:00")
BODY = Body({"name": FieldValue("Łódź", {}), "edition": FieldValue(13, {"a": 2})}, "s")


def sealed(action: Action = ACTION, body: Body = BODY, prev: bytes = FIRST_HASH):
    return seal(
        action,
        site="a",
        seq=3,
        lc=7,
        schema=1,
        rec="r",
        rtype="meeting",
        marking="secret",
        body=body,
        prev_hash=prev,
    )


def test_a_body_is_canonical_json() -> None:
    assert BODY.to_json() == ('{"fields":{"edition":{"ctx":{"a":2},"v":13},"name":{"v":"Łódź"}},"salt":"s"}')


def test_a_body_is_read_back() -> None:
    life = Body({}, "s", deleted=True, seen={"name": {"a": 1}})
    for body in (BODY, life):
        assert Body.from_json(body.to_json()) == body


def test_the_hash_covers_header_body_and_predecessor() -> None:
    entry = sealed()
    head = header(
        ACTION, site="a", seq=3, lc=7, schema=1, rec="r", rtype="meeting", kind="set", marking="secret"
    )
    expected = hashlib.sha256(
        head.encode() + hashlib.sha256(entry.body.encode()).digest() + FIRST_HASH
    ).digest()
    assert entry.hash == expected
    others = [
        sealed(replace(ACTION, words="Other words")),
        sealed(replace(ACTION, author="somebody")),
        sealed(body=Body({}, "s", deleted=True, seen={})),
        sealed(prev=b"\x01" * 32),
    ]
    assert len({entry.hash, *(other.hash for other in others)}) == 5


def test_the_words_of_an_action_are_not_in_the_header() -> None:
    head = header(ACTION, site="a", seq=3, lc=7, schema=1, rec="r", rtype="meeting", kind="set", marking=None)
    assert "JMCC" not in head
    assert set(json.loads(head)) == {
        "v",
        "site",
        "seq",
        "lc",
        "tx",
        "schema",
        "rec",
        "rtype",
        "kind",
        "marking",
    }


def test_a_life_is_told_from_a_value() -> None:
    assert sealed().kind == "set"
    assert sealed(body=Body({}, "s", deleted=False, seen={})).kind == "life"


def test_a_writer_has_seen_its_predecessor_and_all_that_one_saw() -> None:
    assert successor({"a": 2}, "b", 1) == {"a": 2, "b": 1}
    assert successor({"a": 2}, "a", 5) == {"a": 5}
