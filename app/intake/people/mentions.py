"""Puts the mentions of people together: who is who, with which post, on which side, and present or only mentioned."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from app.intake.lexicon import set_of
from app.intake.people.bylines import authors, filed_author, sender_of, speaks, speaks_for_us
from app.intake.people.matching import SAME, likeness
from app.intake.people.persons import Person, people_in
from app.intake.text.sentences import Sentence
from app.intake.text.tokens import tokens

_ABSENT_BEFORE = re.compile(
    r"(?:directed by|(?:instructions?|directives?|directions?|orders|guidelines) (?:of|from|by|issued by)"
    r"|leadership of|vision of|guidance of|patronage of"
    r"|behalf of|greetings of"
    r"|greetings from|message from|visit of|visit by|visits of|visit to \w+ of|invitation of|invitation from"
    r"|signed by|assassination of|death of|letter from|called by|announced by|statement by"
    r"|between then|during the tenure of"
    r"|succeeded|succeeds|predecessor|remarks by|speech by|condolences to|meeting between|summit between"
    r"|(?:appointment|nomination|election|release|detention|imprisonment|trial|case|arrest|memory"
    r"|memorial|statue|bust"
    r"|legacy|work|efforts|passing|conviction|sentencing|writings|honour|tenure) (?:of|to)|named after"
    r"|announced that"
    r"|(?:'s|his|her|their) (?:upcoming|planned|forthcoming|next|recent|earlier|last) (?:meeting|summit"
    r"|talks|call"
    r"|visit|discussions) (?:with|to|by)|follow(?:s|ed|ing) that of|thank(?:ed|s|ing)?"
    r"|(?:report|demonstration|comments|performance|study|article|book|comments made|proposed) by"
    r"|look(?:s|ed|ing)? forward to (?:welcoming|hosting|meeting|seeing|receiving|working with)"
    r"|like to thank|opportunity to thank|pay tribute to|tribute to|want to acknowledge"
    r"|predecessor in the \w+ portfolio,"
    r"|wishes of|regards of|regards to|greetings to|conveyed to|(?:advis[eo]r|assistant|envoy|aide) (?:of"
    r"|to))"
    r" (?:the )?(?:former |late |then )?(?:Hon'ble |Honourable )?(?:(?-i:[A-Z])[\w'-]+ (?:of the "
    r"|of )?){0,6}$",
    re.IGNORECASE,
)
_DECIDED_BY = re.compile(
    r"\b(?:announced by|launched by|initiated by|endorsed by|agreed (?:by|between)|decisions?|agreements?"
    r"|understandings?|commitments?|announcements?|guidance|direction"
    r"|directions|vision|leadership"
    r"|instructions?|summit|summits|consensus|raising [\w -]{3,60} with) (?:(?:of|by|between|made by"
    r"|among|reached by) )?(?:the )?"
    r"(?:[A-Z][\w.'-]+(?:, Jr\.?)? (?:of the |of |and |then )?){0,9}$"
    r"|\baccording to (?:the )?(?:[A-Z]\w+ ){0,3}$"
)
"""“the decision by President A and President B to establish the group”."""
_URGED = re.compile(r"\b(?:call(?:ed|s|ing)? (?:up)?on|urg(?:ed|es|ing)) (?:the )?(?:[A-Z][\w.'-]+ ){0,4}$")
"""“called on the General to restore democracy” is no visit."""
_ABSENT_AFTER = re.compile(
    r"^'s? (?:\w+ ){0,3}(?:strategy|report|proposal|book|war|regime|commitments?|upcoming|forthcoming"
    r"|detention|release"
    r"|imprisonment|death|legacy|visit|vision|leadership|speech|policy|initiative|announcement|remarks"
    r"|statement|call for"
    r"|condolences|greetings|invitation|directive|directives|decision|term|administration|government)\b",
    re.IGNORECASE,
)


_JOINED = re.compile(r"\)?(?:,? and |, )")
"""What stands between the names of a list."""


@dataclass(slots=True)
class Cluster:
    """Everything said about one person; filled by `resolved`, then read only."""

    name: str
    mentions: list[tuple[int, Person]] = field(default_factory=list)
    position: str = ""
    country: str | None = None
    titles: str = ""
    inferred: str = ""
    spellings: list[str] = field(default_factory=list)

    @property
    def abbreviations(self) -> frozenset[str]:
        """What the post is called for short: `(CDS)` beside it, or its initials."""
        found = set(re.findall(r"\(([A-Z]{2,6})\)", self.position))
        initials = "".join(word[0] for word in self.position.split(",")[0].split() if word[0].isupper())
        return frozenset(found | ({initials} if len(initials) >= 3 else set()))


@dataclass(frozen=True, slots=True)
class Cast:
    """The people of a text, and for each sentence who is named in it, in order."""

    people: tuple[Cluster, ...]
    by_sentence: dict[int, tuple[tuple[Person, Cluster | None], ...]]

    def named(self, sentence: int) -> list[tuple[Person, Cluster]]:
        """The mentions in a sentence whose person is known."""
        return [(one, who) for one, who in self.by_sentence.get(sentence, ()) if who is not None]

    def offices(self, sentence: int) -> list[Person]:
        """The offices in a sentence whose holders are not named."""
        return [one for one, who in self.by_sentence.get(sentence, ()) if who is None and one.how == "office"]


def cast(view: str, all_sentences: tuple[Sentence, ...], bare: re.Pattern[str]) -> Cast:
    """The people of a text; `bare` finds where a bare full name counts as a person (beside a verb of meeting)."""
    found: list[tuple[int, Person]] = []
    for number, sentence in enumerate(all_sentences):
        if not sentence.heading:
            found += [(number, one) for one in people_in(view, tokens(view, sentence.start, sentence.end))]
    found += authors(view, all_sentences)
    clusters = _clusters(found, view, bare, all_sentences)
    _infer_counterparts(clusters, found)
    by_sentence: dict[int, list[tuple[Person, Cluster | None]]] = {}
    for number, one in found:
        who = _owner(clusters, number, one)
        if who is not None or one.how == "office":
            by_sentence.setdefault(number, []).append((one, who))
    return Cast(tuple(clusters), {number: tuple(several) for number, several in by_sentence.items()})


def author_of(view: str, cast_: Cast, all_sentences: tuple[Sentence, ...]) -> Cluster | None:
    """The person who speaks as “I” in a text."""
    if not (speaks(view) or speaks_for_us(view, all_sentences)):
        return None
    sender = sender_of(view, all_sentences) or filed_author(view, all_sentences)
    if sender is not None:
        return next((who for who in cast_.people if sender in who.mentions), None)
    return next((who for who in cast_.people if all_sentences[who.mentions[0][0]].heading), None)


def _owner(clusters: list[Cluster], number: int, one: Person) -> Cluster | None:
    return next((who for who in clusters if (number, one) in who.mentions), None)


def _clusters(
    found: list[tuple[int, Person]], view: str, bare: re.Pattern[str], all_sentences: tuple[Sentence, ...]
) -> list[Cluster]:
    clusters: list[Cluster] = []
    for number, one in found:
        if one.name and not one.single and one.how != "bare":
            _add(clusters, number, one)
    for number, one in found:
        if one.how == "bare" and not one.single and not _add_known(clusters, number, one):
            sentence = all_sentences[number]
            if _beside_meeting(view, sentence, one, bare):
                _add(clusters, number, one)
    _add_listed(clusters, found, view)
    for number, one in found:
        if (
            one.name
            and one.single
            and not _add_short(clusters, number, one)
            and one.how in {"post", "title", "counterpart"}
            and len(one.name) > 1
            and not one.name.isupper()
            and not _THINGS.search(one.name)
        ):
            _add(clusters, number, one)
    for who in clusters:
        who.mentions.sort(key=lambda item: item[1].start)
        _describe(who)
    return sorted(clusters, key=lambda who: who.mentions[0][1].start)


_THINGS = re.compile(
    r"(?:tions?|ments|ucts|ices|ities)$|^(?:Commanding|Acting|Standing|Visiting|Planning|Training)$"
)
"""How a word ends that stands for a thing: “Flag Officer Commanding”, “Secretary for Defence Products”."""


def _beside_meeting(view: str, sentence: Sentence, one: Person, bare: re.Pattern[str]) -> bool:
    before, after = view[max(sentence.start, one.start - 40) : one.start], view[one.end : one.end + 30]
    return bool(bare.search(f"{before}\x00{after}"))


def _add_listed(clusters: list[Cluster], found: list[tuple[int, Person]], view: str) -> None:
    """“the ministers, A, B and C”: a bare name joined to that of a person is one too, in either direction."""
    for pairs in (list(pairwise(found)), [(after, one) for one, after in reversed(list(pairwise(found)))]):
        for (number, one), (other, name) in pairs:
            if name.how != "bare" or name.single or number != other or _owner(clusters, other, name):
                continue
            first, last = (one, name) if one.start < name.start else (name, one)
            joined = _JOINED.fullmatch(view[first.end : last.start])
            if joined and one.name and _owner(clusters, number, one):
                _add(clusters, other, name)


def _add(clusters: list[Cluster], number: int, one: Person) -> None:
    if not _add_known(clusters, number, one):
        clusters.append(Cluster(one.name, [(number, one)], spellings=[one.name]))


def _add_known(clusters: list[Cluster], number: int, one: Person) -> bool:
    for who in clusters:
        alike = any(
            likeness(one.name, spelling)[0] >= SAME or _core(one.name) == _core(spelling)
            for spelling in who.spellings
        )
        if alike or _inside(one.name, who):
            who.mentions.append((number, one))
            if one.name not in who.spellings and not _inside(one.name, who):
                who.spellings.append(one.name)
            return True
    return False


def _core(name: str) -> tuple[str, ...]:
    """A name without initials and numerals, which a text may give but once: “Ellen M. Lund”, “Jan R. Berg III”."""
    words = [one.strip(".,").casefold() for one in name.split()]
    full = [one for one in words if len(one) > 1 and one not in _BEHIND_NAME]
    return tuple(full if len(full) > 1 else words)


_BEHIND_NAME = set_of("jr sr ii iii iv")


def _inside(name: str, who: Cluster) -> bool:
    """A shorter form of a name of the same text: its last words, `Al Zaabi`, or what stands before a father's."""
    words = name.casefold().replace("-", " ").split()
    whole = who.name.casefold().replace("-", " ").split()
    if not 0 < len(words) < len(whole):
        return False
    fathers = len(words) > 1 and whole[len(words)] in _FATHERS and whole[: len(words)] == words
    return whole[-len(words) :] == words or fathers


_FATHERS = set_of("bin ibn ben bint binti al el ould")
"""What stands before the name of a father or of a family."""


def _add_short(clusters: list[Cluster], number: int, one: Person) -> bool:
    """A single word: the surname of one person of the text, or the first word of one whose surname is first."""
    word = one.name.casefold()
    full = [who for who in clusters if len(who.name.split()) > 1]
    for pick in (-1, 0):
        fits = [
            who
            for who in full
            if word
            in {who.name.casefold().replace("-", " ").split()[pick], who.name.casefold().split()[pick]}
        ]
        if len(fits) > 1:
            before = [who for who in fits if who.mentions[0][1].start < one.start]
            fits = (
                [max(before, key=lambda who: max(m.start for _, m in who.mentions if m.start < one.start))]
                if before and pick == -1
                else []
            )
        if len(fits) == 1:
            fits[0].mentions.append((number, one))
            return True
    inner = [who for who in full if word in who.name.casefold().split()]
    if len(inner) == 1 and one.how != "bare":
        inner[0].mentions.append((number, one))
        return True
    same = [who for who in clusters if who.name.casefold() == word]
    if same:
        same[0].mentions.append((number, one))
        return True
    return False


def _describe(who: Cluster) -> None:
    """The post as first given in full, the fullest title, the country most often said."""
    full = [one for _, one in who.mentions if not one.single]
    who.name = Counter(one.name for one in full or [m for _, m in who.mentions]).most_common(1)[0][0]
    posts = [one.position for one in full if one.position] or [
        one.position for _, one in who.mentions if one.position
    ]
    if posts:
        who.position = next(
            (post for post in posts if "," in post or " of " in post or " for " in post), posts[0]
        )
    who.titles = max((one.titles for _, one in who.mentions), key=len, default="")
    countries = Counter(one.country.name for _, one in who.mentions if one.country is not None)
    who.country = countries.most_common(1)[0][0] if countries else None


def _infer_counterparts(clusters: list[Cluster], found: list[tuple[int, Person]]) -> None:
    """“his Japanese counterpart” holds the post of the person named before."""
    for number, one in found:
        if one.how != "counterpart":
            continue
        who = _owner(clusters, number, one)
        before = [m for _, m in found if m.position and m.start < one.start]
        if who is not None and not who.position and before:
            who.position = before[-1].position
            who.inferred = "post of the counterpart"


_JOINTLY = re.compile(
    r"\bjoint (?:[a-z]+ )?(?:statement|release|communiqu[eé]|declaration|remarks"
    r"|communication) (?:by|from|of) [^.;]{0,80}$",
    re.IGNORECASE,
)
"""Those whose joint statement a text is were there."""


def only_mentioned(view: str, who: Cluster) -> bool:
    """Whether a person is spoken of everywhere but acts nowhere."""
    return all(absent(view, one) for _, one in who.mentions)


def possessed(view: str, one: Person) -> bool:
    """“including the Prime Minister's decision”, “the agreement between A and B”: what is listed is not the person."""
    before, after = (
        view[max(0, one.start - 90) : one.start],
        view[one.name_start + len(one.name) : one.end + 60],
    )
    return _ABSENT_AFTER.match(after) is not None or _DECIDED_BY.search(before) is not None


def absent(view: str, one: Person) -> bool:
    """Whether one mention only speaks of somebody who is elsewhere."""
    before, after = view[max(0, one.start - 90) : one.start], view[one.end : one.end + 60]
    at_name = view[one.name_start + len(one.name) : one.end + 60]
    if _JOINTLY.search(before):
        return False
    return bool(
        _ABSENT_BEFORE.search(before)
        or _DECIDED_BY.search(before)
        or (_URGED.search(before) is not None and re.match(r" to [a-z]", after) is not None)
        or _ABSENT_AFTER.match(after)
        or _ABSENT_AFTER.match(at_name)
    )
