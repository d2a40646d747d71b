"""Reading a JSON object field by field, with one sentence where it is not as it should be."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Self, TypeVar

from db.values.errors import InvalidValue, excerpt

Kind = TypeVar("Kind", bound=StrEnum)
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class JsonObject:
    """An object that should be a `what`; every method raises InvalidValue, naming `what` and the key."""

    what: str
    data: dict[str, object]

    @classmethod
    def of(cls, what: str, data: object) -> Self:
        """`data` if it is an object."""
        if not isinstance(data, dict):
            raise InvalidValue(f"{what} is written as a JSON object.")
        return cls(what, data)

    def text(self, key: str) -> str:
        """A text that must be there."""
        value = self.data.get(key)
        if not isinstance(value, str):
            raise self._wrong(key, "a text")
        return value

    def maybe_text(self, key: str) -> str | None:
        """A text, or None where it is null or missing."""
        return None if self.data.get(key) is None else self.text(key)

    def whole(self, key: str) -> int:
        """A whole number that must be there."""
        value = self.data.get(key)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self._wrong(key, "a whole number")
        return value

    def maybe_whole(self, key: str) -> int | None:
        """A whole number, or None where it is null or missing."""
        return None if self.data.get(key) is None else self.whole(key)

    def flag(self, key: str, default: bool = False) -> bool:
        """True or false; `default` where missing."""
        value = self.data.get(key, default)
        if not isinstance(value, bool):
            raise self._wrong(key, "true or false")
        return value

    def choice(self, key: str, kind: type[Kind]) -> Kind:
        """One of an enumeration, by its stored text."""
        value = self.text(key)
        try:
            return kind(value)
        except ValueError as error:
            known = ", ".join(member.value for member in kind)
            raise InvalidValue(f"{self.what}: {excerpt(value)} is not one of {known}.", field=key) from error

    def choices(self, key: str, kind: type[Kind]) -> tuple[Kind, ...]:
        """A list of members of an enumeration; empty where missing."""
        return tuple(JsonObject(self.what, {key: value}).choice(key, kind) for value in self.texts(key))

    def maybe_date(self, key: str) -> date | None:
        """A day written as `2025-11-24`, or None."""
        value = self.maybe_text(key)
        if value is None:
            return None
        try:
            day = date.fromisoformat(value)
        except ValueError as error:
            raise self._wrong(key, "a day like 2025-11-24") from error
        if day.isoformat() != value:
            raise self._wrong(key, "a day like 2025-11-24")
        return day

    def items(self, key: str, read: Callable[[object], Item]) -> tuple[Item, ...]:
        """A list, each item read by `read`; empty where missing."""
        value = self.data.get(key, [])
        if not isinstance(value, list):
            raise self._wrong(key, "a list")
        return tuple(read(item) for item in value)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; empty where missing."""
        values = self.items(key, lambda item: item if isinstance(item, str) else None)
        texts = tuple(value for value in values if value is not None)
        if len(texts) != len(values):
            raise self._wrong(key, "a list of texts")
        return texts

    def part(self, key: str) -> "JsonObject":
        """An object within; empty where missing."""
        return JsonObject.of(f"{self.what}, {key}", self.data.get(key, {}))

    def _wrong(self, key: str, wanted: str) -> InvalidValue:
        return InvalidValue(f"{self.what}: {excerpt(key)} must be {wanted}.", field=key)
