"""The photographs of the people of a brief: whether its reader may see one, and made small."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from threading import Lock

from app.briefs.snapshot import Snapshot
from db.models import Attachment, Person
from db.reader import Reader
from reports.facts import PhotoFact
from reports.read.picture import LARGEST, Small, small

_MOST = (300, 390)
"""Pixels: 28 by 36 mm at 270 to the inch."""
_KEPT = 64
_UNMARKED = "not assessed; give the photograph a marking to have it beside the biography"


def portraits(snapshot: Snapshot, persons: Iterable[Person]) -> dict[str, PhotoFact]:
    """Person → the photograph that their record names; another picture that hangs on the record is none.

    One above the ceiling, or that nobody has assessed, stays behind and is told as withheld.
    """
    named = [one for one in persons if one.photograph_id]
    snapshot.stock.fetch(Attachment, (one.photograph_id for one in named))
    found: dict[str, PhotoFact] = {}
    for person in named:
        row = snapshot.stock.one(Attachment, person.photograph_id)
        if row is None or not _seen(snapshot, row) or row.size > LARGEST:
            continue
        made = _small(snapshot.reader, row.sha256)
        if made is not None:
            found[person.id] = PhotoFact(
                id=row.id, marking=row.marking, data=made.data, width=made.width, height=made.height
            )
    return found


def _seen(snapshot: Snapshot, row: Attachment) -> bool:
    if row.marking is None:
        snapshot.withhold(row, _UNMARKED)
        return False
    return snapshot.permitted(row)


_made: OrderedDict[str, Small | None] = OrderedDict()
"""By SHA-256 of the content: a preview is built again after every change of an option."""
_lock = Lock()


def _small(reader: Reader, digest: str) -> Small | None:
    with _lock:
        if digest in _made:
            _made.move_to_end(digest)
            return _made[digest]
    made = small(b"".join(reader.file(digest)), _MOST)
    with _lock:
        _made[digest] = made
        while len(_made) > _KEPT:
            _made.popitem(last=False)
    return made
