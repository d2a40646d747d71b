"""Ids and clocks, given to whoever needs them so that nothing depends on the machine's own time or chance."""

import hashlib
import os
import re
import threading
import uuid
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Protocol

CHANCERY_NAMESPACE = uuid.UUID("5d0b4f1c-7a63-5f0e-9c2e-c4a9ce210001")
"""The namespace of every derived id; changing it would part all machines from each other."""

_NAMESPACE = CHANCERY_NAMESPACE.bytes
_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
_LAST_MS = (1 << 48) - 1
_CHANCE_BITS = 74
_FIXED_START_MS = 1_767_225_600_000  # 1 January 2026, so that fixed ids look like the others


def is_id(text: str) -> bool:
    """Whether `text` is an id as we write it: a lower-case UUID of a known version, RFC 9562 variant."""
    return _ID.fullmatch(text) is not None


def uuid7(ms: int, random: bytes) -> str:
    """A lower-case UUIDv7 (RFC 9562, 5.7) of `ms` milliseconds since 1970 and at least 10 random bytes.

    Only the first 74 bits of `random` are used. Raises ValueError where `ms` does not fit 48 bits or
    bytes are missing.
    """
    if not 0 <= ms <= _LAST_MS:
        raise ValueError(f"A UUIDv7 holds 48 bits of milliseconds, not {ms}.")
    if len(random) < 10:
        raise ValueError(f"A UUIDv7 needs 10 random bytes, not {len(random)}.")
    return _uuid7(ms, int.from_bytes(random[:10], "big") >> 6)


def _uuid7(ms: int, chance: int) -> str:
    high, low = chance >> 62, chance & ((1 << 62) - 1)
    return str(uuid.UUID(int=ms << 80 | 0x7 << 76 | high << 64 | 0b10 << 62 | low))


def derived_id(kind: str, *parts: str) -> str:
    """The UUIDv5 of what a record is by nature, equal on every machine.

    Each part is written with its length before it, so ("a", "bc") and ("ab", "c") differ.
    """
    named = b"".join(b"%d:%b," % (len(raw), raw) for raw in (_raw(part) for part in (kind, *parts)))
    digest = bytearray(hashlib.sha1(_NAMESPACE + named, usedforsecurity=False).digest()[:16])
    digest[6] = (
        digest[6] & 0x0F | 0x50
    )  # version and variant (RFC 9562, 5.5), by hand since imports make many
    digest[8] = digest[8] & 0x3F | 0x80
    text = digest.hex()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def _raw(part: str) -> bytes:
    return part.encode("utf-8", "surrogatepass")


class Clock(Protocol):
    """What tells the time: `now` in UTC and aware, `today` as the officer's own calendar has it."""

    def now(self) -> datetime: ...

    def today(self) -> date: ...


class Ids(Protocol):
    """What makes new ids."""

    def new(self) -> str: ...


class SystemClock:
    """The machine's clock; `today` is the date in the machine's time zone."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def today(self) -> date:
        return datetime.now().astimezone().date()


class FixedClock:
    """A clock that stands still at an aware moment; `today` is the date of that moment in its own zone."""

    def __init__(self, moment: datetime) -> None:
        if moment.tzinfo is None:
            raise ValueError("A fixed clock needs a moment with a time zone.")
        self._moment = moment

    def now(self) -> datetime:
        return self._moment.astimezone(UTC)

    def today(self) -> date:
        return self._moment.date()


class SystemIds:
    """UUIDv7 ids, strictly increasing within the process even if the clock stands still or steps back."""

    def __init__(self, clock: Clock, random: Callable[[int], bytes] = os.urandom) -> None:
        self._clock = clock
        self._random = random
        self._last = -1
        self._lock = threading.Lock()

    def new(self) -> str:
        with self._lock:
            fresh = self._milliseconds() << _CHANCE_BITS | int.from_bytes(self._random(10), "big") >> 6
            if fresh <= self._last:  # a random step keeps the next id unguessable
                fresh = self._last + 1 + int.from_bytes(self._random(4), "big")
            self._last = fresh
        return _uuid7(fresh >> _CHANCE_BITS, fresh & ((1 << _CHANCE_BITS) - 1))

    def _milliseconds(self) -> int:
        since = self._clock.now() - datetime(1970, 1, 1, tzinfo=UTC)
        return max(0, (since.days * 86_400 + since.seconds) * 1000 + since.microseconds // 1000)


class FixedIds:
    """The same increasing sequence of UUIDv7 texts for the same seed, for demonstrations and tests."""

    def __init__(self, seed: str) -> None:
        self._seed = _raw(seed)
        self._made = 0

    def new(self) -> str:
        self._made += 1
        chance = hashlib.sha256(self._seed + b"\0%d" % self._made).digest()
        return uuid7(_FIXED_START_MS + self._made, chance)
