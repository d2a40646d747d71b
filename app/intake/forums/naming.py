"""Finds recurring mechanisms by name, abbreviation and edition, with the evidence that a session took place."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.intake.forums.pairs import named_country, pair, pair_before
from app.intake.lexicon import country_names, word_set
from app.intake.text.tokens import Token, phrase_at
from db.values.names import parse_ordinal

_CONNECT = frozenset({"of", "and", "&", "-", "/", "for", "on"})
_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)$", re.IGNORECASE)
_ORDINAL_ENDS = frozenset({"st", "nd", "rd", "th"})
_SERIES = frozenset({"edition", "round", "meeting", "session", "iteration", "sitting", "meetings", "cycle"})
_FIRST = {"inaugural": 1, "maiden": 1, "first-ever": 1}
_MOST_BACK = 14
_LOWER_HEADS = frozenset({"consultations", "talks", "dialogue", "negotiations", "committee", "commission"})
_BUILDINGS = frozenset(
    {"Centre", "Center", "Hall", "Room", "Hotel", "Chamber", "House", "Building", "Complex"}
)
_QUOTES = frozenset("\"'")


@dataclass(frozen=True, slots=True)
class ForumMention:
    """A forum named at `start:end` of the view; `name` is empty where only its abbreviation stands there."""

    start: int
    end: int
    name: str
    abbreviation: str
    edition: int | None
    sentence: int
    heading: bool


def forum_mentions(view: str, words: list[Token], sentence: int, *, heading: bool) -> list[ForumMention]:
    """The forums named among the tokens of one sentence."""
    found: list[ForumMention] = []
    place = 0
    while place < len(words):
        if words[place].text in _LOWER_HEADS:
            mention = _lower(view, words, place, sentence, heading)
            if mention is not None:
                found.append(mention)
        if words[place].core not in word_set("forum_heads") or not words[place].capital:
            place += 1
            continue
        last = place
        while (
            last + 1 < len(words)
            and words[last + 1].core in word_set("forum_heads")
            and words[last + 1].capital
        ):
            last += 1
        if last + 1 < len(words) and words[last + 1].core in _BUILDINGS:
            place = last + 1
            continue
        first = min(_left(words, place), pair_before(words, place))
        mention = _mention(view, words, first, last, sentence, heading)
        if mention is not None:
            _keep(found, mention, view)
        place = last + 1
        if mention is not None and first == last:  # what it is for may sound like another one
            place = next(
                (at for at in range(place, len(words)) if words[at].start >= mention.end), len(words)
            )
    return found


def _keep(found: list[ForumMention], one: ForumMention, view: str) -> None:
    """“Bi-National Commission (BNC) Defence and Security Committee” is one name."""
    old = found[-1] if found else None
    if (
        old is None
        or one.start < old.end
        or view[old.end : one.start].strip()
        or not old.name
        or not one.name
    ):
        found.append(one)
        return
    found[-1] = ForumMention(
        old.start,
        one.end,
        f"{old.name} {one.name}",
        one.abbreviation,
        old.edition or one.edition,
        one.sentence,
        one.heading,
    )


def _lower(view: str, words: list[Token], place: int, sentence: int, heading: bool) -> ForumMention | None:
    """“the first round of the Qatar-Uzbekistan political consultations”: small letters after a pair of countries."""
    first = place - 1
    while first > 0 and place - first <= 4 and words[first].word and not words[first].capital:
        first -= 1
    if first < 0 or (first == place - 1 and not pair(words[first].text)) or not pair(words[first].text):
        return None
    edition = _edition_before(words, first)
    if edition is None:
        return None
    name = re.sub(r"\s+", " ", view[words[first].start : words[place].end])
    return ForumMention(words[first].start, words[place].end, name, "", edition, sentence, heading)


def _left(words: list[Token], place: int) -> int:
    """The first token of a name that ends in a head: capitalised words and what joins them."""
    first = place
    index = place - 1
    strange = 0
    while index >= 0 and place - index <= _MOST_BACK:
        word = words[index]
        if _belongs(word, words, index):
            first = index
        elif _may_belong(words, index) and strange < 2 and words[index + 1].capital:
            strange += 1
            first = index
        elif word.text == "to" and index and words[index - 1].core == words[index + 1].core:
            pass  # Army to Army Staff Talks
        elif not (word.text in {"and", "&", "-", "/", "of"} and _joins(words, index)):
            break
        index -= 1
    return first


def _belongs(word: Token, words: list[Token], index: int) -> bool:
    if word.core in word_set("forum_words") or word.core in word_set("forum_heads"):
        return not (word.core == "High" and index + 1 < len(words) and words[index + 1].core == "Commission")
    if not word.capital:
        return bool(re.fullmatch(r"\d\+\d", word.text))
    if named_country(words, index) or pair(word.text):
        return True
    return word.core in word_set("office_words") and word.core not in {
        "During",
        "Minister",
        "Readout",
        "Statement",
        "Press",
    }


def _may_belong(words: list[Token], index: int) -> bool:
    """A capitalised word that no table has, where an ordinal, “the” or a word of a forum stands before it."""
    word = words[index]
    if not word.capital or word.core in word_set("never_names") or word.possessive or len(word.core) < 3:
        return bool(word.text.casefold().endswith("-level"))
    if phrase_at(words, index, "ranks", "honorifics", "role_heads") and not word.core.endswith("level"):
        return word.core == "Director" and index + 1 < len(words) and "-level" in words[index + 1].text
    before = words[index - 1] if index else None
    return (
        before is None
        or before.text in {"the", "of", "a", "this"}
        or (before.capital is False and edition_at(words, index - 1) is not None)
        or (_belongs(before, words, index - 1))
    )


def _joins(words: list[Token], index: int) -> bool:
    return index > 0 and _belongs(words[index - 1], words, index - 1)


_NOT_FIRST = frozenset({"-", "/", "&", "and", "of", "Readout", "Statement", "General"})
_NEED_MORE = frozenset({"Council", "Commission", "Group", "Board"})


def _mention(
    view: str, words: list[Token], first: int, last: int, sentence: int, heading: bool
) -> ForumMention | None:
    first, edition = _own_ordinal(words, first, last)
    while first < last and words[first].text in _NOT_FIRST:
        first += 1
    core = [one for one in words[first : last + 1] if one.capital]
    if len(core) < 2 or _refused(words, first, last):
        if _of_whom(view, words, last + 1) is None and not _for_what(view, words, last):
            return None
        first, core = last, core[-1:]  # “Council of Ministers of the Indian Ocean Rim Association”
    if (
        len(core) > 1
        and all(one.core in country_names() for one in core[:-1])
        and core[-1].core in _NEED_MORE
    ):
        return None
    start, end = words[first].start, words[last].end
    if words[last].possessive:
        end -= len(words[last].text) - len(words[last].core)
    name = re.sub(r"\s+", " ", view[start:end])
    name, end, acronym = _completed(view, words, last, name, end)
    if edition is None:
        edition = _edition_before(words, first)
    if edition is None:
        edition, end = _edition_after(words, end)
    return ForumMention(start, end, name, acronym, edition, sentence, heading)


def _edition_after(words: list[Token], end: int) -> tuple[int | None, int]:
    """“…, 11th meeting” right behind a name, and where it ends."""
    place = next((n for n, one in enumerate(words) if one.start >= end), len(words))
    if place < len(words) and words[place].text in {",", "-", "–", ":", "("}:
        place += 1
    if place + 1 < len(words) and words[place + 1].text.casefold() in _SERIES:
        number = edition_at(words, place)
        if number is not None:
            return number, words[place + 1].end
    return None, end


def _own_ordinal(words: list[Token], first: int, last: int) -> tuple[int, int | None]:
    """An ordinal inside the name (“India - Malaysia 2nd Joint Working Group”, “Second Session”)."""
    for place in range(first, last):
        number = parse_ordinal(words[place].text) or roman(words[place].text)
        if number is None and words[place].text in {"Inaugural", "Maiden"}:
            number = 1
        if number:
            return (place + 1 if place == first else first), number
    return first, None


def _refused(words: list[Token], first: int, last: int) -> bool:
    name = " ".join(one.core for one in words[first : last + 1])
    refusing = {one for one in word_set("not_forums") if name.endswith(one)}
    if refusing:
        paired = refusing == {"Council"} and (
            pair(words[first].text) or (named_country(words, first) and named_country(words, first + 1))
        )
        return not paired and not re.search(r"\b(?:Joint|Mixed|Bilateral)\b", name)
    before = " ".join(one.text for one in words[max(0, first - 4) : first])
    if re.search(
        r"(?:Agreement|Arrangement|Understanding|MoU|MOU|Protocol|Treaty|Pact|Accord) (?:on|for)(?: the)?$",
        before,
    ):
        return True  # the subject of a paper
    return bool(re.search(r"(?:Chairman|Speaker|President|Member|Secretary|Chair|Head) of(?: the)?$", before))


def _completed(view: str, words: list[Token], last: int, name: str, end: int) -> tuple[str, int, str]:
    """What follows a name: its abbreviation, more heads, and “on …” or “for …” with capitals."""
    acronym = ""
    place = last + 1
    if place + 2 < len(words) and words[place].text == "(" and words[place + 2].text == ")":
        if _abbreviates(words[place + 1].text, name):
            acronym = words[place + 1].text
            end = words[place + 2].end
            place += 3
    elif place < len(words) and _abbreviates(words[place].text, name):
        acronym, end, place = words[place].text, words[place].end, place + 1
    while place < len(words) and words[place].capital and words[place].core in word_set("forum_heads"):
        end, place = words[place].end, place + 1
    on = _subject(view, words, place) or (_of_whom(view, words, place) if " " not in name else None)
    if on:
        name, end = f"{name} {on[0]}", on[1]
        place = next((n for n, one in enumerate(words) if one.start >= end), len(words))
        if (
            not acronym
            and place + 2 < len(words)
            and words[place].text == "("
            and words[place + 2].text == ")"
            and _abbreviates(words[place + 1].text, name)
        ):
            acronym, end = words[place + 1].text, words[place + 2].end
    return name, end, acronym


def _subject(view: str, words: list[Token], place: int) -> tuple[str, int] | None:
    """“on Defence Industry”, “for Advanced Capabilities”, “on 'Cooperation in the Field of …'”."""
    if place + 1 >= len(words) or words[place].text not in {"on", "for"}:
        return None
    ahead = place + 1
    if words[ahead].text in _QUOTES:
        close = next(
            (n for n in range(ahead + 1, min(len(words), ahead + 20)) if words[n].text[-1] in _QUOTES), None
        )
        if close is None:
            return None
        inner = view[words[ahead + 1].start : words[close].end].rstrip(" \"'")
        return re.sub(r"\s+", " ", f"{words[place].text} {inner}"), words[close].end
    stop = ahead
    while stop < len(words) and stop - ahead < 12:
        word = words[stop]
        joining = (
            word.text in {"and", "of", "&", "the", "in"} and stop + 1 < len(words) and words[stop + 1].capital
        )
        month = word.core in word_set("never_names")
        if (not word.capital or month) and not (joining and stop > ahead):
            break
        stop += 1
    if stop == ahead or (stop - ahead == 1 and words[ahead].core in country_names()):
        return None
    return re.sub(r"\s+", " ", view[words[place].start : words[stop - 1].end]), words[stop - 1].end


def _of_whom(view: str, words: list[Token], place: int) -> tuple[str, int] | None:
    """“Council of Gulf Coast Guards”: a name whose head comes first."""
    if place + 1 >= len(words) or words[place].text != "of":
        return None
    stop = place + 1 + (words[place + 1].text == "the")
    begin = stop
    while stop < len(words) and stop - place < 10:
        after = [one.text for one in words[stop : stop + 2]]
        joining = after == ["of", "the"] or (
            words[stop].text in {"and", "of", "&", "the"}
            and stop + 1 < len(words)
            and words[stop + 1].capital
        )
        if not words[stop].capital and not (joining and stop > begin):
            break
        stop += 1
    if stop - begin < 2 or any(one.core in word_set("forum_heads") for one in words[begin:stop]):
        return None  # of a forum that has a name of its own
    return re.sub(r"\s+", " ", view[words[place].start : words[stop - 1].end]), words[stop - 1].end


def _for_what(view: str, words: list[Token], last: int) -> bool:
    """“Committee for Political Consultation and Coordination”: a head with what it is for."""
    if words[last].core not in {"Committee", "Commission", "Mechanism", "Group", "Dialogue", "Consultations"}:
        return False
    subject = _subject(view, words, last + 1)
    return subject is not None and len(subject[0].split()) > 2 and _edition_before(words, last) is not None


def _abbreviates(text: str, name: str) -> bool:
    if not re.fullmatch(r"[A-Z][A-Za-z+-]{1,9}", text) or sum(c.isupper() for c in text) < 2:
        return False
    initials = "".join(part[0] for part in re.split(r"[\s/-]+", name) if part and part[0].isupper())
    letters = [c for c in text if c.isupper()]
    place = hits = 0
    for letter in letters:
        at = initials.find(letter, place)
        if at >= 0:
            hits, place = hits + 1, at + 1
    return hits >= 0.6 * len(letters)


def _edition_before(words: list[Token], first: int) -> int | None:
    """`13th`, `14 th meeting of the`, `inaugural`, right before a name."""
    index = first - 1
    steps = 0
    while index >= 0 and steps < 6:
        word = words[index]
        number = edition_at(words, index)
        if number is not None:
            return number
        low = word.text.casefold()
        if low == "," and index and words[index - 1].text.casefold() in _SERIES:
            index -= 1
            continue
        if (
            low in {"of", "the"}
            or low in _SERIES
            or (low in {"annual", "bilateral", "regular", "trilateral"} and steps < 3)
        ):
            index -= 1
            steps += 1
            continue
        break
    return None


def roman(text: str) -> int | None:
    """`VII` → 7, up to 39; None for anything else, a lone `I` included."""
    text = re.sub(r"(?<=[IVX])(?:st|nd|rd|th)$", "", text)
    if text == "I" or not re.fullmatch(r"X{0,3}(?:IX|IV|V?I{0,3})", text) or not text:
        return None
    values = [{"I": 1, "V": 5, "X": 10}[letter] for letter in text]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


def edition_at(words: list[Token], index: int) -> int | None:
    """The number of an ordinal whose last token is at `index`."""
    word = words[index]
    if roman(word.text) is not None and index + 1 < len(words):
        after = words[index + 1]
        if after.capital or after.text in _SERIES:
            return roman(word.text)
    low = word.text.casefold()
    if low in _FIRST:
        return 1
    if low in _ORDINAL_ENDS and index > 0 and words[index - 1].text.isdigit():
        return int(words[index - 1].text)
    number = parse_ordinal(word.text)
    return number if number and number < 200 else None
