"""Finds the sessions of forums that a text tells of: the main one, earlier ones and the next."""

from __future__ import annotations

import re

from app.intake.forums.clusters import Forum, key_of
from app.intake.forums.naming import ForumMention
from app.intake.lexicon import word_set
from app.intake.meetings.coming import coming
from app.intake.meetings.days import date_apart
from app.intake.meetings.earlier import last_met, other_sessions
from app.intake.meetings.events import Event, date_for, place_for, status_of
from app.intake.promises.unverbed import LIST_LEAD
from app.intake.scene import Scene
from db.values.choices import MeetingKind, MeetingStatus
from db.values.names import parse_ordinal
from db.values.partial_date import DateRange

_HELD_AFTER = re.compile(
    r"^(?:[^.;]{0,120}?)\b(?:held|took place|takes place|convened|met|concluded|was co-chaired"
    r"|was chaired|were held|opened"
    r"|gathered|is being held|commenced|kicked off|began|was conducted|will be held|to be held"
    r"|will take place|is scheduled"
    r"|will be convened|will be co-chaired|is to be held|co-chaired|chaired by|hosted by"
    r"|wrapped up|was hosted|meets|held its|closed|ended|got under way|came to an end|came to a close"
    r"|wound up"
    r"|resumed|is under way|started|convenes|sat|takes place|ran from)\b"
)
_HELD_BEFORE = re.compile(
    r"\b(?:co-chaired|cochaired|chaired|co-chair|held|hosted|convened|attended|attending"
    r"|participated in|took part in"
    r"|concluded|opened|conducted|inaugurated|organised|organized|addressed|at|during|following"
    r"|margins of|sidelines of|hold"
    r"|presided over|co-presided|brought|held|ran|attend|attends|hosts|holds"
    r"|kick(?:s|ed)? off|beg(?:an|ins|un)|started|launched|reactivated|resumed"
    r"|co-hosted|(?:met|meets?)(?: \w+){0,4} (?:for|in|at|under)|gathered (?:for|in|at)|joined|led|after"
    r"|tak(?:e|es|en|ing) part in"
    r"|participat(?:e|es|ing) in|co-chairs|co-hosts?|hosting|speak(?:s|ing)? at|visit(?:s|ed) [^.;]{3,60} for"
    r"|(?:to|will) (?:join|address)"
    r"|represented \w+ at)\b[^.;]{0,80}$",
    re.IGNORECASE,
)
_FUTURE = re.compile(
    r"\b(?:will (?:also )?(?:be|take|convene|hold|host|co-chair|meet|attend)|(?:is|are|was"
    r"|were) (?:scheduled|planned|due|slated|set)"
    r"|to be held|to be hosted|to be convened|is to be|next(?! (?:day|morning))|upcoming|forthcoming|shall be"
    r"|looks? forward to|looked forward to)\b"
)
_PAST = re.compile(
    r"\b(?:last|previous|earlier|preceding|recalled|recalling|since|following up|outcome of"
    r"|outcomes of"
                   r"|decisions of|Last month|Last year|last held)\b", re.IGNORECASE)  # fmt: skip
_AGREED = re.compile(
    r"\b(?:agreed|decided|resolved|look(?:ed|s|ing)? forward|welcomed|intention|proposed|offered"
    r"|invited|agreement|with the next)\b",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"\b[Nn]ext (?P<name>(?:[\w'-]+ ){0,5}?)(?:meeting|session|round|edition|talks|consultations"
    r"|dialogue)\b|\b[Nn]ext (?P<short>[A-Z]{3,6})\b"
)
_CONCLUDED = re.compile(
    r"^[^.;]{0,110}?\b(?:concluded|ended|wrapped up)\b(?! (?:a|an|the|its|with a review))"
)
_GOT_GOING = re.compile(
    r"^[^.;,]{0,40}?(?:,? (?:which|that))? ?\b(?:got under way|has begun|is under way|began"
    r"|begins|kicked off|commenced|started"
    r"|opened)\b(?! with\b)"
)
_BODIES = frozenset(
    {"Committee", "Commission", "Council", "Group", "Board", "Panel", "Mechanism", "Task Force"}
)


TITLED = "named in the title"
BESIDE = "others met on its sidelines"


def sessions(scene: Scene) -> list[Event]:
    """One event for each session that has evidence."""
    found: list[Event] = []
    umbrella = _umbrella_edition(scene)
    for forum in scene.forums:
        if _short_form(forum, scene.forums) or _plural(forum):
            continue
        for event in _of_forum(scene, forum):
            if event.edition is None and event.status is not MeetingStatus.PLANNED:
                event.edition = umbrella.get(id(forum))
            found.append(event)
    if not any(one.status is not MeetingStatus.PLANNED for one in found):
        found += [one for one in _titled(scene) if one.edition not in {old.edition for old in found}]
    found += other_sessions(scene, found)
    found += last_met(scene, found)
    found += coming(scene, found)
    date_apart(scene, found)
    return found


def _titled(scene: Scene) -> list[Event]:
    """Minutes name their session in the title only; its date and place stand in the title too."""
    head = [number for number, one in enumerate(scene.sentences) if one.heading][:8]
    for forum in scene.forums:
        mention = next(
            (one for one in forum.mentions if one.heading and one.edition and one.sentence in head), None
        )
        if mention is None:
            continue
        sentence = scene.sentences[mention.sentence]
        event = Event(
            MeetingKind.SESSION,
            MeetingStatus.HELD,
            mention.sentence,
            sentence.start,
            sentence.end,
            forum,
            mention.edition,
        )
        for number in head:
            if abs(number - mention.sentence) > 3:
                continue
            one = scene.sentences[number]
            event.dates = event.dates or date_for(scene, number, one.start, one.end, one.start)
            event.place = event.place or place_for(scene, number, one.start, one.end, one.start)
        event.dates = None if of_issue(scene, event.dates) and _lead_has_day(scene) else event.dates
        event.reasons.append(TITLED)
        return [event]
    return []


def of_issue(scene: Scene, dates: DateRange | None) -> bool:
    """Whether a day is that on which the text was issued."""
    day = scene.issue.published if scene.issue.stated else None
    return dates is not None and day is not None and dates.start == dates.end and dates.last == day


def _lead_has_day(scene: Scene) -> bool:
    """Whether one of the first sentences says a day of its own: “was held in Sydney yesterday”."""
    body = [number for number, one in enumerate(scene.sentences) if not one.heading][:2]
    return any(
        date_for(
            scene,
            number,
            scene.sentences[number].start,
            scene.sentences[number].end,
            scene.sentences[number].start,
        )
        for number in body
    )


def _short_form(forum: Forum, forums: list[Forum]) -> bool:
    """“the Joint Steering Group”, where the text has several that are called so in full."""
    words = key_of(forum.name)
    longer = [one for one in forums if one is not forum and words < key_of(one.name) and not _plural(one)]
    bare = not words and not any(one.edition and not one.heading for one in forum.mentions)
    return (bool(words) and len(longer) > 1) or (bare and len(forums) > 1)


def _plural(forum: Forum) -> bool:
    return bool(re.search(r"\b(?:Groups|Committees|Meetings|Dialogues|Commissions|Councils)$", forum.name))


def _umbrella_edition(scene: Scene) -> dict[int, int]:
    """“held the inaugural meetings of the X Groups” gives its edition to every X Group."""
    given: dict[int, int] = {}
    for forum in scene.forums:
        edition = next((one.edition for one in forum.mentions if one.edition), None)
        if not _plural(forum) or edition is None:
            continue
        words = {word.rstrip("s") for word in key_of(forum.name)}
        for other in scene.forums:
            inner = {word.rstrip("s") for word in key_of(other.name)}
            if other is not forum and len(words & inner) >= len(words) - 1:
                given[id(other)] = edition
    return given


def _of_forum(scene: Scene, forum: Forum) -> list[Event]:
    events: dict[tuple[int | None, bool], Event] = {}
    main = next((one.edition for one in forum.mentions if one.edition), None)
    for mention in forum.mentions:
        sentence = scene.sentences[mention.sentence]
        if sentence.heading:
            continue
        before = scene.view[sentence.start : mention.start]
        after = scene.view[mention.end : sentence.end]
        planned = _is_next(before, after)
        if _carried(scene, mention, before, planned=planned):
            continue
        if not _evident(scene, forum, mention, before, after):
            continue
        if not mention.edition and (_PAST.search(before[-40:]) or _with_earlier(before, main)):
            continue
        edition = mention.edition if mention.edition or planned else main or _its_edition(after)
        event = events.get((edition, planned))
        if event is None:
            event = Event(
                MeetingKind.SESSION, status_of(before[-60:] + after[:120], planned),
                mention.sentence, sentence.start, sentence.end, forum, edition,
            )  # fmt: skip
            event.reasons.append(f"“{forum.name}” with words of a session beside it")
            if _ASIDE_OF.search(before) or (planned and _WITHIN.search(before)):
                event.reasons.append(BESIDE)
            events[edition, planned] = event
        _complete(scene, event, mention)
    return list(events.values())


_NUMBERED = re.compile(r"\b(?P<number>\d{1,3})(?:st|nd|rd|th)\b(?! of\b)")


def _with_earlier(before: str, main: int | None) -> bool:
    """“The 17th talks and the meeting of the Group were held in May”: an earlier session, where this is the 18th."""
    numbers = [int(one["number"]) for one in _NUMBERED.finditer(before)]
    return main is not None and any(0 < main - number <= 3 for number in numbers)


_ASIDE_OF = re.compile(r"\b(?:sidelines|margins|fringes) of [^.;]{0,50}$")
_WITHIN = re.compile(r"\b(?:within|in) the framework of [^.;]{0,60}$")
"""“met within the framework of the Summit that will take place”: the occasion, not what they held."""


def _carried(scene: Scene, mention: ForumMention, before: str, *, planned: bool) -> bool:
    """Whether a session to come is part of what was agreed, which the commitment carries, or only looked forward to."""
    lead = scene.sentences[mention.sentence].lead
    if planned and mention.edition is None and (_AGREED.search(before) or LIST_LEAD.search(lead)):
        return True
    coming = bool(mention.edition and scene.dates[mention.sentence])
    return not coming and re.search(r"\blook(?:s|ed|ing)? forward\b", before[-80:]) is not None


_WILL_SEE = re.compile(
    r"\b(?:will|is to|are to) (?:\w+ )?(?:see|host|hold|welcome|convene|attend|co-chair|open)\b[^.;]{0,75}$"
)
_WILL_GO = re.compile(
    r"\b(?:will|is to|are to) (?:be )?(?:visit|travel|fly|depart|go)\w*\b[^.;]{0,90}"
    r"\bto (?:attend|co-?chair|participate in|take part in|join) (?:the |an? )?(?:[\w-]+ ){0,3}$"
)
_HAD_ITS = re.compile(
    r"^,? (?:has |have )?(?:had|held|met for|sat for|assembled for|opened|concluded|completed) (?:its|their) "
)
_ITS = re.compile(
    r"^[^.;]{0,120}?\b(?:for|in|at|its|their|the) (?:its |their )?(?P<which>[\w-]+) (?:regular |annual )?"
    r"(?:meeting|session|round|edition|sitting|iteration)\b(?! (?:of|between))"
)


def _its_edition(after: str) -> int | None:
    """“the Committee convened in Manama for its 12th session”."""
    found = _ITS.match(after)
    if found is None:
        return None
    which = found["which"].casefold()
    return 1 if which in {"inaugural", "maiden"} else parse_ordinal(which)


def _is_next(before: str, after: str) -> bool:
    near = before[-48:]
    return bool(
        re.search(
            r"\b[Nn]ext (?:\w+ ){0,2}$|\bto (?:hold|host|convene|organi[sz]e|conduct) (?:(?:the|a|an|its"
            r"|their) )?(?:\w+ )?(?:(?:meeting|session|round|edition) of (?:the )?)?$",
            near,
        )
        or _WILL_SEE.search(before[-90:])
        or _WILL_GO.search(before[-150:])
        or (_FUTURE.search(after[:100]) and not re.search(r"\b(?:was|were) held\b", after[:60]))
    )


_CAME_FOR = re.compile(
    r"\bwho (?:was|is|were|are|had|has|came|arrived)\b[^.;]{0,50}\b(?:to attend|attending|for|at) (?:the "
    r"|an? )?$"
)
"""“who was in China to attend the Dialogue”: why a guest was there, not what is told."""
_UNDER = re.compile(
    r"\b(?:under|within|emanating from|affiliated (?:to|with)|established (?:by|under)|as part of|reports? to"
    r"|in the framework of|arising from|derived from)"
    r"(?: the (?:umbrella|auspices|framework|aegis|ambit|mechanism) of)?(?: the)? $"
)
"""What joins a session to the forum that it belongs to; that forum itself did not meet."""


def _evident(scene: Scene, forum: Forum, mention: ForumMention, before: str, after: str) -> bool:
    if _CAME_FOR.search(before) or _in_post(scene, mention):
        return False
    if mention.edition is None and _UNDER.search(before) and _HELD_BEFORE.search(before[-110:]):
        return False
    head = forum.name.split(" for ")[0].split(" on ")[0].split()[-1]
    if _HELD_AFTER.search(after) or _HAD_ITS.match(after) or _in_lead(scene, mention, before, head):
        return True
    found = _HELD_BEFORE.search(before[-110:])
    if found and (
        mention.edition or head not in _BODIES or not re.match(r"at|during|after|led|following", found[0])
    ):
        return True
    if mention.edition and (scene.dates[mention.sentence] or "meeting" in after[:12]):
        return True
    return bool(re.search(r"\bmeeting of (?:the )?$", before) and scene.dates[mention.sentence])


def _in_post(scene: Scene, mention: ForumMention) -> bool:
    """“vice chairman of the Central Commission” says what somebody is, not what met."""
    return mention.edition is None and any(
        one.start < mention.start and mention.end <= one.end for one, _ in scene.cast.named(mention.sentence)
    )


_MEETS = re.compile(
    r"\b(?:met|came together|gathered|convened|held|took part|sat|co-chaired|opened|discussed|participated"
    r"|attended)\b"
)


def _in_lead(scene: Scene, mention: ForumMention, before: str, head: str) -> bool:
    """A dialogue or talks that the first sentences name beside a verb of meeting and a day."""
    body = [number for number, one in enumerate(scene.sentences) if not one.heading][:2]
    if (
        mention.sentence not in body
        or head not in word_set("forum_events")
        or not scene.dates[mention.sentence]
    ):
        return False
    return bool(_MEETS.search(before)) and not _PAST.search(before[-60:])


_WHOSE = re.compile(r"\b(?:of|for) (?:the )?$")
"""“Chairman X of the Commission”: the body of somebody, not another session."""


def _complete(scene: Scene, event: Event, mention: ForumMention) -> None:
    """Date and place of a session from one mention: what stands after it, before the next forum."""
    sentence = scene.sentences[mention.sentence]
    others = [
        one.start
        for forum in scene.forums
        if forum is not event.forum
        for one in forum.mentions
        if one.sentence == mention.sentence
        and one.start > mention.end
        and not _UNDER.search(scene.view[mention.end : one.start])
        and not _WHOSE.search(scene.view[max(mention.end, one.start - 8) : one.start])
    ]
    end = min(others, default=sentence.end)
    start = mention.start if others or _earlier_forum(scene, event, mention) else sentence.start
    if BESIDE in event.reasons:
        return  # the day and place are those of who met beside it
    dates = _day_of(scene, mention, start, end)
    if dates is not None and (event.dates is None or _fuller(dates.text, event.dates.text)):
        event.dates = dates
        event.start, event.end, event.sentence = (start if others else sentence.start), end, mention.sentence
        if start != sentence.start:
            event.start = start
    place = place_for(scene, mention.sentence, start, end, mention.end)
    if place is not None and (event.place is None or (place.city and not event.place.city)):
        event.place = place
    if others or start != sentence.start:
        event.start, event.end = min(event.start, mention.start), max(end, event.start + 1)


def _day_of(scene: Scene, mention: ForumMention, start: int, end: int) -> DateRange | None:
    """The date beside a session: of “concluded today” only the end, of “got under way today” only the start."""
    dates = date_for(scene, mention.sentence, start, end, mention.end)
    after = scene.view[mention.end : mention.end + 120]
    if dates is None or dates.start != dates.end:
        return dates
    if _CONCLUDED.match(after):
        return DateRange(None, dates.end)
    return DateRange(dates.start, None) if _GOT_GOING.match(after[:80]) else dates


def _fuller(new: str, old: str) -> bool:
    return len(new) > len(old) and new.startswith(old[:4])


def _earlier_forum(scene: Scene, event: Event, mention: ForumMention) -> bool:
    return any(
        one.sentence == mention.sentence
        and one.start < mention.start
        and not _WHOSE.search(scene.view[max(0, one.start - 9) : one.start])
        for forum in scene.forums
        if forum is not event.forum
        for one in forum.mentions
    )


def next_session(scene: Scene) -> tuple[int, int, str] | None:
    """Where the text speaks of the next session: its span and the words of the sentence."""
    for number, sentence in enumerate(scene.sentences):
        text = scene.string(number)
        found = None if sentence.heading else _NEXT.search(text)
        if found and re.search(r"\b(?:held|hosted|take place|convened?|scheduled|hosting)\b", text):
            return sentence.start + found.start(), sentence.end, text
    return None
