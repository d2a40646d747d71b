"""Who holds an office on a day: posts of one title at one organisation are one office, whoever holds it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from db.models import Post
from db.reader import Reader


def holder(reader: Reader, office: Post, day: date) -> Post | None:
    """The post by which somebody holds this office on a day; None where nobody on file does."""
    if not office.organisation_id:
        return office if office.person_id and held_on(office, day) else None
    rows = reader.all(Post, title=office.title, organisation_id=office.organisation_id)
    return latest((one for one in rows if one.person_id), day)


def latest(posts: Iterable[Post], day: date) -> Post | None:
    """The post held on a day; of several the one that began, or was confirmed, last."""
    held = (one for one in posts if held_on(one, day))
    return max(held, key=lambda one: (_known_from(one, day), one.id), default=None)


def held_on(post: Post, day: date) -> bool:
    """Whether a post may be held on a day, as far as its dates are known."""
    return (post.start is None or post.start.first <= day) and (post.end is None or post.end.last >= day)


def _known_from(post: Post, day: date) -> date:
    """The day from which the post is known to be held; a confirmation that came after `day` says nothing of it."""
    told = [when.first for when in (post.start, post.as_of) if when and when.first <= day]
    return max(told, default=date.min)
