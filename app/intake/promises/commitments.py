"""Finds what was agreed, committed to, proposed, discussed, reviewed or stated, clause by clause."""

from __future__ import annotations

import re
from dataclasses import replace

from app.intake.lexicon import set_of, word_set
from app.intake.promises.clauses import clause_end, is_finite, is_passive
from app.intake.promises.duewords import due_in
from app.intake.promises.next_sessions import labelled, with_next
from app.intake.promises.nouns import from_nouns
from app.intake.promises.outcomes import bound, led_to, made, paying, standing
from app.intake.promises.parts import further, split
from app.intake.promises.sayings import SAYING, joint_view, only_stated, restated, said, tasked
from app.intake.promises.statements import JOINT, SHOWN, TRACKED_KINDS, Found, merged, once
from app.intake.promises.strengths import strength_of
from app.intake.promises.subjects import Actor, Subject, subject_of
from app.intake.promises.triggers import BASE, ING, PAST, Trigger, triggers_at
from app.intake.promises.unverbed import coming, enumerated, leads_to_agreed, listed
from app.intake.promises.weighing import weighed
from app.intake.promises.willing import willed
from app.intake.scene import Scene
from app.intake.text.tokens import Token
from db.values.choices import CommitmentKind

_KIND_BASE = {
    CommitmentKind.AGREED: 0.85,
    CommitmentKind.COMMITTED: 0.80,
    CommitmentKind.PROPOSED: 0.65,
    CommitmentKind.DISCUSSED: 0.75,
    CommitmentKind.REVIEWED: 0.75,
    CommitmentKind.STATED: 0.60,
}
_WORDS = re.compile(
    r"(?<=[Tt]he )(?:meeting|talks|discussions|session|dialogue|consultations)"
    r"|(?<=[Tt]his )(?:meeting|session)"
)


def commitments(scene: Scene, *, all_planned: bool, announced: frozenset[int] = frozenset()) -> list[Found]:
    """What the text says was agreed, committed to and so on; `all_planned`: it tells only of what is to come.

    `announced`: numbers of the sentences that announce the main meeting.
    """
    found: list[Found] = []
    for number, sentence in enumerate(scene.sentences):
        if sentence.heading or sentence.truncated or scene.string(number).rstrip("\"' ").endswith("?"):
            continue  # a question promises nothing
        found += _in_sentence(scene, number, all_planned or number in announced)
    return once([one for one in found if one.confidence >= SHOWN], scene)


_SECONDED = re.compile(r"(?:So )?(?:[Aa]greed|[Aa]pproved|[Aa]ccepted|[Aa]dopted)\.? ?")


def _seconded(scene: Scene, number: int) -> list[Found]:
    """“Exchange of radar pictures, pilot phase of six months. Agreed.”: the item of the minutes is what was agreed."""
    sentence, item = scene.sentences[number], scene.sentences[number - 1]
    if number == 0 or item.block != sentence.block or item.heading:
        return []
    return [replace(listed(scene, number - 1), end=sentence.end, owner=JOINT)]


def _in_sentence(scene: Scene, number: int, all_planned: bool) -> list[Found]:
    if _SECONDED.fullmatch(scene.string(number)):
        return _seconded(scene, number)
    words = scene.words[number]
    accepted: list[tuple[Trigger, Subject]] = []
    sentence = scene.sentences[number]
    behind = 0
    for index in range(len(words)):
        if index < behind or not words[index].word:
            continue
        for trigger in triggers_at(words, index):
            if not is_finite(scene, number, words, trigger, [one for one, _ in accepted]):
                continue
            start = words[accepted[-1][0].last - 1].end if accepted else sentence.start
            subject = _subject(scene, number, start, words[index].start, trigger, accepted)
            if _fits(trigger, subject, scene, number):
                accepted.append((trigger, subject))
                behind = trigger.last
                break
    out = [
        _made(scene, number, place, accepted) for place in range(len(accepted))
    ]  # the clause of each ends where the next begins
    if not any(one.kind is CommitmentKind.AGREED for one in out):
        coming_one = None if all_planned else labelled(scene, number)
        out = [coming_one] if coming_one else with_next(scene, number, out)
    out = split(scene, number, out + further(scene, number, out))
    if parts := enumerated(scene, number):
        return parts
    if not any(one.kind in TRACKED_KINDS for one in out) and leads_to_agreed(sentence.lead):
        return [listed(scene, number)]
    read = _of_countries if all_planned else _without_verbs
    return sorted((_alone(one) for one in read(scene, number, out)), key=lambda one: one.start)


_OF_A_MEETING = set_of(
    "host hold convene send chair open organise organize conduct start begin sign meet welcome receive"
    " launch set join"
)


def _of_countries(scene: Scene, number: int, out: list[Found]) -> list[Found]:
    """`out` and what a country “will” do besides meeting, where the text tells only of a meeting to come."""
    more = [one for one in willed(scene, number) if one.subject is Actor.COUNTRY]
    return out + [
        one
        for one in more
        if not any(old.start < one.end and one.start < old.end for old in out)
        and not _OF_A_MEETING & set(scene.view[one.verb : one.end].split()[:3])
    ]


def _without_verbs(scene: Scene, number: int, out: list[Found]) -> list[Found]:
    """`out` and what the sentence promises without a verb of promising."""
    out = out + [
        one
        for one in willed(scene, number)
        if not any(old.start < one.end and one.start < old.end for old in out)
    ]
    out = merged(scene, out, from_nouns(scene, number))
    for reader in (coming, made, led_to, bound, paying):
        if not any(one.kind in TRACKED_KINDS for one in out):
            out = merged(scene, out, reader(scene, number))
    return merged(scene, out, standing(scene, number))


_THAT_ONE = re.compile(
    r" that (?:the )?[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,2}(?: (?:side|delegation|Government"
    r"|government))? (?:will|would|shall)\b"
)


def _promiser(scene: Scene, start: int, end: int) -> str | None:
    """“announced that Croatia would open …”: who is said to do it, where it is one country."""
    that = _THAT_ONE.match(scene.view, start, end)
    named = scene.countries_in(start, that.end()) if that else []
    return named[0] if len(named) == 1 else None


def _alone(one: Found) -> Found:
    """What one country resolves or decides, and what both “resolved to” do, they commit themselves to."""
    if (
        one.kind is CommitmentKind.AGREED
        and one.subject is Actor.JOINT
        and one.reasons[:1] == ("“resolved”",)
    ):
        return replace(one, kind=CommitmentKind.COMMITTED)
    single = one.kind is CommitmentKind.AGREED and one.subject is Actor.COUNTRY and one.owner != JOINT
    if single and one.reasons and re.match(r"“(?:resolve|decid)", one.reasons[0]):
        return replace(one, kind=CommitmentKind.COMMITTED)
    return one


_OWN_SUBJECT = re.compile(r"\b(?:both|they|he|she)\b|\bthe two (?:sides|ministers|countries|leaders)\b")


def _subject(
    scene: Scene, number: int, start: int, end: int, trigger: Trigger, accepted: list[tuple[Trigger, Subject]]
) -> Subject:
    found = subject_of(scene, number, start, end)
    text = scene.view[start:end]
    if accepted and (
        found.actor is Actor.NONE
        or re.fullmatch(r"(?:[^,;]*[,;] ?|.* )?(?:and|or|,)(?: also| further| then)? ", text)
    ):
        inherited = accepted[-1][1]
        if not (found.actor in {Actor.JOINT, Actor.PERSON} and _OWN_SUBJECT.search(text)):
            return inherited
    if found.actor is Actor.NONE and end - scene.sentences[number].start < 4:
        return Subject(end, Actor.JOINT)  # the item of a list: “Agreed to …”
    if trigger.subject == "meeting" and found.actor is not Actor.MEETING:
        opening = _WORDS.search(scene.view, start, end)  # “This meeting, co-chaired by …, focused on …”
        if opening and opening[0].casefold() in word_set("meeting_nouns"):
            return Subject(start, Actor.MEETING)
    return found


def _fits(trigger: Trigger, subject: Subject, scene: Scene, number: int) -> bool:
    if trigger.subject == "meeting":
        return subject.actor is Actor.MEETING
    if trigger.subject == "aim":
        return subject.actor in {Actor.MEETING, Actor.JOINT} or trigger.base == "would reach"
    if trigger.base in {"call on", "call upon"} and any(
        one.start > scene.words[number][trigger.last - 1].end for one, _ in scene.cast.named(number)
    ):
        return False
    if trigger.kind is CommitmentKind.PROPOSED and subject.actor in {Actor.MEETING, Actor.GLOSS, Actor.BODY}:
        return trigger.base == "recommend" or (
            trigger.form == PAST and is_passive(scene.words[number], trigger)
        )
    return trigger.base != "announce" or subject.actor in {Actor.COUNTRY, Actor.PERSON, Actor.JOINT}


def _begin(scene: Scene, number: int, place: int, accepted: list[tuple[Trigger, Subject]]) -> int:
    """Where the clause of one trigger begins: at its subject, or at the verb where it shares that of another."""
    words = scene.words[number]
    trigger, subject = accepted[place]
    verb = words[trigger.first].start
    if is_passive(words, trigger):
        return _passive_start(scene, number, place, accepted)
    if _purpose(words, trigger):
        return words[trigger.first - 1].start
    inherited = place > 0 and accepted[place - 1][1] == subject
    return subject.start if subject.start >= 0 and not inherited and verb - subject.start < 90 else verb


def _purpose(words: list[Token], trigger: Trigger) -> bool:
    """“held a meeting … to review X”."""
    return trigger.form == BASE and trigger.first > 0 and words[trigger.first - 1].text == "to"


_FRONTED = re.compile(r", (?=the\b|both\b|they\b|it\b|he\b|she\b|[A-Z])")


def _made(scene: Scene, number: int, place: int, accepted: list[tuple[Trigger, Subject]]) -> Found:
    words, sentence = scene.words[number], scene.sentences[number]
    trigger, subject = accepted[place]
    verb, behind = words[trigger.first].start, words[trigger.last - 1].end
    passive = is_passive(words, trigger)
    begin = _begin(scene, number, place, accepted)
    limit = sentence.end
    if place + 1 < len(accepted):
        limit = max(behind, _before(scene.view, _begin(scene, number, place + 1, accepted)))
    fronted = (
        _FRONTED.search(scene.view, behind, limit) if trigger.form == ING and not trigger.first else None
    )
    end = clause_end(
        scene.view, behind, fronted.start() if fronted else limit, whole=trigger.subject == "meeting"
    )
    after = scene.view[behind:end]
    kind = _kind(trigger, subject, after, scene.view[verb:end], scene.view[sentence.start : verb])
    owner = JOINT if _purpose(words, trigger) else _owner(subject, passive)
    taken = _ACCEPTED.match(scene.view, end, sentence.end) if kind is CommitmentKind.PROPOSED else None
    if taken is not None:
        kind, owner, end = CommitmentKind.AGREED, JOINT, taken.end()
    promiser = _promiser(scene, behind - 5 if trigger.base.endswith(" that") else behind, end)
    if trigger.base in SAYING or trigger.base == "announce":
        owner = promiser or owner
    if kind is CommitmentKind.STATED and promiser and promiser == subject.side and restated(after):
        kind = CommitmentKind.COMMITTED  # “he noted that his own side will …”
    due = due_in(scene.view, verb, end, scene.issue.published) if kind in TRACKED_KINDS else None
    act = f" to{after}" if trigger.base.endswith(" to") else after
    strength = strength_of(kind, act, scene.view[begin:end], due)
    found = Found(begin, end, verb, kind, strength, owner, due, number, subject.actor, _KIND_BASE[kind], ())
    return weighed(scene, found, trigger, passive)


_ACCEPTED = re.compile(
    r",? (?:an (?:invitation|offer|proposal) )?(?:which|that) (?:I|he|she|they|we|the [\w ]{3,30}"
    r"|[A-Z][\w. ]{2,30}|was|were|has been)"
    r" (?:has |have )?(?:[a-z]+ly )?accepted\b"
)
"""“invited me to visit later this year, which I accepted”: asked, and agreed."""
_TRAILING = re.compile(
    r"(?:,? ?\b(?:and|while|with|as well as|where|but|also|which|that|have|has|were|was))+$|,$"
)


def _before(view: str, start: int) -> int:
    """The end of the clause before one that begins at `start`, what joins them left out."""
    text = view[:start].rstrip(" ,")
    return len(text) - len(text[-60:]) + len(_TRAILING.sub("", text[-60:]).rstrip(" ,"))


def _passive_start(scene: Scene, number: int, place: int, accepted: list[tuple[Trigger, Subject]]) -> int:
    """A passive's subject is its object: the clause begins after the clause before."""
    start = scene.sentences[number].start
    if place:
        before = scene.words[number][accepted[place - 1][0].last - 1].end
        found = re.match(r"[^,;]*?(?:,| and) ?(?:and )?", scene.view[before : scene.sentences[number].end])
        start = before + (found.end() if found else 0)
    return start


def _kind(
    trigger: Trigger, subject: Subject, after: str, whole: str, scene_before: str = ""
) -> CommitmentKind:
    kind = trigger.kind
    if trigger.base in SAYING:
        return said(subject, after) or kind
    if trigger.base in {"share the view", "share * view"} and joint_view(after):
        return CommitmentKind.AGREED
    if kind is CommitmentKind.PROPOSED and tasked(trigger, subject, whole, scene_before):
        return CommitmentKind.AGREED
    if only_stated(trigger, after, scene_before):
        return CommitmentKind.STATED
    if trigger.base == "plan to" and subject.actor not in {Actor.JOINT, Actor.MEETING, Actor.NONE}:
        return CommitmentKind.COMMITTED
    if trigger.subject == "meeting" and re.match(r" (?:a |an |the )?(?:\w+ )?review\b", after):
        return CommitmentKind.REVIEWED
    if trigger.base in {"reaffirm", "reiterate", "affirm"} and restated(after):
        return CommitmentKind.COMMITTED
    if trigger.subject == "meeting" and trigger.base == "include" and "discussion" not in whole:
        return CommitmentKind.DISCUSSED
    return kind


def _owner(subject: Subject, passive: bool) -> str | None:
    if subject.actor in {Actor.COUNTRY, Actor.PERSON} and not (passive and subject.actor is Actor.COUNTRY):
        return subject.side
    return JOINT
