"""Finds treaties, memoranda and other instruments with the year that the text gives them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from app.intake.instruments.names import first_word
from app.intake.instruments.signings import Signing, only_thought_of, signings
from app.intake.instruments.years import year_of
from app.intake.lexicon import country_names, word_set
from app.intake.scene import Scene

_HEAD = re.compile(
    r"\b(?:Agreements?|MoUs?|MOUs?|Memorand(?:um|a) of (?:Understanding|Cooperation|Intent"
    r"|Agreement)|Protocol|Treaty|Pact"
    r"|Accords?|Arrangements?|Letters? of Intent|Statement of Intent|Declaration of Intent"
    r"|Convention(?! Cent)|(?:Strategic )?Roadmap"
    r"|Joint Vision(?: Statement)?|Programme of Cooperation|Executive Programme|Exchange of Notes"
    r"|(?:Joint )?(?:Action|Work) Plan"
    r"|(?:Strategic )?Partnership(?= (?:signed|concluded|adopted|of (?:1[6-9]|20)\d\d))|Cooperation Plan"
    r"|(?<=Cooperation )Programme(?= (?:1[6-9]|20)\d\d)|Terms of Reference"
    r"|Partnership(?= on [A-Z])|(?<=Cooperation )Partnership|Joint Understanding|(?<=[A-Za-z] )(?:FTA"
    r"|CECA|CEPA|ECTA)"
    r"|(?:Joint )?Declaration)(?: \(\w{2,8}\))?(?=\W|$)"
)
_LOWER = re.compile(
    r"\b(?:an?|the|this|that|bilateral|framework|military|defen[cs]e|cooperation|trade"
    r"|security) (?P<name>(?:[a-z-]+ ){0,3}(?:protocol|agreement|arrangement|treaty"
    r"|memorandum of understanding|letter of intent|declaration of intent|pact"
    r"|accord))(?P<rest>(?: (?:agreed|signed|concluded|reached"
    r"|between|of|on|the|and|in|for|Governments?|[A-Z]\w+)){0,12}? (?:in|of|dated"
    r"|on) (?:\w+ )?(?P<year>(?:1[6-9]|20)\d\d))"
)
_ON = re.compile(r"^ (?:on|for|concerning|regarding|in the field of|relating to|in the area of) (?=[A-Z\w])")
_STOP_SUBJECT = re.compile(
    r"[.,;:()\"]|\bto the (?=[A-Z])|\b(?:was|were|is|are|has|have|had|will|which|that|signed|between"
    r"|in (?:1[6-9]|20)\d\d"
    r"|of (?:1[6-9]|20)\d\d|on \d|on [A-Z][a-z]+ \d"
    r"|and (?:the|a|an|that|discussed|agreed|reviewed|to)|during|at the|with|would|which|by)\b"
)
_SIGNED = re.compile(r"\b(?:signed|signing|inked|concluded|exchanged)\b")
_PLANNED = re.compile(
    r"\b(?:propos\w+|negotiat\w+|draft|finali[sz]\w+|early conclusion|to be signed"
    r"|will (?:be )?sign\w*|conclude)\b"
)
_BEFORE_BAD = re.compile(r"\b(?:Chief of|Head of|Director of|Military|under Chapter \w+ of)$")


@dataclass(frozen=True, slots=True)
class Agreement:
    """An instrument named at `start:end`; the year only where the text attaches one."""

    start: int
    end: int
    name: str
    year: int | None
    status: str
    reason: str


_KNOWN_LOWER = re.compile(
    r"\b(?:(?:[Tt]he|[Aa]n?|their|its) (?P<name>(?:[a-z-]+ ){1,4}(?:agreement|arrangement|treaty"
    r"|protocol|memorandum|accord"
    r"|pact)) \([A-Z]{2,6}\)"
    r"|(?<!post-)(?P<year>(?:1[6-9]|20)\d\d) (?P<name2>(?:[a-z-]+ ){0,3}(?:agreement|arrangement|treaty"
    r"|protocol"
    r"|memorandum|accord"
    r"|pact))\b"
    r"|(?P<name3>(?:\d{1,2} )?[A-Z][a-z]+ (?:\d{1,2}, )?(?P<year3>(?:1[6-9]|20)\d\d) Joint (?:Statement"
    r"|Declaration|Communiqué)"
    r"(?: (?:of|on) (?:the )?[A-Z][\w-]*(?: [A-Z][\w-]*){0,4})?))"
)
"""“the defence cooperation agreement (DCA)”, “the 2016 peace accord”, “the 19 September 2005 Joint Statement of …”."""

_SIGNED_LOWER = re.compile(
    r"\b(?:signing of|sign(?:ed|ing)|inked|concluded|exchanged|renewed)(?: (?:an?|the|two|three"
    r"|bilateral|new|\w+ing))* "
    r"(?P<name>(?:[a-z-]+ ){0,3}(?:memorand(?:um|a)(?: of (?:understanding|cooperation))?|agreement"
    r"|protocol|letter of intent|declaration of intent"
    r"|arrangement|treaty|accord))(?= (?:on|for|concerning|in the field of|regarding|in the area of) )"
)


_TO_BE_SIGNED = re.compile(
    r"\b(?:[Aa]n?|[Tt]he|[Tt]wo) (?:(?:new|bilateral|joint) )?"
    r"(?P<name>(?:memorand(?:um|a)(?: of (?:understanding|cooperation))?|letters? of intent"
    r"|declaration of intent|arrangement"
    r"|agreement|protocol|technical arrangement) (?:on|for|concerning) (?:[\w'’-]+ ){0,7}?[\w'’-]+)"
    r" (?:was|were|will be|is to be|are to be|has been|have been) (?:also )?(?:signed|initialled|inked"
    r"|concluded)\b"
)


def agreements(scene: Scene) -> list[Agreement]:
    """Each instrument once, with the year from whichever mention has it."""
    found: list[Agreement] = []
    for number, sentence in enumerate(scene.sentences):
        if sentence.heading:
            continue
        text = scene.string(number)
        acts = signings(scene, number) if _SIGNS.search(text) else []
        for match in _HEAD.finditer(text):
            one = _capitalised(scene, number, match)
            if one is not None and not _said_fuller(one, acts):
                _keep(found, _dated(one, acts))
        for act in acts:
            status = "signed" if act.signed else "proposed"
            _keep(found, Agreement(act.start, act.end, act.name, act.year, status, "said to be signed"))
        for one in _signed_lower(scene, number):
            _keep(found, one)
        for one in _told_apart(scene, number):
            _keep(found, one)
    return _without_bare(found)


def _told_apart(scene: Scene, number: int) -> list[Agreement]:
    """What a year, letters in brackets or its own name tells apart, and papers of a meeting that were signed."""
    text = scene.string(number)
    named = [one for one in re.finditer(r"\b[A-Z]{3,8}\b", text) if one[0] in word_set("named_instruments")]
    return [
        *(_lower(scene, number, one) for one in _LOWER.finditer(text)),
        *(_known_lower(scene, number, one) for one in _KNOWN_LOWER.finditer(text)),
        *(_bare(scene, number, one) for one in named),
        *(_paper(scene, number, one) for one in _MEETING_PAPER.finditer(text)),
        *(_named_so(scene, number, one) for one in _ROAD_MAP.finditer(text)),
    ]


_ROAD_MAP = re.compile(
    r"\b(?P<name>Road ?[Mm]ap 20\d\d(?: (?:for|on|to|towards) [A-Z][\w-]+(?: [A-Z][\w-]+){0,4})?)"
    r"|\b(?:approved|adopted|signed|endorsed) (?:an? |the )(?P<name2>(?:[a-z-]+ ){1,4}(?:plan|programme"
    r"|program|roadmap)"
    r"(?: (?!for\b)[a-z]+){0,5} for 20\d\d(?:[-–]20\d\d)?)"
)
"""“Roadmap 2030 for Future Relations”, “approved a cooperation plan for 2022”: years that are not of signing."""


def _named_so(scene: Scene, number: int, match: re.Match[str]) -> Agreement:
    base = scene.sentences[number].start
    group = "name" if match["name"] else "name2"
    name = re.sub(r"\s+", " ", match[group])
    return Agreement(
        base + match.start(group), base + match.end(group), name, None, "", "a plan of this name"
    )


_MEETING_PAPER = re.compile(
    r"\b(?:have |has |also |jointly |then |they |and |,|[a-z]+s |[A-Z]\w+ )signed (?:an? |the )?"
    r"(?P<name>(?:(?:joint|final|closing|agreed"
    r"|bilateral|trilateral) )?(?:protocol|minutes|record of discussions|proc[eè]s-verbal|communiqu[eé])"
    r"(?: of (?:the|their|this) (?:meeting|session|talks|committee|commission|dialogue|discussions))?)"
    r"(?=[.,;]|$| (?:following|after|at|during|in|on|upon|summari[sz]ing|of the)\b)"
)


def _paper(scene: Scene, number: int, match: re.Match[str]) -> Agreement:
    """“The ministers signed the minutes of the meeting”: a paper that has no other name."""
    base = scene.sentences[number].start
    start, end = base + match.start("name"), base + match.end("name")
    return Agreement(start, end, re.sub(r"\s+", " ", match["name"]), None, "signed", "a paper of the meeting")


def _signed_lower(scene: Scene, number: int) -> list[Agreement]:
    """What is named in small letters beside “signed”, or is said to be signed."""
    text, base = scene.string(number), scene.sentences[number].start
    found: list[Agreement] = []
    for match in _SIGNED_LOWER.finditer(text):
        if only_thought_of(text, match.start()):
            continue
        end = _subject(text, match.end()) or match.end()
        name = re.sub(r"\s+", " ", text[match.start("name") : end])
        year, _ = year_of(text, match.start("name"), end)
        found.append(Agreement(base + match.start("name"), base + end, name, year, "signed", "signed"))
    for match in _TO_BE_SIGNED.finditer(text):
        name = re.sub(r"\s+", " ", match["name"])
        status = "proposed" if re.search(r"\b(?:will|is to|are to|to be)\b", match[0]) else "signed"
        span = base + match.start("name"), base + match.end("name")
        found.append(Agreement(*span, name, None, status, "said to be signed"))
    return found


def _without_bare(found: list[Agreement]) -> list[Agreement]:
    """Without “MoU (name not given)” where the text names a memorandum."""
    named = any(_MEMORANDUM.search(one.name) for one in found if "not given" not in one.name)
    free = any("Free Trade Agreement" in one.name for one in found)
    found = [one for one in found if not (one.name.endswith("FTA") and (free or not _PAIR.match(one.name)))]
    return [one for one in found if not (named and "not given" in one.name and _MEMORANDUM.search(one.name))]


_PAIR = re.compile(r"[A-Z][\w.]+-[A-Z][\w.]+ ")
_MEMORANDUM = re.compile(r"\bM[oO]Us?\b|[Mm]emorand")
_SIGNS = re.compile(r"\b(?:sign(?:ed|ing)?|inked|initial\w+|concluded|exchanged?|adopted)\b")


def _said_fuller(one: Agreement, acts: list[Signing]) -> bool:
    """Whether what was signed holds this name and more: “MoU” in “MoU to establish a council”."""
    over = [act for act in acts if act.start < one.end and one.start < act.end]
    return any("not given" in one.name or one.name.casefold() in act.name.casefold() for act in over)


def _dated(one: Agreement, acts: list[Signing]) -> Agreement:
    """With the year of its signing, where the sentence tells of that."""
    year = next(
        (act.year for act in acts if act.start < one.end and one.start < act.end and act.signed), None
    )
    return one if one.year or year is None else replace(one, year=year)


def _keep(found: list[Agreement], one: Agreement) -> None:
    words = _key(one.name)
    for index, old in enumerate(found):
        known = _key(old.name)
        if (
            (one.start < old.end and old.start < one.end)
            or words == known
            or (words < known and len(words) > 1)
        ):
            if old.year is None and one.year is not None and words == known:
                found[index] = Agreement(old.start, old.end, old.name, one.year, old.status, old.reason)
            return
        if known < words and len(known) > 1:
            found[index] = Agreement(
                one.start, one.end, one.name, one.year or old.year, one.status, one.reason
            )
            return
    found.append(one)


def _key(name: str) -> frozenset[str]:
    text = name.casefold().replace("memorandum of understanding", "mou").replace("defense", "defence")
    return frozenset(re.findall(r"\w+", text)) - {
        "the",
        "on",
        "of",
        "for",
        "and",
        "a",
        "not",
        "given",
        "name",
    }


def _capitalised(scene: Scene, number: int, match: re.Match[str]) -> Agreement | None:
    base = scene.sentences[number].start
    text = scene.string(number)
    words = [one for one in scene.words[number] if one.end <= base + match.start()]
    first = first_word(words)
    start = (words[first].start - base) if first < len(words) else match.start()
    end = match.end()
    name = text[start:end]
    plain = name.split()[0] == match[0].split()[0] and len(name.split()) == len(match[0].split())
    if _BEFORE_BAD.search(text[:start].rstrip()) or _TO_DRAW_UP.search(text[:start]):
        return None
    if longer := _with_of(text, match, start):
        plain, (start, end) = False, longer
        name = text[start:end]
    on = _subject(text, end)
    if on:
        name, end = text[start:on], on
    year, after = year_of(text, start, end)
    if after != end:  # the year of a plan is part of its name
        name, end = text[start:after], after
    name = re.sub(r"^(?:of|an?|the) (?:an? |the )?", "", name)
    told = (plain and (year or _SIGNED.search(text[:start]))) or (not plain and len(name.split()) == 2)
    parties = _BETWEEN.match(text, end) if told and not on else None
    if parties:  # “the Joint Declaration between Oman and the European Union”
        plain, end = False, parties.end()
        name = text[start:end]
    if plain and not on:
        if not re.match(r"MoU|MOU|Memorand|Letter|Statement of|Declaration of|Joint Vision|Terms", match[0]):
            return None
        name = f"{match[0]} (name not given)"
    status = _status(text, start, end)
    year = year or _year_beside(scene, number, base + start)
    return Agreement(base + start, base + end, re.sub(r"\s+", " ", name), year, status, f"“{match[0]}”")


def _year_beside(scene: Scene, number: int, start: int) -> int | None:
    """“the July 15 Washington Declaration”: the year of a day right before a name."""
    dated = [one.dates.start for one in scene.dates[number] if 0 <= start - one.end <= 1]
    return dated[0].year if dated and dated[0] else None


def _with_of(text: str, match: re.Match[str], start: int) -> tuple[int, int] | None:
    """The span of “Terms of Reference of the Joint Working Group”, “Treaty of Friendship”."""
    end = match.end()
    if match[0].startswith("Terms") and re.match(r" of the [A-Z]", text[end:]):
        return match.start(), _until_small(text, end)
    of = re.match(r" of [A-Z][\w-]+(?:,? (?:and )?[A-Z][\w-]+){0,5}", text[end:])
    if of and match[0] in {"Treaty", "Convention", "Pact", "Declaration"}:
        return start, end + of.end()
    return None


_BETWEEN = re.compile(
    r" between (?:the )?[A-Z][\w'-]*(?: [A-Z][\w'-]*){0,3} and (?:the )?[A-Z][\w'-]*(?: [A-Z][\w'-]*){0,3}"
)
_TO_DRAW_UP = re.compile(
    r"\b(?:formulate|develop|prepare|draw up|work out|draft|elaborate|devise|create|prepar(?:e|ation of)) "
    r"(?:an? |the |its |their )?(?:[a-z-]+ ){0,2}$"
)
"""What is yet to be written is no instrument."""


def _until_small(text: str, end: int) -> int:
    """The end of “of the Joint Working Group on Defence Industry”."""
    found = re.match(r" of the (?:[A-Z][\w-]*(?: (?:on|of|for|and|the)(?= [A-Z]))* ?)+", text[end:])
    return end + len(found[0].rstrip()) if found else end


def _subject(text: str, end: int) -> int:
    """The end of “on Defence Cooperation”; lower-case subjects up to eight words."""
    found = _ON.match(text[end:])
    if found is None:
        return 0
    rest = text[end + found.end() :]
    if re.match(
        r"(?:\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July"
        r"|August|September|October|November|December)",
        rest,
    ):
        return 0
    stop = _STOP_SUBJECT.search(rest)
    length = stop.start() if stop else len(rest)
    words = rest[:length].split()
    if not words or len(words) > 16:
        return 0
    return end + found.end() + len(rest[:length].rstrip())


def _status(text: str, start: int, end: int) -> str:
    around = text[max(0, start - 60) : end + 60]
    if _PLANNED.search(around):
        return "proposed"
    return "signed" if _SIGNED.search(around) else ""


_ONLY_YEAR = re.compile(r" (?:signed|concluded|dated|agreed) (?:in|of|on) (?:\w+ )?(?:1[6-9]|20)\d\d")


def _lower(scene: Scene, number: int, match: re.Match[str]) -> Agreement:
    base = scene.sentences[number].start
    name = (
        match["name"]
        if match[0].split()[0] in {"a", "an", "the", "this", "that"}
        else match[0][: match.end("name") - match.start()]
    )
    told = _ONLY_YEAR.fullmatch(match["rest"]) is None
    whole = f"{name}{match['rest']}" if len(name.split()) == 1 and told else name
    start = base + match.end("name") - len(name)
    return Agreement(
        start,
        base + match.end(),
        re.sub(r"\s+", " ", whole),
        int(match["year"]),
        "signed",
        "an instrument with its year",
    )


def _known_lower(scene: Scene, number: int, match: re.Match[str]) -> Agreement:
    base = scene.sentences[number].start
    group = next(one for one in ("name", "name2", "name3") if match[one])
    year = match["year"] or match["year3"]
    name = re.sub(r"\s+", " ", match[group])
    start, end = base + match.start(group), base + match.end(group)
    return Agreement(
        start, end, name, int(year) if year else None, "", "an instrument told apart by year or letters"
    )


def _bare(scene: Scene, number: int, match: re.Match[str]) -> Agreement:
    base = scene.sentences[number].start
    text = scene.string(number)
    found = re.match(r" in (?:[A-Z][a-z]+ )?(?P<year>(?:1[6-9]|20)\d\d)\b", text[match.end() :])
    found = found or re.search(r"\b(?P<year>(?:1[6-9]|20)\d\d) $", text[: match.start()])
    year = int(found["year"]) if found else None
    return Agreement(base + match.start(), base + match.end(), match[0], year, "", "known by this name")


def is_country(word: str) -> bool:
    """Whether a word is a country or demonym."""
    return word in country_names()
