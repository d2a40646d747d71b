"""A JSON object is read field by field, and a fault names the thing and the key."""

from datetime import date

import pytest

from db.values.choices import Side
from db.values.errors import InvalidValue
from db.values.json_object import JsonObject


def read(**data: object) -> JsonObject:
    return JsonObject.of("A thing", data)


def test_each_field_is_read_as_its_kind() -> None:
    thing = read(t="x", w=3, f=True, s="ours", d="2025-11-24", l=["a"], c=["ours", "joint"], p={"q": "y"})
    assert (thing.text("t"), thing.whole("w"), thing.flag("f")) == ("x", 3, True)
    assert thing.choice("s", Side) is Side.OURS
    assert thing.choices("c", Side) == (Side.OURS, Side.JOINT)
    assert thing.maybe_date("d") == date(2025, 11, 24)
    assert thing.texts("l") == ("a",)
    assert thing.items("l", str) == ("a",)
    assert thing.part("p").text("q") == "y"


def test_what_may_be_missing_is_none_or_its_default() -> None:
    thing = read(nothing=None)
    assert thing.maybe_text("nothing") is thing.maybe_text("gone") is None
    assert thing.maybe_date("gone") is None
    assert thing.maybe_whole("gone") is None
    assert thing.flag("gone", True) is True
    assert thing.texts("gone") == ()
    assert thing.part("gone").data == {}


@pytest.mark.parametrize(
    ("method", "value"),
    [
        ("text", 1),
        ("text", None),
        ("maybe_text", 1),
        ("whole", "1"),
        ("whole", True),
        ("whole", 1.0),
        ("maybe_whole", "1"),
        ("flag", 1),
        ("flag", None),
        ("texts", "abc"),
        ("texts", ["a", 1]),
        ("maybe_date", "24 nov"),
        ("maybe_date", "2025-W48-1"),
        ("maybe_date", "20251124"),
        ("maybe_date", 20251124),
        ("part", []),
    ],
)
def test_a_wrong_field_is_refused_by_name(method: str, value: object) -> None:
    with pytest.raises(InvalidValue, match=r"A thing.*key"):
        getattr(read(key=value), method)("key")


def test_an_unknown_choice_is_told_with_the_known_ones() -> None:
    with pytest.raises(InvalidValue, match="“mine” is not one of ours, theirs, joint, third"):
        read(side="mine").choice("side", Side)


@pytest.mark.parametrize("data", [None, [], "x", 1])
def test_what_is_no_object_is_refused(data: object) -> None:
    with pytest.raises(InvalidValue, match="A thing is written as a JSON object"):
        JsonObject.of("A thing", data)
