"""The trigger phrases of `triggers.json` in every inflection, found by their first word."""

from __future__ import annotations

from dataclasses import dataclass

from app.intake.lexicon import of_lexicon, triggers
from app.intake.text.tokens import Token
from db.values.choices import CommitmentKind

PAST, ING, BASE, THIRD = "past", "ing", "base", "third"
_GAP = 7
_KINDS = ("agreed", "committed", "proposed", "discussed", "reviewed", "stated")
_MARKS = frozenset(".;:,")
_NOT_BETWEEN = frozenset(
    {"that", "to", "appreciation", "gratitude", "thanks", "concern", "satisfaction", "admiration", "regret"}
)
"""“expressed his appreciation for their commitment” commits nobody."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """A phrase found at tokens `first:last`: the kind it makes, its base form, its inflection."""

    first: int
    last: int
    kind: CommitmentKind
    base: str
    form: str
    subject: str = ""


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: CommitmentKind
    base: str
    form: str
    rest: tuple[str, ...]
    subject: str = ""


def inflected(base: str, irregular: dict[str, str]) -> dict[str, str]:
    """Each form of a verb → which it is: `agreed` → past."""
    if base == "be":
        return dict.fromkeys(("is", "are", "was", "were"), PAST)
    if base in irregular:
        *past, ing = irregular[base].split()
        forms = dict.fromkeys(past, PAST)
    else:
        stem = base.removesuffix("e")
        past_form = f"{base[:-1]}ied" if base.endswith("y") and base[-2] not in "aeiou" else f"{stem}ed"
        forms, ing = {past_form: PAST}, f"{base if base.endswith('ee') else stem}ing"
        if base.endswith("ee"):
            forms = {f"{base}d": PAST}
    third = (
        f"{base[:-1]}ies"
        if base.endswith("y") and base[-2] not in "aeiou"
        else f"{base}{'es' if base.endswith(('s', 'sh', 'ch', 'x')) else 's'}"
    )
    return {base: BASE, third: THIRD, ing: ING, **forms}


@of_lexicon()
def _index() -> dict[str, list[_Entry]]:
    table = triggers()
    found: dict[str, list[_Entry]] = {}
    for kind in _KINDS:
        for phrase in table[kind]:
            _enter(found, phrase, CommitmentKind(kind), "", table["irregular"])
    for phrase in table["topic_subjects"]["discussed"]:
        _enter(found, phrase, CommitmentKind.DISCUSSED, "meeting", table["irregular"])
    for phrase in table["aims"]:
        _enter(found, phrase, CommitmentKind.STATED, "aim", table["irregular"])
    for entries in found.values():
        entries.sort(key=lambda one: -sum(2 if part != "*" else 1 for part in one.rest))
    return found


def _enter(
    found: dict[str, list[_Entry]], phrase: str, kind: CommitmentKind, subject: str, irregular: dict[str, str]
) -> None:
    first, *rest = phrase.split()
    for form, which in inflected(first, irregular).items():
        found.setdefault(form, []).append(_Entry(kind, phrase, which, tuple(rest), subject))


def triggers_at(words: list[Token], index: int) -> list[Trigger]:
    """The phrases that begin at a token, the most telling first."""
    found = []
    for entry in _index().get(words[index].text.casefold(), ()):
        last = _rest(words, index + 1, entry.rest)
        if last:
            found.append(Trigger(index, last, entry.kind, entry.base, entry.form, entry.subject))
    return found


def _rest(words: list[Token], place: int, rest: tuple[str, ...]) -> int:
    """Where the rest of a phrase ends; 0 where it does not stand here."""
    gap = False
    for part in rest:
        if part == "*":
            gap = True
            continue
        wanted = part.split("/")
        limit = _GAP + 1 if gap else 1
        at = next(
            (n for n in range(place, min(place + limit, len(words))) if _is(words, n, place, wanted)), None
        )
        if at is None and not gap:  # “committed significantly to”, “called strongly for”
            adverb = place + 1 < len(words) and words[place].text.endswith("ly")
            at = place + 1 if adverb and words[place + 1].text.casefold() in wanted else None
        if at is None:
            return 0
        place, gap = at + 1, False
    return place


def _is(words: list[Token], at: int, start: int, wanted: list[str]) -> bool:
    if any(one.text in _MARKS or one.text in _NOT_BETWEEN for one in words[start:at]):
        return False
    return words[at].text.casefold() in wanted
