"""Decides whether a trigger word is the verb of a clause, and where that clause ends."""

from __future__ import annotations

import re
from itertools import pairwise

from app.intake.lexicon import set_of, word_set
from app.intake.promises.triggers import BASE, ING, PAST, THIRD, Trigger
from app.intake.scene import Scene
from app.intake.text.tokens import Token, last_of
from db.values.choices import CommitmentKind

_BE = set_of("was were been being is are be got")
_HAVE = frozenset(["have", "has", "had", "having"])
_ADVERBS = set_of("also further jointly then both respectively again mutually once duly specifically later")
_ADJECTIVAL = set_of(
    "the a an this that these those its their his her our newly recently as than of in on by for at "
    "any all such and/or joint"
)
_AUXILIARY = set_of("to will would should could can may might must shall not cannot help")
_RELATIVE_NEXT = set_of("in at by during between under through via within pursuant earlier")
_NOUNS_TOO = set_of("offer request note welcome review pledge task view volunteer promise") | {"plan to"}
_PLURALS = frozenset(["they", "we", "you"])
_CUT = re.compile(
    r",? ?\b(?:as per|according to)\b|, to which\b|, (?:said|says|which|who|whom|where|but|thereby|adding"
    r"|thus"
    r"|he said|she said|officials said"
    r"|as (?:directed|part of|per|well as both)|while|whereas|an area)\b|\b(?:while|whereas"
    r"|thereby|where)\b|, (?:the \w+ (?:statement|release|Ministry) (?:said|added))"
    r"|, (?=(?:(?:[A-Z][\w.'-]*|the|of|and|for|in) ){1,14}(?:said|says|added|stated|told|noted|explained"
    r"|announced)\b)"
    r"|,? and (?=(?:it|an?|the|its|their|both|each)\b[^,.;]{0,60}? (?:is|are|will|was|were|would)\b)"
    r"|,? and (?=[A-Z][\w ]{2,30} (?:will|would|is to)\b)"
    r"|\" |\"$"
)
_SEMICOLON = re.compile(r";")


def is_passive(words: list[Token], trigger: Trigger) -> bool:
    """“were discussed”, “was also agreed”."""
    place = trigger.first - 1
    while place >= 0 and (words[place].text.casefold() in _ADVERBS or words[place].text.endswith("ly")):
        place -= 1
    if place >= 0 and words[place].text.casefold() in _BE:
        return trigger.form == PAST
    # “confirmed and adopted”: coordinated with a passive
    return (
        trigger.form == PAST
        and place >= 2
        and words[place].text == "and"
        and words[place - 2].text.casefold() in _BE
    )


def is_finite(
    scene: Scene, number: int, words: list[Token], trigger: Trigger, accepted: list[Trigger]
) -> bool:
    """Whether the trigger is a verb that says something here, by its form and the words beside it."""
    before = _before(words, trigger.first)
    after = words[trigger.last].text.casefold() if trigger.last < len(words) else ""
    match trigger.form:
        case "past":
            return _past(words, trigger, before, after, accepted)
        case "ing":
            return _ing(words, trigger, before, accepted)
        case "base":
            return _base(scene, number, words, trigger, before, accepted)
        case _:
            item = before is None and scene.sentences[number].bullet  # “- approves the calendar”
            return trigger.form == THIRD and (item or (before is not None and _singular(before)))


def _before(words: list[Token], index: int) -> Token | None:
    place = index - 1
    while place >= 0 and (words[place].text.casefold() in _ADVERBS or words[place].text.endswith("ly")):
        place -= 1
    return words[place] if place >= 0 else None


def _past(
    words: list[Token], trigger: Trigger, before: Token | None, after: str, accepted: list[Trigger]
) -> bool:
    if before is None:
        return True
    low = before.text.casefold()
    if _only_describes(words, trigger, low, after):
        return False
    if is_passive(words, trigger):
        return _says_in_passive(words, trigger)
    if low in _ADJECTIVAL or low in _AUXILIARY or before.possessive or before.text.endswith("'"):
        return False
    if low in {"and", ","} or low in _HAVE or low in {"who", "that"}:
        return low != "," or _coordinated(words, trigger) or not accepted
    known = (
        low in word_set("joint_nouns")
        or low in word_set("meeting_nouns")
        or before.capital
        or low in {"side", "they", "he", "she", ")", "we", "both"}
    )
    if after in _RELATIVE_NEXT and not known:
        return False
    return not (after in {"by", "pursuant"} or (after == "in" and not known))


def _only_describes(words: list[Token], trigger: Trigger, low: str, after: str) -> bool:
    """“the terms agreed upon had expired”, “mutually agreed projects”, “the framework agreed to at the conference”."""
    behind = words[trigger.last + 1].text if trigger.last + 1 < len(words) else ""
    if after in {"upon", "on"} and behind in _BE | _HAVE:
        return True
    adverb = words[trigger.first - 1].text.endswith("ly")
    if adverb and after == "upon":
        return True  # “cooperation previously agreed upon”
    if is_passive(words, trigger):
        return False
    reduced = after in {"to", "upon", "on"} and behind in _RELATIVE_NEXT and low not in _HAVE
    return reduced or (adverb and trigger.base == "agree" and after not in _OF_AGREEING)


def _says_in_passive(words: list[Token], trigger: Trigger) -> bool:
    """Whether a passive says that something was agreed, discussed …: not “to be agreed”, not “must be tackled”."""
    open_yet = trigger.kind in {CommitmentKind.DISCUSSED, CommitmentKind.REVIEWED} and _must_be(
        words, trigger
    )
    return (
        not _to_be(words, trigger)
        and not open_yet
        and trigger.kind is not CommitmentKind.STATED
        and trigger.subject != "meeting"
        and trigger.base not in {"announce", "consider", "assure"}
    )


def _to_be(words: list[Token], trigger: Trigger) -> bool:
    """“on a date to be agreed” agrees nothing."""
    near = [one.text.casefold() for one in words[max(0, trigger.first - 4) : trigger.first]]
    return ("to", "be") in set(pairwise(near))


def _must_be(words: list[Token], trigger: Trigger) -> bool:
    """“smuggling must be tackled” tells of no discussion."""
    near = [one.text.casefold() for one in words[max(0, trigger.first - 4) : trigger.first]]
    return any(one in _OUGHT and two == "be" for one, two in pairwise(near))


_OF_AGREEING = set_of("to that on upon with in and by for , . it as")
_OUGHT = set_of("must should can cannot could may might need")


def _coordinated(words: list[Token], trigger: Trigger) -> bool:
    """After a comma a past form is a verb where another past form is before it, or a name."""
    return (
        any(
            one.text.endswith("ed") or one.text in {"held", "took", "met"}
            for one in words[max(0, trigger.first - 25) : trigger.first]
        )
        or words[max(0, trigger.first - 2)].capital
    )


def _ing(words: list[Token], trigger: Trigger, before: Token | None, accepted: list[Trigger]) -> bool:
    if before is None:  # “Expressing commitment to …, the two sides …”
        return trigger.first == 0 and trigger.kind is CommitmentKind.COMMITTED
    low = before.text.casefold()
    if trigger.base == "include":
        return False  # “, including” begins examples
    if low == "," or low in {"while", "whilst"}:
        return trigger.first > 1 or low != ","
    if low == "and":
        return any(one.form == ING for one in accepted) or _reviewing(words, trigger)
    if low in word_set("joint_nouns") or low in word_set("meeting_nouns") or low in {"side", "they"}:
        return any(one.text.casefold() == "with" for one in words[max(0, trigger.first - 7) : trigger.first])
    return False


def _reviewing(words: list[Token], trigger: Trigger) -> bool:
    """“…, reviewing X and agreeing to Y”."""
    place = trigger.first
    for back in range(place - 1, max(0, place - 14), -1):
        if words[back].text.endswith("ing") and words[back - 1].text == ",":
            return True
    return False


def _base(
    scene: Scene,
    number: int,
    words: list[Token],
    trigger: Trigger,
    before: Token | None,
    accepted: list[Trigger],
) -> bool:
    if before is None:
        return scene.sentences[number].bullet and trigger.base not in _NOUNS_TOO
    low = before.text.casefold()
    if low == "," and words[0].text == "We" and trigger.first <= 12:
        return not accepted
    if (
        low == "to"
        and trigger.kind in {CommitmentKind.REVIEWED, CommitmentKind.DISCUSSED}
        and trigger.subject == ""
    ):
        return not accepted and _meets(scene.view[scene.sentences[number].start : words[trigger.first].start])
    if low in _AUXILIARY:
        return False
    if low in _ADJECTIVAL and trigger.base in _NOUNS_TOO:
        return False
    if accepted and _in_that_clause(words, trigger, accepted[-1]):
        lead = [one.text for one in words[max(0, trigger.first - 3) : trigger.first - 1]]
        return low in _PLURALS and lead == ["and", "that"]
    if trigger.subject == "aim" and low in {"talks", "discussions", "consultations"}:
        return True
    return (
        low in _PLURALS
        or _two_names(words, trigger.first)
        or (low in word_set("joint_nouns") and _is_subject(words, trigger.first))
        or (low == "and" and any(one.form == BASE and words[one.first - 1].text != "to" for one in accepted))
    )


def _two_names(words: list[Token], index: int) -> bool:
    """“Cabo Verde and Senegal intend to …”, “Singapore and Saudi Arabia agree to …”."""
    place = index - 1
    while place > 1 and words[place].capital and index - place < 4:
        place -= 1
    return place < index - 1 and words[place].text == "and" and words[place - 1].capital


def _is_subject(words: list[Token], index: int) -> bool:
    """Whether the plural before a base form begins a clause: no preposition leads up to it from a noun."""
    window = [one.text.casefold() for one in words[max(0, index - 6) : index - 1]]
    return (
        not any(word in {"of", "for", "between", "from", "by", "among", "to"} for word in window)
        or len(window) < 5
    )


def _in_that_clause(words: list[Token], trigger: Trigger, last: Trigger) -> bool:
    return any(one.text.casefold() == "that" for one in words[last.last : trigger.first])


def _meets(text: str) -> bool:
    return bool(
        re.search(
            r"\bmet (?:the |his |her )?[A-Z]|\b(?:held|met|convened|had)\b.*(?:meeting|talks|interaction"
            r"|discussions?|consultations|with"
            r"|conversation)",
            text,
        )
    )


def _singular(before: Token) -> bool:
    low = before.text.casefold()
    return (
        before.capital
        or low in word_set("meeting_nouns")
        or low in {"side", "he", "she", "delegation", "government"}
    )


_THAT = re.compile(r" that\b")
_VERB_YET = re.compile(
    r"\b(?:will|would|shall|should|is|are|was|were|has|have|had|must|can|could|may|might|to|be|remain\w*"
    r"|need\w*)\b"
)


def _within_subject(view: str, start: int, cut: re.Match[str]) -> bool:
    """“agreed that the United States and Israel would …”: the “and” joins what the clause is about."""
    that = last_of(_THAT, view, start, cut.start()) if cut[0].lstrip(", ").startswith("and") else None
    return that is not None and not _VERB_YET.search(view, that.end(), cut.start())


def clause_end(view: str, start: int, limit: int, *, whole: bool) -> int:
    """Where the clause that goes on from `start` ends; `whole` keeps the parts of a list set apart by semicolons."""
    end = limit
    for cut in _CUT.finditer(view, start, limit):
        quoted = cut[0].startswith('"') and view.count('"', start, cut.start()) % 2  # ends what opened within
        if cut.start() > start + 3 and not quoted and not _within_subject(view, start, cut):
            end = cut.start()
            break
    semicolon = None if whole else _SEMICOLON.search(view, start, end)
    if semicolon:
        end = semicolon.start()
    text = view[start:end].rstrip()
    return start + len(text)
