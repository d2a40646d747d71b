"""Sets the post that a text gives a person beside those on file: the same, held before, new, or another's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.inbox.grounds import Grounds
from db.models import Post
from db.values.partial_date import PartialDate

_SMALL = frozenset(
    ["of", "the", "for", "and", "ministry", "mod", "state", "sultanate", "kingdom", "republic", "government"]
)


@dataclass(frozen=True, slots=True)
class Posts:
    """What is on file about one title of one person; `other` holds it by what is on file, and is somebody else."""

    same: Post | None
    held: tuple[Post, ...]
    """Other posts that have not ended."""
    ended: Post | None
    """The same post, ended before the text was issued."""
    other: tuple[str, Post] | None


def posts(
    grounds: Grounds, person: str | None, side: str | None, title: str, day: PartialDate | None
) -> Posts:
    """`person` on file, or None for a new one of the country `side` (an id); `day` is when the text was issued."""
    at_home = frozenset(name.casefold() for name, id in grounds.countries.items() if id == side)
    mine = grounds.posts_of(person) if person else []
    alike = [one for one in mine if same_title(one.title, title, at_home)]
    same = next((one for one in alike if not _over(one, day)), None)
    ended = next((one for one in alike if _over(one, day)), None) if same is None else None
    held = tuple(one for one in mine if one.end is None and one is not same)
    other = None if same else _another(grounds.holders(side), person, title, at_home, day)
    return Posts(same, held, ended, other)


def same_title(one: str, other: str, country: frozenset[str]) -> bool:
    """Whether two titles name one post: the same telling words, however they are joined."""
    return _words(one) - country == _words(other) - country


def _over(one: Post, day: PartialDate | None) -> bool:
    return one.end is not None and (day is None or one.end.last < day.first)


def _another(
    holders: Iterable[tuple[str, Post]],
    person: str | None,
    title: str,
    at_home: frozenset[str],
    day: PartialDate | None,
) -> tuple[str, Post] | None:
    for who, one in holders:
        if who != person and not _over(one, day) and same_title(one.title, title, at_home):
            return who, one
    return None


def _words(title: str) -> frozenset[str]:
    plain = "".join(letter if letter.isalnum() else " " for letter in title.casefold())
    plain = plain.replace("defense", "defence").replace("minister of state", "junior minister")
    return frozenset(plain.split()) - _SMALL
