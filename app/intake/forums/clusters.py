"""Puts the mentions of forums together: one forum by its words and abbreviation, and its editions."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from app.intake.forums.naming import ForumMention, edition_at
from app.intake.lexicon import country_names, of_lexicon
from app.intake.text.sentences import Sentence
from app.intake.text.tokens import tokens

_DROPPED = re.compile(
    r"\b(?:the|meetings?|joint|of|on|for|and|level|trilateral|bilateral|session)\b", re.IGNORECASE
)


@dataclass(slots=True)
class Forum:
    """One forum of the text: its fullest name, abbreviation and mentions; filled by `forums_of`, then read only."""

    name: str
    abbreviation: str
    mentions: list[ForumMention] = field(default_factory=list)


@of_lexicon()
def _folded_countries() -> tuple[str, ...]:
    return tuple(sorted({name.casefold() for name in country_names()}, key=len, reverse=True))


@of_lexicon(maxsize=4096)
def key_of(name: str) -> frozenset[str]:
    """The words of a forum's name that tell it from others, countries left out."""
    text = name.replace("Defense", "Defence").casefold()
    for country in _folded_countries():
        if country in text:
            text = re.sub(rf"\b{re.escape(country)}\b", " ", text)
    return frozenset(re.findall(r"[^\W_]+", _DROPPED.sub(" ", text)))


def forums_of(view: str, all_sentences: tuple[Sentence, ...], mentions: list[ForumMention]) -> list[Forum]:
    """The forums of a text, bare abbreviations and “the Joint Working Group” linked to their names."""
    forums: list[Forum] = []
    for one in mentions:
        forum = _same(forums, one)
        if forum is None:
            forums.append(Forum(one.name, one.abbreviation, [one]))
            continue
        forum.mentions.append(one)
        forum.abbreviation = forum.abbreviation or one.abbreviation
        if _better(one, forum):
            forum.name = one.name
    for number, sentence in enumerate(all_sentences):
        _link_abbreviations(view, number, sentence, forums)
    for forum in forums:
        forum.mentions = [_counted(view, one) for one in forum.mentions]
        forum.mentions.sort(key=lambda one: one.start)
        forum.name = _tidied(_with_parties(forum))
    return forums


_SINCE = re.compile(r"(?: \w+){0,2} (?:since|in \w+ years|under the|of the (?:new|year))\b")


def _counted(view: str, one: ForumMention) -> ForumMention:
    """“the first KIDD meeting since the President took office” counts no edition."""
    return replace(one, edition=None) if one.edition == 1 and _SINCE.match(view, one.end) else one


def _with_parties(forum: Forum) -> str:
    """The name of the heading where it has the same words and only adds whose forum it is."""
    if any(country in forum.name.casefold() for country in _folded_countries() if len(country) > 3):
        return forum.name
    longer = [
        one.name
        for one in forum.mentions
        if len(one.name) > len(forum.name)
        and key_of(one.name) == key_of(forum.name)
        and not one.name.isupper()
    ]
    return max(longer, key=len, default=forum.name)


def _better(one: ForumMention, forum: Forum) -> bool:
    """A name in a sentence beats one in a heading; else the longer one, within reason."""
    headed = all(m.heading for m in forum.mentions if m.name == forum.name)
    if headed and not one.heading:
        return True
    return (
        not one.heading and len(forum.name) < len(one.name) <= 120 and key_of(forum.name) <= key_of(one.name)
    )


def _same(forums: list[Forum], one: ForumMention) -> Forum | None:
    words = key_of(one.name)
    for forum in forums:
        other = key_of(forum.name)
        if one.abbreviation and one.abbreviation == forum.abbreviation:
            return forum
        if words == other:
            return forum
    contained = [
        forum for forum in forums
        if words and key_of(forum.name) and (words < key_of(forum.name) or key_of(forum.name) < words)
    ]  # fmt: skip
    if len(contained) == 1 and len(words & key_of(contained[0].name)) >= min(2, len(words)):
        return None if _beside(contained[0], one) else contained[0]
    return None


def _beside(forum: Forum, one: ForumMention) -> bool:
    """“the 2nd Joint Group and the 8th Border Group” in one sentence are two, though one name holds the other."""
    counted = {old.edition for old in forum.mentions if old.sentence == one.sentence and old.edition}
    return one.edition is not None and bool(counted) and one.edition not in counted


def _link_abbreviations(view: str, number: int, sentence: Sentence, forums: list[Forum]) -> None:
    known = {forum.abbreviation: forum for forum in forums if forum.abbreviation}
    if not known or not any(abbreviation in view[sentence.start : sentence.end] for abbreviation in known):
        return
    words = tokens(view, sentence.start, sentence.end)
    for place, word in enumerate(words):
        forum = known.get(word.core)
        if forum is None or any(m.start <= word.start < m.end for m in forum.mentions):
            continue
        edition = None
        for back in range(1, 5):
            if place - back < 0:
                break
            edition = edition_at(words, place - back)
            if edition or words[place - back].text.casefold() not in {
                "of",
                "the",
                "meeting",
                "round",
                "session",
                "edition",
            }:
                break
        forum.mentions.append(
            ForumMention(word.start, word.end, "", word.core, edition, number, sentence.heading)
        )


def _tidied(name: str) -> str:
    """Without “Meeting” after a body that holds meetings (“Joint Working Group Meeting”)."""
    return re.sub(
        r"(Committee|Commission|Council|Group|Dialogue|Talks|Forum|Board|Consultations) Meetings?\b",
        r"\1",
        name,
    )
