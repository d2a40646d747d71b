"""What an office may teach intake: each kind with what it does, an example, and when a word is too short or common."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from app.errors import InvalidValue
from app.intake.lexicon import (
    BUILT_IN,
    cities,
    country_by_code,
    country_names,
    set_of,
    triggers,
    using,
    words,
)
from app.intake.own_words import COMMITMENTS, OwnWord, WordKind
from app.intake.promises.triggers import inflected
from db.values.choices import CommitmentKind
from db.values.text import Shape, clean_text

LONGEST = 60
"""Letters of a word; longer ones are sentences."""

MOST_PARTS = 6
"""Words in one entry."""

_COMMON = set_of(
    "a about after all also an and any are as at be because been before but by can could day did do does each end for "
    "from get give go good great had has have he her here him his how if in into is it its just know last like long "
    "look made make man many may me meet meeting more most much must my new next no not now of on one only or other "
    "our out over own part people say said see shall she should side so some state such take talk than that the their "
    "them then there these they thing think this those time to two under until up us use very visit want was way we "
    "well were what when where which while who whose why will with work would year yes you your country minister "
    "ministry president government mr mrs ms dr sir"
)
"""Words of which nearly every text is full: one of them as a sign of anything would make a sign of everything."""


@dataclass(frozen=True, slots=True)
class Telling:
    """How a kind is told to an officer: heading, what it does, an example, what the second field is called."""

    heading: str
    effect: str
    example: str
    means: str
    needs_meaning: bool = True


TELLING: Mapping[WordKind, Telling] = {
    WordKind.TRIGGER: Telling(
        "Verbs",
        "A sentence in which the sides do this is offered as a commitment of the kind you choose.",
        "“ring-fence”, agreed: “Both sides ring-fenced two ships for the survey.”",
        "Kind",
    ),
    WordKind.TITLE: Telling(
        "Titles",
        "It stands before a name without being part of it; with a country, it also says whose side the person is on.",
        "“Dasho”, Bhutan: “Dasho Karma Wangdi” is Karma Wangdi of Bhutan.",
        "Country, if it tells one",
        needs_meaning=False,
    ),
    WordKind.ROLE: Telling(
        "Posts",
        "Beside a name it says what the person is.",
        "“Lyonchhen”: “the Lyonchhen of Bhutan, Karma Wangdi” has that post.",
        "",
        needs_meaning=False,
    ),
    WordKind.OUTLET: Telling(
        "Outlets",
        "A text signed with it, as “(BBS)”, is of this country: people to whom it gives no country are of that side.",
        "“BBS”, Bhutan.",
        "At home in",
    ),
    WordKind.DEMONYM: Telling(
        "Peoples",
        "It names its country wherever it stands, as “Omani” names Oman.",
        "“Bhutanese”, Bhutan: “the Bhutanese delegation” is that of Bhutan.",
        "Country",
    ),
    WordKind.CITY: Telling(
        "Cities",
        "After “in” or “at” it is where something took place, and its country with it.",
        "“Phuentsholing”, Bhutan: “held in Phuentsholing”.",
        "Country",
    ),
}
"""Every kind, in the order of the screen."""


def checked(kind: WordKind, word: str, means: str) -> OwnWord:
    """A word as it is kept. Raises InvalidValue with one sentence; every character is meant as it stands."""
    text = well_formed(kind, word)
    return OwnWord(kind, text, understood_meaning(kind, means))


def well_formed(kind: WordKind, word: str) -> str:
    """The word without needless blanks; a verb in lower case. Raises InvalidValue for one that cannot be a sign."""
    text = " ".join((clean_text(word, Shape.LINE) or "").split())
    letters = sum(one.isalpha() for one in text)
    if not text:
        raise InvalidValue("Write the word first.", field="word")
    if len(text) > LONGEST or len(text.split()) > MOST_PARTS:
        raise InvalidValue(
            f"“{text[:40]} …” is too long: at most {MOST_PARTS} words, {LONGEST} letters.", field="word"
        )
    if kind is WordKind.TRIGGER:
        text = text.casefold()
        if not all(one.isalpha() or one in " -'’" for one in text):
            raise InvalidValue(
                f"“{text}” cannot be read as a verb: write its base form, such as “endorse”.",
                field="word",
            )
    if letters < (3 if kind is WordKind.TRIGGER else 2):
        raise InvalidValue(f"“{text}” is too short: it would be found everywhere.", field="word")
    never = kind is not WordKind.OUTLET and text in words()["never_names"]  # months and the like
    if never or text.casefold().strip(".") in _COMMON:
        raise InvalidValue(f"“{text}” is too common: nearly every text has it.", field="word")
    if kind in {WordKind.DEMONYM, WordKind.CITY, WordKind.TITLE, WordKind.ROLE} and text[:1].islower():
        raise InvalidValue(f"“{text}”: write it as texts do, with a capital letter.", field="word")
    return text


def understood_meaning(kind: WordKind, means: str) -> str:
    """The code that typed words mean: of a kind of commitment, or of a country. Raises InvalidValue."""
    told, text = TELLING[kind], " ".join(means.split())
    if not told.means:
        return ""
    if not text:
        if told.needs_meaning:
            raise InvalidValue(f"{told.means}: say what it means.", field="means")
        return ""
    if kind is WordKind.TRIGGER:
        return _commitment(text)
    return country_code(text)


def _commitment(text: str) -> str:
    for code in COMMITMENTS:
        if text.casefold() in {code, CommitmentKind(code).label.casefold()}:
            return code
    kinds = ", ".join(CommitmentKind(code).label.lower() for code in COMMITMENTS)
    raise InvalidValue(f"“{text[:40]}” is no kind of commitment; there are {kinds}.", field="means")


def country_code(text: str) -> str:
    """The code of a country that is named by code, name or demonym. Raises InvalidValue."""
    if text.upper() in country_by_code():
        return text.upper()
    names = country_names()
    folded = text.casefold()
    found = names.get(text) or next((one for name, one in names.items() if name.casefold() == folded), None)
    if found is None:
        raise InvalidValue(f"“{text[:20]}” is no country known here.", field="means")
    return str(found[0].code)


def forms_of(verb: str) -> tuple[str, ...]:
    """A verb as it is looked for, “endorse” as “endorsed” and “endorsing”; what follows it stays as it is."""
    first, _, rest = verb.casefold().partition(" ")
    with using(BUILT_IN):
        forms = inflected(first, triggers()["irregular"])
    return tuple(f"{form} {rest}".strip() for form in forms)


def meaning(kind: WordKind, means: str) -> str:
    """What a word means, in words; empty where it means nothing beside itself."""
    if not means:
        return ""
    if kind is WordKind.TRIGGER:
        return CommitmentKind(means).label if means in COMMITMENTS else means
    return ", ".join(
        country_by_code()[code].name if code in country_by_code() else code for code in means.split()
    )


@cache
def built_in(kind: WordKind) -> Mapping[str, str]:
    """The words that come with the program → what each means; a city may lie in several countries."""
    with using(BUILT_IN):
        match kind:
            case WordKind.TRIGGER:
                return {word: code for code in COMMITMENTS for word in triggers()[code]}
            case WordKind.TITLE:
                homes = {word: country_names()[name][0].code for word, name in _homes("honorific_countries")}
                titles = {word.casefold(): word for word in (*words()["ranks"], *words()["honorifics"])}
                return {word: homes.get(word, "") for word in titles.values()}  # Gen and GEN are one
            case WordKind.ROLE:
                return dict.fromkeys(words()["role_heads"], "")
            case WordKind.OUTLET:
                return {word: country_names()[name][0].code for word, name in _homes("outlets")}
            case WordKind.DEMONYM:
                return {word: one.code for word, (one, people) in country_names().items() if people}
            case WordKind.CITY:
                known = country_by_code()
                lying = {
                    name: [one.code for one in several if one.code in known]
                    for name, several in cities().items()
                }
                return {name: " ".join(codes) for name, codes in lying.items() if codes}


def _homes(table: str) -> list[tuple[str, str]]:
    return [(word, name) for word, name in words()[table].items() if name in country_names()]
