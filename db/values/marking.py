"""Markings and the scheme they belong to: which is higher, what a ceiling lets through, how they print."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Self

from db.values.errors import InvalidValue, excerpt
from db.values.json_object import JsonObject
from db.values.levels import Block, Level, PageInterior, PageRule, PortionMode, PortionPosition, PortionRule

__all__ = [
    "Block",
    "Floor",
    "Level",
    "Marking",
    "PageInterior",
    "PageRule",
    "PortionMode",
    "PortionPosition",
    "PortionRule",
    "Scheme",
]


@dataclass(frozen=True, slots=True)
class Marking:
    """A level, by its code, and caveats; the caveats are kept sorted and once each, so equal means equal."""

    level: str
    caveats: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.level.strip():
            raise InvalidValue("A marking needs a level.")
        if not all(caveat.strip() for caveat in self.caveats):
            raise InvalidValue("A caveat of a marking may not be empty.")
        object.__setattr__(self, "caveats", tuple(sorted(set(self.caveats))))

    def to_json(self) -> dict[str, object]:
        """`{"level": code, "caveats": [...]}`."""
        return {"level": self.level, "caveats": list(self.caveats)}

    @classmethod
    def from_json(cls, data: object) -> Self:
        """Read what `to_json` wrote; raises InvalidValue."""
        read = JsonObject.of("A marking", data)
        return cls(read.text("level"), read.texts("caveats"))

    def show(self, scheme: "Scheme") -> str:
        """As a page carries it: `RESTRICTED`, `SECRET – EYES ONLY`; an unknown level is shown as such."""
        level = scheme.find_level(self.level)
        label = f"{self.level} (unknown level)" if level is None else level.label
        shown = scheme.caveat_separator.join((label, *scheme.in_order(self.caveats)))
        return shown.upper() if scheme.page.caps else shown

    def portion(self, scheme: "Scheme") -> str:
        """As a paragraph carries it, if the scheme's portion mode has it so: `(R)`, `(S – EYES ONLY)`."""
        level = scheme.find_level(self.level)
        mark = self.level.upper() if level is None else level.portion
        return f"({scheme.caveat_separator.join((mark, *scheme.in_order(self.caveats)))})"


@dataclass(frozen=True, slots=True)
class Floor:
    """The least a document may be marked, and how many of its parts nobody has assessed."""

    marking: Marking | None
    not_assessed: int


@dataclass(frozen=True, slots=True)
class Scheme:
    """A marking scheme; data that an office may edit, so everything about levels is asked of it.

    `levels` are in rising rank. Raises InvalidValue where codes or ranks repeat or a text is empty.
    """

    id: str
    name: str
    levels: tuple[Level, ...]
    caveats: tuple[str, ...] = ()
    portion: PortionRule = field(default_factory=PortionRule)
    page: PageRule = field(default_factory=PageRule)
    blocks: tuple[Block, ...] = ()
    allow_raise: bool = True
    unmarked_blocks_final: bool = True
    caveat_separator: str = " – "

    def __post_init__(self) -> None:
        if not self.id.strip() or not self.name.strip() or not self.levels:
            raise InvalidValue("A marking scheme needs an id, a name and at least one level.")
        ranks = [level.rank for level in self.levels]
        if ranks != sorted(set(ranks)) or len({level.code for level in self.levels}) != len(ranks):
            raise InvalidValue(
                f"The levels of {excerpt(self.name)} must rise in rank, each with its own code."
            )
        if not all(caveat.strip() for caveat in self.caveats):
            raise InvalidValue(f"A caveat of the scheme {excerpt(self.name)} is empty.")

    def find_level(self, code: str) -> Level | None:
        """The level of this code, or None."""
        return next((level for level in self.levels if level.code == code), None)

    def level(self, code: str) -> Level:
        """The level of this code; raises InvalidValue."""
        found = self.find_level(code)
        if found is None:
            known = ", ".join(level.code for level in self.levels)
            raise InvalidValue(f"{excerpt(code)} is not a level of {self.name}; its levels are {known}.")
        return found

    def parse_level(self, words: str) -> Level:
        """The level an officer names by code, label or portion mark, in any case; raises InvalidValue."""
        wanted = " ".join(words.replace("_", " ").split()).casefold()
        for level in self.levels:
            names = (level.code, level.label, level.portion, f"({level.portion})")
            if wanted in {name.replace("_", " ").casefold() for name in names}:
                return level
        return self.level(words)

    def in_order(self, caveats: Iterable[str]) -> tuple[str, ...]:
        """Caveats in the order of the scheme, unknown ones after them."""
        order = {caveat: place for place, caveat in enumerate(self.caveats)}
        return tuple(sorted(caveats, key=lambda caveat: (order.get(caveat, len(order)), caveat)))

    def compare(self, one: Marking, other: Marking) -> int:
        """Below zero where `one` is the lower level, zero where equal, above where higher; caveats aside."""
        return self.level(one.level).rank - self.level(other.level).rank

    def floor(self, markings: Iterable[Marking | None]) -> Floor:
        """The highest level and all caveats; None and unknown levels count as not assessed."""
        known, unassessed = [], 0
        for marking in markings:
            if marking is None or self.find_level(marking.level) is None:
                unassessed += 1
            else:
                known.append(marking)
        if not known:
            return Floor(None, unassessed)
        highest = max(known, key=lambda marking: self.level(marking.level).rank)
        caveats = {caveat for marking in known for caveat in marking.caveats}
        return Floor(Marking(highest.level, tuple(caveats)), unassessed)

    def permits(self, marking: Marking | None, ceiling: Marking | None) -> bool:
        """Whether something so marked may be shown under the ceiling; in doubt it may not.

        No ceiling permits all. Under one, what is not assessed, has an unknown level, a higher level or a
        caveat that the ceiling lacks is withheld.
        """
        if ceiling is None:
            return True
        if marking is None:
            return False
        level, top = self.find_level(marking.level), self.find_level(ceiling.level)
        if level is None or top is None:
            return False
        return level.rank <= top.rank and set(marking.caveats) <= set(ceiling.caveats)

    def raise_to(self, floor: Marking | None, wanted: Marking, reason: str) -> Marking:
        """`wanted`, where it may stand for a document with this floor; raises InvalidValue.

        Lowering is refused, dropping a caveat is lowering; raising needs the scheme's leave and a reason.
        """
        wanted_level = self.level(wanted.level)
        if floor is None or wanted == floor:
            return wanted
        if wanted_level.rank < self.level(floor.level).rank or not set(floor.caveats) <= set(wanted.caveats):
            raise InvalidValue(f"{wanted.show(self)} is below {floor.show(self)}, which the content demands.")
        if not self.allow_raise:
            raise InvalidValue(f"{self.name} does not allow raising {floor.show(self)} for a whole document.")
        if not reason.strip():
            raise InvalidValue(f"Raising {floor.show(self)} to {wanted.show(self)} needs a reason.")
        return wanted

    def to_json(self) -> dict[str, object]:
        """The scheme as kept in a case file and exchanged."""
        return {
            "id": self.id,
            "name": self.name,
            "levels": [level.to_json() for level in self.levels],
            "caveats": list(self.caveats),
            "portion": {"mode": self.portion.mode.value, "position": self.portion.position.value},
            "page": {"caps": self.page.caps, "interior": self.page.interior.value},
            "blocks": [block.value for block in self.blocks],
            "allow_raise": self.allow_raise,
            "unmarked_blocks_final": self.unmarked_blocks_final,
            "caveat_separator": self.caveat_separator,
        }

    @classmethod
    def from_json(cls, data: object) -> Self:
        """Read what `to_json` wrote; raises InvalidValue."""
        read = JsonObject.of("A marking scheme", data)
        portion, page = read.part("portion"), read.part("page")
        return cls(
            id=read.text("id"),
            name=read.text("name"),
            levels=read.items("levels", Level.from_json),
            caveats=read.texts("caveats"),
            portion=PortionRule(
                portion.choice("mode", PortionMode), portion.choice("position", PortionPosition)
            ),
            page=PageRule(page.flag("caps", True), page.choice("interior", PageInterior)),
            blocks=read.items(
                "blocks", lambda block: JsonObject("A block", {"name": block}).choice("name", Block)
            ),
            allow_raise=read.flag("allow_raise", True),
            unmarked_blocks_final=read.flag("unmarked_blocks_final", True),
            caveat_separator=read.text("caveat_separator"),
        )
