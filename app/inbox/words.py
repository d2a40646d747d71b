"""Words of intake: what an office adds to the words it reads texts with, or switches off; settings of the case file."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from app.casefile import CaseFile
from app.changes import Changes
from app.door import Changed
from app.errors import InvalidValue, NotFound
from app.inbox.word_kinds import TELLING, built_in, checked, meaning, well_formed
from app.intake.lexicon import Lexicon, lexicon_of
from app.intake.own_words import OwnWord, WordKind
from app.settings import put, setting_id
from db.queries.inbox import settings_beginning
from db.reader import Reader
from db.values.text import canonical_json

PREFIX = "intake_word/"
"""Keys of the settings that hold a word, by kind and spelling: two machines that add the same word agree."""

MOST = 500
"""Words of its own that an office may have, so that reading stays fast."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word as the screen shows it: `meaning` in words, whether the office added it, whether it is switched off."""

    kind: WordKind
    word: str
    meaning: str
    own: bool
    off: bool


@dataclass(frozen=True, slots=True)
class WordList:
    """The first words of a kind that fit a search; how many fit, and how many the office added or switched off."""

    words: tuple[Word, ...]
    whole: int
    own: int
    off: int


def lexicon_in(reader: Reader) -> Lexicon:
    """The words that texts of this case file are read with."""
    return lexicon_of(own_words(reader))


def lexicon_of_case(case: CaseFile) -> Lexicon:
    """As `lexicon_in`, in a snapshot of its own."""
    with case.read() as reader:
        return lexicon_in(reader)


def own_words(reader: Reader) -> tuple[OwnWord, ...]:
    """What the office added or switched off; what is not a sound word is left aside, and so is what is too much."""
    return _read(tuple(settings_beginning(reader, PREFIX)))


@lru_cache(maxsize=8)
def _read(rows: tuple[tuple[str, str | None], ...]) -> tuple[OwnWord, ...]:
    found = (_word(key, value) for key, value in rows[:MOST])
    return tuple(one for one in found if one is not None)


def _word(key: str, value: str | None) -> OwnWord | None:
    """A word as stored; None for one that another version of the program wrote, or that no check would let in."""
    try:
        given = json.loads(value or "null")
        kind = WordKind(key.removeprefix(PREFIX).partition("/")[0])
        word, means, off = str(given["word"]), str(given["means"]), bool(given["off"])
        if off:
            return OwnWord(kind, word, "", off=True)
        return OwnWord(kind, well_formed(kind, word), means)
    except (ValueError, KeyError, TypeError, InvalidValue):
        return None


def list_words(case: CaseFile, kind: WordKind, search: str = "", *, most: int = 200) -> WordList:
    """The office's own words first, then those it switched off, then the built-in ones; `search` is part of a word."""
    with case.read() as reader:
        own = [one for one in own_words(reader) if one.kind is kind]
    changed = {one.word for one in own}
    rows = [_shown(one) for one in sorted(own, key=lambda one: (one.off, one.word.casefold()))]
    rest = ((word, means) for word, means in built_in(kind).items() if word not in changed)
    rows += [
        Word(kind, word, meaning(kind, means), own=False, off=False)
        for word, means in sorted(rest, key=lambda one: one[0].casefold())
    ]
    folded = " ".join(search.split()).casefold()
    fit = [one for one in rows if folded in one.word.casefold() or folded in one.meaning.casefold()]
    off = sum(one.off for one in own)
    return WordList(tuple(fit[:most]), len(fit), len(own) - off, off)


def _shown(one: OwnWord) -> Word:
    means = built_in(one.kind).get(one.word, "") if one.off else one.means
    return Word(one.kind, one.word, meaning(one.kind, means), own=not one.off, off=one.off)


def add_word(case: CaseFile, kind: WordKind, word: str, means: str = "") -> Changed:
    """Teach intake a word, as one undoable action. Raises InvalidValue for one it cannot use or knows already."""
    new = checked(kind, word, means)
    with case.read() as reader:
        own = own_words(reader)
        refuse_known(new, own)
        refuse_too_many(len(own) + 1)
        changes = case.door.changes()
        keep(changes, reader, [new])
    return case.door.change(f"Add “{new.word}” to the words of intake", changes)


def refuse_known(new: OwnWord, own: Iterable[OwnWord]) -> None:
    """Raises InvalidValue where a word is known, with the same meaning."""
    there = next(
        (one for one in own if one.kind is new.kind and one.word.casefold() == new.word.casefold()), None
    )
    if there is not None and there.off:
        raise InvalidValue(
            f"“{there.word}” comes with the program and is switched off: switch it on again.", field="word"
        )
    if there is not None:
        told = f", {meaning(there.kind, there.means)}" if there.means else ""
        raise InvalidValue(f"“{there.word}”{told} is there already: remove it first.", field="word")
    folded = new.word.casefold()
    same = next((w for w in built_in(new.kind).items() if w[0].casefold() == folded), None)
    if same is not None and (not new.means or new.means in same[1].split()):
        raise InvalidValue(f"“{same[0]}” comes with the program: intake knows it already.", field="word")


def refuse_too_many(number: int) -> None:
    """Raises InvalidValue beyond what reading can bear."""
    if number > MOST:
        raise InvalidValue(
            f"An office may have {MOST} words of its own, so that reading stays fast; remove some first.",
            field="word",
        )


def switch_word(case: CaseFile, kind: WordKind, word: str, *, on: bool) -> Changed:
    """Use a word that comes with the program, or no longer. Raises NotFound for one that does not come with it."""
    if word not in built_in(kind):
        raise NotFound(f"“{word[:60]}” does not come with the program; remove it instead.")
    with case.read() as reader:
        own = own_words(reader)
        if not on:
            refuse_too_many(len(own) + 1)
        changes = case.door.changes()
        if on:
            _drop(changes, [one for one in own if (one.kind, one.word) == (kind, word)])
        else:
            keep(changes, reader, [OwnWord(kind, word, "", off=True)])
    what = "on" if on else "off"
    return case.door.change(f"Switch “{word}” {what} in the words of intake", changes)


def remove_word(case: CaseFile, kind: WordKind, word: str) -> Changed:
    """Take a word of the office out again. Raises NotFound."""
    with case.read() as reader:
        own = [one for one in own_words(reader) if (one.kind, one.word) == (kind, word)]
    if not own:
        raise NotFound(f"“{word[:60]}” is no word of this office.")
    changes = case.door.changes()
    _drop(changes, own)
    return case.door.change(f"Remove “{word}” from the words of intake", changes)


def reset_words(case: CaseFile, kind: WordKind | None = None) -> Changed:
    """Read with the words that come with the program alone, of one kind or of all; one undoable action."""
    with case.read() as reader:
        own = [one for one in own_words(reader) if kind in {None, one.kind}]
    if not own:
        raise InvalidValue("Nothing was added or switched off here.")
    changes = case.door.changes()
    _drop(changes, own)
    of = f" ({TELLING[kind].heading.lower()})" if kind else ""
    return case.door.change(f"Reset the words of intake{of}", changes)


def keep(changes: Changes, reader: Reader, words: Iterable[OwnWord]) -> None:
    """Add steps that keep these words, each in the place of what stood under its spelling."""
    held = {key for key, _ in settings_beginning(reader, PREFIX)}
    for one in words:
        key = key_of(one)
        value = {"word": one.word, "means": one.means, "off": one.off}
        if key in held:
            changes.edit(setting_id(key), value=canonical_json(value))
        else:
            put(changes, key, value)


def key_of(one: OwnWord) -> str:
    """The key of the setting that holds a word."""
    return f"{PREFIX}{one.kind.value}/{one.word.casefold()}"


def _drop(changes: Changes, words: Iterable[OwnWord]) -> None:
    for one in words:
        changes.delete(setting_id(key_of(one)))
