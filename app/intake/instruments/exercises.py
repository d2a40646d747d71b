"""Finds joint exercises with their edition, dates and place."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.intake.forums.naming import edition_at
from app.intake.instruments.agreements import is_country
from app.intake.instruments.exercise_days import is_open, lasting, one_sided
from app.intake.instruments.exercise_names import ITSELF, called_otherwise, serial_of
from app.intake.lexicon import set_of, word_set
from app.intake.meetings.events import date_for
from app.intake.scene import Scene
from app.intake.text.tokens import Token, phrase_at
from db.values.names import parse_ordinal
from db.values.partial_date import DateRange

_SUFFIX = re.compile(r"-(?P<roman>[IVXLC]{1,7}|\d{1,2})$")
_HAPPENS = re.compile(
    r"\b(?:conducted|carried out|undert\w+|staged|held|scheduled|take place|took place|takes place|from"
    r"|between|concluded"
    r"|culminat\w+|commenc\w+|begin\w*|began|under way"
    r"|underway|will run|will start|completed|runs|conclude|ends|closing|opened|kick\w* off|being held"
    r"|ended)\b"
)
_LAST = re.compile(
    r"\b[Ll]ast (?:edition|iteration)|\b[Pp]revious (?:edition|iteration)|\b(?:edition"
    r"|iteration)s? was (?:last )?(?:held|conducted)"
)
_ROUGH_PLACE = re.compile(
    r"\b(?:at|in) (?:the )?(?P<place>[A-Z][\w'-]*(?:(?:,? (?:in )?|,? of )(?:the )?[A-Z][\w'-]*){0,8})"
)
_GENERIC = set_of(
    "Military Joint Naval Air Army Navy Maritime Bilateral Multilateral Multinational Trilateral "
    "Annual Special Forces Defence Defense Table Top Field Training Command Post Live Fire Combined "
    "Tri-Services Counter Terrorism"
)


_HEADS = frozenset({"exercise", "ex", "exercises"})
_CALLED_SO = frozenset({"exercise", "exercises", "drill", "drills", "wargame", "manoeuvres"})
_ALSO = frozenset({"drill", "drills", "training", "manoeuvre", "manoeuvres", "maneuvers", "wargame"})
_JOINT = set_of("joint combined bilateral trilateral multinational multilateral naval military field")


@dataclass(slots=True)
class Exercise:
    """One edition of an exercise; filled while sentences are read."""

    name: str
    start: int
    end: int
    sentence: int
    edition: int | None = None
    dates: DateRange | None = None
    place: str | None = None
    reason: str = ""


def exercises(scene: Scene) -> list[Exercise]:
    """The exercises of a text; “last edition” makes a second one of the same name."""
    found: list[Exercise] = []
    for number, sentence in enumerate(scene.sentences):
        if scene.string(number).isupper():
            continue
        for one in _named(scene, number):
            old = next(
                (
                    other
                    for other in found
                    if _same(other.name, one.name) and other.reason != "its last edition"
                ),
                None,
            )
            if old is None:
                if not sentence.heading:
                    found.append(one)
            else:
                old.edition = old.edition or one.edition
    other = called_otherwise(scene) if not found else None
    if other is not None:
        found.append(_numbered(scene, *other))
    for one in found:
        _complete(scene, one)
    if len(found) == 1 and found[0].edition is None:
        told = next(
            (match for n in range(len(scene.sentences)) if (match := _EDITION.search(scene.string(n)))), None
        )
        found[0].edition = parse_ordinal(told["which"]) if told else None
    return found + _last_editions(scene, found)


def _numbered(scene: Scene, name: str, start: int, end: int, number: int) -> Exercise:
    """An exercise that is called so, with the edition in its sentence."""
    words = scene.words[number]
    place = next((at for at, one in enumerate(words) if one.start >= start), 0)
    name = re.sub(r"[- ](?:19|20)\d\d$", "", name)
    return Exercise(name, start, end, number, _ordinal(words, place), reason="called so")


def _same(a: str, b: str) -> bool:
    return a.casefold() == b.casefold()


def _named(scene: Scene, number: int) -> list[Exercise]:
    words = scene.words[number]
    out: list[Exercise] = []
    for place, word in enumerate(words):
        low = word.text.casefold()
        before = word.text in _CALLED_SO and _named_before(words, place)
        if low not in _HEADS and not (low in _ALSO and _beside_name(words, place)) and not before:
            continue
        if (low not in _ALSO) and (
            not word.capital and not _quoted(words, place) and not _named_next(words, place) and not before
        ):
            continue
        if before and not _lies(scene, words, *before):
            out += [one for one in [_made(scene, number, words, *before, before[0])] if one is not None]
            continue
        if before:
            continue
        one = _after(scene, number, words, place) or _before(scene, number, words, place)
        if one is not None:
            out.append(one)
    return out


def _lies(scene: Scene, words: list[Token], first: int, end: int) -> bool:
    """“the Rabkoot exercise” of a text that has “in Rabkoot”: a place, not a name."""
    name = scene.view[words[first].start : words[end - 1].end]
    return re.search(rf"\b(?:in|at|near) {re.escape(name)}\b", scene.view) is not None


_KINDS = set_of(
    "joint combined bilateral trilateral multinational naval military maritime air army annual field "
    "live-fire"
)


_JOINED = re.compile(r"-(?!(?:\d{1,4}|[IVXL]+)$)")
"""A hyphen that joins two words, not a name and its number."""


def _named_before(words: list[Token], place: int) -> tuple[int, int] | None:
    """“the Inferno Creek exercise”, “the Balikatan 2024 exercise”: where the capital words right before stand."""
    last = place
    while last and words[last - 1].text.casefold() in _KINDS:
        last -= 1
    year = last and re.fullmatch(r"(?:19|20)\d\d", words[last - 1].text)
    first = last - 1 if year else last
    end = first
    while first and end - first < 3 and _strange(words[first - 1]) and not is_country(words[first - 1].core):
        first -= 1
    if (
        first == end
        or not first
        or any(_JOINED.search(one.text) for one in words[first:end])
        or len(words[first].core) < 3
    ):
        return None
    if any(phrase_at(words, one, "ranks") for one in range(first, end)):
        return None
    before = words[first - 1].text.casefold()
    return (first, end) if before in _KINDS | {"the", "annual", "'s"} else None


def _beside_name(words: list[Token], place: int) -> bool:
    """“combined training "Maple Tiger"”, “joint drill Anatolian Falcon”: a drill that has a name."""
    kind = place and words[place - 1].text.casefold() in _JOINT
    if place + 1 < len(words) and words[place + 1].text.casefold() in _HEADS:
        return False  # “Training Exercise X”: the second word is the head
    called = _behind_calling(words, place)
    kind, place = kind or called > place, called
    after = words[place + 1] if place + 1 < len(words) else None
    named = after is not None and (
        after.text in {"'", '"'} or (after.capital and after.core not in word_set("never_names"))
    )
    return bool(kind and named)


def _quoted(words: list[Token], place: int) -> bool:
    after = words[place + 1] if place + 1 < len(words) else None
    back = place
    while back and words[back - 1].text.casefold() in _KINDS:
        back -= 1
    before = words[back - 1] if back else None
    return (after is not None and (after.text in {"'", '"'} or _shouted(after))) or (
        before is not None and (before.text[-1] in {"'", '"'} or _shouted(before))
    )


def _named_next(words: list[Token], place: int) -> bool:
    """“exercise Lusitano”: one exercise with a capital word right behind."""
    ahead = _behind_calling(words, place) + 1
    if ahead > place + 1 and ahead < len(words) and words[ahead].text in {"'", '"'}:
        return True
    ahead += ahead + 1 < len(words) and words[ahead].text == "(" and words[ahead + 1].text not in {"Ex", "EX"}
    after = words[ahead] if ahead < len(words) else None
    return (
        words[place].text == "exercise"
        and after is not None
        and after.capital
        and after.core not in word_set("never_names")
    )


def _shouted(word: Token) -> bool:
    return len(word.core) > 3 and word.core.replace("-", "").isupper()


_CALLING = set_of("named called codenamed code-named dubbed titled entitled termed")


def _behind_calling(words: list[Token], place: int) -> int:
    """“exercise named 'Dharma Guardian'”: the last word before the name."""
    last = place
    if last + 2 < len(words) and words[last + 1].text == ",":
        last += 1
    if [one.text for one in words[last + 1 : last + 3]] == ["known", "as"]:
        return last + 2
    called = last
    while called + 1 < len(words) and words[called + 1].text.casefold() in _CALLING:
        called += 1
    return called if called > last else place


def _after(scene: Scene, number: int, words: list[Token], place: int) -> Exercise | None:
    """“Exercise Al Najah”, “exercise 'Desert Cyclone'”."""
    first = _behind_calling(words, place) + 1
    if first < len(words) and words[first].text in {"'", '"', "("}:
        first += 1
    last = first
    while last < len(words) and last - first < 4 and _part(words, last, last == first):
        last += 1
        if words[last - 1].text.endswith("'"):
            break
        if last + 1 < len(words) and words[last].text == "of" and _named_on(words[last + 1]):
            last += 1  # Brotherhood of Peaks
    if last == first:
        return None
    return _made(scene, number, words, first, last, place)


def _part(words: list[Token], place: int, first: bool) -> bool:
    word, after = words[place], words[place + 1] if place + 1 < len(words) else None
    if re.fullmatch(r"[IVXLC]{1,6}|\d{1,2}(?:-\d\d)?|(?:20)\d\d", word.text):
        return not first
    return (
        word.capital
        and word.core not in word_set("never_names")
        and (word.core not in word_set("office_words") or not first or _strange(after))
    )


def _named_on(word: Token) -> bool:
    return _strange(word) and not is_country(word.core)


def _strange(word: Token | None) -> bool:
    """A capital word that is no word of offices: “Blue Mangrove” is a name although “Blue” alone is none."""
    return (
        word is not None
        and word.capital
        and word.core not in word_set("office_words") | word_set("never_names")
    )


def _before(scene: Scene, number: int, words: list[Token], place: int) -> Exercise | None:
    """“'Desert Cyclone' exercise”, “MALABAR exercise”."""
    last = place
    while last and words[last - 1].text in {
        "'",
        '"',
        "joint",
        "military",
        "naval",
        "Joint",
        "Military",
        "Naval",
        "Maritime",
        "maritime",
    }:
        last -= 1
    first = last
    while (
        first
        and last - first < 3
        and words[first - 1].capital
        and words[first - 1].core not in _GENERIC | word_set("office_words") | word_set("never_names")
    ):
        first -= 1
    if first == last or ("-" in words[first].text and not _shouted(words[first]) and last - first == 1):
        return None
    if not (_shouted(words[first]) or (first and words[first - 1].text in {"'", '"'})):
        return None
    return _made(scene, number, words, first, last, first)


def _made(
    scene: Scene, number: int, words: list[Token], first: int, last: int, place: int
) -> Exercise | None:
    text = scene.view[words[first].start : words[last - 1].end].rstrip("'")
    text = re.sub(r"\s+", " ", text)
    edition = None
    year = re.search(r" ?\(?((?:19|20)\d\d)\)?$", text)
    if year:
        text = text[: year.start()].rstrip("- ")
    serial = re.search(r" \d{1,2}-\d\d$", text)  # Kaagapay 3-26: a number within a year
    suffix = None if serial else _SUFFIX.search(text) or re.search(r" (?P<roman>[IVXLC]{1,6}|\d{1,2})$", text)
    if suffix:
        edition, text = serial_of(suffix["roman"]), text[: suffix.start()]
        if scene.issue.published and 0 <= scene.issue.published.year % 100 - (edition or 0) <= 2:
            edition = None  # Poseidon 26 of 2026 is named after its year
    if not text or text.isdigit():
        return None
    one = Exercise(
        text, words[first].start, words[last - 1].end, number, edition, reason="named as an exercise"
    )
    one.edition = _ordinal(words, place) or edition
    return one


def _ordinal(words: list[Token], place: int) -> int | None:
    """“15th edition of the India–Thailand Joint Military Exercise”: the ordinal within twelve words before."""
    for back in range(place - 1, max(-1, place - 13), -1):
        if words[back].text in {".", ";"}:
            return None
        number = edition_at(words, back)
        if (
            number is not None
            and words[back].text.casefold() not in {"second", "first"} | {"st", "nd", "rd", "th"}
        ) or (
            number is not None
            and back + 1 < len(words)
            and words[back + 1].text.casefold() in {"edition", "iteration"}
        ):
            return number
    return None


def _complete(scene: Scene, one: Exercise) -> None:
    """Dates and place from the sentence that names it or says “the exercise will be conducted”."""
    for number in range(one.sentence, len(scene.sentences)):
        text = scene.string(number)
        about = number == one.sentence or ITSELF.match(text) or one.name in text
        if not about or scene.sentences[number].heading or (_LAST.search(text) and number != one.sentence):
            continue
        happens = _HAPPENS.search(text)
        if not happens:
            continue
        start, end = scene.sentences[number].start, scene.sentences[number].end
        at = one.end if number == one.sentence else start + happens.start()
        dates = date_for(scene, number, at if number == one.sentence else start, end, at)
        if dates is not None and (one.dates is None or (is_open(one.dates) and dates.start != dates.end)):
            one.dates = one_sided(dates, scene.view[start if number == one.sentence else at : end])
        one.dates = lasting(scene, number, one.dates)
        if one.place is None:
            one.place = _place(scene.view[at:end])
        if one.dates is not None and not is_open(one.dates):
            return


_EDITION = re.compile(
    r"\b(?:[Tt]his|[Ii]t|edition,) (?:is|was|marks|marked) the (?P<which>\w+) (?:edition|iteration)"
    r" of the (?:\w+ )?exercise\b"
)


def _place(text: str) -> str | None:
    for found in _ROUGH_PLACE.finditer(text):
        if found["place"].split()[0] not in word_set("never_names"):
            return found["place"]
    return None


def _last_editions(scene: Scene, found: list[Exercise]) -> list[Exercise]:
    if len(found) != 1:
        return []
    out = []
    for number, sentence in enumerate(scene.sentences):
        match = None if sentence.heading else _LAST.search(scene.string(number))
        if match is None:
            continue
        dates = [one for one in scene.dates[number] if one.start > sentence.start + match.start()]
        if dates:
            only = dates[0].dates
            when = (
                DateRange(only.start, None)
                if only.start == only.end and only.start and only.start.day is None
                else only
            )
            out.append(
                Exercise(found[0].name, sentence.start, sentence.end, number, None, when,
                         _place(scene.string(number)), "its last edition")
            )  # fmt: skip
    return out[:1]
