"""Names of people as written, folded for exact comparison, and ordinals; nothing here guesses."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from db.values.errors import InvalidValue


class PrefixKind(StrEnum):
    """What stands before a name."""

    HONORIFIC = "honorific"
    RANK = "rank"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Prefix:
    """One prefix; full stops in it do not matter, nor does case unless `exact`.

    `also_name`: it may be a given name (Gen Nakatani), so it is left where only one word would remain.
    """

    text: str
    kind: PrefixKind
    exact: bool = False
    also_name: bool = False


def _prefixes(kind: PrefixKind, texts: str) -> tuple[Prefix, ...]:
    return tuple(Prefix(text, kind) for text in texts.split(", "))


PREFIXES: tuple[Prefix, ...] = (
    Prefix("HE", PrefixKind.HONORIFIC, exact=True),
    Prefix("H E", PrefixKind.HONORIFIC, exact=True),
    Prefix("HH", PrefixKind.HONORIFIC, exact=True),
    Prefix("HM", PrefixKind.HONORIFIC, exact=True),
    Prefix("HRH", PrefixKind.HONORIFIC, exact=True),
    Prefix("Gen", PrefixKind.RANK, also_name=True),
    Prefix("Major", PrefixKind.RANK, also_name=True),
    Prefix("Sultan", PrefixKind.TITLE, also_name=True),
    Prefix("Prince", PrefixKind.TITLE, also_name=True),
    Prefix("Justice", PrefixKind.TITLE, also_name=True),
    Prefix("Sayyid", PrefixKind.TITLE, also_name=True),
    *_prefixes(
        PrefixKind.HONORIFIC,
        "His Excellency, Her Excellency, Excellency, His Highness, Her Highness, His Majesty, Her Majesty, "
        "His Royal Highness, Her Royal Highness, The Honourable, Honourable, The Hon, Hon, Honble, Hon'ble, "
        "The Right Honourable, The Rt Hon, Rt Hon, Shri, Sri, Shrimati, Smt, Kumari, Mr, Mrs, Ms, Miss, Mx, "
        "Messrs, Monsieur, Madame, Mme, Herr, Frau, Señor, Señora, Sir, Dame, Dato, Datuk, Tan Sri, Encik",
    ),
    *_prefixes(
        PrefixKind.TITLE,
        "Dr, Prof, Professor, Eng, Engr, Adv, Advocate, Ambassador, Amb, High Commissioner, Minister, "
        "Secretary, Senator, Governor, President, Prime Minister, Chancellor, Sheikh, Shaikh, Sheikha, "
        "Sayyida, Princess, Maulana, Pandit, Lord, Lady, Baroness",
    ),
    *_prefixes(
        PrefixKind.RANK,
        "Field Marshal, General, Lieutenant General, Lt General, Lt Gen, Lieut Gen, Major General, Maj General, "
        "Maj Gen, Brigadier General, Brigadier, Brig Gen, Brig, Colonel, Col, Lieutenant Colonel, Lt Colonel, "
        "Lt Col, Maj, Captain, Capt, Lieutenant, Lt, Admiral of the Fleet, Admiral, Adm, Vice Admiral, "
        "Vice Adm, VAdm, Rear Admiral, Rear Adm, RAdm, Commodore, Cmde, Commander, Cdr, Lieutenant Commander, "
        "Lt Cdr, Air Chief Marshal, Air Marshal, Air Mshl, Air Vice Marshal, AVM, Air Commodore, Air Cmde, "
        "Group Captain, Gp Capt, Wing Commander, Wg Cdr, Squadron Leader, Sqn Ldr, Staff Brigadier, "
        "Staff Colonel, Staff Major General",
    ),
)
"""The prefixes known; an office may hand its own table to `PersonName.parse`."""

_MOST_WORDS = 5  # in one prefix
_SON_OF = frozenset({"bin", "ibn", "ben", "bint", "binti"})  # what follows a given name, never a prefix alone
_APOSTROPHES = "'’‘ʼʻʿʾ`´ʹ′\u0640"  # with the Arabic tatweel, which is no letter either
_HYPHENS = "-‐‑‒–—−־"
_LETTERS = str.maketrans(
    {
        "ł": "l",
        "đ": "d",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ð": "d",
        "þ": "th",
        "ħ": "h",
        "ŋ": "n",
        **dict.fromkeys(_APOSTROPHES),
        **dict.fromkeys(_HYPHENS + ".", " "),
    }
)
# Marks of scripts that are also written without them; elsewhere (Devanagari, kana) a mark is part of the letter.
_MARKS = re.compile(
    "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670]"
)


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name exactly as written, the prefixes it begins with, and what remains (`bare`)."""

    written: str
    prefixes: tuple[str, ...]
    bare: str

    @classmethod
    def parse(cls, written: str, table: tuple[Prefix, ...] = PREFIXES) -> Self:
        """Part the prefixes from the name; at most one rank, and at least one word remains.

        Raises InvalidValue where nothing but blanks is written.
        """
        words = written.split()
        if not words:
            raise InvalidValue("A name needs at least one letter.")
        known = {_key(prefix.text): prefix for prefix in table}
        found: list[str] = []
        ranks = 0
        while True:
            length = _leading(words, known, ranks)
            if length == 0:
                return cls(written, tuple(found), " ".join(words))
            ranks += known[_key(" ".join(words[:length]))].kind is PrefixKind.RANK
            found.append(" ".join(words[:length]).rstrip(","))
            words = words[length:]


def _leading(words: list[str], known: dict[str, Prefix], ranks: int) -> int:
    """How many of the first words are one prefix; the longest wins."""
    for length in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        text = " ".join(words[:length])
        prefix = known.get(_key(text))
        if prefix is None or (prefix.exact and not text.replace(".", "").isupper()):
            continue
        if prefix.kind is PrefixKind.RANK and ranks:
            continue
        if words[length].casefold() in _SON_OF:
            continue
        if prefix.also_name and not text.endswith(".") and len(words) - length == 1:
            continue
        return length
    return 0


def _key(text: str) -> str:
    return " ".join(text.replace(".", "").replace(",", "").replace("’", "'").split()).casefold()


def fold_name(text: str) -> str:
    """`text` for exact comparison: without case, diacritics, apostrophes, full stops; hyphens are blanks.

    `Al-Zaabi` and `AL ZA'ABI` fold to the same, as do `Łódź` and `lodz`. Folding twice changes nothing.
    """
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    folded = _MARKS.sub("", folded).translate(_LETTERS)
    folded = "".join(c for c in folded if unicodedata.category(c) not in ("Cf", "Cc") or c.isspace())
    return " ".join(unicodedata.normalize("NFC", folded).split())


def same_spelling(a: str, b: str) -> bool:
    """Whether two names are spelt alike but for what `fold_name` takes away."""
    return fold_name(a) == fold_name(b)


_ONES = (
    *("zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth"),
    *("eighteenth", "nineteenth"),
)
_TENS = {20: "twent", 30: "thirt", 40: "fort", 50: "fift", 60: "sixt", 70: "sevent", 80: "eight", 90: "ninet"}
_ORDINAL = re.compile(r"(\d{1,4})(?:st|nd|rd|th)", re.ASCII | re.IGNORECASE)


def ordinal(number: int) -> str:
    """`13th`, `22nd`; raises InvalidValue below zero."""
    if number < 0:
        raise InvalidValue(f"{number} has no ordinal.")
    last = 0 if number % 100 in (11, 12, 13) else number % 10
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(last, 'th') }"


def ordinal_words(number: int) -> str:
    """`thirteenth`, `twenty-second`; from 100 on as `ordinal`."""
    if not 0 <= number < 100:
        return ordinal(number)
    if number < 20:
        return _ONES[number]
    tens, ones = number // 10 * 10, number % 10
    return f"{_TENS[tens]}y-{_ONES[ones]}" if ones else f"{_TENS[tens]}ieth"


_BY_WORDS = {ordinal_words(number): number for number in range(100)}


def parse_ordinal(text: str) -> int | None:
    """The number of `13th` or `thirteenth`; None for anything else, a wrong ending (`13st`) included."""
    tidied = "-".join(text.casefold().replace("-", " ").split())
    if tidied in _BY_WORDS:
        return _BY_WORDS[tidied]
    found = _ORDINAL.fullmatch(tidied)
    return int(found[1]) if found and ordinal(int(found[1])) == tidied else None
