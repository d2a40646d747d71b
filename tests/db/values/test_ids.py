"""Ids are valid, ordered, and equal on every machine where they should be."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.values.ids import (
    CHANCERY_NAMESPACE,
    FixedClock,
    FixedIds,
    SystemClock,
    SystemIds,
    derived_id,
    is_id,
    uuid7,
)
from tests.db.values.strategies import hostile

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


class ScriptedClock:
    """A clock that says one moment after the other, then the last for ever."""

    def __init__(self, *moments: datetime) -> None:
        self.moments = list(moments)

    def now(self) -> datetime:
        return self.moments.pop(0) if len(self.moments) > 1 else self.moments[0]

    def today(self) -> date:
        return self.now().date()


def test_the_example_of_the_standard_comes_out() -> None:
    chance = 0xCC3 << 62 | 0x18C4DC0C0C07398F
    made = uuid7(0x017F22E279B0, (chance << 6).to_bytes(10, "big"))
    assert made == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f"


@given(st.integers(0, (1 << 48) - 1), st.binary(min_size=10, max_size=16))
def test_a_uuid7_is_version_7_and_keeps_its_milliseconds(ms: int, random: bytes) -> None:
    made = uuid.UUID(uuid7(ms, random))
    assert (made.version, made.variant, made.int >> 80) == (7, uuid.RFC_4122, ms)
    assert is_id(str(made))


@pytest.mark.parametrize(("ms", "random"), [(-1, bytes(10)), (1 << 48, bytes(10)), (0, bytes(9))])
def test_a_uuid7_refuses_what_does_not_fit(ms: int, random: bytes) -> None:
    with pytest.raises(ValueError, match="UUIDv7"):
        uuid7(ms, random)


def test_random_bits_reach_the_id() -> None:
    assert uuid7(5, bytes(10)) != uuid7(5, b"\xff" * 10)


def test_derived_ids_are_settled_for_ever() -> None:
    assert derived_id("country", "OM") == "95704bcd-b11c-52a4-8a98-4efd1543abc5"


def test_a_derived_id_is_a_uuid5_of_our_namespace() -> None:
    for number in range(200):
        word = str(number)
        name = f"5:topic,{len(word)}:{word},"
        assert derived_id("topic", word) == str(uuid.uuid5(CHANCERY_NAMESPACE, name))
    assert is_id(derived_id("topic", "maritime"))


def test_parts_cannot_run_into_each_other() -> None:
    assert derived_id("link", "a", "bc") != derived_id("link", "ab", "c")
    assert derived_id("link", "a") != derived_id("link", "a", "")
    assert derived_id("ab", "c") != derived_id("a", "bc")


@given(st.lists(hostile, min_size=1, max_size=4), st.lists(hostile, min_size=1, max_size=4))
def test_derived_ids_are_equal_exactly_when_their_parts_are(one: list[str], other: list[str]) -> None:
    assert (derived_id(*one) == derived_id(*other)) == (one == other)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "017F22E2-79B0-7CC3-98C4-DC0C0C07398F",
        "017f22e279b07cc398c4dc0c0c07398f",
        "017f22e2-79b0-0cc3-98c4-dc0c0c07398f",
        "017f22e2-79b0-7cc3-18c4-dc0c0c07398f",
        "017f22e2-79b0-7cc3-98c4-dc0c0c07398f\n",
        " 017f22e2-79b0-7cc3-98c4-dc0c0c07398f",
    ],
)
def test_what_is_not_written_as_we_write_ids_is_no_id(text: str) -> None:
    assert not is_id(text)


@given(hostile)
def test_any_text_can_be_asked_whether_it_is_an_id(text: str) -> None:
    assert is_id(text) is False


def test_the_system_clock_is_aware_and_in_utc() -> None:
    assert SystemClock().now().utcoffset() == timedelta(0)
    assert isinstance(SystemClock().today(), date)


def test_a_fixed_clock_tells_the_day_of_its_own_zone() -> None:
    evening = datetime(2026, 11, 21, 1, 0, tzinfo=timezone(timedelta(hours=5, minutes=30)))
    clock = FixedClock(evening)
    assert clock.now() == datetime(2026, 11, 20, 19, 30, tzinfo=UTC)
    assert clock.now().tzinfo is UTC
    assert clock.today() == date(2026, 11, 21)


def test_a_fixed_clock_refuses_a_moment_without_zone() -> None:
    with pytest.raises(ValueError, match="time zone"):
        FixedClock(NOON.replace(tzinfo=None))


def test_new_ids_carry_the_time_of_the_clock() -> None:
    made = uuid.UUID(SystemIds(FixedClock(NOON)).new())
    assert made.int >> 80 == int(NOON.timestamp()) * 1000


def test_ids_increase_while_the_clock_stands_still() -> None:
    ids = SystemIds(FixedClock(NOON))
    made = [ids.new() for _ in range(500)]
    assert made == sorted(set(made))


def test_ids_increase_when_the_clock_steps_back() -> None:
    ids = SystemIds(ScriptedClock(NOON, NOON - timedelta(days=400), NOON - timedelta(days=4000)))
    made = [ids.new() for _ in range(20)]
    assert made == sorted(set(made))


def test_ids_increase_even_when_chance_is_exhausted() -> None:
    ids = SystemIds(FixedClock(NOON), random=lambda size: b"\xff" * size)
    made = [ids.new() for _ in range(5)]
    assert made == sorted(set(made))
    assert all(map(is_id, made))


def test_a_clock_before_1970_still_gives_ids() -> None:
    assert is_id(SystemIds(FixedClock(datetime(1905, 1, 1, tzinfo=UTC))).new())


def test_ids_made_by_several_threads_are_all_different() -> None:
    ids = SystemIds(FixedClock(NOON))
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: ids.new(), range(400)))
    assert len(set(made)) == 400


def test_the_same_seed_gives_the_same_ids() -> None:
    one, other = FixedIds("demo"), FixedIds("demo")
    assert [one.new() for _ in range(50)] == [other.new() for _ in range(50)]


def test_other_seeds_give_other_ids() -> None:
    assert FixedIds("demo").new() != FixedIds("test").new()


@given(hostile)
def test_fixed_ids_are_valid_and_increase(seed: str) -> None:
    ids = FixedIds(seed)
    made = [ids.new() for _ in range(30)]
    assert all(map(is_id, made))
    assert made == sorted(set(made))
