"""What somebody means who types `13th JMCC`, `JMCC 13`, `next IOSCG with Oman` or `Call on the Defence Secretary`.

Pure: it looks at what is known of the case file and answers while one types. It never fills in what was not typed; an
edition that would follow is told, not taken, unless `next` asks for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.meetings.grounds import Grounds, KnownForum, KnownSession
from db.values.choices import MeetingKind, MeetingStatus
from db.values.names import ordinal, parse_ordinal

_WORD = re.compile(r"[^\W_]+(?:[’'.&][^\W_]+)*")
_ORDINAL = re.compile(r"(\d{1,4})(?:st|nd|rd|th|\.)?", re.IGNORECASE)
_FILLERS = frozenset(
    {
        *("the", "of", "a", "an", "session", "sessions", "meeting", "meetings", "round", "edition"),
        *("on", "in", "for", "with", "between", "and", "to"),
    }
)
_NEXT = frozenset({"next", "coming", "forthcoming"})
_OPENINGS: tuple[tuple[tuple[str, ...], MeetingKind], ...] = (
    (("call", "on"), MeetingKind.CALL_ON),
    (("call", "by"), MeetingKind.CALL_ON),
    (("called", "on"), MeetingKind.CALL_ON),
    (("courtesy", "call"), MeetingKind.CALL_ON),
    (("farewell", "call"), MeetingKind.CALL_ON),
    (("introductory", "call"), MeetingKind.CALL_ON),
    (("call", "with"), MeetingKind.CALL),
    (("phone", "call"), MeetingKind.CALL),
    (("telephone", "call"), MeetingKind.CALL),
    (("telephone", "conversation"), MeetingKind.CALL),
    (("video", "call"), MeetingKind.CALL),
    (("talks", "with"), MeetingKind.TALKS),
    (("bilateral", "talks"), MeetingKind.TALKS),
)
"""How a meeting that is no session of a forum begins."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading was understood as. `forum` None: no session of a forum that is on file.

    `rivals` are other forums the same words may mean; `existing` is the session of this edition that is on file;
    `planned` one without an edition that is planned and may be this one; `previous` the one that the new session
    follows; `follows` the edition that would come next where none was typed.
    """

    title: str
    kind: MeetingKind
    forum: KnownForum | None = None
    edition: int | None = None
    rivals: tuple[KnownForum, ...] = ()
    existing: KnownSession | None = None
    planned: KnownSession | None = None
    previous: KnownSession | None = None
    follows: int | None = None
    status: MeetingStatus = MeetingStatus.HELD
    meaning: str = ""
    """One line for people: what was understood."""


def understand(words: str, grounds: Grounds) -> Heading:
    """Read a heading; every text has an answer, an empty one an empty answer."""
    title = " ".join(words.split())
    tokens = [found.group().casefold() for found in _WORD.finditer(title)]
    if not tokens:
        return Heading("", MeetingKind.SESSION)
    edition, rest = _edition(tokens)
    wants_next = any(token in _NEXT for token in rest)
    rest = [token for token in rest if token not in _NEXT]
    fitting = _fitting(rest, grounds) or _fitting(_before_place(rest), grounds)
    if not fitting:
        return _no_session(title, tokens)
    forum, *rivals = fitting
    return _session(title, forum, tuple(rivals), edition, wants_next, grounds)


def understand_as(
    words: str, forum: KnownForum | None, edition: int | None, grounds: Grounds, *, founded: bool = False
) -> Heading:
    """Read a heading where the officer has said himself which forum is meant, or that none is.

    `founded`: it is one that is made with this meeting; then the heading's own number is its edition.
    """
    title = " ".join(words.split())
    if forum is None:
        tokens = [found.group().casefold() for found in _WORD.finditer(title)]
        if not founded:
            return _no_session(title, tokens)
        said = edition if edition is not None else _edition(tokens)[0]
        number = f"{ordinal(said)} session" if said is not None else "edition not stated"
        return Heading(title, MeetingKind.SESSION, edition=said, meaning=f"A new forum: {number}")
    return _session(title, forum, (), edition, False, grounds)


def _session(
    title: str,
    forum: KnownForum,
    rivals: tuple[KnownForum, ...],
    edition: int | None,
    wants_next: bool,
    grounds: Grounds,
) -> Heading:
    following = None if forum.last_edition is None else forum.last_edition + 1
    if wants_next and edition is None:
        edition = following
    existing = forum.session(edition) if edition is not None else None
    waiting = (one for one in forum.sessions if one.edition is None and one.status == MeetingStatus.PLANNED)
    return Heading(
        title=_titled(title, forum, edition),
        kind=MeetingKind.SESSION,
        forum=forum,
        edition=edition,
        rivals=rivals,
        existing=existing,
        planned=None if existing else next(waiting, None),
        previous=_previous(forum, edition),
        follows=None if edition is not None else following,
        status=MeetingStatus.PLANNED if wants_next else MeetingStatus.HELD,
        meaning=_meaning(forum, edition, grounds),
    )


def _titled(words: str, forum: KnownForum, edition: int | None) -> str:
    """`jmcc 13` becomes `13th JMCC`; a heading that says more stays as it was typed."""
    asked = {token for token in _words(words) if token not in _FILLERS | _NEXT}
    asked -= {token for token in asked if _ORDINAL.fullmatch(token) or parse_ordinal(token) is not None}
    if edition is not None and forum.abbreviation and asked == set(_words(forum.abbreviation)):
        return f"{ordinal(edition)} {forum.abbreviation}"
    return words


def _meaning(forum: KnownForum, edition: int | None, grounds: Grounds) -> str:
    parties = grounds.parties(forum.parties)
    named = forum.name if not parties or parties in forum.name else f"{forum.name}, {parties}"
    return f"{named}: {ordinal(edition)} session" if edition is not None else f"{named}: edition not stated"


def _previous(forum: KnownForum, edition: int | None) -> KnownSession | None:
    """The session before: by edition where both are known, else the latest that was held."""
    if edition is not None:
        earlier = [one for one in forum.sessions if one.edition is not None and one.edition < edition]
        if earlier:
            return max(earlier, key=lambda one: one.edition or 0)
    last = forum.last
    return None if last is None or (edition is not None and last.edition == edition) else last


def _no_session(title: str, tokens: list[str]) -> Heading:
    for opening, kind in _OPENINGS:
        if tuple(tokens[: len(opening)]) == opening:
            return Heading(title, kind, meaning=f"{kind.label}; no session of a forum")
    return Heading(title, MeetingKind.OTHER, meaning="A meeting of its own; no forum on file is named so")


def _edition(tokens: list[str]) -> tuple[int | None, list[str]]:
    """The first number that can be an edition, and the other words; a year is none."""
    for place, token in enumerate(tokens):
        digits = _ORDINAL.fullmatch(token)
        number = int(digits.group(1)) if digits else parse_ordinal(token)
        if number is not None and 1 <= number < 1000:
            return number, tokens[:place] + tokens[place + 1 :]
    return None, tokens


def _fitting(tokens: list[str], grounds: Grounds) -> list[KnownForum]:
    """Forums whose abbreviation, or all the words of which, stand there; the best first.

    Words that name a party narrow it down; any other word that fits nothing rules a forum out.
    """
    asked = [token for token in tokens if token not in _FILLERS]
    found: list[tuple[tuple[int, int, int, str], KnownForum]] = []
    for forum in grounds.forums:
        parties = _party_words(forum, grounds)
        left = [token for token in asked if token not in parties]
        fit = _fit(left, forum)
        if left and fit is not None:
            named = len(asked) - len(left)
            ours = grounds.home_id in forum.parties
            found.append(((fit, -named, not ours, forum.name), forum))
    best = min((key[:2] for key, _ in found), default=None)
    return [forum for key, forum in sorted(found, key=lambda one: one[0]) if key[:2] == best]


def _fit(tokens: list[str], forum: KnownForum) -> int | None:
    """0 the abbreviation, 1 the whole name, 2 beginnings of some of its words; None where something does not fit."""
    abbreviation = _words(forum.abbreviation)
    name = [word for word in _words(forum.name) if word not in _FILLERS]
    spoken = [token for token in tokens if token not in abbreviation]
    if abbreviation and not spoken:
        return 0
    if set(spoken) == set(name):
        return 1
    enough = len(spoken) > 1 or any(len(token) > 3 for token in spoken)
    if spoken and enough and all(any(word.startswith(token) for word in name) for token in spoken):
        return 2
    return None


def _before_place(tokens: list[str]) -> list[str]:
    """What stands before `in` or `at`: where a session is held does not say which one it is."""
    place = next((at for at, token in enumerate(tokens) if token in {"in", "at"}), 0)
    return tokens[:place]


def _party_words(forum: KnownForum, grounds: Grounds) -> frozenset[str]:
    words: set[str] = set()
    for party in forum.parties:
        known = grounds.countries.get(party)
        if known is not None:
            words |= {*_words(known.name), *(code.casefold() for code in known.codes)}
    return frozenset(words - _FILLERS)


def _words(text: str) -> list[str]:
    return [found.group().casefold() for found in _WORD.finditer(text)]
