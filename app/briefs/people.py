"""Copies persons with their names and posts into facts, and finds the post held on a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from app.briefs.context import Context, known
from app.briefs.parties import names, organisation_name
from app.briefs.portraits import portraits
from db.models import Organisation, Person, Post
from db.values.choices import Interpreter
from db.values.partial_date import PartialDate
from reports.facts import PersonFact, PhotoFact, PostFact


def persons(context: Context, pictured: Callable[[Person], bool] | None = None) -> tuple[PersonFact, ...]:
    """The other side first, then ours; by name. Those that `pictured` names have their photographs with them."""
    home = context.selection.subject.home.id
    photos = portraits(context.snapshot, filter(pictured, context.selection.persons)) if pictured else {}
    found = (_person(context, row, photos.get(row.id)) for row in context.selection.persons)
    return tuple(sorted(found, key=lambda fact: (fact.country_id == home, fact.name, fact.id)))


def _person(context: Context, row: Person, photo: PhotoFact | None) -> PersonFact:
    interpreter = known(Interpreter, row.interpreter)
    return PersonFact(
        **context.common(row),
        name=row.name,
        country_id=row.country_id if context.country_name(row.country_id) else None,
        prefix=row.prefix or "",
        names=names(context, row),
        posts=tuple(_post(context, post) for post in posts_of(context, row)),
        pronunciation=row.pronunciation or "",
        native_script=row.native_script or "",
        address_as=row.address_as or "",
        languages=row.languages or "",
        interpreter=interpreter.label if interpreter and interpreter is not Interpreter.UNKNOWN else "",
        career=row.career or "",
        interests=row.interests or "",
        sensitivities=row.sensitivities or "",
        protocol=row.protocol or "",
        caution=row.caution or "",
        name_basis=row.name_basis or "",
        photo=photo,
    )


def shown(row: Person) -> str:
    """Prefix and name, as the house writes them."""
    return f"{row.prefix or ''} {row.name}".strip()


def posts_of(context: Context, person: Person) -> list[Post]:
    """The posts of a person, newest first: those not ended, then by the day begun or last confirmed."""
    return context.once((posts_of, person.id), lambda: _posts_of(context, person))


def _posts_of(context: Context, person: Person) -> list[Post]:
    found = sorted(context.parts(Post, person), key=lambda row: row.id)
    found.sort(key=lambda row: _latest(row) or "", reverse=True)
    found.sort(key=lambda row: bool(context.snapshot.cutoff.clipped(row.end)))
    return found


def _latest(row: Post) -> str:
    when = row.as_of or row.start or row.end
    return when.text if when else ""


def _post(context: Context, row: Post) -> PostFact:
    organisation = context.row(Organisation, row.organisation_id)
    said = organisation is not None and organisation.name.casefold() in row.title.casefold()
    return PostFact(
        **context.common(row),
        title=row.title,
        organisation="" if said else organisation_name(context, row.organisation_id),
        start=row.start,
        end=context.snapshot.cutoff.clipped(row.end),
        as_of=confirmed(context, row),
    )


def confirmed(context: Context, row: Post) -> PartialDate | None:
    """The latest day up to the cut-off on which the post is confirmed; one begun before is confirmed on the cut-off
    where it is confirmed later.
    """
    if row.as_of is None or not context.snapshot.cutoff.after(row.as_of):
        return row.as_of
    return PartialDate.of(context.day) if row.start else None


def post_on(context: Context, person: Person, day: date | None) -> Post | None:
    """The post a person held on a day; without a day, the newest.

    Posts that had not begun or had ended are out of question; one known to span the day goes before one that is only
    confirmed near it.
    """
    return context.once((post_on, person.id, day), lambda: _post_on(context, person, day))


def _post_on(context: Context, person: Person, day: date | None) -> Post | None:
    posts = posts_of(context, person)
    if day is None:
        return posts[0] if posts else None
    possible = [post for post in posts if not _begun_after(post, day) and not _ended_before(post, day)]
    return min(possible, key=lambda post: (not _spans(post, day), _distance(post, day)), default=None)


def _begun_after(post: Post, day: date) -> bool:
    return post.start is not None and post.start.first > day


def _ended_before(post: Post, day: date) -> bool:
    return post.end is not None and post.end.last < day


def _spans(post: Post, day: date) -> bool:
    until = post.end or post.as_of
    return post.start is not None and post.start.first <= day and until is not None and until.last >= day


def _distance(post: Post, day: date) -> int:
    """Days between the day and the nearest date on file for the post."""
    known_days = [when.last for when in (post.as_of, post.start, post.end) if when]
    return min((abs((when - day).days) for when in known_days), default=date.max.toordinal())


def known_on(context: Context, post: Post, day: date | None) -> PartialDate | None:
    """The date to print beside a post held on a day; None where start and end are known to span it."""
    if day is not None and post.end and _spans(post, day):
        return None
    return confirmed(context, post) or post.start
